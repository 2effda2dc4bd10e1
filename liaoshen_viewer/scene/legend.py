"""The legend, built from what is really in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.motion.control import CONTESTED
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scenario.model import Branch, Scenario
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.control_marks import ControlMark
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.marks import (
    ArrowMarks,
    BattleMarks,
    ErrorCircles,
    FrontMarks,
    LeaderMarks,
    Legend,
    LegendKind,
    Mark,
    PlannedWay,
    SignKind,
    SignMarks,
    TrailMarks,
)
from liaoshen_viewer.scene.sign_looks import Doing, SignLooks, Signs

ROW_PT: Final = 22.5
LETTER_PT: Final = 12.5
PAD_PT: Final = 11.0
SAMPLE_PT: Final = (27.0, 16.0)
ONE_COLUMN: Final = 7
"""More rows than these stand in COLUMNS."""
COLUMNS: Final = 2
ECHELONS: Final = {
    "XXXXX": "scene.legend_command",
    "XXXX": "scene.legend_army_group",
    "XXX": "scene.legend_army",
    "XX": "scene.legend_division",
    "X": "scene.legend_brigade",
    "III": "scene.legend_regiment",
}
"""The marks over a sign, from the highest down."""
KINDS: Final = {
    SignKind.HEADQUARTERS: "scene.legend_headquarters",
    SignKind.SHIP: "scene.legend_ship",
    SignKind.AIRCRAFT: "scene.legend_aircraft",
}
CERTAINTIES: Final = {1: "scene.legend_inferred", 2: "scene.legend_reconstructed"}
DOINGS: Final = {
    Doing.ATTACKING: "scene.legend_attacking",
    Doing.DEFENDING: "scene.legend_defending",
    Doing.ENCIRCLED: "scene.legend_encircled",
    Doing.RESERVE: "scene.legend_reserve",
    Doing.EVACUATING: "scene.legend_evacuating",
    Doing.SURRENDERED: "scene.legend_surrendered",
    Doing.DEFECTED: "scene.legend_defected",
    Doing.DESTROYED: "scene.legend_destroyed",
}
BRANCHES: Final = {
    Branch.INFANTRY: "scene.legend_infantry",
    Branch.CAVALRY: "scene.legend_cavalry",
    Branch.ARTILLERY: "scene.legend_artillery",
    Branch.ENGINEERS: "scene.legend_engineers",
    Branch.SERVICES: "scene.legend_services",
}
_BRANCH: Final = list(Branch)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it explains, in which words, and the sign that is its sample."""

    kind: LegendKind
    text: str
    colour: str = ""
    echelon: str = ""
    sign: SignKind = SignKind.FORMATION
    certainty: int = 0
    side: int = 0
    branch: Branch = Branch.INFANTRY
    doing: Doing = Doing.NOTHING
    moving: bool = False
    signs: Signs = Signs.PERIOD


