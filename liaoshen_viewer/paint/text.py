"""Letters: the bundled family, the only maker of fonts, widths, and texts as outlines.

Every font comes from here, without hinting and without subpixel smoothing, so that a text has the
same width and the same pixels on every machine and under every font configuration.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QTransform,
)

from liaoshen_viewer.bundled import assets_folder
from liaoshen_viewer.errors import AssetError
from liaoshen_viewer.messages import Message

FAMILY: Final = "Liaoshen Sans"
DESIGN_PX: Final = 100
"""The size at which texts are measured and outlined; all others are scaled from it."""
WIDTHS_KEPT: Final = 16_384
"""A clock writes ever new texts."""
CAP_HEIGHT: Final = 0.733
"""Height of a capital letter of the family, as a share of its size."""


def load_fonts() -> None:
    """Make the bundled family known to Qt. Raises AssetError if a file of it cannot be used.

    Needs a QGuiApplication. A second call does nothing.
    """
    if FAMILY in QFontDatabase.families():
        return
    folder = assets_folder() / "fonts"
    for path in sorted([*folder.glob("*.otf"), *folder.glob("*.ttf")]):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise AssetError(Message("export.broken_font", {"path": path}))
    if FAMILY not in QFontDatabase.families():
        raise AssetError(Message("export.no_font", {"family": FAMILY, "folder": folder}))


def font(size_px: float, bold: bool = False) -> QFont:
    """Return the bundled family at the nearest whole pixel size."""
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size_px)))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(
        QFont.StyleStrategy.NoSubpixelAntialias
        | QFont.StyleStrategy.PreferAntialias
        | QFont.StyleStrategy.NoFontMerging
    )
    return made


def measure(text: str, size_px: float, bold: bool = False) -> float:
    """Return the width of a text in pixels; it grows evenly with the size."""
    return _design_width(text, bold) * size_px / DESIGN_PX


@lru_cache(maxsize=WIDTHS_KEPT)
def _design_width(text: str, bold: bool) -> float:
    return QFontMetricsF(font(DESIGN_PX, bold)).horizontalAdvance(text)


def write_text(
    painter: QPainter, text: str, size_px: float, bold: bool, ink: QColor, start_px: QPointF
) -> None:
    """Write a text as letters, not as their outlines; its baseline begins at a point."""
    share = size_px / DESIGN_PX
    painter.save()
    painter.translate(start_px)
    painter.scale(share, share)
    painter.setFont(font(DESIGN_PX, bold))
    painter.setPen(ink)
    painter.drawText(QPointF(0.0, 0.0), text)
    painter.restore()


def outline(text: str, size_px: float, bold: bool = False) -> QPainterPath:
    """Return a text's outline, its baseline beginning at (0, 0).

    Outlines have no hinting, no pixel grid and no glyph cache, hence any size, also a broken one,
    and equal pixels everywhere.
    """
    path = QPainterPath()
    path.addText(0.0, 0.0, font(DESIGN_PX, bold), text)
    share = size_px / DESIGN_PX
    return QTransform.fromScale(share, share).map(path)
