"""What lies over the map while it shows two moments: the curtain's handle, and a bar of wishes."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from liaoshen_viewer.scene.pair import Split
from liaoshen_viewer.ui.compare import Compare
from liaoshen_viewer.ui.dates import moment_text
from liaoshen_viewer.ui.goto_dialog import GoToDialog
from liaoshen_viewer.ui.lecture_show import Show
from liaoshen_viewer.ui.map_view import MapView
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named, px

KNOB_PX: Final = 40
STRIP_PX: Final = 12
"""How near to the seam the pointer takes hold of it."""
STEP: Final = 0.02
FROM_BOTTOM_PX: Final = 64
"""Above the scale bar."""
OFF_PATH_PX: Final = 104
"""Above the strip that says how to return to a lecture."""


class CurtainHandle(QWidget):
    """The seam as something to be taken: dragged by the mouse, moved by the arrow keys.

    Signals:
        wished(float): hang the curtain at this share of the map's width.
    """

    wished = Signal(float)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("curtain_handle")
        self.setAccessibleName(self.tr("Curtain between two dates"))
        self.setToolTip(self.tr("Drag the curtain; with the arrow keys it moves too"))
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._over, self._share = over, 0.5
        self.hide()

    def hang(self, share: float) -> None:
        """Stand at a share of the map's width."""
        self._share = share
        wide, high = px(KNOB_PX), self._over.height()
        self.setGeometry(round(share * self._over.width()) - wide // 2, 0, wide, high)
        strip = px(STRIP_PX)
        grip = QRegion((wide - strip) // 2, 0, strip, high)
        self.setMask(grip + QRegion(self._knob().adjusted(-2, -2, 2, 2)))

    def _knob(self) -> QRect:
        side = self.width() - 6
        return QRect(3, (self.height() - side) // 2, side, side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the curtain along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            at = self.mapTo(self._over, event.position())
            self.wished.emit(at.x() / max(self._over.width(), 1))

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys, which else step the time."""
        own = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the curtain."""
        ways = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}
        if event.key() in ways:
            self.wished.emit(self._share + ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the knob with an arrow to either side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self.palette().highlight().color() if self.hasFocus() else QColor("#20242b")
        painter.setPen(QPen(edge, 3 if self.hasFocus() else 2))
        painter.setBrush(QColor("white"))
        knob = self._knob()
        painter.drawEllipse(knob)
        painter.setPen(QPen(QColor("#20242b"), 2.5))
        middle, reach = knob.center(), knob.width() // 8
        for way in (-1, 1):
            tip = middle.x() + way * 3 * reach
            painter.drawLine(tip - way * reach, middle.y() - reach, tip, middle.y())
            painter.drawLine(tip - way * reach, middle.y() + reach, tip, middle.y())


class CompareBar(QFrame):
    """Says what the moment is compared with, and offers what can be done about it.

    The audience of a lecture does not see it.
    """

    def __init__(self, session: Session, compare: Compare, show: Show, over: MapView) -> None:
        super().__init__(over)
        self.setObjectName("compare_bar")
        self.setProperty("class", "strip")
        self._session, self._compare, self._show, self._over = session, compare, show, over
        self.handle = CurtainHandle(over)
        self.handle.wished.connect(compare.hang)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(12), px(6), px(8), px(6))
        self._row.setSpacing(px(6))
        self._row.addWidget(QLabel(self.tr("Compared with")))
        self._plain("compare_earlier", "‹", self.tr("A day earlier"), compare.earlier)
        self.date = self._plain("compare_date", "", self.tr("Choose the date"), self.ask_date)
        self._plain("compare_later", "›", self.tr("A day later"), compare.later)
        group = QButtonGroup(self)
        words = {Split.CURTAIN: self.tr("Curtain"), Split.SIDES: self.tr("Side by side")}
        self.splits = {}
        for split, word in words.items():
            take = partial(compare.take_split, split)
            button = self._plain(f"compare_{split}", word, word, take)
            button.setCheckable(True)
            group.addButton(button)
            self.splits[split] = button
        self._plain(
            "compare_swap", self.tr("Swap"), self.tr("Let the two change places"), compare.swap
        )
        self._plain(
            "compare_close", self.tr("Close"), self.tr("Show one date again (Esc)"), compare.leave
        )
        compare.changed.connect(self.show_pair)
        show.moved.connect(self.show_pair)
        over.installEventFilter(self)
        self.hide()

    def show_pair(self) -> None:
        """Be there while two moments are shown, and say which the second is."""
        pair = self._compare.pair
        self.setVisible(pair is not None and not self._show.on_path)
        self.handle.setVisible(pair is not None and pair.split is Split.CURTAIN)
        if pair is not None:
            self.date.setText(moment_text(pair.t_ms))
            self.splits[pair.split].setChecked(True)
            self.handle.hang(pair.share)
            self._place()

    def ask_date(self) -> None:
        """Ask for the second date."""
        pair = self._compare.pair
        if pair is not None:
            dialog = GoToDialog(self.window(), self._session.scenario.clock, pair.t_ms)
            dialog.setWindowTitle(self.tr("Compare with the date"))
            dialog.time_wished.connect(self._compare.take_moment)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.setWindowModality(Qt.WindowModality.WindowModal)
            dialog.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the map takes another size."""
        if event.type() == QEvent.Type.Resize and self._compare.pair is not None:
            self.show_pair()
        return False

    def _place(self) -> None:
        self.adjustSize()
        left = max((self._over.width() - self.width()) // 2, 0)
        away = OFF_PATH_PX if self._show.off_path else FROM_BOTTOM_PX
        self.move(left, self._over.height() - self.height() - px(away))
        self.raise_()

    def _plain(self, name: str, text: str, tip: str, wish: object) -> QToolButton:
        button = named(QToolButton(), name)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        button.setMinimumWidth(px(28))
        button.clicked.connect(wish)
        self._row.addWidget(button)
        return button
