"""A view as a line of text says what it was made of, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.scenario.calendar import MINUTE_MS
from liaoshen_viewer.search.catalogue import Kind
from liaoshen_viewer.search.find import find
from liaoshen_viewer.search.view_text import ViewText, read_view_text, view_text
from tests.sample import at
from tests.search.test_find import SAMPLE

TEXT = "liaoshen:sample?at=1948-10-12T10:00&center=121.1000,41.1000&width=380"
VIEW = ViewText("sample", at("10-12T10:00"), (121.1, 41.1), 380.0)


def test_a_view_is_written_like_this() -> None:
    assert view_text(VIEW) == TEXT


@given(
    st.text(min_size=1).filter(lambda text: text.isprintable()),
    st.integers(at("10-10") // MINUTE_MS, at("10-14") // MINUTE_MS),
    st.floats(-180, 180),
    st.floats(-90, 90),
    st.floats(1, 5_000),
)
def test_what_is_written_is_read(
    scenario: str, minute: int, lon: float, lat: float, width: float
) -> None:
    read = read_view_text(view_text(ViewText(scenario, minute * MINUTE_MS, (lon, lat), width)))
    assert read is not None
    assert (read.scenario, read.t_ms) == (scenario, minute * MINUTE_MS)
    assert read.center == pytest.approx((lon, lat), abs=6e-5)
    assert read.width_km == pytest.approx(width, rel=1e-5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "liaoshen",
        "liaoshen:",
        "liaoshen:sample",
        TEXT.replace("10-12", "10-32"),
        TEXT.replace("121.1", "221.1"),
        TEXT.replace("41.1", "nan"),
        TEXT.replace("380", "0"),
        TEXT.replace("380", "1e9"),
        TEXT.removesuffix("&width=380"),
        TEXT.replace("liaoshen:", "https:"),
    ],
)
def test_nothing_else_is_a_view(text: str) -> None:
    assert read_view_text(text) is None


@pytest.mark.parametrize("text", [TEXT, f"  {TEXT}\n"])
def test_a_view_is_found(text: str) -> None:
    assert [(entry.kind, entry.key) for entry in find(SAMPLE, text)][:1] == [(Kind.VIEW, text)]


@pytest.mark.parametrize("text", [TEXT.replace("sample", "other"), TEXT.replace("1948", "1947")])
def test_a_view_of_another_scenario_or_time_is_not(text: str) -> None:
    assert all(entry.kind is not Kind.VIEW for entry in find(SAMPLE, text))
