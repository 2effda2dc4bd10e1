"""Paint a scene: the only way from marks to pixels, for screen, still and film alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtGui import QImage, QPainter

from liaoshen_viewer.paint.battles import paint_battles, paint_errors
from liaoshen_viewer.paint.captions import paint_caption
from liaoshen_viewer.paint.charts import paint_line_chart, paint_orbat_chart
from liaoshen_viewer.paint.control import ControlKeep, paint_control, paint_washed
from liaoshen_viewer.paint.emphasis import paint_emphasis
from liaoshen_viewer.paint.fronts import paint_fronts
from liaoshen_viewer.paint.furniture import (
    paint_credits,
    paint_date,
    paint_locator,
    paint_north_arrow,
    paint_scale_bar,
)
from liaoshen_viewer.paint.graticule import paint_degrees, paint_graticule
from liaoshen_viewer.paint.ink import paint_ink
from liaoshen_viewer.paint.inset import paint_inset
from liaoshen_viewer.paint.legend import paint_legend
from liaoshen_viewer.paint.meter import paint_meter
from liaoshen_viewer.paint.name_sheet import NameSheet
from liaoshen_viewer.paint.names import paint_labels, paint_places
from liaoshen_viewer.paint.pair import paint_half
from liaoshen_viewer.paint.pyramid import GroundKeep
from liaoshen_viewer.paint.ruler import paint_ruler
from liaoshen_viewer.paint.signs import (
    paint_edge_signs,
    paint_ghosts,
    paint_leaders,
    paint_signs,
)
from liaoshen_viewer.paint.stamps import Stamps, is_vector
from liaoshen_viewer.paint.trails import paint_arrows, paint_planned, paint_trails
from liaoshen_viewer.paint.vector import paint_drawn_ground
from liaoshen_viewer.scene.caption_marks import Caption, EmphasisMark, InkMark
from liaoshen_viewer.scene.chart_marks import LineChart, OrbatChart
from liaoshen_viewer.scene.control_marks import ControlMark
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.marks import (
    ArrowMarks,
    BattleMarks,
    CreditLine,
    DatePlate,
    DegreeLabels,
    EdgeSigns,
    ErrorCircles,
    FrontMarks,
    GhostMarks,
    GraticuleLines,
    GroundMark,
    HalfMark,
    InsetMark,
    LabelMarks,
    LeaderMarks,
    Legend,
    Locator,
    NorthArrow,
    PlaceMarks,
    PlannedWay,
    RulerMark,
    ScaleBar,
    Scene,
    SignMarks,
    TrailMarks,
)
from liaoshen_viewer.scene.meter_marks import MeterPlate
from liaoshen_viewer.scene.style import Style

Paint = Callable[[QPainter, Any, Style, float, Stamps], None]

PAINTERS: Final[Mapping[type, Paint]] = {
    FrontMarks: paint_fronts,
    TrailMarks: paint_trails,
    PlannedWay: paint_planned,
    ArrowMarks: paint_arrows,
    BattleMarks: paint_battles,
    ErrorCircles: paint_errors,
    PlaceMarks: paint_places,
    LabelMarks: paint_labels,
    LeaderMarks: paint_leaders,
    SignMarks: paint_signs,
    EdgeSigns: paint_edge_signs,
    GhostMarks: paint_ghosts,
    DatePlate: paint_date,
    MeterPlate: paint_meter,
    ScaleBar: paint_scale_bar,
    CreditLine: paint_credits,
    NorthArrow: paint_north_arrow,
    Legend: paint_legend,
    Locator: paint_locator,
    GraticuleLines: paint_graticule,
    DegreeLabels: paint_degrees,
    RulerMark: paint_ruler,
    Caption: paint_caption,
    EmphasisMark: paint_emphasis,
    InkMark: paint_ink,
    LineChart: paint_line_chart,
    OrbatChart: paint_orbat_chart,
}
"""How each kind of mark is painted; what is kept as a picture is painted by its keep."""


@dataclass(frozen=True, slots=True)
class PaintKeep:
    """What is kept from frame to frame. It makes painting faster and changes no pixel."""

    ground: GroundKeep = field(default_factory=GroundKeep)
    control: ControlKeep = field(default_factory=ControlKeep)
    stamps: Stamps = field(default_factory=Stamps)
    names: NameSheet = field(default_factory=NameSheet)
    insets: Keep = field(default_factory=lambda: Keep(1))
    """The PaintKeep of the picture within the picture."""
    halves: Keep = field(default_factory=lambda: Keep(2))

    def half(self, mark: HalfMark) -> PaintKeep:
        """Return what is kept for one of two moments: both have one ground and the same letters."""
        return self.halves.get(
            mark.box_px[0] > 0, lambda: PaintKeep(self.ground, stamps=self.stamps)
        )


def paint_scene(
    painter: QPainter, scene: Scene, keep: PaintKeep | None = None, *, moving: bool = False
) -> None:
    """Paint a scene from its top left corner. Needs `load_fonts` to have been called.

    While the camera is `moving` the ground is shifted and scaled from kept pictures; otherwise
    it is exact, and all else is exact always.
    """
    kept = keep or PaintKeep()
    drawn, marks = is_vector(painter), scene.marks
    if not (moving or drawn) and len(marks) > 1 and isinstance(marks[1], ControlMark):
        # The two that cover the whole picture, at rest: one picture is copied for both.
        assert isinstance(marks[0], GroundMark)
        ground = kept.ground.exact(marks[0], scene.camera, scene.style)
        paint_washed(painter, ground, marks[1], scene.camera, scene.style, kept.control)
        marks = marks[2:]
    for mark in marks:
        if drawn and isinstance(mark, GroundMark | ControlMark):
            _draw_ground(painter, mark, scene)
        elif isinstance(mark, GroundMark):
            _paint_ground(painter, mark, scene, kept.ground, moving)
        elif isinstance(mark, ControlMark):
            paint_control(painter, mark, scene.camera, scene.style, kept.control, moving)
        elif isinstance(mark, LabelMarks) and not drawn:
            kept.names.paint(painter, mark, scene.camera, scene.style, kept.stamps, moving=moving)
        elif isinstance(mark, HalfMark):
            half = paint_image(mark.scene, kept.half(mark), moving=moving)
            paint_half(painter, mark, half, scene.camera.scale)
        elif isinstance(mark, InsetMark):
            within = paint_image(mark.scene, kept.insets.get("inset", PaintKeep))
            paint_inset(painter, mark, within, scene.style, scene.camera.scale)
        else:
            paint = PAINTERS[type(mark)]
            paint(painter, mark, scene.style, scene.camera.scale, kept.stamps)


def _draw_ground(painter: QPainter, mark: GroundMark | ControlMark, scene: Scene) -> None:
    # The wash of control is in the ground's one picture.
    if isinstance(mark, GroundMark):
        paint_drawn_ground(painter, mark, scene)


def _paint_ground(
    painter: QPainter, mark: GroundMark, scene: Scene, keep: GroundKeep, moving: bool
) -> None:
    if moving:
        keep.paint_moving(painter, mark, scene.camera, scene.style)
    else:
        painter.drawImage(0, 0, keep.exact(mark, scene.camera, scene.style))


def paint_image(scene: Scene, keep: PaintKeep | None = None, *, moving: bool = False) -> QImage:
    """Paint a scene as a picture of the camera's size, in Format_RGB32."""
    picture = QImage(*scene.camera.size_px, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    paint_scene(painter, scene, keep, moving=moving)
    painter.end()
    return picture
