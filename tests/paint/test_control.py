from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.export.frames import darkroom, render_frame
from liaoshen_viewer.scenario.calendar import HOUR_MS, MINUTE_MS
from tests.paint.pictures import sample_picture
from tests.paint.test_frames import pixels
from tests.sample import at

ROOM = darkroom()


def painted(when: int, *without: str) -> np.ndarray:
    picture = sample_picture("jinzhou")
    layers = {"relief", "rivers", "railways", "control"} - set(without)
    shown = replace(picture.shown, layers=frozenset(layers))
    return pixels(render_frame(replace(picture, shown=shown), when, room=ROOM)).astype(int)


def test_the_wash_tints_the_land_and_leaves_the_sea(qapp: QApplication) -> None:
    tint = np.abs(painted(at("10-10")) - painted(at("10-10"), "control")).max(axis=2)
    blue = painted(at("10-10"), "control")
    sea = (blue[..., 0] > blue[..., 2] + 25) & (blue[..., 0] > 200)
    assert sea[150:].mean() > 0.1
    assert np.median(tint[sea]) == 0
    assert np.median(tint[:60]) >= 4


def test_a_change_comes_in_over_some_hours(qapp: QApplication) -> None:
    before, after = painted(at("10-12T23:00")), painted(at("10-13T12:00"))
    whole = np.abs(after - before).sum()
    assert whole > 0
    steps = [
        np.abs(painted(at("10-13") + hour * HOUR_MS) - before).sum() / whole for hour in range(10)
    ]
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert steps[-1] == pytest.approx(1)
    assert max(np.diff(steps)) < 0.6


def test_layers_that_were_kept_change_no_pixel(qapp: QApplication) -> None:
    picture, room = sample_picture("jinzhou"), darkroom()
    start = at("10-13T05:00")
    for minutes in (0, 35, 190):
        render_frame(picture, start + minutes * MINUTE_MS, room=room)
    when = start + 20 * MINUTE_MS
    kept = pixels(render_frame(picture, when, room=room))
    assert np.array_equal(kept, pixels(render_frame(picture, when)))
