"""Keeping the screen awake while a lecture runs, by the desktop's own service."""

from __future__ import annotations

from typing import Final

from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

SERVICE: Final = "org.freedesktop.ScreenSaver"
PATH: Final = "/org/freedesktop/ScreenSaver"
PATIENCE_MS: Final = 500


class Awake:
    """Asks the desktop not to let the screen sleep; tells honestly where it cannot."""

    def __init__(self) -> None:
        self._cookie: int | None = None

    @property
    def held(self) -> bool:
        """Whether the desktop promised to keep the screen awake."""
        return self._cookie is not None

    def hold(self, why: str) -> bool:
        """Keep the screen awake; return whether the desktop agreed."""
        if self._cookie is None:
            answer = _ask("Inhibit", ["Liaoshen Viewer", why])
            if answer and isinstance(answer[0], int):
                self._cookie = answer[0]
        return self.held

    def release(self) -> None:
        """Let the screen sleep again."""
        if self._cookie is not None:
            _ask("UnInhibit", [self._cookie])
            self._cookie = None


def _ask(method: str, arguments: list[object]) -> list[object]:
    """Call the service; an empty answer where there is no bus or no service, or it refuses."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return []
    message = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, method)
    message.setArguments(arguments)
    answer = bus.call(message, QDBus.CallMode.Block, PATIENCE_MS)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage:
        return []
    return list(answer.arguments())
