"""Pictures compared with reference pictures; `--record-frames` takes new ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.export.frames import render_frame, write_png
from tests.paint.pictures import sample_picture
from tests.sample import at

REFERENCES = Path(__file__).parent / "frames"
FRAMES = (
    ("10-10T12:00", "theatre", "paper"),
    ("10-11T17:00", "theatre", "night"),
    ("10-12T20:00", "theatre", "paper"),
    ("10-12T20:00", "jinzhou", "paper"),
    ("10-13T09:30", "jinzhou", "night"),
)


@pytest.mark.parametrize(("when", "view", "style"), FRAMES)
def test_a_frame_is_as_it_was(
    when: str, view: str, style: str, qapp: QApplication, tmp_path: Path,
    pytestconfig: pytest.Config,
) -> None:  # fmt: skip
    painted = render_frame(sample_picture(view, style), at(when))
    reference = REFERENCES / f"{view}-{style}-{when.replace(':', '')}.png"
    if pytestconfig.getoption("--record-frames"):
        reference.parent.mkdir(exist_ok=True)
        write_png(painted, reference)
    assert reference.exists(), "no reference picture; take it with --record-frames"
    differs = pixels(painted) != pixels(QImage(str(reference)))
    difference = tmp_path / "difference.png"
    if differs.any():
        write_png(difference_picture(painted, differs), difference)
    assert not differs.any(), f"{int(differs.any(axis=2).sum())} pixels differ: see {difference}"


def test_the_five_pictures_are_not_one(qapp: QApplication) -> None:
    seen = {pixels(render_frame(sample_picture(v, s), at(w))).tobytes() for w, v, s in FRAMES}
    assert len(seen) == len(FRAMES)


def pixels(image: QImage) -> np.ndarray:
    """Return the colours of a picture, (h, w, 3)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(plain.constBits(), dtype=np.uint8)
    return flat.reshape(plain.height(), plain.width(), 4)[..., :3].copy()


def difference_picture(painted: QImage, differs: np.ndarray) -> QImage:
    """Return the picture in grey, with what differs in red."""
    shown = np.full((*differs.shape[:2], 4), 255, dtype=np.uint8)
    shown[..., :3] = 128 + pixels(painted).mean(axis=2, keepdims=True).astype(np.uint8) // 2
    shown[differs.any(axis=2), :3] = (0, 0, 255)
    height, width = differs.shape[:2]
    return QImage(shown.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
