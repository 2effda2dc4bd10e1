"""Where it is fought: a gentle pulse for a battle while it lasts, a ring round a besieged town."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.motion.tracks import BattleState, BoolArray, FloatArray, IntArray
from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS
from liaoshen_viewer.scenario.model import Event, LonLat, PlaceId, Scenario, Status
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.marks import BattleMarks

LEAST_IMPORTANCE: Final = 2
LONGEST_MS: Final = 10 * DAY_MS
"""What lasts longer is a state of things, and no battle."""
HOUR_LASTS_MS: Final = 6 * HOUR_MS
"""How long an event lasts that gives an hour and no end; one that gives a day lasts the day."""
NEAR_KM: Final = 20.0
"""Whoever attacks within this distance of an event's place fights in it."""
SAME_KM: Final = 4.0
"""Of battles nearer to each other than this one pulse is seen."""
BEAT_MS: Final = DAY_MS
"""From beat to beat, in campaign time: two seconds at the usual speed."""
FADE_MS: Final = 2 * HOUR_MS
SIEGE_M: Final = 130.0
"""From how many metres per point upwards a besieged town has a ring: nearer its front is seen."""
SIEGE_RANK: Final = 2
_KM_PER_DEG: Final = 111.3
_STATUS: Final = list(Status)


@dataclass(frozen=True, slots=True)
class BattleEvents:
    """Events that can be battles, by importance; arrays of e rows."""

    lonlat_deg: FloatArray
    xy_m: FloatArray
    start_ms: IntArray
    end_ms: IntArray


def battle_events(scenario: Scenario, projection: Projection) -> BattleEvents:
    """Gather the important events with a place and units, once for a scenario and a map."""
    rows = sorted(
        (event for event in scenario.events if _can_be(event)), key=lambda e: e.importance
    )
    lonlat = np.array([_spot(scenario, row) for row in rows], dtype=np.float64).reshape(-1, 2)
    return BattleEvents(
        lonlat_deg=lonlat,
        xy_m=projection.to_m(lonlat),
        start_ms=np.array([row.start_ms for row in rows], dtype=np.int64),
        end_ms=np.array([end_of(row) for row in rows], dtype=np.int64),
    )


def _spot(scenario: Scenario, event: Event) -> LonLat:
    if event.lonlat is not None or event.place is None:
        return event.lonlat or (np.nan, np.nan)
    return scenario.places[event.place].lonlat


def _can_be(event: Event) -> bool:
    placed = event.lonlat is not None or event.place is not None
    known = event.importance <= LEAST_IMPORTANCE and bool(event.units) and placed
    return known and end_of(event) - event.start_ms <= LONGEST_MS


def end_of(event: Event) -> int:
    """Return when an event is over, also where no end is given."""
    if event.end_ms is not None:
        return int(event.end_ms)
    return event.start_ms + (HOUR_LASTS_MS if "T" in event.start_text else DAY_MS)


def battle_marks(
    events: BattleEvents,
    scenario: Scenario,
    state: BattleState,
    projection: Projection,
    camera: Camera,
) -> BattleMarks:
    """Return the battles and sieges of a moment. The beat is a function of campaign time."""
    on = np.flatnonzero((events.start_ms <= state.t_ms) & (state.t_ms < events.end_ms))
    on = on[[_fought_at(events.lonlat_deg[row], state) for row in on]] if len(on) else on
    on = _apart(events.lonlat_deg, on)
    left = np.minimum(state.t_ms - events.start_ms[on], events.end_ms[on] - state.t_ms)
    xy_px = camera.to_px(events.xy_m[on])
    return BattleMarks(
        xy_px=xy_px,
        strength=np.clip(left / FADE_MS, 0.0, 1.0),
        beat=state.t_ms % BEAT_MS / BEAT_MS,
        siege_px=camera.to_px(projection.to_m(_sieges(scenario, state, camera))),
    )


def battles_at(
    keep: Keep, battle: Battle, projection: Projection, t_ms: int, camera: Camera
) -> tuple[BattleMarks, FloatArray]:
    """Return the battles of a moment whether or not they are shown, and who attacks, in pixels."""
    scenario = battle.scenario
    events = keep.get("battles", lambda: battle_events(scenario, projection))
    state = state_at(battle.tracks, t_ms)
    attacking = state.visible & (state.status == _STATUS.index(Status.ATTACKING))
    attackers_px = camera.to_px(projection.to_m(state.lonlat_deg[attacking]))
    return battle_marks(events, scenario, state, projection, camera), attackers_px


def _fought_at(lonlat: FloatArray, state: BattleState) -> bool:
    """Tell whether one side attacks near a place, and another is there."""
    near = state.visible & (_away_km(lonlat, state.lonlat_deg) <= NEAR_KM)
    attacking = near & (state.status == _STATUS.index(Status.ATTACKING))
    return any((state.side[near] != side).any() for side in np.unique(state.side[attacking]))


def _apart(lonlat: FloatArray, rows: IntArray) -> IntArray:
    """Return the rows without those too near to an earlier one."""
    kept: list[int] = []
    for row in rows.tolist():
        if not kept or _away_km(lonlat[row], lonlat[kept]).min() > SAME_KM:
            kept.append(row)
    return np.array(kept, dtype=np.int64)


def _away_km(lonlat: FloatArray, others: FloatArray) -> FloatArray:
    """Return distances in km, near enough over some tens of kilometres; nan stays nan."""
    east = (others[:, 0] - lonlat[0]) * np.cos(np.radians(lonlat[1]))
    return np.asarray(np.hypot(east, others[:, 1] - lonlat[1]) * _KM_PER_DEG, dtype=np.float64)


def _sieges(scenario: Scenario, state: BattleState, camera: Camera) -> FloatArray:
    """Return the towns in which formations stand encircled, (k, 2) degrees."""
    if camera.m_per_px * camera.scale < SIEGE_M:
        return np.zeros((0, 2))
    held = _encircled(state)
    found = {_town(scenario, scenario.waypoints[i].place) for i in state.waypoint[held].tolist()}
    spots = [scenario.places[place].lonlat for place in sorted(p for p in found if p is not None)]
    return np.array(spots, dtype=np.float64).reshape(-1, 2)


def _encircled(state: BattleState) -> BoolArray:
    encircled = state.status == _STATUS.index(Status.ENCIRCLED)
    return np.asarray(encircled & (state.waypoint >= 0) & (state.speed_km_h == 0), dtype=np.bool_)


def _town(scenario: Scenario, place: PlaceId | None) -> PlaceId | None:
    """Return the town that a place is, or is part of; None for the country."""
    while place is not None:
        known = scenario.places[place]
        if known.rank <= SIEGE_RANK and known.kind in ("city", "town", "port"):
            return place
        place = known.parent
    return None
