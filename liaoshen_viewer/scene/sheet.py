"""The sheet: which furniture a picture has, and in which corner each piece stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.messages import Translate
from liaoshen_viewer.scene.battles import battles_at
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.furniture import Measure, credit_line, date_plate
from liaoshen_viewer.scene.head import date_room_px, shortened
from liaoshen_viewer.scene.insets import Compose, inset
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.legend import legend, legend_rows
from liaoshen_viewer.scene.locator import locator
from liaoshen_viewer.scene.marks import Furniture, Mark
from liaoshen_viewer.scene.meter import meter_plate
from liaoshen_viewer.scene.north_arrow import north_arrow
from liaoshen_viewer.scene.scale_bar import scale_bar
from liaoshen_viewer.scene.shown import FURNITURE, Corner, Shown

MARGIN_PT: Final = 18.0
CREDIT_MARGIN_PT: Final = 6.0
APART_PT: Final = 10.0
TOP: Final = frozenset({Corner.TOP_LEFT, Corner.TOP_RIGHT})
LEFT: Final = frozenset({Corner.TOP_LEFT, Corner.BOTTOM_LEFT})


def furniture(
    battle: Battle,
    ground: Ground,
    t_ms: int,
    camera: Camera,
    shown: Shown,
    letters: float,
    marks: Sequence[Mark],
    measure: Measure,
    translate: Translate,
    keep: Keep,
    compose: Compose,
) -> list[Furniture]:
    """Return the furniture that is shown, each piece in its corner; `marks` is what it explains.

    `letters` is how large letters are, 1 on paper.
    """
    scenario, projection = battle.scenario, ground.projection

    def explained() -> Furniture | None:
        rows = legend_rows(scenario, ground, camera, marks, shown.layers, shown.language, translate)
        return legend(rows, camera, letters, measure)

    def dated() -> Furniture:
        scale = camera.scale * letters
        plate = date_plate(scenario, t_ms, scale, shown.language, measure, translate)
        return shortened(plate, date_room_px(camera), measure) if shown.emphasis.title else plate

    makers: Mapping[str, Callable[[], Furniture | None]] = {
        "date": dated,
        "encirclement": lambda: meter_plate(
            keep, battle, projection, t_ms, camera, shown, letters, measure, translate
        ),
        "insets": lambda: inset(
            battles_at(keep, battle, projection, t_ms, camera),
            scenario.views,
            projection,
            camera,
            shown,
            compose,
        ),
        "legend": explained,
        "locator": lambda: locator(ground, camera),
        "north_arrow": lambda: north_arrow(projection, camera),
        "scale_bar": lambda: scale_bar(projection, camera, letters, translate),
        "credits": lambda: (
            credit_line(scenario.credits, camera, measure) if scenario.credits else None
        ),
    }
    pieces = {name: makers[name]() for name in FURNITURE if name in shown.layers}
    return placed({name: piece for name, piece in pieces.items() if piece}, shown, camera)


def placed(pieces: Mapping[str, Furniture], shown: Shown, camera: Camera) -> list[Furniture]:
    """Return the pieces in their corners, those of one corner under one another."""
    found: list[Furniture] = []
    for corner in Corner:
        names = [name for name in pieces if shown.corner(name) is corner]
        if corner not in TOP:
            names.reverse()
        away = 0.0
        for name in names:
            piece = pieces[name]
            margin = (CREDIT_MARGIN_PT if name == "credits" else MARGIN_PT) * camera.scale
            away = max(away, margin)
            found.append(_in_corner(piece, corner, (margin, away), camera))
            away += piece.extent_px[1] + APART_PT * camera.scale
    return found


def _in_corner(
    piece: Furniture, corner: Corner, inset: tuple[float, float], camera: Camera
) -> Furniture:
    width, height = camera.size_px
    x = inset[0] if corner in LEFT else width - inset[0] - piece.extent_px[0]
    y = inset[1] if corner in TOP else height - inset[1] - piece.extent_px[1]
    # On whole pixels: the edges of plates and the letters on them stay sharp.
    return replace(piece, corner_px=(float(round(x)), float(round(y))))
