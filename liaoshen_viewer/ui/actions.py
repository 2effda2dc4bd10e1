"""Everything that can be done by key, menu or button, as one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from liaoshen_viewer.ui.words import T

CONTEXT: Final = "actions"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action: `method` is the name of a method of `owner`, called without arguments."""

    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    owner: str
    method: str
    repeats: bool = False
    """A held key does it again and again."""
    checkable: bool = False


MENUS: Final = {
    "file": T("actions", "&File"),
    "time": T("actions", "&Time"),
    "view": T("actions", "&View"),
    "formation": T("actions", "F&ormation"),
    "lecture": T("actions", "&Lecture"),
    "help": T("actions", "&Help"),
}
FILE, TIME, VIEW, FORMATION, LECTURE, HELP = MENUS

ROWS: Final[tuple[ActionRow, ...]] = (
    ActionRow("open", FILE, T("actions", "Open a scenario …"), ("Ctrl+O",), "window", "ask_folder"),
    ActionRow(
        "reload", FILE, T("actions", "Read the files again"), ("Ctrl+R",), "opening", "reload"
    ),
    ActionRow(
        "save_picture", FILE, T("actions", "Save the map as a picture …"), ("Ctrl+Shift+S",),
        "window", "save_picture",
    ),
    ActionRow(
        "copy_picture", FILE, T("actions", "Copy the map as a picture"), ("Ctrl+Shift+C",),
        "window", "copy_picture",
    ),
    ActionRow(
        "export", FILE, T("actions", "Export a film or pictures …"), ("Ctrl+E",),
        "exporting", "open",
    ),
    ActionRow(
        "wall_map", FILE, T("actions", "Wall map …"), ("Ctrl+Shift+W",),
        "exporting", "open_wall_map",
    ),
    ActionRow(
        "copy_view", FILE, T("actions", "Copy this view as text"), ("Ctrl+Shift+L",),
        "travel", "copy_view",
    ),
    ActionRow(
        "find", FILE, T("actions", "Find anything …"), ("Ctrl+K", "/", "Ctrl+F"),
        "window", "ask_anything",
    ),
    ActionRow(
        "preferences", FILE, T("actions", "Preferences …"), ("Ctrl+,",),
        "window", "show_preferences",
    ),
    ActionRow("quit", FILE, T("actions", "Quit"), ("Ctrl+Q",), "window", "quit"),
    ActionRow("play", TIME, T("actions", "Play"), ("Space",), "session", "toggle"),
    ActionRow(
        "frame_forward", TIME, T("actions", "Next frame"), ("Right",),
        "travel", "frame_forward", repeats=True,
    ),
    ActionRow(
        "frame_back", TIME, T("actions", "Previous frame"), ("Left",),
        "travel", "frame_back", repeats=True,
    ),
    ActionRow(
        "day_forward", TIME, T("actions", "A day forward"), ("Shift+Right",),
        "travel", "day_forward", repeats=True,
    ),
    ActionRow(
        "day_back", TIME, T("actions", "A day back"), ("Shift+Left",),
        "travel", "day_back", repeats=True,
    ),
    ActionRow(
        "next_event", TIME, T("actions", "Next event"), ("Ctrl+Right", "PgDown"),
        "travel", "next_event", repeats=True,
    ),
    ActionRow(
        "previous_event", TIME, T("actions", "Previous event"), ("Ctrl+Left", "PgUp"),
        "travel", "previous_event", repeats=True,
    ),
    ActionRow(
        "faster", TIME, T("actions", "Play faster"), ("+", "="), "session", "play_faster"
    ),
    ActionRow("slower", TIME, T("actions", "Play slower"), ("-",), "session", "play_slower"),
    ActionRow("go_to", TIME, T("actions", "Go to date …"), ("G",), "window", "ask_date"),
    ActionRow(
        "to_start", TIME, T("actions", "To the start"), ("Ctrl+Home",), "travel", "to_start"
    ),
    ActionRow("to_end", TIME, T("actions", "To the end"), ("Ctrl+End",), "travel", "to_end"),
    ActionRow(
        "loop", TIME, T("actions", "Loop this phase, or end the loop"), ("L",),
        "travel", "toggle_loop",
    ),
    ActionRow("home", VIEW, T("actions", "Home view"), ("Home",), "travel", "go_home"),
    ActionRow(
        "zoom_in", VIEW, T("actions", "Zoom in"), ("Ctrl++", "Ctrl+="), "travel", "zoom_in"
    ),
    ActionRow("zoom_out", VIEW, T("actions", "Zoom out"), ("Ctrl+-",), "travel", "zoom_out"),
    ActionRow(
        "fly_to_event", VIEW, T("actions", "Fly to the event, and back"), ("E",),
        "travel", "fly_to_event",
    ),
    ActionRow(
        "view_back", VIEW, T("actions", "Previous view"), ("Alt+Left",), "history", "back"
    ),
    ActionRow(
        "view_forward", VIEW, T("actions", "Next view"), ("Alt+Right",), "history", "forward"
    ),
    ActionRow(
        "names", VIEW, T("actions", "Names in other languages"), ("N",), "travel", "next_names"
    ),
    ActionRow(
        "style", VIEW, T("actions", "Night map"), ("Ctrl+D",),
        "window", "change_style", checkable=True,
    ),
    ActionRow(
        "orbat_chart", VIEW, T("actions", "Order of battle as a chart …"), ("B",),
        "window", "open_orbat_chart",
    ),
    ActionRow(
        "compare", VIEW, T("actions", "Compare with another date, or show one again"), ("T",),
        "compare", "toggle",
    ),
    ActionRow(
        "compare_keep", VIEW, T("actions", "Keep this date to compare with"), ("Shift+T",),
        "compare", "keep",
    ),
    ActionRow(
        "compare_split", VIEW, T("actions", "Two dates: curtain, or side by side"), ("Ctrl+T",),
        "compare", "change_split",
    ),
    ActionRow(
        "compare_swap", VIEW, T("actions", "Two dates: let them change places"),
        ("Ctrl+Shift+T",), "compare", "swap",
    ),
    ActionRow(
        "compare_later", VIEW, T("actions", "Two dates: the other one a day later"),
        ("Ctrl+Shift+Right",), "compare", "later", repeats=True,
    ),
    ActionRow(
        "compare_earlier", VIEW, T("actions", "Two dates: the other one a day earlier"),
        ("Ctrl+Shift+Left",), "compare", "earlier", repeats=True,
    ),
    ActionRow(
        "curtain_right", VIEW, T("actions", "Two dates: the curtain to the right"),
        ("Alt+Shift+Right",), "compare", "curtain_right", repeats=True,
    ),
    ActionRow(
        "curtain_left", VIEW, T("actions", "Two dates: the curtain to the left"),
        ("Alt+Shift+Left",), "compare", "curtain_left", repeats=True,
    ),
    ActionRow(
        "full_screen", VIEW, T("actions", "Full screen"), ("F11",),
        "window", "toggle_full_screen", checkable=True,
    ),
    ActionRow(
        "reset_layout", VIEW, T("actions", "Reset the panels"), (), "window", "reset_layout"
    ),
    ActionRow(
        "step_back", VIEW, T("actions", "Leave full screen, or select nothing"), ("Esc",),
        "window", "step_back",
    ),
    ActionRow(
        "follow", FORMATION, T("actions", "Follow"), ("F",), "follow", "toggle", checkable=True
    ),
    ActionRow(
        "next_stop", FORMATION, T("actions", "Its next dated position"), ("]",),
        "travel", "next_stop", repeats=True,
    ),
    ActionRow(
        "previous_stop", FORMATION, T("actions", "Its previous dated position"), ("[",),
        "travel", "previous_stop", repeats=True,
    ),
    ActionRow(
        "only_command", FORMATION, T("actions", "Only its command"), ("O",),
        "travel", "toggle_command", checkable=True,
    ),
    ActionRow(
        "hide_branch", FORMATION, T("actions", "Hide its command on the map, or show it"), ("H",),
        "travel", "toggle_hidden",
    ),
    ActionRow(
        "zoom_to_unit", FORMATION, T("actions", "Go to it"), ("Z",), "travel", "go_to_selection"
    ),
    ActionRow(
        "lecture_first", LECTURE, T("actions", "Run from the first stop"), ("F5",),
        "desk", "begin_first",
    ),
    ActionRow(
        "lecture_here", LECTURE, T("actions", "Run from here"), ("Shift+F5",),
        "desk", "begin_here",
    ),
    ActionRow(
        "lecture_rehearse", LECTURE, T("actions", "Rehearse: take the time at each stop"),
        ("Ctrl+F5",), "rehearsal", "begin",
    ),
    ActionRow(
        "lecture_record", LECTURE, T("actions", "Record a stop"), ("Ctrl+Shift+R",),
        "desk", "record",
    ),
    ActionRow("lecture_retake", LECTURE, T("actions", "Take this view"), (), "desk", "retake"),
    ActionRow("lecture_delete", LECTURE, T("actions", "Delete the stop"), (), "desk", "delete"),
    ActionRow("lecture_undo", LECTURE, T("actions", "Undo"), ("Ctrl+Z",), "desk", "undo"),
    ActionRow(
        "lecture_redo", LECTURE, T("actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "desk", "redo"
    ),
    ActionRow(
        "questions", LECTURE, T("actions", "Questions from the room …"), ("Shift+Q",),
        "questions", "show_all",
    ),
    ActionRow("lecture_new", LECTURE, T("actions", "New lecture"), (), "desk", "begin_new"),
    ActionRow("lecture_save", LECTURE, T("actions", "Save"), ("Ctrl+S",), "desk", "save"),
    ActionRow(
        "lecture_paper", LECTURE, T("actions", "Handout or slides …"), ("Ctrl+P",),
        "exporting", "open_paper",
    ),
    ActionRow(
        "lecture_film", LECTURE, T("actions", "Film of the lecture …"), ("Ctrl+Shift+F",),
        "exporting", "open_lecture",
    ),
    ActionRow("keys", HELP, T("actions", "Keys"), ("F1", "?"), "window", "show_keys"),
    ActionRow("about", HELP, T("actions", "About"), (), "window", "show_about"),
)  # fmt: skip


def make_actions(parent: QWidget) -> dict[str, QAction]:
    """Return an action for every row, with keys that work wherever the window has its focus."""
    actions = {}
    for row in ROWS:
        action = QAction(said(row.text), parent)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(row.repeats)
        action.setCheckable(row.checkable)
        action.setToolTip(tip(row, action.text()))
        parent.addAction(action)
        actions[row.id] = action
    return actions


def connect_actions(actions: Mapping[str, QAction], owners: Mapping[str, object]) -> None:
    """Let every action call its row's method."""
    for row in ROWS:
        method: Callable[[], None] = getattr(owners[row.owner], row.method)
        actions[row.id].triggered.connect(method)


def fill_menus(bar: QMenuBar, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Put every action into its menu, in the order of the table; return the menus."""
    menus = {}
    for name, title in MENUS.items():
        menus[name] = bar.addMenu(said(title))
        menus[name].addActions([actions[row.id] for row in ROWS if row.menu == name])
    return menus


def said(text: str) -> str:
    """Return a text of the table in the program's language."""
    return QCoreApplication.translate(CONTEXT, text)


def tip(row: ActionRow, text: str) -> str:
    """Return what a button says under the pointer: its text and its keys."""
    return f"{text}  ({keys_text(row)})" if row.keys else text


def keys_text(row: ActionRow) -> str:
    """Return the keys of an action as the system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in row.keys)
