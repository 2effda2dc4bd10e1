"""Lay a row of exported frames out as one picture, to look a campaign through day by day.

First `liaoshen-viewer export liaoshen --from 1948-09-12T12:00 --to 1948-11-02T12:00 --step 24h
--view theatre --size 960x540 --output frames/`, then
`python -m tools.build_scenario.contact_sheet frames/ docs/images/contact-theatre.jpg`.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

COLUMNS = 8
TILE = QSize(400, 225)
JPEG_QUALITY = 78


def contact_sheet(frames: list[Path]) -> QImage:
    """Return all frames in rows of eight, each 400 by 225 pixels."""
    rows = -(-len(frames) // COLUMNS)
    sheet = QImage(COLUMNS * TILE.width(), rows * TILE.height(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    for i, frame in enumerate(frames):
        small = QImage(str(frame)).scaled(
            TILE,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(i % COLUMNS * TILE.width(), i // COLUMNS * TILE.height(), small)
    painter.end()
    return sheet


def main() -> int:
    """Read the frames of a folder and write the sheet."""
    parser = argparse.ArgumentParser(prog="python -m tools.build_scenario.contact_sheet")
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    frames = sorted(options.folder.glob("*.png"))
    if not frames:
        print(f"{options.folder}: no PNG frames there", file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    written = contact_sheet(frames).save(str(options.output), quality=JPEG_QUALITY)
    application.quit()
    return 0 if written else 1


if __name__ == "__main__":
    raise SystemExit(main())
