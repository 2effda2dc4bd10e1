"""The words over the map that say that a rehearsal runs, and offer what it has taken."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaoshen_viewer.ui.lecture_rehearsal import Rehearsal
from liaoshen_viewer.ui.lecture_strip import Strip


class RehearsalStrip(Strip):
    """Offers to plan the stops as they were rehearsed."""

    def __init__(self, rehearsal: Rehearsal, over: QWidget, beside: Strip) -> None:
        super().__init__(over, "lecture_rehearsal")
        self._rehearsal, self._beside = rehearsal, beside
        rehearsal.began.connect(self._tell)
        rehearsal.ended.connect(self._offer)
        self.yes.clicked.connect(self._take)
        self.no.clicked.connect(self._leave)

    def _tell(self) -> None:
        """Say so until the lecture goes on, as everything on that strip."""
        self.say("")
        self._beside.say(self.tr("Rehearsal: the time at each stop is taken"))

    def _offer(self, seconds: float) -> None:
        text = self.tr("Rehearsed in {minutes} min {seconds} s. Plan the stops by it?")
        minutes, rest = divmod(round(seconds), 60)
        said = text.format(minutes=minutes, seconds=rest)
        self.say(said, self.tr("Plan by it"), self.tr("Not now"))

    def _take(self) -> None:
        self.say("")
        self._rehearsal.take_as_plan()

    def _leave(self) -> None:
        self.say("")
