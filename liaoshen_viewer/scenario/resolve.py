"""Link a checked document into the Scenario that the rest of the program knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from liaoshen_viewer.scenario.calendar import TimeMs
from liaoshen_viewer.scenario.dated_changes import changes_of
from liaoshen_viewer.scenario.document import Document
from liaoshen_viewer.scenario.entries import (
    ClockEntry,
    EventEntry,
    LossEntry,
    NamesEntry,
    PlaceRow,
    ScenarioFile,
    ShapeFeature,
    ShapeProperties,
    StrengthEntry,
    UnitRow,
    WaypointRow,
)
from liaoshen_viewer.scenario.explanations import explanations_of
from liaoshen_viewer.scenario.fields import Moment
from liaoshen_viewer.scenario.model import (
    Clock,
    Control,
    Event,
    LonLat,
    LossRow,
    Names,
    Phase,
    Place,
    PlaceId,
    Post,
    RailwaySection,
    Scenario,
    Shape,
    Side,
    SideId,
    Source,
    SourceId,
    StrengthRow,
    Unit,
    UnitId,
    View,
    Waypoint,
)
from liaoshen_viewer.scenario.via import parse_via

PLACE_ERROR_KM: Final = 1.0
"""How far a place may be off where its row does not say."""
POINT_ERROR_KM: Final = 5.0
"""How far a waypoint with a point of its own may be off where its row does not say."""
STRENGTH_FIGURES: Final = (
    "strength",
    "killed",
    "wounded",
    "captured",
    "defected",
    "casualties_total",
)
LOSS_FIGURES: Final = ("killed_wounded", "captured", "surrendered", "defected", "evacuated")


def resolve(document: Document) -> Scenario:
    """Return the linked scenario of a document in which `check` found no error.

    Raises ValueError if `scenario.yaml` has faults; a row with faults is a bug of the caller too.
    """
    head = document.head.entry
    if head is None:
        raise ValueError("a document with errors cannot be resolved")
    offset = head.clock.offset
    places = {PlaceId(row.id): _place(row) for _, row in document.places.sound()}
    units = tuple(_unit(document, index, row, offset) for index, row in document.units.sound())
    unit_index = {unit.id: index for index, unit in enumerate(units)}
    waypoints = [
        _waypoint(document, index, row, places, offset) for index, row in document.waypoints.sound()
    ]
    waypoints.sort(key=lambda w: (unit_index[w.unit], w.t_ms, w.account))
    return Scenario(
        id=head.id,
        folder=document.folder,
        names=_names(head.title),
        summary=_names(head.summary),
        clock=_clock(head.clock),
        projection=head.map.projection,
        views=_views(head),
        sides=_sides(head),
        phases=_phases(head, offset),
        credits=head.credits,
        units=units,
        waypoints=tuple(waypoints),
        places=places,
        events=tuple(_event(document, i, row, offset) for i, row in document.events.sound()),
        changes=changes_of(document, offset),
        posts=_posts(document, offset),
        control=_control(document, offset),
        railways=_railways(document, offset),
        strengths=_strengths(document, offset),
        losses=_losses(document, offset),
        sources=_sources(document),
        shapes=tuple(_shape(row, offset) for _, row in document.shapes.sound()),
        explanations=explanations_of(document),
        unit_index=unit_index,
    )


def _clock(entry: ClockEntry) -> Clock:
    offset = entry.offset
    return Clock(
        offset_min=offset,
        start_ms=entry.start.first_ms(offset),
        end_ms=entry.end.first_ms(offset),
        campaign_start_ms=entry.campaign_start.first_ms(offset),
        campaign_end_ms=entry.campaign_end.first_ms(offset),
        step_ms=entry.step,
    )


def _views(head: ScenarioFile) -> tuple[View, ...]:
    return tuple(View(v.id, _names(v.title), v.center, v.width_km) for v in head.views)


def _sides(head: ScenarioFile) -> tuple[Side, ...]:
    return tuple(Side(SideId(s.id), _names(s.name), _names(s.short), s.colour) for s in head.sides)


def _phases(head: ScenarioFile, offset: int) -> tuple[Phase, ...]:
    return tuple(
        Phase(
            id=phase.id,
            names=_names(phase.title),
            text=_names(phase.text),
            start_ms=phase.start.first_ms(offset),
            end_ms=phase.end.first_ms(offset),
        )
        for phase in head.phases
    )


def _place(row: PlaceRow) -> Place:
    return Place(
        id=PlaceId(row.id),
        names=_row_names(row),
        lonlat=(row.lon, row.lat),
        error_km=PLACE_ERROR_KM if row.error_km is None else row.error_km,
        kind=row.kind,
        rank=row.rank,
        parent=_place_id(row.parent),
        sources=row.sources,
        note=row.note,
    )


def _unit(document: Document, index: int, row: UnitRow, offset: int) -> Unit:
    return Unit(
        id=UnitId(row.id),
        parent=_unit_id(row.parent),
        side=SideId(row.side),
        number=row.number,
        names=_row_names(row),
        echelon=row.echelon,
        branch=row.branch,
        strength=row.strength,
        strength_grade=row.strength_grade,
        commander=Names(row.commander_en, row.commander_zh_hans, row.commander_zh_hant),
        commissar=Names(row.commissar_en, row.commissar_zh_hans, row.commissar_zh_hant),
        fate=row.fate,
        fate_ms=_first(row.fate_time, offset),
        sources=row.sources,
        note=row.note,
        origin=document.units.where(index)[0],
    )


def _waypoint(
    document: Document,
    index: int,
    row: WaypointRow,
    places: Mapping[PlaceId, Place],
    offset: int,
) -> Waypoint:
    lonlat, error_km = _position(row, places)
    return Waypoint(
        unit=UnitId(row.unit),
        t_ms=row.time.first_ms(offset),
        place=_place_id(row.place),
        lonlat=lonlat,
        depart_ms=_first(row.depart, offset),
        depart_computed=row.depart_grade == "computed",
        mode=row.mode,
        via=tuple(parse_via(piece, places) for piece in row.via),
        status=row.status,
        certainty=row.certainty,
        error_km=error_km,
        sources=row.sources,
        account=row.account,
        note=row.note,
        origin=document.waypoints.where(index, "time")[0],
    )


def _position(row: WaypointRow, places: Mapping[PlaceId, Place]) -> tuple[LonLat, float]:
    """Return where a waypoint is and how far that may be off; its own point comes first."""
    if row.lon is not None and row.lat is not None:
        return (row.lon, row.lat), POINT_ERROR_KM if row.error_km is None else row.error_km
    place = places[PlaceId(row.place or "")]
    return place.lonlat, place.error_km if row.error_km is None else row.error_km


def _event(document: Document, index: int, row: EventEntry, offset: int) -> Event:
    return Event(
        id=row.id,
        start_ms=row.start.first_ms(offset),
        end_ms=_last(row.end, offset),
        start_text=row.start.text,
        end_text=row.end.text if row.end else "",
        title=_names(row.title),
        text=_names(row.text),
        place=_place_id(row.place),
        lonlat=row.lonlat,
        units=tuple(UnitId(unit) for unit in row.units),
        people=row.people,
        sides=tuple(SideId(side) for side in row.sides),
        phase=row.phase or "",
        importance=row.importance,
        certainty=row.certainty,
        citation=row.citation,
        sources=row.sources,
        disagreement=_names(row.disagreement),
        note=row.note,
        origin=document.events.where(index)[0],
    )


def _posts(document: Document, offset: int) -> tuple[Post, ...]:
    return tuple(
        Post(
            person=row.id,
            names=Names(row.name_en, row.name_zh_hans, row.name_zh_hant),
            side=SideId(row.side),
            unit=_unit_id(row.unit),
            post=row.post,
            from_ms=_first(row.start, offset),
            to_ms=_last(row.end, offset),
            fate=row.fate,
            fate_ms=_first(row.fate_time, offset),
            prisoner_ms=_first(row.prisoner_from, offset),
            sources=row.sources,
            note=row.note,
        )
        for _, row in document.people.sound()
    )


def _control(document: Document, offset: int) -> tuple[Control, ...]:
    return tuple(
        Control(
            place=PlaceId(row.place),
            t_ms=row.time.first_ms(offset),
            holder=row.side,
            certainty=row.certainty,
            sources=row.sources,
            account=row.account,
            note=row.note,
        )
        for _, row in document.control.sound()
    )


def _railways(document: Document, offset: int) -> tuple[RailwaySection, ...]:
    return tuple(
        RailwaySection(
            line=row.line,
            start=PlaceId(row.start),
            end=PlaceId(row.end),
            t_ms=row.time.first_ms(offset),
            is_open=row.state == "open",
            side=SideId(row.side) if row.side else None,
            certainty=row.certainty,
            sources=row.sources,
            account=row.account,
            note=row.note,
        )
        for _, row in document.railways.sound()
    )


def _strengths(document: Document, offset: int) -> tuple[StrengthRow, ...]:
    return tuple(
        StrengthRow(
            date_ms=row.date.first_ms(offset),
            side=SideId(row.side),
            force=row.force,
            figures=_figures(row, STRENGTH_FIGURES),
            grade=row.grade,
            sources=row.sources,
            account=row.account,
            note=row.note,
        )
        for _, row in document.strengths.sound()
    )


def _losses(document: Document, offset: int) -> tuple[LossRow, ...]:
    return tuple(
        LossRow(
            start_ms=row.start.first_ms(offset),
            end_ms=row.end.last_ms(offset),
            units=tuple(UnitId(unit) for unit in row.units),
            force=row.force,
            place=row.place,
            figures=_figures(row, LOSS_FIGURES),
            grade=row.grade,
            sources=row.sources,
            account=row.account,
            note=row.note,
        )
        for _, row in document.losses.sound()
    )


def _sources(document: Document) -> dict[str, Source]:
    return {
        row.id: Source(SourceId(row.id), row.reference, row.kind, row.seen, row.note)
        for _, row in document.sources.sound()
    }


def _shape(feature: ShapeFeature, offset: int) -> Shape:
    row, geometry = feature.properties, feature.geometry
    is_ring = geometry.type == "Polygon"
    points = geometry.coordinates[0] if geometry.type == "Polygon" else geometry.coordinates
    return Shape(
        id=row.id,
        kind=row.kind,
        names=_row_names(row),
        start_ms=_first(row.start or row.time, offset),
        end_ms=_last(row.end, offset),
        side=row.side or "",
        units=tuple(UnitId(unit) for unit in row.units),
        mode=row.mode,
        points=points,
        closed=is_ring,
        certainty=row.certainty,
        sources=row.sources,
        account=row.account,
        note=row.note,
    )


def _names(entry: NamesEntry) -> Names:
    return Names(entry.en, entry.zh_hans, entry.zh_hant, entry.pinyin, entry.period)


def _row_names(row: PlaceRow | UnitRow | ShapeProperties) -> Names:
    return Names(row.name_en, row.name_zh_hans, row.name_zh_hant, row.name_pinyin, row.name_period)


def _figures(row: StrengthEntry | LossEntry, names: tuple[str, ...]) -> dict[str, int]:
    """Return the figures that are given, by name."""
    return {name: figure for name in names if (figure := getattr(row, name)) is not None}


def _first(moment: Moment | None, offset: int) -> TimeMs | None:
    return moment.first_ms(offset) if moment else None


def _last(moment: Moment | None, offset: int) -> TimeMs | None:
    return moment.last_ms(offset) if moment else None


def _place_id(text: str | None) -> PlaceId | None:
    return PlaceId(text) if text else None


def _unit_id(text: str | None) -> UnitId | None:
    return UnitId(text) if text else None
