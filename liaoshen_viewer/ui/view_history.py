"""Where the map looked before: back and forth between views."""

from __future__ import annotations

from typing import Final

from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.views import reprojected
from liaoshen_viewer.ui.player import Player
from liaoshen_viewer.ui.session import Session

MOST: Final = 50


class ViewHistory:
    """Keeps every view in which the camera came to rest."""

    def __init__(self, session: Session, player: Player) -> None:
        self._session = session
        self._player = player
        self._views: list[Camera] = []
        self._here = -1
        self._projection = session.projection

    def reproject(self) -> None:
        """Let the views show in the session's projection what they showed in the one before."""
        old, self._projection = self._projection, self._session.projection
        self._views = [reprojected(view, old, self._projection) for view in self._views]

    def note(self) -> None:
        """Take note of the view in which the camera came to rest."""
        camera = self._session.camera
        if 0 <= self._here < len(self._views) and _alike(self._views[self._here], camera):
            return
        self._views = [*self._views[: self._here + 1], camera][-MOST:]
        self._here = len(self._views) - 1

    def back(self) -> None:
        """Glide to the view before."""
        self._go(self._here - 1)

    def forward(self) -> None:
        """Glide to the view after."""
        self._go(self._here + 1)

    def _go(self, index: int) -> None:
        if 0 <= index < len(self._views):
            self._here = index
            size_px, scale = self._session.camera.size_px, self._session.camera.scale
            self._player.glide_to(self._views[index].resized(size_px, scale))


def _alike(one: Camera, other: Camera) -> bool:
    """Tell whether two cameras look at the same, whatever the window's size."""
    return one.center_m == other.center_m and abs(one.m_per_px / other.m_per_px - 1) < 1e-9
