from __future__ import annotations

from pathlib import Path

import pytest

from liaoshen_viewer.bench.measure import Result, as_json
from script.slower import main


def written(path: Path, **medians: float) -> str:
    """Write what the bench would print for work that takes so many times its yardstick."""
    results = [Result(name, (m, m), "blit", (1.0, 1.0)) for name, m in medians.items()]
    path.write_text(as_json(results), encoding="utf-8")
    return str(path)


def test_what_grew_by_more_than_a_quarter_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored = written(tmp_path / "stored.json", frame=4.0, state=2.0, load=8.0, film=1.0, old=1.0)
    now = written(tmp_path / "now.json", frame=5.0, state=2.6, load=24.0, film=0.5, new=1.0)
    assert main([stored, now]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Slower than stored by more than a quarter: 2 of 5",
        "  load / blit: 24 times its yardstick, was 8 (+200%)",
        "  state / blit: 2.6 times its yardstick, was 2 (+30%)",
        "  new / blit: measured now, not stored",
        "  old / blit: stored, not measured now",
    ]


def test_a_wrong_call_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "STORED.json NOW.json" in capsys.readouterr().err
