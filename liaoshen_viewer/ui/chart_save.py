"""The dialog that asks where a chart is to be saved, and as what."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from liaoshen_viewer.ui.words import T

FILTERS = (
    T("chart_save", "Picture (*.png)"),
    T("chart_save", "Drawing (*.svg)"),
    T("chart_save", "Document (*.pdf)"),
    T("chart_save", "Table (*.csv)"),
)


def save_dialog(parent: QWidget, title: str, name: str, *, table: bool) -> QFileDialog:
    """Return a dialog for a file of a chart, or of its figures where it has some."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    kinds = FILTERS if table else FILTERS[:-1]
    dialog.setNameFilters([QCoreApplication.translate("chart_save", kind) for kind in kinds])
    dialog.setDefaultSuffix("png")
    dialog.filterSelected.connect(partial(_take_suffix, dialog))
    dialog.selectFile(name)
    return dialog


def _take_suffix(dialog: QFileDialog, name_filter: str) -> None:
    """Let a name without an ending get that of the chosen kind of file."""
    dialog.setDefaultSuffix(name_filter.rpartition("*.")[2].rstrip(")"))
