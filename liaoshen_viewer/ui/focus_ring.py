"""A ring about what has the keys, where the widget's own look does not show it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

BY_KEY: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""A mouse's user sees where the mouse is, and wants the picture without a frame."""
WIDE_PX: Final = 2.0


class FocusRing(QWidget):
    """Lies over a widget while that was given the keys by a key."""

    def __init__(self, about: QWidget) -> None:
        super().__init__(about)
        self._about = about
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        about.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the keys."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
            self.setVisible(event.reason() in BY_KEY)
            self.raise_()
        elif event.type() == QEvent.Type.FocusOut:
            self.hide()
        self.resize(self._about.size())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring inside the edge."""
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), WIDE_PX))
        half = WIDE_PX / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.end()