def legend(rows: Sequence[Row], camera: Camera, letters: float, measure: Measure) -> Legend | None:
    """Set the rows on a plate; None if there is nothing to explain."""
    if not rows:
        return None
    scale = camera.scale * letters
    size, pad, high = LETTER_PT * scale, PAD_PT * scale, ROW_PT * scale
    sample = (SAMPLE_PT[0] * scale, SAMPLE_PT[1] * scale)
    text_px = 1.6 * pad + sample[0]
    count = -(-len(rows) // COLUMNS) if len(rows) > ONE_COLUMN else len(rows)
    column, line = np.divmod(np.arange(len(rows)), count)
    wide = np.array([text_px + measure(row.text, size, False) + pad for row in rows])
    widths = [float(wide[column == number].max()) for number in range(column[-1] + 1)]
    left = np.concatenate([[0.0], np.cumsum(widths)])
    middles = np.stack([left[column] + pad + sample[0] / 2,
                        0.5 * pad + (line + 0.56) * high], axis=-1)  # fmt: skip
    return Legend(
        corner_px=(0.0, 0.0),
        extent_px=(float(left[-1]), count * high + pad),
        kinds=tuple(row.kind for row in rows),
        middle_px=middles,
        sample_px=sample,
        texts=tuple(row.text for row in rows),
        text_px=text_px - pad - sample[0] / 2,
        size_px=size,
        signs=_samples(rows, middles, sample),
        colour=next((row.colour for row in rows if row.colour), "grey"),
    )


def legend_rows(
    scenario: Scenario,
    ground: Ground,
    camera: Camera,
    marks: Sequence[Mark],
    layers: frozenset[str],
    language: str,
    translate: Translate,
) -> list[Row]:
    """Return a row for everything that a reader of these marks may ask about."""
    signs = [mark for mark in marks if isinstance(mark, SignMarks)]
    rows = [row for mark in signs for row in _sign_rows(scenario, mark, language, translate)]
    colour = next((row.colour for row in rows), "grey")
    kinds = _lines(ground, camera, marks, layers)
    rows += [Row(kind, translate(Message(f"scene.legend_{kind}")), colour) for kind in kinds]
    return rows


def _sign_rows(
    scenario: Scenario, signs: SignMarks, language: str, translate: Translate
) -> list[Row]:
    """Explain the sides, then sizes, shapes, branches, doings and certainties that signs have."""
    seen = set(signs.looks.side.tolist())
    frames = signs.looks.frames
    rows = [
        Row(LegendKind.SIGN, side.names.in_language(language), side.colour, side=i, signs=frames)
        for i, side in enumerate(scenario.sides)
        if i in seen
    ]
    if not rows:
        return []
    sample = replace(rows[0], text="")

    def say(message: str) -> str:
        return translate(Message(message))

    marks, kinds = set(signs.echelon.tolist()), set(signs.kind.tolist())
    branches = {_BRANCH[i] for i in signs.looks.branch.tolist()}
    doings, levels = set(signs.looks.doing.tolist()), set(signs.certainty.tolist())
    rows += [replace(sample, text=say(t), echelon=m) for m, t in ECHELONS.items() if m in marks]
    rows += [replace(sample, text=say(t), sign=kind) for kind, t in KINDS.items() if kind in kinds]
    rows += [
        replace(sample, text=say(t), branch=branch)
        for branch, t in BRANCHES.items()
        if branch in branches and (frames is Signs.NATO or branch is not Branch.INFANTRY)
    ]
    if np.isfinite(signs.heading_px).any():
        rows.append(replace(sample, text=say("scene.legend_moving"), moving=True))
    rows += [replace(sample, text=say(t), doing=d) for d, t in DOINGS.items() if d in doings]
    rows += [
        replace(sample, text=say(t), certainty=c) for c, t in CERTAINTIES.items() if c in levels
    ]
    if np.isfinite(signs.strength).any():
        rows.append(replace(sample, text=say("scene.legend_strength"), kind=LegendKind.STRENGTH))
    return rows


def _lines(
    ground: Ground, camera: Camera, marks: Sequence[Mark], layers: frozenset[str]
) -> list[LegendKind]:
    """Return the kinds of lines that the picture has."""
    lines = ground.level(camera.m_per_px)
    railways = [railway.points for railway in lines.railways.values()]
    true = [mark.true_px for mark in marks if isinstance(mark, LeaderMarks)]
    fronts = [line for mark in marks if isinstance(mark, FrontMarks) for line in mark.lines_px]
    arrows = [line for mark in marks if isinstance(mark, ArrowMarks) for line in mark.outlines_px]
    trails = [ends for mark in marks if isinstance(mark, TrailMarks) for ends in mark.ends_px]
    there = {
        LegendKind.TRUE_PLACE: _in_sight(true, camera),
        LegendKind.FRONT: _in_sight(fronts, camera),
        LegendKind.ARROW: _in_sight(arrows, camera),
        LegendKind.TRAIL: _in_sight([ends[:, :2] for ends in trails], camera),
        LegendKind.PLANNED: any(isinstance(mark, PlannedWay) for mark in marks),
        LegendKind.BATTLE: _in_sight(_battles(marks), camera),
        LegendKind.SIEGE: _in_sight(_sieges(marks), camera),
        LegendKind.ERROR: any(isinstance(m, ErrorCircles) and len(m.radius_px) for m in marks),
        LegendKind.CONTESTED: _in_sight(_contested(marks, camera), camera),
        LegendKind.RAILWAY: "railways" in layers and _crosses(railways, camera),
        LegendKind.CUT: "cuts" in layers and _in_sight(_cut(marks, camera), camera),
        LegendKind.BORDER: "borders" in layers and _crosses(lines.borders, camera),
    }
    return [kind for kind, seen in there.items() if seen]


def _battles(marks: Sequence[Mark]) -> list[FloatArray]:
    return [mark.xy_px for mark in marks if isinstance(mark, BattleMarks)]


def _sieges(marks: Sequence[Mark]) -> list[FloatArray]:
    return [mark.siege_px for mark in marks if isinstance(mark, BattleMarks)]


def _contested(marks: Sequence[Mark], camera: Camera) -> list[FloatArray]:
    """Return the places that are fought over, in pixels."""
    return [
        camera.to_px(mark.shapes.points_m[np.array(mark.second.holders) == CONTESTED])
        for mark in marks
        if isinstance(mark, ControlMark) and mark.second.holders
    ]


def _cut(marks: Sequence[Mark], camera: Camera) -> list[FloatArray]:
    """Return the cut sections of railways, in pixels."""
    return [
        camera.to_px(mark.shapes.sections_m[section])
        for mark in marks
        if isinstance(mark, ControlMark)
        for section in mark.first.cut
    ]


def _crosses(lines: Sequence[FloatArray], camera: Camera) -> bool:
    """Tell whether a picture has a point of any of some lines of metres."""
    return any(_in_sight([camera.to_px(line)], camera) for line in lines)


def _in_sight(lines: Sequence[FloatArray], camera: Camera) -> bool:
    size = np.array(camera.size_px)
    return any(((xy > 0) & (xy < size)).all(axis=1).any() for xy in lines)


def _samples(rows: Sequence[Row], middles: FloatArray, sample: tuple[float, float]) -> SignMarks:
    found = [i for i, row in enumerate(rows) if row.kind in (LegendKind.SIGN, LegendKind.STRENGTH)]
    shown = [rows[i] for i in found]
    count = len(found)
    strength = [0.6 if row.kind is LegendKind.STRENGTH else np.nan for row in shown]
    heading = [(1.0, 0.0) if row.moving else (np.nan, np.nan) for row in shown]
    return SignMarks(
        unit=np.full(count, -1, dtype=np.int64),
        ids=np.full(count, "", dtype=object),
        number=np.full(count, "", dtype=object),
        echelon=np.array([row.echelon for row in shown], dtype=object),
        colour=np.array([row.colour for row in shown], dtype=object),
        kind=np.array([row.sign for row in shown], dtype=np.int64),
        centre_px=middles[found],
        true_px=middles[found],
        frame_px=np.tile(np.array(sample) * (0.9, 0.72), (count, 1)),
        certainty=np.array([row.certainty for row in shown], dtype=np.int64),
        strength=np.array(strength, dtype=np.float64),
        heading_px=np.array(heading, dtype=np.float64).reshape(-1, 2),
        looks=_sample_looks(shown),
        opacity=np.ones(count),
        selected=-1,
    )


def _sample_looks(rows: Sequence[Row]) -> SignLooks:
    gone = [row.doing is Doing.DESTROYED for row in rows]
    return SignLooks(
        side=np.array([row.side for row in rows], dtype=np.int64),
        branch=np.array([_BRANCH.index(row.branch) for row in rows], dtype=np.int64),
        doing=np.array([row.doing for row in rows], dtype=np.int64),
        before=np.full(len(rows), "", dtype=object),
        turned=np.ones(len(rows)),
        presence=np.where(gone, 0.0, 1.0),
        frames=rows[0].signs if rows else Signs.PERIOD,
    )
