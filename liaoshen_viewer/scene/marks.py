"""The marks: what a picture consists of, as numbers and words. Lengths are pixels.

All marks of one kind are one object that holds arrays; row i of every array is the i-th of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.motion.tracks import FloatArray, IntArray, TextArray
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.caption_marks import EmphasisMark, InkMark, Plate
from liaoshen_viewer.scene.control_marks import ControlMark
from liaoshen_viewer.scene.meter_marks import MeterPlate
from liaoshen_viewer.scene.sign_looks import SignLooks
from liaoshen_viewer.scene.style import Style

Point = tuple[float, float]


class SignKind(IntEnum):
    """The shape of a formation's sign."""

    FORMATION = 0
    HEADQUARTERS = 1
    SHIP = 2
    AIRCRAFT = 3


class LabelKind(IntEnum):
    """What a name belongs to; the style has a colour for each."""

    PLACE = 0
    WATER = 1
    MOUNTAIN = 2
    REGION = 3


@dataclass(frozen=True, slots=True)
class GroundMark:
    """The basemap under everything: painted from the projected ground, for the scene's camera."""

    ground: Ground
    layers: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlaceMarks:
    """Dots of places."""

    xy_px: FloatArray
    """(n, 2) the place itself."""
    rank: IntArray
    """(n,) 1 is a great city."""


@dataclass(frozen=True, slots=True)
class LabelMarks:
    """Names on the map, in one or two lines, with a halo."""

    lines: tuple[tuple[str, ...], ...]
    corner_px: FloatArray
    """(n, 2) top left corner."""
    extent_px: FloatArray
    """(n, 2) width and height."""
    size_px: FloatArray
    """(n,) height of the letters of the first line."""
    kind: IntArray
    """(n,) a LabelKind."""
    rank: IntArray
    align: IntArray
    """(n,) -1, 0 or 1: the lines are set to the left, in the middle, or to the right."""
    turn_deg: FloatArray
    """(n,) how a single letter is turned about its middle, clockwise."""
    strength: FloatArray
    """(n,) 1 for a name that stands free, down to 0 for one that signs cover."""


@dataclass(frozen=True, slots=True)
class SignMarks:
    """Signs of formations, in paint order: the last lies on top."""

    unit: IntArray
    """(n,) position in `scenario.units`."""
    ids: TextArray
    number: TextArray
    """(n,) the designation within the sign."""
    echelon: TextArray
    """(n,) the marks above it: `XXX`, `XX`; empty for none."""
    colour: TextArray
    """(n,) the name of the side's colour."""
    kind: IntArray
    """(n,) a SignKind."""
    centre_px: FloatArray
    """(n, 2) middle of the sign's frame."""
    true_px: FloatArray
    """(n, 2) where the formation really is."""
    frame_px: FloatArray
    """(n, 2) width and height of the frame."""
    certainty: IntArray
    """(n,) 0 documented, 1 inferred, 2 reconstructed."""
    strength: FloatArray
    """(n,) share of the first day's strength, 0 to 1; nan where unknown."""
    heading_px: FloatArray
    """(n, 2) unit vector of movement on the picture, y down; nan for a formation at rest."""
    looks: SignLooks
    opacity: FloatArray
    """(n,) 1; less while a sign folds into its superior's or unfolds from it."""
    selected: int
    """The row that is selected; -1 for none."""


@dataclass(frozen=True, slots=True)
class LeaderMarks:
    """True positions of displaced signs, tied to them by a line."""

    true_px: FloatArray
    centre_px: FloatArray
    colour: TextArray
    opacity: FloatArray


@dataclass(frozen=True, slots=True)
class EdgeSigns:
    """Small signs at the border for formations outside the picture."""

    signs: SignMarks
    toward_px: FloatArray
    """(n, 2) unit vector to the formation, y down."""


@dataclass(frozen=True, slots=True)
class GhostMarks:
    """Formations where another account has them."""

    account: str
    signs: SignMarks
    solid_px: FloatArray
    """(n, 2) where they are by our account; nan where they are not."""


@dataclass(frozen=True, slots=True)
class FrontMarks:
    """Lines of fronts with their teeth; one row for each line."""

    lines_px: tuple[FloatArray, ...]
    """Of (k, 2)."""
    teeth_px: tuple[FloatArray, ...]
    """Of (j, 3, 2): the corners of triangles, the second one pointing at the enemy."""
    colour: tuple[str, ...]
    """The names of the sides' colours."""
    strength: tuple[float, ...]
    """0 unseen to 1."""


@dataclass(frozen=True, slots=True)
class TrailMarks:
    """The ways of the last days: sets of lines, each of one colour and strength."""

    ends_px: tuple[FloatArray, ...]
    """Of (s, 4): x and y of the start and of the end of each line."""
    colour: tuple[str, ...]
    strength: tuple[float, ...]
    """0 unseen to 1."""
    age: tuple[float, ...]
    """0 where the formations are, up to 1 where the trails end."""


@dataclass(frozen=True, slots=True)
class PlannedWay:
    """The way of the selected formation to its next waypoint."""

    ends_px: FloatArray
    """(s, 4) dashes: x and y of the start and of the end of each."""
    head_px: FloatArray
    """(3, 2) corners of the arrow's head."""
    colour: str


@dataclass(frozen=True, slots=True)
class ArrowMarks:
    """Arrows of advance and attack, one row for each."""

    outlines_px: tuple[FloatArray, ...]
    """Of (k, 2)."""
    colour: tuple[str, ...]
    strength: tuple[float, ...]
    """0 unseen to 1."""
    sure: tuple[bool, ...]
    """Documented or inferred; reconstructed ones are paler."""


