from __future__ import annotations

import json
import os
import random
import subprocess
import sys

import pytest

from liaoshen_viewer.errors import Origin
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.problems import problem
from tests.fuzz.mutate import mutated
from tests.fuzz.readers import TEXTS, FoundError, check_place
from tests.running import ROOT

LONGEST_S = 300
"""Far above what it takes, for machines that are busy."""


def test_a_hundred_thousand_nearly_right_files() -> None:
    command = [sys.executable, "-m", "tests.fuzz", "--texts", "100000", "--folders", "500"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_S,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["inputs"] == 100_500
    assert said["problems"] > said["inputs"]


def test_equal_seeds_give_equal_files() -> None:
    text = TEXTS["events.yaml"]
    one, other = (mutated(text, random.Random(5)) for _ in range(2))
    assert one == other != text


def test_a_place_that_is_not_in_the_file_is_found() -> None:
    here = problem(Origin("units.csv", 9, 1), "", "nul")
    check_place(here, "units.csv", 9)
    with pytest.raises(FoundError, match="stands nowhere"):
        check_place(here, "units.csv", 8)
    assert isinstance(here.message, Message)
