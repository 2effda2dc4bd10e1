"""What a stop points at, typed and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.errors import LectureError
from liaoshen_viewer.lecture.model import Stop
from liaoshen_viewer.lecture.pointing import (
    arrows_text,
    circles_text,
    places_text,
    units_text,
    with_arrows,
    with_circles,
    with_places,
    with_units,
)
from tests.lecture.lectures import stop
from tests.sample import at, small_scenario

SCENARIO = small_scenario()
BARE = stop(1, at("10-12"))
SPOTS = st.one_of(
    st.sampled_from(sorted(SCENARIO.places)),
    st.builds("{:.4f} {:.4f}".format, st.floats(-180, 180), st.floats(-90, 90)),
)
SIDES = st.sampled_from(["", *(f" ({side.id})" for side in SCENARIO.sides)])
ARROWS = st.builds(lambda spots, side: " > ".join(spots) + side, st.lists(SPOTS, min_size=2), SIDES)
CIRCLES = st.builds("{} {} km{}".format, SPOTS, st.integers(1, 900), SIDES)


@given(
    st.lists(st.sampled_from(sorted(SCENARIO.unit_index)), max_size=4),
    st.lists(st.sampled_from(sorted(SCENARIO.places)), max_size=4),
    st.lists(ARROWS, max_size=3),
    st.lists(CIRCLES, max_size=3),
)
def test_what_is_written_is_read(
    units: list[str], places: list[str], arrows: list[str], circles: list[str]
) -> None:
    found: Stop = BARE
    for take, parts in (
        (with_units, units), (with_places, places), (with_arrows, arrows), (with_circles, circles)
    ):  # fmt: skip
        found = take(found, "; ".join(parts), SCENARIO)
    texts = [tell(found) for tell in (units_text, places_text, arrows_text, circles_text)]
    assert texts == ["; ".join(parts) for parts in (units, places, arrows, circles)]
    assert len(found.spots.arrows) == len(found.emphasis.arrows)


def test_names_are_understood_too() -> None:
    place = SCENARIO.places[next(iter(SCENARIO.places))]
    assert with_places(BARE, f" {place.names.en.upper()} ；", SCENARIO).emphasis.places == (
        place.id,
    )
    assert with_places(BARE, place.names.zh_hans, SCENARIO).emphasis.places == (place.id,)


@pytest.mark.parametrize(
    ("take", "text", "said"),
    [
        (with_units, "C04; XX9", "lecture.no_unit"),
        (with_places, "atlantis", "lecture.no_place"),
        (with_arrows, "tashan", "lecture.no_arrow"),
        (with_arrows, "tashan > 200 10", "lecture.no_place"),
        (with_arrows, "tashan > jinzhou (moon)", "lecture.no_side"),
        (with_circles, "tashan", "lecture.no_circle"),
        (with_circles, "tashan 0 km", "lecture.no_circle"),
        (with_circles, "tashan 1.2.3 km", "lecture.no_circle"),
    ],
)
def test_what_is_not_understood(take: object, text: str, said: str) -> None:
    with pytest.raises(LectureError) as refused:
        take(BARE, text, SCENARIO)  # type: ignore[operator]
    assert refused.value.message.id == said
