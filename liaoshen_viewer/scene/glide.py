"""The camera's way from one view to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, log

from liaoshen_viewer.scene.camera import Camera

GLIDE_S = 0.7


@dataclass(frozen=True, slots=True)
class Glide:
    """A movement of the camera, a function of the seconds since it began."""

    start: Camera
    end: Camera
    duration_s: float = GLIDE_S

    def at(self, elapsed_s: float) -> Camera:
        """Return the camera after `elapsed_s`: exactly the start at 0, exactly the end at last."""
        if elapsed_s <= 0:
            return self.start
        if elapsed_s >= self.duration_s:
            return self.end
        return way_between(self.start, self.end, eased(elapsed_s / self.duration_s))


def way_between(start: Camera, end: Camera, part: float) -> Camera:
    """Return the camera a part of the way (0 to 1) from one view to another, in the end's size."""
    if part >= 1:
        return end
    (x0, y0), (x1, y1) = start.center_m, end.center_m
    near, far = log(start.m_per_px), log(end.m_per_px)
    return replace(
        end,
        center_m=(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part),
        m_per_px=exp(near + (far - near) * part),
    )


def eased(part: float) -> float:
    """Start and stop gently (smoothstep)."""
    return part * part * (3.0 - 2.0 * part)
