"""Pointing and drawing while a lecture runs: which tool is in hand, and what it has drawn.

The strokes are a value in what the session shows. No file learns of them but a picture that the
speaker saves or copies.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from liaoshen_viewer.scene.ink import Stroke, Tool
from liaoshen_viewer.ui.lecture_show import Show
from liaoshen_viewer.ui.session import Session

TOOLS: Final = (None, *Tool)
LIGHTS: Final = ("", "dot", "spot")


class Ink(QObject):
    """What is in the speaker's hand, and the strokes on the map, each of which can be undone.

    Signals:
        changed: another tool, colour, light or pin, or other strokes.
    """

    changed = Signal()

    def __init__(self, session: Session, show: Show, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._show = session, show
        self._before: list[tuple[Stroke, ...]] = []
        self._stop = 0
        self.tool: Tool | None = None
        self.colour = 0
        self.pinned = False
        self.light = ""
        """`dot` or `spot` while one follows the mouse."""
        show.began.connect(self.put_away)
        show.moved.connect(self.watch_stop)
        show.ended.connect(self.put_away)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Return what is drawn on the map."""
        return self._session.shown.ink

    # what is in hand

    def take_tool(self, tool: Tool | None) -> None:
        """Take a tool in hand, or none: then a click means on again."""
        self.tool = tool
        self.changed.emit()

    def next_tool(self) -> None:
        """Take the next tool; after the last none."""
        self.take_tool(TOOLS[(TOOLS.index(self.tool) + 1) % len(TOOLS)])

    def take_colour(self, colour: int) -> None:
        """Draw in one of the two colours."""
        self.colour = colour
        self.changed.emit()

    def next_colour(self) -> None:
        """Draw in the other colour."""
        self.take_colour(1 - self.colour)

    def next_light(self) -> None:
        """Let a dot follow the mouse, then a spotlight, then nothing."""
        self.light = LIGHTS[(LIGHTS.index(self.light) + 1) % len(LIGHTS)]
        self.changed.emit()

    def toggle_pin(self) -> None:
        """Let the ink stay at the next stop, or go."""
        self.pinned = not self.pinned
        self.changed.emit()

    def put_down(self) -> bool:
        """Put down what is in hand; tell whether there was anything."""
        held = self.tool is not None or bool(self.light)
        self.tool, self.light = None, ""
        self.changed.emit()
        return held

    # what is drawn

    def draw(self, points: tuple[tuple[float, float], ...]) -> None:
        """Draw a stroke through points of longitude and latitude with the tool in hand."""
        if self.tool is not None and points:
            self._keep((*self.strokes, Stroke(self.tool, self.colour, points)))

    def erase(self) -> None:
        """Take all strokes away."""
        if self.strokes:
            self._keep(())

    def undo(self) -> None:
        """Take back the last stroke, or that they were erased."""
        if self._before:
            self._show_strokes(self._before.pop())

    def watch_stop(self) -> None:
        """Take all ink away when the lecture goes to another stop, unless it is pinned."""
        if self._stop != self._show.run.bound_for:
            self._stop = self._show.run.bound_for
            if not self.pinned:
                self._before.clear()
                self._show_strokes(())

    def put_away(self) -> None:
        """Begin, or end, without tools and without ink."""
        self.tool, self.light, self.pinned = None, "", False
        self._stop = self._show.run.bound_for
        self._before.clear()
        self._show_strokes(())

    def _keep(self, strokes: tuple[Stroke, ...]) -> None:
        self._before.append(self.strokes)
        self._show_strokes(strokes)

    def _show_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        self._session.show(replace(self._session.shown, ink=strokes))
        self.changed.emit()
