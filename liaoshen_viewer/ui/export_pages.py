"""The pictures of the export dialog: three previews, and the page of an export under way."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from liaoshen_viewer.ui.dates import moment_text
from liaoshen_viewer.ui.theme import named

PREVIEW_SIZE: Final = QSize(240, 135)


class Picture(QLabel):
    """Shows a PNG as large as there is room for it, its shape kept."""

    def __init__(self, least: QSize) -> None:
        super().__init__()
        self.png = b""
        self._whole = QPixmap()
        self.setMinimumSize(least)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_png(self, data: bytes) -> None:
        """Show these bytes of a PNG; none for no picture."""
        self.png = data
        self._whole = QPixmap()
        self._whole.loadFromData(data)
        self._fit()

    @property
    def empty(self) -> bool:
        """Whether no picture is shown."""
        return self._whole.isNull()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            self.clear()
            return
        ratio = self.devicePixelRatioF()
        fitted = self._whole.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(fitted)


class Previews(QWidget):
    """The first, the middle and the last frame, each with its moment below."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures = [Picture(PREVIEW_SIZE) for _ in range(3)]
        self.captions = [QLabel() for _ in range(3)]
        self._cells: list[QWidget] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for number, (picture, caption) in enumerate(zip(self.pictures, self.captions, strict=True)):
            named(picture, f"preview_{number}")
            caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(picture, 1)
            column.addWidget(caption)
            row.addWidget(cell, 1)
            self._cells.append(cell)

    def show_preview(self, place: int, t_ms: int, data: bytes) -> None:
        """Show one of them."""
        self.pictures[place].show_png(data)
        self.captions[place].setText(moment_text(t_ms))

    def await_others(self) -> None:
        """Say that the pictures shown are not the plan's, and will be in a moment."""
        for caption in self.captions:
            caption.setText("…")

    def show_one(self, alone: bool) -> None:
        """Show only the first, for what has only one picture, or all of them."""
        for cell in self._cells[1:]:
            cell.setVisible(not alone)


class ProgressPage(QWidget):
    """The frame painted last, how far the export is, and how long it will still take."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = named(Picture(QSize(400, 225)), "export_picture")
        self.bar = named(QProgressBar(), "export_bar")
        self.bar.setTextVisible(False)
        self.words = named(QLabel(), "export_words")
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.picture, 1)
        column.addWidget(self.bar)
        column.addWidget(self.words)

    def show_step(self, done: int, count: int, words: str, picture: bytes) -> None:
        """Show how far it is; an empty picture leaves the one before."""
        self.bar.setRange(0, count)
        self.bar.setValue(done)
        self.words.setText(words)
        if picture:
            self.picture.show_png(picture)
