"""The sheet of keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from liaoshen_viewer.ui.actions import ROWS, keys_text, said
from liaoshen_viewer.ui.theme import named

SCROLL_BAR_PX: Final = 16


class KeySheet(QDialog):
    """All keys of the window, two columns of them; made from the table of actions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key_sheet")
        self.setWindowTitle(self.tr("Keys"))
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(24, 20, 24, 20)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(2, 30)
        rows = [row for row in ROWS if row.keys]
        half = -(-len(rows) // 2)
        for i, row in enumerate(rows):
            column, line = divmod(i, half)
            keys = named(QLabel(keys_text(row)), "key")
            grid.addWidget(keys, line, 3 * column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(QLabel(said(row.text).removesuffix(" …")), line, 3 * column + 1)
        # Large letters need more room than a small screen has.
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(sheet)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.addWidget(area)
        room = self.screen().availableGeometry().size() - QSize(40, 80)
        self.resize((sheet.sizeHint() + QSize(SCROLL_BAR_PX, 2)).boundedTo(room))
