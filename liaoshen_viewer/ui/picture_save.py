"""The map as it is seen, into a file or the clipboard."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from liaoshen_viewer.errors import ViewerError
from liaoshen_viewer.scenario.calendar import to_datetime
from liaoshen_viewer.ui.words import translate as say

if TYPE_CHECKING:
    from liaoshen_viewer.ui.window import Window

translate = QCoreApplication.translate
SEEN_MS = 6_000


def copy_picture(window: Window) -> None:
    """Put the picture into the clipboard, and say so."""
    QGuiApplication.clipboard().setImage(window.map.image())
    said = translate("picture_save", "The map is in the clipboard.")
    window.statusBar().showMessage(said, SEEN_MS)


def picture_dialog(window: Window, scenario: str, t_ms: int) -> QFileDialog:
    """Return the dialog that asks where to, and writes the picture there as a PNG."""
    dialog = QFileDialog(window, translate("picture_save", "Save the map as a picture"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PNG (*.png)")
    dialog.setDefaultSuffix("png")
    dialog.selectFile(f"{scenario}-{to_datetime(t_ms):%Y-%m-%d-%H%M}.png")
    dialog.fileSelected.connect(partial(_save, window))
    return dialog


def _save(window: Window, path: str) -> None:
    # Here, so that starting does not wait for what exporting needs.
    from liaoshen_viewer.export.frames import write_png

    try:
        write_png(window.map.image(), Path(path))
    except ViewerError as error:
        window.complain(say(error.message))
        return
    said = translate("picture_save", "Saved: {path}").format(path=path)
    window.statusBar().showMessage(said, SEEN_MS)
