"""What is remembered between two starts: how the map looks, speed, halts, scenarios."""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from liaoshen_viewer.errors import ProjectionError
from liaoshen_viewer.playback.clock import SPEEDS
from liaoshen_viewer.scene.shown import ALL_NAME_CHOICES, LAYERS, TRAIL_DAYS, Shown
from liaoshen_viewer.scene.sign_looks import Signs
from liaoshen_viewer.ui.halts import Halts
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import language

MOST_RECENT: Final = 8


def recall(session: Session, halts: Halts, settings: QSettings) -> None:
    """Give a new session what was chosen last; what is no longer known is passed over."""
    session.show(replace(recalled_shown(settings, session.shown), language=language()))
    speed = number_of(settings, "speed")
    if speed in SPEEDS:
        session.clock.hours_per_second = speed
    halts.level = int(number_of(settings, "pause_at"))
    wish = str(settings.value("projection", ""))
    if wish:
        with suppress(ProjectionError):  # a file that somebody edited, or another PROJ
            session.set_projection(wish)


def recalled_shown(settings: QSettings, at_first: Shown) -> Shown:
    """Return what was shown last. Layers that are new since then are as they are at first."""
    on, off = (frozenset(_words(settings, key)) for key in ("layers_on", "layers_off"))
    layers = (at_first.layers | (on & frozenset(LAYERS))) - off
    names = tuple(_words(settings, "names"))
    signs, days = str(settings.value("signs", "")), int(number_of(settings, "trail_days"))
    shown = replace(
        at_first,
        layers=layers,
        signs=Signs(signs) if signs in list(Signs) else at_first.signs,
        trail_days=days if days in TRAIL_DAYS else at_first.trail_days,
    )
    return replace(shown, names=names) if names in ALL_NAME_CHOICES else shown


def remember(session: Session, halts: Halts, settings: QSettings) -> None:
    """Write down what is chosen now."""
    layers = session.shown.layers
    settings.setValue("layers_on", " ".join(sorted(layers)))
    settings.setValue("layers_off", " ".join(sorted(frozenset(LAYERS) - layers)))
    settings.setValue("signs", session.shown.signs.value)
    settings.setValue("trail_days", session.shown.trail_days)
    settings.setValue("names", " ".join(session.shown.names))
    settings.setValue("style", session.style.id)
    settings.setValue("speed", session.clock.hours_per_second)
    settings.setValue("pause_at", halts.level)
    settings.setValue("projection", session.grounds.wish)


def recent_folders(settings: QSettings) -> list[Path]:
    """Return the scenarios opened last that are still there, the latest first."""
    return [path for text in _lines(settings, "recent") if (path := Path(text)).is_dir()]


def note_folder(settings: QSettings, folder: Path) -> None:
    """Put a scenario's folder at the head of the recent ones."""
    others = [path for path in recent_folders(settings) if path != folder]
    settings.setValue("recent", "\n".join(str(p) for p in [folder, *others][:MOST_RECENT]))


def _lines(settings: QSettings, key: str) -> list[str]:
    return str(settings.value(key, "")).splitlines()


def _words(settings: QSettings, key: str) -> list[str]:
    return str(settings.value(key, "")).split()


def number_of(settings: QSettings, key: str, usual: float = 0.0) -> float:
    """Return a number as remembered; the usual one where nothing or nonsense is."""
    try:
        found = float(str(settings.value(key, usual)))
    except ValueError:  # a file that somebody edited
        return usual
    return found if math.isfinite(found) else usual
