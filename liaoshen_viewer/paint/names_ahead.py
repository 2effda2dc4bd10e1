"""Names laid out and painted before a camera comes to need them, and what stands in until then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from liaoshen_viewer.geography.ground import Ground
from liaoshen_viewer.paint.names import stamp_slices
from liaoshen_viewer.paint.stamps import Stamps
from liaoshen_viewer.scene.bands import coarser_band
from liaoshen_viewer.scene.furniture import Measure
from liaoshen_viewer.scene.keep import Keep
from liaoshen_viewer.scene.labels import LabelLayout, Lettering
from liaoshen_viewer.scene.names_at import (
    FARTHEST_BAND,
    NEAREST_BAND,
    great_names,
    names_at,
    names_for,
    names_ready,
    names_slices,
    window_bands,
)
from liaoshen_viewer.scene.style import Style

SCALES_PAINTED: Final = 7
"""How many of the nearest scales have their names painted ahead: all would take too much room."""


@dataclass(frozen=True, slots=True)
class Task:
    """Which names are wanted, how they look, and where what is made of them is kept."""

    keep: Keep
    ground: Ground
    lettering: Lettering
    measure: Measure
    style: Style
    scale: float
    stamps: Stamps

    def same(self, other: Task | None) -> bool:
        """Tell whether what was made for another task serves this one."""
        return (
            other is not None
            and self.keep is other.keep
            and self.ground is other.ground
            and self.measure is other.measure
            and self.stamps is other.stamps
            and (self.lettering, self.style.id, self.scale)
            == (other.lettering, other.style.id, other.scale)
        )


class NamesAhead:
    """Makes the names of all scales in slices of work, those nearest to a camera first."""

    def __init__(self) -> None:
        self._task: Task | None = None
        self._job: Iterator[None] | None = None
        self._painted = set[int]()
        self._last: tuple[Ground, LabelLayout] | None = None
        self.finished = 0
        """How many pieces of work are finished."""
        self.standing_in = False
        """Whether names were given since it was set to False that were not those asked for."""

    def step(self, task: Task, scale_m: float) -> bool:
        """Do a few milliseconds of work for a camera; tell whether there is more.

        What is begun is finished first: most of it serves many scales.
        """
        if not task.same(self._task):
            self._task, self._job, self._painted = task, None, set()
        if self._job is None:
            band = next(self._left(task, scale_m), None)
            if band is None:
                return False
            self._job = self._slices(task, band)
        if next(self._job, self) is self:
            self._job = None
            self.finished += 1
        return True

    def ready(self, task: Task, scale_m: float) -> bool:
        """Tell whether the names for a camera are laid out and painted."""
        return task.same(self._task) and self._whole(task, coarser_band(scale_m))

    def names(
        self, keep: Keep, ground: Ground, scale_m: float, lettering: Lettering, measure: Measure
    ) -> LabelLayout:
        """Return the names for a camera, or what stands in for them without making it wait.

        The next coarser names that are there are free of overlap too; of finer ones the great
        names are. Names in other languages serve while there are none in the chosen ones.
        """
        band = coarser_band(scale_m)
        painted = band in self._painted or not self._painted
        if NEAREST_BAND < band <= FARTHEST_BAND and not (
            painted and names_ready(keep, band, lettering)
        ):
            found = self._stand_in(keep, ground, band, lettering)
            if found is not None:
                self.standing_in = True
                return found
        found = names_for(keep, ground, scale_m, lettering, measure)
        self._last = ground, found
        return found

    def _stand_in(
        self, keep: Keep, ground: Ground, band: int, lettering: Lettering
    ) -> LabelLayout | None:
        kept = [other for other in range(NEAREST_BAND, FARTHEST_BAND + 1)
                if keep.has_lasting(("names", other, lettering))]  # fmt: skip
        there = [other for other in kept if other in self._painted] or kept
        coarser = [other for other in there if other >= band]
        if there:
            nearest = min(coarser) if coarser else max(there)
            layout: LabelLayout = keep.lasting(("names", nearest, lettering), _missing)
            return layout if coarser else great_names(layout)
        if self._last is not None and self._last[0] is ground:
            return self._last[1]
        return None

    def _left(self, task: Task, scale_m: float) -> Iterator[int]:
        """Yield the bands for which something is missing, the nearest to a scale first."""
        for number, band in enumerate(window_bands(scale_m)):
            ready = names_ready(task.keep, band, task.lettering)
            if not ready or (band not in self._painted and number < SCALES_PAINTED):
                yield band

    def _whole(self, task: Task, band: int) -> bool:
        return band in self._painted and names_ready(task.keep, band, task.lettering)

    def _slices(self, task: Task, band: int) -> Iterator[None]:
        about = task.keep, task.ground, band, task.lettering, task.measure
        if not names_ready(task.keep, band, task.lettering):
            yield from names_slices(*about)
            return
        layout = names_at(*about)
        yield from stamp_slices(layout, task.style, task.scale, task.stamps)
        self._painted.add(band)


def _missing() -> LabelLayout:
    raise AssertionError("a layout that is kept went missing")
