from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.edges import edge_signs, outside_picture
from liaoshen_viewer.scene.marks import SignMarks
from liaoshen_viewer.scene.sign_looks import plain_looks
from tests.scene.told import overlap_share

SIZE = (1_280, 720)
CAMERA = Camera((0.0, 0.0), 100.0, SIZE)
PLATE = np.array([(14.0, 14.0, 400.0, 90.0)])


def signs_at(true_px: FloatArray, side: list[int], peers: int = 0) -> SignMarks:
    count = len(true_px)
    number = np.array([f"I{i}" for i in range(count)], dtype=object)
    if count and peers:
        number[0] = f"I0+{peers}"
    return SignMarks(
        unit=np.arange(count),
        ids=number,
        number=number,
        echelon=np.full(count, "XX", dtype=object),
        colour=np.array(["red", "blue"], dtype=object)[side],
        kind=np.zeros(count, dtype=np.int64),
        centre_px=true_px,
        true_px=true_px,
        frame_px=np.tile((42.0, 28.0), (count, 1)),
        certainty=np.zeros(count, dtype=np.int64),
        strength=np.full(count, np.nan),
        heading_px=np.full((count, 2), np.nan),
        looks=plain_looks(np.array(side, dtype=np.int64), np.zeros(count, dtype=np.int64)),
        opacity=np.ones(count),
        selected=-1,
    )


def spoken_for(number: str) -> int:
    return 1 + int(number.partition("+")[2] or 0)


places = st.lists(
    st.tuples(st.floats(-4_000, 5_000), st.floats(-3_000, 4_000), st.integers(0, 1)), max_size=90
)


@given(places, st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_all_outside_are_spoken_for_by_signs_that_do_not_overlap(
    found: list[tuple[float, float, int]], peers: int
) -> None:
    true = np.array([place[:2] for place in found], dtype=np.float64).reshape(-1, 2)
    signs = signs_at(true, [place[2] for place in found], peers)
    edge = edge_signs(signs, CAMERA, PLATE)
    outside = outside_picture(signs, CAMERA)
    for side in (0, 1):
        here = edge.signs.looks.side == side
        wanted = sum(
            spoken_for(str(number)) for number in signs.number[outside & (signs.looks.side == side)]
        )
        assert sum(map(spoken_for, edge.signs.number[here])) == wanted
    assert overlap_share(edge.signs.centre_px, edge.signs.frame_px / 2) == 0
    low = edge.signs.centre_px - edge.signs.frame_px / 2
    assert (low > 0).all()
    assert (low + edge.signs.frame_px < SIZE).all()
    on_plate = (low < PLATE[0, 2:]) & (low + edge.signs.frame_px > PLATE[0, :2])
    assert not on_plate.all(axis=1).any()


def test_the_highest_sign_speaks_for_its_neighbours_of_its_side() -> None:
    true = np.array([(2_000.0, 300.0), (2_400.0, 305.0), (2_100.0, 310.0), (600.0, -50.0)])
    edge = edge_signs(signs_at(true, [0, 1, 0, 0]), CAMERA, PLATE)
    assert sorted(edge.signs.number.tolist()) == ["I1", "I2+1", "I3"]
    assert (np.abs(edge.toward_px @ (1.0, 0.0)) <= 1).all()
