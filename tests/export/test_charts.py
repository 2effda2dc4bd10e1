"""Charts as files: every kind opens again and shows the same."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.charts import chart_image, one_chart, write_drawing
from liaoshen_viewer.messages import render
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scene.chart_marks import ChartMark
from liaoshen_viewer.scene.figures import charts_of
from liaoshen_viewer.scene.line_chart import Sheet, line_chart
from liaoshen_viewer.scene.orbat_chart import orbat_chart, plan_chart
from liaoshen_viewer.scene.order_news import order_at
from liaoshen_viewer.scene.style import load_style, solid
from tests.sample import at
from tests.scene.test_line_chart import BATTLE, SCENARIO, SPAN

STYLE = solid(load_style("paper"))


@pytest.fixture(scope="module")
def marks(qapp: QGuiApplication) -> dict[str, ChartMark]:
    load_fonts()
    when = at("10-13")
    order, state = order_at(BATTLE, when), state_at(BATTLE.tracks, when)
    plan = plan_chart(SCENARIO, order, when, "en", render)
    sheet = Sheet((0.0, 0.0), (400.0, 300.0), 14.0)
    figures = charts_of(SCENARIO)["forces-nra"](BATTLE)
    return {
        "orbat": orbat_chart(
            SCENARIO, state, order, order_at(BATTLE, SPAN[0]), plan, (0.0, 0.0), 14.0, "en", measure
        ),
        "lines": line_chart(figures, sheet, SPAN, when, "en", measure, render),
    }


def pixels(image: QImage) -> np.ndarray:
    wide = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(wide.constBits(), dtype=np.uint8)
    return flat.reshape(wide.height(), wide.width(), 4)[..., :3].astype(np.int64)


@pytest.mark.parametrize("name", ["orbat", "lines"])
def test_an_svg_shows_what_the_picture_shows_and_keeps_its_texts(
    marks: dict[str, ChartMark], name: str, tmp_path: Path
) -> None:
    mark = marks[name]
    write_drawing(one_chart(mark, STYLE, "A chart"), tmp_path / "chart.svg")
    write_drawing(one_chart(mark, STYLE, "A chart"), tmp_path / "chart.png")
    picture = QImage(str(tmp_path / "chart.png"))
    drawn = QImage(picture.size(), QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    written = (tmp_path / "chart.svg").read_bytes()
    QSvgRenderer(QByteArray(written)).render(painter)
    painter.end()
    apart = np.abs(pixels(picture) - pixels(drawn)).mean() / 255
    assert apart < 0.02
    assert b"<image" not in written
    assert b"93rd Army" in written


@pytest.mark.parametrize("name", ["orbat", "lines"])
def test_a_pdf_has_the_size_of_the_chart_and_its_own_fonts(
    marks: dict[str, ChartMark], name: str, tmp_path: Path
) -> None:
    write_drawing(one_chart(marks[name], STYLE, "A chart"), tmp_path / "chart.pdf")
    data = (tmp_path / "chart.pdf").read_bytes()
    width = marks[name].extent_px[0] * 0.75
    assert data.startswith(b"%PDF")
    assert b"/FontFile" in data
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ", data)
    assert box is not None
    assert float(box[1]) == pytest.approx(width, abs=1.0)


def test_another_ending_and_too_large_a_picture_are_refused(
    marks: dict[str, ChartMark], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="its name should end in"):
        write_drawing(one_chart(marks["lines"], STYLE, "A chart"), tmp_path / "chart.gif")
    figures = charts_of(SCENARIO)["strength"](BATTLE)
    sheet = Sheet((0.0, 0.0), (40_000.0, 300.0), 14.0)
    large = line_chart(figures, sheet, SPAN, None, "en", measure, render)
    with pytest.raises(UsageError, match="is too large"):
        chart_image(one_chart(large, STYLE, "A chart"))
    assert list(tmp_path.iterdir()) == []
