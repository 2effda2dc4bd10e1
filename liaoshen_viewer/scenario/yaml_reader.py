"""Read a strict subset of YAML: maps, lists and text, each remembering its place.

The events of PyYAML's C parser are taken one by one, with no recursion of ours, and reading
stops at `MAX_DEPTH`, long before the C library would suffer. Anchors, aliases, tags, directives,
doubled keys and a second document are refused; every plain scalar stays text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import yaml

from liaoshen_viewer.errors import Origin
from liaoshen_viewer.scenario.files import CONTROL
from liaoshen_viewer.scenario.problems import ProblemLog, clipped

MAX_DEPTH: Final = 32
Tree = str | list["Tree"] | dict[str, "Tree"]
Path = tuple[str | int, ...]
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The tree of a file and the places of its values and keys by path."""

    file: str
    tree: Tree | None
    values: Mapping[Path, _Place]
    keys: Mapping[Path, _Place]

    def origin(self, path: Path) -> Origin:
        """Return where the value at `path` stands, or the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return Origin(self.file, *self.values.get(path, (0, 0)))

    def key_origin(self, path: Path) -> Origin:
        """Return where the key of a map stands, or the value's place."""
        return Origin(self.file, *self.keys[path]) if path in self.keys else self.origin(path)


class _StopReadingError(Exception):
    """The file is wrong in a way that leaves nothing sensible to read on."""


@dataclass(slots=True)
class _Level:
    """A list or map that is still open; `key` is the key waiting for its value."""

    tree: list[Tree] | dict[str, Tree]
    path: Path
    key: str | None = None
    is_doubled: bool = False


@dataclass(slots=True)
class _Builder:
    """What has been read so far."""

    file: str
    end: _Place
    log: ProblemLog
    root: Tree | None = None
    levels: list[_Level] = field(default_factory=list)
    values: dict[Path, _Place] = field(default_factory=dict)
    keys: dict[Path, _Place] = field(default_factory=dict)

    def origin(self, event: yaml.Event) -> Origin:
        return Origin(self.file, *self.place(event))

    def place(self, event: yaml.Event) -> _Place:
        """Return where an event starts; the parser puts an empty last one beyond the file."""
        mark = event.start_mark
        return min((mark.line + 1, mark.column + 1), self.end) if mark else (0, 0)

    def text(self, event: yaml.ScalarEvent) -> None:
        """Take a scalar as a key, an element or a value."""
        if event.style == '"' and CONTROL.search(event.value):
            self.log.add(self.origin(event), "", "control_escape")
        level = self.levels[-1] if self.levels else None
        if level is None or isinstance(level.tree, list) or level.key is not None:
            self.put(event, event.value)
            return
        level.key = event.value
        path = (*level.path, event.value)
        level.is_doubled = event.value in level.tree
        if level.is_doubled:
            first = self.keys[path][0]
            key = clipped(event.value)
            self.log.add(self.origin(event), path_text(path), "key_doubled", id=key, line=first)
        else:
            self.keys[path] = self.place(event)

    def put(self, event: yaml.Event, tree: Tree) -> Path:
        """Hang a value into the open list or map and return its path."""
        if not self.levels:
            self.root = tree
            self.values[()] = self.place(event)
            return ()
        level = self.levels[-1]
        if isinstance(level.tree, list):
            path: Path = (*level.path, len(level.tree))
            level.tree.append(tree)
        elif level.key is None:
            self.log.add(self.origin(event), path_text(level.path), "yaml_key_not_text")
            raise _StopReadingError
        else:
            path = (*level.path, level.key)
            # The first of doubled keys stays; the second is read, and its value dropped.
            if not level.is_doubled:
                level.tree[level.key] = tree
            level.key = None
            if level.is_doubled:
                return path
        self.values[path] = self.place(event)
        return path

    def open(self, event: yaml.Event, tree: list[Tree] | dict[str, Tree]) -> None:
        if len(self.levels) == MAX_DEPTH:
            self.log.add(self.origin(event), "", "too_deep", limit=MAX_DEPTH)
            raise _StopReadingError
        self.levels.append(_Level(tree, self.put(event, tree)))


def read_yaml(file: str, text: str, log: ProblemLog) -> YamlFile:
    """Return the tree of a YAML file; note every fault in `log`.

    The tree is None where the file is empty or cannot be read to its end.
    """
    lines = text.split("\n")
    builder = _Builder(file, (len(lines), len(lines[-1]) + 1), log)
    whole = False
    try:
        for event in yaml.parse(text, Loader=yaml.CLoader):
            _take(builder, event)
        whole = True
    except yaml.YAMLError as error:
        _add_syntax_problem(builder, lines, error)
    except _StopReadingError:
        pass
    return YamlFile(file, builder.root if whole else None, builder.values, builder.keys)


def path_text(path: Path) -> str:
    """Return a path as `phases[2].start`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{clipped(step)}"
    return text.removeprefix(".")


def _take(builder: _Builder, event: yaml.Event) -> None:
    """Take one event. Raises _StopReadingError where reading on makes no sense."""
    if isinstance(event, yaml.NodeEvent):
        _refuse_extras(builder, event)
    if isinstance(event, yaml.ScalarEvent):
        builder.text(event)
    elif isinstance(event, yaml.AliasEvent):
        builder.put(event, "")
    elif isinstance(event, yaml.MappingStartEvent):
        builder.open(event, {})
    elif isinstance(event, yaml.SequenceStartEvent):
        builder.open(event, [])
    elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
        builder.levels.pop()
    elif isinstance(event, yaml.DocumentStartEvent):
        if builder.root is not None:
            builder.log.add(builder.origin(event), "", "yaml_second_document")
            raise _StopReadingError
        if event.version or event.tags:
            builder.log.add(builder.origin(event), "", "yaml_directive")


def _refuse_extras(builder: _Builder, event: yaml.NodeEvent) -> None:
    origin = builder.origin(event)
    if isinstance(event, yaml.AliasEvent):
        builder.log.add(origin, "", "yaml_alias", id=clipped(event.anchor))
        return
    if event.anchor is not None:
        builder.log.add(origin, "", "yaml_anchor", id=clipped(event.anchor))
    tag = getattr(event, "tag", None)
    if tag is not None:
        builder.log.add(origin, "", "yaml_tag", id=clipped(tag.replace("tag:yaml.org,2002:", "!!")))


def _add_syntax_problem(builder: _Builder, lines: list[str], error: yaml.YAMLError) -> None:
    log = builder.log
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        log.add(Origin(builder.file), "", "yaml_syntax", said=clipped(error, 200))
        return
    place = min((mark.line + 1, mark.column + 1), builder.end)
    origin, line = Origin(builder.file, *place), lines[place[0] - 1]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        log.add(origin, "", "yaml_tab")
    else:
        said = getattr(error, "problem", None) or error
        log.add(origin, "", "yaml_syntax", said=clipped(said, 200))
