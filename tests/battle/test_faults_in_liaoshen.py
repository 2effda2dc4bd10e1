"""Faults that only the map can find, sown into a copy of the real campaign, each at its place."""

from __future__ import annotations

import shutil
from pathlib import Path

from liaoshen_viewer.battle import open_battle
from liaoshen_viewer.bundled import scenarios_folder
from liaoshen_viewer.review.review import review

FAULTS = (
    # unit and time of a waypoint, the column to change, its new value, what is said of it
    ("C04", "1948-10-06T18:00", "lon", "121.4", "C04 stands in the sea"),
    ("N-62A", "1948-10-03T12:00", "mode", "march", "N-62A would cover"),
    ("C03", "1948-10-20T18:00", "via", "121.75 41.66", "C03 climbs"),
    ("C04", "1948-09-19T18:00", "via", "jinzhou", "C04 goes through jinzhou"),
    ("N-CKS", "1948-09-12T12:00", "depart", "1948-09-12T12:00", "N-CKS would take"),
    ("C12", "1948-10-08T18:00", "lat", "43.5", "C12 would cover"),
)


def test_faults_of_ways_are_found_where_they_were_sown(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(scenarios_folder() / "liaoshen", tmp_path / "liaoshen"))
    path = folder / "waypoints.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    header = lines[0].split(",")
    for unit, time, column, value, _ in FAULTS:
        number = next(i for i, text in enumerate(lines) if text.startswith(f"{unit},{time},"))
        cells = lines[number].split(",")
        cells[header.index(column)] = value
        lines[number] = ",".join(cells)
    path.write_text("\n".join(lines), encoding="utf-8")
    said = [problem.text() for problem in review(open_battle(folder))]
    for unit, _, _, _, sentence in FAULTS:
        told = [text for text in said if f": time: {sentence}" in text]
        assert told, (sentence, said)
        line, column_number = (int(n) for n in told[0].split(":")[1:3])
        assert lines[line - 1].startswith(f"{unit},")
        assert column_number == len(unit) + 2
