"""What was where at one moment, as text for people and for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

import numpy as np

from liaoshen_viewer.motion.control import compile_control
from liaoshen_viewer.motion.encirclement import army_groups, bars_km, ring_round
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scenario.calendar import format_offset, to_datetime
from liaoshen_viewer.scenario.model import Certainty, Scenario, Status
from liaoshen_viewer.scene.summary import hierarchy, strengths
from liaoshen_viewer.tables import csv_text

Cell = str | int | float | bool | None
UnitRow = dict[str, Cell]

KEYS: Final = (
    "id", "name", "side", "superior", "lon", "lat", "heading_deg", "speed_km_h", "status",
    "certainty", "error_km", "strength", "visible", "men",
)  # fmt: skip
"""The keys of a row, in the order of every format. More may be added, none changed or removed."""

RING_KEYS: Final = ("force", "name", "lon", "lat", "closed", "widest_gap_km")

_STATUS: Final = tuple(Status)
_CERTAINTY: Final = tuple(Certainty)


def unit_rows(scenario: Scenario, state: BattleState) -> list[UnitRow]:
    """Return one row per unit of the scenario, in its order, with the keys `KEYS`.

    `lon` and `lat` (degrees, to 0.1 m) are None exactly where `visible` is False; `heading_deg`
    is None at rest. `strength` is the last figure of its own that is known by then, `men` what the
    order of battle counts: without those lost since, or the sum of those under it; None where
    unknown.
    """
    men = strengths(scenario, state, hierarchy(scenario, state))
    return [_row(scenario, state, i) | {"men": men[i]} for i in range(len(scenario.units))]


def ring_rows(scenario: Scenario, state: BattleState) -> list[UnitRow]:
    """Return how far every army group on the map is shut in: a row each with RING_KEYS.

    `closed` is the share of bearings, 0 to 1; `widest_gap_km` is 0 where there is none and None
    where nothing is in the way.
    """
    control, bars = compile_control(scenario), bars_km(scenario)
    found = ((i, ring_round(i, state, control, bars)) for i in army_groups(scenario))
    return [
        {
            "force": scenario.units[i].id,
            "name": scenario.units[i].names.en,
            "lon": round(ring.middle_deg[0], 4),
            "lat": round(ring.middle_deg[1], 4),
            "closed": round(ring.share, 3),
            "widest_gap_km": _number(np.float64(ring.widest_gap_km), 1),
        }
        for i, ring in found
        if ring is not None
    ]


def time_text(scenario: Scenario, t_ms: int) -> str:
    """Return a time with its offset: `1948-10-14T10:00:00+08:00`."""
    moment = to_datetime(t_ms)
    precision = "milliseconds" if moment.microsecond else "seconds"
    return moment.isoformat(timespec=precision) + format_offset(scenario.clock.offset_min)


def as_json(scenario: Scenario, state: BattleState) -> str:
    """Return the state as a JSON object with `scenario`, `time`, `units` and `encirclement`."""
    rows, rings = unit_rows(scenario, state), ring_rows(scenario, state)
    return _json(_heading(scenario, state) | {"units": rows, "encirclement": rings})


def as_csv(scenario: Scenario, state: BattleState) -> str:
    """Return the state as CSV with a header line; an empty cell where a value is None."""
    rows = [[_csv_cell(row[key]) for key in KEYS] for row in unit_rows(scenario, state)]
    return csv_text(KEYS, rows).removesuffix("\n")


def as_geojson(scenario: Scenario, state: BattleState) -> str:
    """Return the state as a GeoJSON FeatureCollection; a unit not visible has no geometry."""
    features = [_feature(row) for row in unit_rows(scenario, state)]
    collection = {"type": "FeatureCollection", **_heading(scenario, state), "features": features}
    return _json(collection)


def _row(scenario: Scenario, state: BattleState, index: int) -> UnitRow:
    unit = scenario.units[index]
    superior = int(state.superior[index])
    status, certainty = int(state.status[index]), int(state.certainty[index])
    strength = _number(state.strength[index], 0)
    return {
        "id": unit.id,
        "name": unit.names.en,
        "side": scenario.sides[int(state.side[index])].id,
        "superior": scenario.units[superior].id if superior >= 0 else None,
        "lon": _number(state.lonlat_deg[index, 0], 6),
        "lat": _number(state.lonlat_deg[index, 1], 6),
        "heading_deg": _number(state.heading_deg[index], 1),
        "speed_km_h": _number(state.speed_km_h[index], 2),
        "status": _STATUS[status].value if status >= 0 else None,
        "certainty": _CERTAINTY[certainty].value,
        "error_km": _number(state.error_km[index], 2),
        "strength": None if strength is None else int(strength),
        "visible": bool(state.visible[index]),
    }


def _number(value: np.float64, digits: int) -> float | None:
    return None if np.isnan(value) else round(float(value), digits)


def _heading(scenario: Scenario, state: BattleState) -> dict[str, object]:
    return {"scenario": scenario.id, "time": time_text(scenario, state.t_ms)}


def _feature(row: UnitRow) -> dict[str, object]:
    point: Sequence[Cell] = [row["lon"], row["lat"]]
    properties = {key: value for key, value in row.items() if key not in {"lon", "lat"}}
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": point} if row["visible"] else None,
        "properties": properties,
    }


def _csv_cell(value: Cell) -> Cell:
    return str(value).lower() if isinstance(value, bool) else value


def _json(value: object) -> str:
    # NaN is no JSON; should one ever get here, it is our bug and shall be heard.
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
