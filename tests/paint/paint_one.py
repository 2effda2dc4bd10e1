"""Paint one picture in the three ways that there are and print the digests of their pixels.

Run by a test in processes of their own: `python -m tests.paint.paint_one FOLDER`.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage, QPainter

from liaoshen_viewer.export.frames import frame_name, render_frame
from liaoshen_viewer.export.job import prepare, run
from liaoshen_viewer.export.target import ROW, Target
from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint.painter import PaintKeep, paint_image, paint_scene
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.keep import Keep
from tests.paint.pictures import sample_picture, sample_row
from tests.sample import at

WHEN = at("10-12T20:00")
HOUR_MS = 3_600_000


def main(folder: Path) -> None:
    """Write a line `way digest` for each way."""
    application = QGuiApplication(["paint"])
    load_fonts()
    picture = sample_picture("jinzhou")
    ways = {
        "frame": render_frame(picture, WHEN),
        "export": _exported(folder),
        "screen": _on_screen(),
    }
    for way, image in ways.items():
        pixels = bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())
        sys.stdout.write(f"{way} {hashlib.sha256(pixels).hexdigest()}\n")
    width = measure("Jinzhou 锦州", 40.0, True)
    sys.stdout.write(f"{application.platformName()} {width}\n")


def _exported(folder: Path) -> QImage:
    # The frame is the second of its row, so that what the first left behind is used.
    row = sample_row("jinzhou", (WHEN - HOUR_MS, WHEN), HOUR_MS)
    list(run(prepare(row, Target(folder, ROW))))
    return QImage(str(folder / frame_name(1)))


def _on_screen() -> QImage:
    """Paint as the map's widget does: with keeps, after other moments and another camera."""
    picture, layouts, kept = sample_picture("jinzhou"), Keep(), PaintKeep()
    image = QImage(*picture.camera.size_px, QImage.Format.Format_RGB32)
    for when, dx in ((WHEN - 5_000_000, 30.0), (WHEN, 30.0), (WHEN, 0.0)):
        state = state_at(picture.battle.tracks, when)
        scene = compose(
            picture.battle, picture.ground, state, picture.camera.moved_px(dx, 0.0),
            picture.shown, picture.style, measure, render, layouts,
        )  # fmt: skip
        paint_image(scene, kept, moving=dx > 0)
        painter = QPainter(image)
        paint_scene(painter, scene, kept)
        painter.end()
    return image


if __name__ == "__main__":
    main(Path(sys.argv[1]))
