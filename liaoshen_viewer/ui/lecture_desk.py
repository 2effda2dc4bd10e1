"""The lectures that there are, and the one that lies open."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from liaoshen_viewer.errors import LectureError
from liaoshen_viewer.lecture.model import Lecture, Stop
from liaoshen_viewer.lecture.record import recorded, retaken
from liaoshen_viewer.lecture.save import save
from liaoshen_viewer.lecture.shelf import Shelved, new_lecture, shelf, target_path
from liaoshen_viewer.scenario.model import Scenario
from liaoshen_viewer.ui.lecture_show import PATH_KEY, STOP_KEY, Show
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import translate

FOLDER_KEY = "lecture/folder"


class _Change(QUndoCommand):
    """One change of the open lecture, which can be taken back: a lecture is a value."""

    def __init__(self, desk: Desk, before: Lecture, after: Lecture, text: str) -> None:
        super().__init__(text)
        self._desk, self._before, self._after = desk, before, after

    def redo(self) -> None:
        """Do it, or do it again."""
        self._desk.take(self._after)

    def undo(self) -> None:
        """Take it back."""
        self._desk.take(self._before)


class Desk(QObject):
    """Knows all lectures of the scenario and holds one of them open, to run it or to edit it.

    Signals:
        changed: another lecture is open, or the open one says something else.
        failed(str): why the lecture was not saved.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, show: Show, settings: QSettings) -> None:
        super().__init__()
        self._session, self._show, self._settings = session, show, settings
        self.shelf: list[Shelved] = []
        self._scenario = session.scenario
        self.lecture: Lecture | None = None
        self.row = -1
        """The stop that is worked on; -1 for none."""
        self.undo_stack = QUndoStack(self)
        # Not within a change, when the stack does not count it yet.
        self.undo_stack.indexChanged.connect(self._on_index)
        self._source: Path | None = None
        self._saved: Path | None = None
        self.read_shelf()

    @property
    def own_folder(self) -> Path:
        """Return where the reader's own lectures lie, for all scenarios."""
        kind = QStandardPaths.StandardLocation.AppDataLocation
        usual = Path(QStandardPaths.writableLocation(kind)) / "lectures"
        return Path(str(self._settings.value(FOLDER_KEY, usual)))

    def read_shelf(self) -> None:
        """Read all lectures of the session's scenario; open the first that can be.

        A lecture with changes that are not saved stays open; before another scenario it is saved.
        """
        self._show.end()
        before, self._scenario = self._scenario, self._session.scenario
        if self.dirty and before.id != self._scenario.id:
            self._save(before)
        self.shelf = shelf(self._scenario, self.own_folder)
        if self.dirty:
            self.changed.emit()
            return
        sound = [one.lecture for one in self.shelf if one.lecture is not None]
        path = self.lecture.path if self.lecture is not None else None
        here = [one for one in sound if one.path == path] or sound
        self.open(here[0] if here else None)

    def open(self, lecture: Lecture | None) -> None:
        """Take a lecture to work with, or none; what can be undone is forgotten."""
        self.undo_stack.clear()
        self.lecture, self.row = lecture, 0 if lecture is not None and lecture.stops else -1
        self._source, self._saved = (lecture.path if lecture is not None else None), None
        self.changed.emit()

    @property
    def dirty(self) -> bool:
        """Whether there are changes that are not saved."""
        return not self.undo_stack.isClean()

    # editing

    def take(self, lecture: Lecture) -> None:
        """Hold another state of the open lecture; for the undo stack, which tells of it."""
        self.lecture = lecture
        self.row = min(max(self.row, 0), len(lecture.stops) - 1)

    def begin_new(self) -> None:
        """Begin a lecture without stops; one with changes is saved first."""
        if self.dirty:
            self.save()
        if self.dirty:
            return
        title = self.tr("New lecture")
        made = new_lecture(self._session.scenario, self.own_folder, "New lecture")
        names = replace(made.title, zh_hans="" if title == made.title.en else title)
        self.open(replace(made, title=names))

    def record(self) -> None:
        """Put a stop of the present view after the one that is worked on."""
        if self.lecture is None:
            self.begin_new()
        if self.lecture is None:
            return
        self.row += 1
        stops = list(self.lecture.stops)
        stops.insert(self.row, self._present_view())
        self._change(tuple(stops), self.tr("Record a stop"))

    def retake(self) -> None:
        """Give the stop that is worked on the present view and moment."""
        if self.lecture is not None and self.row >= 0:
            stop = retaken(self.lecture.stops[self.row], self._present_view())
            self.change_stop(stop, self.tr("Take this view"))

    def delete(self) -> None:
        """Take the stop that is worked on out of the lecture."""
        if self.lecture is not None and self.row >= 0:
            stops = list(self.lecture.stops)
            del stops[self.row]
            self._change(tuple(stops), self.tr("Delete a stop"))

    def reorder(self, order: list[int]) -> None:
        """Put the stops in another order: where each stood before."""
        if self.lecture is not None and order != sorted(order):
            self.row = order.index(self.row) if self.row in order else self.row
            stops = tuple(self.lecture.stops[index] for index in order)
            self._change(stops, self.tr("Move a stop"))

    def change_stop(self, stop: Stop, text: str) -> None:
        """Let the stop that is worked on say something else."""
        if self.lecture is None or self.row < 0 or self.lecture.stops[self.row] == stop:
            return
        stops = list(self.lecture.stops)
        stops[self.row] = stop
        self._change(tuple(stops), text)

    def rename(self, lecture: Lecture) -> None:
        """Let the lecture's head say something else."""
        if self.lecture is not None and lecture != self.lecture:
            text = self.tr("Change the title")
            self.undo_stack.push(_Change(self, self.lecture, lecture, text))

    def plan(self, lecture: Lecture) -> None:
        """Let the lecture have another plan of its time."""
        if self.lecture is not None and lecture != self.lecture:
            self.undo_stack.push(_Change(self, self.lecture, lecture, self.tr("Plan the time")))

    def undo(self) -> None:
        """Take the last change back."""
        self.undo_stack.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.undo_stack.redo()

    def save(self) -> None:
        """Save the lecture; one of a scenario that is not the reader's, as a copy of his own."""
        self._save(self._scenario)

    def _save(self, scenario: Scenario) -> None:
        if self.lecture is None or not self.lecture.stops:
            return
        path = self._saved or target_path(self.lecture, scenario, self.own_folder)
        mine = replace(self.lecture, path=path)
        try:
            save(mine, scenario, self._source)
        except LectureError as error:
            self.failed.emit(translate(error.message))
            return
        self.lecture, self._saved = mine, path
        self.undo_stack.setClean()
        self.shelf = shelf(scenario, self.own_folder)
        self.changed.emit()

    def file_for_film(self, drafts: Path) -> Path:
        """Return a file that holds the open lecture as it is now: its own, else a draft.

        Raises LectureError if the draft cannot be written.
        """
        if self.lecture is None:
            raise ValueError("no lecture is open")
        if not self.dirty and self.lecture.path.is_file():
            return self.lecture.path
        drafts.mkdir(parents=True, exist_ok=True)
        path = drafts / self.lecture.path.name
        path.unlink(missing_ok=True)
        save(replace(self.lecture, path=path), self._scenario, self._source)
        return path

    def _on_index(self) -> None:
        self.changed.emit()

    def _change(self, stops: tuple[Stop, ...], text: str) -> None:
        if self.lecture is not None:
            after = replace(self.lecture, stops=stops)
            self.undo_stack.push(_Change(self, self.lecture, after, text))

    def _present_view(self) -> Stop:
        session = self._session
        taken = [stop.id for stop in self.lecture.stops] if self.lecture is not None else []
        return recorded(
            session.t_ms, session.camera, session.projection, session.shown, session.style.id, taken
        )

    # running

    def begin_first(self) -> None:
        """Run the open lecture from its first stop."""
        if self.lecture is not None:
            self._show.begin(self.lecture)

    def begin_here(self) -> None:
        """Run the open lecture from the last stop that is not after the present moment."""
        if self.lecture is not None:
            self._show.begin(self.lecture, self._stop_before(self.lecture, self._session.t_ms))

    @staticmethod
    def _stop_before(lecture: Lecture, t_ms: int) -> int:
        """Return the last stop that is not after a moment; the first where all are."""
        order = sorted(range(len(lecture.stops)), key=lambda index: lecture.stops[index].t_ms)
        before = bisect_right([lecture.stops[index].t_ms for index in order], t_ms)
        return order[max(before - 1, 0)] if order else 0

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
