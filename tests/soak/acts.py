"""What a person does to a window, at random: keys, clicks, drags, sizes, styles, reloads."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QMessageBox, QWidget
from shiboken6 import isValid

from liaoshen_viewer.scene.style import load_style, style_names
from liaoshen_viewer.ui.app import Viewer

LEFT_OUT = frozenset({"quit"})
"""Actions that would end the run."""
TYPED = "jinzhou 4 oct锦州14/[]?.,"
LOOSE_KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up,
    Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Space,
)  # fmt: skip


class Answers(QObject):
    """Answers every question and closes every menu that the program waits for.

    No act goes on before that: a tool button that opens a menu runs a loop of its own.
    """

    asked = Signal(QWidget)

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._random = chance
        # Queued: a question can be answered once it stands there.
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of a question or a menu that opens."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QMessageBox | QMenu):
            self.asked.emit(watched)
        return False

    def _answer(self, asking: QWidget) -> None:
        if isinstance(asking, QMessageBox):
            self._random.choice(asking.buttons()).click()
        else:
            asking.close()


class Person:
    """Acts on a viewer; equal seeds act alike as long as the window answers alike."""

    def __init__(self, viewer: Viewer, seed: int) -> None:
        self._viewer = viewer
        self._random = random.Random(seed)
        self._acts: list[tuple[Callable[[], str], int]] = [
            (self.press_action, 40), (self.press_key, 14), (self.type_text, 4), (self.click, 16),
            (self.drag_map, 8), (self.turn_wheel, 8), (self.wait, 6), (self.resize, 2),
            (self.change_style, 2), (self.touch_files, 1),
        ]  # fmt: skip

    def act(self) -> str:
        """Do one thing, and return what it was."""
        acts, weights = zip(*self._acts, strict=True)
        (act,) = self._random.choices(acts, weights)
        return str(act())

    def tidy(self) -> None:
        """Close whatever dialog, menu or popup stands open."""
        for _ in range(8):
            top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if top is None:
                return
            top.close()
            QApplication.processEvents()

    def press_action(self) -> str:
        """Press the keys of an action."""
        actions = [
            action
            for name, action in self._viewer.window.actions_by_id.items()
            if name not in LEFT_OUT and action.shortcuts()
        ]
        action = self._random.choice(actions)
        keys = self._random.choice(action.shortcuts())
        self._press(lambda target: QTest.keySequence(target, keys))
        return f"keys {keys.toString(QKeySequence.SequenceFormat.PortableText)}"

    def press_key(self) -> str:
        """Press a key that is bound to nothing in particular."""
        key = self._random.choice(LOOSE_KEYS)
        self._press_key(key)
        return f"key {key.name}"

    def type_text(self) -> str:
        """Type a few letters."""
        text = "".join(self._random.choices(TYPED, k=3))
        for letter in text:
            if letter.isascii():
                self._press_key(Qt.Key(ord(letter.upper())))
        return f"typing {text}"

    def click(self) -> str:
        """Click somewhere on some widget, now and then with the right or twice."""
        widgets = [w for w in self._window().findChildren(QWidget) if self._can_be_clicked(w)]
        if not widgets:
            return "nothing to click"
        widget = self._random.choice(widgets)
        where = self._somewhere(widget)
        button = self._random.choices(
            (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton), (9, 0)
        )[0]
        name = f"click on {type(widget).__name__} {widget.objectName()} at {where.toTuple()}"
        if self._random.random() < 0.2:
            QTest.mouseDClick(widget, button, Qt.KeyboardModifier.NoModifier, where)
        else:
            QTest.mouseClick(widget, button, Qt.KeyboardModifier.NoModifier, where)
        return name

    def drag_map(self) -> str:
        """Drag the map, at times with Shift held."""
        view = self._viewer.window.map
        held = self._random.choice(
            (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        )
        start, end = self._somewhere(view), self._somewhere(view)
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, held, start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(view.viewport(), start + (end - start) * share)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, held, end)
        return f"drag of the map {start.toTuple()} to {end.toTuple()}"

    def turn_wheel(self) -> str:
        """Turn the wheel over the map."""
        view = self._viewer.window.map.viewport()
        where = QPointF(self._somewhere(view))
        turn = QPoint(0, self._random.choice((-360, -120, 120, 360)))
        event = QWheelEvent(
            where, view.mapToGlobal(where), QPoint(), turn, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
        return f"wheel {turn.y()}"

    def wait(self) -> str:
        """Let the program go on by itself."""
        milliseconds = self._random.choice((20, 100, 300))
        QTest.qWait(milliseconds)
        return f"waiting {milliseconds} ms"

    def resize(self) -> str:
        """Give the window another size."""
        size = self._random.choice(((1366, 768), (1920, 1080), (900, 600), (320, 200)))
        self._viewer.window.resize(*size)
        return f"size {size}"

    def change_style(self) -> str:
        """Paint the map in another style."""
        name = self._random.choice(sorted(style_names()))
        self._viewer.session.set_style(load_style(name))
        return f"style {name}"

    def touch_files(self) -> str:
        """Save a file of the scenario anew, as an editor would."""
        folder: Path = self._viewer.opening.folder
        os.utime(folder / "units.csv")
        return "files written"

    def _window(self) -> QWidget:
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return top or self._viewer.window

    def _target(self) -> QWidget:
        window = self._window()
        focused = window.focusWidget() or window
        return focused if isValid(focused) else window

    def _press_key(self, key: Qt.Key) -> None:
        self._press(lambda target: QTest.keyClick(target, key))

    def _press(self, press: Callable[[QWidget], object]) -> None:
        target = self._target()
        try:
            press(target)
        except RuntimeError:
            # A key may take away what it is pressed on before it is released.
            if isValid(target):
                raise

    def _somewhere(self, widget: QWidget) -> QPoint:
        return QPoint(
            self._random.randrange(max(widget.width(), 1)),
            self._random.randrange(max(widget.height(), 1)),
        )

    @staticmethod
    def _can_be_clicked(widget: QWidget) -> bool:
        opens_a_menu = isinstance(widget, QMenu | QMenuBar)
        # Qt may have deleted a child whose wrapper is still about.
        return isValid(widget) and widget.isVisible() and widget.isEnabled() and not opens_a_menu
