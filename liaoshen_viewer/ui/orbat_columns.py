"""The columns of the order of battle, the roles of its cells, and their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.order_news import News
from liaoshen_viewer.ui.words import T

Index = QModelIndex | QPersistentModelIndex
NAME, MEN, STATUS, PLACE, COMMANDER, SECOND_NAME, TICK = range(7)
AT_FIRST: Final = (NAME, MEN, TICK)
"""The columns that are shown until others are chosen."""
HEADS: Final = (
    T("orbat", "Formation"),
    T("orbat", "Men"),
    T("orbat", "State"),
    T("orbat", "Place"),
    T("orbat", "Commander"),
    T("orbat", "Name in the second language"),
    T("orbat", "On the map"),
)

_FIRST: Final = Qt.ItemDataRole.UserRole
COLOUR_ROLE: Final = _FIRST
"""The name of the side's colour."""
UNIT_ROLE: Final = _FIRST + 1
"""The formation's id; None for a side."""
PRESENT_ROLE: Final = _FIRST + 2
"""Whether the formation has a position at this moment; True for a side."""
SHARE_ROLE: Final = _FIRST + 3
"""The men as a share of those of the first day, 0 to 1; None where unknown."""
NEWS_ROLE: Final = _FIRST + 4
"""2 where something is new, 1 where it is for one under it, else 0."""

LOOK_ROLE: Final = _FIRST + 5
"""All that is painted of a row, as a Look: asked once for a cell."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is painted of a row but its place, which changes from frame to frame."""

    names: tuple[str, str]
    men: str
    status: str
    commander: str
    colour: str
    """The name of the side's colour."""
    share: float | None
    present: bool
    news: int
    ticked: bool
    unit: UnitId | None


NEWS_TEXTS: Final = {
    News.APPEARED: T("orbat", "newly arrived"),
    News.GONE: T("orbat", "was {status}"),
    News.STATUS: T("orbat", "was {status}"),
    News.MEN: T("orbat", "had {men} men"),
    News.COMMANDER: T("orbat", "was led by {commander}"),
    News.SUPERIOR: T("orbat", "stood under another command"),
}


def cell_text(index: Index, column: int) -> str:
    """Return the text of another column of a row."""
    return str(index.sibling(index.row(), column).data() or "")
