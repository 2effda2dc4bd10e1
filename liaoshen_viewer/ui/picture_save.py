"""The dialog that saves the map as it is seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from liaoshen_viewer.errors import ViewerError
from liaoshen_viewer.scenario.calendar import to_datetime
from liaoshen_viewer.ui.map_view import MapView
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import translate


class PictureDialog(QFileDialog):
    """Asks for a file, and writes the picture of a map into it: as pixels or as a drawing.

    Signals:
        saved(str): a sentence that says where.
        failed(str): a sentence that says why not.
    """

    saved = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QWidget, view: MapView, session: Session) -> None:
        super().__init__(parent)
        self._view = view
        self.setWindowTitle(self.tr("Save the map as a picture"))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters(["PNG (*.png)", "PDF (*.pdf)", "SVG (*.svg)"])
        self.setDefaultSuffix("png")
        self.filterSelected.connect(self._on_filter)
        moment = to_datetime(session.t_ms)
        self.selectFile(f"{session.scenario.id}-{moment:%Y-%m-%d-%H%M}.png")
        self.fileSelected.connect(self._save)

    def _save(self, path: str) -> None:
        # Here, so that starting does not wait for what exporting needs.
        from liaoshen_viewer.export.files import write_whole
        from liaoshen_viewer.export.still import STILLS

        ending = Path(path).suffix.lower()
        if ending not in STILLS:
            said = self.tr("{path} cannot be written: end its name in .png, .pdf or .svg.")
            self.failed.emit(said.format(path=path))
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            write_whole(Path(path), self._view.file_bytes(ending))
        except ViewerError as error:
            self.failed.emit(translate(error.message))
        else:
            self.saved.emit(self.tr("Saved: {path}").format(path=path))
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _on_filter(self, chosen: str) -> None:
        self.setDefaultSuffix(chosen[:3].lower())
