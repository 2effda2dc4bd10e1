"""The encirclement meter: forces that are being shut in, and the selected one, as dials."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.motion.control import compile_control
from liaoshen_viewer.motion.encirclement import Ring, army_groups, bars_km, ring_round
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.meter_marks import Dial, MeterPlate, as_closed
from liaoshen_viewer.scene.shown import Shown

SHUT_IN: Final = 0.85
"""From this share on a force has a dial unasked."""
MOST: Final = 3
RADIUS_PT: Final = 19.0
PAD_PT: Final = 11.0
ROW_PT: Final = 52.0
TITLE_PT: Final = 13.5
NOTE_PT: Final = 12.0
STEP_MS: Final = HOUR_MS
"""The ring is looked at once in so long: it is slow, and no dial shall tremble."""
_Found = tuple[int, int, Ring]


def meter_plate(
    keep: Keep,
    battle: Battle,
    projection: Projection,
    t_ms: int,
    camera: Camera,
    shown: Shown,
    letters: float,
    measure: Measure,
    translate: Translate,
) -> MeterPlate | None:
    """Return the dials of the forces in the picture; None if none is shut in."""
    found = keep.get(("rings", t_ms // STEP_MS), lambda: _rings(keep, battle, t_ms, None))
    seen = [row for row in found if row[2].share >= SHUT_IN and _inside(row[2], projection, camera)]
    unit = battle.scenario.unit_index.get(shown.selected) if shown.selected else None
    if unit is not None:
        key = ("ring", t_ms // STEP_MS, unit)
        chosen = keep.get(key, partial(_rings, keep, battle, t_ms, [unit]))
        seen = [*chosen, *(row for row in seen if row[0] != unit)]
    if not seen:
        return None
    rows = [_texts(battle, row, shown.language, translate) for row in seen[:MOST]]
    return _plate(battle, seen[:MOST], rows, camera.scale * letters, measure)


def _rings(keep: Keep, battle: Battle, t_ms: int, units: Iterable[int] | None) -> list[_Found]:
    """Return the rings at the hour before a moment: (unit, side, ring)."""
    scenario = battle.scenario
    control = keep.get("control", lambda: compile_control(scenario))
    bars = keep.get("bars", lambda: bars_km(scenario))
    state = state_at(battle.tracks, t_ms // STEP_MS * STEP_MS)
    found = []
    for unit in army_groups(scenario) if units is None else units:
        ring = ring_round(unit, state, control, bars)
        if ring is not None:
            found.append((unit, int(state.side[unit]), ring))
    return found


def _inside(ring: Ring, projection: Projection, camera: Camera) -> bool:
    at_px = camera.to_px(projection.to_m(np.array([ring.middle_deg])))[0]
    return bool((at_px >= 0).all() and (at_px <= camera.size_px).all())


def _texts(
    battle: Battle, found: _Found, language: str, translate: Translate
) -> tuple[str, str, str]:
    unit, _, ring = found
    # A ring of which a sliver is open is not closed: never rounded up to it.
    whole = int(ring.share * 100)
    share = translate(Message("scene.meter_share", {"share": whole}))
    if ring.share >= 1:
        note = translate(Message("scene.meter_closed"))
    elif np.isnan(ring.widest_gap_km):
        note = translate(Message("scene.meter_open"))
    else:
        note = translate(Message("scene.meter_gap", {"km": max(1, round(ring.widest_gap_km))}))
    return battle.scenario.units[unit].names.in_language(language), share, note


def _plate(
    battle: Battle,
    found: list[_Found],
    rows: list[tuple[str, str, str]],
    scale: float,
    measure: Measure,
) -> MeterPlate:
    pad, high, radius = PAD_PT * scale, ROW_PT * scale, RADIUS_PT * scale
    title, note = TITLE_PT * scale, NOTE_PT * scale
    text = radius + pad
    colours = [side.colour for side in battle.scenario.sides]
    dials = tuple(
        Dial(
            closed=as_closed(np.isfinite(ring.at_km)),
            middle_px=(pad + radius, (number + 0.5) * high),
            share=share,
            title=name,
            note=line,
            colour=colours[side],
            enemy=next((c for i, c in enumerate(colours) if i != side), "grey"),
        )
        for number, ((_, side, ring), (name, share, line)) in enumerate(
            zip(found, rows, strict=True)
        )
    )
    wide = max(max(measure(n, title, True), measure(line, note, False)) for n, _, line in rows)
    extent = (pad + radius + text + wide + pad, len(rows) * high)
    return MeterPlate((0.0, 0.0), extent, dials, radius, text, title, note)
