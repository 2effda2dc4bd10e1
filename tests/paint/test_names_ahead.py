"""Names are painted before a camera comes to need them."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.paint.names import NameStampsAhead, paint_labels
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import Lettering
from liaoshen_viewer.scene.names_at import names_for, names_of_all_scales
from liaoshen_viewer.scene.names_seen import labels_of
from tests.paint.pictures import sample_picture


class CountingKeep(Keep):
    """A keep that tells how many answers it holds."""

    def __len__(self) -> int:
        return len(self._answers)


def test_frames_need_no_name_that_was_not_painted_ahead(qapp: QApplication) -> None:
    load_fonts()
    picture = sample_picture("theatre", "paper", (640, 360))
    keep, lettering = Keep(), Lettering(("en",))
    layouts = names_of_all_scales(keep, picture.ground, 500.0, lettering, measure)
    pictures = CountingKeep(20_000)
    stamps, ahead, steps = Stamps(pictures), NameStampsAhead(), 0
    while ahead.step(layouts, picture.style, 1.0, stamps):
        steps += 1
    assert steps > 100
    assert not ahead.step(layouts[::-1], picture.style, 1.0, stamps)
    before = len(pictures)
    painter = QPainter(target := QImage(64, 64, QImage.Format.Format_RGB32))
    for scale_m in (724.0, 500.0, 210.0, 64.0):
        names = names_for(keep, picture.ground, scale_m, lettering, measure)
        labels = labels_of(names, 1.0, np.flatnonzero(names.choice <= 0))
        paint_labels(painter, labels, picture.style, 1.0, stamps)
    painter.end()
    assert not target.isNull()
    assert len(pictures) == before > 500
