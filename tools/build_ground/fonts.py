"""The fonts: Noto Sans CJK cut down to what Chinese and English texts need, under a new name.

The new family name keeps a Noto of the reader's own system from standing in for ours, and
respects the reserved font names of the licence (SIL OFL 1.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont

from tools.build_ground.sources import NOTO_FOLDER

FAMILY: Final = "Liaoshen Sans"
STYLES: Final = ("Regular", "Bold")
SIMPLIFIED_CHINESE: Final = 2
"""Number of the face in the collections: Noto Sans CJK SC."""
KOREAN: Final = 1
"""The Korean face has the same glyphs, but quotation marks as wide as in Latin text."""
LATIN_WIDTH: Final = "‘’“”"
TEXT_SUFFIXES: Final = (".csv", ".yaml", ".yml", ".json", ".geojson", ".md", ".py", ".ts")
TEXT_FOLDERS: Final = ("scenarios", "assets", "liaoshen_viewer", "tools/build_ground/inputs")
LATIN: Final = (*range(0x20, 0x7F), *range(0xA0, 0x180))
PINYIN: Final = "ǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǸǹ"
SIGNS: Final = "–—‘’“”„†‡•…‰′″‹›€№™←↑→↓↔↕−≈≠≤≥■□▲△▶▷▼▽◀◁◆◇○●★☆♠♣♥♦✓×÷±°·"
FEATURES: Final = ("kern",)
DROPPED_TABLES: Final = ("BASE", "VORG", "vhea", "vmtx", "DSIG")
WINDOWS_ENGLISH: Final = (3, 1, 0x409)
COVERAGE_HEAD: Final = """\
# The characters that every font of this folder can draw, as code points in hexadecimal:
# one, or the first and the last of an unbroken range, a line. Made by the font builder.
"""


def build_fonts(root: Path, folder: Path) -> None:
    """Write both fonts and what they cover; print the characters of our texts that Noto lacks."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = wanted_characters(root)
    covered = []
    for style in STYLES:
        source = NOTO_FOLDER / f"NotoSansCJK-{style}.ttc"
        font = _subset(source, wanted)
        _rename(font, style)
        font.save(folder / f"liaoshen-sans-{style.lower()}.otf", reorderTables=True)
        covered.append(set(_cmap(font)))
        lacking = "".join(sorted(c for c in texts_characters(root) if ord(c) not in covered[-1]))
        print(f"{style}: {len(covered[-1])} characters; lacking in Noto: {lacking or 'none'}")
    write_coverage(folder / "coverage.txt", set.intersection(*covered))


def write_coverage(path: Path, codes: set[int]) -> None:
    """Write the list that `bundled.covered_characters` reads; `codes` are code points."""
    body = "".join(f"{_range_text(run)}\n" for run in _runs(sorted(codes)))
    path.write_text(COVERAGE_HEAD + body, encoding="ascii", newline="\n")


def _runs(codes: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for code in codes:
        if runs and runs[-1][-1] == code - 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return runs


def _range_text(run: Sequence[int]) -> str:
    return f"{run[0]:04X}" if len(run) == 1 else f"{run[0]:04X}-{run[-1]:04X}"


def wanted_characters(root: Path) -> set[str]:
    """Return Latin with pinyin, GB 2312, level 1 of Big5 and all characters of our texts."""
    latin = {chr(code) for code in LATIN}
    return latin | set(PINYIN) | set(SIGNS) | gb2312() | big5_level_1() | texts_characters(root)


def gb2312() -> set[str]:
    """Return the characters of GB 2312-1980, rows 1 to 87."""
    return _decoded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))


def big5_level_1() -> set[str]:
    """Return the signs and the 5,401 frequent characters of Big5 (A140 to C67E)."""
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    whole = _decoded("big5", range(0xA1, 0xC6), trails)
    return whole | _decoded("big5", (0xC6,), range(0x40, 0x7F))


def _decoded(encoding: str, leads: Iterable[int], trails: Iterable[int]) -> set[str]:
    pairs = (bytes((lead, trail)) for lead in leads for trail in tuple(trails))
    return {text for pair in pairs if (text := pair.decode(encoding, "ignore"))}


def texts_characters(root: Path) -> set[str]:
    """Return every printable character of the texts that ship with the program."""
    found: set[str] = set()
    for folder in TEXT_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in TEXT_SUFFIXES:
                found.update(path.read_text(encoding="utf-8", errors="ignore"))
    return {character for character in found if character.isprintable()}


def _subset(source: Path, wanted: set[str]) -> TTFont:
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [WINDOWS_ENGLISH[2]]
    options.drop_tables += list(DROPPED_TABLES)
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.font_number = SIMPLIFIED_CHINESE
    font = subset.load_font(str(source), options)
    _use_narrow_quotes(font, source)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(ord(character) for character in wanted))
    cutter.subset(font)
    return font


def _use_narrow_quotes(font: TTFont, source: Path) -> None:
    """Give English its quotation marks: in the Chinese face they are as wide as an ideograph."""
    narrow = TTFont(source, fontNumber=KOREAN, lazy=True).getBestCmap()
    for table in font["cmap"].tables:
        for character in LATIN_WIDTH:
            if table.isUnicode() and ord(character) in table.cmap:
                table.cmap[ord(character)] = narrow[ord(character)]


def _rename(font: TTFont, style: str) -> None:
    """Give the font our family name in every place that carries one."""
    version = font["name"].getDebugName(5) or ""
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    values = {
        1: FAMILY,
        2: style,
        3: f"{FAMILY} {style}: subset of Noto Sans CJK SC, {version}",
        4: f"{FAMILY} {style}",
        6: postscript,
    }
    for name_id, value in values.items():
        font["name"].setName(value, name_id, *WINDOWS_ENGLISH)
    compact = font["CFF "].cff
    compact.fontNames[0] = postscript
    top = compact[compact.fontNames[0]]
    top.FullName = f"{FAMILY} {style}"
    top.FamilyName = FAMILY
    for number, part in enumerate(top.FDArray):
        part.FontName = f"{postscript}-{number}"


def _cmap(font: TTFont) -> dict[int, str]:
    found: dict[int, str] = font.getBestCmap()
    return found
