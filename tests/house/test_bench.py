from __future__ import annotations

import json
from pathlib import Path

import pytest

from liaoshen_viewer.bench.measure import Result, as_json, compare, result_of
from liaoshen_viewer.bench.parts import PARTS
from liaoshen_viewer.bench.profile import VARIABLE, profiled
from liaoshen_viewer.cli.options import BENCH_PARTS


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


def test_a_result_told_by_another_process_is_the_same() -> None:
    result = Result("w", (1.0, 2.0), "y", (2.0,), "MB", {"at rest": 7.5})
    (fields,) = json.loads(as_json([result], indent=None))
    assert result_of(fields) == result


def test_so_many_percent_of_the_runs_do_not_exceed_a_share() -> None:
    result = Result("w", tuple(float(time) for time in range(100, 0, -1)), "y", (1.0,))
    assert (result.share(50), result.share(99), result.share(100)) == (50.0, 99.0, 100.0)
    assert Result("w", (3.0,), "y", (1.0,)).share(1) == 3.0


def test_a_profile_is_printed_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with profiled("sums"):
        assert sum(divmod(number, 7)[1] for number in range(1000)) > 0
    assert "divmod" in capsys.readouterr().err
    assert (tmp_path / "sums.prof").stat().st_size > 0
    monkeypatch.delenv(VARIABLE)
    with profiled("nothing"):
        pass
    assert not (tmp_path / "nothing.prof").exists()


def test_the_command_line_knows_every_part() -> None:
    assert set(BENCH_PARTS) == set(PARTS)
