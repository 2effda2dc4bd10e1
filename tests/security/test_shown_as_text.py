"""What looks like HTML in a scenario is shown as it is written; links open on a click alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QBuffer,
    QByteArray,
    QModelIndex,
    QObject,
    QSettings,
    Qt,
    QUrl,
    Slot,
)
from PySide6.QtGui import QColor, QDesktopServices, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from liaoshen_viewer.battle import open_battle
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.ui.about_dialog import AboutDialog
from liaoshen_viewer.ui.app import Viewer, build
from liaoshen_viewer.ui.card_portrait import picture_of
from liaoshen_viewer.ui.theme import plain_tip
from tests.security.hostile import hostile_copy

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
ADDRESSES = ("https://example.org/a?b=1", "http://example.org", "file:///etc/passwd", "/etc/passwd",
             "javascript:alert(1)", "ftp://example.org", "smb://a.org/a")  # fmt: skip
SCHEMES = ("http", "https", "file", "javascript", "ftp")


class Opened(QObject):
    """Takes every address that would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.addresses.append(url.toString())


@pytest.fixture
def opened() -> Iterator[Opened]:
    taker = Opened()
    for scheme in SCHEMES:
        # A name as text is what is taken, whatever the type stubs say.
        QDesktopServices.setUrlHandler(scheme, taker, cast("bytes", "take"))
    yield taker
    for scheme in SCHEMES:
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def viewer(qtbot: QtBot, tmp_path: Path) -> Iterator[Viewer]:
    load_fonts()
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("language", "en")
    made = build(open_battle(hostile_copy(tmp_path, tmp_path / "canary.png")), settings)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    made.window.deleteLater()


def test_no_widget_takes_a_text_for_html(viewer: Viewer, opened: Opened, qtbot: QtBot) -> None:
    session, window = viewer.session, viewer.window
    seen = 0
    for unit in session.scenario.units:
        session.select(unit.id)
        seen += check_everything()
    for row in range(len(session.events)):
        session.seek(session.events[row].start_ms)
        seen += check_everything()
    about = AboutDialog(window, session.scenario)
    assert "<b>bold</b>" in about.text.toPlainText()
    assert "<img" not in about.text.toHtml()
    seen += check_everything()
    about.close()
    assert seen > 50
    assert opened.addresses == []


def test_a_link_opens_a_browser_or_nothing(viewer: Viewer, opened: Opened) -> None:
    for panel in ("event_text", "card_text"):
        text = viewer.window.findChild(QTextBrowser, panel)
        assert isinstance(text, QTextBrowser)
        for address in ADDRESSES:
            text.anchorClicked.emit(QUrl(address))
    assert opened.addresses == ["https://example.org/a?b=1", "http://example.org"] * 2


def test_tips_are_what_is_written() -> None:
    assert plain_tip("a\nb & c") == "a\nb & c"
    assert plain_tip("<b>a</b>\n&") == "<qt>&lt;b&gt;a&lt;/b&gt;<br>&amp;</qt>"


@pytest.mark.parametrize(
    ("size", "kind", "shown"),
    [((40, 60), "PNG", True), ((40, 60), "JPG", True), ((40, 60), "BMP", False),
     ((30_000, 1_001), "PNG", False)],
)  # fmt: skip
def test_portraits_of_sound_kinds_and_sizes_are_shown(
    size: tuple[int, int], kind: str, shown: bool, qapp: QApplication
) -> None:
    picture = QImage(*size, QImage.Format.Format_Mono)
    picture.fill(QColor("black"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(picture)
    assert picture_of(bytes(buffer.data().data())).isNull() is not shown


def test_a_picture_that_says_it_is_of_gigabytes(qapp: QApplication) -> None:
    """70,000 pixels square in its head, and nothing after it."""
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\x11p\0\1\x11p\x08\2\0\0\0"
    assert picture_of(head + bytes(4)).isNull()
    assert picture_of(b"").isNull()
    assert picture_of(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>").isNull()


def check_everything() -> int:
    """Check every text that stands in a widget; return how many hostile ones there were."""
    QApplication.processEvents()
    return sum(check(widget) for widget in QApplication.allWidgets())


def check(widget: QWidget) -> int:
    assert "<img" not in widget.toolTip()
    if isinstance(widget, QLabel) and "bold" in widget.text():
        plain = widget.textFormat() == Qt.TextFormat.PlainText
        assert plain or "<img" not in widget.text(), widget.objectName()
        return 1
    if isinstance(widget, QTextBrowser) and "bold" in widget.toPlainText():
        assert "<img" not in widget.toHtml()
        assert "<script>alert(1)</script>" in widget.toPlainText()
        assert not widget.openLinks() or widget.openExternalLinks()
        return 1
    model = getattr(widget, "model", None)
    found = model() if callable(model) else None
    return check_tips(found, QModelIndex()) if isinstance(found, QAbstractItemModel) else 0


def check_tips(model: QAbstractItemModel, above: QModelIndex) -> int:
    count = 0
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        assert "<img" not in str(tip), tip
        count += "bold" in str(tip)
        count += check_tips(model, index)
    return count
