from __future__ import annotations

import re
from pathlib import Path

import pytest

from liaoshen_viewer.errors import AssetError
from liaoshen_viewer.scene.style import load_style, style_names, styles_folder


def test_paper_comes_first_and_every_style_loads() -> None:
    names = style_names()
    assert names[0] == "paper"
    assert [load_style(name).id for name in names] == names


def test_the_sides_differ_and_an_unknown_colour_is_grey() -> None:
    for name in style_names():
        style = load_style(name)
        assert style.side("red").fill != style.side("blue").fill
        assert style.side("ultraviolet") == style.sides["grey"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('sea: "#b9d3e3"', 'sea: "blue"', "sea: this"),
        ('sea: "#b9d3e3"\n', "", "sea cannot be used: it is missing"),
        ("id: paper", "id: paper\nid: paper", "id cannot be used: it stands twice"),
        ("id: paper", "id: paper\nmood: calm", "mood cannot be used: no style has this"),
        ("shade_strength: 0.46", "shade_strength: 3", "`3` is no number from 0 to 1"),
        ("letters: 1.0", "letters: 9", "`9` is no number from 0.5 to 2"),
        ('["#c3161c", "#7e0d12"]', '["#c3161c"]', "a side has two colours"),
        ('"60 #e8ecda", ', '"9000 #e8ecda", ', "heights do not rise"),
        ("id: paper", "- paper", "paper.yaml"),
    ],
)
def test_a_broken_style_says_where_and_what(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    text = (styles_folder() / "paper.yaml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "paper.yaml").write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(AssetError) as caught:
        load_style("paper", tmp_path)
    assert said.replace("sea: this", "`blue` is no colour") in str(caught.value)


def test_a_missing_style_is_an_asset_error(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match=r"mist\.yaml"):
        load_style("mist", tmp_path)


def test_the_style_for_print_is_grey_and_tells_the_sides_apart() -> None:
    text = (styles_folder() / "print.yaml").read_text(encoding="utf-8")
    colours = re.findall(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", text)
    assert len(colours) > 30
    assert all(red == green == blue for red, green, blue in colours)
    style = load_style("print")
    dark, pale = (int(style.side(side).fill[1:3], 16) for side in ("red", "blue"))
    assert pale - dark > 100


def test_the_projector_has_larger_letters() -> None:
    assert load_style("projector").letters > load_style("paper").letters == 1
