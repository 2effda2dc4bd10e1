"""Questions from the room: Q keeps the moment and the view, a list leads back to each."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal

from liaoshen_viewer.lecture.questions import Question, from_text, to_text
from liaoshen_viewer.scene.views import camera_for, kept_on_map, window_of
from liaoshen_viewer.ui.lecture_show import Show
from liaoshen_viewer.ui.player import Player
from liaoshen_viewer.ui.session import Session

QUESTIONS_KEY: Final = "lecture/questions"


class Questions(QObject):
    """Keeps the questions of a scenario in the settings, at once, so that a crash loses none.

    Signals:
        asked(int): a question was kept, as this one of `kept`.
        changed: there are other questions, or one has another note.
        wanted: the speaker wants to see them.
    """

    asked = Signal(int)
    changed = Signal()
    wanted = Signal()

    def __init__(self, session: Session, player: Player, show: Show, settings: QSettings) -> None:
        super().__init__()
        self._session, self._player, self._show = session, player, show
        self._settings = settings
        self._deleted: tuple[int, Question] | None = None
        self._at_begin = 0
        self.kept: tuple[Question, ...] = ()
        self.read()

    def read(self) -> None:
        """Read the questions of the session's scenario."""
        self._deleted = None
        self.kept = from_text(str(self._settings.value(self._key, "")))
        self.changed.emit()

    def ask(self) -> None:
        """Keep the present moment and view as a question."""
        session = self._session
        window = window_of(session.camera, session.projection)
        self._keep((*self.kept, Question(session.t_ms, window)))
        self.asked.emit(len(self.kept) - 1)

    def note(self, index: int, text: str) -> None:
        """Note what the question was."""
        if 0 <= index < len(self.kept) and self.kept[index].note != text:
            kept = list(self.kept)
            kept[index] = replace(kept[index], note=text)
            self._keep(tuple(kept))

    def delete(self, index: int) -> None:
        """Forget a question; it can be put back."""
        if 0 <= index < len(self.kept):
            self._deleted = index, self.kept[index]
            self._keep(self.kept[:index] + self.kept[index + 1 :])

    @property
    def can_put_back(self) -> bool:
        """Whether there is a question that was just deleted."""
        return self._deleted is not None

    def put_back(self) -> None:
        """Have the question again that was deleted last."""
        if self._deleted is not None:
            (index, question), self._deleted = self._deleted, None
            self._keep((*self.kept[:index], question, *self.kept[index:]))

    def go_to(self, index: int) -> None:
        """Show the moment and the view of a question; a lecture that runs leaves its path."""
        if not 0 <= index < len(self.kept):
            return
        session, question = self._session, self.kept[index]
        self._show.leave()
        session.pause()
        session.seek(question.t_ms)
        now = session.camera
        camera = camera_for(question.window, session.projection, now.size_px, now.scale)
        self._player.glide_to(kept_on_map(camera, session.ground))

    def show_all(self) -> None:
        """Show the list."""
        self.wanted.emit()

    @property
    def asked_in_lecture(self) -> bool:
        """Whether there are more questions than when the last lecture began."""
        return len(self.kept) > self._at_begin

    @property
    def _key(self) -> str:
        return f"{QUESTIONS_KEY}/{self._session.scenario.id}"

    def _keep(self, questions: tuple[Question, ...]) -> None:
        self.kept = questions
        self._settings.setValue(self._key, to_text(questions))
        self._settings.sync()
        self.changed.emit()

    def note_beginning(self) -> None:
        """Count from here what is asked in a lecture: it begins."""
        self._at_begin = len(self.kept)
