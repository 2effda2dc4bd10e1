"""The lectures that there are, and the one that lies open."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal

from liaoshen_viewer.lecture.model import Lecture
from liaoshen_viewer.lecture.shelf import Shelved, shelf
from liaoshen_viewer.ui.lecture_show import PATH_KEY, STOP_KEY, Show
from liaoshen_viewer.ui.session import Session

FOLDER_KEY = "lecture/folder"


class Desk(QObject):
    """Knows all lectures of the scenario and holds one of them open.

    Signals:
        changed: another lecture is open, or the open one says something else.
    """

    changed = Signal()

    def __init__(self, session: Session, show: Show, settings: QSettings) -> None:
        super().__init__()
        self._session, self._show, self._settings = session, show, settings
        self.shelf: list[Shelved] = []
        self.lecture: Lecture | None = None
        self.read_shelf()

    @property
    def own_folder(self) -> Path:
        """Return where the reader's own lectures lie, for all scenarios."""
        kind = QStandardPaths.StandardLocation.AppDataLocation
        usual = Path(QStandardPaths.writableLocation(kind)) / "lectures"
        return Path(str(self._settings.value(FOLDER_KEY, usual)))

    def read_shelf(self) -> None:
        """Read all lectures of the session's scenario; open the first that can be."""
        self._show.end()
        self.shelf = shelf(self._session.scenario, self.own_folder)
        sound = [one.lecture for one in self.shelf if one.lecture is not None]
        self.open(sound[0] if sound else None)

    def open(self, lecture: Lecture | None) -> None:
        """Take a lecture to work with, or none."""
        self.lecture = lecture
        self.changed.emit()

    def begin_first(self) -> None:
        """Run the open lecture from its first stop."""
        if self.lecture is not None:
            self._show.begin(self.lecture)

    def begin_here(self) -> None:
        """Run the open lecture from the last stop that is not after the present moment."""
        if self.lecture is not None:
            times = sorted(stop.t_ms for stop in self.lecture.stops)
            before = bisect_right(times, self._session.t_ms)
            latest = times[max(before - 1, 0)] if times else 0
            found = [i for i, s in enumerate(self.lecture.stops) if s.t_ms == latest]
            self._show.begin(self.lecture, found[0] if found else 0)

    # after a crash

    def interrupted(self) -> tuple[Lecture, int] | None:
        """Return the lecture that was running when the program ended unasked, and its stop."""
        path = str(self._settings.value(PATH_KEY, ""))
        stop = str(self._settings.value(STOP_KEY, "0"))
        for one in self.shelf:
            if path and one.lecture is not None and one.path == Path(path):
                inside = stop.isdecimal() and int(stop) < len(one.lecture.stops)
                return one.lecture, int(stop) if inside else 0
        return None

    def resume(self) -> None:
        """Take up the interrupted lecture where it was."""
        found = self.interrupted()
        if found is not None:
            self.open(found[0])
            self._show.begin(*found)

    def forget_interrupted(self) -> None:
        """Offer it no more."""
        self._settings.remove(PATH_KEY)
