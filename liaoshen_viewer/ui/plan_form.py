"""A plan's words as fields to fill in, both ways: from words to fields, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.playback.endings import ENDINGS, MOVING, Kind
from liaoshen_viewer.playback.film_plan import NOT_IN_LECTURES, PAPERS
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.words import T, said

Choices = Sequence[tuple[str, str]]
"""Texts that are seen, each with the text of the plan that it stands for."""

CAMERA_WORDS: Final = ("view", "center", "width-km", "follow", "glide")
FOR_FILMS: Final = frozenset({"speed", "fps", "quality", "codec"})
OF_PAGES: Final = frozenset({"page", "map-scale", "landscape"})
NOT_FOR_STILLS: Final = FOR_FILMS | {"to", "step", "hold", "texts"}
NOT_ASKED: Final[Mapping[Kind, frozenset[str]]] = {
    Kind.FILM: OF_PAGES | {"step"},
    Kind.LOOP: OF_PAGES | {"step", "codec"},
    Kind.ROW: OF_PAGES | FOR_FILMS | {"hold"},
    Kind.STILL: NOT_FOR_STILLS,
}
"""The fields that each kind of what is made does not have."""

OFFERED: Final = (
    (T("words", "Film (MP4)"), ".mp4"),
    (T("words", "Film (WebM)"), ".webm"),
    (T("words", "Loop for a slide (GIF)"), ".gif"),
    (T("words", "Loop for a web page (WebP)"), ".webp"),
    (T("words", "Loop in all colours (animated PNG)"), ".apng"),
    (T("words", "One picture (PNG)"), ".png"),
    (T("words", "One picture as a drawing (PDF)"), ".pdf"),
    (T("words", "One picture as a drawing (SVG)"), ".svg"),
    (T("words", "Numbered pictures (PNG)"), ""),
)
SPEEDS: Final = (
    (T("words", "1 hour a second"), "1h"),
    (T("words", "6 hours a second"), "6h"),
    (T("words", "14 hours a second"), "14h"),
    (T("words", "1 day a second"), "1d"),
    (T("words", "2 days a second"), "2d"),
)
STEPS: Final = (
    (T("words", "every 10 minutes"), "10min"),
    (T("words", "every hour"), "1h"),
    (T("words", "every 6 hours"), "6h"),
    (T("words", "every day"), "1d"),
)
HOLDS: Final = (
    (T("words", "no stops"), "none"),
    (T("words", "1 s at great events"), "1:1"),
    (T("words", "2 s at great events"), "1:2"),
    (T("words", "4 s at great events"), "1:4"),
    (T("words", "2 s at great and middling events"), "2:2"),
)
PAUSES: Final = tuple((f"{seconds} s", seconds) for seconds in ("3", "5", "8", "12", "20"))
TEXTS: Final = (
    (T("words", "of great events"), "1"),
    (T("words", "of great and middling events"), "2"),
    (T("words", "of all events"), "3"),
)
SIZES: Final = (
    (T("words", "1280 × 720"), "1280x720"),
    (T("words", "1920 × 1080 (full HD)"), "1920x1080"),
    (T("words", "3840 × 2160 (4K)"), "3840x2160"),
    (T("words", "1080 × 1080 (square)"), "1080x1080"),
    (T("words", "1080 × 1920 (upright)"), "1080x1920"),
)
RATES: Final = tuple((rate, rate) for rate in ("24", "25", "30", "50", "60"))
LOOP_RATES: Final = tuple((rate, rate) for rate in ("5", "10", "12", "20", "25", "50"))
PAGES: Final = (
    (T("words", "none: a picture of this size"), ""),
    *((paper, paper) for paper in PAPERS),
)
MAP_SCALES: Final = (
    (T("words", "what fits the view"), ""),
    ("1 : 250,000", "250000"),
    ("1 : 500,000", "500000"),
    ("1 : 1,000,000", "1000000"),
    ("1 : 2,000,000", "2000000"),
)
SIDES: Final = ((T("words", "upright"), "no"), (T("words", "on its long side"), "yes"))
CODINGS: Final = (
    (T("words", "the usual way"), ""),
    (T("words", "AV1: smaller, for new players"), "av1"),
)
QUALITIES: Final = (
    (T("words", "draft: quick"), "draft"),
    (T("words", "good"), "good"),
    (T("words", "best: large and slow"), "best"),
)
LANGUAGES: Final = ((T("words", "English"), "en"), (T("words", "simplified Chinese"), "zh-Hans"))
PIECE_TEXTS: Final = {
    "title": T("words", "Title card"),
    "event": T("words", "Event texts"),
    "strength": T("words", "Strengths"),
    "losses": T("words", "Losses"),
    "orbat": T("words", "Order of battle"),
    "legend": T("words", "Legend"),
    "end": T("words", "End card"),
}
FIELDS: Final[tuple[tuple[str, str, Choices, bool], ...]] = (
    ("from", T("words", "From"), (), True),
    ("to", T("words", "To"), (), True),
    ("speed", T("words", "Speed"), SPEEDS, True),
    ("step", T("words", "Pictures"), STEPS, True),
    ("hold", T("words", "Stops"), HOLDS, True),
    ("pause", T("words", "Pause at a stop"), PAUSES, True),
    ("texts", T("words", "Texts"), TEXTS, False),
    ("language", T("words", "Language"), LANGUAGES, False),
    ("size", T("words", "Size"), SIZES, True),
    ("fps", T("words", "Pictures a second"), RATES, True),
    ("quality", T("words", "Quality"), QUALITIES, False),
    ("codec", T("words", "Encoded"), CODINGS, False),
    ("page", T("words", "Page"), PAGES, False),
    ("map-scale", T("words", "Scale"), MAP_SCALES, True),
    ("landscape", T("words", "Page lies"), SIDES, False),
    ("camera", T("words", "View"), (), False),
    ("style", T("words", "Map style"), (), False),
    ("layers", T("words", "Layers"), (), True),
    ("names", T("words", "Names"), (), True),
)
"""Every field: its word, its label, what it offers, and whether other text can be typed."""
UNLESS_SAID: Final = {
    "layers": "", "names": "", "codec": "", "page": "", "map-scale": "", "landscape": "no",
}  # fmt: skip
"""What these fields hold for a plan that says nothing of them."""


class Choice(QComboBox):
    """Offers texts that stand for words of a plan; another word can be typed where that is so."""

    def __init__(self, choices: Choices, editable: bool) -> None:
        super().__init__()
        self.setEditable(editable)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.offer(choices)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these instead, the value kept."""
        value = self.value()
        self.blockSignals(True)
        self.clear()
        for text, word in choices:
            self.addItem(said(text), word)
        self.set_value(value)
        self.blockSignals(False)

    def value(self) -> str:
        """Return the plan's text for what is chosen or typed."""
        place = self.findText(self.currentText())
        return str(self.itemData(place)) if place >= 0 else self.currentText().strip()

    def set_value(self, value: str) -> None:
        """Choose a plan's text, or write it if it is not offered."""
        place = self.findData(value)
        if place < 0 and not self.isEditable():
            self.addItem(value, value)
            place = self.count() - 1
        if place >= 0:
            self.setCurrentIndex(place)
        else:
            self.setCurrentIndex(-1)
            self.setEditText(value)


