"""A small scenario built in memory: four days before the fall of Jinzhou, freely simplified.

Thirteen units of two sides: columns and armies with waypoints, divisions without any, a division
that changes sides (N-184D), one that is destroyed (N-79D), a leg by rail along a line (N-62A), a
leg by sea along a route (N-54A), a flight (N-WEI), and a unit that appears only later (C11).
It shows the shapes that rows can have and is no source for history.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from liaoshen_viewer.errors import Origin
from liaoshen_viewer.scenario.calendar import HOUR_MS, TimeMs, parse_time
from liaoshen_viewer.scenario.model import (
    Branch,
    Certainty,
    Change,
    ChangeKind,
    Clock,
    Control,
    Echelon,
    Event,
    LonLat,
    Mode,
    Names,
    Phase,
    Place,
    PlaceId,
    Scenario,
    Shape,
    ShapeKind,
    Side,
    SideId,
    Source,
    SourceId,
    Status,
    Unit,
    UnitId,
    Via,
    View,
    Waypoint,
)

PLA = SideId("pla")
NRA = SideId("nra")
OFFSET_MIN = 480
SEA_ROUTE: tuple[LonLat, ...] = (
    (117.74, 38.98), (118.3, 38.75), (119.2, 38.9), (120.3, 39.8), (120.95, 40.5), (120.99, 40.715),
)  # fmt: skip
RAILWAY: tuple[LonLat, ...] = (
    (117.1767, 39.1422), (117.65, 39.03), (118.18, 39.63), (119.60, 39.93), (119.75, 40.005),
    (120.34, 40.325), (120.72, 40.61), (120.8533, 40.7643), (120.936, 40.8457), (120.9969, 40.8988),
    (121.1417, 41.1078), (121.3667, 41.1653), (121.7733, 41.368),
)  # fmt: skip
_PLACES = (
    ("jinzhou", "Jinzhou", "锦州", "Chinchow", 121.1417, 41.1078, 1, "city"),
    ("jinxi", "Jinxi", "锦西", "Chinhsi", 120.8533, 40.7643, 2, "town"),
    ("huludao", "Huludao", "葫芦岛", "Hulutao", 120.99, 40.715, 2, "port"),
    ("tashan", "Tashan", "塔山", "Tashan", 120.936, 40.8457, 3, "village"),
    ("gaoqiao", "Gaoqiao", "高桥", "Kaochiao", 120.9969, 40.8988, 3, "town"),
    ("yixian", "Yixian", "义县", "Ihsien", 121.24, 41.535, 2, "town"),
    ("tianjin", "Tianjin", "天津", "Tientsin", 117.1767, 39.1422, 1, "city"),
    ("tanggu", "Tanggu", "塘沽", "Tangku", 117.65, 39.03, 2, "port"),
    ("shenyang", "Shenyang", "沈阳", "Mukden", 123.4328, 41.7922, 1, "city"),
    ("heishan", "Heishan", "黑山", "Heishan", 122.1128, 41.6892, 3, "town"),
)


def at(text: str) -> TimeMs:
    """Return the campaign time of `10-12T06:00` in 1948."""
    return parse_time(f"1948-{text}", OFFSET_MIN)


def small_lines() -> dict[str, NDArray[np.float64]]:
    """Return the lines that the sample's `via` cells name, by id: lonlat degrees (k, 2)."""
    return {"beining": np.array(RAILWAY), "tanggu-huludao": np.array(SEA_ROUTE)}


