"""What a film tells beside its map: event texts, title and end cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.scenario.calendar import to_datetime
from liaoshen_viewer.scenario.model import Event, Names, Scenario
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.caption_marks import Caption, Row
from liaoshen_viewer.scene.furniture import Measure, date_text
from liaoshen_viewer.scene.sheet import MARGIN_PT

LINE: Final = 1.35
"""Height of a line, as a share of its letters' size."""
PAD_PT: Final = 18.0
EVENT_WIDTH_PT: Final = 420.0
EVENT_TEXT_LINES: Final = 7
CARD_WIDTH_PT: Final = 1_050.0
TOP_PT: Final = 124.0
"""Below the date plate, which stands in the same corner."""
GAP_PT: Final = 12.0


def event_caption(
    event: Event, camera: Camera, language: str, measure: Measure, translate: Translate,
    top_px: float | None = None,
) -> Caption:  # fmt: skip
    """Return the plate at the left edge that tells one event; `top_px` where others stand above."""
    scale = camera.scale
    width = min(EVENT_WIDTH_PT * scale, 0.45 * camera.size_px[0])
    top = TOP_PT * scale if top_px is None else top_px
    setting = _Setting(width - 2 * PAD_PT * scale, scale, measure)
    setting.add(_when(event, translate), 15.0, soft=True)
    setting.add(event.title.in_language(language), 23.0, bold=True)
    setting.add(event.text.in_language(language), 17.5, most=EVENT_TEXT_LINES)
    return setting.caption((MARGIN_PT * scale, top), width)


def title_card(
    scenario: Scenario, ends_ms: tuple[int, int], camera: Camera, language: str,
    measure: Measure, translate: Translate,
) -> Caption:  # fmt: skip
    """Return the card that opens a film: what it is about, and from when to when."""
    # A film that ends at midnight has shown the day before it.
    last_ms = max(ends_ms[0], ends_ms[1] - 1)
    days = {"first": date_text(ends_ms[0], translate), "last": date_text(last_ms, translate)}
    setting = _card_setting(camera, measure)
    setting.add(scenario.names.in_language(language), 46.0, bold=True)
    setting.add(_second_name(scenario.names, language), 30.0)
    setting.add(translate(Message("export.days", days)), 24.0, soft=True)
    setting.add(scenario.summary.in_language(language), 20.0)
    return _in_the_middle(setting, camera)


def end_card(
    scenario: Scenario, camera: Camera, language: str, measure: Measure, program: str
) -> Caption:
    """Return the card that closes a film: whose work it shows."""
    setting = _card_setting(camera, measure)
    setting.add(scenario.names.in_language(language), 34.0, bold=True)
    for credit in scenario.credits:
        setting.add(credit, 19.0)
    setting.add(program, 19.0, soft=True)
    return _in_the_middle(setting, camera)


def _when(event: Event, translate: Translate) -> str:
    day = date_text(event.start_ms, translate)
    if "T" not in event.start_text:
        return day
    moment = to_datetime(event.start_ms)
    hour = translate(Message("scene.hour", {"hour": moment.hour, "minute": moment.minute}))
    return f"{day}  ·  {hour}"


def _second_name(names: Names, language: str) -> str:
    other = names.zh_hans if language == "en" else names.en
    return other if other != names.in_language(language) else ""


def _card_setting(camera: Camera, measure: Measure) -> _Setting:
    width = min(CARD_WIDTH_PT * camera.scale, 0.8 * camera.size_px[0])
    return _Setting(width - 2 * PAD_PT * camera.scale, camera.scale, measure)


def _in_the_middle(setting: _Setting, camera: Camera) -> Caption:
    width = setting.width + 2 * PAD_PT * camera.scale
    height = setting.height + 2 * PAD_PT * camera.scale
    corner = ((camera.size_px[0] - width) / 2, (camera.size_px[1] - height) / 2)
    return setting.caption(corner, width)


class _Setting:
    """Sets lines one below the other."""

    def __init__(self, width: float, scale: float, measure: Measure) -> None:
        self.width = width
        self.height = 0.0
        self._scale = scale
        self._measure = measure
        self._rows: list[Row] = []

    def add(
        self, text: str, size_pt: float, *, bold: bool = False, soft: bool = False, most: int = 99
    ) -> None:
        """Add a text, broken into lines, at most so many; what does not fit ends in a sentence."""
        size, pad = size_pt * self._scale, PAD_PT * self._scale
        for line in fitted(text, size, bold, self.width, most, self._measure):
            self._rows.append(Row(line, size, bold, soft, pad, pad + self.height))
            self.height += LINE * size

    def caption(self, corner: tuple[float, float], width: float, below: float = 0.0) -> Caption:
        """Return the plate around what was set."""
        height = self.height + below + 2 * PAD_PT * self._scale
        return Caption(corner, (width, height), tuple(self._rows))


def fitted(
    text: str, size_px: float, bold: bool, width: float, most: int, measure: Measure
) -> list[str]:
    """Return a text as at most `most` lines: of a longer one the first sentences that fit."""
    lines = broken(text, size_px, bold, width, measure)
    if len(lines) <= most:
        return lines
    ends = [i + 1 for i, letter in enumerate(text) if letter in "。" or text[i : i + 2] == ". "]
    for end in reversed(ends):
        shorter = broken(text[:end], size_px, bold, width, measure)
        if len(shorter) <= most:
            return shorter
    return [*lines[: most - 1], lines[most - 1][:-1] + "…"]


def broken(text: str, size_px: float, bold: bool, width: float, measure: Measure) -> list[str]:
    """Break a text into lines no wider than `width`: between words, or Chinese characters."""
    lines: list[str] = []
    line = ""
    for piece in _unbreakable(text):
        if line and measure((line + piece).rstrip(), size_px, bold) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _unbreakable(text: str) -> Sequence[str]:
    """Return the pieces that no line break may cut, each with the space after it."""
    pieces: list[str] = []
    for letter in " ".join(text.split()):
        wide = ord(letter) > 0x2E7F
        # A Chinese stop or closing bracket never begins a line.
        closes = letter in "，。、；：？！）》”’"
        if (
            not pieces
            or pieces[-1].endswith(" ")
            or (wide and not closes)
            or (not wide and ord(pieces[-1][-1]) > 0x2E7F)
        ):
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces
