"""The rules of the house, each a function from a package's modules to the places that break it.

Rules read syntax trees of the standard library and import nothing of the package, so they can
judge a scratch copy as well as the package itself.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

PACKAGE: Final = "liaoshen_viewer"
WHITE: Final = frozenset(
    {
        "battle", "bundled", "cellar", "errors", "geography", "lecture", "messages", "motion",
        "playback", "report", "review", "scenario", "scene", "search", "system",
        "tables",
    }
)  # fmt: skip
GREY: Final = frozenset({"export", "paint"})
BLACK: Final = frozenset({"bench", "ui"})
FRONT: Final = frozenset({"", "__main__", "cli"})
PAINTING_QT: Final = frozenset(
    {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg", "shiboken6.VoidPtr"}
)
QT: Final = frozenset({"PySide6", "pyqtgraph", "shiboken6"})
BANNED_NAMES: Final = frozenset(
    {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
)
CLOCKS: Final = frozenset({"datetime", "date", "QDateTime", "QDate", "QTime"})
READINGS: Final = frozenset(
    {"now", "today", "utcnow", "currentDate", "currentDateTime", "currentTime"}
)
FUNCTION_LINES, MODULE_LINES, CLASS_LINES = 60, 400, 300

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One module: `path` is relative to the package, `name` its dotted name."""

    path: str
    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The first name below the package; empty for the package itself."""
        return self.name.split(".")[1] if "." in self.name else ""

    def at(self, node: ast.AST, what: str) -> str:
        """Return a violation with its place."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"


def read_package(root: Path) -> list[Module]:
    """Read every module of the package in the folder `root`, without importing one."""
    folder = root / PACKAGE
    found = []
    for file in sorted(folder.rglob("*.py")):
        path = file.relative_to(folder)
        parts = [part for part in path.with_suffix("").parts if part != "__init__"]
        text = file.read_text(encoding="utf-8")
        found.append(Module(path.as_posix(), ".".join([PACKAGE, *parts]), text, _parse(text)))
    return found


def colours(modules: list[Module]) -> list[str]:
    """White rooms import no Qt, grey rooms only the painting parts, the front door none."""
    found = []
    for module in modules:
        if module.room not in WHITE | GREY | BLACK | FRONT:
            found.append(f"{module.path}:1: the room {module.room!r} has no colour")
        for node, name in _imports(module):
            if name.split(".")[0] not in QT or module.room in BLACK:
                continue
            painting = any(f"{name}.".startswith(f"{allowed}.") for allowed in PAINTING_QT)
            if module.room not in GREY or not painting:
                found.append(module.at(node, f"imports {name}"))
    return found


def geometry(modules: list[Module]) -> list[str]:
    """Widgets only format: `ui` imports neither shapely nor pyproj."""
    return [
        module.at(node, f"imports {name}")
        for module in modules
        if module.room == "ui"
        for node, name in _imports(module)
        if name.split(".")[0] in {"pyproj", "shapely"}
    ]