def small_scenario() -> Scenario:
    """Return the sample scenario, linked as `resolve` would link it."""
    units = _units()
    index = {unit.id: i for i, unit in enumerate(units)}
    waypoints = sorted(_waypoints(), key=lambda row: (index[row.unit], row.t_ms))
    return Scenario(
        id="sample",
        folder=Path("sample"),
        names=Names(en="Four days before Jinzhou", zh_hans="锦州前四日"),
        summary=Names(en="A sample."),
        clock=Clock(
            offset_min=OFFSET_MIN,
            start_ms=at("10-08"),
            end_ms=at("10-16"),
            campaign_start_ms=at("10-10"),
            campaign_end_ms=at("10-14"),
            step_ms=HOUR_MS,
        ),
        projection="+proj=lcc +lat_1=40 +lat_2=44 +lat_0=42 +lon_0=123 +datum=WGS84 +units=m",
        views=(
            View("theatre", Names(en="Theatre", zh_hans="全图"), (120.5, 40.5), 700.0),
            View("jinzhou", Names(en="Jinzhou", zh_hans="锦州"), (121.1, 41.0), 120.0),
        ),
        sides=_sides(),
        phases=_phases(),
        credits=("Sample rows, made for tests.",),
        units=units,
        waypoints=tuple(waypoints),
        places=_places(),
        events=_events(),
        changes=_changes(),
        control=_control(),
        sources={"S1": Source(SourceId("S1"), "A sample source", "book", "whole", "")},
        shapes=(_sea_route(),),
        unit_index=index,
    )


def _sides() -> tuple[Side, ...]:
    return (
        Side(PLA, Names(en="Communists", zh_hans="解放军"), Names(en="PLA", zh_hans="共"), "red"),
        Side(NRA, Names(en="Nationalists", zh_hans="国军"), Names(en="NRA", zh_hans="国"), "blue"),
    )


def _phases() -> tuple[Phase, ...]:
    return (
        Phase("P1", Names(en="Approach", zh_hans="开进"), Names(), at("10-10"), at("10-12")),
        Phase("P2", Names(en="Assault", zh_hans="攻坚"), Names(), at("10-12"), at("10-14")),
    )


def _places() -> dict[PlaceId, Place]:
    return {
        PlaceId(key): Place(
            id=PlaceId(key),
            names=Names(en=en, zh_hans=zh, period=period),
            lonlat=(lon, lat),
            error_km=1.0,
            kind=kind,
            rank=rank,
            parent=None,
            sources=("S1",),
            note="",
        )
        for key, en, zh, period, lon, lat, rank, kind in _PLACES
    }


def _unit(
    key: str,
    parent: str,
    side: SideId,
    number: str,
    names: tuple[str, str],
    echelon: Echelon,
    strength: int | None = None,
    *,
    branch: Branch = Branch.INFANTRY,
    fate: tuple[str, str] = ("", ""),
) -> Unit:
    what, when = fate
    return Unit(
        id=UnitId(key),
        parent=UnitId(parent) if parent else None,
        side=side,
        number=number,
        names=Names(en=names[0], zh_hans=names[1]),
        echelon=echelon,
        branch=branch,
        strength=strength,
        strength_grade="inferred" if strength else "",
        commander=Names(),
        commissar=Names(),
        fate=what,
        fate_ms=at(when) if when else None,
        sources=("S1",),
        note="",
        origin=Origin("units.csv"),
    )


