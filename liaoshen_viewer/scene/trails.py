"""Where formations come from, and where the selected one goes next: pieces of their tracks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.tracks import (
    BattleState,
    BoolArray,
    FloatArray,
    IntArray,
    TextArray,
    Tracks,
)
from liaoshen_viewer.scenario.calendar import DAY_MS
from liaoshen_viewer.scenario.model import Certainty
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import PlannedWay, TrailMarks

LEVELS: Final = 6
"""Into how many parts of even time a trail falls, each fainter than the one after."""
HEAD_STRENGTH: Final = 0.5
INFERRED_STRENGTH: Final = 0.75
DASH_PT: Final = (6.0, 5.0)
"""Dash and gap of the way of a reconstructed leg, and of one that is still to come."""
BESIDE_DEG: Final = 0.15
"""A division nearer than this to its army or column has no trail of its own: about 17 km."""
FLIGHT_KM_H: Final = 60.0
"""Above this a formation flies: a flight leaves no way on the ground."""
HEAD_PT: Final = (12.0, 11.0)
_RECONSTRUCTED: Final = list(Certainty).index(Certainty.RECONSTRUCTED)
_INFERRED: Final = list(Certainty).index(Certainty.INFERRED)


@dataclass(frozen=True, slots=True)
class TrackPieces:
    """All straight pieces of all tracks, projected; arrays of p rows, by unit and time."""

    unit: IntArray
    waypoint: IntArray
    """In `scenario.waypoints`: where the leg began."""
    start_ms: IntArray
    end_ms: IntArray
    start_m: FloatArray
    end_m: FloatArray
    before_m: FloatArray
    """How far the unit has come before, so that dashes lie still while the way grows."""
    certainty: IntArray
    flown: BoolArray


@dataclass(frozen=True, slots=True)
class _Cuts:
    """Parts of pieces: ends in pixels (s, 2), and the way before them."""

    piece: IntArray
    level: IntArray
    """(s,) which of the spans of time."""
    start_px: FloatArray
    end_px: FloatArray
    before_px: FloatArray


def track_pieces(tracks: Tracks, projection: Projection) -> TrackPieces:
    """Project the pieces in which units move, once for a battle and a map."""
    unit = np.repeat(np.arange(len(tracks.first) - 1), np.diff(tracks.first))
    last = np.append(unit[1:] != unit[:-1], True)
    row = np.flatnonzero((tracks.speed_km_h > 0) & (tracks.waypoint >= 0) & ~last)
    lasts = (tracks.t_ms[row + 1] - tracks.t_ms[row])[:, None]
    start = tracks.lonlat_deg[row]
    start_m, end_m = projection.to_m(start), projection.to_m(
        start + tracks.lonlat_deg_per_ms[row] * lasts
    )  # fmt: skip
    lengths = np.hypot(*(end_m - start_m).T)
    return TrackPieces(
        unit=unit[row],
        waypoint=tracks.waypoint[row],
        start_ms=tracks.t_ms[row],
        end_ms=tracks.t_ms[row + 1],
        start_m=start_m,
        end_m=end_m,
        before_m=np.cumsum(lengths) - lengths,
        certainty=tracks.certainty[row],
        flown=tracks.speed_km_h[row] > FLIGHT_KM_H,
    )


def trail_marks(
    pieces: TrackPieces,
    state: BattleState,
    shown: BoolArray,
    colours: TextArray,
    camera: Camera,
    days: int,
) -> TrailMarks:
    """Return the ways by land and sea of the last `days` of the formations shown, (n_units,) true.

    `colours` are those of the sides. Parts of one colour and strength are one set of lines.
    """
    lasts_ms = days * DAY_MS
    recent = (pieces.end_ms > state.t_ms - lasts_ms) & (pieces.start_ms < state.t_ms)
    rows = np.flatnonzero(recent & shown[pieces.unit] & ~pieces.flown)
    until = state.t_ms - np.arange(LEVELS)[:, None] * (lasts_ms // LEVELS)
    cuts = _between(pieces, rows, until - lasts_ms // LEVELS, until, camera)
    lines, cut = _lines(cuts, pieces.certainty[cuts.piece] == _RECONSTRUCTED, camera)
    piece = cuts.piece[cut]
    inferred = pieces.certainty[piece] == _INFERRED
    look = (cuts.level[cut] * len(colours) + state.side[pieces.unit[piece]]) * 2 + inferred
    order = np.argsort(look, kind="stable")
    looks, starts = np.unique(look[order], return_index=True)
    level, rest = np.divmod(looks, 2 * len(colours))
    age = level / LEVELS
    strength = HEAD_STRENGTH * (1 - age) * np.where(rest % 2 == 1, INFERRED_STRENGTH, 1.0)
    return TrailMarks(
        ends_px=tuple(np.split(lines[order], starts[1:])) if len(looks) else (),
        colour=tuple(colours[rest // 2].tolist()),
        strength=tuple(strength.tolist()),
        age=tuple(age.tolist()),
    )


def planned_way(
    pieces: TrackPieces, state: BattleState, unit: int, colours: TextArray, camera: Camera
) -> PlannedWay | None:
    """Return the way of a unit (its row) from now to its next waypoint; None if it has none."""
    ahead = (pieces.unit == unit) & (pieces.end_ms > state.t_ms)
    rows = np.flatnonzero(ahead & (pieces.waypoint == state.waypoint[unit]))
    if not len(rows):
        return None
    last = int(pieces.end_ms[rows[-1]])
    cuts = _between(pieces, rows, np.array([[state.t_ms]]), np.array([[last]]), camera)
    tip = camera.to_px(pieces.end_m[rows[-1]])
    way = tip - camera.to_px(pieces.start_m[rows[-1]])
    way = way / max(float(np.hypot(*way)), 1e-9)
    width, length = (part * camera.scale for part in HEAD_PT)
    across = np.array((-way[1], way[0])) * width / 2
    head = np.stack([tip, tip - way * length + across, tip - way * length - across])
    lines, _ = _lines(cuts, np.ones(len(cuts.piece), dtype=np.bool_), camera)
    return PlannedWay(lines, head, str(colours[state.side[unit]]))


def _between(
    pieces: TrackPieces, rows: IntArray, after_ms: IntArray, until_ms: IntArray, camera: Camera
) -> _Cuts:
    """Cut pieces to spans of time (l, 1), and drop those that the picture cannot show."""
    start_ms, end_ms = pieces.start_ms[rows], pieces.end_ms[rows]
    first, last = np.maximum(start_ms, after_ms), np.minimum(end_ms, until_ms)
    level, row = np.nonzero(first < last)
    whole = (end_ms - start_ms)[row]
    shares = [(moment[level, row] - start_ms[row]) / whole for moment in (first, last)]
    from_px = camera.to_px(pieces.start_m[rows])
    way = camera.to_px(pieces.end_m[rows]) - from_px
    start_px, end_px = (from_px[row] + way[row] * share[:, None] for share in shares)
    low, high = np.minimum(start_px, end_px), np.maximum(start_px, end_px)
    seen = (high >= 0).all(axis=1) & (low <= camera.size_px).all(axis=1)
    before_px = pieces.before_m[rows] / camera.m_per_px
    before_px = before_px[row] + shares[0] * np.hypot(way[row, 0], way[row, 1])
    return _Cuts(rows[row[seen]], level[seen], start_px[seen], end_px[seen], before_px[seen])


def _lines(cuts: _Cuts, broken: BoolArray, camera: Camera) -> tuple[FloatArray, IntArray]:
    """Return the ends of lines, (s, 4), whole parts or their dashes, and which cut each is of."""
    dash, gap = (part * camera.scale for part in DASH_PT)
    (whole,), (parted,) = np.nonzero(~broken), np.nonzero(broken)
    dashes, line = dashed(
        cuts.start_px[parted], cuts.end_px[parted], cuts.before_px[parted], dash, gap
    )
    solid = np.concatenate([cuts.start_px[whole], cuts.end_px[whole]], axis=1)
    return np.concatenate([solid, dashes]), np.concatenate([whole, parted[line]])


def dashed(
    start: FloatArray, end: FloatArray, before: FloatArray, dash: float, gap: float
) -> tuple[FloatArray, IntArray]:
    """Cut lines (s, 2) to (s, 2) into dashes, (d, 4), and tell which line each is of, (d,).

    `before` (s,) is how much of the way lies before each line. A dash begins at every multiple of
    dash and gap together, so that dashes run on from one line to the next.
    """
    way = end - start
    length = np.hypot(way[:, 0], way[:, 1])
    period = dash + gap
    first = np.floor(before / period).astype(np.int64)
    count = np.floor((before + length) / period).astype(np.int64) - first + 1
    line = np.repeat(np.arange(len(start)), count)
    number = np.arange(len(line)) - np.repeat(np.cumsum(count) - count, count) + first[line]
    at = np.stack([number * period, number * period + dash]) - before[line]
    at = np.clip(at, 0.0, length[line])
    kept = at[1] > at[0]
    line, at = line[kept], at[:, kept] / np.maximum(length[line[kept]], 1e-9)
    ends = [start[line] + way[line] * share[:, None] for share in at]
    return np.concatenate(ends, axis=1), line


def shown_units(n_units: int, rows: Sequence[int] | IntArray) -> BoolArray:
    """Return which units are among some rows, (n_units,)."""
    found = np.zeros(n_units, dtype=np.bool_)
    found[rows] = True
    return found


def beside_superiors(shown: BoolArray, state: BattleState) -> BoolArray:
    """Return which units stand by a superior that is shown: its trail is theirs too, (n_units,)."""
    known = (state.superior >= 0) & shown & shown[state.superior]
    away = state.lonlat_deg - state.lonlat_deg[state.superior]
    east = away[:, 0] * np.cos(np.radians(state.lonlat_deg[:, 1]))
    return np.asarray(known & (np.hypot(east, away[:, 1]) < BESIDE_DEG), dtype=np.bool_)
