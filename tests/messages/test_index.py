"""Every sentence that tells of something wrong has a test that brings it about."""

from __future__ import annotations

from pathlib import Path

from liaoshen_viewer.messages import Message, render
from tests.messages.__main__ import PAGE, named_by, page
from tests.messages.noting import complaints, index, noted
from tests.running import ROOT


def test_every_complaint_is_in_the_index_and_nothing_else() -> None:
    assert list(index()) == complaints()
    assert len(complaints()) > 200


def test_the_named_tests_are_there() -> None:
    for file, names in _functions().items():
        text = (ROOT / file).read_text(encoding="utf-8")
        lost = [name for name in names if f"def {name}(" not in text]
        assert not lost, f"{file}: {lost}"


def test_the_page_is_that_of_the_index() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.messages page"


def test_what_is_made_is_noted() -> None:
    with noted() as made:
        render(Message("scene.date", {"day": 1, "month": "May", "year": 1948}))
    Message("scene.hour")
    assert made == {"scene.date"}


def test_the_test_that_makes_fewest_others_is_named(tmp_path: Path) -> None:
    notes = tmp_path / "made.tsv"
    one, other = complaints()[:2]
    notes.write_text(f"{one}\ta.py::all\n{other}\ta.py::all\n{one}\tb.py::one\n", encoding="utf-8")
    assert named_by(notes) == {one: "b.py::one", other: "a.py::all"}


def _functions() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for test in index().values():
        file, _, name = test.partition("::")
        found.setdefault(file, set()).add(name.split("[")[0])
    return found
