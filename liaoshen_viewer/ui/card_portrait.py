"""The commander on a formation's card: a portrait, or a circle with initials, and the names."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImageReader, QPainter, QPainterPath, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from liaoshen_viewer.paint.text import font
from liaoshen_viewer.ui.theme import named, px

PORTRAIT_PX: Final = 46
LETTERS: Final = 0.36
MOST_PIXELS: Final = 30_000_000
"""A few kilobytes can say that they are a picture of gigabytes."""
FORMATS: Final = (b"png", b"jpeg")


class Commander(QWidget):
    """A portrait with the names of the commander and the commissar beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.portrait = named(QLabel(), "card_portrait")
        self.names = named(QLabel(), "card_people")
        self.names.setWordWrap(True)
        self.names.setTextFormat(Qt.TextFormat.RichText)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), 0, px(12), px(2))
        row.setSpacing(px(10))
        row.addWidget(self.portrait)
        row.addWidget(self.names, 1)

    def show_people(self, html: str, name: str, portrait: bytes, colour: str) -> None:
        """Show who leads the formation; nothing where nobody is known."""
        self.setVisible(bool(html))
        self.names.setText(html)
        self.portrait.setPixmap(self._round(picture_of(portrait), name, QColor(colour)))
        self.portrait.setAccessibleName(name)

    def _round(self, picture: QPixmap, name: str, ground: QColor) -> QPixmap:
        """Return a picture cut to a circle, or a circle of a side's colour with initials."""
        ratio = self.devicePixelRatioF()
        size = round(px(PORTRAIT_PX) * ratio)
        made = QPixmap(size, size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QPainterPath()
        circle.addEllipse(QRectF(0, 0, size, size))
        painter.setClipPath(circle)
        if picture.isNull():
            painter.fillPath(circle, ground)
            painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
            painter.setFont(font(size * LETTERS, bold=True))
            painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, initials(name))
        else:
            whole = picture.scaled(
                size, size, Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
            # Of a tall picture the upper part: a face is there.
            painter.drawPixmap((size - whole.width()) // 2, 0, whole)
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made


def picture_of(data: bytes) -> QPixmap:
    """Return the picture of a PNG or JPEG file; a null one for what is damaged or too large."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    size = reader.size()
    if reader.format().data() not in FORMATS or size.width() * size.height() > MOST_PIXELS:
        return QPixmap()
    return QPixmap.fromImage(reader.read())


def initials(name: str) -> str:
    """Return `WK` of Wu Kehua, and the family name of a Chinese one."""
    if name and ord(name[0]) > 0x2E7F:
        return name[0]
    return "".join(word[0] for word in name.split()[:2]).upper()
