"""What can be found in the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from liaoshen_viewer.scenario.model import Names
from liaoshen_viewer.search.catalogue import Catalogue, Entry, Kind, catalogue
from liaoshen_viewer.ui.session import Session


def everything(session: Session, actions: Mapping[str, QAction]) -> Catalogue:
    """Return the session's scenario and the window's commands as entries."""
    commands = [
        Entry(Kind.COMMAND, name, Names(en=action.text().removesuffix(" …")), 0.1)
        for name, action in actions.items()
        if name != "find"
    ]
    return catalogue(session.scenario, [event.title for event in session.events], commands)
