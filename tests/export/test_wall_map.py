"""A map of any hour as a page of paper: its size, its scale, its words, and that it is the map."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PySide6.QtGui import QGuiApplication, QImage

from liaoshen_viewer.battle import with_projection
from liaoshen_viewer.cli import main
from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.film import film_from
from liaoshen_viewer.export.frames import darkroom
from liaoshen_viewer.export.plan import Picture, plan_picture
from liaoshen_viewer.export.vector import DOTS_PER_INCH
from liaoshen_viewer.export.wall_map import page_bytes, page_image, page_scene
from liaoshen_viewer.geography.distance import distance_km
from liaoshen_viewer.messages import render
from liaoshen_viewer.paint.language import translate_into
from liaoshen_viewer.paint.text import load_fonts, measure
from liaoshen_viewer.scene.page import PAPERS_MM, PageWish, PageWords, page_mark
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.scene.views import Window
from tests.paint.pictures import sample_battle, sample_picture
from tests.running import ROOT
from tests.sample import at

WHEN = at("10-12T16:00")
JINZHOU, SHENYANG = (121.13, 41.11), (123.43, 41.80)
SMALL = str(ROOT / "tests" / "scenario" / "small")
MM_PER_DOT = 25.4 / DOTS_PER_INCH
pytestmark = pytest.mark.usefixtures("qapp")


def about_liaoxi(projection: str) -> Picture:
    battle = with_projection(sample_battle(), projection)
    middle = Window((122.28, 41.46), 300.0)
    return plan_picture(battle, middle, (960, 540), load_style("paper"))


@pytest.mark.parametrize("projection", ["lambert", "utm51n", "mercator"])
@pytest.mark.parametrize("map_scale", [1_000_000, 400_000])
def test_a_known_geodesic_has_its_length_on_the_page(projection: str, map_scale: float) -> None:
    picture = about_liaoxi(projection)
    wish = PageWish("A1", landscape=True, map_scale=map_scale)
    scene, page = page_scene(picture, WHEN, wish, DOTS_PER_INCH, render, darkroom())
    ends = scene.camera.to_px(picture.ground.projection.to_m(np.array([JINZHOU, SHENYANG])))
    assert (ends > 0).all()
    assert (ends < page.frame_px).all()
    on_paper_mm = float(np.hypot(*(ends[1] - ends[0]))) * MM_PER_DOT
    true_mm = float(distance_km(np.array(JINZHOU), np.array(SHENYANG))) * 1e6 / map_scale
    # The projection's own stretch, from the middle to 100 km away.
    assert on_paper_mm == pytest.approx(true_mm, rel=0.002)
    assert f"1 : {map_scale:,}" in [row.text for row in page.rows]


@pytest.mark.parametrize("paper", PAPERS_MM)
@pytest.mark.parametrize("landscape", [False, True])
def test_everything_of_a_page_lies_on_it(
    paper: str, landscape: bool, qapp: QGuiApplication
) -> None:
    load_fonts()
    wish = PageWish(paper, landscape)
    words = PageWords("A long title of a campaign " * 2, "note", "1 : 1,000,000", ("foot " * 60,))
    page = page_mark(wish, DOTS_PER_INCH, words, measure)
    width, height = page.extent_px
    assert sorted((round(width * MM_PER_DOT), round(height * MM_PER_DOT))) == list(PAPERS_MM[paper])
    assert (width > height) == landscape
    least = 5.0 / MM_PER_DOT  # what printers leave white
    for row in page.rows:
        assert least < row.left_px
        assert row.left_px + measure(row.text, row.size_px, row.bold) < width - least
        assert least < row.top_px < height - least - row.size_px
    titles = [row for row in page.rows if row.top_px < page.corner_px[1]]
    assert len(titles) == 3
    assert all(row.top_px + row.size_px < page.corner_px[1] for row in titles)
    assert page.frame_px[1] > 0.6 * height


def test_a_page_as_pdf_is_the_painted_page_and_can_be_searched() -> None:
    picture = sample_picture(size_px=(960, 540))
    picture = replace(picture, shown=replace(picture.shown, language="zh-Hans"))
    chinese, wish = translate_into("zh-Hans"), PageWish("A4", landscape=True)
    data = page_bytes(picture, WHEN, wish, ".pdf", chinese)
    with pypdfium2.PdfDocument(data) as document:
        assert document[0].get_size() == pytest.approx((842, 595), abs=1)
        shown = np.asarray(document[0].render(scale=4 / 3).to_pil().convert("RGB")).astype(int)
        text = document[0].get_textpage()
        scenario = picture.battle.scenario
        wanted = ["锦州", "Chinchow", "1948年10月12日", "1 : ", "比例尺"]
        for words in (*wanted, scenario.names.en, scenario.credits[0]):
            assert text.search(words).get_next() is not None, words
    image = page_image(picture, WHEN, wish, DOTS_PER_INCH, chinese)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    painted = flat[..., 2::-1].astype(int)
    # A page of a PDF is rounded to whole points.
    height, width = (min(shown.shape[axis], painted.shape[axis]) for axis in (0, 1))
    away = np.abs(shown[:height, :width] - painted[:height, :width]).mean() / 255
    assert away < 0.02


def test_a_page_in_one_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wall.png"
    options = ["--page", "A4", "--map-scale", "2000000", "--output", str(path)]
    assert main(["frame", SMALL, "--at", "1948-09-13", *options]) == 0
    image = QImage(str(path))
    assert (image.width(), image.height()) == (round(210 / 25.4 * 150), round(297 / 25.4 * 150))
    assert image.dotsPerMeterX() == round(150 / 0.0254)
    plan = ["--from", "1948-09-13", "--to", "1948-09-13", "--page", "A4"]
    assert main(["export", SMALL, *plan, "--output", str(tmp_path / "wall.svg")]) == 0
    assert b'width="210' in (tmp_path / "wall.svg").read_bytes()[:300]
    capsys.readouterr()
    assert main(["export", SMALL, "--page", "A4", "--output", str(tmp_path / "film.mp4")]) == 2
    assert "is for one picture" in capsys.readouterr().err
    assert not (tmp_path / "film.mp4").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"page": "A5"}, "page: A5"),
        ({"map-scale": "1000000"}, "map-scale needs page"),
        ({"page": "A4", "map-scale": "100"}, "map-scale: 100"),
        ({"page": "A4", "landscape": "maybe"}, "landscape: maybe"),
    ],
)
def test_what_is_no_page_is_refused(words: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        film_from(sample_battle(), words, ".pdf")


def test_a_scale_is_read_as_maps_write_it() -> None:
    film = film_from(sample_battle(), {"page": "A4", "map-scale": "1 : 1,000,000"}, ".pdf")
    assert film.plan.map_scale == 1_000_000
