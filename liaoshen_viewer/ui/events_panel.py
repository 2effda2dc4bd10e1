"""The event notes at the right: a list with the present one lit, and its text below."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QColor, QDesktopServices, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.paint.text import font
from liaoshen_viewer.scenario.model import PlaceId, UnitId
from liaoshen_viewer.ui.event_model import (
    DATE_ROLE,
    EVENT_ROLE,
    IMPORTANCE_ROLE,
    PRESENT_ROLE,
    SECOND_ROLE,
    EventModel,
    Index,
)
from liaoshen_viewer.ui.event_text import Tones, event_html
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named, px

ROW_PX = 44
HEADING_PX = 30
DATE_PX = 70
LEAST_PX = 250
SCROLL_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})


class EventsPanel(QSplitter):
    """List above, reading text below.

    Signals:
        event_wished(int): the user clicked an event (its place in `session.events`).
        unit_wished(object): the user clicked a formation of the text (UnitId).
        place_wished(object): the user clicked the place of the text (PlaceId).
        person_wished(str): the user clicked a person of the text, by id.
    """

    event_wished = Signal(int)
    unit_wished = Signal(object)
    place_wished = Signal(object)
    person_wished = Signal(str)

    def __init__(self, session: Session, actions: Mapping[str, QAction]) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setObjectName("events")
        self._session = session
        self._rows = EventModel(self, session.scenario, session.events)
        self.list = named(QListView(), "event_list")
        self.list.setModel(self._rows)
        self.list.setItemDelegate(EventDelegate(self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_taken)
        self.list.activated.connect(self._on_taken)
        self.text = named(QTextBrowser(), "event_text")
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._on_link)
        self.text.setAccessibleName(self.tr("The event's text"))
        self.list.setAccessibleName(self.tr("Events"))
        self._keeps_up = True
        self.back = named(QPushButton(self.tr("Back to now")), "back_to_now")
        self.back.setVisible(False)
        self.back.clicked.connect(self.keep_up)
        self.fly = _tool("event_fly", actions.get("fly_to_event"))
        self.fly.setText(self.tr("Fly there"))
        self.pauses = _tool("event_pauses", None)
        self.pauses.setText(self.tr("Pause at events"))
        self.pauses.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.list.verticalScrollBar().sliderMoved.connect(self._let_go)
        self.addWidget(self._upper_half())
        self.addWidget(self.text)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 1)
        self.setSizes([300, 320])
        self.setChildrenCollapsible(False)
        self.setMinimumWidth(LEAST_PX)
        self.show_event()

    def show_scenario(self) -> None:
        """Show the events of the session's scenario."""
        self._rows.replace(self._session.scenario, self._session.events)
        self.show_event()

    def show_event(self) -> None:
        """Light the session's present event, keep it in view, and show its text."""
        self._rows.show_present(self._session.present_event)
        self._bring_into_view()
        self.text.setHtml(self._html())

    def keep_up(self) -> None:
        """Keep the present event in view again."""
        self._keeps_up = True
        self.back.hide()
        self.show_event()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the list where the reader scrolled it."""
        if event.type() == QEvent.Type.Wheel or (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in SCROLL_KEYS
        ):
            self._let_go()
        if watched is self.list.viewport() and event.type() == QEvent.Type.Resize:
            self._bring_into_view()
        return super().eventFilter(watched, event)

    def _bring_into_view(self) -> None:
        """Scroll to the present event, unless the reader is elsewhere; begin with a whole row."""
        index = self._rows.index_of(self._session.present_event)
        if not index.isValid() or not self._keeps_up:
            return
        self.list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        first = self.list.visualRect(self.list.indexAt(QPoint(1, 0)))
        if first.top() < 0:
            bar = self.list.verticalScrollBar()
            next_row = bar.value() + first.bottom() + 1
            bar.setValue(next_row if next_row <= bar.maximum() else bar.value() + first.top())
            self.list.scrollTo(index)

    def _let_go(self) -> None:
        self._keeps_up = False
        self.back.show()

    def _upper_half(self) -> QWidget:
        half = QWidget()
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        tools = QHBoxLayout()
        tools.setContentsMargins(px(8), px(4), px(8), px(4))
        tools.setSpacing(px(6))
        tools.addWidget(self.fly)
        tools.addWidget(self.pauses)
        tools.addStretch(1)
        tools.addWidget(self.back)
        column.addWidget(self.list, 1)
        column.addLayout(tools)
        return half

    def changeEvent(self, event: QEvent) -> None:
        """Set the text again in another palette's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "text"):
            self.text.setHtml(self._html())

    def _html(self) -> str:
        if self._session.present_event is None:
            return ""
        palette, role = self.palette(), QPalette.ColorRole
        tones = Tones(*(palette.color(r).name() for r in (
            role.AlternateBase, role.PlaceholderText, role.Mid,
        )))  # fmt: skip
        event = self._session.events[self._session.present_event]
        return event_html(self._session.scenario, event, tones)

    def _on_link(self, url: QUrl) -> None:
        kind, _, what = url.toString().partition(":")
        if kind == "unit":
            self.unit_wished.emit(UnitId(what))
        elif kind == "place":
            self.place_wished.emit(PlaceId(what))
        elif kind == "person":
            self.person_wished.emit(what)
        elif url.hasFragment() and not url.scheme():
            self.text.scrollToAnchor(url.fragment())
        elif kind in ("http", "https"):
            QDesktopServices.openUrl(url)

    def _on_taken(self, index: QModelIndex) -> None:
        event = index.data(EVENT_ROLE)
        if event is not None:
            self._keeps_up = True
            self.back.hide()
            self.event_wished.emit(event)


