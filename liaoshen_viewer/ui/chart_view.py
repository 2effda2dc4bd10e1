"""One chart of figures over time, in step with the map: the same mark as in a film."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from liaoshen_viewer.paint.text import measure
from liaoshen_viewer.scene.chart_marks import LineChart
from liaoshen_viewer.scene.figures import Figures
from liaoshen_viewer.scene.line_chart import Sheet, least_height, line_chart, time_at
from liaoshen_viewer.ui.chart_look import window_style
from liaoshen_viewer.ui.dates import moment_text
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import px
from liaoshen_viewer.ui.words import language, translate

if TYPE_CHECKING:
    from liaoshen_viewer.paint.stamps import Stamps

LETTERS: Final = 12
SIDES_PX: Final = 175
FORCES_PX: Final = 230
"""About how high a chart of sides and one of forces is, until its figures are known."""
PLOT_EMS: Final = 7.0
WHEEL_STEP: Final = 1.25
MOVE_STEP: Final = 0.1


class ChartView(QWidget):
    """Paints the chart of some figures.

    Signals:
        time_wished(object): a press or a drag at a moment (milliseconds).
        zoom_wished(object): another factor and the moment that keeps its place (float, int).
        move_wished(float): another stretch, later by a share of what is seen.
    """

    time_wished = Signal(object)
    zoom_wished = Signal(float, object)
    move_wished = Signal(float)

    def __init__(
        self,
        session: Session,
        make: Callable[[], Figures] | None,
        name: str,
        plot_ems: float = PLOT_EMS,
    ) -> None:
        """Take who works the figures out (None: they come later), and the height of the curves."""
        super().__init__()
        self._plot_ems = plot_ems
        self._session = session
        self._make = make
        self._figures: Figures | None = None
        self._mark: LineChart | None = None
        self._stamps: Stamps | None = None
        self.span_ms = _campaign(session)
        self.setObjectName(f"chart_{name}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setMinimumHeight(px(FORCES_PX if "-" in name else SIDES_PX))

    @property
    def figures(self) -> Figures:
        """Return the figures, worked out when they are first asked for."""
        if self._figures is not None:
            return self._figures
        if self._make is None:
            raise LookupError("a chart is asked for before it has figures")
        return self._take(self._make())

    def show_figures(self, figures: Figures) -> None:
        """Show other figures over the whole campaign; nothing where nothing is known."""
        self.span_ms = _campaign(self._session)
        self._take(figures)
        self.setVisible(bool(figures.curves))
        self.show_again()

    def _take(self, figures: Figures) -> Figures:
        self._figures = figures
        self.setAccessibleName(figures.heading(language(), translate))
        self.setMinimumHeight(round(least_height(figures, px(LETTERS), self._plot_ems)))
        return figures

    def mark(self, extent_px: tuple[float, float], letters_px: float) -> LineChart:
        """Return the chart of the session's moment in any size."""
        sheet = Sheet((0.0, 0.0), extent_px, letters_px)
        t_ms = self._session.t_ms
        return line_chart(self.figures, sheet, self.span_ms, t_ms, language(), measure, translate)

    def show_again(self) -> None:
        """Paint anew: another moment, span, style or language."""
        self._mark = None
        self.update()

    def time_at(self, x_px: float) -> int:
        """Return the moment at a pixel."""
        mark = self._shown()
        return time_at(mark.box_px, self.span_ms, x_px * self.devicePixelRatioF())

    def _shown(self) -> LineChart:
        if self._mark is None:
            ratio = self.devicePixelRatioF()
            extent = (self.width() * ratio, self.height() * ratio)
            self._mark = self.mark(extent, px(LETTERS) * ratio)
        return self._mark

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark, pixel for pixel."""
        # Here, so that starting does not wait for what painting needs.
        from liaoshen_viewer.paint.charts import paint_chart
        from liaoshen_viewer.paint.stamps import Stamps

        self._stamps = self._stamps or Stamps()
        painter = QPainter(self)
        style = window_style(self._session, self.palette())
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        paint_chart(painter, self._shown(), style, self._stamps)
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(self.palette().highlight().color())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Forget what was painted in another palette's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._stamps = None
            self.update()

    def resizeEvent(self, event: QEvent) -> None:
        """Lay the chart out for another size."""
        self._mark = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the moment under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.time_wished.emit(self.time_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while dragged; else say which moment it is at."""
        t_ms = self.time_at(event.position().x())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.time_wished.emit(t_ms)
        else:
            QToolTip.showText(event.globalPosition().toPoint(), moment_text(t_ms), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom in time at the pointer with Ctrl held, move along with Shift; else let it scroll."""
        held, turned = event.modifiers(), event.angleDelta()
        along = turned.x() or (turned.y() if held & Qt.KeyboardModifier.ShiftModifier else 0)
        if along:
            self.move_wished.emit(-along / 120 * MOVE_STEP)
        elif held & Qt.KeyboardModifier.ControlModifier:
            factor = WHEEL_STEP ** (turned.y() / 120)
            self.zoom_wished.emit(factor, self.time_at(event.position().x()))
        else:
            event.ignore()


def _campaign(session: Session) -> tuple[int, int]:
    clock = session.scenario.clock
    return clock.campaign_start_ms, clock.campaign_end_ms
