"""Words in another language: what Qt Linguist compiled from `assets/translations/*.ts`."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTranslator

from liaoshen_viewer.bundled import assets_folder
from liaoshen_viewer.errors import AssetError
from liaoshen_viewer.messages import TEMPLATES, Message, Translate, render

COMPILED: Final = {"zh-Hans": "zh_CN.qm"}
"""The file of every language but English, which needs none: the sources are written in it."""
LANGUAGES: Final = ("en", *COMPILED)
MESSAGES: Final = "messages"
"""The context in which the translations keep the templates of the white rooms."""


def translator(language: str) -> QTranslator:
    """Return the translations into a language of `COMPILED`.

    Raises AssetError if their file cannot be used.
    """
    path = assets_folder() / "translations" / COMPILED[language]
    made = QTranslator()
    if not made.load(str(path)):
        raise AssetError(Message("export.no_translation", {"path": path}))
    return made


def translate_into(language: str) -> Translate:
    """Return what says a message in a language of `LANGUAGES`; raises AssetError as above."""
    if language not in COMPILED:
        return render
    words = translator(language)

    def translate(message: Message) -> str:
        english = TEMPLATES[message.id]
        return (words.translate(MESSAGES, english) or english).format(**message.values)

    return translate
