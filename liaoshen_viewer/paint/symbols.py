"""The frames and branches of APP-6 from `assets/symbols`, in any colour and size."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from liaoshen_viewer.bundled import assets_folder
from liaoshen_viewer.errors import AssetError
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.model import Branch

SYMBOLS: Final[Mapping[Branch, str]] = {
    Branch.HEADQUARTERS: "plain",
    Branch.INFANTRY: "infantry",
    Branch.CAVALRY: "cavalry",
    Branch.ARTILLERY: "artillery",
    Branch.ENGINEERS: "engineers",
    Branch.SERVICES: "services",
    # APP-6 knows no militia: it fights on foot.
    Branch.MILITIA: "infantry",
    Branch.NAVAL: "naval",
    Branch.AIR: "air",
}


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where the frame lies in a symbol's drawing, in the drawing's units."""

    extent: tuple[float, float]
    frame: tuple[float, float, float, float]
    """Left, top, width, height."""


def draw_symbol(painter: QPainter, name: str, frame: QRectF, ink: QColor) -> None:
    """Draw a symbol's lines in one ink so that its frame lies on `frame`.

    Raises AssetError if the symbol is missing.
    """
    found = _found(name)
    (width, height), (left, top, wide, high) = found.extent, found.frame
    across, down = frame.width() / wide, frame.height() / high
    whole = QRectF(
        frame.left() - left * across, frame.top() - top * down, width * across, height * down
    )
    painter.setOpacity(ink.alphaF())
    _renderer(name, ink.name()).render(painter, whole)
    painter.setOpacity(1.0)


def _found(name: str) -> Anchors:
    found = anchors().get(name)
    if found is None:
        raise AssetError(_missing(f"anchors.csv: {name}", "the symbol has no row"))
    return found


@cache
def anchors() -> Mapping[str, Anchors]:
    """Return the anchors of all symbols by name. Raises AssetError if they cannot be read."""
    path = assets_folder() / "symbols" / "anchors.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return {row["name"]: _anchors(row) for row in csv.DictReader(file)}
    except (OSError, KeyError, ValueError) as error:
        raise AssetError(_missing("anchors.csv", str(error))) from error


def _anchors(row: Mapping[str, str]) -> Anchors:
    left, top, width, height = (
        float(row[f"frame_{part}"]) for part in ("left", "top", "width", "height")
    )
    return Anchors((float(row["width"]), float(row["height"])), (left, top, width, height))


@cache
def _renderer(name: str, ink: str) -> QSvgRenderer:
    """Return a symbol's drawing with its black lines in an ink, `#rrggbb`."""
    path = assets_folder() / "symbols" / f"{name}.svg"
    try:
        text = path.read_text(encoding="utf-8").replace("#000000", ink)
    except OSError as error:
        raise AssetError(_missing(path.name, str(error))) from error
    renderer = QSvgRenderer(QByteArray(text.encode()))
    if not renderer.isValid():
        raise AssetError(_missing(path.name, "it is no drawing"))
    return renderer


def _missing(where: str, what: str) -> Message:
    return Message("scene.broken_symbol", {"where": where, "what": what})
