"""How a picture looks, as a plan says it: style, languages of names, layers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.model import View
from liaoshen_viewer.scene.shown import (
    CORNERS,
    FURNITURE,
    LANGUAGES,
    LAYERS,
    TRAIL_DAYS,
    Corner,
    Shown,
)
from liaoshen_viewer.scene.sign_looks import Signs
from liaoshen_viewer.scene.style import Style, load_style, style_names

NOT = "no-"


def style_named(name: str | None) -> Style:
    """Return a style by its name, the default one for None. Raises UsageError for an unknown."""
    names = style_names()
    if name is not None and name not in names:
        raise _unknown("cli.no_style", name, names)
    return load_style(name or names[0])


def shown_from(names: str | None, layers: str | None, views: Sequence[View] = ()) -> Shown:
    """Read `--names zh-Hans,period` and `--layers graticule,no-credits,legend@top-right`.

    Among the layers can stand how some look: `signs=nato`, `trails=4` (days), `insets=jinzhou`
    (one of `views`). Raises UsageError for a language, layer, corner or value that there is not.
    """
    shown = Shown()
    if names is not None:
        shown = replace(shown, names=_languages(names))
    for wish in layers.split(",") if layers else ():
        name, equals, value = wish.strip().partition("=")
        shown = _with_setting(shown, name, value, views) if equals else _with_layer(shown, name)
    return shown


def layers_text(shown: Shown) -> str:
    """Return the text from which `shown_from` makes these layers; empty for the usual ones."""
    usual = Shown().layers
    placed = {name: f"{name}@{corner}" for name, corner in shown.placed if name in shown.layers}
    added = [
        placed.get(name, name)
        for name in LAYERS
        if name in placed or (name in shown.layers and name not in usual)
    ]
    gone = [NOT + name for name in LAYERS if name in usual - shown.layers]
    names = [name.replace("_", "-") for name in (*added, *gone)]
    return ",".join([*names, *_settings(shown)])


def _settings(shown: Shown) -> list[str]:
    """Return how layers look, as far as that is not usual."""
    usual = Shown()
    said = {
        f"signs={shown.signs}": shown.signs != usual.signs,
        f"trails={shown.trail_days}": shown.trail_days != usual.trail_days,
        f"insets={shown.inset}": shown.inset != usual.inset,
    }
    return [text for text, unusual in said.items() if unusual]


def names_text(shown: Shown) -> str:
    """Return the text from which `shown_from` makes these languages of names; or empty."""
    return "" if shown.names == Shown().names else ",".join(shown.names)


def _languages(text: str) -> tuple[str, ...]:
    known = {language.lower(): language for language in LANGUAGES}
    found = [part.strip().lower() for part in text.split(",")]
    for part in found:
        if part not in known:
            raise _unknown("cli.no_language", part, LANGUAGES)
    if len(found) > 2 or len(set(found)) < len(found):
        raise UsageError(Message("cli.two_languages", {"text": text}))
    return tuple(known[part] for part in found)


def _with_layer(shown: Shown, wish: str) -> Shown:
    """Add a layer, take one away (`no-…`), or set a piece of furniture in a corner (`…@…`)."""
    hidden = wish.startswith(NOT)
    name, at, corner = wish.removeprefix(NOT).replace("-", "_").partition("@")
    if name not in LAYERS:
        raise _unknown("cli.no_layer", name, LAYERS)
    if hidden:
        return replace(shown, layers=shown.layers - {name})
    shown = replace(shown, layers=shown.layers | {name})
    return _placed(shown, name, corner.replace("_", "-")) if at else shown


def _with_setting(shown: Shown, name: str, value: str, views: Sequence[View]) -> Shown:
    """Set how a layer looks (`signs=nato`, `trails=4`)."""
    if name == "signs" and value in list(Signs):
        return replace(shown, signs=Signs(value))
    if name == "trails" and value in map(str, TRAIL_DAYS):
        return replace(shown, trail_days=int(value))
    if name == "insets" and value in (view.id for view in views):
        return replace(shown, inset=value, layers=shown.layers | {name})
    values: dict[str, Iterable[str]] = {
        "signs": list(Signs),
        "trails": map(str, TRAIL_DAYS),
        "insets": [view.id for view in views],
    }
    known = values.get(name, values)
    raise _unknown("cli.no_setting", f"{name}={value}", known)


def _placed(shown: Shown, name: str, corner: str) -> Shown:
    if name not in CORNERS:
        raise _unknown("cli.not_in_corners", name, FURNITURE)
    if corner not in list(Corner):
        raise _unknown("cli.no_corner", corner, list(Corner))
    return replace(shown, placed=(*shown.placed, (name, Corner(corner))))


def _unknown(message: str, name: str, known: Iterable[str]) -> UsageError:
    return UsageError(Message(message, {"name": name, "known": ", ".join(known)}))
