"""Questions from the room as text: what is written is read again, whatever was noted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liaoshen_viewer.lecture.questions import Question, from_text, to_text
from liaoshen_viewer.scene.views import Window

NUMBERS = st.floats(-180, 180)
ANY = st.builds(
    Question,
    st.integers(-(10**13), 10**13),
    st.builds(Window, st.tuples(NUMBERS, NUMBERS), st.floats(0.1, 1e4)),
    st.text(),
)


@given(st.lists(ANY, max_size=4))
def test_what_is_written_is_read(questions: list[Question]) -> None:
    assert from_text(to_text(questions)) == tuple(questions)


@given(ANY, st.text().filter(lambda text: "\n" not in text))
def test_a_spoiled_line_costs_no_other(question: Question, spoiled: str) -> None:
    text = "\n".join([to_text([question]), spoiled, '{"t_ms": 1}', to_text([question])])
    assert from_text(text) == (question, question)
