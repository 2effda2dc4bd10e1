"""Five lines for the first start, over the map until something is under way."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from liaoshen_viewer.ui.theme import named

ABOVE_CREDITS_PX: Final = 40
"""So far from the bottom, the large Play and the credits stay free."""


class Hint(QFrame):
    """Lies in the map's lower right corner.

    Signals:
        understood: the user needs it no longer.
    """

    understood = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("hint")
        self._over = over
        lines = (
            self.tr("Space plays and pauses. Drag along the line below to any moment."),
            self.tr("Drag the map to move it, turn the wheel to zoom."),
            self.tr("Click a sign for its commander, its way and the sources."),
            self.tr("Ctrl+K finds any formation, person, place, event or date."),
            self.tr("F1 shows all keys."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        for line in lines:
            column.addWidget(QLabel(line))
        self.button = named(QPushButton(self.tr("Understood")), "hint_close")
        column.addWidget(self.button)
        self.button.clicked.connect(self.dismiss)
        over.installEventFilter(self)
        self.adjustSize()
        self._place()

    def dismiss(self) -> None:
        """Go away for good; the map takes its keys, which else fall to the filter's text."""
        if not self.isHidden():
            # Asked of the window: a button of one that is not active has no focus yet is next.
            if self.window().focusWidget() is self.button:
                self._over.setFocus()
            self.hide()
            self.understood.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the map takes another size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        left = self._over.width() - self.width() - 16
        top = self._over.height() - self.height() - ABOVE_CREDITS_PX
        self.move(max(left, 0), max(top, 0))
