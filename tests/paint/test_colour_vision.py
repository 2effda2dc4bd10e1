"""The two sides stay apart for every kind of colour vision, and by shape where there is no colour.

Simulation after G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model
for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), 1291-1298: the matrices of
severity 1.0, applied to linear RGB. Difference after CIEDE2000: G. Sharma, W. Wu, E. N. Dalal,
"The CIEDE2000 Color-Difference Formula", Color Research and Application 30 (2005), 21-30, whose
table 1 gives the test pairs below.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.scene.marks import SignKind
from liaoshen_viewer.scene.sign_looks import Signs
from liaoshen_viewer.scene.style import load_style, style_names
from tests.paint.test_signs import PLAIN, stamped

LEAST = 20.0
VISIONS = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
         [0.004733, 0.691367, 0.303900]]
    ),
}  # fmt: skip
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
     [0.0193339, 0.1191920, 0.9503041]]
)  # fmt: skip
WHITE = np.array((0.95047, 1.0, 1.08883))
PAIRS = (
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
    ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0011), 7.2195),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
)
"""Of the table: Lab, Lab, difference."""


def linear(text: str) -> np.ndarray:
    """Return `#rrggbb` as linear light, 0 to 1."""
    share = np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.asarray(np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4))


def lab(rgb: np.ndarray) -> tuple[float, float, float]:
    """Return CIE L*a*b* (D65) of linear RGB."""
    t = TO_XYZ @ np.clip(rgb, 0.0, 1.0) / WHITE
    x, y, z = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116).tolist()
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Return the CIEDE2000 difference of two colours in L*a*b*."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_c7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - np.sqrt(mean_c7 / (mean_c7 + 25.0**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    dl, dc = l2 - l1, c2 - c1
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn) / 2)
    light, c = (l1 + l2) / 2, (c1 + c2) / 2
    h = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = (
        1 - 0.17 * np.cos(np.radians(h - 30)) + 0.24 * np.cos(np.radians(2 * h))
        + 0.32 * np.cos(np.radians(3 * h + 6)) - 0.20 * np.cos(np.radians(4 * h - 63))
    )  # fmt: skip
    sl = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t
    rc = 2 * np.sqrt(c**7 / (c**7 + 25.0**7))
    rt = -rc * np.sin(np.radians(60 * np.exp(-(((h - 275) / 25) ** 2))))
    return float(
        np.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh))
    )


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_the_difference_is_that_of_the_published_table(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=5e-5)
    assert difference(other, one) == pytest.approx(expected, abs=5e-5)


def test_grey_is_seen_alike_by_all() -> None:
    for matrix in VISIONS.values():
        assert matrix @ np.ones(3) == pytest.approx(np.ones(3), abs=2e-6)


@pytest.mark.parametrize(("style", "vision"), list(product(style_names(), VISIONS)))
def test_the_sides_keep_apart(style: str, vision: str) -> None:
    look, matrix = load_style(style), VISIONS[vision]
    sides = open_battle(find_scenario("liaoshen")).scenario.sides
    fills, lines = (
        [lab(matrix @ linear(text)) for text in texts]
        for texts in (
            [look.side(side.colour).fill for side in sides],
            [look.side(side.colour).line for side in sides],
        )
    )
    assert len(fills) == 2
    assert difference(*fills) > LEAST, f"{style}, {vision}: {difference(*fills):.1f}"
    assert lines  # the line only rims a sign; the fill and the shape tell the side


@pytest.mark.parametrize("style", style_names())
@pytest.mark.parametrize("signs", list(Signs))
def test_without_colour_the_shape_suffices(style: str, signs: Signs, qapp: QApplication) -> None:
    sides = open_battle(find_scenario("liaoshen")).scenario.sides
    greys = []
    for number, side in enumerate(sides):
        face = PLAIN._replace(
            kind=SignKind.FORMATION, colour=side.colour, side=number, signs=signs,
            width_px=33.0, height_px=22.0,
        )  # fmt: skip
        # As a printer without colour sees it: covered or not, whatever the ink.
        greys.append(stamped(face, style)[..., 3] > 127)
    one, other = greys
    # The smallest sign of a division differs in the cut of all its four corners.
    height, width = one.shape
    corners = (
        (slice(None, height // 2), slice(None, width // 2)),
        (slice(None, height // 2), slice(width // 2, None)),
        (slice(height // 2, None), slice(None, width // 2)),
        (slice(height // 2, None), slice(width // 2, None)),
    )
    for corner in corners:
        assert np.count_nonzero(one[corner] ^ other[corner]) >= 6
