"""The session's picture: composed when something changed, painted, and prepared ahead."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.paint.ground import GROUND_LAYERS
from liaoshen_viewer.paint.names import NameStampsAhead
from liaoshen_viewer.paint.painter import PaintKeep, paint_image, paint_scene
from liaoshen_viewer.paint.text import measure
from liaoshen_viewer.scene.bands import m_per_pt
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.deployment import deployment_of
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.layouts_apart import LayoutsApart
from liaoshen_viewer.scene.marks import GroundMark, Scene
from liaoshen_viewer.scene.names_at import NamesAhead, lettering_of, names_of_all_scales
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import Style
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import translate

SCALES_AHEAD: Final = 5
"""The nearest scales whose names are painted ahead; all of them would take 70 MB."""


class MapPicture:
    """What a camera of the screen's pixels sees of the session, with what is kept for it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._keep = Keep()
        self._paint_keep = PaintKeep()
        self._names_ahead, self._stamps_ahead = NamesAhead(), NameStampsAhead()
        self._scene: Scene | None = None
        self._layouts: LayoutsApart | None = None

    def lay_out_apart(self) -> None:
        """Have the days to come laid out in another process, which ends with this one."""
        self._layouts = LayoutsApart()

    def take_ground(self, other: MapPicture) -> None:
        """Go on with the ground that another has painted, and with who lays out for it."""
        self._paint_keep, self._layouts = other._paint_keep, other._layouts

    def forget(self) -> None:
        """Compose anew when asked again: something changed."""
        self._scene = None

    def scene(self, camera: Camera) -> Scene:
        """Return what is shown, composed when something changed, the screen's pixels included."""
        if self._scene is None or self._scene.camera != camera:
            session = self._session
            self._scene = compose(
                session.battle, session.ground, session.state, camera, session.shown,
                session.style, measure, translate, self._keep,
            )  # fmt: skip
        return self._scene

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint the picture; it is the still of this moment as soon as the ground is ready."""
        scene, ready = self.scene(camera), self.ready(camera)
        paint_scene(painter, scene, self._paint_keep, moving=not ready)

    def image(self, camera: Camera) -> QImage:
        """Return the picture painted exactly."""
        return paint_image(self.scene(camera), self._paint_keep)

    def file_bytes(self, camera: Camera, ending: str) -> bytes:
        """Return the picture as the bytes of a `.png`, `.pdf` or `.svg` file."""
        # Here, so that starting does not wait for what exporting needs.
        from liaoshen_viewer.export.still import scene_bytes

        title = self._session.scenario.names.in_language(self._session.shown.language)
        return scene_bytes(self.scene(camera), ending, title, self._paint_keep)

    def ready(self, camera: Camera) -> bool:
        """Tell whether the ground is there exactly."""
        session = self._session
        return self._paint_keep.ground.ready(self._ground(), camera, session.style)

    def step(self, camera: Camera, *, resting: bool) -> bool:
        """Work on ground and names for a few milliseconds; tell whether there is more to do."""
        self._follow(camera)
        if self.ready(camera) and self._prepare_names(camera):
            return True
        ground, style = self._paint_keep.ground, self._session.style
        return ground.step(self._ground(), camera, style, resting=resting)

    def _follow(self, camera: Camera) -> None:
        if self._layouts is None:
            return
        session = self._session
        keep = self._keep.about(session.battle, session.ground, measure)
        lettering = lettering_of(session.shown, session.style)
        crowd = deployment_of(
            keep, session.battle, session.ground, lettering, session.shown, measure
        )
        self._layouts.follow(crowd, session.t_ms, camera)

    def _prepare_names(self, camera: Camera) -> bool:
        """Lay out and paint the names of other scales: coming nearer shall not wait for them."""
        session = self._session
        keep = self._keep.about(session.battle, session.ground, measure)
        lettering = lettering_of(session.shown, session.style)
        about = (keep, session.ground, m_per_pt(camera), lettering, measure)
        if self._names_ahead.step(*about):
            return True
        layouts = names_of_all_scales(*about)[:SCALES_AHEAD]
        stamps = self._paint_keep.stamps
        return self._stamps_ahead.step(layouts, session.style, camera.scale, stamps)

    def step_for(self, camera: Camera, shown: Shown, style: Style) -> bool:
        """Work on the ground for another camera, unless it asks for another ground."""
        session = self._session
        other = (shown.layers ^ session.shown.layers) & GROUND_LAYERS
        if style != session.style or other or self.ready(camera):
            return False
        self._paint_keep.ground.step(self._ground(), camera, style, resting=True)
        return True

    def ready_for(self, camera: Camera, shown: Shown, style: Style) -> bool:
        """Tell whether the exact ground of another camera is there; False for another ground."""
        session = self._session
        other = (shown.layers ^ session.shown.layers) & GROUND_LAYERS
        return style == session.style and not other and self.ready(camera)

    def still(self, state: BattleState, camera: Camera, shown: Shown, style: Style) -> QImage:
        """Return another picture of the battle, its ground from what is kept: quick, not exact."""
        session = self._session
        scene = compose(
            session.battle, session.ground, state, camera, shown, style, measure, translate,
            self._keep,
        )  # fmt: skip
        return paint_image(scene, self._paint_keep, moving=True)

    def _ground(self) -> GroundMark:
        return GroundMark(self._session.ground, self._session.shown.layers)
