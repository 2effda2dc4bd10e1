"""The main window: it places the widgets, and remembers their places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QDialog,
    QDockWidget,
    QFileDialog,
    QMainWindow,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.errors import Problem
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.search.catalogue import Entry, Kind
from liaoshen_viewer.ui.actions import fill_menus, make_actions
from liaoshen_viewer.ui.card_panel import CardPanel
from liaoshen_viewer.ui.charts_panel import ChartsPanel
from liaoshen_viewer.ui.choices import Choices
from liaoshen_viewer.ui.events_panel import EventsPanel
from liaoshen_viewer.ui.goto_dialog import GoToDialog
from liaoshen_viewer.ui.halts import Halts
from liaoshen_viewer.ui.hint import Hint
from liaoshen_viewer.ui.key_sheet import KeySheet
from liaoshen_viewer.ui.language import LanguageMenu
from liaoshen_viewer.ui.map_view import MapView
from liaoshen_viewer.ui.memory import recent_folders, remember
from liaoshen_viewer.ui.opening import dropped_folder
from liaoshen_viewer.ui.orbat_chart_window import OrbatChartWindow
from liaoshen_viewer.ui.orbat_panel import OrbatPanel
from liaoshen_viewer.ui.orbat_whole import OrbatWhole
from liaoshen_viewer.ui.picture_save import PictureDialog
from liaoshen_viewer.ui.problems_dialog import ProblemsDialog
from liaoshen_viewer.ui.problems_panel import ProblemsPanel
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named, px
from liaoshen_viewer.ui.timeline import Timeline
from liaoshen_viewer.ui.transport import Transport
from liaoshen_viewer.ui.words import language

TOLD_MS = 6_000
"""So long it is said in the status line what was done."""
FORM_VERSION = 3
"""Raised when the docks change, so that an old remembered form is not forced upon a new window."""
Area = Qt.DockWidgetArea
PANEL_PX = (330, 320)


class Window(QMainWindow):
    """Map in the middle, order of battle left, events right, time below.

    Signals:
        closed(): the window is about to go.
        entry_wished(object): something that was found (an Entry).
        folder_wished(object): the folder of a scenario (Path).
        look_changed: another language or type size is chosen, which asks for a new window.
    """

    closed = Signal()
    entry_wished = Signal(object)
    folder_wished = Signal(object)
    look_changed = Signal()

    def __init__(self, session: Session, halts: Halts, settings: QSettings) -> None:
        super().__init__()
        self._session = session
        self._halts = halts
        self.settings = settings
        self.setObjectName("window")
        self.resize(1366, 768)
        self.actions_by_id = make_actions(self)
        self.map = MapView(session)
        self.orbat = OrbatPanel(session, self.actions_by_id)
        self.orbat_whole = OrbatWhole(session, self.orbat, self.actions_by_id["orbat_chart"])
        self.orbat_chart = OrbatChartWindow(session, self.actions_by_id, self)
        self.filter = self.orbat_whole.filter
        self.events = EventsPanel(session, self.actions_by_id)
        self.card = CardPanel(session, self.actions_by_id)
        self.charts = ChartsPanel(session)
        self.problems = ProblemsPanel()
        self.problems.file_wished.connect(QDesktopServices.openUrl)
        self.choices = Choices(session, halts, self.actions_by_id["only_command"], self)
        self.transport = Transport(session, self.actions_by_id)
        self.timeline = Timeline(session)
        self.docks = (
            _dock(self, self.tr("Order of battle"), self.orbat_whole, Area.LeftDockWidgetArea),
            _dock(self, self.tr("Events"), self.events, Area.RightDockWidgetArea),
            _dock(self, self.tr("Formation"), self.card, Area.RightDockWidgetArea),
            _dock(self, self.tr("Charts"), self.charts, Area.RightDockWidgetArea),
            _dock(self, self.tr("Problems"), self.problems, Area.BottomDockWidgetArea),
        )
        self.docks[2].visibilityChanged.connect(self.card.be_seen)
        self.docks[3].visibilityChanged.connect(self.charts.be_seen)
        self._place()
        self._fill_menus()
        self.show_scenario()
        self._first_form = self.saveState(FORM_VERSION)
        self._restore()
        self.setAcceptDrops(True)
        self.map.setFocus()
        self._hint = None if settings.value("hint_seen") else Hint(self.map)
        if self._hint is not None:
            self._hint.understood.connect(self._on_understood)

    # what is shown

    def show_scenario(self) -> None:
        """Name the scenario in the title."""
        names = self._session.scenario.names
        self.setWindowTitle(
            self.tr("{scenario} – Liaoshen Viewer").format(scenario=names.in_language(language()))
        )

    def show_style(self) -> None:
        """Tick the menu's entry for the style in use."""
        self.actions_by_id["style"].setChecked(self._session.style.id == "night")

    def show_selection(self) -> None:
        """Bring the card of the selection to the front, else the events; a closed one stays so."""
        card, events = self.docks[2], self.docks[1]
        chosen = card if self._session.selection is not None else events
        if chosen.toggleViewAction().isChecked():
            chosen.raise_()

    # what the actions wish for

    def ask_anything(self) -> None:
        """Ask for a name or a date and go there."""
        # Here, so that starting does not wait for what searching needs.
        from liaoshen_viewer.ui.find_dialog import FindDialog
        from liaoshen_viewer.ui.findable import everything

        dialog = FindDialog(self, everything(self._session, self.actions_by_id))
        dialog.entry_wished.connect(self._on_found)
        self._show_dialog(dialog)

    def open_orbat_chart(self) -> None:
        """Open the order of battle as boxes and lines."""
        self.orbat_chart.open()

    def ask_date(self) -> None:
        """Ask for a date and go there."""
        dialog = GoToDialog(self, self._session.scenario.clock, self._session.t_ms)
        dialog.time_wished.connect(self._session.seek)
        self._show_dialog(dialog)

    def show_keys(self) -> None:
        """Show the sheet of keys."""
        self._show_dialog(KeySheet(self))

    def show_problems(self) -> None:
        """Show the scenario's warnings."""
        warnings = self._session.battle.warnings
        sentence = self.tr("Warnings about this scenario: {n}").format(n=len(warnings))
        self._show_dialog(ProblemsDialog(self, sentence, warnings))

    def change_style(self) -> None:
        """Change between the paper map and the night map."""
        name = "night" if self._session.style.id != "night" else "paper"
        self.settings.setValue("style", name)
        self._session.set_style(load_style(name))

    def show_found(self, folder: Path, sentence: str, problems: Sequence[Problem]) -> None:
        """Show what reading a folder found: the panel comes when there is something wrong."""
        self.problems.show_problems(folder, sentence, problems)
        self.docks[4].setVisible(bool(sentence or problems))
        self._count_warnings()
        self._fill_recent()

    def dismiss_hint(self) -> None:
        """Take the hint away for good: the user has begun."""
        if self._hint is not None:
            self._hint.dismiss()

    def copy_picture(self) -> None:
        """Put the map as it is seen into the clipboard, and say so."""
        QGuiApplication.clipboard().setImage(self.map.image())
        self.tell(self.tr("The map is in the clipboard."))

    def save_picture(self) -> None:
        """Ask for a file, and write the map as it is seen into it."""
        dialog = PictureDialog(self, self.map, self._session)
        dialog.saved.connect(self.tell)
        dialog.failed.connect(self.complain)
        self._show_dialog(dialog)

    def tell(self, sentence: str) -> None:
        """Say for a moment what was done."""
        self.statusBar().showMessage(sentence, TOLD_MS)

    def ask_folder(self) -> None:
        """Ask for the folder of a scenario and open it."""
        dialog = QFileDialog(self, self.tr("The folder of a scenario"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_folder)
        self._show_dialog(dialog)

    def reset_layout(self) -> None:
        """Put the panels where they were at the first start."""
        self.restoreState(self._first_form, FORM_VERSION)
        self.resizeDocks(list(self.docks[:2]), [px(w) for w in PANEL_PX], Qt.Orientation.Horizontal)

    def show_about(self) -> None:
        """Show versions, credits and licences."""
        # Here, so that starting does not wait for it.
        from liaoshen_viewer.ui.about_dialog import AboutDialog

        self._show_dialog(AboutDialog(self, self._session.scenario))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept a folder, or a file in one."""
        if dropped_folder(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the folder that was dropped."""
        folder = dropped_folder(event.mimeData())
        if folder is not None:
            self.folder_wished.emit(folder)

    def show_preferences(self) -> None:
        """Show the preferences."""
        self._show_preferences("")

    def _show_preferences(self, at: str) -> None:
        """Show the preferences, the keys with the one of this name."""
        # Here, so that starting does not wait for it.
        from liaoshen_viewer.ui.preferences import Preferences

        dialog = Preferences(self, self._session, self._halts, self.settings)
        dialog.look_changed.connect(self.look_changed)
        dialog.changed.connect(self.choices.show_choices)
        self._show_dialog(dialog)
        dialog.go_to(at)

    def go_on_choosing(self, before: Window) -> None:
        """Show the preferences if the window before, which this one replaces, shows them."""
        for dialog in before.findChildren(QDialog, "preferences"):
            in_use: QWidget | None = dialog.focusWidget()
            self._show_preferences(in_use.objectName() if in_use is not None else "")

    def toggle_full_screen(self) -> None:
        """Fill the screen, or leave it."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.actions_by_id["full_screen"].setChecked(self.isFullScreen())

    def step_back(self) -> None:
        """Show one date alone again; else leave full screen; else select nothing."""
        if self._session.shown.pair is not None:
            self.actions_by_id["compare"].trigger()
        elif self.isFullScreen():
            self.toggle_full_screen()
        else:
            self._session.select(None)

    def quit(self) -> None:
        """Close the window, and so end the program."""
        self.close()

    def write_form(self) -> None:
        """Write down where the window stands and how its panels lie."""
        self.settings.setValue("geometry", self.saveGeometry())
        self.settings.setValue("form", self.saveState(FORM_VERSION))
        self.settings.setValue("orbat_columns", self.orbat.header().saveState())

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what runs, then remember the window's own form."""
        self.closed.emit()
        self.write_form()
        remember(self._session, self._halts, self.settings)
        super().closeEvent(event)

    # the form

    def _place(self) -> None:
        self.setCentralWidget(_middle(self.map, self.timeline, self.transport))
        _, events, card, charts, problems = self.docks
        problems.hide()
        self.tabifyDockWidget(events, card)
        self.tabifyDockWidget(card, charts)
        self.setTabPosition(Qt.DockWidgetArea.RightDockWidgetArea, QTabWidget.TabPosition.North)
        events.raise_()
        self.resizeDocks(list(self.docks[:2]), [px(w) for w in PANEL_PX], Qt.Orientation.Horizontal)
        self.setIconSize(QSize(px(20), px(20)))
        self.map.setFocus()

    def _fill_menus(self) -> None:
        bar = self.menuBar()
        menus = fill_menus(bar, self.actions_by_id)
        self._recent = menus["file"].addMenu(self.tr("Open again"))
        self._fill_recent()
        menus["time"].addMenu(self.choices.pauses)
        self.events.pauses.setMenu(self.choices.pauses)
        menus["view"].addSeparator()
        for menu in self.choices.of_the_view:
            menus["view"].addMenu(menu)
        self.languages = LanguageMenu(self.settings, self)
        self.languages.chosen.connect(self.look_changed)
        menus["view"].addMenu(self.languages)
        menus["view"].addSeparator()
        menus["view"].addActions([dock.toggleViewAction() for dock in self.docks])
        self._warnings = bar.addAction("", self.show_problems)
        self._count_warnings()

    def _count_warnings(self) -> None:
        count = len(self._session.battle.warnings)
        self._warnings.setText(self.tr("Warnings: {n}").format(n=count))
        self._warnings.setVisible(count > 0)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for folder in recent_folders(self.settings):
            self._recent.addAction(str(folder)).triggered.connect(
                partial(self.folder_wished.emit, folder)
            )
        self._recent.setEnabled(not self._recent.isEmpty())

    def _on_understood(self) -> None:
        self._hint = None
        self.settings.setValue("hint_seen", "yes")

    def _on_folder(self, text: str) -> None:
        self.folder_wished.emit(Path(text))

    def _restore(self) -> None:
        geometry, form = self.settings.value("geometry"), self.settings.value("form")
        # Somebody may have edited the file, or another program have written it.
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(form, QByteArray):
            self.restoreState(form, FORM_VERSION)
        self.orbat.restore_columns(self.settings.value("orbat_columns"))
        self.show_style()

    def complain(self, sentence: str) -> None:
        """Say what went wrong."""
        self._show_dialog(ProblemsDialog(self, sentence, ()))

    def _on_found(self, entry: Entry) -> None:
        if entry.kind is Kind.COMMAND:
            self.actions_by_id[entry.key].trigger()
        else:
            self.entry_wished.emit(entry)

    def _show_dialog(self, dialog: QWidget) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()


def _dock(window: QMainWindow, title: str, widget: QWidget, area: Area) -> QDockWidget:
    dock = QDockWidget(title, window)
    dock.setObjectName(f"dock_{widget.objectName()}")
    dock.setWidget(widget)
    dock.setFeatures(
        QDockWidget.DockWidgetFeature.DockWidgetMovable
        | QDockWidget.DockWidgetFeature.DockWidgetClosable
    )
    window.addDockWidget(area, dock)
    return dock


def _middle(view: QWidget, timeline: QWidget, transport: QWidget) -> QWidget:
    """Return the map with the clock under it."""
    foot = named(QWidget(), "foot")
    rows = QVBoxLayout(foot)
    rows.setContentsMargins(0, 2, 0, 2)
    rows.setSpacing(2)
    rows.addWidget(timeline)
    rows.addWidget(transport)
    middle = QWidget()
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(view, 1)
    column.addWidget(foot)
    return middle
