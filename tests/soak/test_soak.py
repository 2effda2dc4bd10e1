from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.running import ROOT
from tests.soak.watch import Sample, growths

SECONDS = os.environ.get("SOAK_SECONDS", "20")
"""A longer one: SOAK_SECONDS; an hour is `python -m tests.soak --seconds 3600`."""


def test_random_use_brings_no_exception_and_no_warning(x_display: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", "--seconds", SECONDS, "--seed", "1948"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "DISPLAY": x_display, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=False,
        timeout=float(SECONDS) + 300,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["acts"] > 20


def test_growth_is_told_from_the_last_two_thirds() -> None:
    filling = [Sample(1, 1, 300 + 50 * n, 50_000, 250.0 + 40 * n) for n in range(3)]
    flat = [Sample(1, 1, 450, 60_000, 380.0)] * 3
    grown = [Sample(1, 2, 500, 90_000, 400.0)] * 3
    assert set(growths(filling + flat + flat).values()) == {0.0}
    assert growths(filling + flat + grown) == {
        "threads": 0, "timers": 1, "widgets": 50, "none": 30_000, "resident_mb": 20.0,
    }  # fmt: skip
