"""The map: one pyqtgraph item that paints the scene of the session's moment and camera."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionGraphicsItem, QToolButton, QWidget

from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.paint.ground import GROUND_LAYERS
from liaoshen_viewer.paint.painter import PaintKeep, paint_image, paint_scene
from liaoshen_viewer.paint.text import measure
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.compose import compose
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.marks import GroundMark, Scene
from liaoshen_viewer.scene.pick import unit_at
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import Style
from liaoshen_viewer.scene.views import scale_limits
from liaoshen_viewer.ui.icons import pixmap
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.words import translate

WHEEL_STEP = 120
"""Wheel units of one notch."""
ZOOM_PER_NOTCH = 1.25
CLICK_PX = 4
"""A press that moves less than this is a click, not a drag."""
LEAST_SCALE, REFERENCE_PX = 0.75, 900
PLAY_PX = 104


class MapView(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Shows the session's picture and turns the mouse into wishes.

    Signals:
        unit_wished(object): a click on a formation (UnitId), or beside all (None).
        home_wished(): a double click.
        grabbed(): the user took hold of the camera.
        dragged(): the user moves the map.
        zoomed(): the user turned the wheel.
    """

    unit_wished = Signal(object)
    home_wished = Signal()
    grabbed = Signal()
    dragged = Signal()
    zoomed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(background=None)
        self.setObjectName("map")
        self.setAccessibleName(self.tr("Map"))
        self._session = session
        self._keep = Keep()
        self._paint_keep = PaintKeep()
        self._moving = False
        self.quiet = False
        """While a lecture runs: no Play over the map, and a double click is two clicks."""
        self._picture: Scene | None = None
        self._press: QPointF | None = None
        self._dragged_to: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._item = MapItem(self)
        self.addItem(self._item)
        self.play_button = named(QToolButton(self), "play_over_map")
        self.play_button.setIcon(pixmap("play", QColor("white")))
        self.play_button.setAccessibleName(self.tr("Play"))
        self.play_button.setIconSize(QSize(56, 56))
        self.play_button.setFixedSize(PLAY_PX, PLAY_PX)
        self.play_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_playing()

    # what is shown

    def show_again(self) -> None:
        """Paint the session's picture anew."""
        self._picture = None
        self.viewport().update()

    def show_view(self) -> None:
        """Paint what another camera sees, the ground from kept pictures until it is ready."""
        self._moving = True
        self.show_again()

    def take_ground(self, other: MapView) -> None:
        """Go on with the ground that another view has painted."""
        self._paint_keep = other._paint_keep

    def show_playing(self) -> None:
        """Offer the large Play where nothing is under way: at the start and at the end."""
        clock = self._session.clock
        idle = not clock.playing and clock.t_ms in (clock.start_ms, clock.end_ms)
        self.play_button.setVisible(idle and not self.quiet)

    def rest(self) -> None:
        """Have the ground painted exactly, now that the camera is at rest."""
        self._moving = False

    def prepare(self, bound_for: Camera | None = None) -> bool:
        """Work on the ground for a few milliseconds; tell whether there is more to do.

        `bound_for` is the session's camera after a glide that is under way.
        """
        session, ground = self._session, self._paint_keep.ground
        mark = GroundMark(session.ground, session.shown.layers)
        camera = self._device_camera(bound_for or session.camera)
        waiting = not ground.ready(mark, camera, session.style)
        resting = bound_for is not None or not self._moving
        more = ground.step(mark, camera, session.style, resting=resting)
        if waiting and ground.ready(mark, camera, session.style):
            self.viewport().update()
        return more

    def prepare_for(self, camera: Camera, shown: Shown, style: Style) -> bool:
        """Work on the ground that another camera will see; tell whether there is more to do.

        Nothing is done for another ground, which would drop what is kept of this one.
        """
        session, ground = self._session, self._paint_keep.ground
        mark = GroundMark(session.ground, session.shown.layers)
        alike = style == session.style and not (
            (shown.layers ^ session.shown.layers) & GROUND_LAYERS
        )
        view = self._device_camera(camera)
        if not alike or ground.ready(mark, view, style):
            return False
        ground.step(mark, view, style, resting=True)
        return True

    def picture(self) -> Scene:
        """Return what is shown, composed when something changed."""
        if self._picture is None:
            session = self._session
            self._picture = compose(
                session.battle, session.ground, session.state, self._device_camera(session.camera),
                session.shown, session.style, measure, translate, self._keep,
            )  # fmt: skip
        return self._picture

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the whole picture, one pixel of it on one of the screen's.

        It is the still of this moment as soon as the ground is ready.
        """
        share = 1 / self.devicePixelRatioF()
        painter.scale(share, share)
        scene = self.picture()
        mark = GroundMark(self._session.ground, self._session.shown.layers)
        ready = self._paint_keep.ground.ready(mark, scene.camera, scene.style)
        paint_scene(painter, scene, self._paint_keep, moving=not ready)

    def still(self, state: BattleState, camera: Camera, shown: Shown, style: Style) -> QImage:
        """Return another picture of the battle, its ground from what is kept: quick, not exact."""
        session = self._session
        scene = compose(
            session.battle, session.ground, state, camera, shown, style, measure, translate,
            self._keep,
        )  # fmt: skip
        return paint_image(scene, self._paint_keep, moving=True)

    def _device_camera(self, camera: Camera) -> Camera:
        """Return a camera of the session in the pixels of the screen: the same picture, finer."""
        (width, height), ratio = camera.size_px, self.devicePixelRatioF()
        return camera.resized((round(width * ratio), round(height * ratio)), camera.scale * ratio)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag or a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = self._dragged_to = event.position()
            self._grab()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the map along."""
        if self._press is None or self._dragged_to is None:
            return
        if (event.position() - self._press).manhattanLength() < CLICK_PX:
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        moved = event.position() - self._dragged_to
        self._dragged_to = event.position()
        self.dragged.emit()
        self._session.set_camera(self._session.camera.moved_px(moved.x(), moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take the formation under a click."""
        if self._press is None:
            return
        clicked = self._dragged_to == self._press
        self._press = self._dragged_to = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if clicked:
            at = event.position() * self.devicePixelRatioF()
            self.unit_wished.emit(unit_at(self.picture(), at.x(), at.y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Wish for the home view."""
        if self.quiet:
            self.mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.home_wished.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor."""
        notches = event.angleDelta().y() / WHEEL_STEP
        if notches:
            self._grab()
            at = event.position()
            camera, ground = self._session.camera, self._session.ground
            nearest, farthest = scale_limits(ground, camera.size_px, camera.scale)
            wanted = camera.m_per_px / ZOOM_PER_NOTCH**notches
            factor = camera.m_per_px / min(max(wanted, nearest), farthest)
            self.zoomed.emit()
            self._session.set_camera(camera.zoomed(factor, (at.x(), at.y())))
        event.accept()

    def _grab(self) -> None:
        """Let go of what is under way: whoever takes the map in hand wants to look at it."""
        self.play_button.hide()
        self.grabbed.emit()

    # the form

    def sizeHint(self) -> QSize:
        """Return a good size for a map."""
        return QSize(1000, 700)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the session how large the map is now."""
        super().resizeEvent(event)
        if not hasattr(self, "_session"):  # pyqtgraph resizes within its own constructor
            return
        width, height = max(self.width(), 1), max(self.height(), 1)
        self._item.resize(width, height)
        self._session.resize((width, height), max(height / REFERENCE_PX, LEAST_SCALE))
        self.play_button.move((width - PLAY_PX) // 2, (height - PLAY_PX) // 2)


class MapItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """The one item of the view: it paints in pixels, whatever the view's transform."""

    def __init__(self, view: MapView) -> None:
        super().__init__()
        self._view = view
        self._box = QRectF(0, 0, 1, 1)

    def resize(self, width: int, height: int) -> None:
        """Cover a view of this size."""
        self.prepareGeometryChange()
        self._box = QRectF(0, 0, width, height)

    def boundingRect(self) -> QRectF:
        """Return the whole view."""
        return self._box

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the picture, pixel by pixel."""
        painter.save()
        painter.resetTransform()
        self._view.paint_picture(painter)
        painter.restore()
