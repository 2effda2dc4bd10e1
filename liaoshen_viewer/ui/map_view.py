"""The map: one pyqtgraph item that paints the scene of the session's moment and camera."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionGraphicsItem, QToolButton, QWidget

from liaoshen_viewer.export.memory import forget_start
from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.pair import camera_size, on_map_px
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import Style
from liaoshen_viewer.scene.views import scale_limits
from liaoshen_viewer.ui.first_picture import FirstPicture
from liaoshen_viewer.ui.icons import pixmap
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named

if TYPE_CHECKING:
    from liaoshen_viewer.scene.marks import Scene
    from liaoshen_viewer.ui.map_picture import MapPicture

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
        self._made: MapPicture | None = None
        self._apart = False
        self._shared = session.shown.pair
        self._moving = False
        self._larger = 1.0
        self.quiet = False
        """While a lecture runs: no Play over the map, and a double click is two clicks."""
        self._first: FirstPicture | None = FirstPicture(session)
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
        if self._made is not None:
            self._made.forget()
        self.viewport().update()

    def show_view(self) -> None:
        """Paint what another camera sees, the ground from kept pictures until it is ready."""
        self._moving = True
        self._share_out()
        self.show_again()

    def take_ground(self, other: MapView) -> None:
        """Go on with the ground that another view has painted."""
        self._apart = other._apart
        if other._made is not None:
            self._map.take_ground(other._made)

    def lay_out_apart(self) -> None:
        """Have the days to come laid out in another process, so that playing need not wait."""
        self._apart = True

    def show_playing(self) -> None:
        """Offer the large Play where nothing is under way: at the start and at the end."""
        clock = self._session.clock
        idle = not clock.playing and clock.t_ms in (clock.start_ms, clock.end_ms)
        alone = self._session.shown.pair is None and not self.quiet
        self.play_button.setVisible(idle and alone)

    def rest(self) -> None:
        """Have the ground painted exactly, now that the camera is at rest."""
        self._moving = False

    def prepare(self, bound_for: Camera | None = None) -> bool:
        """Work on ground and names for a few milliseconds; tell whether there is more to do.

        `bound_for` is the session's camera after a glide that is under way.
        """
        camera = self._device_camera(bound_for or self._session.camera)
        before = self._map.progress(camera)
        resting = bound_for is not None or not self._moving
        more = self._map.step(camera, resting=resting)
        if self._map.progress(camera) != before:
            self.viewport().update()
        elif self._map.whole(camera) and not self._moving:
            self._keep_first(camera)
        return more

    @property
    def whole(self) -> bool:
        """Whether nothing in the picture stands in for something better to come."""
        return self._map.whole(self._device_camera(self._session.camera))

    def ground_ready(self, camera: Camera, shown: Shown, style: Style) -> bool:
        """Tell whether the ground of another camera can be shown exactly at once."""
        return self._map.ready_for(self._device_camera(camera), shown, style)

    def prepare_for(self, camera: Camera, shown: Shown, style: Style) -> bool:
        """Work on the ground that another camera will see; tell whether there is more to do.

        Nothing is done for another ground, which would drop what is kept of this one.
        """
        return self._map.step_for(self._device_camera(camera), shown, style)

    def picture(self) -> Scene:
        """Return what is shown, composed when something changed."""
        return self._map.scene(self._device_camera(self._session.camera))

    def image(self) -> QImage:
        """Return the picture painted exactly, in the screen's pixels."""
        return self._map.image(self._device_camera(self._session.camera))

    def file_bytes(self, ending: str) -> bytes:
        """Return the picture as the bytes of a `.png`, `.pdf` or `.svg` file."""
        return self._map.file_bytes(self._device_camera(self._session.camera), ending)

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the whole picture, one pixel of it on one of the screen's."""
        share = 1 / self.devicePixelRatioF()
        painter.scale(share, share)
        camera = self._device_camera(self._session.camera)
        kept = self._first.fetch(camera) if self._first is not None else None
        if kept is not None:
            painter.drawImage(0, 0, kept)
        else:
            self._map.paint(painter, camera)

    def still(self, state: BattleState, camera: Camera, shown: Shown, style: Style) -> QImage:
        """Return another picture of the battle, its ground from what is kept: quick, not exact."""
        return self._map.still(state, camera, shown, style)

    @property
    def _map(self) -> MapPicture:
        if self._made is None:
            # Here, so that starting with a kept picture does not wait for what composing needs.
            from liaoshen_viewer.ui.map_picture import MapPicture

            self._made = MapPicture(self._session)
            if self._apart:
                self._made.lay_out_apart()
        return self._made

    def _keep_first(self, camera: Camera) -> None:
        """Keep the picture of the start for the next one, now that it is whole."""
        if self._first is not None:
            if self._session.t_ms == self._session.clock.start_ms:
                self._first.store(camera, self._map.image(camera))
            self._first = None
            forget_start()

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
            # Here, like the composing of the picture in which it looks.
            from liaoshen_viewer.scene.pick import unit_at

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
            x = on_map_px(camera, self._session.shown.pair, at.x())
            self._session.set_camera(camera.zoomed(factor, (x, at.y())))
        event.accept()

    def _grab(self) -> None:
        """Let go of what is under way: whoever takes the map in hand wants to look at it."""
        self.play_button.hide()
        self.grabbed.emit()

    # the form

    def sizeHint(self) -> QSize:
        """Return a good size for a map."""
        return QSize(1000, 700)

    def enlarge(self, times: float) -> None:
        """Draw signs, names and plates so many times as large as usual."""
        self._larger = times
        self._session.resize(self._session.camera.size_px, self._scale())

    def _share_out(self) -> None:
        """Give the camera the whole map, or a half of it where two moments stand side by side."""
        pair = self._session.shown.pair
        if self.play_button.isVisible() and pair is not None:
            self.play_button.hide()
        if pair == self._shared:
            return  # two windows, one taking the other's place, would ask in turns for ever
        self._shared = pair
        size = camera_size((max(self.width(), 1), max(self.height(), 1)), pair)
        if size != self._session.camera.size_px:
            self._session.resize(size, self._scale())

    def _scale(self) -> float:
        height: int = self.height()
        return self._larger * max(height / REFERENCE_PX, LEAST_SCALE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the session how large the map is now."""
        super().resizeEvent(event)
        if not hasattr(self, "_session"):  # pyqtgraph resizes within its own constructor
            return
        width, height = max(self.width(), 1), max(self.height(), 1)
        self._item.resize(width, height)
        size = camera_size((width, height), self._session.shown.pair)
        self._session.resize(size, self._scale())
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
