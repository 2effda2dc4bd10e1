"""Thirty faults sown into a copy of the real scenario are thirty sentences at their places."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from liaoshen_viewer.bundled import scenarios_folder
from liaoshen_viewer.errors import Severity
from tests.scenario.small_copy import problems_of

FAULTS = {
    "place": ("Jinzhuo", 'place: no place "Jinzhuo" (did you mean "jinzhou"?)'),
    "unit": ("nobody!", 'unit: "nobody!" is not an id; use letters, digits and _ . - + ( )'),
    "error_km": ("-1", 'error_km: "-1" is too small: 0 is the least'),
    "time": ("1948-09-31", 'time: "1948-09-31" does not exist in the calendar'),
    "lat": ("141.2", 'lat: "141.2" is too large: 90 is the most'),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(scenarios_folder() / "liaoshen", tmp_path / "liaoshen"))


def test_the_scenario_has_no_error(folder: Path) -> None:
    assert [p.text() for p in problems_of(folder) if p.severity is Severity.ERROR] == []


def test_thirty_faults_are_found_where_they_were_sown(folder: Path) -> None:
    path = folder / "waypoints.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    header = lines[0].split(",")
    # Lines without quotes, which are one record each, and whose cells can be counted here.
    plain = [n for n, text in enumerate(lines) if n and text and text.count(",") + 1 == len(header)]
    sown = [n for n in plain if '"' not in lines[n]][5::20][:30]
    assert len(sown) == 30
    expected = []
    for turn, number in enumerate(sown):
        column, (value, sentence) = list(FAULTS.items())[turn % len(FAULTS)]
        cells = lines[number].split(",")
        position = header.index(column)
        cells[position] = value
        lines[number] = ",".join(cells)
        character = len(",".join(cells[:position])) + (2 if position else 1)
        expected.append(f"waypoints.csv:{number + 1}:{character}: {sentence}")
    path.write_text("\n".join(lines), encoding="utf-8")
    said = [p.text() for p in problems_of(folder) if p.severity is Severity.ERROR]
    for sentence in expected:
        assert said.count(sentence) == 1
    # A lat without its lon is a second fault of the same row, and nothing else may be said.
    others = [sentence for sentence in said if sentence not in expected]
    assert all("lon: this must be given" in sentence for sentence in others), others
