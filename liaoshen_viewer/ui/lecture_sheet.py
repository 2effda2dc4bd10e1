"""The sheet over the map on which a speaker points and draws, and the strip with the tools."""

from __future__ import annotations

from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from liaoshen_viewer.paint.ink import INKS, paint_ink
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scenario.model import LonLat
from liaoshen_viewer.scene.caption_marks import InkMark
from liaoshen_viewer.scene.ink import Stroke, Tool, ink_mark
from liaoshen_viewer.scene.pair import on_map_px
from liaoshen_viewer.ui.lecture_ink import Ink
from liaoshen_viewer.ui.map_view import MapView
from liaoshen_viewer.ui.pointed import lonlat_under
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named, px

DOT_PX, SPOT_PX = 9, 150
DOT: Final = "#ff2a1f"
SHADE: Final = 150
"""How dark it is beside the spotlight, of 255."""
STEP_PX: Final = 2.0
"""A pen's way has no two points nearer than this."""


class InkSheet(QWidget):
    """Shows the light and the stroke under way; with a tool in hand it takes the map's mouse."""

    def __init__(self, session: Session, ink: Ink, over: MapView) -> None:
        super().__init__(over)
        self.setObjectName("ink_sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._session, self._ink, self._over = session, ink, over
        self._way: list[QPointF] = []
        self._points: list[LonLat] = []
        self._at = QPointF(-1.0, -1.0)
        over.viewport().installEventFilter(self)
        ink.changed.connect(self.show_hand)
        self.hide()

    def show_hand(self) -> None:
        """Be there while something is in hand."""
        held = self._ink.tool is not None or bool(self._ink.light)
        viewport = self._over.viewport()
        if self._ink.tool is not None:
            viewport.setCursor(Qt.CursorShape.CrossCursor)
        elif self._ink.light:
            viewport.setCursor(Qt.CursorShape.BlankCursor)
        else:
            viewport.unsetCursor()
            self._way, self._points = [], []
        self.setGeometry(self._over.rect())
        if held and self.isHidden():
            self._at = QPointF(viewport.mapFromGlobal(self.cursor().pos()))
        self.setVisible(held)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse; take a stroke's, so that it neither selects nor goes on."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        if self.isHidden() or not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseMove:
            self._follow(event.position())
        if self._ink.tool is None:
            return False
        left = event.button() == Qt.MouseButton.LeftButton
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) and left:
            self._way, self._points = [], []
            self._add(event.position())
        elif event.type() == QEvent.Type.MouseMove and self._way:
            self._add(event.position())
        elif event.type() == QEvent.Type.MouseButtonRelease and left:
            self._finish()
        return True

    def _follow(self, to: QPointF) -> None:
        before, self._at = self._at, to
        if self._ink.light == "dot":
            for at in (before, to):
                self.update(_around(at, 3 * DOT_PX).toAlignedRect())
        elif self._ink.light:
            self.update()

    def _add(self, at: QPointF) -> None:
        if self._way and (at - self._way[-1]).manhattanLength() < STEP_PX:
            return
        lonlat = lonlat_under(self._session, at)
        if lonlat is not None:
            self._way.append(at)
            self._points.append(lonlat)
            self.update()

    def _finish(self) -> None:
        """Put the stroke on the map; an arrow or an ellipse without extent is none."""
        points, tool = tuple(self._points), self._ink.tool
        self._way, self._points = [], []
        if len(points) > 1 or tool in (Tool.PEN, Tool.MARKER):
            self._ink.draw(points)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stroke under way as it will stand on the map, then the light."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        session = self._session
        if self._points and self._ink.tool is not None:
            stroke = Stroke(self._ink.tool, self._ink.colour, tuple(self._points))
            mark = ink_mark((stroke,), session.projection, session.camera)
            # Of two halves side by side the pen may be in the right one.
            start = self._way[0].x()
            painter.translate(start - on_map_px(session.camera, session.shown.pair, start), 0.0)
            paint_ink(painter, mark, session.style, session.camera.scale, Stamps())
            painter.resetTransform()
        if self._ink.light == "spot":
            shade = QPainterPath()
            shade.addRect(QRectF(self.rect()))
            shade.addEllipse(_around(self._at, SPOT_PX * session.camera.scale))
            painter.fillPath(shade, QColor(0, 0, 0, SHADE))
        elif self._ink.light:
            glow = QColor(DOT)
            for radius, alpha in ((2.2, 60), (1.5, 110), (1.0, 255)):
                glow.setAlpha(alpha)
                spot = QPainterPath()
                spot.addEllipse(_around(self._at, DOT_PX * radius))
                painter.fillPath(spot, glow)


