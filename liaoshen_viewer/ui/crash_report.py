"""What is left when something fails that nobody foresaw: a report in a file, named to the user.

The program goes on. The report holds versions, the last actions and where it failed; it stays on
this machine: nothing sends it.
"""

from __future__ import annotations

import faulthandler
import platform
import sys
import traceback
from collections import deque
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from PySide6.QtCore import QObject, QStandardPaths, Qt, qVersion
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout

from liaoshen_viewer import __version__
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import px

MOST_ACTIONS: Final = 40
MOST_REPORTS: Final = 20
"""Older reports are removed, so that a fault that repeats does not fill the disk."""


class CrashReporter(QObject):
    """Takes every exception that nobody caught, writes it down once, and says where."""

    def __init__(self, session: Session, folder: Path) -> None:
        super().__init__()
        self._session = session
        self._folder = folder
        self._actions: deque[str] = deque(maxlen=MOST_ACTIONS)
        self._told: set[str] = set()
        self._stream: TextIO | None = None
        self.box: FaultBox | None = None

    def install(self) -> None:
        """Take what Python would print and end with; a crash of Qt itself leaves `crash.log`."""
        sys.excepthook = self.take
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Open as long as the program runs: the handler writes to it while the process dies.
            self._stream = (self._folder / "crash.log").open("a", encoding="utf-8")
        except OSError as error:
            _say(f"No reports can be written to {self._folder}: {error}")
            return
        faulthandler.enable(self._stream)

    def watch(self, actions: Mapping[str, QAction]) -> None:
        """Note each of these actions when it is done."""
        for name, action in actions.items():
            action.triggered.connect(partial(self.note, name))

    def note(self, name: str) -> None:
        """Remember that something was done, and at which campaign time."""
        self._actions.append(f"{self._session.t_ms} {name}")

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write down an exception, and tell of it unless it was told already."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        fault = "".join(traceback.format_exception(kind, error, trace))
        _say(fault)
        if fault in self._told:
            return
        self._told.add(fault)
        self._tell(self._written(fault))

    def text(self, fault: str) -> str:
        """Return a report: versions, the scenario, the last actions, the fault."""
        python = platform.python_version()
        return "\n".join(
            [
                f"Liaoshen Viewer {__version__}, Python {python}, Qt {qVersion()}",
                platform.platform(),
                f"Scenario {self._session.scenario.id}, campaign time {self._session.t_ms}",
                "",
                "Last actions (campaign time in ms, action):",
                *self._actions,
                "",
                fault,
            ]
        )

    def _written(self, fault: str) -> Path | None:
        """Write a report and return its path; None where the disk does not take it."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            earlier = sorted(self._folder.glob("report-*.txt"))
            number = int(earlier[-1].stem.removeprefix("report-")) + 1 if earlier else 1
            path = self._folder / f"report-{number:06}.txt"
            path.write_text(self.text(fault), encoding="utf-8")
            for old in earlier[: 1 - MOST_REPORTS]:
                old.unlink()
        except OSError as error:
            _say(f"The report could not be written: {error}")
            return None
        return path

    def _tell(self, path: Path | None) -> None:
        if self.box is None:
            self.box = FaultBox()
            self.box.finished.connect(self._on_closed)
        self.box.show_report(path)
        self.box.show()

    def _on_closed(self) -> None:
        if self.box is not None:
            self.box.deleteLater()
            self.box = None


class FaultBox(QDialog):
    """Says that something failed, and where it is written down."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("fault")
        self.setWindowTitle(self.tr("A fault"))
        self.resize(px(560), px(180))
        sentence = self.tr("Something went wrong that the program did not foresee. It goes on.")
        self.where = QLabel()
        self.where.setWordWrap(True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (QLabel(sentence), self.where, buttons):
            column.addWidget(widget)

    def show_report(self, path: Path | None) -> None:
        """Name the report's file, or say that there is none."""
        if path is None:
            self.where.setText(
                self.tr("The report could not be written; it stands in the terminal.")
            )
            return
        sentence = self.tr(
            "A report is in {path}. It holds versions and your last actions, and is sent to "
            "nobody; please pass it on to the developers."
        )
        self.where.setText(sentence.format(path=path))


def _say(text: str) -> None:
    if sys.stderr is not None:  # a program that was started without a terminal has none
        sys.stderr.write(f"{text}\n")


def reports_folder() -> Path:
    """Return where reports are kept: beside what else the program keeps for this user."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "reports"
