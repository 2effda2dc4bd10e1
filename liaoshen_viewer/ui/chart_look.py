"""How charts look in the window: the map's colours of the sides on the window's ground."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QPalette

from liaoshen_viewer.scene.style import Style, load_style, solid
from liaoshen_viewer.ui.session import Session

Role = QPalette.ColorRole


def window_style(session: Session, palette: QPalette) -> Style:
    """Return the map's style, or the one that fits a dark or a light window, on its ground."""
    dark = palette.color(Role.Base).lightness() < 128
    style = session.style
    if (style.id == "night") != dark:
        style = load_style("night" if dark else "paper")
    return replace(
        solid(style),
        plate=palette.color(Role.Base).name(),
        plate_text=palette.color(Role.Text).name(),
        plate_soft=palette.color(Role.PlaceholderText).name(),
        plate_line=palette.color(Role.Mid).name(),
    )


def file_style(session: Session) -> Style:
    """Return the style of a chart that is written to a file: the map's."""
    return solid(session.style)
