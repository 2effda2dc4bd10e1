"""What `check` and `state` answer, on a small scenario and on damaged copies of it."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from liaoshen_viewer.cli import main
from liaoshen_viewer.report import KEYS
from tests.running import ROOT

SMALL = ROOT / "tests" / "scenario" / "small"
NOON = "1948-09-13T12:00"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def state_json(capsys: Capture, folder: Path, at: str) -> dict[str, Any]:
    assert main(["state", str(folder), "--at", at, "--format", "json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_check_of_a_good_scenario(capsys: Capture) -> None:
    assert main(["check", str(SMALL)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 errors, ")


def test_check_names_file_line_and_column(copy: Path, capsys: Capture) -> None:
    replace(copy / "waypoints.csv", "B,1948-09-12T00:00,town", "B,1948-09-12T00:00,twon")
    assert main(["check", str(copy)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("waypoints.csv:7:20: place: ")
    assert "1 error, " in said


def test_check_as_json(copy: Path, capsys: Capture) -> None:
    replace(copy / "waypoints.csv", "B,1948-09-12T00:00,town", "B,1948-09-12T00:00,twon")
    assert main(["check", str(copy), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["errors"] == 1
    (problem,) = (row for row in answer["problems"] if row["severity"] == "error")
    assert (problem["file"], problem["line"], problem["column"]) == ("waypoints.csv", 7, 20)
    assert problem["field"] == "place"


def test_strict_counts_warnings_as_errors(copy: Path, capsys: Capture) -> None:
    # 30 km in ten minutes of march: no error of form, but nobody walks so fast.
    replace(copy / "waypoints.csv", "R1,1948-09-14T12:00,town", "R1,1948-09-13T20:10,town")
    assert main(["check", str(copy)]) == 0
    assert "warning: waypoints.csv:" in capsys.readouterr().out
    assert main(["check", str(copy), "--strict"]) == 1


@pytest.mark.parametrize("command", [["check"], ["state", "--at", NOON]])
def test_no_such_scenario(command: list[str], tmp_path: Path, capsys: Capture) -> None:
    name, *options = command
    assert main([name, str(tmp_path / "nowhere"), *options]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "nowhere" in said


def test_folder_without_a_scenario(tmp_path: Path, capsys: Capture) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_state_of_a_damaged_scenario_lists_its_problems(copy: Path, capsys: Capture) -> None:
    replace(copy / "waypoints.csv", "B,1948-09-12T00:00,town", "B,1948-09-12T00:00,twon")
    assert main(["state", str(copy), "--at", NOON]) == 1
    assert "waypoints.csv:7:20: place: " in capsys.readouterr().err


def test_state_as_json(capsys: Capture) -> None:
    answer = state_json(capsys, SMALL, NOON)
    assert (answer["scenario"], answer["time"]) == ("small", "1948-09-13T12:00:00+08:00")
    assert [row["id"] for row in answer["units"]] == ["R", "R1", "R1A", "B", "B1"]
    assert all(tuple(row) == KEYS for row in answer["units"])
    column = answer["units"][1]
    assert (column["lon"], column["lat"]) == (121.3, 41.15)
    assert (column["side"], column["superior"], column["strength"]) == ("red", "R", 30000)
    assert (column["status"], column["certainty"]) == ("moving", "inferred")


@pytest.mark.parametrize("at", ["1948-09-10", NOON, "1948-09-20"])
def test_position_is_null_only_where_not_visible(at: str, capsys: Capture) -> None:
    for row in state_json(capsys, SMALL, at)["units"]:
        assert (row["lon"] is None) == (row["lat"] is None) == (not row["visible"])


def test_state_reads_a_time_with_another_offset(capsys: Capture) -> None:
    assert state_json(capsys, SMALL, "1948-09-13T04:00Z") == state_json(capsys, SMALL, NOON)


def test_formats_tell_the_same(capsys: Capture) -> None:
    rows = state_json(capsys, SMALL, NOON)["units"]
    main(["state", str(SMALL), "--at", NOON, "--format", "csv"])
    table = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    main(["state", str(SMALL), "--at", NOON, "--format", "geojson"])
    features = json.loads(capsys.readouterr().out)["features"]
    for row, cells, feature in zip(rows, table, features, strict=True):
        assert cells["id"] == feature["id"] == row["id"]
        assert cells["lon"] == ("" if row["lon"] is None else str(row["lon"]))
        assert cells["visible"] == str(row["visible"]).lower()
        point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
        assert feature["geometry"] == (point if row["visible"] else None)


def test_state_as_table(capsys: Capture) -> None:
    assert main(["state", str(SMALL), "--at", NOON]) == 0
    said = capsys.readouterr().out
    assert "1st Column" in said
    assert "121.3" in said


@pytest.mark.parametrize("at", ["1948-12-01", "0001-01-01", "9999-12-31T23:59"])
def test_date_outside_the_clock(at: str, capsys: Capture) -> None:
    assert main(["state", str(SMALL), "--at", at]) == 2
    said = capsys.readouterr().err
    assert "from 1948-09-10T00:00 to 1948-09-20T00:00" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("at", ["noon", "1948-13-01", "9999-12-31T23:59-14:00", ""])
def test_no_date(at: str, capsys: Capture) -> None:
    assert main(["state", str(SMALL), "--at", at]) == 2
    assert "not a time" in capsys.readouterr().err


def test_explained_warnings_are_counted_and_not_given(copy: Path, capsys: Capture) -> None:
    replace(copy / "units.csv", "infantry,9000", "infantry,30001")
    (copy / "explanations.csv").write_text(
        "warning,unit,note\nstrength_exceeded,R1,why\nno_rest,R1,why\n"
    )
    assert main(["check", str(copy), "--strict"]) == 0
    said = capsys.readouterr().out
    assert said == "0 errors, 0 warnings (2 explained in explanations.csv)\n"
    assert main(["check", str(copy), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["explained"] == 2
