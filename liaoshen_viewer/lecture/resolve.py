"""From a stop as written and checked to the stop itself."""

from __future__ import annotations

from liaoshen_viewer.lecture.entries import EmphasisEntry, StopEntry
from liaoshen_viewer.lecture.model import Ease, Spots, Stop, Way
from liaoshen_viewer.scenario.entries import NamesEntry
from liaoshen_viewer.scenario.model import LonLat, Names, PlaceId, Scenario, SideId, UnitId
from liaoshen_viewer.scenario.via import point_of
from liaoshen_viewer.scene.emphasis import Emphasis, EmphasisArrow, EmphasisCircle
from liaoshen_viewer.scene.views import Window


def stop_of(entry: StopEntry, scenario: Scenario) -> Stop:
    """Return a stop that has been checked. Raises KeyError for ids that `check` refuses."""
    emphasis = entry.emphasis
    return Stop(
        id=entry.id,
        title=names_of(entry.title),
        t_ms=entry.time.first_ms(scenario.clock.offset_min),
        window=_window(entry, scenario),
        view=entry.view or "",
        way=Way(entry.way.seconds, entry.way.speed, Ease(entry.way.ease)),
        style=entry.style,
        layers=entry.layers,
        names=entry.names,
        emphasis=_emphasis(emphasis, scenario),
        spots=Spots(
            tuple(arrow.points for arrow in emphasis.arrows),
            tuple(circle.center for circle in emphasis.circles),
        ),
        notes=names_of(entry.notes),
        sources=entry.sources,
        wait_s=entry.wait,
        minutes=entry.minutes,
    )


def names_of(entry: NamesEntry) -> Names:
    """Return texts in several languages as the scenario keeps them."""
    return Names(
        en=entry.en,
        zh_hans=entry.zh_hans,
        zh_hant=entry.zh_hant,
        pinyin=entry.pinyin,
        period=entry.period,
    )


def _window(entry: StopEntry, scenario: Scenario) -> Window:
    if entry.center is not None and entry.width_km is not None:
        return Window(entry.center, entry.width_km)
    view = {view.id: view for view in scenario.views}[entry.view or ""]
    return Window(view.center, view.width_km)


def _emphasis(entry: EmphasisEntry, scenario: Scenario) -> Emphasis:
    return Emphasis(
        units=tuple(map(UnitId, entry.units)),
        places=tuple(map(PlaceId, entry.places)),
        arrows=tuple(
            EmphasisArrow(
                tuple(_lonlat(spot, scenario) for spot in arrow.points), _side(arrow.side)
            )
            for arrow in entry.arrows
        ),
        circles=tuple(
            EmphasisCircle(_lonlat(circle.center, scenario), circle.km, _side(circle.side))
            for circle in entry.circles
        ),
    )


def _lonlat(spot: str, scenario: Scenario) -> LonLat:
    return point_of(spot) or scenario.places[PlaceId(spot)].lonlat


def _side(side: str | None) -> SideId | None:
    return None if side is None else SideId(side)
