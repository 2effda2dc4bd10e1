from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from liaoshen_viewer import __version__
from liaoshen_viewer.ui.crash_report import MOST_REPORTS, CrashReporter
from liaoshen_viewer.ui.session import Session
from tests.running import run_python

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def fail(reporter: CrashReporter, words: str) -> None:
    try:
        raise LookupError(words)
    except LookupError as error:
        reporter.take(type(error), error, error.__traceback__)


@pytest.fixture
def reporter(session: Session, tmp_path: Path) -> Iterator[CrashReporter]:
    made = CrashReporter(session, tmp_path / "reports")
    yield made
    if made.box is not None:
        made.box.close()


def test_a_fault_is_written_down_and_named(reporter: CrashReporter, tmp_path: Path) -> None:
    reporter.note("play")
    fail(reporter, "no such hill")
    (path,) = (tmp_path / "reports").iterdir()
    text = path.read_text(encoding="utf-8")
    for part in (f"Liaoshen Viewer {__version__}", "Scenario sample", " play\n", "no such hill"):
        assert part in text
    assert reporter.box is not None
    assert str(path) in reporter.box.where.text()
    assert "sent to nobody" in reporter.box.where.text()
    (button,) = reporter.box.findChildren(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert reporter.box is None


def test_the_same_fault_is_told_once_and_others_in_the_same_box(
    reporter: CrashReporter, tmp_path: Path
) -> None:
    for _ in range(3):
        fail(reporter, "again")
    box = reporter.box
    fail(reporter, "another")
    assert reporter.box is box is not None
    assert "report-000002.txt" in box.where.text()
    assert len(list((tmp_path / "reports").iterdir())) == 2


def test_old_reports_go(reporter: CrashReporter, tmp_path: Path) -> None:
    for number in range(MOST_REPORTS + 5):
        fail(reporter, str(number))
    names = sorted(path.name for path in (tmp_path / "reports").iterdir())
    assert len(names) == MOST_REPORTS
    assert names[-1] == f"report-{MOST_REPORTS + 5:06}.txt"


def test_a_disk_that_takes_no_report(
    reporter: CrashReporter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "reports").write_text("in the way", encoding="utf-8")
    fail(reporter, "no such hill")
    assert reporter.box is not None
    assert "could not be written" in reporter.box.where.text()
    assert "no such hill" in capsys.readouterr().err


def test_the_program_goes_on_after_a_fault_in_a_slot(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.ui.crash_report import CrashReporter
from liaoshen_viewer.ui.session import Session
app = QApplication([])
session = Session(open_battle(find_scenario("tutorial")), load_style("paper"), Shown())
reporter = CrashReporter(session, Path({str(tmp_path)!r}))
reporter.install()
def fall():
    raise RuntimeError("fell")
def go_on():
    print("went on:", reporter.box.where.text())
    app.quit()
QTimer.singleShot(0, fall)
QTimer.singleShot(50, go_on)
app.exec()
"""
    done = run_python("-c", code, env={"QT_QPA_PLATFORM": "offscreen"})
    assert done.stdout.startswith("went on: A report is in "), done.stderr
    assert "RuntimeError: fell" in done.stderr
    assert sorted(os.listdir(tmp_path)) == ["crash.log", "report-000001.txt"]
