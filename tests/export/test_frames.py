from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.errors import ExportError
from liaoshen_viewer.export.frames import render_frame, write_png
from liaoshen_viewer.export.plan import plan_picture, prepare_folder
from liaoshen_viewer.scene.style import load_style
from tests.paint.pictures import sample_battle, sample_picture
from tests.running import ROOT, run_python
from tests.sample import at

TINY = (320, 180)


@pytest.mark.parametrize("size_px", [(319, 180), (320, 179), (7_681, 1_080), (1_920, 4_321)])
def test_sizes_that_cannot_be_are_refused(size_px: tuple[int, int]) -> None:
    battle = sample_battle()
    with pytest.raises(ExportError, match="320 to 7680"):
        plan_picture(battle, battle.scenario.views[0], size_px, load_style())


def test_a_time_outside_the_clock_is_not_painted(qapp: QApplication) -> None:
    with pytest.raises(ExportError, match="outside the scenario's clock"):
        render_frame(sample_picture(size_px=TINY), at("10-17"))


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(ExportError, match="cannot be written to"):
            prepare_folder(folder)


def test_a_picture_that_cannot_be_written_leaves_no_file(
    qapp: QApplication, tmp_path: Path
) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    with pytest.raises(ExportError, match="could not be written"):
        write_png(image, tmp_path / "nowhere" / "a.png")
    with pytest.raises(ExportError, match="could not be packed"):
        write_png(QImage(), tmp_path / "empty.png")
    assert not list(tmp_path.iterdir())


def test_style_and_view_reach_the_picture(qapp: QApplication) -> None:
    picture = sample_picture(size_px=TINY)
    night = replace(picture, style=load_style("night"))
    assert render_frame(picture, at("10-12")) != render_frame(night, at("10-12"))


def test_a_frame_is_the_same_whichever_was_painted_before_it() -> None:
    """Each in a process of its own: texts must not be measured before their font is there."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from liaoshen_viewer.battle import open_battle\n"
        "from liaoshen_viewer.export.application import painting_application\n"
        "from liaoshen_viewer.export.film import FramePainter, film_from\n"
        "from liaoshen_viewer.export.pieces import checksum\n"
        "application = painting_application()\n"
        "words = {'size': '320x180', 'to': '1948-09-14', 'layers': 'no-relief'}\n"
        "painter = FramePainter(film_from(open_battle(Path(sys.argv[1])), words, '.mp4'))\n"
        "sums = [checksum(painter.paint(int(index))) for index in sys.argv[2:]]\n"
        "print(sums[-1])\n"
    )
    small = str(ROOT / "tests" / "scenario" / "small")
    last = [run_python("-c", code, small, *order) for order in (("0", "199"), ("199",))]
    assert last[0].stdout, last[0].stderr
    assert last[0].stdout == last[1].stdout
