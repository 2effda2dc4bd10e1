"""The sheet of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from liaoshen_viewer.ui.actions import ROWS, keys_text, said
from liaoshen_viewer.ui.theme import named


class KeySheet(QDialog):
    """All keys of the window, two columns of them; made from the table of actions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key_sheet")
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout(self)
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
