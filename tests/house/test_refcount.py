"""Some releases of PySide6 lose a reference to None in most void calls and die within minutes."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

CALLS = 2000


def paint_many(painter: QPainter) -> None:
    for _ in range(CALLS):
        painter.save()
        painter.setPen(QPen(QColor("#203040")))
        painter.translate(1.0, 0.0)
        painter.drawLine(QPointF(0, 0), QPointF(3, 4))
        painter.restore()


@pytest.mark.usefixtures("qapp")
def test_painting_keeps_the_references_to_none() -> None:
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_many(painter)  # what is kept from a first call is no loss
    before = sys.getrefcount(None)
    paint_many(painter)
    lost = before - sys.getrefcount(None)
    painter.end()
    # A faulty call loses one each time; from Python 3.12 on None is immortal: nothing is lost.
    assert abs(lost) < CALLS / 10
