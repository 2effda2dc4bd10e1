"""Signs by themselves: shapes tell the sides, and every look has a stamp of its own."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.paint.sign_faces import TURNS, Face, face_stamp
from liaoshen_viewer.paint.symbols import SYMBOLS, anchors
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.scenario.model import Branch
from liaoshen_viewer.scene.marks import SignKind
from liaoshen_viewer.scene.sign_looks import Doing, Signs
from liaoshen_viewer.scene.style import load_style, style_names

PLAIN = Face(
    number="", echelon="", colour="red", kind=SignKind.FORMATION, certainty=0, width_px=42.0,
    height_px=28.0, selected=False, scale=1.0, style="paper", side=0,
    branch=list(Branch).index(Branch.INFANTRY), doing=Doing.NOTHING, before="", turned=TURNS,
    presence=TURNS, bar_px=-1, heading=-1, signs=Signs.PERIOD,
)  # fmt: skip


def stamped(face: Face, style: str = "paper") -> np.ndarray:
    """Return a stamp's pixels, (h, w, 4), blue first."""
    load_fonts()
    picture = face_stamp(face._replace(style=style), load_style(style))
    argb = picture.convertToFormat(QImage.Format.Format_ARGB32)
    flat = np.frombuffer(argb.constBits(), dtype=np.uint8)
    return flat.reshape(argb.height(), argb.width(), 4).copy()


def silhouette(face: Face, style: str = "paper") -> np.ndarray:
    return np.asarray(stamped(face, style)[..., 3] > 127)


@pytest.mark.parametrize("signs", list(Signs))
@pytest.mark.parametrize("kind", [SignKind.FORMATION, SignKind.SHIP, SignKind.AIRCRAFT])
def test_the_shape_alone_tells_the_side(kind: SignKind, signs: Signs, qapp: QApplication) -> None:
    for one, other in combinations(range(4 if kind is SignKind.FORMATION else 2), 2):
        face = PLAIN._replace(kind=kind, signs=signs)
        first, second = (silhouette(face._replace(side=side)) for side in (one, other))
        # Small signs are told apart by some tens of pixels at their corners.
        assert np.count_nonzero(first ^ second) >= 24, (one, other)


@pytest.mark.parametrize("style", style_names())
def test_every_doing_shows(style: str, qapp: QApplication) -> None:
    seen = {stamped(PLAIN._replace(doing=doing), style).tobytes() for doing in Doing}
    assert len(seen) == len(Doing)


@pytest.mark.parametrize("signs", list(Signs))
def test_rare_branches_show_in_boxes_and_all_in_frames(signs: Signs, qapp: QApplication) -> None:
    land = [b for b in Branch if b not in (Branch.NAVAL, Branch.AIR, Branch.MILITIA)]
    faces = [PLAIN._replace(signs=signs, branch=list(Branch).index(b)) for b in land]
    alike = 1 if signs is Signs.PERIOD else 0  # foot and headquarters, told by the staff
    assert len({stamped(face).tobytes() for face in faces}) == len(faces) - alike


def test_every_branch_has_its_drawing() -> None:
    assert set(SYMBOLS) == set(Branch)
    assert set(SYMBOLS.values()) <= set(anchors())


def test_a_destroyed_formation_is_an_outline(qapp: QApplication) -> None:
    whole, gone = stamped(PLAIN), stamped(PLAIN._replace(presence=0))
    middle = tuple(side // 2 for side in whole.shape[:2])
    assert whole[middle][3] == 255
    assert gone[middle][3] < 127
    assert np.count_nonzero(gone[..., 3] > 200) > 100


def test_a_sign_half_turned_has_a_colour_between(qapp: QApplication) -> None:
    face = PLAIN._replace(colour="red", before="blue")
    middle = tuple(side // 2 for side in stamped(face).shape[:2])
    colours = [stamped(face._replace(turned=t))[middle][:3].astype(int) for t in (0, 6, TURNS)]
    assert np.abs(colours[1] - (colours[0] + colours[2]) / 2).max() <= 2
