"""The window's look, light and dark: two palettes and one sheet that only names their roles."""

from __future__ import annotations

from html import escape
from typing import Final, TypeVar

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from liaoshen_viewer.paint.text import font

Role = QPalette.ColorRole
AnyWidget = TypeVar("AnyWidget", bound=QWidget)
LEAST_TEXT_PX: Final = 13
TYPE_PERCENTS: Final = (80, 90, 100, 110, 125, 150, 175, 200)
"""The sizes of type to choose from, beside the size that the system gives its texts."""

LIGHT: Final = {
    Role.Window: "#f4f4f1",
    Role.WindowText: "#23241f",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#f7f0dc",
    Role.Text: "#23241f",
    Role.PlaceholderText: "#6a6b64",
    Role.Button: "#f4f4f1",
    Role.ButtonText: "#34352f",
    Role.ToolTipBase: "#ffffff",
    Role.ToolTipText: "#23241f",
    Role.Highlight: "#2d6187",
    Role.HighlightedText: "#ffffff",
    Role.Mid: "#d9d9d2",
    Role.Link: "#2d6187",
}
DARK: Final = {
    Role.Window: "#1f2224",
    Role.WindowText: "#e8e6df",
    Role.Base: "#181b1d",
    Role.AlternateBase: "#3a3420",
    Role.Text: "#e8e6df",
    Role.PlaceholderText: "#a3a39b",
    Role.Button: "#1f2224",
    Role.ButtonText: "#dedcd4",
    Role.ToolTipBase: "#2b2f31",
    Role.ToolTipText: "#f0eee7",
    Role.Highlight: "#3f7fae",
    Role.HighlightedText: "#ffffff",
    Role.Mid: "#3a3e40",
    Role.Link: "#8fc1e6",
}
BOX_GROUND: Final = {Qt.ColorScheme.Light: "#b4b4ac", Qt.ColorScheme.Dark: "#c8c8c0"}
"""The ground that a check box is told it stands on: its style draws the frame a shade darker than
that, which on our own dark ground is not seen. The ground itself is not painted."""
DISABLED: Final = {Qt.ColorScheme.Light: "#9a9b93", Qt.ColorScheme.Dark: "#75766f"}

SHEET: Final = """
QMainWindow::separator { background: palette(mid); width: 1px; height: 1px; }
QDockWidget { titlebar-close-icon: none; font-weight: bold; }
QDockWidget::title { padding: 8px 12px; text-align: left; background: palette(window); }
QTreeView, QListView, QTextBrowser { border: none; background: palette(base); }
QTreeView::item, QListView::item { border: none; }
QTextBrowser { padding: 6px; border-top: 1px solid palette(mid); }
QMainWindow > QTabBar { qproperty-elideMode: ElideNone; qproperty-usesScrollButtons: true; }
QSplitter::handle { background: palette(mid); height: 1px; }
QMenuBar { background: palette(window); padding: 2px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; }
QMenuBar::item:selected, QMenu::item:selected {
    background: palette(highlight); color: palette(highlighted-text);
}
QMenu { background: palette(base); border: 1px solid palette(mid); padding: 4px; }
QMenu::item { padding: 5px 28px 5px 22px; border-radius: 4px; }
QMenu::separator { height: 1px; background: palette(mid); margin: 4px 8px; }
QToolTip { background: palette(tool-tip-base); color: palette(tool-tip-text);
    border: 1px solid palette(mid); padding: 4px 6px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: palette(mid); border-radius: 4px; min-height: 28px;
    margin: 1px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
#foot { border-top: 1px solid palette(mid); }
#transport QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px; }
#transport QToolButton:focus { border: 1px solid palette(highlight); }
#transport QToolButton:hover { background: palette(mid); }
#transport #date { font-size: %(date)dpx; font-weight: bold; }
#transport #clock { font-size: %(date)dpx; }
#transport #day { color: palette(placeholder-text); }
#card_name { font-weight: bold; font-size: %(name)dpx; }
#card_second { color: palette(placeholder-text); }
#speaker_stops::item, #lecture_stops::item, #questions_rows::item { padding: 4px; }
#speaker_stops::item:selected, #lecture_stops::item:selected, #questions_rows::item:selected {
    background: palette(highlight); color: palette(highlighted-text); }
#hint, #lecture_strip, #lecture_offer, #lecture_rehearsal, #ink_strip, #since,
#compare_bar {
    background: palette(base); border: 1px solid palette(mid); border-radius: 8px; }
QHeaderView { background: palette(base); border: none; }
QHeaderView::section { background: palette(base); color: palette(placeholder-text); border: none;
    border-bottom: 1px solid palette(mid); padding: 3px 4px; }
#orbat_filter { padding: 4px 6px; border: 1px solid palette(mid); border-radius: 4px;
    background: palette(base); }
QPushButton:focus, QToolButton:focus, QLineEdit:focus, QTreeView:focus, QListView:focus,
QTextBrowser:focus { border: 1px solid palette(highlight); }
#key { font-weight: bold; }
#play_over_map { background: rgba(24, 28, 30, 190); border: 2px solid rgba(255, 255, 255, 150);
    border-radius: 52px; }
#play_over_map:focus { border: 3px solid palette(highlight); }
#play_over_map:hover { background: rgba(24, 28, 30, 230); border-color: white; }
"""


