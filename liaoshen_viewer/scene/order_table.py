"""The order of battle at a moment as a table for spreadsheets."""

from __future__ import annotations

from liaoshen_viewer.scenario.model import Scenario
from liaoshen_viewer.scene.summary import OrderOfBattle
from liaoshen_viewer.tables import csv_text

COLUMNS = ("level", "id", "superior", "side", "name", "commander", "men", "reckoning", "status",
           "fate")  # fmt: skip


def order_as_csv(scenario: Scenario, order: OrderOfBattle, language: str) -> str:
    """Return a row for every formation, each under its superior, as comma-separated values.

    A value that is not known stays empty; `level` 0 stands under nobody.
    """
    rows: list[list[object]] = []
    for side, top in enumerate(order.hierarchy.top):
        waiting = [(unit, 0, "") for unit in reversed(top)]
        while waiting:
            unit, level, superior = waiting.pop()
            row = order.units[unit]
            rows.append([
                level, row.id, superior, scenario.sides[side].id, row.names.in_language(language),
                row.commander.in_language(language), "" if row.strength is None else row.strength,
                row.reckoning.value, row.status.value if row.status else "", row.fate,
            ])  # fmt: skip
            below = order.hierarchy.below[unit]
            waiting += [(child, level + 1, row.id) for child in reversed(below)]
    return csv_text(COLUMNS, rows)
