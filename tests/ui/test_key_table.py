"""One table of keys: no key twice in a mode, and the page in docs is the table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from liaoshen_viewer.ui.key_table import MODES, doubles, keys_page
from liaoshen_viewer.ui.lecture_keys import LECTURE_ROWS, OFF_ROWS

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


@pytest.mark.parametrize("mode", MODES)
def test_no_key_stands_twice_in_a_mode(mode: str) -> None:
    assert doubles(MODES[mode]) == []
    assert all(not QKeySequence(key).isEmpty() for row in MODES[mode] for key in row.keys)


def test_a_double_is_found() -> None:
    row = replace(LECTURE_ROWS[0], id="other", keys=("space",))
    assert doubles((*LECTURE_ROWS, row)) == ["Space"]


def test_off_the_path_only_escape_is_taken_from_the_window() -> None:
    assert doubles((*MODES["window"], *OFF_ROWS)) == ["Esc"]


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == keys_page(), "run python -m script.keys"
