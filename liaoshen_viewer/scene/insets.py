"""The inset: while a battle is on, its ground enlarged in a corner, tied by lines to its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.tracks import BoolArray, FloatArray
from liaoshen_viewer.scenario.model import View
from liaoshen_viewer.scene.bands import m_per_pt
from liaoshen_viewer.scene.battles import NEAR_KM
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.emphasis import NO_EMPHASIS
from liaoshen_viewer.scene.marks import BattleMarks, EdgeSigns, InsetMark, Scene
from liaoshen_viewer.scene.shown import FURNITURE, Shown
from liaoshen_viewer.scene.views import Window, camera_for

SIDE: Final = 0.37
"""Of the picture's shorter side."""
WIDTH_KM: Final = 42.0
"""How much country an inset shows across."""
OF_A_VIEW: Final = 0.4
"""How much of a view's width an inset shows: it is a smaller picture."""
NEARER: Final = 1.7
"""A picture that is not so many times farther away than its inset needs none."""
INSIDE: Final = 0.04
"""How far from the border, as a share of the picture, a battle's place must be."""
WITHOUT: Final = frozenset({*FURNITURE, "graticule", "insets"})
Compose = Callable[[Camera, Shown], Scene]


def inset(
    battles: tuple[BattleMarks, FloatArray],
    views: Sequence[View],
    projection: Projection,
    camera: Camera,
    shown: Shown,
    compose: Compose,
) -> InsetMark | None:
    """Return the inset of the greatest battle in the picture, or of the view asked for.

    `battles` come with the places of all who attack. None if there is no battle and no siege, or
    if the picture is near enough. `compose` makes the scene of a camera: the same function that
    makes the picture around it.
    """
    side = round(SIDE * min(camera.size_px))
    window = _asked(views, shown) or _fought(*battles, projection, camera)
    if window is None:
        return None
    own = camera_for(window, projection, (side, side), camera.scale)
    if m_per_pt(camera) < NEARER * m_per_pt(own):
        return None
    scene = compose(own, _shown_within(shown))
    scene = replace(scene, marks=tuple(m for m in scene.marks if not isinstance(m, EdgeSigns)))
    corners = camera.to_px(own.to_m(np.array([(0.0, 0.0), (side, side)])))
    return InsetMark(
        corner_px=(0.0, 0.0),
        extent_px=(float(side), float(side)),
        scene=scene,
        place_px=(*corners[0].tolist(), *corners[1].tolist()),
    )


def _shown_within(shown: Shown) -> Shown:
    return replace(shown, layers=shown.layers - WITHOUT, ruler=None, emphasis=NO_EMPHASIS)


def _asked(views: Sequence[View], shown: Shown) -> Window | None:
    found = [view for view in views if view.id == shown.inset]
    return Window(found[0].center, OF_A_VIEW * found[0].width_km) if found else None


def _fought(
    battles: BattleMarks, attackers_px: FloatArray, projection: Projection, camera: Camera
) -> Window | None:
    """Return the ground of the first battle in the picture, or else of the most attacked town."""
    near_px = NEAR_KM * 1_000 / camera.m_per_px
    away = battles.siege_px[:, None, :] - attackers_px
    attackers = (np.hypot(away[..., 0], away[..., 1]) <= near_px).sum(axis=1)
    sieges = battles.siege_px[np.argsort(-attackers, kind="stable")]
    for spots in (battles.xy_px, sieges):
        seen = spots[_within(spots, camera)]
        if len(seen):
            lon, lat = projection.to_lonlat(camera.to_m(seen[:1]))[0].tolist()
            return Window((lon, lat), WIDTH_KM)
    return None


def _within(xy_px: FloatArray, camera: Camera) -> BoolArray:
    size = np.array(camera.size_px)
    seen = (xy_px >= INSIDE * size) & (xy_px <= (1 - INSIDE) * size)
    return np.asarray(seen.all(axis=1), dtype=np.bool_)
