"""Strengths and losses add up, and where they do not it is known and listed."""

from __future__ import annotations

import csv
import datetime
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
SCENARIO = TOP / "scenarios" / "liaoshen"

Row = dict[str, str]

APART = {"LOCAL"}
"""Not in the field army's 700,000."""

EXCEEDED = {
    "NEFA": 205_500,  # the local troops, 330,000, are not in its 700,000
    "N-JZCP": 15_500,
    "N-54A": 1_500,
    "N-N5A": 2_500,
}
"""Formations whose subordinates have more men than they, and by how much: all in the notes."""

LOSSES = {"killed_wounded": 56_800, "captured": 324_300, "surrendered": 64_900, "defected": 26_000}

CURVE = {
    "1948-09-12": 476, "1948-09-20": 3_686, "1948-09-28": 13_929, "1948-10-01": 29_857,
    "1948-10-09": 33_786, "1948-10-13": 42_684, "1948-10-14": 75_829, "1948-10-15": 139_475,
    "1948-10-17": 166_091, "1948-10-19": 213_564, "1948-10-21": 217_940, "1948-10-25": 222_667,
    "1948-10-26": 245_222, "1948-10-27": 287_528, "1948-10-28": 334_083, "1948-10-31": 355_000,
    "1948-11-01": 419_450, "1948-11-02": 472_000,
}  # fmt: skip
"""Nationalist losses up to the end of a day, each row spread evenly over its days."""


def rows_of(name: str) -> list[Row]:
    with (SCENARIO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def units() -> dict[str, Row]:
    return {row["id"]: row for row in rows_of("units.csv")}


@pytest.fixture(scope="module")
def below(units: Mapping[str, Row]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for unit, row in units.items():
        found[row["parent"]].append(unit)
    return dict(found)


def counted(unit: str, units: Mapping[str, Row], below: Mapping[str, list[str]]) -> int:
    """Return the men of armies and columns under a formation, and of what stands beside them."""
    row = units[unit]
    if row["echelon"] in ("army_group", "command") and unit in below:
        return sum(counted(child, units, below) for child in below[unit] if child not in APART)
    return int(row["strength"] or 0)


def balance(side: str) -> int:
    rows = [row for row in rows_of("strengths.csv") if row["grade"] == "allocation"]
    (one,) = (r for r in rows if r["side"] == side and r["date"] == "1948-09-12")
    return int(one["strength"])


@pytest.mark.parametrize(("top", "side", "total"), [("N-NEHQ", "nra", 550_000),
                                                    ("NEFA", "pla", 700_000)])  # fmt: skip
def test_armies_and_one_balancing_row_close_on_the_total(
    units: dict[str, Row], below: dict[str, list[str]], top: str, side: str, total: int
) -> None:
    assert counted(top, units, below) + balance(side) == total
    assert int(units[top]["strength"]) == total


def test_what_subordinates_exceed_their_superior_by_is_listed(
    units: dict[str, Row], below: dict[str, list[str]]
) -> None:
    over = {}
    for unit, children in below.items():
        if unit in units and units[unit]["strength"]:
            men = sum(int(units[child]["strength"] or 0) for child in children)
            over[unit] = men - int(units[unit]["strength"])
    assert {unit: by for unit, by in over.items() if by > 0} == EXCEEDED


def test_arrivals_are_those_of_the_changes_and_about_sixty_thousand() -> None:
    rows = [row for row in rows_of("strengths.csv") if row["force"].startswith("arrivals")]
    arrived = {"N-62A": 0, "N-I95D": 0, "N-21D": 0, "N-39A": 0}
    for row in rows_of("changes.csv"):
        if row["what"] == "strength" and row["unit"] in arrived:
            arrived[row["unit"]] = max(arrived[row["unit"]], int(row["to"]))
    assert sum(int(row["strength"]) for row in rows) == sum(arrived.values())
    assert 59_000 <= sum(arrived.values()) <= 62_000


def losses_of(side: str) -> list[Row]:
    return [
        row for row in rows_of("losses.csv") if row["units"].startswith("N-") == (side == "nra")
    ]


@pytest.mark.parametrize("kind", list(LOSSES))
def test_losses_of_every_kind_run_to_the_official_table(kind: str) -> None:
    assert sum(int(row[kind] or 0) for row in losses_of("nra")) == LOSSES[kind]


def test_losses_run_to_472_000() -> None:
    assert sum(LOSSES.values()) == 472_000


@pytest.mark.parametrize(("day", "men"), list(CURVE.items()))
def test_the_loss_curve(day: str, men: int) -> None:
    until = datetime.date.fromisoformat(day)
    lost = 0.0
    for row in losses_of("nra"):
        first, last = (datetime.date.fromisoformat(row[key]) for key in ("start", "end"))
        days = (last - first).days + 1
        done = min(max((until - first).days + 1, 0), days)
        lost += done / days * sum(int(row[kind] or 0) for kind in LOSSES)
    assert lost == pytest.approx(men, abs=2)


def test_communist_losses_run_to_the_official_figure_and_the_others_stand_beside_it() -> None:
    assert sum(int(row[kind] or 0) for row in losses_of("pla") for kind in LOSSES) == 69_000
    totals = {row["force"]: row for row in rows_of("strengths.csv") if row["side"] == "pla"}
    assert totals["campaign losses, first report"]["casualties_total"] == "60000"
    assert "70,000" in totals["campaign losses, later official"]["note"]
