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

TRAIL_MS: Final = 2 * DAY_MS
LEVELS: Final = 8
"""Into how many parts of even time a trail falls, each fainter than the one after."""
HEAD_STRENGTH: Final = 0.8
INFERRED_STRENGTH: Final = 0.75
DASH_PT: Final = (6.0, 5.0)
"""Dash and gap of the way of a reconstructed leg, and of one that is still to come."""
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


@dataclass(frozen=True, slots=True)
class _Cuts:
    """Parts of pieces: ends in pixels (s, 2), and the way before them."""

    piece: IntArray
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
    )


def trail_marks(
    pieces: TrackPieces, state: BattleState, shown: BoolArray, colours: TextArray, camera: Camera
) -> TrailMarks:
    """Return the ways of the last days of the formations that are shown, (n_units,) true.

    `colours` are those of the sides. Parts of one colour and strength are one set of lines.
    """
    recent = (pieces.end_ms > state.t_ms - TRAIL_MS) & (pieces.start_ms < state.t_ms)
    rows = np.flatnonzero(recent & shown[pieces.unit])
    ends, colour, strength, age = [], [], [], []
    for level in range(LEVELS):
        until = state.t_ms - level * TRAIL_MS // LEVELS
        cuts = _between(pieces, rows, until - TRAIL_MS // LEVELS, until, camera)
        side = state.side[pieces.unit[cuts.piece]]
        sure = pieces.certainty[cuts.piece]
        for number, name in enumerate(colours.tolist()):
            for certainty in range(_RECONSTRUCTED + 1):
                lines = _lines(cuts, (side == number) & (sure == certainty), certainty, camera)
                if len(lines):
                    ends.append(lines)
                    colour.append(name)
                    age.append(level / LEVELS)
                    sureness = INFERRED_STRENGTH if certainty == _INFERRED else 1.0
                    strength.append(HEAD_STRENGTH * sureness * (1 - level / LEVELS))
    return TrailMarks(tuple(ends), tuple(colour), tuple(strength), tuple(age))


def planned_way(
    pieces: TrackPieces, state: BattleState, unit: int, colours: TextArray, camera: Camera
) -> PlannedWay | None:
    """Return the way of a unit (its row) from now to its next waypoint; None if it has none."""
    ahead = (pieces.unit == unit) & (pieces.end_ms > state.t_ms)
    rows = np.flatnonzero(ahead & (pieces.waypoint == state.waypoint[unit]))
    if not len(rows):
        return None
    last = int(pieces.end_ms[rows[-1]])
    cuts = _between(pieces, rows, state.t_ms, last, camera)
    tip = camera.to_px(pieces.end_m[rows[-1]])
    way = tip - camera.to_px(pieces.start_m[rows[-1]])
    way = way / max(float(np.hypot(*way)), 1e-9)
    width, length = (part * camera.scale for part in HEAD_PT)
    across = np.array((-way[1], way[0])) * width / 2
    head = np.stack([tip, tip - way * length + across, tip - way * length - across])
    everything = np.ones(len(cuts.piece), dtype=np.bool_)
    lines = _lines(cuts, everything, _RECONSTRUCTED, camera)
    return PlannedWay(lines, head, str(colours[state.side[unit]]))


def _between(
    pieces: TrackPieces, rows: IntArray, after_ms: int, until_ms: int, camera: Camera
) -> _Cuts:
    """Cut pieces to a span of time, and drop those that the picture cannot show."""
    start_ms, end_ms = pieces.start_ms[rows], pieces.end_ms[rows]
    first, last = np.maximum(start_ms, after_ms), np.minimum(end_ms, until_ms)
    whole = np.maximum(end_ms - start_ms, 1)
    way = pieces.end_m[rows] - pieces.start_m[rows]
    shares = (first - start_ms) / whole, (last - start_ms) / whole
    start_px, end_px = (
        camera.to_px(pieces.start_m[rows] + way * share[:, None]) for share in shares
    )
    low, high = np.minimum(start_px, end_px), np.maximum(start_px, end_px)
    seen = (first < last) & (high >= 0).all(axis=1) & (low <= camera.size_px).all(axis=1)
    before_m = pieces.before_m[rows] + shares[0] * np.hypot(way[:, 0], way[:, 1])
    return _Cuts(rows[seen], start_px[seen], end_px[seen], before_m[seen] / camera.m_per_px)


def _lines(cuts: _Cuts, which: BoolArray, certainty: int, camera: Camera) -> FloatArray:
    """Return the ends of lines, (s, 4): whole parts, or their dashes."""
    if certainty == _RECONSTRUCTED:
        dash, gap = (part * camera.scale for part in DASH_PT)
        return dashed(cuts.start_px[which], cuts.end_px[which], cuts.before_px[which], dash, gap)
    return np.concatenate([cuts.start_px[which], cuts.end_px[which]], axis=1)


def dashed(
    start: FloatArray, end: FloatArray, before: FloatArray, dash: float, gap: float
) -> FloatArray:
    """Cut lines (s, 2) to (s, 2) into dashes, (d, 4). A dash begins at multiples of dash + gap.

    `before` (s,) is how much of the way lies before each line, so that dashes run on from one
    line to the next.
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
    return np.concatenate(ends, axis=1)


def shown_units(n_units: int, rows: Sequence[int] | IntArray) -> BoolArray:
    """Return which units are among some rows, (n_units,)."""
    found = np.zeros(n_units, dtype=np.bool_)
    found[rows] = True
    return found
