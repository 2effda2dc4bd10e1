"""The keys of a running lecture: one table a mode, and the filter that gives them to it.

While a lecture runs its keys hold whatever has the focus, because a clicker cannot move the focus.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from liaoshen_viewer.ui.actions import ROWS, ActionRow
from liaoshen_viewer.ui.lecture_show import Show
from liaoshen_viewer.ui.words import T

ON_PATH: Final = "lecture"
OFF_PATH: Final = "off_path"
DIGIT: Final = "digit"

COMPARE_ROWS: Final = tuple(
    replace(row, id=f"lecture_{row.id}", menu=ON_PATH)
    for row in ROWS
    if row.owner == "compare" and row.id != "compare_keep"
)
"""Two dates are compared by the same keys on the path and off it."""

LECTURE_ROWS: Final[tuple[ActionRow, ...]] = (
    ActionRow(
        "on", ON_PATH, T("actions", "On; on the way, to its end"),
        ("PgDown", "Right", "Down", "Space", "Return", "Enter"), "show", "on",
    ),
    ActionRow(
        "back", ON_PATH, T("actions", "Back to the stop before"),
        ("PgUp", "Left", "Up", "Backspace"), "show", "back",
    ),
    ActionRow(
        DIGIT, ON_PATH, T("actions", "The number of a stop; Enter goes to it"),
        tuple("0123456789"), "show", "type_digit",
    ),
    ActionRow("first", ON_PATH, T("actions", "To the first stop"), ("Home",), "show", "to_first"),
    ActionRow("last", ON_PATH, T("actions", "To the last stop"), ("End",), "show", "to_last"),
    ActionRow("black", ON_PATH, T("actions", "Black screen"), ("B", "."), "show", "black"),
    ActionRow("white", ON_PATH, T("actions", "White screen"), ("W",), "show", "white"),
    ActionRow(
        "from_first", ON_PATH, T("actions", "Again from the first stop"), ("F5",),
        "show", "to_first",
    ),
    ActionRow(
        "from_here", ON_PATH, T("actions", "Again from this stop"), ("Shift+F5",),
        "show", "again",
    ),
    ActionRow(
        "leave", ON_PATH, T("actions", "Leave the path: the window's keys hold"), ("V",),
        "show", "leave",
    ),
    ActionRow("pace_up", ON_PATH, T("actions", "Faster ways"), ("+", "="), "show", "faster"),
    ActionRow("pace_down", ON_PATH, T("actions", "Slower ways"), ("-",), "show", "slower"),
    ActionRow(
        "notes", ON_PATH, T("actions", "Show or hide the speaker's window"), ("N",),
        "stage", "toggle_speaker",
    ),
    ActionRow(
        "since", ON_PATH, T("actions", "What has changed since the stop before?"), ("C",),
        "since", "toggle",
    ),
    ActionRow(
        "ask", ON_PATH, T("actions", "Keep a question from the room, with a note"), ("Q",),
        "questions", "ask",
    ),
    ActionRow(
        "light", ON_PATH, T("actions", "A dot, then a spotlight, that follows the mouse"), ("L",),
        "ink", "next_light",
    ),
    ActionRow(
        "tool", ON_PATH, T("actions", "Pen, arrow, ellipse, marker, none"), ("P",),
        "ink", "next_tool",
    ),
    ActionRow(
        "ink", ON_PATH, T("actions", "The other colour of ink"), ("Shift+P",),
        "ink", "next_colour",
    ),
    ActionRow("erase", ON_PATH, T("actions", "Erase all ink"), ("E",), "ink", "erase"),
    ActionRow(
        "undo_ink", ON_PATH, T("actions", "Take the last stroke back"), ("Ctrl+Z",),
        "ink", "undo",
    ),
    ActionRow(
        "pin", ON_PATH, T("actions", "Let the ink stay at the next stop, or go"), ("I",),
        "ink", "toggle_pin",
    ),
    ActionRow(
        "hall", ON_PATH, T("actions", "Larger signs, names and date for the back row, or as usual"),
        ("H",), "stage", "next_hall",
    ),
    *COMPARE_ROWS,
    ActionRow("swap", ON_PATH, T("actions", "Change the screens"), ("S",), "stage", "swap"),
    ActionRow("end", ON_PATH, T("actions", "Put the pen down; else end the lecture"), ("Esc",),
        "stage", "step_out"),
)  # fmt: skip
"""What the keys do on the path. All others do nothing there, but for those of `ALSO`."""

OFF_ROWS: Final[tuple[ActionRow, ...]] = (
    ActionRow(
        "come_back", OFF_PATH, T("actions", "Return to the lecture"), ("R",), "show", "come_back"
    ),
    ActionRow(
        "ask_off",
        OFF_PATH,
        T("actions", "Keep a question from the room, with a note"),
        ("Q",),
        "questions",
        "ask",
    ),
    ActionRow(
        "end_off",
        OFF_PATH,
        T("actions", "Put the pen down; else end the lecture"),
        ("Esc",),
        "stage",
        "step_out",
    ),
)
"""What two keys do off the path, where else the window's own hold."""

