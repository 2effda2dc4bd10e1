"""The camera that goes with a formation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from liaoshen_viewer.scenario.model import UnitId
from liaoshen_viewer.scene.whereabouts import position
from liaoshen_viewer.ui.session import Session


class Follow(QObject):
    """Keeps the followed formation in the middle of the map until told otherwise.

    Signals:
        changed(bool): another formation is followed, or none.
    """

    changed = Signal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.unit: UnitId | None = None

    def toggle(self) -> None:
        """Follow the selected formation, or no longer."""
        self._take(self._session.selection if self.unit is None else None)

    def stop(self) -> None:
        """Leave the camera to the user."""
        self._take(None)

    def show_selection(self) -> None:
        """While following, follow what is selected."""
        if self.unit is not None:
            self._take(self._session.selection)

    def keep_up(self) -> None:
        """Look at where the followed formation is now; stay while it is nowhere."""
        if self.unit is None:
            return
        where = position(self._session.scenario, self._session.state, self.unit)
        if where is not None:
            x_m, y_m = self._session.projection.to_m(np.array(where))
            camera = replace(self._session.camera, center_m=(float(x_m), float(y_m)))
            self._session.set_camera(camera)

    def _take(self, unit: UnitId | None) -> None:
        if unit != self.unit:
            self.unit = unit
            self.changed.emit(unit is not None)
            self.keep_up()
