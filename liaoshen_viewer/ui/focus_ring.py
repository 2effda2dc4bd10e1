"""A ring around what holds the keyboard: the map, the timeline, the tabs of panels."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

BY_KEY: Final = frozenset({
    Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
})  # fmt: skip
WIDTH_PX: Final = 3
GONE: Final = frozenset({QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress})
MOVED: Final = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})


class FocusRing(QWidget):
    """Lies over a widget while the keyboard has come to it by key; a press takes it away."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        if isinstance(over, QTabBar):
            over.currentChanged.connect(self.take_place)
        self.hide()

    def appear(self) -> None:
        """Show where the keyboard is."""
        self.take_place()
        self.show()
        self.raise_()

    def take_place(self) -> None:
        """Lie around the widget, or around the present one of its tabs."""
        over = self.parentWidget()
        if isinstance(over, QTabBar):
            self.setGeometry(over.tabRect(over.currentIndex()))
        elif over is not None:
            self.setGeometry(over.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come with the keyboard and go with it."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in BY_KEY:
            self.appear()
        elif event.type() in GONE:
            self.hide()
        elif event.type() in MOVED:
            self.take_place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a ring in the colour of what is lit, and one beside it that any ground shows."""
        palette, painter = self.palette(), QPainter(self)
        for role, width, inset in (
            (QPalette.ColorRole.Window, WIDTH_PX + 2, 2),
            (QPalette.ColorRole.Highlight, WIDTH_PX, 1),
        ):
            pen = QPen(palette.color(role), width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))


class TabRings(QObject):
    """Rings the tabs of panels, which come and go as panels are moved."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Tabs take the keyboard by key alone.
        if isinstance(now, QTabBar) and self._window.isAncestorOf(now):
            (now.findChild(FocusRing) or FocusRing(now)).appear()
