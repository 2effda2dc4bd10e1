from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import ShapeKind
from liaoshen_viewer.scene.arrows import FADE_MS, Axes, arrow_marks, axes_of
from liaoshen_viewer.scene.camera import Camera
from tests.sample import at, small_scenario

SCENARIO = small_scenario()
PROJECTION = Projection(SCENARIO.projection)
CAMERA = Camera((-200_000.0, 0.0), 300.0, (1_000, 600))
ENDS = np.array([(119.5, 42.0), (121.5, 42.0)])


def axes() -> Axes:
    shape = replace(
        SCENARIO.shapes[0],
        kind=ShapeKind.AXIS, start_ms=at("10-10"), end_ms=at("10-11"),
        points=tuple((float(lon), float(lat)) for lon, lat in ENDS),
    )  # fmt: skip
    shapes = (shape, replace(shape, account="memoir"), SCENARIO.shapes[0])
    return axes_of(replace(SCENARIO, shapes=shapes), PROJECTION)


def tip_x(t_ms: int) -> float:
    (outline,) = arrow_marks(axes(), t_ms, CAMERA).outlines_px
    return float(outline[:, 0].max())


def test_an_arrow_grows_evenly_along_its_axis() -> None:
    tips = [tip_x(at("10-10") + hour * HOUR_MS) for hour in (6, 12, 18, 24)]
    start, end = CAMERA.to_px(PROJECTION.to_m(ENDS))[:, 0]
    assert tips == pytest.approx([start + share * (end - start) for share in (0.25, 0.5, 0.75, 1)])


def test_an_arrow_fades_after_its_end_and_is_not_seen_before() -> None:
    assert arrow_marks(axes(), at("10-10"), CAMERA).outlines_px == ()
    assert arrow_marks(axes(), at("10-11"), CAMERA).strength == (1.0,)
    assert arrow_marks(axes(), at("10-11") + FADE_MS // 2, CAMERA).strength == (0.5,)
    assert arrow_marks(axes(), at("10-11") + FADE_MS, CAMERA).strength == ()


def test_an_arrow_is_tapered_and_stays_near_its_axis() -> None:
    (outline,) = arrow_marks(axes(), at("10-10T20:00"), CAMERA).outlines_px
    spine = outline[: len(outline) // 2][:, 1] + outline[::-1][: len(outline) // 2][:, 1]
    width = np.abs(outline[: len(outline) // 2][:, 1] - spine / 2)
    assert (np.diff(width) > 0).all()
    assert width.max() < 20


def test_axes_come_from_the_shapes_of_our_own_account() -> None:
    assert axes().colour.tolist() == ["blue"]
    assert axes().sure.tolist() == [False]
    assert len(axes_of(SCENARIO, PROJECTION).start_ms) == 0
    assert arrow_marks(axes_of(SCENARIO, PROJECTION), at("10-12"), CAMERA).strength == ()
