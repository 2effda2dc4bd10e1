"""A YAML file that is one map: its text, its tree without empty keys, the places of its values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from liaoshen_viewer.errors import Problem
from liaoshen_viewer.scenario.document import Where
from liaoshen_viewer.scenario.files import control_characters, read_text
from liaoshen_viewer.scenario.problems import ProblemLog
from liaoshen_viewer.scenario.validation import Loc
from liaoshen_viewer.scenario.yaml_reader import Tree, YamlFile, path_text


def text_of(folder: Path, name: str, log: ProblemLog) -> tuple[str | None, bool]:
    """Return a file's text if it can be used, and whether the file is there at all."""
    text = read_text(folder, name)
    if text is None:
        return None, False
    if isinstance(text, Problem):
        log.extend([text])
        return None, True
    controls = control_characters(name, text)
    log.extend(controls)
    return (None if controls else text), True


def pruned(tree: Tree) -> Tree:
    """Drop the keys of maps that have nothing written after them.

    Recursion is safe: the reader has refused trees deeper than its limit.
    """
    if isinstance(tree, dict):
        return {key: pruned(value) for key, value in tree.items() if value != ""}
    if isinstance(tree, list):
        return [pruned(value) for value in tree]
    return tree


@dataclass(frozen=True, slots=True)
class YamlPlaces:
    """The places of the entries of a list in a YAML file, or of the whole file."""

    yaml: YamlFile
    prefix: Loc = ()

    def at(self, loc: Loc, is_key: bool) -> Where:
        """Return the place and path of a value (or its key) at `loc` below the prefix."""
        path = (*self.prefix, *loc)
        place = self.yaml.key_origin(path) if is_key else self.yaml.origin(path)
        return place, path_text(path)

    def where(self, index: int, field_name: str, item: int | None = None) -> Where:
        """Return the place of a field of the entry `index`, or of one item of the field."""
        loc: Loc = (index, field_name) if field_name else (index,)
        return self.at(loc if item is None else (*loc, item), False)
