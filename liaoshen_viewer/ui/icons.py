"""The few icons of the transport, drawn from points so that they take any colour and size."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPixmap, QPolygonF

SIZE_PX = 48
Shape = tuple[tuple[float, float], ...]

_RIGHT: Final[Shape] = ((0.30, 0.20), (0.30, 0.80), (0.80, 0.50))


def _bar(x: float, width: float = 0.10) -> Shape:
    return ((x, 0.20), (x + width, 0.20), (x + width, 0.80), (x, 0.80))


def _line(x: float, y: float, width: float, height: float) -> Shape:
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def _box(x: float, y: float) -> Shape:
    return _line(x, y, 0.32, 0.22)


SHAPES: Final[dict[str, tuple[Shape, ...]]] = {
    "play": (_RIGHT,),
    "pause": (_bar(0.27, 0.16), _bar(0.57, 0.16)),
    "frame_forward": (_bar(0.20), ((0.40, 0.24), (0.40, 0.76), (0.82, 0.50))),
    "frame_back": (_bar(0.70), ((0.60, 0.24), (0.60, 0.76), (0.18, 0.50))),
    "next_event": (((0.18, 0.22), (0.18, 0.78), (0.66, 0.50)), _bar(0.70)),
    "previous_event": (((0.82, 0.22), (0.82, 0.78), (0.34, 0.50)), _bar(0.20)),
    "previous_stop": (((0.66, 0.24), (0.66, 0.76), (0.28, 0.50)),),
    "next_stop": (((0.34, 0.24), (0.34, 0.76), (0.72, 0.50)),),
    "boxes": (
        _box(0.34, 0.18),
        _box(0.10, 0.60),
        _box(0.58, 0.60),
        _line(0.47, 0.38, 0.06, 0.10),
        _line(0.23, 0.48, 0.54, 0.05),
        _line(0.23, 0.48, 0.05, 0.14),
        _line(0.72, 0.48, 0.05, 0.14),
    ),
    "columns": tuple(_bar(x, 0.14) for x in (0.20, 0.43, 0.66)),
    "slower": (((0.22, 0.45), (0.78, 0.45), (0.78, 0.55), (0.22, 0.55)),),
    "faster": (
        ((0.22, 0.45), (0.78, 0.45), (0.78, 0.55), (0.22, 0.55)),
        ((0.45, 0.22), (0.55, 0.22), (0.55, 0.78), (0.45, 0.78)),
    ),
}


def icon(name: str, palette: QPalette) -> QIcon:
    """Return an icon in the palette's text colour, paler where it is disabled."""
    made = QIcon()
    groups = (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    )
    for mode, group in groups:
        made.addPixmap(pixmap(name, palette.color(group, QPalette.ColorRole.ButtonText)), mode)
    return made


def pixmap(name: str, colour: QColor) -> QPixmap:
    """Return an icon as a picture of SIZE_PX."""
    picture = QPixmap(SIZE_PX, SIZE_PX)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(_path(name), colour)
    painter.end()
    return picture


def app_icon() -> QIcon:
    """Return the program's icon: two signs facing each other across a railway."""
    picture = QPixmap(64, 64)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#ecead8"))
    painter.drawRoundedRect(QRectF(0, 0, 64, 64), 12, 12)
    for x, colour in ((8.0, "#c3161c"), (34.0, "#1b58a8")):
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(x, 22, 22, 16), 2, 2)
    painter.setBrush(QColor("#3a3833"))
    painter.drawRect(QRectF(8, 46, 48, 3))
    painter.end()
    return QIcon(picture)


def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    for shape in SHAPES[name]:
        path.addPolygon(QPolygonF([QPointF(x * SIZE_PX, y * SIZE_PX) for x, y in shape]))
        path.closeSubpath()
    return path