def _tool(name: str, action: QAction | None) -> QToolButton:
    button = named(QToolButton(), name)
    if action is not None:
        button.setDefaultAction(action)
    return button


class EventDelegate(QStyledItemDelegate):
    """Paints an event in two lines with its date beside, and a phase as a heading."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        size_px = view.fontInfo().pixelSize()
        self._plain, self._bold = font(size_px, False), font(size_px, True)
        self._small = font(round(size_px * 0.86), False)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for one row."""
        return QSize(180, px(HEADING_PX) if index.data(EVENT_ROLE) is None else px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        if index.data(EVENT_ROLE) is None:
            self._paint_heading(painter, option, index)
        else:
            self._paint_event(painter, option, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = option.rect.adjusted(10, 6, -8, 0)
        painter.setFont(self._bold)
        painter.setPen(option.palette.color(QPalette.ColorRole.Highlight))
        text = "  ".join(filter(None, (index.data(), index.data(SECOND_ROLE))))
        _draw_text(painter, box, text)

    def _paint_event(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ink = option.palette.color(QPalette.ColorRole.Text)
        if index.data(PRESENT_ROLE):
            painter.fillRect(option.rect, option.palette.highlight())
            ink = option.palette.color(QPalette.ColorRole.HighlightedText)
        soft = QColor(ink)
        soft.setAlphaF(0.72)
        box = option.rect.adjusted(10, 4, -8, -4)
        half = box.height() // 2
        painter.setPen(soft)
        painter.setFont(self._small)
        for line, text in enumerate(index.data(DATE_ROLE)):
            day = QRect(box.left(), box.top() + line * half, px(DATE_PX) - 8, half)
            _draw_text(painter, day, text)
        box.setLeft(box.left() + px(DATE_PX))
        second = QRect(box.left(), box.top() + half, box.width(), half)
        _draw_text(painter, second, index.data(SECOND_ROLE))
        painter.setPen(ink)
        painter.setFont(self._bold if index.data(IMPORTANCE_ROLE) == 1 else self._plain)
        _draw_text(painter, QRect(box.left(), box.top(), box.width(), half), index.data())


def _draw_text(painter: QPainter, box: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
