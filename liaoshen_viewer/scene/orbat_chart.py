"""The order of battle at a moment as boxes and lines, or as a strip of its armies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from liaoshen_viewer.messages import Message, Translate, render
from liaoshen_viewer.motion.tracks import BattleState, FloatArray
from liaoshen_viewer.scenario.model import Scenario
from liaoshen_viewer.scene.caption_marks import Row
from liaoshen_viewer.scene.captions import broken
from liaoshen_viewer.scene.chart_marks import OrbatChart
from liaoshen_viewer.scene.furniture import Measure, date_text
from liaoshen_viewer.scene.marks import SignKind, SignMarks
from liaoshen_viewer.scene.orbat_layout import (
    ARMY_LEVEL,
    BOX_EM,
    Line,
    Placed,
    side_block,
)
from liaoshen_viewer.scene.short_names import abbreviated, short_name
from liaoshen_viewer.scene.sign_looks import plain_looks
from liaoshen_viewer.scene.signs import unit_facts
from liaoshen_viewer.scene.summary import OrderOfBattle, UnitRow, told_men

PAD_EM: Final = 1.2
HEAD_EM: Final = 3.4
SIDE_EM: Final = 2.6
"""Heights of the chart's title and of a side's."""
FRAME_EM: Final = (2.5, 1.65)
SMALL_FRAME_EM: Final = (1.9, 1.25)
RAGGED: Final = 0.72
"""The size of ships and aircraft, whose shapes reach beyond their frame, as a share."""
FAINT: Final = 0.45
"""How strong the sign of a formation is that is not, or no longer, there."""
FATES: Final = frozenset({
    "destroyed", "captured", "surrendered", "defected", "evacuated", "dissolved",
})  # fmt: skip
SMALLEST_NAME: Final = 0.8
"""A long name is set so much smaller before it is cut."""
SMALLEST_LINE: Final = 0.7
"""And so much smaller in two lines."""
LINE_EM: Final = 1.18
TWO_LINES_EM: Final = 2.15
"""Height of a line of a name, and of the part of a large box that a name of two lines takes."""
STRIP_EM: Final = (6.6, 3.9)


@dataclass(frozen=True, slots=True)
class Head:
    """A line of text over the boxes, in ems."""

    text: str
    size: float
    soft: bool
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart in ems: it fits any size of letters."""

    extent: tuple[float, float]
    heads: tuple[Head, ...]
    boxes: tuple[Placed, ...]
    ties: tuple[Line, ...]
    strip: bool = False

    def letters_px(self, extent_px: tuple[float, float]) -> float:
        """Return the size of letters with which the chart fits into an extent."""
        return min(extent_px[0] / self.extent[0], extent_px[1] / self.extent[1])


def plan_chart(
    scenario: Scenario,
    order: OrderOfBattle,
    t_ms: int,
    language: str,
    translate: Translate,
    *,
    whole: bool = True,
    sides: Sequence[int] | None = None,
) -> Plan:
    """Lay out the tree of some sides (default: all), one below the other, with their heads."""
    day = {"date": date_text(t_ms, translate)}
    heads = [Head(translate(Message("scene.orbat_title", day)), 1.5, False, PAD_EM, PAD_EM)]
    boxes: list[Placed] = []
    ties: list[Line] = []
    top, width = PAD_EM + HEAD_EM, 30.0
    for side in range(len(scenario.sides)) if sides is None else sides:
        heads += _side_heads(order, side, language, translate, top)
        block = side_block(scenario, order.hierarchy, side, whole=whole)
        block = block.moved(PAD_EM, top + SIDE_EM + 0.8)
        boxes += block.boxes
        ties += block.ties
        top, width = block.height + 2 * PAD_EM, max(width, block.width)
    return Plan((width + PAD_EM, top), tuple(heads), tuple(boxes), tuple(ties))


def plan_strip(scenario: Scenario, state: BattleState) -> Plan:
    """Lay out the armies and columns of every side as a row of signs with their men."""
    facts = unit_facts(scenario)
    chosen = (facts.level == ARMY_LEVEL) & ~facts.aside
    boxes, width = [], 0.0
    wide, high = STRIP_EM
    for side in range(len(scenario.sides)):
        units = np.flatnonzero(chosen & (state.side == side)).tolist()
        for place, unit in enumerate(units):
            left, top = PAD_EM + place * (wide + 0.5), PAD_EM + side * (high + 0.6)
            boxes.append(Placed(unit, left, top, wide, high))
        width = max(width, len(units) * (wide + 0.5))
    height = 2 * PAD_EM + len(scenario.sides) * (high + 0.6)
    return Plan((width + 2 * PAD_EM, height), (), tuple(boxes), (), strip=True)


