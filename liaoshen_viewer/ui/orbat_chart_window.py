"""A window of its own for the order of battle as a chart, with what can be chosen and saved."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from liaoshen_viewer.ui.chart_save import save_dialog
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.theme import named, px
from liaoshen_viewer.ui.words import language

if TYPE_CHECKING:
    from liaoshen_viewer.ui.orbat_chart_view import OrbatChartView

FILE_LETTERS_PX: Final = 14.0
OWN_KEYS: Final = frozenset({"step_back", "full_screen", "orbat_chart"})
"""Actions whose keys mean this window here, or nothing."""


class OrbatChartWindow(QWidget):
    """The chart under a line of choices. It follows the session while it is open.

    Signals:
        unit_wished(object): the user clicked a formation's box (UnitId), or beside all (None).
        failed(str): why a file could not be written.
    """

    unit_wished = Signal(object)
    failed = Signal(str)

    def __init__(self, session: Session, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("orbat_chart_window")
        self.setWindowTitle(self.tr("Order of battle"))
        self.resize(px(1100), px(700))
        self._session = session
        self._view: OrbatChartView | None = None
        self.sides = named(QComboBox(), "orbat_chart_sides")
        self.sides.setAccessibleName(self.tr("Which side"))
        self.levels = named(QComboBox(), "orbat_chart_depth")
        self.levels.setAccessibleName(self.tr("How far down"))
        self.levels.addItems([self.tr("Armies and columns"), self.tr("All formations")])
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 8, 0)
        row.addWidget(self.sides)
        row.addWidget(self.levels)
        row.addStretch(1)
        for name, text, do in (
            ("fit", self.tr("Show all of it"), self._fit_all),
            ("save", self.tr("Save as …"), self.ask_file),
        ):
            button = named(QPushButton(text), f"orbat_chart_{name}")
            button.clicked.connect(partial(_do, do))
            row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(row)
        self._fill_sides()
        self.sides.currentIndexChanged.connect(self._on_chosen)
        self.levels.currentIndexChanged.connect(self._on_chosen)
        # Time and view are ruled by the same keys as in the main window.
        self.addActions([action for name, action in actions.items() if name not in OWN_KEYS])

    @property
    def view(self) -> OrbatChartView:
        """Return the chart, made when it is first asked for: starting does not wait for it."""
        if self._view is None:
            from liaoshen_viewer.ui.orbat_chart_view import OrbatChartView

            self._view = OrbatChartView(self._session)
            self._view.unit_wished.connect(self.unit_wished)
            self._column.addWidget(self._view, 1)
        return self._view

    def show_again(self) -> None:
        """Show the session's moment; a chart that is not open waits."""
        if self._view is not None:
            self._view.show_again()

    def _fit_all(self) -> None:
        self.view.fit_all()

    def open(self) -> None:
        """Show the window, in front."""
        self.view.fit()
        self.show()
        self.raise_()
        self.activateWindow()

    def show_scenario(self) -> None:
        """Show the session's scenario."""
        self._fill_sides()
        if self._view is not None:
            self._view.show_scenario()

    def ask_file(self) -> None:
        """Ask for a file and write the chart into it."""
        dialog = save_dialog(
            self, self.tr("Save the order of battle"), "order_of_battle", table=True
        )
        dialog.fileSelected.connect(self._on_file)
        dialog.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _fill_sides(self) -> None:
        self.sides.blockSignals(True)
        self.sides.clear()
        self.sides.addItem(self.tr("Both sides"))
        self.sides.addItems([s.names.in_language(language()) for s in self._session.scenario.sides])
        self.sides.blockSignals(False)

    def _on_chosen(self) -> None:
        side = self.sides.currentIndex() - 1
        self.view.choose(whole=self.levels.currentIndex() == 1, side=side if side >= 0 else None)

    def _on_file(self, name: str) -> None:
        # Here, so that starting does not wait for what writing needs.
        from liaoshen_viewer.ui.chart_files import write_orbat

        sentence = write_orbat(self._session, self.view.mark(FILE_LETTERS_PX), Path(name))
        if sentence:
            self.failed.emit(sentence)


def _do(what: object, _: bool = False) -> None:
    if callable(what):
        what()