def apply_theme(app: QApplication, scheme: Qt.ColorScheme) -> None:
    """Give the program the palette of a scheme (dark, else light), our font and our sheet."""
    known = scheme if scheme == Qt.ColorScheme.Dark else Qt.ColorScheme.Light
    app.setStyle("Fusion")
    app.setPalette(palette(known))
    boxes = palette(known)
    boxes.setColor(Role.Window, QColor(BOX_GROUND[known]))
    # PySide takes the name as str alone; its own stub says bytes.
    app.setPalette(boxes, "QCheckBox")  # type: ignore[arg-type]
    app.setPalette(boxes, "QRadioButton")  # type: ignore[arg-type]
    app.setStyleSheet(_sheet())


def apply_font(app: QApplication, percent: int = 100) -> None:
    """Use the bundled family, so that Chinese never draws as boxes, at a share of the usual size.

    That is the system's, and never too small to be read. Widgets that stand keep what they have
    measured: whoever changes the size makes the window anew.
    """
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    usual_px = max(QFontInfo(system).pixelSize(), LEAST_TEXT_PX)
    app.setFont(font(usual_px * percent / 100))
    app.setStyleSheet(_sheet())


def chosen_percent(settings: QSettings) -> int:
    """Return the size of type last chosen, in percent of the usual one."""
    try:
        chosen = int(str(settings.value("type_percent", 100)))
    except ValueError:  # a file that somebody edited; as if nothing were remembered
        return 100
    return min(max(chosen, TYPE_PERCENTS[0]), TYPE_PERCENTS[-1])


def px(usual: float) -> int:
    """Return what so many pixels beside letters of 13 pixels are beside those in use now.

    For the heights and widths of whatever holds text.
    """
    return round(usual * QFontInfo(QApplication.font()).pixelSize() / LEAST_TEXT_PX)


def _sheet() -> str:
    return SHEET % {"date": px(17), "name": px(15)}


def palette(scheme: Qt.ColorScheme) -> QPalette:
    """Return the colours of the light or the dark scheme."""
    made = QPalette()
    for role, colour in (DARK if scheme == Qt.ColorScheme.Dark else LIGHT).items():
        made.setColor(role, QColor(colour))
    for role in (Role.Text, Role.WindowText, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(DISABLED[scheme]))
    return made


def named(widget: AnyWidget, name: str) -> AnyWidget:
    """Give a widget the name by which the sheet, and a test, finds it.

    A label shows its text as it stands, for it may be a scenario's, and Qt would take it for HTML
    where it looks like that; whoever writes HTML for one says so after.
    """
    widget.setObjectName(name)
    if isinstance(widget, QLabel):
        widget.setTextFormat(Qt.TextFormat.PlainText)
    return widget


def plain_tip(text: str) -> str:
    """Return a tip that Qt shows as the text stands, even if it looks like HTML."""
    if "<" not in text:
        return text
    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")


def settings() -> QSettings:
    """Return where the window remembers its form between two starts."""
    return QSettings("Liaoshen Viewer", "Liaoshen Viewer")
