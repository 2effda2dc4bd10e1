"""What may not happen and what may not grow while the window is used at random."""

from __future__ import annotations

import gc
import os
import statistics
import sys
import threading
import traceback
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

MOST_GROWTH: Final = {"threads": 0, "timers": 2, "widgets": 40, "none": 20_000, "resident_mb": 40}
"""By how much the last third of a run may lie above its second third; dialogs that happen to be
open are in it. The first third fills the caches, which are bounded."""


class Complaints:
    """Collects exceptions that nobody caught and warnings of Qt, and prints each kind once."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.last_act = ""
        sys.excepthook = self._on_exception
        qInstallMessageHandler(self._on_message)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._add("".join(traceback.format_exception(kind, error, trace)))

    def _on_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
            self._add(f"{kind.name}: {text}")

    def _add(self, text: str) -> None:
        if text not in self.texts:
            self.texts.append(text)
            # At once: what ends the run would take the list with it.
            sys.stderr.write(f"after {self.last_act}: {text}\n")


@dataclass(frozen=True, slots=True)
class Sample:
    """What lives at one moment; `none` is how many references to None there are."""

    threads: int
    timers: int
    widgets: int
    none: int
    resident_mb: float


def sample() -> Sample:
    """Count what lives, after what can be dropped has been dropped."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    living = Shiboken.getAllValidWrappers()
    return Sample(
        threads=threading.active_count(),
        timers=sum(isinstance(wrapper, QTimer) for wrapper in living),
        widgets=sum(isinstance(wrapper, QWidget) for wrapper in living),
        none=sys.getrefcount(None),
        resident_mb=resident_mb(),
    )


def resident_mb() -> float:
    """Return the memory of this process that lies in RAM, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def growths(samples: list[Sample]) -> dict[str, float]:
    """Return by how much each median of the last third lies above that of the second third."""
    third = len(samples) // 3
    before, after = samples[third : 2 * third], samples[2 * third :]
    return {
        name: statistics.median(column_after) - statistics.median(column_before)
        for name, column_before, column_after in zip(
            Sample.__dataclass_fields__,
            zip(*map(astuple, before), strict=True),
            zip(*map(astuple, after), strict=True),
            strict=True,
        )
    }
