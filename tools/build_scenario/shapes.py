"""`shapes.geojson`: sea lanes, axes, fronts, encirclements and areas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from tools.build_scenario.citations import citations
from tools.build_scenario.patches import ARTICLE
from tools.build_scenario.routes import sea_lanes
from tools.build_scenario.tables import Row, mapping, mapping_by, note, raw, raw_features
from tools.build_scenario.words import plain

Feature = dict[str, Any]

FRONT_ENDS = {
    "F-YIXIAN": "1948-10-01T13:30",
    "F-JINZHOU": "1948-10-15T18:00",
    "F-TASHAN": "1948-10-28T00:00",
    "F-CHANGCHUN": "1948-10-21T04:00",
    "F-HEISHAN": "1948-10-26T18:00",
    "F-LIAOXI": "1948-10-28T08:00",
    "F-SHENYANG": "1948-11-02T12:00",
    "F-LIAOXI-OPEN": "1948-10-26T04:00",
}
"""When a front is gone; the rings by the notes of the merge, Tashan and Heishan by events."""


NOT_CLOSED = "NOT closed"
OPEN_SECTORS = slice(3, 12)
"""Rings run counter-clockwise from the east, a vertex every 30 degrees: what is left of one that
its note calls open, without the north-east and the east."""


def shape_features() -> list[Feature]:
    """Return the features of `shapes.geojson`."""
    return [*_routes(), *_axes(), *_fronts(), *_outlines(), *_rivals()]


def shapes_text(features: Iterable[Feature]) -> str:
    """Return a FeatureCollection with one feature a line."""
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'


def _routes() -> Iterable[Feature]:
    names = mapping_by("sea_lanes", "id")
    remarks = {row["route"]: row["note"] for row in raw("sea_routes")}
    for lane, points in sea_lanes().items():
        properties = {
            "id": lane,
            "kind": "route",
            "name_en": names[lane,]["name_en"],
            "name_zh_hans": names[lane,]["name_zh_hans"],
            "mode": "sea",
            "certainty": "reconstructed",
            "note": plain(remarks[lane]),
        }
        yield _feature(properties, "LineString", [list(point) for point in points])


def _axes() -> Iterable[Feature]:
    modes = {"sea lift": "sea", "air lift": "air"}
    for row in raw("axes"):
        properties = {
            "id": row["id"],
            "kind": "axis",
            "name_en": row["name_en"],
            "name_zh_hans": row["name_zh"],
            "start": row["start"],
            "end": row["end"],
            "side": row["side"],
            "units": row["units"].replace(" ", ";"),
            "mode": modes.get(row["kind"], ""),
            **_evidence(row, row["kind"]),
        }
        points = [[float(x) for x in point.split()] for point in row["points"].split(";")]
        yield _feature(properties, "LineString", points)


def _fronts() -> Iterable[Feature]:
    features = [_opened(feature) for feature in raw_features("fronts")]
    for here, then in pairwise([*features, {"properties": {"id": ""}}]):
        front = here["properties"]
        same = then["properties"]["id"] == front["id"]
        properties = {
            "id": front["id"],
            "kind": "front",
            "name_en": front["name_en"],
            "name_zh_hans": front["name_zh"],
            "start": front["time"],
            "end": then["properties"]["time"] if same else FRONT_ENDS[front["id"]],
            "side": front["side_facing_left"],
            **_evidence(front, ""),
        }
        yield _feature(properties, here["geometry"]["type"], here["geometry"]["coordinates"])


def _opened(front: Feature) -> Feature:
    """Return a front; one that its note calls not closed as an open line with an id of its own."""
    properties, geometry = front["properties"], front["geometry"]
    if not (properties["note"] or "").startswith(NOT_CLOSED):
        return front
    names = {
        "id": f"{properties['id']}-OPEN",
        "name_en": f"{properties['name_en']}, not yet closed",
        "name_zh": f"{properties['name_zh']}（未合拢）",
    }
    coordinates = geometry["coordinates"][OPEN_SECTORS]
    return {
        **front,
        "properties": properties | names,
        "geometry": geometry | {"coordinates": coordinates},
    }


def _outlines() -> Iterable[Feature]:
    times = mapping_by("outlines", "id")
    for feature in raw_features("outlines"):
        outline = feature["properties"]
        ours = times[outline["id"],]
        properties = {
            "id": outline["id"],
            "kind": "area" if outline["kind"] == "control" else "encirclement",
            "name_en": outline["name"],
            "name_zh_hans": ours["name_zh_hans"],
            "start": ours["start"],
            "end": ours["end"],
            "side": outline["side"].lower(),
            **_evidence(outline, ours["note"]),
        }
        geometry = feature["geometry"]
        yield _feature(properties, geometry["type"], geometry["coordinates"])


def _rivals() -> Iterable[Feature]:
    """Yield rings as the article dates them, along the line that our own has at some time."""
    lines = {
        (front["properties"]["id"], front["properties"]["time"]): front["geometry"]
        for front in raw_features("fronts")
    }
    for row in mapping("rival_rings"):
        properties = {
            "id": row["id"],
            "kind": "encirclement",
            "name_en": row["name_en"],
            "name_zh_hans": row["name_zh_hans"],
            "start": row["start"],
            "end": row["end"],
            "side": "nra",
            "certainty": "reconstructed",
            "sources": "SEED",
            "account": ARTICLE,
            "note": plain(row["note"]),
        }
        geometry = lines[row["of"], row["time"]]
        yield _feature(properties, geometry["type"], geometry["coordinates"])


def _evidence(row: Row, remark: str) -> Mapping[str, str]:
    cited = citations()
    return {
        "certainty": row["certainty"],
        "sources": cited.joined(row["source"]),
        "note": plain(note(remark, row.get("note") or "", cited.remark(row["source"]))),
    }


def _feature(properties: Mapping[str, str], kind: str, coordinates: object) -> Feature:
    given = {key: value for key, value in properties.items() if value}
    return {
        "type": "Feature",
        "properties": given,
        "geometry": {"type": kind, "coordinates": coordinates},
    }