def circles(modules: list[Module]) -> list[str]:
    """No import circle, also not one hidden inside functions."""
    names = {module.name for module in modules}
    graph = {
        module.name: {
            target for _, name in _imports(module) if (target := _known(name, names)) is not None
        }
        - {module.name}
        for module in modules
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return ["circle: " + " <- ".join(error.args[1])]
    return []


def timers(modules: list[Module]) -> list[str]:
    """Exactly one QTimer, made in `ui/player.py`; nothing else counts time by events."""
    found, made = [], 0
    for module in modules:
        for call in _calls(module):
            name = _name(call.func)
            if name == "QTimer" and module.path == "ui/player.py":
                made += 1
            elif name in {"QTimer", "QBasicTimer", "QTimeLine", "singleShot", "startTimer"}:
                found.append(module.at(call, f"calls {name}"))
    if made != 1:
        found.append(f"ui/player.py:1: makes {made} timers instead of one")
    return found


def event_loops(modules: list[Module]) -> list[str]:
    """Nobody calls processEvents: it lets anything happen in the middle of anything."""
    return [
        module.at(node, "uses processEvents")
        for module in modules
        for node in _nodes(module.text)
        if _name(node) == "processEvents"
    ]


def lambdas(modules: list[Module]) -> list[str]:
    """No lambda in `connect`: it keeps its surroundings alive and cannot be disconnected."""
    return [
        module.at(call, "connects a lambda")
        for module in modules
        for call in _connects(module)
        if any(isinstance(part, ast.Lambda) for value in call.args for part in ast.walk(value))
    ]


def wiring(modules: list[Module]) -> list[str]:
    """Signals of the session are connected in `ui/wiring.py` and nowhere else."""
    signals = _session_signals(modules)
    found = []
    for module in modules:
        if module.path == "ui/wiring.py":
            continue
        for call in _connects(module):
            signal = call.func.value if isinstance(call.func, ast.Attribute) else None
            if isinstance(signal, ast.Attribute) and signal.attr in signals:
                found.append(module.at(call, f"connects the session's {signal.attr}"))
    return found


def names(modules: list[Module]) -> list[str]:
    """No module has a name that says nothing."""
    return [
        f"{module.path}:1: the name says nothing"
        for module in modules
        if BANNED_NAMES & set(module.name.split("."))
    ]


def sizes(modules: list[Module]) -> list[str]:
    """Functions, classes and modules stay below their ceilings."""
    found = []
    for module in modules:
        lines = module.text.count("\n")
        if lines > MODULE_LINES:
            found.append(f"{module.path}:1: {lines} lines, above {MODULE_LINES}")
        for node in _nodes(module.text):
            ceiling = _ceiling(node)
            length = (node.end_lineno or 0) - node.lineno + 1 if isinstance(node, ast.stmt) else 0
            if ceiling and length > ceiling:
                found.append(module.at(node, f"{length} lines, above {ceiling}"))
    return found


def module_state(modules: list[Module]) -> list[str]:
    """No `global`: what changes has an owner that is passed in."""
    return [
        module.at(node, "uses global")
        for module in modules
        for node in _nodes(module.text)
        if isinstance(node, ast.Global)
    ]


def wall_clock(modules: list[Module]) -> list[str]:
    """Nothing asks the system's clock but the player; what is measured stands in `bench`."""
    found = []
    for module in modules:
        if module.path == "ui/player.py" or module.room == "bench":
            continue
        for node, name in _imports(module):
            if name.split(".")[0] == "time":
                found.append(module.at(node, f"imports {name}"))
        found += [module.at(call, "asks the clock") for call in _calls(module) if _asks(call)]
    return found


def fonts(modules: list[Module]) -> list[str]:
    """Every QFont comes from `paint/text.py`, so that letters are equal on all machines."""
    return [
        module.at(call, "makes a QFont")
        for module in modules
        if module.path != "paint/text.py"
        for call in _calls(module)
        if _name(call.func) == "QFont"
    ]


Rule = Callable[[list[Module]], list[str]]

RULES: Final[tuple[Rule, ...]] = (
    colours,
    geometry,
    circles,
    timers,
    event_loops,
    lambdas,
    wiring,
    names,
    sizes,
    module_state,
    wall_clock,
    fonts,
)


@lru_cache(maxsize=2048)
def _parse(text: str) -> ast.Module:
    return ast.parse(text)


@lru_cache(maxsize=2048)
def _nodes(text: str) -> tuple[ast.AST, ...]:
    """Return every node of a module; most are asked for by each rule and each breach."""
    return tuple(ast.walk(_parse(text)))


def _imports(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield every import, late ones too; `from a import b` as `a.b`."""
    for node in _nodes(module.text):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node, f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Call) and _name(node.func) in {"import_module", "__import__"}:
            for value in node.args[:1]:
                yield node, str(getattr(value, "value", "an import by a computed name"))


def _known(name: str, names: set[str]) -> str | None:
    """Return the module of ours that an imported name stands for: itself, or its owner."""
    if name in names:
        return name
    owner = name.rpartition(".")[0]
    return owner if owner in names else None


def _name(node: ast.AST) -> str:
    """Return the last part of a name: `singleShot` of `QTimer.singleShot`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _calls(module: Module) -> Iterator[ast.Call]:
    return (node for node in _nodes(module.text) if isinstance(node, ast.Call))


def _connects(module: Module) -> Iterator[ast.Call]:
    return (call for call in _calls(module) if _name(call.func) == "connect")


def _asks(call: ast.Call) -> bool:
    """Tell whether a call reads the time of day: `datetime.now()`, not a function called now."""
    if _name(call.func) == "QElapsedTimer":
        return True
    owner = _name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    return owner in CLOCKS and _name(call.func) in READINGS


def _session_signals(modules: list[Module]) -> set[str]:
    """Return the names of the signals declared in `ui/session.py`."""
    return {
        _name(target)
        for module in modules
        if module.path == "ui/session.py"
        for node in _nodes(module.text)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and _name(node.value.func) == "Signal"
        for target in node.targets
    }


def _ceiling(node: ast.AST) -> int:
    if isinstance(node, Function):
        return FUNCTION_LINES
    return CLASS_LINES if isinstance(node, ast.ClassDef) else 0
