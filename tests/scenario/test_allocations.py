"""`allocations.csv`: men as reckoned, beside the changes that sources state."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaoshen_viewer.scenario.load import load_scenario
from liaoshen_viewer.scenario.model import Certainty, ChangeKind
from tests.scenario.small_copy import SMALL, copy_small, problems_of

HEAD = "unit,time,strength,sources,account,note\n"


def with_rows(target: Path, rows: str) -> Path:
    folder = copy_small(target)
    (folder / "allocations.csv").write_text(HEAD + rows, encoding="utf-8")
    return folder


def test_a_reckoned_figure_is_a_reconstructed_change_of_strength(tmp_path: Path) -> None:
    folder = with_rows(tmp_path, "R1,1948-09-12T06:00,29000,S2,,shared out\n")
    stated = load_scenario(SMALL)[0].changes
    scenario, warnings = load_scenario(folder)
    assert warnings == []
    assert [(row.kind, row.after) for row in scenario.changes[:-1]] == [
        (row.kind, row.after) for row in stated
    ]
    one = scenario.changes[-1]
    assert (one.unit, one.kind, one.after) == ("R1", ChangeKind.STRENGTH, "29000")
    assert (one.certainty, one.sources, one.note) == (
        Certainty.RECONSTRUCTED, ("S2",), "shared out"
    )  # fmt: skip
    assert (one.origin.file, one.origin.line) == ("allocations.csv", 2)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("R9,1948-09-12,29000,S2,,\n", 'allocations.csv:2:1: unit: no unit "R9"'),
        ("R1,1948-09-12,many,S2,,\n", 'allocations.csv:2:15: strength: "many" is not '),
        ("R1,1949-09-12,29000,S2,,\n", "allocations.csv:2:4: time: "),
        ("R1,1948-09-12,29000,S7,,\n", 'allocations.csv:2:21: sources: no source "S7"'),
        ("R1,1948-09-12,29000,,,\n", "allocations.csv:2:21: sources: a figure says where"),
        (
            "R1,1948-09-12,29000,S2,,\nR1,1948-09-12,28000,S2,,\n",
            "allocations.csv:3:4: time: this says the same as line 2 does",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(rows: str, sentence: str, tmp_path: Path) -> None:
    (said,) = (problem.text() for problem in problems_of(with_rows(tmp_path, rows)))
    assert said.startswith(sentence)
