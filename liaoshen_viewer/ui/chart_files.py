"""Writing charts of the window to a file: a picture, a drawing or a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from liaoshen_viewer.errors import ViewerError
from liaoshen_viewer.export.charts import Drawing, one_chart, write_drawing
from liaoshen_viewer.export.files import write_whole
from liaoshen_viewer.paint.text import measure
from liaoshen_viewer.scene.chart_marks import OrbatChart
from liaoshen_viewer.scene.line_chart import Sheet, least_height, line_chart
from liaoshen_viewer.scene.order_table import order_as_csv
from liaoshen_viewer.ui.chart_look import file_style
from liaoshen_viewer.ui.chart_view import ChartView
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import language, translate

WIDTH_PX: Final = 960.0
LETTERS_PX: Final = 20.0
PLOT_EMS: Final = 14.0


def write_orbat(session: Session, mark: OrbatChart, path: Path) -> str:
    """Write the order of battle, or a table of it; return what went wrong, if anything."""
    try:
        if path.suffix.lower() == ".csv":
            order = session.order
            write_whole(path, order_as_csv(session.scenario, order, language()).encode())
        else:
            title = session.scenario.names.in_language(language())
            write_drawing(one_chart(mark, file_style(session), title), path)
    except ViewerError as error:
        return translate(error.message)
    return ""


def write_charts(session: Session, charts: Sequence[ChartView], table: str, path: Path) -> str:
    """Write charts one below the other, or their figures; return what went wrong, if anything."""
    try:
        if path.suffix.lower() == ".csv":
            write_whole(path, table.encode())
        else:
            write_drawing(drawing_of(session, charts), path)
    except ViewerError as error:
        return translate(error.message)
    return ""


def drawing_of(session: Session, charts: Sequence[ChartView]) -> Drawing:
    """Return charts one below the other, as wide as a page."""
    marks, top = [], 0.0
    for chart in charts:
        high = least_height(chart.figures, LETTERS_PX, PLOT_EMS)
        sheet = Sheet((0.0, top), (WIDTH_PX, high), LETTERS_PX)
        marks.append(
            line_chart(
                chart.figures, sheet, chart.span_ms, session.t_ms, language(), measure, translate
            )
        )
        top += high + LETTERS_PX
    title = session.scenario.names.in_language(language())
    return Drawing(tuple(marks), (WIDTH_PX, top), file_style(session), title)
