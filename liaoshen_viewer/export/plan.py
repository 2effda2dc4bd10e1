"""What is to be exported, checked before the first picture is painted."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import ExportError, UsageError
from liaoshen_viewer.geography.ground import Ground, project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.messages import Message
from liaoshen_viewer.scenario.calendar import format_time
from liaoshen_viewer.scenario.model import Clock, View
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import Style
from liaoshen_viewer.scene.views import Window, camera_for

SMALLEST_PX: Final = (320, 180)
LARGEST_PX: Final = (7_680, 4_320)


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything but the time that decides on a picture."""

    battle: Battle
    ground: Ground
    camera: Camera
    shown: Shown
    style: Style


def plan_picture(
    battle: Battle,
    view: View | Window,
    size_px: tuple[int, int],
    style: Style,
    *,
    scale: float | None = None,
    shown: Shown | None = None,
) -> Picture:
    """Return the plan for pictures of a view.

    Raises ExportError for a size outside 320x180 to 7680x4320 and ProjectionError for a
    projection that cannot be used.
    """
    check_size(size_px)
    projection = Projection(battle.scenario.projection)
    camera = camera_for(view, projection, size_px, scale)
    ground = project_ground(battle.basemap, projection)
    return Picture(battle, ground, camera, shown or Shown(), style)


def check_size(size_px: tuple[int, int]) -> None:
    """Raise ExportError for a size that is too small to read or too large to hold."""
    pairs = zip(SMALLEST_PX, size_px, LARGEST_PX, strict=True)
    if not all(low <= size <= high for low, size, high in pairs):
        values = {"width": size_px[0], "height": size_px[1]}
        raise ExportError(Message("export.bad_size", values))


def check_time(clock: Clock, t_ms: int) -> None:
    """Raise ExportError for a time outside the scenario's clock."""
    if not clock.start_ms <= t_ms <= clock.end_ms:
        values = {
            "time": format_time(t_ms),
            "start": format_time(clock.start_ms),
            "end": format_time(clock.end_ms),
        }
        raise ExportError(Message("export.bad_time", values))


def prepare_folder(folder: Path) -> None:
    """Make the folder if it is not there. Raises ExportError if it cannot be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _bad_folder(folder, error.strerror or str(error)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _bad_folder(folder, "permission denied")


def check_folder_of(path: Path) -> None:
    """Raise UsageError if the folder that a file is to be in is not there."""
    if not path.parent.is_dir():
        raise UsageError(Message("export.no_folder", {"folder": path.parent, "path": path}))


def check_new_file(path: Path, *, overwrite: bool) -> None:
    """Raise UsageError for a file without a folder or in the way, ExportError for a shut folder."""
    check_folder_of(path)
    prepare_folder(path.parent)
    if path.exists() and not overwrite:
        raise UsageError(Message("export.in_the_way", {"path": path}))


def _bad_folder(folder: Path, reason: str) -> ExportError:
    return ExportError(Message("export.bad_folder", {"folder": folder, "reason": reason}))
