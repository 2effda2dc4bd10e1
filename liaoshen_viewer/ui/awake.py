"""Keeping the screen awake while a lecture runs, by the desktop's own service."""

from __future__ import annotations

from typing import Final

from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

SERVICE: Final = "org.freedesktop.ScreenSaver"
PATH: Final = "/org/freedesktop/ScreenSaver"
PATIENCE_MS: Final = 500
LINE: Final = "liaoshen-viewer-awake"


class SessionBus:
    """A line of its own to the desktop's services."""

    def open(self) -> QDBusConnection:
        """Return the line; it may not be connected."""
        return QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, LINE)

    def close(self) -> None:
        """Close the line."""
        QDBusConnection.disconnectFromBus(LINE)


class Awake:
    """Asks the desktop not to let the screen sleep; tells honestly where it cannot.

    The wish holds as long as the line on which it was sent is open, so a crash ends it too. It is
    taken back by closing the line: the service's own `UnInhibit` wants an unsigned number, which
    PySide cannot send.
    """

    def __init__(self, bus: SessionBus | None = None) -> None:
        self._bus = bus or SessionBus()
        self.held = False
        """Whether the desktop promised to keep the screen awake."""

    def hold(self, why: str) -> bool:
        """Keep the screen awake; return whether the desktop agreed."""
        if not self.held:
            self.held = _asked(self._bus.open(), why)
            if not self.held:
                self._bus.close()
        return self.held

    def release(self) -> None:
        """Let the screen sleep again."""
        if self.held:
            self._bus.close()
            self.held = False


def _asked(line: QDBusConnection, why: str) -> bool:
    """Ask the service; False where there is no bus or no service, or it refuses."""
    if not line.isConnected():
        return False
    message = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "Inhibit")
    message.setArguments(["Liaoshen Viewer", why])
    answer = line.call(message, QDBus.CallMode.Block, PATIENCE_MS)
    return answer.type() == QDBusMessage.MessageType.ReplyMessage and bool(answer.arguments())
