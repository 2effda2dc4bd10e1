"""Opening the window: build everything, connect it, and hand over to Qt."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.battle import Battle, open_battle
from liaoshen_viewer.errors import ScenarioError, ViewerError
from liaoshen_viewer.export.memory import be_frugal
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style, style_names
from liaoshen_viewer.search.view_text import ViewText
from liaoshen_viewer.ui.compare import Compare
from liaoshen_viewer.ui.compare_bar import CompareBar
from liaoshen_viewer.ui.crash_report import CrashReporter, reports_folder
from liaoshen_viewer.ui.exporting import Exporting
from liaoshen_viewer.ui.focus_ring import FocusRing, TabRings
from liaoshen_viewer.ui.follow import Follow
from liaoshen_viewer.ui.halts import Halts
from liaoshen_viewer.ui.icons import app_icon
from liaoshen_viewer.ui.language import chosen_language, speak
from liaoshen_viewer.ui.lecture_desk import Desk
from liaoshen_viewer.ui.lecture_dock import add_lecture_dock
from liaoshen_viewer.ui.lecture_questions import Questions
from liaoshen_viewer.ui.lecture_rehearsal import Rehearsal
from liaoshen_viewer.ui.lecture_show import Show
from liaoshen_viewer.ui.lecture_stage import Stage
from liaoshen_viewer.ui.memory import recall
from liaoshen_viewer.ui.opening import Opening
from liaoshen_viewer.ui.player import Player
from liaoshen_viewer.ui.pointer_line import PointerLine
from liaoshen_viewer.ui.problems_dialog import ProblemsDialog
from liaoshen_viewer.ui.rehearsal_strip import RehearsalStrip
from liaoshen_viewer.ui.ruler import Ruler
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import apply_font, apply_theme, chosen_percent, settings
from liaoshen_viewer.ui.travel import Travel
from liaoshen_viewer.ui.view_history import ViewHistory
from liaoshen_viewer.ui.window import Window
from liaoshen_viewer.ui.wiring import Viewer, connect_rooms, connect_window
from liaoshen_viewer.ui.words import language, translate

__all__ = ["Viewer", "apply_look", "build", "complaint", "make_app", "renew", "run_app"]


def run_app(path: Path, view: ViewText | None = None) -> int:
    """Open the scenario of a folder in a window, at a view; return the program's exit status.

    A scenario with errors is not opened: its problems are shown as a list (status 1), and so is
    a folder or a file of the program that cannot be read (status 2).
    """
    be_frugal()
    app = make_app(sys.argv)
    try:
        load_fonts()
        apply_look(app, settings())
        battle = open_battle(path)
        viewer = build(battle, settings())
    except ViewerError as error:
        complaint(error).exec()
        return 1 if isinstance(error, ScenarioError) else 2
    if view is not None:
        viewer.travel.start_at(view)
    viewer.reporter.install()
    viewer.window.map.lay_out_apart()
    viewer.window.show()
    return app.exec()


def complaint(error: ViewerError) -> ProblemsDialog:
    """Return the dialog that says why nothing can be shown, with every problem and its place."""
    problems = error.problems if isinstance(error, ScenarioError) else ()
    return ProblemsDialog(None, translate(error.message), problems)


def make_app(argv: list[str]) -> QApplication:
    """Return the application in the system's colours, following them as they change."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(argv)
    app.setApplicationName("Liaoshen Viewer")
    app.setWindowIcon(app_icon())
    hints = app.styleHints()
    apply_theme(app, hints.colorScheme())
    hints.colorSchemeChanged.connect(_follow_scheme)
    return app


def apply_look(app: QApplication, remembered: QSettings) -> None:
    """Take the language and the size of type that are chosen; for widgets that are made after."""
    apply_font(app, chosen_percent(remembered))
    speak(chosen_language(remembered))


def build(battle: Battle, remembered: QSettings) -> Viewer:
    """Build session, player and window for a battle, and connect them."""
    session = Session(battle, load_style(_style_name(remembered)), Shown())
    player = Player(session)
    travel = Travel(session, player)
    halts = Halts(session)
    recall(session, halts, remembered)
    show = Show(session, player, remembered)
    desk = Desk(session, show, remembered)
    window = Window(session, halts, remembered)
    viewer = Viewer(
        session=session,
        player=player,
        travel=travel,
        follow=Follow(session),
        halts=halts,
        history=ViewHistory(session, player),
        opening=Opening(session, remembered),
        show=show,
        desk=desk,
        questions=Questions(session, player, show, remembered),
        rehearsal=Rehearsal(show, desk),
        compare=Compare(session, show),
        reporter=CrashReporter(session, reports_folder()),
        window=window,
        exporting=Exporting(session, player, desk),
    )
    connect_rooms(viewer)
    _connect(viewer)
    return viewer


def renew(viewer: Viewer) -> None:
    """Put a new window in the place of the old, in the language and type size now chosen.

    Every widget takes its words and sizes when it is made; so none has to change, and none can
    forget to. The session, and with it moment, view and selection, goes on as it is.
    """
    old, session = viewer.window, viewer.session
    old.write_form()
    apply_look(_application(), old.settings)
    session.show(replace(session.shown, language=language()))
    viewer.window = Window(session, viewer.halts, old.settings)
    viewer.window.map.take_ground(old.map)
    _connect(viewer)
    viewer.window.show()
    viewer.window.go_on_choosing(old)
    old.hide()
    old.deleteLater()
    viewer.player.watch_camera()


def _connect(viewer: Viewer) -> None:
    session, window = viewer.session, viewer.window
    connect_window(viewer)
    add_lecture_dock(window, session, viewer.desk)
    stage = Stage(
        window, session, viewer.player, viewer.show, viewer.desk, viewer.questions, viewer.compare
    )
    stage.offer_interrupted()
    stage.heed_screens()
    RehearsalStrip(viewer.rehearsal, window.map, stage.strip)
    Ruler(session, window.map)
    CompareBar(session, viewer.compare, viewer.show, window.map)
    FocusRing(window.map)
    FocusRing(window.timeline)
    TabRings(window)
    window.statusBar().addWidget(PointerLine(session, window.map))
    window.look_changed.connect(partial(renew, viewer))


def _style_name(remembered: QSettings) -> str:
    """Return the style last chosen, else the one that fits the window's colours."""
    dark = QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
    fitting = "night" if dark else "paper"
    name = str(remembered.value("style", fitting))
    return name if name in style_names() else fitting


def _follow_scheme(scheme: Qt.ColorScheme) -> None:
    apply_theme(_application(), scheme)


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())
