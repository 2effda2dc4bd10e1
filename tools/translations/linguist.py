"""Qt Linguist's tools, called the one way in which this project calls them."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import PySide6

from liaoshen_viewer.messages import TEMPLATES
from liaoshen_viewer.paint.language import MESSAGES

ROOT: Final = Path(__file__).resolve().parents[2]
CHINESE: Final = ROOT / "assets" / "translations" / "zh_CN.ts"
SOURCES: Final = ROOT / "liaoshen_viewer" / "ui"


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the program and what it is in Chinese; empty where that lacks."""

    context: str
    source: str
    comment: str
    chinese: str


def update(ts: Path) -> None:
    """Bring a file of translations in step with the program: new texts in, old ones out."""
    with tempfile.TemporaryDirectory() as folder:
        templates = Path(folder) / "templates.py"
        lines = (f"QT_TRANSLATE_NOOP({MESSAGES!r}, {_quoted(t)})" for t in TEMPLATES.values())
        templates.write_text("\n".join(lines), encoding="utf-8")
        paths = [*sorted(SOURCES.rglob("*.py")), templates]
        options = (
            "-silent -no-obsolete -sort-messages -locations none -source-language en"
            " -target-language zh_CN -tr-function-alias QT_TRANSLATE_NOOP+=T"
            " -disable-heuristic sametext -disable-heuristic similartext"
        )
        _run("lupdate", *options.split(), *map(str, paths), "-ts", str(ts))


def release(ts: Path, qm: Path) -> None:
    """Compile a file of translations, without those that are not finished."""
    _run("lrelease", "-silent", "-nounfinished", str(ts), "-qm", str(qm))


def texts(ts: Path) -> Iterator[Text]:
    """Yield every text of a file of translations."""
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            made = message.find("translation")
            finished = made is not None and made.get("type") is None
            yield Text(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
                message.findtext("translation", "") if finished else "",
            )


def _quoted(text: str) -> str:
    """Return a text as a Python literal in double quotes, the only ones that lupdate reads."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(tool: str, *arguments: str) -> None:
    program = Path(PySide6.__file__).parent / tool
    subprocess.run([str(program), *arguments], check=True)
