"""Open a scenario: the whole pipeline from a folder to what can be played, on one page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from liaoshen_viewer.bundled import assets_folder, scenarios_folder
from liaoshen_viewer.cellar import content_of, kept, mark_of, stamps_of
from liaoshen_viewer.errors import Problem, ProjectionError, UsageError
from liaoshen_viewer.geography.basemap import Basemap, load_basemap
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import Message
from liaoshen_viewer.motion.tracks import FloatArray, Tracks
from liaoshen_viewer.scenario.files import HEAD_FILE
from liaoshen_viewer.scenario.model import Scenario, ShapeKind


@dataclass(frozen=True, slots=True)
class Battle:
    """A scenario ready to be shown: what happened, how everyone moved, and the ground."""

    scenario: Scenario
    tracks: Tracks
    basemap: Basemap
    warnings: tuple[Problem, ...]
    """What reading found that does not stop; `review` finds more."""
    mark: str = ""
    """Of the files that it was read from, and of the program that read them."""


def open_battle(path: Path) -> Battle:
    """Read, check and compile the scenario in a folder.

    What a folder of just this content became is kept from one start to the next.

    Raises UnreadableError if no scenario can be read there, ScenarioError with all problems if
    it has errors, and AssetError if a file of the ground is missing.
    """
    mark = _mark(path)
    battle = kept("battle", partial(_mark, path), partial(read_battle, path))
    # Files that change while they are read belong to no mark.
    return replace(battle, mark=mark if _mark(path) == mark else "")


def read_battle(path: Path) -> Battle:
    """Read, check and compile the scenario in a folder, whatever is kept. Raises as above."""
    # Here, so that starting with a kept battle does not wait for what reading needs.
    from liaoshen_viewer.motion.compile import compile_tracks
    from liaoshen_viewer.scenario.load import load_scenario
    from liaoshen_viewer.scenario.map_facts import MapFacts

    basemap = load_basemap()
    map_facts = MapFacts(basemap.railways, _projection_fault)
    scenario, warnings = load_scenario(path, map_facts)
    tracks = compile_tracks(scenario, lines_of(scenario, basemap))
    return Battle(scenario, tracks, basemap, tuple(warnings))


def _mark(path: Path) -> str:
    """Return the mark of all that a battle depends on; empty where it cannot be told."""
    try:
        content = content_of(path)
        return "" if content is None else mark_of(path, stamps_of(assets_folder()), *content)
    except OSError:
        return ""  # reading it says why


def with_projection(battle: Battle, text: str) -> Battle:
    """Return the battle on a map of another projection: `albers`, `EPSG:32651`, `+proj=…`.

    Raises ProjectionError for one that cannot be used. Nothing is compiled anew.
    """
    Projection(text)
    return replace(battle, scenario=replace(battle.scenario, projection=text))


def lines_of(scenario: Scenario, basemap: Basemap) -> dict[str, FloatArray]:
    """Return the lines that a `via` can name, degrees (k, 2): railways, and the scenario's routes.

    A route of the scenario takes the place of a railway of the same id; of several dated versions
    of one route the first counts.
    """
    routes = {
        shape.id: np.array(shape.points, dtype=np.float64)
        for shape in reversed(scenario.shapes)
        if shape.kind is ShapeKind.ROUTE and not shape.account
    }
    return {key: railway.points for key, railway in basemap.railways.items()} | routes


def bundled_scenarios() -> dict[str, Path]:
    """Return the folders of the scenarios that ship with the program, by name."""
    folders = sorted(scenarios_folder().iterdir())
    return {folder.name: folder for folder in folders if (folder / HEAD_FILE).is_file()}


def find_scenario(text: str) -> Path:
    """Return the folder that a text means: a scenario's folder, or the name of a bundled one.

    Raises UsageError if it is neither.
    """
    folder, bundled = Path(text), bundled_scenarios()
    if text in bundled and not (folder / HEAD_FILE).is_file():
        return bundled[text]
    if folder.exists():
        return folder
    values = {"text": text, "names": ", ".join(bundled)}
    raise UsageError(Message("battle.no_scenario", values))


def _projection_fault(text: str) -> Message | None:
    try:
        Projection(text)
    except ProjectionError as error:
        return error.message
    return None
