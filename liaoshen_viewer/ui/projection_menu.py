"""The choice of the map's projection: four by name, the scenario's own, or any that PROJ knows."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.errors import ProjectionError
from liaoshen_viewer.geography.projection import NAMED, Projection
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named
from liaoshen_viewer.ui.words import T, said, translate

TEXTS: Final = {
    "": T("words", "The scenario's own"),
    "lambert": T("words", "Lambert conformal conic"),
    "albers": T("words", "Albers equal area"),
    "utm51n": T("words", "UTM zone 51 north"),
    "mercator": T("words", "Mercator"),
}


class ProjectionMenu(QMenu):
    """A menu whose tick is at the projection that is wished for."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Projection"))
        self.setObjectName("projections")
        self._session = session
        group = QActionGroup(self)
        self._by_text = {}
        for text in ("", *NAMED):
            action = self.addAction(said(TEXTS[text]))
            action.triggered.connect(partial(session.set_projection, text))
            self._by_text[text] = action
        self._other = self.addAction(self.tr("Another …"))
        self._other.triggered.connect(self._ask)
        for action in self.actions():
            action.setCheckable(True)
            group.addAction(action)
        self.show_choice()

    def show_choice(self) -> None:
        """Tick what is chosen now."""
        wish = self._session.grounds.wish
        self._by_text.get(wish, self._other).setChecked(True)

    def _ask(self) -> None:
        self.show_choice()  # a click ticks the entry, but nothing is chosen yet
        dialog = ProjectionDialog(self.window(), self._session.projection.text)
        dialog.projection_wished.connect(self._session.set_projection)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class ProjectionDialog(QDialog):
    """Asks for a projection and says at once whether it can be used.

    Signals:
        projection_wished(str): the user confirmed a projection that can be used.
    """

    projection_wished = Signal(str)

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self.setObjectName("projection")
        self.setWindowTitle(self.tr("Projection of the map"))
        self.line = named(QLineEdit(text), "projection_text")
        self.line.setAccessibleName(self.tr("Projection"))
        self.line.setPlaceholderText("EPSG:32651, +proj=lcc +lat_1=40 +lat_2=44 +lon_0=123 …")
        self.answer = named(QLabel(), "answer")
        self.answer.setWordWrap(True)
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.setContentsMargins(16, 16, 16, 16)
        for widget in (self.line, self.answer, self._buttons):
            column.addWidget(widget)
        self.setMinimumWidth(520)
        self.line.textChanged.connect(self._judge)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.line.selectAll()
        self._judge()

    def accept(self) -> None:
        """Wish for the projection, if it can be used."""
        if self._fault() is None:
            self.projection_wished.emit(self.line.text().strip())
            super().accept()

    def _judge(self) -> None:
        fault = self._fault()
        usable = self.tr("This projection serves the whole map.")
        self.answer.setText(usable if fault is None else fault)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(fault is None)

    def _fault(self) -> str | None:
        try:
            Projection(self.line.text().strip())
        except ProjectionError as error:
            return translate(error.message)
        return None
