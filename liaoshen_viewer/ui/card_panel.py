"""The card of the selected formation: its sign, names, state, chain of command and way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QPainter, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.dossier import Dossier, dossier, lone_sign, portrait_of
from liaoshen_viewer.scene.figures import strength_of
from liaoshen_viewer.scene.men import Men, men_over_time
from liaoshen_viewer.scene.whereabouts import position, whereabouts
from liaoshen_viewer.ui.card_portrait import Commander
from liaoshen_viewer.ui.card_text import card_html, people_html
from liaoshen_viewer.ui.chart_view import ChartView
from liaoshen_viewer.ui.icons import SHAPES, icon
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named, px
from liaoshen_viewer.ui.words import names_text, panel_names, row_state_text

SIGN_PX: Final = 72
FRAME_PX: Final = 30.0
CHART_EMS: Final = 4.4
LEAST_FOR_CHART_PX: Final = 400
BUTTONS: Final = ("previous_stop", "next_stop", "follow", "only_command")


class CardPanel(QWidget):
    """Shows the session's selection.

    Signals:
        unit_wished(object): a link to another formation (UnitId).
        time_wished(object): a link to a moment (milliseconds).
    """

    unit_wished = Signal(object)
    time_wished = Signal(object)

    def __init__(self, session: Session, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session = session
        self.seen = False
        self._shown: Dossier | None = None
        self._names = panel_names(session.shown)
        self.sign = QLabel()
        self.name = named(QLabel(), "card_name")
        self.second = named(QLabel(), "card_second")
        self.now = named(QLabel(), "card_now")
        for label in (self.name, self.second, self.now):
            label.setWordWrap(True)
        self.people = Commander()
        self.chart = ChartView(session, None, "unit", CHART_EMS)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chart.hide()
        self.chart.time_wished.connect(self.time_wished)
        self._known: tuple[Battle, Men] | None = None
        self.text = named(QTextBrowser(), "card_text")
        self.text.setAccessibleName(self.tr("What is known of the formation"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._on_link)
        self._place([actions[name] for name in BUTTONS if name in actions])
        self.show_selection()

    def sizeHint(self) -> QSize:
        """Return a width like that of the events."""
        return QSize(320, 600)

    def show_selection(self) -> None:
        """Show the session's selection; a hidden card waits until it is seen."""
        self._shown = None
        self.show_time()

    def show_names(self) -> None:
        """Show names in the session's languages."""
        if self._names != panel_names(self._session.shown):
            self._names = panel_names(self._session.shown)
            self.show_selection()

    def show_time(self) -> None:
        """Show the session's moment."""
        if not self.seen:
            return
        session = self._session
        if session.selection is None:
            self._show_nothing()
            return
        found = dossier(session.scenario, session.state, session.order, session.selection)
        here = position(session.scenario, session.state, found.unit.id)
        where = whereabouts(session.towns, here)
        self.now.setText(row_state_text(found.row, where, panel_names(session.shown)))
        self.chart.show_again()
        if found != self._shown:
            self._show(found)

    def be_seen(self, seen: bool) -> None:
        """Catch up with what passed while hidden; behind another tab counts as hidden."""
        self.seen = seen
        self.show_selection()

    def changeEvent(self, event: QEvent) -> None:
        """Set the text again in another palette's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "text"):
            self.show_selection()

    def _show(self, found: Dossier) -> None:
        same = self._shown is not None and self._shown.unit.id == found.unit.id
        self._shown = found
        languages = panel_names(self._session.shown)
        first, second = names_text(found.unit.names, languages)
        self.name.setText(first)
        self.second.setText(second)
        self.sign.setPixmap(self._sign(found.unit.id))
        self._show_commander(found)
        if not same:
            self._show_chart(found.unit.id)
        bar = self.text.verticalScrollBar()
        above = bar.value() if same else 0
        self.text.setHtml(self._html(found))
        bar.setValue(above)

    def _show_commander(self, found: Dossier) -> None:
        session, names = self._session, found.row.commander
        name = names_text(names, panel_names(session.shown))[0] if names.en else ""
        side = session.scenario.sides[int(session.state.side[self._row(found.unit.id)])]
        self.people.show_people(
            people_html(found, panel_names(session.shown)),
            name,
            portrait_of(session.scenario, names) if name else b"",
            session.style.side(side.colour).fill,
        )

    def _show_chart(self, unit: UnitId) -> None:
        battle = self._session.battle
        if self._known is None or self._known[0] is not battle:
            self._known = battle, men_over_time(battle.scenario, battle.tracks)
        self.chart.show_figures(strength_of(battle, self._known[1], unit))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the chart out where it would be cut: letters are large and the window is low."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        if self._known is not None and self._session.selection is not None:
            told = bool(self.chart.figures.curves)
            self.chart.setVisible(told and self.height() >= px(LEAST_FOR_CHART_PX))

    def _row(self, unit: UnitId) -> int:
        return self._session.scenario.unit_index[unit]

    def _html(self, found: Dossier) -> str:
        session = self._session
        names = panel_names(session.shown)
        return card_html(session.scenario, session.towns, found, names, self._tones())

    def _show_nothing(self) -> None:
        self.sign.clear()
        self.people.hide()
        self.chart.hide()
        for label in (self.name, self.second):
            label.clear()
        self.now.setText(self.tr("Click a formation on the map or in the order of battle."))
        self.text.clear()

    def _tones(self) -> tuple[str, str]:
        palette = self.palette()
        lit = palette.color(QPalette.ColorRole.AlternateBase).name()
        return lit, palette.color(QPalette.ColorRole.PlaceholderText).name()

    def _sign(self, unit: UnitId) -> QPixmap:
        # Here, so that starting does not wait for what painting needs.
        from liaoshen_viewer.paint.signs import paint_signs
        from liaoshen_viewer.paint.stamps import Stamps

        ratio = self.devicePixelRatioF()
        size = round(SIGN_PX * ratio)
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        signs = lone_sign(self._session.scenario, self._session.state, unit, FRAME_PX * ratio)
        painter = QPainter(picture)
        painter.translate(size / 2, size / 2)
        paint_signs(painter, signs, self._session.style, ratio, Stamps())
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def _place(self, actions: list[QAction]) -> None:
        head = QGridLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.setHorizontalSpacing(10)
        head.addWidget(self.sign, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        for row, label in enumerate((self.name, self.second, self.now)):
            head.addWidget(label, row, 1)
        head.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(10, 0, 10, 4)
        buttons.setSpacing(4)
        for action in actions:
            button = named(QToolButton(), f"card_{action.objectName()}")
            button.setDefaultAction(action)
            if action.objectName() in SHAPES:
                action.setIcon(icon(action.objectName(), self.palette()))
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAccessibleName(action.text())
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addWidget(self.people)
        beside = QHBoxLayout()
        beside.setContentsMargins(px(8), 0, px(8), 0)
        beside.addWidget(self.chart)
        column.addLayout(beside)
        column.addWidget(self.text, 1)

    def _on_link(self, url: QUrl) -> None:
        kind, _, what = url.toString().partition(":")
        if kind == "unit":
            self.unit_wished.emit(UnitId(what))
        elif kind == "time":
            self.time_wished.emit(int(what))
        elif url.hasFragment() and not url.scheme():
            self.text.scrollToAnchor(url.fragment())
        elif kind in ("http", "https"):
            QDesktopServices.openUrl(url)