class InkStrip(QFrame):
    """The tools, at the map's left edge while one is in hand."""

    def __init__(self, session: Session, ink: Ink, over: MapView) -> None:
        super().__init__(over)
        self.setObjectName("ink_strip")
        self.setProperty("class", "strip")
        self._session, self._ink, self._over = session, ink, over
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(6), px(6), px(6), px(6))
        self._column.setSpacing(px(4))
        names = {
            Tool.PEN: self.tr("Pen"),
            Tool.ARROW: self.tr("Arrow"),
            Tool.ELLIPSE: self.tr("Ellipse"),
            Tool.MARKER: self.tr("Marker"),
        }
        self.tools = {tool: self._button(f"ink_{tool}", names[tool]) for tool in Tool}
        self.colours = [self._button(f"ink_{n}", self.tr("Colour")) for n in range(len(INKS))]
        self.pin = self._button("ink_pin", self.tr("Stay at the next stop"))
        self.pin.setText(self.tr("Pin"))
        self._group(list(self.tools.values()))
        self._group(self.colours)
        for tool, button in self.tools.items():
            button.clicked.connect(partial(ink.take_tool, tool))
        for number, button in enumerate(self.colours):
            button.setIcon(_icon(Tool.PEN, number, session, dot=True))
            button.clicked.connect(partial(ink.take_colour, number))
        self.pin.clicked.connect(ink.toggle_pin)
        self._plain("ink_undo", self.tr("Undo")).clicked.connect(ink.undo)
        self._plain("ink_erase", self.tr("Erase")).clicked.connect(ink.erase)
        self._plain("ink_close", self.tr("Close")).clicked.connect(ink.put_down)
        ink.changed.connect(self.show_hand)
        self.hide()

    def show_hand(self) -> None:
        """Be there while a tool is in hand, and show which."""
        ink = self._ink
        for tool, button in self.tools.items():
            button.setIcon(_icon(tool, ink.colour, self._session))
            button.setChecked(tool == ink.tool)
        self.colours[ink.colour].setChecked(True)
        self.pin.setChecked(ink.pinned)
        self.adjustSize()
        self.move(px(18), (self._over.height() - self.height()) // 2)
        self.setVisible(ink.tool is not None)
        self.raise_()

    def _button(self, name: str, tip: str) -> QToolButton:
        button = named(QToolButton(), name)
        button.setCheckable(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setIconSize(QSize(px(36), px(24)))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRaise(True)
        button.setMinimumWidth(px(56))
        self._column.addWidget(button)
        return button

    def _plain(self, name: str, text: str) -> QToolButton:
        button = self._button(name, text)
        button.setCheckable(False)
        button.setText(text)
        return button

    def _group(self, buttons: list[QToolButton]) -> None:
        group = QButtonGroup(self)
        for button in buttons:
            group.addButton(button)


def _icon(tool: Tool, colour: int, session: Session, *, dot: bool = False) -> QIcon:
    """Return a stroke of a tool as a picture of 72 by 48 pixels, painted like those on the map."""
    lines = {
        Tool.PEN: [(10, 34), (22, 12), (34, 36), (46, 12), (62, 30)],
        Tool.ARROW: [(10, 38), (62, 10)],
        Tool.ELLIPSE: [(8, 8), (64, 40)],
        Tool.MARKER: [(14, 30), (58, 18)],
    }
    line = np.array([(30, 24), (42, 24)] if dot else lines[tool], dtype=np.float64)
    picture = QPixmap(72, 48)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    scale = 3.0 if dot else 1.0
    mark = InkMark(((tool.value, colour, line),))
    paint_ink(painter, mark, session.style, scale, Stamps())
    painter.end()
    return QIcon(picture)


def _around(at: QPointF, radius: float) -> QRectF:
    return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
