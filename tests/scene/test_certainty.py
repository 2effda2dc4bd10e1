from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.marks import ErrorCircles, Scene
from liaoshen_viewer.scene.shown import AT_FIRST, LAYERS
from tests.sample import at
from tests.scene.test_compose import SHOWN, scene, signs, view

WHEN = at("10-12T20:00")


def circles(picture: Scene) -> ErrorCircles:
    (found,) = (mark for mark in picture.marks if isinstance(mark, ErrorCircles))
    return found


def test_the_selected_formation_shows_how_far_it_may_have_stood() -> None:
    picture = scene(WHEN, view(1), replace(SHOWN, selected=UnitId("C02")))
    found = circles(picture)
    (row,) = np.flatnonzero(signs(picture).ids == "C02")
    assert np.allclose(found.centre_px, signs(picture).true_px[[row]])
    assert found.radius_px == pytest.approx([3_000 / view(1).m_per_px], rel=0.01)
    assert found.certainty.tolist() == [1]


def test_nobody_has_a_circle_until_asked() -> None:
    assert "certainty" in LAYERS
    assert "certainty" not in AT_FIRST
    assert len(circles(scene(WHEN, view(1))).radius_px) == 0


def test_the_layer_shows_all_that_can_be_seen() -> None:
    everyone = replace(SHOWN, layers=SHOWN.layers | {"certainty"})
    many, few = (len(circles(scene(WHEN, view(i), everyone)).radius_px) for i in (1, 0))
    assert many > 3
    assert few < many
