"""Ink lies on the map: where a stroke was drawn it stays, however the map is moved or drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.scene.ink import Stroke, Tool, ink_mark
from liaoshen_viewer.scene.pointer import lonlat_at
from liaoshen_viewer.scene.views import Window, camera_for
from tests.sample import small_scenario

SIZE = (1280, 720)
PIXELS = st.tuples(st.floats(0, SIZE[0]), st.floats(0, SIZE[1]))


@pytest.mark.parametrize("text", [small_scenario().projection, "EPSG:32651"])
@given(st.lists(PIXELS, min_size=1, max_size=6), st.sampled_from(Tool), PIXELS, st.floats(0.3, 3))
def test_it_moves_with_the_map(
    text: str, drawn: list[tuple[float, float]], tool: Tool, at: tuple[float, float], near: float
) -> None:
    projection = Projection(text)
    camera = camera_for(Window((122.0, 41.5), 300.0), projection, SIZE)
    points = [lonlat_at(projection, camera, *pixel) for pixel in drawn]
    stroke = Stroke(tool, 1, tuple(point for point in points if point is not None))
    ends = [0, -1] if tool in (Tool.ARROW, Tool.ELLIPSE) else slice(None)
    ((name, colour, line),) = ink_mark((stroke,), projection, camera).strokes
    assert (name, colour) == (tool.value, 1)
    assert np.allclose(line, np.array(drawn)[ends], atol=0.01)
    other = camera.moved_px(70.0, -30.0).zoomed(near, at)
    ((_, _, moved),) = ink_mark((stroke,), projection, other).strokes
    assert np.allclose(moved, other.to_px(camera.to_m(np.array(drawn)))[ends], atol=0.05)
