"""The dialog that saves the map as it is seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from liaoshen_viewer.errors import ViewerError
from liaoshen_viewer.scenario.calendar import to_datetime
from liaoshen_viewer.ui.map_view import MapView
from liaoshen_viewer.ui.session import Session
from liaoshen_viewer.ui.words import translate


class PictureDialog(QFileDialog):
    """Asks for a file, and writes the picture of a map into it as a PNG.

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
        self.setNameFilter("PNG (*.png)")
        self.setDefaultSuffix("png")
        moment = to_datetime(session.t_ms)
        self.selectFile(f"{session.scenario.id}-{moment:%Y-%m-%d-%H%M}.png")
        self.fileSelected.connect(self._save)

    def _save(self, path: str) -> None:
        # Here, so that starting does not wait for what exporting needs.
        from liaoshen_viewer.export.frames import write_png

        try:
            write_png(self._view.image(), Path(path))
        except ViewerError as error:
            self.failed.emit(translate(error.message))
        else:
            self.saved.emit(self.tr("Saved: {path}").format(path=path))