@dataclass(frozen=True, slots=True)
class GraticuleLines:
    """Meridians and parallels, in pixels, each (k, 2)."""

    lines: tuple[FloatArray, ...]


@dataclass(frozen=True, slots=True)
class DegreeLabels:
    """The degrees of meridians and parallels, where these meet the picture's border."""

    texts: tuple[str, ...]
    middle_px: FloatArray
    """(n, 2) middle of each text."""
    size_px: float


@dataclass(frozen=True, slots=True)
class BattleMarks:
    """Places where it is fought, and besieged towns."""

    xy_px: FloatArray
    """(n, 2)"""
    strength: FloatArray
    """(n,) 0 unseen to 1."""
    beat: float
    """0 to 1: how far the present beat has come, the same for all."""
    siege_px: FloatArray
    """(k, 2)"""


@dataclass(frozen=True, slots=True)
class ErrorCircles:
    """Where formations may really have stood."""

    centre_px: FloatArray
    radius_px: FloatArray
    colour: TextArray
    certainty: IntArray
    """(n,) 0 documented, 1 inferred, 2 reconstructed."""


@dataclass(frozen=True, slots=True)
class DatePlate:
    """The moment, in large letters, with a smaller line under it."""

    corner_px: Point
    """Top left corner; what lies on a piece of furniture is told from there."""
    extent_px: Point
    pad_px: float
    """From the plate's edge to what it shows."""
    title: str
    title_size_px: float
    note: str
    note_size_px: float


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of a round number of kilometres, true at the picture's centre."""

    corner_px: Point
    extent_px: Point
    left_px: Point
    """The left end of the bar's foot."""
    length_px: float
    steps: int
    """In how many parts it is divided."""
    numbers: tuple[str, ...]
    """The figures under its divisions, the last with the unit."""
    size_px: float


@dataclass(frozen=True, slots=True)
class NorthArrow:
    """An arrow to true north at the picture's centre."""

    corner_px: Point
    extent_px: Point
    turn_deg: float
    """Clockwise from the top of the picture."""


@dataclass(frozen=True, slots=True)
class CreditLine:
    """Who made what lies under the picture."""

    corner_px: Point
    extent_px: Point
    text: str
    size_px: float


class LegendKind(StrEnum):
    """What a row of the legend explains."""

    SIGN = "sign"
    STRENGTH = "strength"
    TRUE_PLACE = "true_place"
    FRONT = "front"
    PLANNED = "planned"
    BATTLE = "battle"
    SIEGE = "siege"
    ERROR = "error"
    CONTESTED = "contested"
    TRAIL = "trail"
    ARROW = "arrow"
    RAILWAY = "railway"
    CUT = "cut"
    BORDER = "border"


@dataclass(frozen=True, slots=True)
class Legend:
    """What the signs and lines of this picture mean, a row for each."""

    corner_px: Point
    extent_px: Point
    kinds: tuple[LegendKind, ...]
    middle_px: FloatArray
    """(n, 2) the middle of each row's sample."""
    sample_px: Point
    """Width and height that a sample has."""
    texts: tuple[str, ...]
    text_px: float
    """From the middles of the samples to the texts."""
    size_px: float
    signs: SignMarks
    """The samples of the rows that explain signs, as they stand on the plate."""
    colour: str
    """The side whose fronts, trails and arrows are the samples."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A small map of the whole ground with the picture's place in it."""

    corner_px: Point
    extent_px: Point
    area_px: FloatArray
    """(k, 2) outline of the ground that is known."""
    land_px: tuple[FloatArray, ...]
    """Rings (k, 2)."""
    frame_px: FloatArray
    """(4, 2) corners of the picture."""


@dataclass(frozen=True, slots=True)
class RulerMark:
    """The way between two points, with its length."""

    line_px: FloatArray
    """(k, 2)"""
    corner_px: Point
    """Top left corner of the text."""
    extent_px: Point
    text: str
    size_px: float


@dataclass(frozen=True, slots=True)
class InsetMark:
    """A part of the picture, enlarged: a scene of its own in a box."""

    corner_px: Point
    extent_px: Point
    scene: Scene
    place_px: tuple[float, float, float, float]
    """Left, top, right and bottom of what it shows, in the picture around it."""


@dataclass(frozen=True, slots=True)
class HalfMark:
    """One of two moments: the part of its own picture that lies in a box of the whole."""

    box_px: tuple[float, float, float, float]
    """Left, top, width and height."""
    left_px: float
    """Where the left edge of the moment's own picture lies."""
    scene: Scene


Furniture = (
    InsetMark | MeterPlate | DatePlate | ScaleBar | NorthArrow | CreditLine | Legend | Locator
)
"""What stands in a corner of the sheet."""

Mark = (
    ControlMark | BattleMarks | ErrorCircles | FrontMarks | TrailMarks | PlannedWay | ArrowMarks
    | GroundMark | PlaceMarks | LabelMarks | LeaderMarks | SignMarks
    | EdgeSigns | GhostMarks | GraticuleLines | DegreeLabels | RulerMark | Furniture
    | Plate | EmphasisMark | InkMark | HalfMark
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture: what is painted, in paint order."""

    camera: Camera
    style: Style
    marks: tuple[Mark, ...]

    def find(self, kind: type[Mark]) -> list[Mark]:
        """Return the marks of one kind, in paint order."""
        return [mark for mark in self.marks if isinstance(mark, kind)]