KEY_EVENTS: Final = (
    QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride,
)  # fmt: skip
"""Of a key that is taken a widget hears neither the press nor the release."""

ALSO: Final = ("quit", "copy_picture", "save_picture")
"""Actions of the window that hold on the path too."""


class LectureKeys(QObject):
    """Takes every key of the program while a lecture runs, and calls what its table says.

    Signals:
        pointer_moved: the mouse was moved, or pressed, anywhere in the program.
    """

    pointer_moved = Signal()

    def __init__(self, show: Show, owners: Mapping[str, object], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._on_path = _bound(LECTURE_ROWS, owners)
        self._off_path = _bound(OFF_ROWS, owners)
        also = [key for row in ROWS if row.id in ALSO for key in row.keys]
        self._also = frozenset(map(_combination, also))

    def take(self) -> None:
        """Take the keys from now on."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def release(self) -> None:
        """Leave the keys to the window again."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take keys before any widget or shortcut does."""
        kind = event.type()
        if kind in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress):
            self.pointer_moved.emit()
            return False
        if kind not in KEY_EVENTS:
            return False
        if not isinstance(event, QKeyEvent) or not watched.isWidgetType() or _elsewhere():
            return False
        wish = self._wish(event)
        if wish is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress:
            wish()
        return True

    def _wish(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does now; None leaves it to the window."""
        pressed = _pressed(event)
        if not self._show.off_path:
            if pressed in self._also:
                return None
            return self._on_path.get(pressed, _nothing)
        return None if _writing() else self._off_path.get(pressed)


def _bound(
    rows: tuple[ActionRow, ...], owners: Mapping[str, object]
) -> dict[int, Callable[[], None]]:
    found: dict[int, Callable[[], None]] = {}
    for row in rows:
        method: Callable[..., None] = getattr(owners[row.owner], row.method)
        for key in row.keys:
            found[_combination(key)] = partial(method, int(key)) if row.id == DIGIT else method
    return found


def _combination(key: str) -> int:
    sequence: Any = QKeySequence(key)  # its stub forgets that it can be indexed
    return int(sequence[0].toCombined())


def _pressed(event: QKeyEvent) -> int:
    """Return key and modifiers, those of the keypad, and Shift for a sign, left out."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.text().strip() and not event.text().isalpha():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeyCombination(modifiers, Qt.Key(event.key())).toCombined()


def _elsewhere() -> bool:
    """Tell whether a dialog or a menu has the keys."""
    return bool(QApplication.activeModalWidget() or QApplication.activePopupWidget())


def _writing() -> bool:
    """Tell whether the user is writing a text."""
    focus = QApplication.focusWidget()
    if isinstance(focus, (QTextEdit, QPlainTextEdit)):
        return not focus.isReadOnly()
    return isinstance(focus, QLineEdit)


def _nothing() -> None:
    """Do nothing: this key has no meaning on the path."""
