"""The exports of the window carried out one after another, each by a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal

from liaoshen_viewer.errors import ExportError
from liaoshen_viewer.export.apart import (
    Answer,
    Apart,
    Failed,
    Finished,
    Make,
    Refused,
    Stop,
    Stopped,
)
from liaoshen_viewer.export.job import Progress
from liaoshen_viewer.messages import Message
from liaoshen_viewer.playback.pace import Pace
from liaoshen_viewer.playback.plan_values import parse_size
from liaoshen_viewer.ui.export_queue import Entry, ExportQueue, State
from liaoshen_viewer.ui.player import Player

USUAL_SIZE: Final = "1920x1080"
RATE_KEY: Final = "export_px_s"


class ExportRun(QObject):
    """Makes the exports of a queue in order, and goes on with the next where one fails.

    Signals:
        changed(): an export was added, moved, removed, or stands otherwise than before.
        stepped(object): frames of the present one were made (Progress).
        troubled(object): the list could not be written (Message).
    """

    changed = Signal()
    stepped = Signal(object)
    troubled = Signal(object)

    def __init__(self, queue: ExportQueue, player: Player, settings: QSettings) -> None:
        super().__init__()
        self.queue = queue
        self.running: Entry | None = None
        self.paused = False
        self.pace = Pace(1)
        self._player, self._settings = player, settings
        self._apart: Apart | None = None
        self._folder = ""

    def add(self, entry: Entry) -> None:
        """Put an export at the end of the list, and go on with the list."""
        if self.running is None or self.running.output != entry.output:
            self._change(lambda: self.queue.put(entry))
        self.go()

    def again(self, output: str, anew: bool) -> None:
        """Try an export that failed once more: go on with it, or start anew."""
        entry = self.queue.find(output)
        if entry is not None:
            self.add(Entry(entry.scenario, entry.words, output, anew))

    def go(self) -> None:
        """Make the first export that is left, unless one is being made."""
        if self.running is not None or not self.queue.left:
            return
        entry = self.queue.left[0]
        self.running, self.paused, self.pace = entry, False, Pace(1)
        if self._apart is None or self._folder != entry.scenario:
            self._end_process()
            self._apart, self._folder = Apart(Path(entry.scenario)), entry.scenario
        self._apart.pause(False)
        self._apart.wish(Make(entry.words, entry.output, entry.anew))
        self._player.watch(self.beat)
        self._note(State.RUNNING)

    def pause(self, paused: bool) -> None:
        """Hold on after the present frames, or go on."""
        self.paused = paused
        self.pace.forget()
        if self._apart is not None:
            self._apart.pause(paused)

    def stop(self) -> None:
        """Stop the present export, so that it can go on later; none other begins."""
        if self._apart is not None:
            self._apart.wish(Stop())

    def move(self, output: str, by: int) -> None:
        """Move an export in the list."""
        self._change(lambda: self.queue.move(output, by))

    def remove(self, output: str) -> None:
        """Take an export off the list, unless it is being made."""
        if self.running is None or self.running.output != output:
            self._change(lambda: self.queue.remove(output))

    def end(self) -> None:
        """Stop what is being made: the window closes."""
        if self.running is not None:
            self._note(State.STOPPED)
            self.running = None
        self._end_process()

    def beat(self, now_s: float) -> bool:
        """Take in what the process answered; tell whether there is one."""
        if self._apart is None:
            return False
        try:
            for answer in self._apart.heard():
                self._take(answer, now_s)
        except EOFError:
            self._end_process()
            self._over(State.FAILED, Message("export.worker_died"))
        return self._apart is not None

    # inside

    def _take(self, answer: Answer, now_s: float) -> None:
        if isinstance(answer, Progress):
            self.pace.count = answer.count
            if answer.last >= 0 and not self.paused:
                self.pace.note(now_s, answer.done)
            if self.running is not None and self.pace.per_s:
                width, height = parse_size(self.running.words.get("size", USUAL_SIZE))
                self._settings.setValue(RATE_KEY, self.pace.per_s * width * height)
            self.stepped.emit(answer)
        elif isinstance(answer, Refused | Failed):
            self._over(State.FAILED, answer.message)
        elif isinstance(answer, Finished):
            self._over(State.WHOLE)
        elif isinstance(answer, Stopped):
            self._over(State.STOPPED)

    def _over(self, state: State, trouble: Message | None = None) -> None:
        if self.running is None:
            return
        self._note(state, trouble)
        self.running = None
        if state is not State.STOPPED:
            self.go()
        if self.running is None:
            self._end_process()
        self.changed.emit()

    def _note(self, state: State, trouble: Message | None = None) -> None:
        entry = self.running
        assert entry is not None
        self._change(lambda: self.queue.change(entry.output, state, trouble))

    def _change(self, change: Callable[[], None]) -> None:
        try:
            change()
        except ExportError as error:
            self.troubled.emit(error.message)
        self.changed.emit()

    def _end_process(self) -> None:
        if self._apart is not None:
            self._apart.end()
            self._apart = None
