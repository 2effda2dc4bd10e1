"""Check what a stop says against its scenario: every id, every time, all problems at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from liaoshen_viewer.lecture.entries import EmphasisEntry, StopEntry
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scenario.fields import Moment
from liaoshen_viewer.scenario.model import PlaceId, Scenario, SideId
from liaoshen_viewer.scenario.problems import ProblemLog, clipped
from liaoshen_viewer.scenario.validation import Loc
from liaoshen_viewer.scenario.via import is_point, point_of
from liaoshen_viewer.scenario.yaml_entry import YamlPlaces
from liaoshen_viewer.scene.shown import LANGUAGES, LAYERS
from liaoshen_viewer.scene.style import style_names

NOT = "no-"


def check_stops(
    places: YamlPlaces, entries: Sequence[tuple[int, StopEntry]], log: ProblemLog
) -> None:
    """Refuse ids that stand twice."""
    first: dict[str, int] = {}
    for index, entry in entries:
        if entry.id in first:
            line = places.where(first[entry.id], "id")[0].line
            log.add(*places.where(index, "id"), "id_doubled", id=clipped(entry.id), line=line)
        first.setdefault(entry.id, index)


def check_stop(places: YamlPlaces, entry: StopEntry, scenario: Scenario, log: ProblemLog) -> None:
    """Check one stop whose form is right."""
    _check_time(places, entry.time, scenario, log)
    _check_camera(places, entry, scenario, log)
    if entry.way.seconds is not None and entry.way.speed is not None:
        log.add(*places.at(("way",), False), "way_twice")
    if entry.style is not None:
        _check_known(places, ("style",), "style", entry.style, style_names(), log)
    for i, layer in enumerate(entry.layers or ()):
        _check_known(places, ("layers", i), "layer", layer.removeprefix(NOT), LAYERS, log)
    for i, language in enumerate(entry.names or ()):
        _check_known(places, ("names", i), "language", language, LANGUAGES, log)
    if entry.names is not None and len(set(entry.names)) != len(entry.names):
        log.add(*places.at(("names",), False), "names_doubled")
    if entry.names is not None and len(entry.names) > 2:
        log.add(*places.at(("names",), False), "too_many", limit=2)
    _check_emphasis(places, entry.emphasis, scenario, log)
    for i, source in enumerate(entry.sources):
        _check_known(places, ("sources", i), "source", source, scenario.sources, log)


def _check_time(places: YamlPlaces, time: Moment, scenario: Scenario, log: ProblemLog) -> None:
    clock = scenario.clock
    if not clock.start_ms <= time.first_ms(clock.offset_min) <= clock.end_ms:
        log.add(
            *places.at(("time",), False),
            "outside_clock",
            found=time.text,
            start=format_time(clock.start_ms),
            end=format_time(clock.end_ms),
        )


def _check_camera(
    places: YamlPlaces, entry: StopEntry, scenario: Scenario, log: ProblemLog
) -> None:
    """Either a view of the scenario, or a middle with a width."""
    own = (entry.center, entry.width_km)
    if entry.view is not None:
        views = [view.id for view in scenario.views]
        _check_known(places, ("view",), "view", entry.view, views, log)
        if own != (None, None):
            log.add(*places.at(("view",), False), "view_and_center")
    elif None in own:
        log.add(*places.at((), False), "no_camera")


def _check_emphasis(
    places: YamlPlaces, entry: EmphasisEntry, scenario: Scenario, log: ProblemLog
) -> None:
    for i, unit in enumerate(entry.units):
        _check_known(places, ("emphasis", "units", i), "unit", unit, scenario.unit_index, log)
    for i, place in enumerate(entry.places):
        _check_known(places, ("emphasis", "places", i), "place", place, scenario.places, log)
    for loc, spot in _spots(entry):
        if is_point(spot):
            if point_of(spot) is None:
                log.add(*places.at(loc, False), "via_point", found=clipped(spot))
        elif PlaceId(spot) not in scenario.places:
            log.add_unknown(*places.at(loc, False), "place", spot, scenario.places)
    sides = [side.id for side in scenario.sides]
    for loc, side in _sides(entry):
        if side is not None and SideId(side) not in sides:
            log.add_unknown(*places.at(loc, False), "side", side, sides)


def _spots(entry: EmphasisEntry) -> Iterator[tuple[Loc, str]]:
    for i, arrow in enumerate(entry.arrows):
        for j, spot in enumerate(arrow.points):
            yield ("emphasis", "arrows", i, "points", j), spot
    for i, circle in enumerate(entry.circles):
        yield ("emphasis", "circles", i, "center"), circle.center


def _sides(entry: EmphasisEntry) -> Iterator[tuple[Loc, str | None]]:
    for i, arrow in enumerate(entry.arrows):
        yield ("emphasis", "arrows", i, "side"), arrow.side
    for i, circle in enumerate(entry.circles):
        yield ("emphasis", "circles", i, "side"), circle.side


def _check_known(
    places: YamlPlaces, loc: Loc, kind: str, word: str, known: Collection[str], log: ProblemLog
) -> None:
    if word not in known:
        log.add_unknown(*places.at(loc, False), kind, word, known)
