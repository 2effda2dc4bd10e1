"""Two moments in one picture: where the seam between them is, and which pixel shows which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from liaoshen_viewer.scene.camera import Camera

LEAST_SHARE: Final = 0.02
"""Of the width: so much of either moment a curtain leaves to be seen."""


class Split(StrEnum):
    """How two moments share a picture."""

    CURTAIN = "curtain"
    """One map: one moment to the left of the curtain, the other to its right."""
    SIDES = "sides"
    """The same country twice, side by side."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The second moment, beside the one that is shown anyhow, and how the two share a picture."""

    t_ms: int
    split: Split = Split.CURTAIN
    share: float = 0.5
    """Where the curtain hangs: the share of the width to the left of it."""
    before: bool = False
    """Whether the second moment has the left half."""

    def halves(self, t_ms: int) -> tuple[int, int]:
        """Return the moments of the left half and of the right one; `t_ms` is the first."""
        return (self.t_ms, t_ms) if self.before else (t_ms, self.t_ms)

    def moved(self, share: float) -> Pair:
        """Return the pair with its curtain there, or as near as it leaves something of both."""
        return replace(self, share=min(max(share, LEAST_SHARE), 1 - LEAST_SHARE))


def camera_size(picture_px: tuple[int, int], pair: Pair | None) -> tuple[int, int]:
    """Return the size of the camera whose map fills a picture, or each half of it."""
    width, height = picture_px
    return (-(-width // 2), height) if _beside(pair) else picture_px


def picture_size(camera_px: tuple[int, int], pair: Pair | None) -> tuple[int, int]:
    """Return the size of the picture of a camera: twice as wide for two halves side by side."""
    width, height = camera_px
    return (2 * width, height) if _beside(pair) else camera_px


def seam_px(camera: Camera, pair: Pair) -> int:
    """Return the pixel of the picture at which the right half begins."""
    width = camera.size_px[0]
    return width if pair.split is Split.SIDES else round(pair.share * width)


def on_map_px(camera: Camera, pair: Pair | None, x_px: float) -> float:
    """Return where the camera sees what the picture shows at x: both halves show one camera's."""
    width = camera.size_px[0]
    return x_px - width if _beside(pair) and x_px >= width else x_px


def _beside(pair: Pair | None) -> bool:
    return pair is not None and pair.split is Split.SIDES
