"""About: version, credits, licences."""

from __future__ import annotations

from html import escape

import numpy as np
import pyqtgraph as pg
from PySide6 import __version__ as pyside_version
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from liaoshen_viewer import __version__
from liaoshen_viewer.scenario.model import Scenario
from liaoshen_viewer.ui.theme import px
from liaoshen_viewer.ui.words import language


class AboutDialog(QDialog):
    """Says what this is, who made its parts, and under which licences."""

    def __init__(self, parent: QWidget, scenario: Scenario) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About Liaoshen Viewer"))
        self.resize(px(560), px(440))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.windowTitle())
        self.text.setOpenExternalLinks(True)
        self.text.setHtml(self._html(scenario))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)

    def _html(self, scenario: Scenario) -> str:
        parts = {
            "Qt / PySide": pyside_version,
            "pyqtgraph": pg.__version__,
            "numpy": np.__version__,
        }
        scenario_head, licences_head = self.tr("This scenario"), self.tr("Licences")
        versions = ", ".join(f"{name} {number}" for name, number in parts.items())
        paragraphs = [
            f"<b>Liaoshen Viewer {escape(__version__)}</b>",
            escape(self.tr("Shows, day by day, how a campaign unfolded.")),
            escape(versions),
            f"<b>{escape(scenario_head)}</b><br>{escape(scenario.names.in_language(language()))}",
            *map(escape, scenario.credits),
            f"<b>{escape(licences_head)}</b>",
            escape(self.tr("Code: MIT. Texts and tables of the scenarios: CC BY-SA 4.0.")),
            escape(self.tr("Ground, fonts and libraries: their own licences, in assets/LICENSES.")),
            escape(self.tr("Qt is used under the LGPL 3.")),
        ]
        return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
