from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import (
    ControlBoundsPen,
)
from fontTools.ttLib import TTFont

from liaoshen_viewer.bundled import assets_folder, covered_characters, scenarios_folder
from liaoshen_viewer.messages import TEMPLATES
from tools.build_ground.fonts import write_coverage

STYLES = ["Regular", "Bold"]
SUFFIXES = {".csv", ".yaml", ".yml", ".geojson"}


def font_path(style: str) -> Path:
    return assets_folder() / "fonts" / f"liaoshen-sans-{style.lower()}.otf"


@cache
def covered(style: str) -> frozenset[str]:
    with TTFont(font_path(style)) as font:
        return frozenset(chr(code) for code in font.getBestCmap())


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("folder", [scenarios_folder(), assets_folder()], ids=lambda p: p.name)
def test_every_shipped_text_is_covered(folder: Path, style: str) -> None:
    paths = [path for path in folder.rglob("*") if path.suffix in SUFFIXES]
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8-sig")
        lacking = {c for c in text if c.isprintable()} - covered(style)
        assert not lacking, f"{path.name}: {''.join(sorted(lacking))}"


@pytest.mark.parametrize("style", STYLES)
def test_every_message_is_covered(style: str) -> None:
    assert not {c for text in TEMPLATES.values() for c in text if c.isprintable()} - covered(style)


@pytest.mark.parametrize("style", STYLES)
def test_an_authors_own_chinese_is_covered(style: str) -> None:
    simplified = characters_of("gb2312", range(0xA1, 0xF8), (range(0xA1, 0xFF),))
    ideographs = {c for c in simplified if "\u4e00" <= c <= "\u9fff"}
    assert len(ideographs) == 6763
    assert len(simplified) == 7445
    assert simplified <= covered(style)
    trails = (range(0x40, 0x7F), range(0xA1, 0xFF))
    traditional = characters_of("big5", range(0xA4, 0xC6), trails)
    traditional |= characters_of("big5", (0xC6,), trails[:1])
    assert len(traditional) == 5401
    assert traditional <= covered(style)


def characters_of(encoding: str, leads: Iterable[int], trails: Iterable[range]) -> set[str]:
    pairs = (bytes((lead, trail)) for lead in leads for trail in chain(*trails))
    return {text for pair in pairs if (text := pair.decode(encoding, "ignore"))}


@pytest.mark.parametrize("style", STYLES)
def test_no_character_of_chinese_is_drawn_empty(style: str) -> None:
    with TTFont(font_path(style)) as font:
        glyphs, outlines = font.getBestCmap(), font.getGlyphSet()
        for character in characters_of("gb2312", range(0xB0, 0xF8), (range(0xA1, 0xFF, 7),)):
            pen = ControlBoundsPen(outlines)
            outlines[glyphs[ord(character)]].draw(pen)
            assert pen.bounds is not None, character


def test_the_list_of_characters_is_that_of_both_fonts(tmp_path: Path) -> None:
    assert covered_characters() == covered("Regular") & covered("Bold")
    write_coverage(tmp_path / "coverage.txt", {ord(c) for c in covered_characters()})
    shipped = (assets_folder() / "fonts" / "coverage.txt").read_bytes()
    assert (tmp_path / "coverage.txt").read_bytes() == shipped


@pytest.mark.parametrize("style", STYLES)
def test_pinyin_and_signs_are_covered(style: str) -> None:
    assert set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀŌÓǑÒ–—‘’“”…°′″±×→←↑↓·▶") <= covered(style)


@pytest.mark.parametrize("style", STYLES)
def test_names_are_ours(style: str) -> None:
    with TTFont(font_path(style)) as font:
        names = {n: font["name"].getDebugName(n) for n in (1, 2, 4, 6)}
        assert names == {
            1: "Liaoshen Sans",
            2: style,
            4: f"Liaoshen Sans {style}",
            6: f"LiaoshenSans-{style}",
        }
        assert font["OS/2"].usWeightClass == {"Regular": 400, "Bold": 700}[style]
        assert bool(font["head"].macStyle & 1) is (style == "Bold")
        assert "fpgm" not in font
        assert "SIL Open Font License" in font["name"].getDebugName(13)


def test_qt_picks_the_bold_file_for_bold() -> None:
    program = """
import sys
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication, QRawFont
app = QGuiApplication([])
for path in sys.argv[1:]:
    assert QFontDatabase.addApplicationFont(path) >= 0, path
for bold in (False, True):
    font = QFont("Liaoshen Sans")
    font.setPixelSize(20)
    font.setBold(bold)
    raw = QRawFont.fromFont(font)
    print(QFontInfo(font).family(), raw.styleName(), raw.weight(), sep="|")
"""
    paths = [str(font_path(style)) for style in STYLES]
    command = [sys.executable, "-c", program, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["Liaoshen Sans|Regular|400", "Liaoshen Sans|Bold|700"]
