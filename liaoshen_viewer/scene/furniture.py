"""The words on the sheet: the plate with the date, and the credits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.scenario.calendar import DAY_MS, to_datetime
from liaoshen_viewer.scenario.model import Clock, Phase, Scenario
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import CreditLine, DatePlate

Measure = Callable[[str, float, bool], float]
"""The width of a text in pixels, from the text, its letters' size in pixels, and bold or not."""

TITLE_PT: Final = 38.0
NOTE_PT: Final = 19.0
PLATE_PAD_PT: Final = 16.0
CREDIT_PT: Final = 10.5
SEPARATOR: Final = "  ·  "


def date_plate(
    scenario: Scenario,
    t_ms: int,
    scale: float,
    language: str,
    measure: Measure,
    translate: Translate,
) -> DatePlate:
    """Return the plate: date, hour, day of the campaign, phase."""
    title = date_text(t_ms, translate)
    note = SEPARATOR.join(_notes(scenario, t_ms, language, translate))
    title_px, note_px, pad = TITLE_PT * scale, NOTE_PT * scale, PLATE_PAD_PT * scale
    width = max(measure(title, title_px, True), measure(note, note_px, False)) + 2 * pad
    height = 1.2 * title_px + 1.35 * note_px + 1.3 * pad
    return DatePlate((0.0, 0.0), (width, height), pad, title, title_px, note, note_px)


def date_text(t_ms: int, translate: Translate) -> str:
    """Return the day as a reader says it: `14 October 1948`."""
    moment = to_datetime(t_ms)
    month = translate(Message(f"scene.month_{moment.month}"))
    values = {"day": moment.day, "month": month, "year": moment.year}
    return translate(Message("scene.date", values))


def _notes(scenario: Scenario, t_ms: int, language: str, translate: Translate) -> list[str]:
    moment = to_datetime(t_ms)
    hour = translate(Message("scene.hour", {"hour": moment.hour, "minute": moment.minute}))
    notes = [hour, translate(day_message(scenario.clock, t_ms))]
    phase = phase_at(scenario.phases, t_ms)
    return [*notes, phase.names.in_language(language)] if phase else notes


def day_message(clock: Clock, t_ms: int) -> Message:
    """Return "day 33 of 52", or how many days before or after the campaign a time is."""
    day = (t_ms - clock.campaign_start_ms) // DAY_MS
    days = -(-(clock.campaign_end_ms - clock.campaign_start_ms) // DAY_MS)
    if day < 0:
        return Message("scene.before", {"days": -day}) if day < -1 else Message("scene.day_before")
    if t_ms < clock.campaign_end_ms:
        return Message("scene.day_of", {"day": day + 1, "days": days})
    after = (t_ms - clock.campaign_end_ms) // DAY_MS + 1
    return Message("scene.after", {"days": after}) if after > 1 else Message("scene.day_after")


def phase_at(phases: tuple[Phase, ...], t_ms: int) -> Phase | None:
    """Return the phase that a time lies in; the later one where two overlap."""
    found = [phase for phase in phases if phase.start_ms <= t_ms < phase.end_ms]
    return max(found, key=lambda phase: phase.start_ms) if found else None


def credit_line(lines: tuple[str, ...], camera: Camera, measure: Measure) -> CreditLine:
    """Return the small line of credits."""
    size_px = CREDIT_PT * camera.scale
    text = SEPARATOR.join(lines)
    return CreditLine((0.0, 0.0), (measure(text, size_px, False), 1.4 * size_px), text, size_px)