def _units() -> tuple[Unit, ...]:
    command, group = Echelon.COMMAND, Echelon.ARMY_GROUP
    column, army, division = Echelon.COLUMN, Echelon.ARMY, Echelon.DIVISION
    staff = Branch.HEADQUARTERS
    return (
        _unit("NEFA", "", PLA, "NE", ("Northeast Field Army", "东北野战军"), command, branch=staff),
        _unit("C02", "NEFA", PLA, "2", ("2nd Column", "二纵"), column, 40_000),
        _unit("C02-4D", "C02", PLA, "4", ("4th Division", "四师"), division, 12_000),
        _unit("C04", "NEFA", PLA, "4", ("4th Column", "四纵"), column, 35_000),
        _unit("C04-12D", "C04", PLA, "12", ("12th Division", "十二师"), division, 11_000),
        _unit("C11", "NEFA", PLA, "11", ("11th Column", "十一纵"), column, 28_000),
        _unit("N-WEI", "", NRA, "NE", ("Northeast Command", "东北剿总"), command, branch=staff),
        _unit("N-6AG", "N-WEI", NRA, "6", ("6th Army Group", "第六兵团"), group, branch=staff),
        _unit("N-93A", "N-6AG", NRA, "93", ("93rd Army", "第九十三军"), army, 25_000),
        _unit(
            "N-79D", "N-6AG", NRA, "79", ("79th Division", "暂七十九师"), division, 7_000,
            fate=("destroyed", "10-13T10:00"),
        ),
        _unit("N-184D", "N-93A", NRA, "184", ("184th Division", "一八四师"), division, 8_000),
        _unit("N-62A", "N-WEI", NRA, "62", ("62nd Army", "第六十二军"), army, 24_000),
        _unit("N-54A", "N-WEI", NRA, "54", ("54th Army", "第五十四军"), army),
    )  # fmt: skip


def _row(
    unit: str,
    when: str,
    place: str,
    status: Status,
    line: int,
    *,
    depart: str = "",
    mode: Mode = Mode.MARCH,
    via: tuple[Via, ...] = (),
    certainty: Certainty = Certainty.DOCUMENTED,
    error_km: float = 1.0,
    account: str = "",
) -> Waypoint:
    lonlat = {key: (lon, lat) for key, _, _, _, lon, lat, _, _ in _PLACES}[place]
    return Waypoint(
        unit=UnitId(unit),
        t_ms=at(when),
        place=PlaceId(place),
        lonlat=lonlat,
        depart_ms=at(depart) if depart else None,
        depart_computed=False,
        mode=mode,
        via=via,
        status=status,
        certainty=certainty,
        error_km=error_km,
        sources=("S1",),
        account=account,
        note="",
        origin=Origin("waypoints.csv", line, 1),
    )


def _waypoints() -> list[Waypoint]:
    s, c = Status, Certainty
    by_rail, by_sea = (Via("beining", None),), (Via("tanggu-huludao", None),)
    hill = (Via(None, (121.05, 41.3)),)
    return [
        _row("NEFA", "10-10T00:00", "yixian", s.RESERVE, 2, certainty=c.INFERRED, error_km=10.0),
        _row("C02", "10-09T12:00", "heishan", s.MOVING, 3, via=hill),
        _row("C02", "10-11T18:00", "yixian", s.RESERVE, 4, depart="10-12T06:00"),
        _row("C02", "10-12T22:00", "jinzhou", s.ATTACKING, 5, certainty=c.INFERRED, error_km=3.0),
        _row("C04", "10-10T12:00", "gaoqiao", s.MOVING, 6),
        _row("C04", "10-10T20:00", "tashan", s.DEFENDING, 7),
        _row("C04", "10-10T22:00", "jinxi", s.DEFENDING, 8, account="another-book"),
        _row("C04-12D", "10-10T08:00", "gaoqiao", s.DEFENDING, 9, error_km=2.0),
        _row("C11", "10-12T09:00", "tashan", s.ENCIRCLING, 10, certainty=c.RECONSTRUCTED),
        _row("N-WEI", "10-08T00:00", "shenyang", s.GARRISON, 11, mode=Mode.AIR),
        _row("N-WEI", "10-11T10:00", "huludao", s.GARRISON, 12, depart="10-11T16:00",
             mode=Mode.AIR),
        _row("N-WEI", "10-11T18:00", "shenyang", s.GARRISON, 13),
        _row("N-6AG", "10-08T00:00", "jinzhou", s.ENCIRCLED, 14),
        _row("N-93A", "10-08T00:00", "jinzhou", s.DEFENDING, 15),
        _row("N-79D", "10-08T00:00", "jinzhou", s.DEFENDING, 16),
        _row("N-79D", "10-13T10:00", "jinzhou", s.DESTROYED, 17),
        _row("N-62A", "10-08T00:00", "tianjin", s.RESERVE, 18, mode=Mode.RAIL, via=by_rail),
        _row("N-62A", "10-12T12:00", "jinxi", s.ATTACKING, 19),
        _row("N-54A", "10-09T08:00", "tanggu", s.RESERVE, 20, mode=Mode.SEA, via=by_sea,
             certainty=c.INFERRED, error_km=5.0),
        _row("N-54A", "10-11T06:00", "huludao", s.ATTACKING, 21),
    ]  # fmt: skip


