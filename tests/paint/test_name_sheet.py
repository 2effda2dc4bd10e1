"""A sheet of names that is kept shows what a new one shows, whatever changed on it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer.paint.name_sheet import NameSheet
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scene.bands import m_per_pt
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import Lettering
from liaoshen_viewer.scene.marks import LabelMarks
from liaoshen_viewer.scene.names_at import names_for
from liaoshen_viewer.scene.names_seen import labels_seen
from tests.paint.pictures import sample_picture


def painted(sheet: NameSheet, labels: LabelMarks, stamps: Stamps) -> bytes:
    """Return the pixels of a grey picture with these names."""
    target = QImage(*PICTURE.camera.size_px, QImage.Format.Format_RGB32)
    target.fill(0xFF808080)
    painter = QPainter(target)
    sheet.paint(painter, labels, PICTURE.camera, PICTURE.style, stamps)
    painter.end()
    return bytes(target.constBits())


PICTURE = sample_picture("theatre", "paper", (640, 360))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.floats(0, 1)), min_size=2, max_size=4))
def test_a_kept_sheet_is_as_a_new_one(qapp: object, frames: list[tuple[int, float]]) -> None:
    load_fonts()
    camera, stamps, kept = PICTURE.camera, Stamps(), NameSheet()
    names = names_for(Keep(), PICTURE.ground, m_per_pt(camera), Lettering(("en",)), measure)
    every = labels_seen(names, camera)
    assert len(every.lines) > 10
    for seed, share in frames:
        chance = np.random.default_rng(seed)
        touched = chance.random(len(every.lines)) < share
        moved = every.corner_px + np.where(touched[:, None], chance.uniform(-9, 9, (1, 2)), 0)
        strength = np.where(touched, chance.random(len(touched)), 1.0)
        labels = replace(every, corner_px=moved, strength=strength)
        assert painted(kept, labels, stamps) == painted(NameSheet(), labels, stamps)
