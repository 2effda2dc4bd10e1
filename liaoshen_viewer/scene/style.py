"""The look of the picture as data: colours by their job, read from `assets/styles/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final

import yaml

from liaoshen_viewer.bundled import assets_folder
from liaoshen_viewer.errors import AssetError
from liaoshen_viewer.messages import Message

COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")
"""`#rrggbb`, or `#rrggbbaa` where the colour lets the ground through."""

SMALLEST_LETTERS: Final = 0.5
LARGEST_LETTERS: Final = 2.0

_NOT_COLOURS: Final = frozenset(
    {"id", "letters", "tint", "wash_strength", "shade_strength", "sides"}
)


@dataclass(frozen=True, slots=True)
class SideColours:
    """The colours of one side: its fill, its darker or paler line, and the number on the fill."""

    fill: str
    line: str
    text: str


@dataclass(frozen=True, slots=True)
class Style:
    """One look. Every field without a note is a colour, `#rrggbb` or `#rrggbbaa`."""

    id: str
    letters: float
    """How large names and furniture are; 1 on paper."""
    sea: str
    sea_edge: str
    coast: str
    land: str
    tint: tuple[tuple[float, str], ...]
    """Colours of the land by height: (metres, colour), rising."""
    wash_strength: float
    """How strong the wash of control is, 0 to 1."""
    contested: str
    battle: str
    """The rings where it is fought."""
    cut: str
    """The strokes through cut railways."""
    shade: str
    """What the slopes in shadow turn towards: cool, so that they recede."""
    light: str
    """What the lit slopes turn towards."""
    shade_strength: float
    """How strong the shading of the relief is, 0 to 1."""
    lake: str
    river: str
    border: str
    border_band: str
    railway: str
    railway_gap: str
    place: str
    place_fill: str
    place_great: str
    label: str
    label_soft: str
    water_label: str
    mountain_label: str
    region_label: str
    halo: str
    plate: str
    plate_line: str
    plate_text: str
    plate_soft: str
    leader: str
    dot_line: str
    selected: str
    sign_line: str
    sign_text: str
    echelon: str
    bar_back: str
    sides: Mapping[str, SideColours]
    """Colours by the names that a scenario gives to its sides (`red`, `blue`, …)."""

    def side(self, colour: str) -> SideColours:
        """Return the colours of a side; grey for a name that the style does not know."""
        return self.sides.get(colour, self.sides["grey"])


def styles_folder() -> Path:
    """Return the folder of the styles that ship with the program."""
    return assets_folder() / "styles"


def style_names() -> list[str]:
    """Return the names of all styles, *paper* (the default) first."""
    names = [path.stem for path in styles_folder().glob("*.yaml")]
    return sorted(names, key=lambda name: (name != "paper", name))


def solid(style: Style) -> Style:
    """Return a style whose plates let nothing shine through: a chart alone has no map below."""
    return replace(style, plate=style.plate[:7])


def load_style(name: str = "paper", folder: Path | None = None) -> Style:
    """Read one style. Raises AssetError if it is missing or any of its values is wrong."""
    path = (folder or styles_folder()) / f"{name}.yaml"
    try:
        text = path.read_text(encoding="utf-8")
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _broken(path, "", str(error)) from error
    return _style(path, _mapping(path, tree))


def _mapping(path: Path, node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise _broken(path, "", "this is not a list of `name: value`")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value in found:
            raise _broken(path, key.value, "it stands twice")
        found[key.value] = value
    return found


def _style(path: Path, values: Mapping[str, yaml.Node]) -> Style:
    wanted = {field.name for field in fields(Style)}
    for key in sorted(wanted ^ set(values)):
        raise _broken(path, key, "it is missing" if key in wanted else "no style has this")
    colours = {key: _colour(path, key, values[key]) for key in wanted - _NOT_COLOURS}
    return Style(
        id=_text(path, "id", values["id"]),
        letters=_number(path, "letters", values["letters"], SMALLEST_LETTERS, LARGEST_LETTERS),
        tint=_tint(path, values["tint"]),
        wash_strength=_number(path, "wash_strength", values["wash_strength"], 0.0, 1.0),
        shade_strength=_number(path, "shade_strength", values["shade_strength"], 0.0, 1.0),
        sides=_sides(path, values["sides"], _colour(path, "sign_text", values["sign_text"])),
        **colours,
    )


def _text(path: Path, key: str, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _broken(path, key, "this is not a single value")
    return str(node.value)


def _colour(path: Path, key: str, node: yaml.Node) -> str:
    text = _text(path, key, node)
    if not COLOUR.fullmatch(text):
        raise _broken(path, key, f"`{text}` is no colour like #c3161c")
    return text


def _number(path: Path, key: str, node: yaml.Node, low: float, high: float) -> float:
    text = _text(path, key, node)
    if not re.fullmatch(r"\d(\.\d+)?", text) or not low <= float(text) <= high:
        raise _broken(path, key, f"`{text}` is no number from {low:g} to {high:g}")
    return float(text)


def _tint(path: Path, node: yaml.Node) -> tuple[tuple[float, str], ...]:
    steps = []
    for item in _items(path, "tint", node):
        found = re.fullmatch(r"(\d+) (#[0-9a-fA-F]{6})", _text(path, "tint", item))
        if found is None:
            raise _broken(path, "tint", f"`{item.value}` is no height and colour")
        steps.append((float(found[1]), found[2]))
    if not steps or steps != sorted(set(steps)):
        raise _broken(path, "tint", "its heights do not rise")
    return tuple(steps)


def _sides(path: Path, node: yaml.Node, sign_text: str) -> dict[str, SideColours]:
    sides = {}
    for name, value in _mapping(path, node).items():
        items = [_colour(path, f"sides.{name}", item) for item in _items(path, name, value)]
        if len(items) not in (2, 3):
            what = "a side has two colours, its fill and its line, or a third for its number"
            raise _broken(path, f"sides.{name}", what)
        sides[name] = SideColours(*[*items, sign_text][:3])
    if "grey" not in sides:
        raise _broken(path, "sides.grey", "it is missing")
    return sides


def _items(path: Path, key: str, node: yaml.Node) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise _broken(path, key, "this is not a list")
    return list(node.value)


def _broken(path: Path, key: str, what: str) -> AssetError:
    where = f"{path.name}: {key}" if key else path.name
    return AssetError(Message("scene.broken_style", {"where": where, "what": what}))
