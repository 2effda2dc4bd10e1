"""English templates of the room `cli`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {
    "cli.no_time": (
        "{option} {text}: not a time; write 1948-10-14T10:00, or 1948-10-14 for its midnight."
    ),
    "cli.outside_clock": (
        "{option} {text}: outside the scenario's clock, which runs from {start} to {end}."
    ),
    "cli.no_such_view_text": (
        "{text}: not a view; write liaoshen:SCENARIO?at=1948-10-14T10:00&center=121.1,41.1"
        "&width=380, in quotes."
    ),
    "cli.no_style": "--style {name}: no such style; there are {known}.",
    "cli.no_chart": "chart {name}: there is no such chart; there are {known}.",
    "cli.no_side": "--side {name}: no such side; the scenario has {known}.",
    "cli.no_language": "--names {name}: no such language; there are {known}.",
    "cli.two_languages": (
        "--names {text}: give one language or two different ones, such as zh-Hans,period."
    ),
    "cli.no_layer": "--layers {name}: no such layer; there are {known}.",
    "cli.no_setting": "--layers {name}: no such choice; there are {known}.",
    "cli.not_in_corners": "--layers {name}@…: only furniture stands in corners: {known}.",
    "cli.no_corner": "--layers …@{name}: no such corner; there are {known}.",
    "cli.no_center": "--center {lon},{lat}: the scenario's projection has no such point.",
    "cli.no_lecture": "--lecture {name}: no such lecture; there are: {names}.",
    "cli.bad_lecture": "The lecture {path} cannot be used:\n{problems}",
    "cli.no_view": "--view {name}: no such view; the scenario has {views}.",
}
"""One template per sentence that the command line itself can say."""
