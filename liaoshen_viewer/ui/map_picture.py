"""The session's picture: composed when something changed, painted, and prepared ahead."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.paint.ground import GROUND_LAYERS
from liaoshen_viewer.paint.names_ahead import NamesAhead, Task
from liaoshen_viewer.paint.painter import PaintKeep, paint_image, paint_scene
from liaoshen_viewer.paint.text import measure
from liaoshen_viewer.scene.bands import m_per_pt
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.deployment import deployment_of
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.layouts_apart import LayoutsApart
from liaoshen_viewer.scene.marks import GroundMark, Scene
from liaoshen_viewer.scene.names_at import NamesFor, lettering_of, names_for
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import Style
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import translate


class MapPicture:
    """What a camera of the screen's pixels sees of the session, with what is kept for it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._keep = Keep()
        self._paint_keep = PaintKeep()
        self._names = NamesAhead()
        self._news = 0
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
            self._names.standing_in = False
            self._scene = self._composed(camera, self._names.names)
        return self._scene

    def _composed(self, camera: Camera, names_of: NamesFor) -> Scene:
        session = self._session
        return compose(
            session.battle, session.ground, session.state, camera, session.shown,
            session.style, measure, translate, self._keep, names_of,
        )  # fmt: skip

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Paint the picture; it is the still of this moment as soon as the ground is ready."""
        scene, ready = self.scene(camera), self.ready(camera)
        paint_scene(painter, scene, self._paint_keep, moving=not ready)

    def image(self, camera: Camera) -> QImage:
        """Return the picture painted exactly."""
        scene = self.scene(camera)
        if self._names.standing_in:
            scene = self._composed(camera, names_for)
        return paint_image(scene, self._paint_keep)

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

    def progress(self, camera: Camera) -> tuple[bool, int]:
        """Return whether the ground is there, and how often better names came: paint on change."""
        return self.ready(camera), self._news

    def whole(self, camera: Camera) -> bool:
        """Tell whether nothing in the picture stands in for something better to come."""
        return self.ready(camera) and not self._names.standing_in

    def step(self, camera: Camera, *, resting: bool) -> bool:
        """Work on ground and names for a few milliseconds; tell whether there is more to do.

        The names of the camera come first: there are few until then.
        """
        self._follow(camera)
        task, scale_m = self._task(camera), m_per_pt(camera)
        early = not self._names.ready(task, scale_m)
        if (early or self.ready(camera)) and self._name(task, scale_m):
            return True
        ground, style = self._paint_keep.ground, self._session.style
        return ground.step(self._ground(), camera, style, resting=resting)

    def _name(self, task: Task, scale_m: float) -> bool:
        """Work on names; compose anew as better ones come. Tell whether there is more to do."""
        before = self._names.finished
        more = self._names.step(task, scale_m)
        if self._names.standing_in and self._names.finished != before:
            self._news += 1
            self.forget()
        return more

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

    def _task(self, camera: Camera) -> Task:
        """Return what is asked of the names: coming nearer shall not wait for them."""
        session = self._session
        keep = self._keep.about(session.battle, session.ground, measure)
        lettering = lettering_of(session.shown, session.style)
        stamps = self._paint_keep.stamps
        ground, style = session.ground, session.style
        return Task(keep, ground, lettering, measure, style, camera.scale, stamps)

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
