"""Every text of the window and every message of the white rooms has its Chinese."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from liaoshen_viewer.messages import TEMPLATES, Message, render
from liaoshen_viewer.paint.language import LANGUAGES, MESSAGES, translate_into, translator
from tests.geography.test_basemap_fonts import STYLES, covered
from tools.translations.linguist import CHINESE, SOURCES, Text, release, texts, update

MARKERS = {"tr": 0, "translate": 1, "T": 1}
"""The functions whose argument at this place is a text to be translated."""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> list[Text]:
    """All texts as the program has them now, with the Chinese that is committed."""
    ts = tmp_path_factory.mktemp("ts") / CHINESE.name
    shutil.copy(CHINESE, ts)
    update(ts)
    return list(texts(ts))


def test_every_text_of_both_kinds_has_chinese(known: list[Text]) -> None:
    chinese = translator("zh-Hans")
    lacking = [
        f"{text.context}: {text.source}"
        for text in known
        if not chinese.translate(text.context, text.source, text.comment)
    ]
    assert not lacking, "add them to assets/translations/zh_CN.ts: " + "; ".join(lacking)
    of_messages = {text.source for text in known if text.context == MESSAGES}
    assert of_messages == set(TEMPLATES.values())
    assert len(known) > len(of_messages) > 200


def test_the_chinese_has_the_values_of_the_english(known: list[Text]) -> None:
    for text in known:
        assert fields(text.chinese) == fields(text.source), text


@pytest.mark.parametrize("style", STYLES)
def test_the_chinese_can_be_drawn(known: list[Text], style: str) -> None:
    wanted = {c for text in known for c in text.chinese if c.isprintable()}
    assert not wanted - covered(style)


def test_the_compiled_file_is_that_of_the_text(tmp_path: Path) -> None:
    release(CHINESE, tmp_path / "again.qm")
    committed = CHINESE.with_suffix(".qm").read_bytes()
    assert (tmp_path / "again.qm").read_bytes() == committed, "run python -m tools.translations"


def test_no_text_hides_from_the_gatherer(known: list[Text]) -> None:
    """It sees no call inside an f-string, for one; such a text would never be translated."""
    gathered = {text.source for text in known}
    hidden = [(path.name, text) for path, text in marked() if text not in gathered]
    assert not hidden, f"write them as plain calls: {hidden}"


def test_a_message_can_be_said_in_every_language() -> None:
    message = Message("scene.day_of", {"day": 3, "days": 52})
    said = {language: translate_into(language)(message) for language in LANGUAGES}
    assert said == {"en": render(message), "zh-Hans": "第3天，共52天"}


def fields(text: str) -> set[str]:
    return set(re.findall(r"{[^{}]*}", text))


def marked() -> Iterator[tuple[Path, str]]:
    """Yield every literal text that a call of `ui` marks for translation."""
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = MARKERS.get(name)
            if place is not None and len(node.args) > place:
                argument = node.args[place]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield path, argument.value
