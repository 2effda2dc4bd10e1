"""A stretch of time between bounds, as a line of time shows it: zoomed and moved along."""

from __future__ import annotations

from typing import Final

from liaoshen_viewer.scenario.calendar import HOUR_MS

Span = tuple[int, int]
"""Start and end, in milliseconds of campaign time."""
SHORTEST_MS: Final = HOUR_MS


def kept_inside(span: Span, bounds: Span) -> Span:
    """Return a span of the same length, but at least an hour, moved and cut to fit the bounds."""
    low, high = bounds
    length = min(max(span[1] - span[0], SHORTEST_MS), high - low)
    start = min(max(span[0], low), high - length)
    return start, start + length


def zoomed(span: Span, bounds: Span, factor: float, share: float) -> Span:
    """Return what is seen at `factor` times the scale, the moment at `share` staying in place."""
    start, end = span
    low, high = bounds
    length = min(max((end - start) / factor, SHORTEST_MS), high - low)
    first = round(start + share * (end - start) - share * length)
    return kept_inside((first, first + round(length)), bounds)


def moved(span: Span, bounds: Span, share: float) -> Span:
    """Return a span moved by a share of its own length, later for a positive one."""
    by = round(share * (span[1] - span[0]))
    return kept_inside((span[0] + by, span[1] + by), bounds)


def cut(span: Span, bounds: Span) -> Span:
    """Return the part of a span that lies within the bounds."""
    return max(span[0], bounds[0]), min(span[1], bounds[1])
