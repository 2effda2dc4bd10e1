from __future__ import annotations

import numpy as np
import pytest
import shapely

from liaoshen_viewer.motion.railways import compile_railways
from liaoshen_viewer.scenario.model import Certainty, PlaceId, RailwaySection, SideId
from tests.sample import at

PLACES = {PlaceId(name): np.array((10.0 * i, 1.0)) for i, name in enumerate("abcd")}
LINES = {"main": np.array([(0.0, 0.0), (12.0, 0.0), (30.0, 0.0)])}


def row(start: str, end: str, when: str, is_open: bool, **changes: str) -> RailwaySection:
    return RailwaySection(
        line=changes.get("line", "main"), start=PlaceId(start), end=PlaceId(end), t_ms=at(when),
        is_open=is_open, side=SideId("nra"), certainty=Certainty.INFERRED, sources=(),
        account=changes.get("account", ""), note="",
    )  # fmt: skip


def cut_km(rows: tuple[RailwaySection, ...], when: str) -> float:
    track = compile_railways(rows, LINES, PLACES)
    cut = np.flatnonzero(track.cut_at(at(when)))
    return float(sum(shapely.LineString(track.sections_m[i]).length for i in cut))


ROWS = (
    row("d", "a", "10-08", True),
    row("b", "c", "10-10", False),
    row("a", "c", "10-11", False),
    row("a", "b", "10-12", True),
)


@pytest.mark.parametrize(
    ("when", "km"), [("10-09", 0), ("10-10", 10), ("10-10T12:00", 10), ("10-11", 20), ("10-12", 10)]
)
def test_the_latest_row_counts_on_every_part_of_a_line(when: str, km: float) -> None:
    assert cut_km(ROWS, when) == pytest.approx(km)
    assert cut_km(ROWS[::-1], when) == pytest.approx(km)


def test_other_accounts_and_unknown_lines_are_left_out() -> None:
    rows = (
        row("a", "b", "10-09", False, account="memoir"),
        row("a", "b", "10-09", False, line="x"),
    )
    assert cut_km(rows, "10-10") == 0


def test_sections_follow_the_line() -> None:
    track = compile_railways(ROWS, LINES, PLACES)
    whole = shapely.LineString(LINES["main"]).buffer(1e-6)
    assert all(whole.contains(shapely.LineString(section)) for section in track.sections_m)
    assert sum(shapely.LineString(s).length for s in track.sections_m) == pytest.approx(30)
