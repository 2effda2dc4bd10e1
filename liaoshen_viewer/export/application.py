"""The Qt application that painting needs, without a display."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


def painting_application() -> QCoreApplication:
    """Return the application of this process, or start one that opens no display.

    Whoever paints keeps hold of it as long as there is something to paint. A platform chosen by
    hand (QT_QPA_PLATFORM) is respected: pictures are the same on all of them.
    """
    running = QCoreApplication.instance()
    if running is not None:
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["liaoshen-viewer"])