def _changes() -> tuple[Change, ...]:
    rows = (
        ("N-184D", "10-12T15:00", ChangeKind.SIDE, "nra", "pla"),
        ("N-184D", "10-12T15:00", ChangeKind.SUPERIOR, "N-93A", "C02"),
        ("C02", "10-13T00:00", ChangeKind.STRENGTH, "40000", "37500"),
        ("N-93A", "10-11T00:00", ChangeKind.COMMANDER, "Lu Junquan", "Sheng Jiaxing"),
    )
    return tuple(
        Change(
            unit=UnitId(unit),
            t_ms=at(when),
            kind=kind,
            before=before,
            after=after,
            certainty=Certainty.DOCUMENTED,
            sources=("S1",),
            account="",
            note="",
            origin=Origin("changes.csv", 2 + i, 1),
        )
        for i, (unit, when, kind, before, after) in enumerate(rows)
    )


def _control() -> tuple[Control, ...]:
    rows = (
        ("jinzhou", "10-08", "nra"),
        ("jinzhou", "10-13", "contested"),
        ("yixian", "10-08", "pla"),
    )
    return tuple(
        Control(PlaceId(place), at(when), holder, Certainty.DOCUMENTED, ("S1",), "", "")
        for place, when, holder in rows
    )


def _event(
    key: str, start: str, end: str, title: Names, place: str, units: str, importance: int
) -> Event:
    return Event(
        id=key,
        start_ms=at(start),
        end_ms=at(end) if end else None,
        start_text=f"1948-{start}",
        end_text=f"1948-{end}" if end else "",
        title=title,
        text=Names(en=f"{title.en}, told at length.", zh_hans=f"{title.zh_hans}。"),
        place=PlaceId(place),
        lonlat=None,
        units=tuple(UnitId(unit) for unit in units.split()),
        people=(),
        sides=(PLA, NRA),
        phase="P1" if start < "10-12" else "P2",
        importance=importance,
        certainty=Certainty.DOCUMENTED,
        citation="A sample source, p. 1",
        sources=("S1",),
        disagreement=Names(),
        note="",
        origin=Origin("events.yaml"),
    )


def _events() -> tuple[Event, ...]:
    block, storm = Names(en="Tashan held", zh_hans="塔山阻击"), Names(en="Assault", zh_hans="总攻")
    flight = Names(en="The commander flies to Huludao", zh_hans="飞抵葫芦岛")
    return (
        _event("E001", "10-10T20:00", "10-13T00:00", block, "tashan", "C04 C04-12D N-62A", 1),
        _event("E002", "10-11T10:00", "", flight, "huludao", "N-WEI", 3),
        _event("E003", "10-13T10:00", "10-14T00:00", storm, "jinzhou", "C02 N-93A N-79D", 1),
    )


def _sea_route() -> Shape:
    return Shape(
        id="tanggu-huludao",
        kind=ShapeKind.ROUTE,
        names=Names(en="Tanggu to Huludao", zh_hans="塘沽至葫芦岛"),
        start_ms=None,
        end_ms=None,
        side="nra",
        units=(),
        mode=Mode.SEA,
        points=SEA_ROUTE,
        closed=False,
        certainty=Certainty.RECONSTRUCTED,
        sources=("S1",),
        account="",
        note="",
    )
