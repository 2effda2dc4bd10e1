"""Letters must be readable on what lies under them, after the contrast ratio of WCAG 2.1."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint.painter import paint_image
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.marks import LabelKind, LabelMarks
from liaoshen_viewer.scene.style import Style, load_style
from tests.paint.pictures import sample_picture
from tests.paint.test_frames import pixels
from tests.sample import at

LEAST = 4.5
STRONG = ("night", "projector")


def luminance(rgb: np.ndarray) -> np.ndarray:
    """Return the relative luminance of colours (…, 3), 0 to 255."""
    share = np.asarray(rgb, dtype=np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ (0.2126, 0.7152, 0.0722))


def contrast(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    a, b = luminance(one), luminance(other)
    return np.asarray((np.maximum(a, b) + 0.05) / (np.minimum(a, b) + 0.05))


def rgb(text: str) -> np.ndarray:
    return np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)])


def inks(style: Style) -> dict[int, tuple[str, ...]]:
    """Return the colours of the letters of each kind of label."""
    return {
        LabelKind.PLACE: (style.label, style.label_soft),
        LabelKind.WATER: (style.water_label,),
        LabelKind.MOUNTAIN: (style.mountain_label,),
        LabelKind.REGION: (style.region_label,),
    }


def test_black_on_white_has_the_ratio_of_the_standard() -> None:
    assert contrast(rgb("#000000"), rgb("#ffffff")) == pytest.approx(21.0)
    assert contrast(rgb("#777777"), rgb("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", STRONG)
def test_letters_stand_out_from_halo_plate_and_sign(name: str) -> None:
    style = load_style(name)
    pairs = {(ink, style.halo) for found in inks(style).values() for ink in found}
    pairs |= {(style.plate_text, style.plate), (style.plate_soft, style.plate)}
    pairs |= {(side.text, side.fill) for side in style.sides.values()}
    for ink, ground in pairs:
        assert contrast(rgb(ink), rgb(ground)) >= LEAST, f"{name}: {ink} on {ground}"


@pytest.mark.parametrize("name", STRONG)
@pytest.mark.parametrize("view", ["theatre", "jinzhou"])
def test_every_label_stands_out_from_its_ground(name: str, view: str, qapp: QApplication) -> None:
    load_fonts()
    picture = sample_picture(view, name, (1_920, 1_080))
    state = state_at(picture.battle.tracks, at("10-12T20:00"))
    shown = replace(picture.shown, layers=frozenset({"relief", "rivers", "places", "names"}))
    scene = compose(
        picture.battle, picture.ground, state, picture.camera, shown, picture.style,
        measure, render,
    )  # fmt: skip
    ground = pixels(paint_image(replace(scene, marks=scene.marks[:1])))[..., ::-1]
    count = 0
    for labels in scene.marks:
        if not isinstance(labels, LabelMarks):
            continue
        boxes = np.concatenate([labels.corner_px, labels.corner_px + labels.extent_px], axis=1)
        for kind, lines, box in zip(labels.kind, labels.lines, boxes, strict=True):
            left, top, right, bottom = np.clip(box, 0, (1_920, 1_080, 1_920, 1_080)).astype(int)
            under = ground[top:bottom, left:right].reshape(-1, 3)
            for ink in inks(picture.style)[int(kind)]:
                # Nine tenths of the ground: a river's line may pass under the halo.
                ratio = np.quantile(contrast(rgb(ink), under), 0.1)
                assert ratio >= LEAST, f"{name}: {lines} {ink}: {ratio:.2f}"
                count += 1
    assert count > 30
