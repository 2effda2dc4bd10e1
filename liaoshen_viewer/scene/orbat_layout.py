"""Where the boxes of an order of battle stand: a tree with hanging lists, in ems.

Formations that lead nobody hang one below the other; those that lead others stand side by side,
in several rows where one would be too wide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from liaoshen_viewer.scenario.model import Scenario
from liaoshen_viewer.scene.signs import LEVEL
from liaoshen_viewer.scene.summary import Hierarchy

BOX_EM: Final = (15.0, 3.5)
SMALL_EM: Final = (13.8, 2.3)
"""The box of a formation that leads others or is an army, and that of a lower one."""
GAP_EM: Final = 0.9
DROP_EM: Final = 1.6
"""Between neighbours, and between a superior and those under it."""
LIST_GAP_EM: Final = 0.35
INDENT_EM: Final = 1.2
LONGEST_LIST: Final = 8
ROW_EM: Final = 132.0
"""How wide a row of branches gets before another begins."""
ARMY_LEVEL: Final = 2

Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A formation's box: its position in `scenario.units`, left, top, width and height."""

    unit: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Block:
    """A branch laid out from (0, 0)."""

    width: float
    height: float
    anchor: float
    """Where the line from above meets it, from its left."""
    boxes: tuple[Placed, ...]
    ties: tuple[Line, ...]

    def moved(self, right: float, down: float) -> Block:
        """Return the block elsewhere; its extent then counts from the origin."""
        boxes = tuple(replace(b, left=b.left + right, top=b.top + down) for b in self.boxes)
        ties = tuple((x0 + right, y0 + down, x1 + right, y1 + down) for x0, y0, x1, y1 in self.ties)
        return Block(self.width + right, self.height + down, self.anchor + right, boxes, ties)


def side_block(
    scenario: Scenario, tree: Hierarchy, side: int, *, whole: bool, row_em: float = ROW_EM
) -> Block:
    """Return all branches of a side; without `whole`, only armies, columns and above."""
    levels = [LEVEL[unit.echelon] for unit in scenario.units]

    def below(unit: int) -> list[int]:
        return [i for i in tree.below[unit] if whole or levels[i] <= ARMY_LEVEL]

    tops = [i for i in tree.top[side] if whole or levels[i] <= ARMY_LEVEL]
    large = [level <= ARMY_LEVEL for level in levels]
    blocks = _children(tops, below, large, row_em)
    block = _rows(blocks, row_em)[0]
    # Nobody stands over these.
    return replace(block, ties=tuple(tie for tie in block.ties if tie[1] >= 0 and tie[3] >= 0))


def _branch(
    unit: int, below: Callable[[int], list[int]], large: Sequence[bool], row: float
) -> Block:
    children = below(unit)
    width, height = BOX_EM if large[unit] or children else SMALL_EM
    own = Placed(unit, 0.0, 0.0, width, height)
    if not children:
        return Block(width, height, width / 2, (own,), ())
    blocks = _children(children, below, large, row)
    if len(blocks) == 1 and blocks[0].anchor == 0:
        return _hung(own, blocks[0])
    return _stood(own, blocks, row)


def _children(
    units: Sequence[int], below: Callable[[int], list[int]], large: Sequence[bool], row: float
) -> list[Block]:
    """Return the branches, and the lists of those that lead nobody."""
    leaves = [unit for unit in units if not below(unit)]
    blocks = [_branch(unit, below, large, row) for unit in units if below(unit)]
    lists = [leaves[i : i + LONGEST_LIST] for i in range(0, len(leaves), LONGEST_LIST)]
    return blocks + [_list(listed, large) for listed in lists]


def _list(units: Sequence[int], large: Sequence[bool]) -> Block:
    """Return formations one below the other, tied to a line at their left."""
    boxes, ties, top = [], [], 0.0
    for unit in units:
        width, height = BOX_EM if large[unit] else SMALL_EM
        boxes.append(Placed(unit, INDENT_EM, top, width, height))
        ties.append((0.0, top + height / 2, INDENT_EM, top + height / 2))
        top += height + LIST_GAP_EM
    ties.append((0.0, 0.0, 0.0, ties[-1][1]))
    width = INDENT_EM + max(box.width for box in boxes)
    return Block(width, top - LIST_GAP_EM, 0.0, tuple(boxes), tuple(ties))


def _hung(own: Placed, listed: Block) -> Block:
    """Return a box with its list under it."""
    spine, top = INDENT_EM / 2, own.height + DROP_EM / 2
    under = listed.moved(spine, top)
    tie = (spine, own.height, spine, top)
    width = max(own.width, under.width)
    return Block(width, under.height, own.width / 2, (own, *under.boxes), (tie, *under.ties))


def _stood(own: Placed, blocks: Sequence[Block], row_em: float) -> Block:
    """Return a box over its branches, its middle over the first row's."""
    under, middle = _rows(blocks, row_em)
    middle = max(middle, own.width / 2)
    under = under.moved(0.0, own.height + DROP_EM)
    bus = own.height + DROP_EM / 2
    ties = ((middle, own.height, middle, bus), *under.ties)
    top = replace(own, left=middle - own.width / 2)
    width = max(under.width, middle + own.width / 2)
    return Block(width, under.height, middle, (top, *under.boxes), ties)


def _rows(blocks: Sequence[Block], row_em: float) -> tuple[Block, float]:
    """Return blocks side by side in rows under their bus lines, and the middle of the first row.

    A second row hangs on a line at the left.
    """
    rows = _broken(blocks, row_em)
    left = GAP_EM if len(rows) > 1 else 0.0
    boxes: list[Placed] = []
    ties: list[Line] = []
    top, width, middle, bus = 0.0, 0.0, 0.0, 0.0
    for number, row in enumerate(rows):
        bus = top - DROP_EM / 2
        placed, across = [], left
        for block in row:
            placed.append(block.moved(across, top))
            across = placed[-1].width + GAP_EM
        anchors = [block.anchor for block in placed]
        if number == 0:
            middle = (anchors[0] + anchors[-1]) / 2
        ties += [(x, bus, x, top) for x in anchors]
        right = max(anchors[-1], middle) if number == 0 else anchors[-1]
        ties.append((0.0 if len(rows) > 1 else anchors[0], bus, right, bus))
        for block in placed:
            boxes += block.boxes
            ties += block.ties
        width = max(width, across - GAP_EM)
        top = max(block.height for block in placed) + 1.5 * DROP_EM
    if len(rows) > 1:
        ties.append((0.0, -DROP_EM / 2, 0.0, bus))
    return Block(width, top - 1.5 * DROP_EM, middle, tuple(boxes), tuple(ties)), middle


def _broken(blocks: Sequence[Block], row_em: float) -> list[list[Block]]:
    rows: list[list[Block]] = [[]]
    used = 0.0
    for block in blocks:
        if rows[-1] and used + block.width > row_em:
            rows.append([])
            used = 0.0
        rows[-1].append(block)
        used += block.width + GAP_EM
    return rows if rows[0] else []
