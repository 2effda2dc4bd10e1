"""Names are laid out and painted before a camera comes to need them; none makes it wait."""

from __future__ import annotations

from time import thread_time

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.paint.names import paint_labels
from liaoshen_viewer.paint.names_ahead import SCALES_PAINTED, NamesAhead, Task
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scene.bands import band_m_per_pt
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import FIRST_RANK, LabelLayout, Lettering
from liaoshen_viewer.scene.names_at import (
    FARTHEST_BAND,
    NEAREST_BAND,
    names_at,
    names_for,
    names_ready,
    window_bands,
)
from liaoshen_viewer.scene.names_seen import labels_of
from tests.paint.pictures import sample_picture

LONGEST_MS = 20.0


class CountingKeep(Keep):
    """A keep that tells how many answers it holds."""

    def __len__(self) -> int:
        return len(self._answers)


@pytest.fixture
def task(qapp: QApplication) -> Task:
    load_fonts()
    picture = sample_picture("theatre", "paper", (640, 360))
    stamps = Stamps(CountingKeep(20_000))
    english = Lettering(("en",))
    return Task(Keep(), picture.ground, english, measure, picture.style, 1.0, stamps)


def given(ahead: NamesAhead, task: Task, scale_m: float) -> LabelLayout:
    return ahead.names(task.keep, task.ground, scale_m, task.lettering, task.measure)


def test_all_scales_are_made_ahead_in_short_slices(task: Task) -> None:
    ahead, slices_ms = NamesAhead(), list[float]()
    more = True
    while more:
        began = thread_time()
        more = ahead.step(task, 500.0)
        slices_ms.append(1_000 * (thread_time() - began))
    assert len(slices_ms) > 1_000
    assert sorted(slices_ms)[-3] < LONGEST_MS
    for band in range(NEAREST_BAND + 1, FARTHEST_BAND + 1):
        assert names_ready(task.keep, band, task.lettering)
    for band in window_bands(500.0)[:SCALES_PAINTED]:
        assert ahead.ready(task, band_m_per_pt(band))
    made = names_at(task.keep, task.ground, 15, task.lettering, measure)
    straight = names_at(Keep(), task.ground, 15, task.lettering, measure)
    assert made.lines == straight.lines
    assert (made.offset_pt == straight.offset_pt).all()


def test_frames_need_no_name_that_was_not_painted_ahead(task: Task) -> None:
    ahead = NamesAhead()
    while ahead.step(task, 500.0):
        pass
    pictures = task.stamps.keep
    assert isinstance(pictures, CountingKeep)
    before = len(pictures)
    painter = QPainter(target := QImage(64, 64, QImage.Format.Format_RGB32))
    for scale_m in (724.0, 500.0, 290.0, 210.0):
        names = names_for(task.keep, task.ground, scale_m, task.lettering, measure)
        labels = labels_of(names, 1.0, np.flatnonzero(names.choice <= 0))
        paint_labels(painter, labels, task.style, 1.0, task.stamps)
    painter.end()
    assert not target.isNull()
    assert len(pictures) == before > 250


def test_the_first_names_are_the_right_ones(task: Task) -> None:
    ahead = NamesAhead()
    first = given(ahead, task, 500.0)
    assert not ahead.standing_in
    again = names_for(task.keep, task.ground, 500.0, task.lettering, measure)
    assert first.lines == again.lines


def test_a_far_jump_shows_other_names_until_its_own_are_there(task: Task) -> None:
    ahead = NamesAhead()
    given(ahead, task, 500.0)
    for scale_m, where in ((60.0, "nearer"), (1_000.0, "farther")):
        began = thread_time()
        seen = given(ahead, task, scale_m)
        assert 1_000 * (thread_time() - began) < LONGEST_MS
        assert ahead.standing_in, where
        assert len(seen.lines) > 3
        if where == "farther":
            assert (seen.rank == FIRST_RANK).all()
            assert (seen.dot_rank == FIRST_RANK).all()
        while not ahead.ready(task, scale_m):
            ahead.step(task, scale_m)
        ahead.standing_in = False
        right = given(ahead, task, scale_m)
        assert not ahead.standing_in
        assert right.lines == names_for(Keep(), task.ground, scale_m, task.lettering, measure).lines


def test_another_language_does_not_wait_either(task: Task) -> None:
    ahead = NamesAhead()
    before = given(ahead, task, 500.0)
    chinese = Lettering(("zh-Hans",))
    assert ahead.names(task.keep, task.ground, 500.0, chinese, measure) is before
    assert ahead.standing_in
