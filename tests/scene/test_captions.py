from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.messages import render
from liaoshen_viewer.playback.film_plan import plan_from
from liaoshen_viewer.playback.schedule import Frame
from liaoshen_viewer.scene.camera import Camera
from liaoshen_viewer.scene.caption_marks import Caption
from liaoshen_viewer.scene.captions import (
    broken,
    end_card,
    event_caption,
    fitted,
    title_card,
)
from liaoshen_viewer.scene.film_pieces import Desk, pieces_of, shown_with, told_by
from liaoshen_viewer.scene.shown import Corner, Shown
from tests.paint.pictures import sample_battle
from tests.sample import at

CAMERA = Camera((0.0, 0.0), 500.0, (1920, 1080), 1.0)
BATTLE = sample_battle()
SCENARIO = BATTLE.scenario


def even(text: str, size_px: float, bold: bool) -> float:
    """Measure as if every letter were half as wide as high, and a Chinese one square."""
    return sum(1.0 if ord(letter) > 0x2E7F else 0.5 for letter in text) * size_px


@given(st.text(alphabet="ab c锦州。，", max_size=80), st.floats(60, 400))
def test_lines_are_no_wider_than_told_and_lose_nothing(text: str, width: float) -> None:
    lines = broken(text, 10.0, False, width, even)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        # A single word may be wider; it is never cut.
        assert even(line, 10.0, False) <= width or " " not in line


def test_chinese_stops_begin_no_line() -> None:
    lines = broken("锦州，锦州。锦州，锦州。", 10.0, False, 30.0, even)
    assert len(lines) > 2
    assert not any(line[0] in "，。" for line in lines)


def test_a_long_text_ends_with_a_sentence() -> None:
    text = "One short sentence. Another one of some length. And a third that does not fit at all."
    assert " ".join(fitted(text, 10.0, False, 130.0, 2, even)) == "One short sentence."
    assert fitted(text, 10.0, False, 130.0, 9, even)[-1].endswith("all.")
    assert fitted("word " * 50, 10.0, False, 130.0, 2, even)[-1].endswith("…")


def inside(caption: Caption) -> bool:
    width, height = caption.extent_px
    rows = [
        (row.left_px + even(row.text, row.size_px, row.bold), row.top_px) for row in caption.rows
    ]
    fits = all(right <= width and top + 10 <= height for right, top in rows)
    (left, top), (wide, high) = caption.corner_px, CAMERA.size_px
    return fits and left >= 0 and top >= 0 and left + width <= wide and top + height <= high


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_plates_stand_in_the_picture_and_hold_their_lines(language: str) -> None:
    for event in SCENARIO.events:
        assert inside(event_caption(event, CAMERA, language, even, render))
    ends = (at("10-10"), at("10-14"))
    card = title_card(SCENARIO, ends, CAMERA, language, even, render)
    assert inside(card)
    assert any("10 October 1948 to 13 October 1948" in row.text for row in card.rows)
    assert inside(end_card(SCENARIO, CAMERA, language, even, "program"))


PIECES = "event,strength,losses,orbat,legend"


@pytest.mark.parametrize("size", ["1920x1080", "1080x1080", "1080x1920", "640x360"])
def test_pieces_stand_in_the_picture_and_not_on_each_other(size: str) -> None:
    words = {"pieces": PIECES, "from": "1948-10-10", "to": "1948-10-14", "size": size}
    plan = plan_from(words, SCENARIO.clock, film=True)
    camera = replace(CAMERA, size_px=plan.size_px, scale=plan.size_px[1] / 1080)
    told = told_by(BATTLE, plan)
    desk = Desk(BATTLE, plan, camera, even, render, "program")
    for t_ms in (at("10-10"), at("10-12"), at("10-14")):
        marks = pieces_of(told, Frame(t_ms, event=0), desk)
        assert len(marks) == 4
        boxes = [(*mark.corner_px, *mark.extent_px) for mark in marks]
        width, height = plan.size_px
        for left, top, wide, high in boxes:
            assert min(left, top) >= 0
            assert left + wide <= width + 1e-6
            assert top + high <= height + 1e-6
        for (_, top, _, high), (_, below, _, _) in pairwise(boxes):
            assert top + high <= below + 1e-6


def test_the_order_of_battle_takes_the_foot_of_the_picture() -> None:
    plan = plan_from({"pieces": "orbat"}, SCENARIO.clock, film=False)
    assert shown_with(plan, Shown()).corner("scale_bar") is Corner.TOP_RIGHT
    placed = replace(Shown(), placed=(("scale_bar", Corner.TOP_LEFT),))
    assert shown_with(plan, placed).corner("scale_bar") is Corner.TOP_LEFT
    legend = plan_from({"pieces": "legend"}, SCENARIO.clock, film=False)
    assert "legend" in shown_with(legend, Shown()).layers