def orbat_chart(
    scenario: Scenario,
    state: BattleState,
    order: OrderOfBattle,
    first: OrderOfBattle,
    plan: Plan,
    corner_px: tuple[float, float],
    letters_px: float,
    language: str,
    measure: Measure,
    *,
    plate: bool = False,
    translate: Translate = render,
) -> OrbatChart:
    """Return the chart of a plan in letters of a size. `first` is the order of the first day."""
    em = letters_px
    units = [box.unit for box in plan.boxes]
    boxes = np.array(
        [(box.left, box.top, box.width, box.height) for box in plan.boxes]
    ).reshape(-1, 4) * em  # fmt: skip
    boxes[:, :2] += corner_px
    ties = np.array(plan.ties, dtype=np.float64).reshape(-1, 4) * em
    ties += np.tile(corner_px, 2)
    rows = [Row(h.text, h.size * em, True, h.soft, h.left * em, h.top * em) for h in plan.heads]
    for box in plan.boxes:
        row = order.units[box.unit]
        words = _Words(box, row, em, language, measure, translate)
        rows += words.strip() if plan.strip else words.lines()
    here = np.array([order.units[i].status is not None for i in units], dtype=np.bool_)
    signs = _signs(scenario, state, plan, boxes, em)
    return OrbatChart(
        corner_px=corner_px,
        extent_px=(plan.extent[0] * em, plan.extent[1] * em),
        plate=plate,
        letters_px=em,
        ties_px=ties,
        boxes_px=boxes,
        ids=np.array([scenario.units[i].id for i in units], dtype=object),
        colour=np.array([scenario.sides[int(state.side[i])].colour for i in units], dtype=object),
        present=here,
        share=_shares(order, first, units),
        signs=replace(signs, opacity=np.where(here, 1.0, FAINT)),
        rows=tuple(rows),
    )


def _side_heads(
    order: OrderOfBattle, side: int, language: str, translate: Translate, top: float
) -> list[Head]:
    row = order.sides[side]
    name = row.names.in_language(language)
    known = told_men(row)
    men = "–" if known is None else f"{known:,}"
    told = translate(Message("scene.orbat_side", {"men": men, "units": row.units}))
    return [
        Head(name, 1.3, False, PAD_EM, top),
        Head(told, 0.95, True, PAD_EM, top + 1.75),
    ]


def _shares(order: OrderOfBattle, first: OrderOfBattle, units: Sequence[int]) -> FloatArray:
    shares = []
    for i in units:
        before, now = first.units[i].strength, order.units[i].strength
        shares.append(min((now or 0) / before, 1.0) if before else np.nan)
    return np.array(shares, dtype=np.float64)


