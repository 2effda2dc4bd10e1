"""Put the scenario's tables together: one line a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.build_scenario import (
    attrition,
    changes,
    control,
    figures,
    legs,
    people,
    places,
    sources,
    units,
)
from tools.build_scenario.attrition import strength_changes
from tools.build_scenario.events import events_text
from tools.build_scenario.shapes import shape_features, shapes_text
from tools.build_scenario.tables import mapping, write_table


def build(output: Path) -> Iterator[tuple[str, int]]:
    """Write every table into `output` and yield its name and how many rows it has."""
    waypoints = legs.waypoint_rows()
    fates = changes.fate_times(waypoints)
    losses = figures.loss_rows()
    unit_rows = units.unit_rows(fates)
    dated = changes.change_rows(fates)
    leaves = changes.leaving_midnights(waypoints, fates)
    borne, balances = strength_changes(unit_rows, dated, losses, leaves)
    tables = (
        ("sources.csv", sources.COLUMNS, sources.source_rows()),
        ("places.csv", places.COLUMNS, places.place_rows()),
        ("units.csv", units.COLUMNS, unit_rows),
        ("waypoints.csv", legs.COLUMNS, waypoints),
        ("changes.csv", changes.COLUMNS, dated),
        ("allocations.csv", attrition.COLUMNS, borne),
        ("people.csv", people.COLUMNS, people.people_rows()),
        ("control.csv", control.CONTROL_COLUMNS, control.control_rows()),
        ("railways.csv", control.RAILWAY_COLUMNS, control.railway_rows()),
        ("strengths.csv", figures.STRENGTH_COLUMNS, figures.strength_rows() + balances),
        ("losses.csv", figures.LOSS_COLUMNS, losses),
        ("explanations.csv", ("warning", "unit", "place", "note"), mapping("explanations")),
    )
    for name, columns, rows in tables:
        yield name, write_table(output / name, columns, rows)
    text, count = events_text()
    (output / "events.yaml").write_text(text, encoding="utf-8", newline="\n")
    yield "events.yaml", count
    features = shape_features()
    (output / "shapes.geojson").write_text(shapes_text(features), encoding="utf-8", newline="\n")
    yield "shapes.geojson", len(features)
