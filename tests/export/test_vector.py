"""Maps as drawings: rendered back by other programs they show what the picture shows."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from functools import cache, partial
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from liaoshen_viewer.cli import main
from liaoshen_viewer.export.frames import frame_scene
from liaoshen_viewer.export.plan import Picture
from liaoshen_viewer.export.still import scene_bytes
from liaoshen_viewer.export.vector import drawing_bytes
from liaoshen_viewer.paint.painter import paint_image, paint_scene
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.scene.marks import Scene
from liaoshen_viewer.scene.shown import LAYERS
from tests.paint.pictures import sample_picture
from tests.running import ROOT
from tests.sample import at

SIZE = (960, 540)
pytestmark = pytest.mark.usefixtures("qapp")


@cache
def scene() -> Scene:
    """Return the picture of an hour with every layer but the inset, which is a picture itself."""
    found = sample_picture(size_px=SIZE)
    layers = frozenset(LAYERS) - {"insets"}
    picture: Picture = replace(found, shown=replace(found.shown, layers=layers))
    return frame_scene(picture, at("10-12T16:00"))


def pixels(image: QImage) -> np.ndarray:
    wide = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(wide.constBits(), dtype=np.uint8)
    return flat.reshape(wide.height(), wide.width(), 4)[..., 2::-1].astype(np.int64)


def from_svg(data: bytes) -> np.ndarray:
    drawn = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(data)).render(painter)
    painter.end()
    return pixels(drawn)


def from_pdf(data: bytes) -> np.ndarray:
    with pypdfium2.PdfDocument(data) as document:
        return np.asarray(document[0].render(scale=4 / 3).to_pil().convert("RGB")).astype(np.int64)


@pytest.mark.parametrize(("ending", "drawn"), [(".svg", from_svg), (".pdf", from_pdf)])
def test_a_drawing_rendered_back_is_the_picture_within_two_hundredths(
    ending: str, drawn: object
) -> None:
    assert callable(drawn)
    data = scene_bytes(scene(), ending, "A map")
    shown, painted = drawn(data), pixels(paint_image(scene()))
    assert shown.shape == painted.shape
    assert np.abs(shown - painted).mean() / 255 < 0.02
    # Also where there is most to see: no eighth of the picture is off.
    parts = np.abs(shown - painted).reshape(4, 135, 4, 240, 3).mean(axis=(1, 3, 4)) / 255
    assert parts.max() < 0.05


def test_names_and_numbers_are_text_in_both_languages() -> None:
    svg, pdf = (scene_bytes(scene(), ending, "A map") for ending in (".svg", ".pdf"))
    runs = set(re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode()))
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        for word in ("锦州", "Chinchow", "93", "12 October 1948", "supreme command"):
            assert text.search(word).get_next() is not None
            assert any(word in run for run in runs)


def test_one_picture_is_embedded_and_all_else_is_shapes() -> None:
    svg, pdf = (scene_bytes(scene(), ending, "A map") for ending in (".svg", ".pdf"))
    assert svg.count(b"<image") == 1
    assert b"data:image/jpeg" in svg
    with pypdfium2.PdfDocument(pdf) as document:
        kinds = [thing.type for thing in document[0].get_objects()]
    assert kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE) == 1
    assert kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_TEXT) > 20


def test_an_svg_carries_the_characters_of_its_texts_and_no_others() -> None:
    load_fonts()
    svg = scene_bytes(scene(), ".svg", "A map")
    found = re.findall(rb"font-weight:(\d+);src:url\(data:font/woff;base64,([^)]+)\)", svg)
    assert [weight for weight, _ in found] == [b"400", b"700"]
    for weight, data in found:
        needed = {
            character
            for run in re.findall(
                rf'<text[^>]*font-weight="{weight.decode()}"[^>]*>([^<]*)<', svg.decode()
            )
            for character in run
        }
        with TTFont(BytesIO(base64.b64decode(data))) as font:
            covered = set(map(chr, font.getBestCmap()))
        assert needed <= covered
        assert len(covered - needed) < 8


def test_a_text_with_signs_of_markup_stays_itself() -> None:
    load_fonts()
    made = drawing_bytes(".svg", partial(paint_scene, scene=scene()), SIZE, "A & <B>")
    assert QSvgRenderer(QByteArray(made)).isValid()
    assert b"A &amp; &lt;B" in made


@pytest.mark.parametrize("ending", ["pdf", "svg"])
def test_frame_writes_drawings(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"map.{ending}"
    small = str(ROOT / "tests" / "scenario" / "small")
    assert main(["frame", small, "--at", "1948-09-13", "--size", "640x360", "--output",
                 str(path)]) == 0  # fmt: skip
    assert path.read_bytes().startswith(b"%PDF" if ending == "pdf" else b"<?xml")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
