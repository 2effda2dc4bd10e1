"""The scale bar: a round length that is true at the picture's centre."""

from __future__ import annotations

from typing import Final

from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import Message, Translate
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.marks import ScaleBar
from liaoshen_viewer.scene.views import map_m_per_ground_m

SCALE_PT: Final = 14.0
PAD_PT: Final = 14.0
LONGEST_PT: Final = 240.0
ROUND: Final = ((1, 4), (2, 4), (3, 3), (5, 5))
"""Round lengths of a scale bar, and into how many steps each falls."""


def scale_bar(
    projection: Projection, camera: Camera, letters: float, translate: Translate
) -> ScaleBar:
    """Return the bar, true from west to east at the picture's centre."""
    ground_m_per_px = camera.m_per_px / map_m_per_ground_m(projection, camera.center_m)
    length_m, steps = round_length(LONGEST_PT * camera.scale * ground_m_per_px)
    length_px = length_m / ground_m_per_px
    size, pad = SCALE_PT * camera.scale * letters, PAD_PT * camera.scale
    # The last figure, set under the bar's end, reaches beyond it.
    return ScaleBar(
        corner_px=(0.0, 0.0),
        extent_px=(length_px + pad + 2.4 * size, 2.9 * size),
        left_px=(pad, 1.2 * size),
        length_px=length_px,
        steps=steps,
        numbers=_numbers(length_m, steps, translate),
        size_px=size,
    )


def round_length(longest_m: float) -> tuple[float, int]:
    """Return the longest round length up to `longest_m`, and into how many steps it falls."""
    power = 1.0
    while power * 10 <= longest_m:
        power *= 10
    while power > longest_m:
        power /= 10
    digit, steps = max((d, s) for d, s in ROUND if d * power <= longest_m)
    return digit * power, steps


def _numbers(length_m: float, steps: int, translate: Translate) -> tuple[str, ...]:
    unit, name, key = (1_000, "scene.kilometres", "km") if length_m >= 1_000 else (
        1, "scene.metres", "m")  # fmt: skip
    values = [f"{length_m * step / steps / unit:g}" for step in range(steps + 1)]
    return (*values[:-1], translate(Message(name, {key: values[-1]})))
