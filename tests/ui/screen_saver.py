"""A desktop's screen saver for tests: says on its output what it is asked. No bus is needed.

Run as a program with one word: `agrees` or `refuses`. The first line is where it can be reached.
"""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusServer

# PySide's own hints know of no decorator here.
NAMED: Any = ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})  # type: ignore[call-arg]


@NAMED
class ScreenSaver(QObject):
    """Answers as the service of a desktop does."""

    @Slot(str, str, result="uint")
    def Inhibit(self, who: str, why: str) -> int:
        """Promise not to sleep."""
        say("Inhibit", who, why)
        return 3_000_000_000


def say(*words: str) -> None:
    sys.stdout.write("|".join(words) + "\n")
    sys.stdout.flush()


def main() -> None:
    app = QCoreApplication(sys.argv)
    saver, server = ScreenSaver(), QDBusServer("unix:tmpdir=/tmp")
    server.setAnonymousAuthenticationAllowed(True)
    lines: list[QDBusConnection] = []

    def serve(line: QDBusConnection) -> None:
        if sys.argv[1] == "agrees":
            slots = QDBusConnection.RegisterOption.ExportAllSlots
            line.registerObject("/org/freedesktop/ScreenSaver", saver, slots)
        lines.append(line)

    def look() -> None:
        if lines and not lines[-1].isConnected():
            say("gone")
            app.quit()

    server.newConnection.connect(serve)
    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    say(server.address())
    app.exec()


if __name__ == "__main__":
    main()
