"""Dates as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.playback.spoken_date import spoken_date
from liaoshen_viewer.scenario.calendar import HOUR_MS, format_time, parse_time

FIRST_MS = parse_time("1948-09-12", 480)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1948-10-14", "1948-10-14T00:00"),
        ("1948-10-14 10:00", "1948-10-14T10:00"),
        ("1948-10-14T10:30", "1948-10-14T10:30"),
        ("1948/10/4", "1948-10-04T00:00"),
        ("14 Oct", "1948-10-14T00:00"),
        ("14oct", "1948-10-14T00:00"),
        ("14 October 1948, 10:00", "1948-10-14T10:00"),
        ("14 oct 9:05", "1948-10-14T09:05"),
        ("Oct 14", "1948-10-14T00:00"),
        ("October 14, 1948", "1948-10-14T00:00"),
        ("Oct 14 10:00", "1948-10-14T10:00"),
        ("3rd Nov.", "1948-11-03T00:00"),
        ("10月14日", "1948-10-14T00:00"),
        ("10月14日10时", "1948-10-14T10:00"),
        ("1948年10月14日 10点30分", "1948-10-14T10:30"),
        ("11月2号 22:15", "1948-11-02T22:15"),
        ("day 1", "1948-09-12T00:00"),
        ("Day 33 10:00", "1948-10-14T10:00"),
        ("第33天", "1948-10-14T00:00"),
        ("14 Oct 24:00", "1948-10-15T00:00"),
        ("15 March", "1949-03-15T00:00"),
        ("15 April", "1948-04-15T00:00"),
        ("  14 Oct  ", "1948-10-14T00:00"),
    ],
)
def test_reads(text: str, moment: str) -> None:
    found = spoken_date(text, FIRST_MS)
    assert found is not None
    assert format_time(found) == moment


@pytest.mark.parametrize(
    "text",
    [
        "", "Jinzhou", "14", "31 Sep", "30 Feb 1949", "14 Foo", "1948-13-01", "10月40日",
        "14 Oct 25:00", "14 Oct 10:60", "0 Oct", "1948-10-14 10:00 and more",
    ],
)  # fmt: skip
def test_says_when_a_text_is_no_date(text: str) -> None:
    assert spoken_date(text, FIRST_MS) is None


@given(st.integers(0, 52 * 24))
def test_reads_what_the_program_writes(hours: int) -> None:
    t_ms = FIRST_MS + hours * HOUR_MS
    assert spoken_date(format_time(t_ms), FIRST_MS) == t_ms


@given(st.text(max_size=30))
def test_never_fails(text: str) -> None:
    spoken_date(text, FIRST_MS)
