from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.scenario.calendar import HOUR_MS
from liaoshen_viewer.scenario.model import Certainty, Shape, ShapeKind
from liaoshen_viewer.scene.arrows import FADE_MS, Axis, arrow_marks, axes_of
from liaoshen_viewer.scene.camera import Camera
from tests.sample import at, small_scenario

SCENARIO = small_scenario()
CAMERA = Camera((50_000.0, 0.0), 200.0, (1_000, 600))
AXIS = Axis(
    points_m=np.array([(0.0, 0.0), (50_000.0, 0.0), (100_000.0, 0.0)]),
    start_ms=at("10-10"), end_ms=at("10-11"), colour="red", sure=True,
)  # fmt: skip


def tip_x(t_ms: int) -> float:
    (outline,) = arrow_marks([AXIS], t_ms, CAMERA).outlines_px
    return float(outline[:, 0].max())


def test_an_arrow_grows_evenly_along_its_axis() -> None:
    tips = [tip_x(at("10-10") + hour * HOUR_MS) for hour in (6, 12, 18, 24)]
    start, end = CAMERA.to_px(AXIS.points_m[[0, -1]])[:, 0]
    assert tips == pytest.approx([start + share * (end - start) for share in (0.25, 0.5, 0.75, 1)])


def test_an_arrow_fades_after_its_end_and_is_not_seen_before() -> None:
    assert arrow_marks([AXIS], at("10-10"), CAMERA).outlines_px == ()
    assert arrow_marks([AXIS], at("10-11"), CAMERA).strength == (1.0,)
    assert arrow_marks([AXIS], at("10-11") + FADE_MS // 2, CAMERA).strength == (0.5,)
    assert arrow_marks([AXIS], at("10-11") + FADE_MS, CAMERA).strength == ()


def test_an_arrow_is_tapered_and_stays_near_its_axis() -> None:
    (outline,) = arrow_marks([AXIS], at("10-10T20:00"), CAMERA).outlines_px
    middle = CAMERA.to_px(AXIS.points_m[0])[1]
    width = np.abs(outline[:, 1] - middle)
    body = width[: len(width) // 2 - 1]
    assert (np.diff(body) > 0).all()
    assert width.max() < 20


def test_axes_come_from_the_shapes_of_our_own_account() -> None:
    shape = Shape(
        **{name: getattr(SCENARIO.shapes[0], name) for name in Shape.__slots__}
        | {"kind": ShapeKind.AXIS, "start_ms": at("10-10"), "end_ms": at("10-11")}
    )
    other = replace(shape, account="memoir")
    told = replace(SCENARIO, shapes=(shape, other, SCENARIO.shapes[0]))
    (axis,) = axes_of(told, Projection(SCENARIO.projection))
    assert axis.colour == "blue"
    assert not axis.sure
    assert shape.certainty is Certainty.RECONSTRUCTED
