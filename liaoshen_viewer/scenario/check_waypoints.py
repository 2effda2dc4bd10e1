"""Check the dated tables of the map: waypoints in order, their points and routes, control."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from liaoshen_viewer.errors import Origin, Severity
from liaoshen_viewer.scenario.calendar import TimeMs
from liaoshen_viewer.scenario.check_references import known_ids
from liaoshen_viewer.scenario.document import Document
from liaoshen_viewer.scenario.map_facts import MapFacts
from liaoshen_viewer.scenario.model import ShapeKind
from liaoshen_viewer.scenario.problems import ProblemLog, clipped
from liaoshen_viewer.scenario.via import is_point, line_of, point_of


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that a piece of a `via` can name; None where not all of them are known."""

    places: Collection[str] | None
    lines: Collection[str] | None
    not_routes: Collection[str]
    """Shapes of other kinds: an easy mistake, with a sentence of its own."""


def check_waypoints(document: Document, map_facts: MapFacts | None, log: ProblemLog) -> None:
    """Note waypoints without a point, with a wrong route, or out of order."""
    table = document.waypoints
    if table.is_whole and not table.raw:
        log.add(Origin(table.file), "", "no_waypoints")
    known = Known(known_ids(document)["place"], *_lines(document, map_facts))
    for index, row in table.sound():
        _check_point(document, index, log)
        for piece in row.via:
            _check_piece(document, index, piece, known, log)
    _check_order(document, log)


def _lines(
    document: Document, map_facts: MapFacts | None
) -> tuple[Collection[str] | None, Collection[str]]:
    """Return the ids of all lines, and of the shapes that are none.

    A route of another account is no line of ours: nobody travels along it.
    """
    shapes = [feature.properties for _, feature in document.shapes.sound()]
    routes = {shape.id for shape in shapes if shape.kind is ShapeKind.ROUTE and not shape.account}
    others = {shape.id for shape in shapes if shape.kind is not ShapeKind.ROUTE} - routes
    if map_facts is None or not document.shapes.is_whole:
        return None, others
    return routes | set(map_facts.lines), others


def _check_point(document: Document, index: int, log: ProblemLog) -> None:
    where, raw = document.waypoints.where, document.waypoints.raw[index]
    if ("lon" in raw) != ("lat" in raw):
        given, lacking = ("lon", "lat") if "lon" in raw else ("lat", "lon")
        log.add(*where(index, lacking), "half_a_point", given=given)
    elif "lon" not in raw and "place" not in raw:
        log.add(*where(index, "place"), "no_position")


def _check_piece(
    document: Document,
    index: int,
    piece: str,
    known: Known,
    log: ProblemLog,
) -> None:
    where = document.waypoints.where(index, "via")
    line = line_of(piece)
    if line is not None:
        if not line:
            log.add(*where, "via_line", found=clipped(piece))
        elif line in known.not_routes:
            log.add(*where, "via_not_route", id=line)
        elif known.lines is not None and line not in known.lines:
            log.add_unknown(*where, "line", line, known.lines)
    elif is_point(piece):
        if point_of(piece) is None:
            log.add(*where, "via_point", found=clipped(piece))
    elif known.places is not None and piece not in known.places:
        log.add_unknown(*where, "place", piece, known.places)


def _check_order(document: Document, log: ProblemLog) -> None:
    """Note waypoints of one unit and account that do not rise in time, and wrong departures."""
    clock = document.head.clock
    if clock is None:
        return
    table = document.waypoints
    last: dict[tuple[str, str], tuple[int, TimeMs, TimeMs | None]] = {}
    for index, row in table.sound():
        t_ms = row.time.first_ms(clock.offset)
        depart = row.depart.first_ms(clock.offset) if row.depart else None
        if row.depart and depart is not None and depart < t_ms:
            found, time = row.depart.text, row.time.text
            log.add(*table.where(index, "depart"), "depart_before", found=found, time=time)
        key = (row.unit, row.account)
        if key in last:
            before, before_ms, before_depart = last[key]
            line = table.where(before)[0].line
            if t_ms == before_ms:
                log.add(*table.where(index, "time"), "same_time", unit=row.unit, line=line)
            elif t_ms < before_ms:
                log.add(*table.where(index, "time"), "out_of_order", unit=row.unit, line=line)
            elif before_depart is not None and before_depart > t_ms:
                at = table.where(index)[0].line
                log.add(*table.where(before, "depart"), "depart_after_next", line=at)
        last[key] = (index, t_ms, depart)


def check_control(document: Document, log: ProblemLog) -> None:
    """Note a place that changes hands twice at one moment, and a railway from a place to itself."""
    first: dict[tuple[object, ...], int] = {}
    for index, row in document.control.sound():
        key = (row.place, row.time.written, row.account)
        if key in first:
            line = document.control.where(first[key])[0].line
            log.add(*document.control.where(index, "time"), "row_doubled", line=line)
        first.setdefault(key, index)
    for index, section in document.railways.sound():
        if section.start == section.end:
            log.add(*document.railways.where(index, "to"), "railway_to_itself", Severity.WARNING)
