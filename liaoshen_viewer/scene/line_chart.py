"""A chart of figures over time, laid out for a box of any size. Lengths are pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.scenario.calendar import DAY_MS, HOUR_MS, to_datetime
from liaoshen_viewer.scene.caption_marks import Row
from liaoshen_viewer.scene.chart_marks import ChartLine, LineChart
from liaoshen_viewer.scene.figures import Curve, Figures, value_at, values_at
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.series import stairs
from liaoshen_viewer.scene.short_names import short_name
from liaoshen_viewer.scene.summary import round_figure

LINE: Final = 1.35
"""Height of a line, as a share of its letters' size."""
TITLE: Final = 1.12
SMALL: Final = 0.9
"""Sizes of the title's and the axes' letters, as shares of the plain ones'."""
SAMPLE_EMS: Final = 1.7
"""Length of the sample of a curve before its name."""
PARTS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
STEPS_MS: Final = tuple(
    [HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS]
    + [days * DAY_MS for days in (1, 2, 5, 10, 20, 50)]
)
WIDEST: Final = "1,250"
"""Axes leave room for this, so that the moments of charts stand below each other."""
THOUSANDS: Final = frozenset({"strength", "losses", "prisoners", "area", "forces", "losses_forces"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a chart stands and how large its letters are."""

    corner_px: tuple[float, float]
    extent_px: tuple[float, float]
    letters_px: float
    plate: bool = False
    """Whether it lies on a plate of its own."""


def line_chart(
    figures: Figures,
    sheet: Sheet,
    span_ms: tuple[int, int],
    t_ms: int | None,
    language: str,
    measure: Measure,
    translate: Translate,
) -> LineChart:
    """Return the chart from the first to the last moment of `span_ms`, with the figures at `t_ms`.

    Without a moment it shows no cursor and the figures of the end.
    """
    em = sheet.letters_px
    setting = _Setting(figures, sheet, language, measure, translate)
    setting.title()
    setting.legend(span_ms[1] if t_ms is None else t_ms)
    top_value, ticks = _nice_ticks(_most(figures, span_ms), setting.height_left() / (2.4 * em))
    labels = [_number(tick, figures.id) for tick in ticks]
    axis = max(measure(label, SMALL * em, False) for label in (*labels, WIDEST)) + 0.5 * em
    left, top = setting.pad + axis, setting.used + 0.5 * em
    width = sheet.extent_px[0] - left - setting.pad - 0.3 * em
    height = max(sheet.extent_px[1] - top - setting.pad - LINE * SMALL * em - 0.3 * em, em)
    box = (sheet.corner_px[0] + left, sheet.corner_px[1] + top, width, height)
    rows, grid = _value_axis(ticks, labels, top_value, box, sheet, measure)
    days, day_grid = _time_axis(span_ms, box, sheet, measure, translate)
    lines = [_line(figures, curve, span_ms, top_value, box) for curve in figures.curves]
    inside = t_ms is not None and span_ms[0] <= t_ms <= span_ms[1]
    return LineChart(
        corner_px=sheet.corner_px,
        extent_px=sheet.extent_px,
        plate=sheet.plate,
        letters_px=em,
        rows=(*setting.rows, *rows, *days),
        box_px=box,
        grid_px=np.array([*grid, *day_grid], dtype=np.float64).reshape(-1, 4),
        lines=(*setting.samples, *lines),
        cursor_px=x_of(box, span_ms, t_ms) if inside and t_ms is not None else None,
    )


def least_height(figures: Figures, letters_px: float, plot_ems: float = 7.0) -> float:
    """Return how high a chart should at least be for its names and a plot of some letters."""
    return letters_px * (TITLE * LINE + LINE * len(figures.curves) + LINE + plot_ems)


def x_of(box: tuple[float, float, float, float], span_ms: tuple[int, int], t_ms: float) -> float:
    """Return where a moment is on a chart."""
    return box[0] + box[2] * (t_ms - span_ms[0]) / (span_ms[1] - span_ms[0])


def time_at(box: tuple[float, float, float, float], span_ms: tuple[int, int], x: float) -> int:
    """Return the moment at a pixel, one within the chart."""
    share = min(max((x - box[0]) / box[2], 0.0), 1.0)
    return round(span_ms[0] + share * (span_ms[1] - span_ms[0]))


def zoomed(
    span_ms: tuple[int, int], factor: float, t_ms: int, whole_ms: tuple[int, int], least_ms: int
) -> tuple[int, int]:
    """Return a span shorter by a factor in which a moment keeps its place, within the whole."""
    first, last = span_ms
    length = min(max(round((last - first) / factor), least_ms), whole_ms[1] - whole_ms[0])
    share = (t_ms - first) / (last - first)
    start = round(t_ms - share * length)
    start = min(max(start, whole_ms[0]), whole_ms[1] - length)
    return start, start + length


def moved(span_ms: tuple[int, int], share: float, whole_ms: tuple[int, int]) -> tuple[int, int]:
    """Return a span of the same length, later by a share of it, within the whole."""
    first, last = span_ms
    start = round(first + share * (last - first))
    start = min(max(start, whole_ms[0]), whole_ms[1] - (last - first))
    return start, start + last - first


class _Setting:
    """Sets the title and the names of the curves, one below the other."""

    def __init__(
        self,
        figures: Figures,
        sheet: Sheet,
        language: str,
        measure: Measure,
        translate: Translate,
    ) -> None:
        self.pad = sheet.letters_px if sheet.plate else 0.3 * sheet.letters_px
        self.used = self.pad
        self.rows: list[Row] = []
        self.samples: list[ChartLine] = []
        self._figures, self._sheet, self._language = figures, sheet, language
        self._measure, self._translate = measure, translate

    def title(self) -> None:
        """Set the title, smaller where it would be too wide."""
        text = self._figures.heading(self._language, self._translate)
        size = TITLE * self._sheet.letters_px
        room = self._sheet.extent_px[0] - 2 * self.pad
        size *= min(1.0, room / max(self._measure(text, size, True), 1.0))
        self.rows.append(Row(text, size, True, False, self.pad, self.used))
        self.used += LINE * TITLE * self._sheet.letters_px

    def legend(self, t_ms: int) -> None:
        """Set a row for every curve that is known: sample, name, and the figure at a moment."""
        em = self._sheet.letters_px
        right = self._sheet.extent_px[0] - self.pad
        for curve in self._figures.curves:
            if not np.isfinite(curve.values).any():
                continue
            value = _told(value_at(self._figures, curve, t_ms), curve, self._figures.id)
            start = right - self._measure(value, em, True)
            left = self.pad + (SAMPLE_EMS + 0.5) * em
            name = self._fitting(self._name(curve), start - left - 0.5 * em)
            self.rows.append(Row(name, em, False, True, left, self.used))
            self.rows.append(Row(value, em, True, False, start, self.used))
            self._sample(curve, self.used + 0.5 * LINE * em)
            self.used += LINE * em

    def height_left(self) -> float:
        """Return the height under what is set."""
        return max(self._sheet.extent_px[1] - self.used, self._sheet.letters_px)

    def _name(self, curve: Curve) -> str:
        name = short_name(curve.names.in_language(self._language))
        return name if curve.kind is None else f"{name} · {self._translate(curve.kind)}"

    def _fitting(self, text: str, width: float) -> str:
        em = self._sheet.letters_px
        if self._measure(text, em, False) <= width:
            return text
        while text and self._measure(text + "…", em, False) > width:
            text = text[:-1]
        return text.rstrip() + "…"

    def _sample(self, curve: Curve, y: float) -> None:
        left, top = self._sheet.corner_px
        ends = (self.pad, self.pad + SAMPLE_EMS * self._sheet.letters_px)
        points = np.array([(left + x, top + y) for x in ends])
        self.samples.append(ChartLine(points, curve.colour, *curve.shade))


def _line(
    figures: Figures,
    curve: Curve,
    span_ms: tuple[int, int],
    top_value: float,
    box: tuple[float, float, float, float],
) -> ChartLine:
    times = figures.t_ms
    within = times[(times > span_ms[0]) & (times < span_ms[1])]
    ends = np.concatenate([[span_ms[0]], within, [span_ms[1]]])
    at, values = ends.astype(np.float64), values_at(figures, curve, ends)
    if figures.steps:
        at, values = stairs(at, values)
    x = box[0] + box[2] * (at - span_ms[0]) / (span_ms[1] - span_ms[0])
    y = box[1] + box[3] * (1 - values / top_value)
    return ChartLine(np.stack([x, y], axis=1), curve.colour, *curve.shade)


def _most(figures: Figures, span_ms: tuple[int, int]) -> float:
    inside = (figures.t_ms >= span_ms[0] - DAY_MS) & (figures.t_ms <= span_ms[1] + DAY_MS)
    found = [curve.values[inside] for curve in figures.curves]
    known = np.concatenate([values[np.isfinite(values)] for values in found] or [np.zeros(1)])
    return max(float(known.max(initial=0.0)), 1.0)


def _nice_ticks(most: float, room: float) -> tuple[float, list[float]]:
    """Return the axis's end and its ticks: 1, 2, 2.5 or 5 times a power of ten apart."""
    steps = max(min(int(room), 5), 2)
    power = 10.0 ** math.floor(math.log10(most / steps))
    step = power * next(part for part in PARTS if part * power * steps >= most)
    count = math.ceil(most / step)
    return count * step, [step * i for i in range(count + 1)]


def _number(value: float, figures_id: str) -> str:
    return f"{value / 1_000 if figures_id in THOUSANDS else value:,.10g}"


def _told(value: float, curve: Curve, figures_id: str) -> str:
    """Return a figure no finer than it is known, as the order of battle tells it."""
    if math.isnan(value):
        return "–"
    counted = value in curve.exact or figures_id not in THOUSANDS
    return f"{value if counted else round_figure(value):,.0f}"


def _value_axis(
    ticks: Sequence[float],
    labels: Sequence[str],
    top_value: float,
    box: tuple[float, float, float, float],
    sheet: Sheet,
    measure: Measure,
) -> tuple[list[Row], list[tuple[float, float, float, float]]]:
    size = SMALL * sheet.letters_px
    rows, grid = [], []
    for tick, label in zip(ticks, labels, strict=True):
        y = box[1] + box[3] * (1 - tick / top_value)
        left = box[0] - 0.45 * sheet.letters_px - measure(label, size, False)
        rows.append(_row(label, size, left, y - 0.5 * LINE * size, sheet))
        grid.append((box[0], y, box[0] + box[2], y))
    return rows, grid


def _time_axis(
    span_ms: tuple[int, int],
    box: tuple[float, float, float, float],
    sheet: Sheet,
    measure: Measure,
    translate: Translate,
) -> tuple[list[Row], list[tuple[float, float, float, float]]]:
    size = SMALL * sheet.letters_px
    widest = measure("28 Sep", size, False) + sheet.letters_px
    px_per_ms = box[2] / (span_ms[1] - span_ms[0])
    step = next((s for s in STEPS_MS if s * px_per_ms >= widest), STEPS_MS[-1])
    foot = box[1] + box[3]
    rows, grid = [], []
    right = sheet.corner_px[0] + sheet.extent_px[0]
    for t_ms in range(-(-span_ms[0] // step) * step, span_ms[1] + 1, step):
        label = short_time(t_ms, translate)
        x, wide = x_of(box, span_ms, t_ms), measure(label, size, False)
        grid.append((x, foot, x, foot + 0.35 * sheet.letters_px))
        left = min(x - wide / 2, right - wide)
        rows.append(_row(label, size, left, foot + 0.4 * sheet.letters_px, sheet))
    return rows, grid


def short_time(t_ms: int, translate: Translate) -> str:
    """Return `14 Oct`, or `10:00` where it is not midnight."""
    moment = to_datetime(t_ms)
    if t_ms % DAY_MS:
        return translate(Message("scene.hour", {"hour": moment.hour, "minute": moment.minute}))
    month = translate(Message(f"scene.short_month_{moment.month}"))
    return translate(Message("scene.day_month", {"day": moment.day, "month": month}))


def _row(text: str, size: float, x: float, y: float, sheet: Sheet) -> Row:
    return Row(text, size, False, True, x - sheet.corner_px[0], y - sheet.corner_px[1])