class PlanForm(QWidget):
    """The fields of a plan. `moment` makes what was typed as a date a time of a plan.

    Signals:
        changed(): some field has another value.
    """

    changed = Signal()

    def __init__(self, pieces: Sequence[str], moment: Callable[[str], str]) -> None:
        super().__init__()
        self._moment = moment
        self.ending = ".mp4"
        self._kept: dict[str, str] = {}
        self.fields = {word: Choice(choices, typed) for word, _, choices, typed in FIELDS}
        self.labels: dict[str, QLabel] = {}
        self.pieces = {name: QCheckBox(said(PIECE_TEXTS[name])) for name in pieces}
        self._place()
        for word, field in self.fields.items():
            named(field, f"plan_{word}").currentTextChanged.connect(self.changed)
        self.fields["page"].currentTextChanged.connect(self._on_page)
        for name, box in self.pieces.items():
            named(box, f"piece_{name}").toggled.connect(self.changed)

    def set_ending(self, ending: str) -> None:
        """Show the fields that what is made has: a film, a row of pictures, one picture."""
        self.ending = ending
        kind = ENDINGS[ending]
        self.fields["fps"].offer(LOOP_RATES if kind is Kind.LOOP else RATES)
        self._show_asked()
        self._on_page()
        moment = kind is Kind.STILL
        self.labels["from"].setText(self.tr("Moment") if moment else self.tr("From"))
        for name in ("title", "end"):
            if name in self.pieces:
                self.pieces[name].setVisible(kind in MOVING and not self.of_lecture)

    @property
    def of_lecture(self) -> bool:
        """Whether the stops of a lecture say what is seen and when."""
        return "lecture" in self._kept

    def _show_asked(self) -> None:
        """Show the fields that are asked for, in two columns without gaps."""
        asked = self._asked()
        rows = -(-len(asked) // 2)
        for word, field in self.fields.items():
            field.setVisible(word in asked)
            self.labels[word].setVisible(word in asked)
        for number, word in enumerate(asked):
            row, column = number % rows, 2 * (number // rows)
            self._grid.addWidget(self.labels[word], row, column)
            self._grid.addWidget(self.fields[word], row, column + 1)
        for box in self.pieces.values():
            box.setVisible(not self.of_lecture)

    def set_words(self, words: Mapping[str, str]) -> None:
        """Fill the fields from a plan; words without a field are kept as they are."""
        self.blockSignals(True)
        camera = {word: words[word] for word in CAMERA_WORDS if word in words}
        self._kept = {
            word: text
            for word, text in words.items()
            if word not in self.fields and word not in CAMERA_WORDS and word != "pieces"
        }
        self.set_ending(self.ending)
        for word, field in self.fields.items():
            if word == "camera":
                field.set_value(camera_text(camera))
            elif word in words or word in UNLESS_SAID:
                field.set_value(words.get(word, UNLESS_SAID.get(word, "")))
        wanted = [part.strip() for part in words.get("pieces", "none").split(",")]
        for name, box in self.pieces.items():
            box.setChecked(name in wanted)
        self.blockSignals(False)
        self.changed.emit()

    def words(self) -> dict[str, str]:
        """Return the words of the plan that the fields ask for."""
        words = dict(self._kept)
        for word in self._asked():
            value = self.fields[word].value()
            if word == "camera":
                words |= camera_words(value)
            elif word in {"from", "to"}:
                words[word] = self._moment(value)
            elif value:
                words[word] = value
        if self.of_lecture:
            return words
        if words.get("page"):
            return words | {"to": words.get("from", ""), "pieces": "none"}
        words = {word: text for word, text in words.items() if word not in OF_PAGES}
        if ENDINGS[self.ending] is Kind.STILL:
            words["to"] = words.get("from", "")
        chosen = [
            name for name, box in self.pieces.items() if box.isChecked() and not box.isHidden()
        ]
        words["pieces"] = ",".join(chosen) or "none"
        return words

    def _on_page(self) -> None:
        """Offer on a page only what a page has: its size is the paper's, and only the map on it."""
        free = ENDINGS[self.ending] is not Kind.STILL or not self.fields["page"].value()
        for widget in (self.fields["size"], *self.pieces.values()):
            widget.setEnabled(free)

    def _asked(self) -> list[str]:
        gone = NOT_ASKED[ENDINGS[self.ending]]
        gone |= {*NOT_IN_LECTURES, "camera"} if self.of_lecture else {"pause"}
        return [word for word in self.fields if word not in gone]

    def _place(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for word, text, _, _ in FIELDS:
            self.labels[word] = QLabel(said(text))
            self.labels[word].setBuddy(self.fields[word])
        self._grid = grid
        self._show_asked()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        boxes = QHBoxLayout()
        for box in self.pieces.values():
            boxes.addWidget(box)
        boxes.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(grid)
        whole.addLayout(boxes)


def camera_text(words: Mapping[str, str]) -> str:
    """Return a plan's words for its camera as one text: `view=theatre`; empty for none."""
    return ";".join(f"{word}={words[word]}" for word in CAMERA_WORDS if word in words)


def camera_words(text: str) -> dict[str, str]:
    """Return the words that `camera_text` made a text of."""
    return dict(part.split("=", 1) for part in text.split(";") if part)
