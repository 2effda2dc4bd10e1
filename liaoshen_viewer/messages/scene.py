"""English templates of the room `scene`."""

from __future__ import annotations

from typing import Final

TEMPLATES: Final[dict[str, str]] = {
    "scene.broken_style": (
        "The style file {where} cannot be used: {what}. Correct it, or install the program again."
    ),
    "scene.date": "{day} {month} {year}",
    "scene.hour": "{hour:02}:{minute:02}",
    "scene.day_of": "day {day} of {days}",
    "scene.before": "{days} days before the campaign",
    "scene.day_before": "the day before the campaign",
    "scene.after": "{days} days after the campaign",
    "scene.day_after": "the day after the campaign",
    "scene.kilometres": "{km} km",
    "scene.metres": "{m} m",
    "scene.east": "{angle} E",
    "scene.west": "{angle} W",
    "scene.north": "{angle} N",
    "scene.south": "{angle} S",
    "scene.legend_command": "supreme command, front",
    "scene.legend_army_group": "army group",
    "scene.legend_army": "army, column",
    "scene.legend_division": "division",
    "scene.legend_brigade": "brigade",
    "scene.legend_regiment": "regiment",
    "scene.legend_headquarters": "headquarters",
    "scene.legend_ship": "by sea",
    "scene.legend_aircraft": "by air",
    "scene.legend_inferred": "position inferred",
    "scene.legend_reconstructed": "position reconstructed",
    "scene.legend_strength": "share of first strength left",
    "scene.legend_true_place": "true position of a sign",
    "scene.legend_front": "front, teeth to the enemy",
    "scene.legend_arrow": "advance, attack",
    "scene.legend_trail": "way of the last days",
    "scene.legend_railway": "railway",
    "scene.legend_border": "border of 1948",
    "scene.month_1": "January",
    "scene.month_2": "February",
    "scene.month_3": "March",
    "scene.month_4": "April",
    "scene.month_5": "May",
    "scene.month_6": "June",
    "scene.month_7": "July",
    "scene.month_8": "August",
    "scene.month_9": "September",
    "scene.month_10": "October",
    "scene.month_11": "November",
    "scene.month_12": "December",
}
