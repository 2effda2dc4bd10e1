"""What is painted otherwise where shapes and letters are written, not pixels: SVG and PDF.

Qt drops clips and blend modes when it writes SVG. So what is soft, relief, sea and the wash of
control, is one picture that was put together before, and all else lies over it as shapes and text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer.paint.control import ControlKeep, paint_control
from liaoshen_viewer.paint.cuts import cut_shapes, paint_cuts
from liaoshen_viewer.paint.ground import ground_picture, paint_ground_lines
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.control_marks import ControlMark
from liaoshen_viewer.scene.marks import GroundMark, Scene

FINER: Final = 1.5
"""Pixels of the embedded picture for each of the drawing: 144 to an inch of paper."""
SOFT: Final = frozenset({"relief"})
"""The layers of the ground in that picture."""


def paint_drawn_ground(painter: QPainter, mark: GroundMark, scene: Scene) -> None:
    """Paint relief, sea and the wash of control as one picture, and the lines of the ground."""
    camera = scene.camera
    wash = next((found for found in scene.marks if isinstance(found, ControlMark)), None)
    painter.drawImage(QRectF(0, 0, *camera.size_px), soft_picture(mark, wash, scene))
    paint_ground_lines(painter, mark, camera, scene.style)
    if wash is not None:
        look = wash.second if wash.share > 0.5 else wash.first
        paint_cuts(painter, cut_shapes(wash, look, camera), scene.style, camera.scale)


def soft_picture(mark: GroundMark, wash: ControlMark | None, scene: Scene) -> QImage:
    """Return what has no outline: the tinted and shaded ground, with the wash over it."""
    camera = finer(scene.camera)
    soft = replace(mark, layers=mark.layers & SOFT)
    picture = ground_picture(soft, camera, scene.style)
    if wash is not None:
        first, second = (replace(look, cut=()) for look in (wash.first, wash.second))
        painter = QPainter(picture)
        bare = replace(wash, first=first, second=second)
        paint_control(painter, bare, camera, scene.style, ControlKeep(), moving=False)
        painter.end()
    return picture


def finer(camera: Camera) -> Camera:
    """Return a camera that shows the same in more pixels."""
    width, height = (round(FINER * size) for size in camera.size_px)
    return replace(
        camera,
        m_per_px=camera.m_per_px * camera.size_px[0] / width,
        size_px=(width, height),
        scale=camera.scale * FINER,
    )