def _signs(
    scenario: Scenario, state: BattleState, plan: Plan, boxes: FloatArray, em: float
) -> SignMarks:
    facts = unit_facts(scenario)
    units = np.array([box.unit for box in plan.boxes], dtype=np.int64)
    large = np.array([box.height >= BOX_EM[1] for box in plan.boxes], dtype=np.bool_)
    frames = np.where(large[:, None], FRAME_EM, SMALL_FRAME_EM) * em
    ragged = np.isin(facts.kind[units], (SignKind.SHIP, SignKind.AIRCRAFT))
    frames = np.where(ragged[:, None], RAGGED * frames, frames)
    across = np.where(large, 0.5 * FRAME_EM[0], 0.5 * SMALL_FRAME_EM[0]) + 0.5
    centre = boxes[:, :2] + np.stack([across * em, boxes[:, 3] / 2], axis=1)
    centre[:, 1] += np.where(large, 0.2, 0.12) * em
    if plan.strip:
        centre[:, 0] = boxes[:, 0] + boxes[:, 2] / 2
        centre[:, 1] = boxes[:, 1] + 1.7 * em
    count = len(units)
    colours = [scenario.sides[int(state.side[i])].colour for i in units]
    return SignMarks(
        unit=units,
        ids=facts.ids[units],
        number=facts.number[units],
        echelon=np.where(large, facts.echelon[units], ""),
        colour=np.array(colours, dtype=object),
        kind=facts.kind[units],
        centre_px=centre,
        true_px=centre,
        frame_px=frames,
        certainty=np.zeros(count, dtype=np.int64),
        strength=np.full(count, np.nan),
        heading_px=np.full((count, 2), np.nan),
        looks=plain_looks(state.side[units], facts.looks.branch[units]),
        opacity=np.ones(count),
        selected=-1,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The texts in one box."""

    box: Placed
    row: UnitRow
    em: float
    language: str
    measure: Measure
    translate: Translate

    def lines(self) -> list[Row]:
        """Return name and men, and in a large box the commander too."""
        large = self.box.height >= BOX_EM[1]
        sign = FRAME_EM[0] if large else SMALL_FRAME_EM[0]
        left, right = sign + 1.0, self.box.width - 0.5
        men = self._men()
        if not large:
            wide = self.measure(men, 0.85 * self.em, False) / self.em
            told = self._text(men, 0.85, right - wide, (self.box.height - 1.23) / 2, soft=True)
            room = right - left - wide - 0.4
            return [*self._name(left, room, 0.95, self.box.height), told]
        commander = short_name(self.row.commander.in_language(self.language))
        told_text = " · ".join(filter(None, (men, commander)))
        size = 0.85 * min(1.0, max((right - left) / self._wide(told_text, 0.85), SMALLEST_NAME))
        cut = _cut(told_text, (right - left) * self.em, size * self.em, False, self.measure)
        names = self._name(left, right - left, 1.0, TWO_LINES_EM, bold=True)
        top = 1.75 if len(names) == 1 else TWO_LINES_EM
        return [*names, self._text(cut, size, left, top, soft=True)]

    def strip(self) -> list[Row]:
        """Return the men under the sign."""
        men = self._men()
        wide = self.measure(men, 0.85 * self.em, False) / self.em
        return [self._text(men, 0.85, (self.box.width - wide) / 2, 2.5, soft=True)]

    def _men(self) -> str:
        known = self.row.fate in FATES
        if self.row.status is None and self.row.fate:
            return self.translate(Message(f"scene.fate_{self.row.fate}")) if known else "–"
        men = told_men(self.row)
        return "" if men is None else f"{men:,}"

    def _name(
        self, left: float, room: float, size: float, height: float, *, bold: bool = False
    ) -> list[Row]:
        """Return the name as it fits: abbreviated, then smaller, then in two lines, then cut."""
        name, soft = short_name(self.row.names.in_language(self.language)), self.row.status is None
        if self._wide(name, size, bold) > room:
            name = abbreviated(name)
        smaller = size * min(1.0, room / self._wide(name, size, bold))
        if smaller >= SMALLEST_NAME * size:
            top = 0.35 if bold else (height - LINE_EM * size) / 2
            shift = 0.5 * (size - smaller)
            return [self._text(name, smaller, left, top + shift, soft=soft, bold=bold)]
        small, lines = 0.9 * size, [name] * 3
        while small > SMALLEST_LINE * size and (
            len(lines) > 2 or self._wide(lines[0], small, bold) > room
        ):
            small -= 0.05
            lines = broken(name, small, bold, room, self.measure)
        lines = [lines[0], _cut(" ".join(lines[1:]), room, small, bold, self.measure)]
        top = (height - 2 * LINE_EM * small) / 2
        return [
            self._text(line, small, left, top + i * LINE_EM * small, soft=soft, bold=bold)
            for i, line in enumerate(lines)
        ]

    def _wide(self, text: str, size: float, bold: bool = False) -> float:
        """Return how wide a text is, in ems."""
        return max(self.measure(text, size, bold), 1e-6)

    def _text(
        self, text: str, size: float, left: float, top: float, *, soft: bool, bold: bool = False
    ) -> Row:
        x, y = (self.box.left + left) * self.em, (self.box.top + top) * self.em
        return Row(text, size * self.em, bold, soft, x, y)


def _cut(text: str, room: float, size: float, bold: bool, measure: Measure) -> str:
    if measure(text, size, bold) <= room:
        return text
    while text and measure(text + "…", size, bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"
