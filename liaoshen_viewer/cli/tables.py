"""Tables for people. rich counts the columns that Chinese characters take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.console import Console
from rich.table import Table

from liaoshen_viewer.bench.measure import Result
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.report import ring_rows, time_text, unit_rows
from liaoshen_viewer.scenario.model import Scenario

WIDE: Final = 200
"""Width where the output is no terminal: nothing is cut."""

_COLUMNS: Final = (
    ("id", "Unit", "left"),
    ("name", "Name", "left"),
    ("side", "Side", "left"),
    ("superior", "Under", "left"),
    ("lon", "Lon", "right"),
    ("lat", "Lat", "right"),
    ("error_km", "± km", "right"),
    ("heading_deg", "Heading", "right"),
    ("speed_km_h", "km/h", "right"),
    ("status", "Status", "left"),
    ("certainty", "Certainty", "left"),
    ("men", "Men", "right"),
)


def print_state(scenario: Scenario, state: BattleState) -> None:
    """Print the units that are somewhere at this moment, and how many are not."""
    rows = [row for row in unit_rows(scenario, state) if row["visible"]]
    table = Table(title=f"{scenario.names.en}, {time_text(scenario, state.t_ms)}", box=None)
    for _, title, justify in _COLUMNS:
        table.add_column(title, justify=justify, no_wrap=True)  # type: ignore[arg-type]  # literals
    for row in rows:
        table.add_row(*("" if row[key] is None else str(row[key]) for key, _, _ in _COLUMNS))
    _print(table)
    print(f"{len(rows)} of {len(scenario.units)} units have a position")
    _print_rings(scenario, state)


def _print_rings(scenario: Scenario, state: BattleState) -> None:
    table = Table(box=None)
    for title in ("Army group", "Name"):
        table.add_column(title, no_wrap=True)
    for title in ("Shut in", "Widest gap, km"):
        table.add_column(title, justify="right")
    for row in ring_rows(scenario, state):
        gap = row["widest_gap_km"]
        share = int(float(row["closed"] or 0) * 100)
        table.add_row(
            str(row["force"]), str(row["name"]), f"{share} %", "open" if gap is None else str(gap)
        )
    if table.row_count:
        _print(table)


def print_bench(results: Sequence[Result]) -> None:
    """Print medians, spreads and ratios."""
    table = Table(box=None)
    table.add_column("Measured")
    for title in ("median", "least", "99 %", "most", "", "runs", "ratio"):
        table.add_column(title, justify="right")
    table.add_column("times the yardstick")
    for result in results:
        times = (result.median_ms, min(result.times_ms), result.share(99), max(result.times_ms))
        numbers = [f"{time:.2f}" for time in times]
        runs, ratio = str(len(result.times_ms)), f"{result.ratio:.2f}"
        table.add_row(result.name, *numbers, result.unit, runs, ratio, result.yardstick)
        for fact, value in result.facts.items():
            table.add_row(f"  {fact}", f"{value:.2f}")
    _print(table)


def _print(table: Table) -> None:
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(width=WIDE, highlight=False)
    console.print(table)
