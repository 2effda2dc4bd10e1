"""Moments of campaign time as people write them on the command line."""

from __future__ import annotations

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.calendar import TimeMs, format_time, parse_time
from liaoshen_viewer.scenario.model import Clock


def moment(text: str, clock: Clock, option: str) -> TimeMs:
    """Read a time within the scenario's clock; `option` is named in the complaint.

    Raises UsageError for what is no time, or a time outside the clock.
    """
    try:
        t_ms = parse_time(text, clock.offset_min)
    except (ValueError, OverflowError):
        raise UsageError(Message("cli.no_time", {"option": option, "text": text})) from None
    if not clock.start_ms <= t_ms <= clock.end_ms:
        ends = {"start": format_time(clock.start_ms), "end": format_time(clock.end_ms)}
        raise UsageError(Message("cli.outside_clock", {"option": option, "text": text, **ends}))
    return t_ms
