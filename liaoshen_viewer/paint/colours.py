"""Colours of a style as Qt knows them."""

from __future__ import annotations

from PySide6.QtGui import QColor


def colour(text: str) -> QColor:
    """Return the colour of `#rrggbb` or `#rrggbbaa` (Qt itself would read `#aarrggbb`)."""
    if len(text) == 9:
        found = QColor(text[:7])
        found.setAlpha(int(text[7:], 16))
        return found
    return QColor(text)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return `one` with `share` (0 to 1) of `other` in it."""
    parts = [
        round(a + (b - a) * share)
        for a, b in zip(
            (one.red(), one.green(), one.blue()),
            (other.red(), other.green(), other.blue()),
            strict=True,
        )
    ]
    return QColor(*parts)
