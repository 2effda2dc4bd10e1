"""What lies over the map while a lecture runs: the curtain, and a strip with a word and buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from liaoshen_viewer.ui.theme import named, px

FROM_BOTTOM_PX = 48


class Curtain(QWidget):
    """Covers the whole map in one colour."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("curtain")
        self._over = over
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        self.hide()

    def draw(self, colour: str) -> None:
        """Cover the map in a colour; open for an empty one."""
        if colour:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Window, QColor(colour))
            self.setPalette(palette)
            self.setGeometry(self._over.rect())
            self.raise_()
        self.setVisible(bool(colour))
        # Black is black at once, not when the next picture of the map is done.
        self._over.repaint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the map whatever its size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False


class Strip(QFrame):
    """A line near the map's lower edge, with up to two buttons."""

    def __init__(self, over: QWidget, name: str) -> None:
        super().__init__(over)
        self.setObjectName(name)
        self.setProperty("class", "strip")
        self._over = over
        self._label = named(QLabel(), f"{name}_text")
        self.yes = named(QPushButton(), f"{name}_yes")
        self.no = named(QPushButton(), f"{name}_no")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(10), px(8))
        row.setSpacing(px(10))
        for widget in (self._label, self.yes, self.no):
            row.addWidget(widget)
        for button in (self.yes, self.no):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """Return what it says; empty while it is not there."""
        return "" if self.isHidden() else self._label.text()

    def say(self, text: str, yes: str = "", no: str = "") -> None:
        """Say something, with buttons for the words that are given; go away for an empty text."""
        self._label.setText(text)
        for button, word in ((self.yes, yes), (self.no, no)):
            button.setText(word)
            button.setVisible(bool(word))
        self.setVisible(bool(text))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the map takes another size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        left = (self._over.width() - self.width()) // 2
        self.move(left, self._over.height() - self.height() - px(FROM_BOTTOM_PX))
        self.raise_()
