from __future__ import annotations

import numpy as np
import shapely

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.motion.fronts import Front, front_at
from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.fronts import front_marks
from liaoshen_viewer.scene.marks import FrontMarks
from tests.sample import at, small_scenario

SCENARIO = small_scenario()
PROJECTION = Projection(SCENARIO.projection)
CAMERA = Camera(tuple(PROJECTION.to_m(np.array((121.0, 41.0))).tolist()), 60.0, (1_920, 1_080))


def front(versions: list[FloatArray], closed: bool) -> Front:
    starts = tuple(at(f"10-1{day}") for day in range(len(versions)))
    lines = tuple(PROJECTION.to_m(version) for version in versions)
    greatest = max(float(np.hypot(*np.diff(line, axis=0).T).sum()) for line in lines)
    return Front(
        "F", "nra", closed, starts, at("10-14"), lines, greatest, (True,) * (len(lines) - 1)
    )


def ring(radius_deg: float) -> FloatArray:
    turn = np.linspace(0, 2 * np.pi, 25)
    points = np.stack([121 + radius_deg * np.cos(turn), 41 + radius_deg * np.sin(turn)], axis=-1)
    return np.vstack([points[:-1], points[:1]])


WESTWARD = np.array([(121.2, 41.0), (121.1, 41.0), (121.0, 41.0), (120.9, 41.0)])


def marks(one: Front, when: str) -> FrontMarks:
    return front_marks(front_at(one, at(when)), SCENARIO.sides, CAMERA)


def test_teeth_of_an_open_front_point_away_from_its_side() -> None:
    found = marks(front([WESTWARD], closed=False), "10-12")
    (teeth,) = found.teeth_px
    # The side on the left of a line that runs west stands in the south: the teeth point north.
    assert (teeth[:, 1, 1] < teeth[:, [0, 2], 1].min(axis=1)).all()
    assert found.colour == ("blue",)


def test_teeth_of_a_ring_point_inwards_in_the_besiegers_colour() -> None:
    found = marks(front([ring(0.1)], closed=True), "10-12")
    inside = shapely.Polygon(found.lines_px[0])
    (teeth,) = found.teeth_px
    assert all(inside.contains(shapely.Point(*tip)) for tip in teeth[:, 1])
    assert found.colour == ("red",)


def test_the_number_of_teeth_does_not_change_while_a_ring_shrinks() -> None:
    shrinking = front([ring(0.2), ring(0.05)], closed=True)
    counts = {len(marks(shrinking, f"10-10T{hour:02}:00").teeth_px[0]) for hour in range(13, 24)}
    assert len(counts) == 1
    sizes = [np.ptp(marks(shrinking, when).teeth_px[0], axis=1).max() for when in
             ("10-10T12:00", "10-11T12:00")]  # fmt: skip
    assert sizes[1] < sizes[0]


def test_a_front_outside_the_picture_or_too_small_is_not_drawn() -> None:
    far = front([WESTWARD + 5.0], closed=False)
    tiny = front([ring(0.0005)], closed=True)
    assert marks(far, "10-12").lines_px == ()
    assert marks(tiny, "10-12").lines_px == ()
