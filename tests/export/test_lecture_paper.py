"""A lecture as PDF and PPTX, read back by libraries that are not ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pptx
import pypdf
import pytest

from liaoshen_viewer.battle import Battle, find_scenario, open_battle
from liaoshen_viewer.errors import ExportError, UsageError
from liaoshen_viewer.export.deck import write_deck
from liaoshen_viewer.export.handout import write_handout
from liaoshen_viewer.export.lecture_paper import PaperPlan, write_paper
from liaoshen_viewer.export.stop_pages import StopPage, stop_pages
from liaoshen_viewer.lecture.model import Lecture
from liaoshen_viewer.lecture.read import FOLDER, read_lecture

SMALL_PX = (480, 270)
Pages = dict[str, list[StopPage]]


@pytest.fixture(scope="module")
def battle() -> Battle:
    return open_battle(find_scenario("liaoshen"))


@pytest.fixture(scope="module")
def lecture(battle: Battle) -> Lecture:
    """The first three stops of a shipped lecture."""
    path = battle.scenario.folder / FOLDER / "liaoshen-12-stops.yaml"
    found, problems = read_lecture(path, battle.scenario)
    assert found is not None, problems
    return replace(found, stops=found.stops[:3])


@pytest.fixture(scope="module")
def pages(qapp: object, battle: Battle, lecture: Lecture) -> Pages:
    return {
        language: list(stop_pages(battle, lecture, language, "paper", SMALL_PX))
        for language in ("en", "zh-Hans")
    }


@pytest.mark.parametrize(
    ("language", "paper", "words", "size_pt"),
    [
        ("en", "a4", ("Three islands and one railway", "1.03 million", "12 September 1948"), 842),
        ("zh-Hans", "letter", ("三座孤岛", "长春自六月被围", "1948年9月12日"), 792),
    ],
)
def test_a_handout_has_a_page_a_stop(
    pages: Pages, tmp_path: Path, language: str, paper: str, words: tuple[str, ...], size_pt: int
) -> None:
    path = tmp_path / "handout.pdf"
    assert list(write_handout(pages[language], path, paper)) == [1, 2, 3]
    read = pypdf.PdfReader(path)
    assert len(read.pages) == 3
    text = read.pages[0].extract_text().replace("\t", " ")
    for part in (*words, "1 / 3"):
        assert part in text
    assert round(float(read.pages[0].mediabox.height)) == size_pt
    assert len(read.pages[0].images) >= 1
    assert [file.name for file in tmp_path.iterdir()] == ["handout.pdf"]


@pytest.mark.parametrize(("language", "words"), [("en", "Three islands"), ("zh-Hans", "三座孤岛")])
def test_a_deck_has_a_slide_a_stop(pages: Pages, tmp_path: Path, language: str, words: str) -> None:
    path = tmp_path / "deck.pptx"
    assert list(write_deck(pages[language], path)) == [1, 2, 3]
    slides = list(pptx.Presentation(str(path)).slides)
    assert len(slides) == 3
    for slide, page in zip(slides, pages[language], strict=True):
        assert slide.notes_slide.notes_text_frame.text == page.notes
        assert sum(hasattr(shape, "image") for shape in slide.shapes) == 1
    assert words in slides[0].shapes.title.text_frame.text


def test_a_long_text_is_made_smaller_not_cut(pages: Pages, tmp_path: Path) -> None:
    many = "\n\n".join(f"Paragraph {number} of a talk that goes on and on." for number in range(90))
    page = replace(pages["en"][0], notes=many, number=1, count=1)
    list(write_handout([page], tmp_path / "long.pdf", "a4"))
    text = pypdf.PdfReader(tmp_path / "long.pdf").pages[0].extract_text().replace("\t", " ")
    assert "Paragraph 0 of" in text
    assert "Paragraph 89 of" in text


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (PaperPlan(Path("x.docx")), r"x.docx: its name should end in .pdf .* or .pptx"),
        (PaperPlan(Path("x.pdf"), paper="a0"), r"paper: a0 is not understood; write a4, letter"),
        (PaperPlan(Path("x.pdf"), language="fr"), r"language: fr is not .* write en, zh-Hans"),
        (PaperPlan(Path("nowhere/x.pdf")), r"The folder nowhere is not there"),
        (PaperPlan(Path("there.pdf")), r"there.pdf is there already"),
    ],
    ids=["ending", "paper", "language", "folder", "in the way"],
)
def test_refused_before_the_first_page(
    battle: Battle,
    lecture: Lecture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plan: PaperPlan,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there.pdf").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=sentence):
        next(write_paper(battle, lecture, plan))
    assert Path("there.pdf").read_text(encoding="utf-8") == "mine"


def test_a_lecture_without_stops_says_so(battle: Battle, lecture: Lecture, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="has no stop yet"):
        next(write_paper(battle, replace(lecture, stops=()), PaperPlan(tmp_path / "x.pdf")))
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays_until_the_new_file_is_whole(pages: Pages, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.mkdir()  # a folder under this name cannot be replaced by a file
    with pytest.raises(ExportError, match=r"deck.pptx"):
        list(write_deck(pages["en"], path))
    assert [file.name for file in tmp_path.iterdir()] == ["deck.pptx"]
