from __future__ import annotations

import json

from liaoshen_viewer.bench.measure import Result, as_json, compare


def test_work_and_yardstick_take_turns() -> None:
    calls: list[str] = []
    result = compare("w", lambda: calls.append("w"), "y", lambda: calls.append("y"), 3)
    assert calls == ["w", "y"] * 4
    assert len(result.times_ms) == len(result.yardstick_ms) == 3
    assert min(result.times_ms) > 0


def test_ratio_is_of_medians() -> None:
    result = Result("w", (1.0, 8.0, 6.0), "y", (2.0, 1.0, 90.0))
    assert result.median_ms == 6.0
    assert result.ratio == 3.0
    (fields,) = json.loads(as_json([result]))
    assert (fields["ratio"], fields["times_ms"]) == (3.0, [1.0, 8.0, 6.0])
