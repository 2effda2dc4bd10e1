"""The sheet's furniture: date plate, scale bar, credits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.scenario.calendar import DAY_MS, to_datetime
from liaoshen_viewer.scenario.model import Clock, Phase, Scenario
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import CreditLine, DatePlate, ScaleBar
from liaoshen_viewer.scene.views import map_m_per_ground_m

Measure = Callable[[str, float, bool], float]
"""The width of a text in pixels, from the text, its letters' size in pixels, and bold or not."""

MARGIN_PT: Final = 20.0
TITLE_PT: Final = 38.0
NOTE_PT: Final = 19.0
PLATE_PAD_PT: Final = 16.0
SMALL_PT: Final = 12.0
SCALE_PT: Final = 14.0
LONGEST_BAR_PT: Final = 260.0
ROUND: Final = ((1, 4), (2, 4), (3, 3), (5, 5))
"""Round lengths of a scale bar, and into how many steps each falls."""
SEPARATOR: Final = "  ·  "


def date_plate(
    scenario: Scenario,
    t_ms: int,
    camera: Camera,
    language: str,
    measure: Measure,
    translate: Translate,
) -> DatePlate:
    """Return the plate in the top left corner: date, hour, day of the campaign, phase."""
    title = date_text(t_ms, translate)
    note = SEPARATOR.join(_notes(scenario, t_ms, language, translate))
    scale = camera.scale
    title_px, note_px, pad = TITLE_PT * scale, NOTE_PT * scale, PLATE_PAD_PT * scale
    width = max(measure(title, title_px, True), measure(note, note_px, False)) + 2 * pad
    height = 1.2 * title_px + 1.35 * note_px + 1.3 * pad
    corner = (MARGIN_PT * scale, MARGIN_PT * scale)
    return DatePlate(corner, (width, height), title, title_px, note, note_px)


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


def scale_bar(projection: Projection, camera: Camera, translate: Translate) -> ScaleBar:
    """Return the bar in the bottom left corner, true from west to east at the centre."""
    scale = camera.scale
    ground_m_per_px = camera.m_per_px / map_m_per_ground_m(projection, camera.center_m)
    length_m, steps = round_length(LONGEST_BAR_PT * scale * ground_m_per_px)
    length_px = length_m / ground_m_per_px
    # The last figure, set under the bar's end, reaches beyond it.
    width = length_px + (PLATE_PAD_PT + 3.2 * SCALE_PT) * scale
    height = 3.0 * SCALE_PT * scale
    top = camera.size_px[1] - MARGIN_PT * scale - height
    return ScaleBar(
        corner_px=(MARGIN_PT * scale, top),
        extent_px=(width, height),
        left_px=((MARGIN_PT + PLATE_PAD_PT) * scale, top + 1.25 * SCALE_PT * scale),
        length_px=length_px,
        steps=steps,
        numbers=_numbers(length_m, steps, translate),
        size_px=SCALE_PT * scale,
    )


def round_length(longest_m: float) -> tuple[float, int]:
    """Return the longest round length up to `longest_m`, and into how many steps it falls."""
    power = 1.0
    while power * 10 <= longest_m:
        power *= 10
    while power > longest_m:
        power /= 10
    digit, steps = max(
        (d, s) for d, s in ((1, 4), (2, 4), (3, 3), (5, 5)) if d * power <= longest_m
    )
    return digit * power, steps


def _numbers(length_m: float, steps: int, translate: Translate) -> tuple[str, ...]:
    unit, name, key = (1_000, "scene.kilometres", "km") if length_m >= 1_000 else (
        1, "scene.metres", "m")  # fmt: skip
    values = [f"{length_m * step / steps / unit:g}" for step in range(steps + 1)]
    return (*values[:-1], translate(Message(name, {key: values[-1]})))


def credit_line(scenario: Scenario, camera: Camera, measure: Measure) -> CreditLine:
    """Return the small line in the bottom right corner."""
    width, height = camera.size_px
    margin, size_px = MARGIN_PT * camera.scale * 0.4, SMALL_PT * camera.scale
    text = SEPARATOR.join(scenario.credits)
    extent = (measure(text, size_px, False) + 1.2 * size_px, 1.5 * size_px)
    corner = (width - margin - extent[0], height - margin - extent[1])
    return CreditLine(corner, extent, text, size_px)
