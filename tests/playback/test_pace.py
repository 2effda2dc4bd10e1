from __future__ import annotations

import pytest

from liaoshen_viewer.playback.pace import Pace


def test_the_rate_is_that_of_the_last_seconds() -> None:
    pace = Pace(1_000)
    assert (pace.per_s, pace.left_s) == (0.0, None)
    for second in range(10):
        pace.note(second, 2 * second)
    assert pace.per_s == pytest.approx(2)
    for second in range(10, 60):
        pace.note(second, 18 + 10 * (second - 9))
    assert pace.per_s == pytest.approx(10)
    assert pace.left_s == pytest.approx((1_000 - 518) / 10)


def test_a_pause_does_not_count() -> None:
    pace = Pace(100)
    pace.note(0, 0)
    pace.note(1, 10)
    pace.forget()
    pace.note(500, 10)
    assert pace.left_s is None
    pace.note(501, 20)
    assert pace.per_s == pytest.approx(10)
