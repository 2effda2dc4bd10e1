"""Open a scenario and do everything with it under Python's audit hook; print what was touched.

    python -m tests.security.watched FOLDER

Prints a line of JSON: the files that were opened to read and to write, and whatever else the
system was asked for (processes, sockets, names of hosts, browsers).
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from liaoshen_viewer.battle import Battle, find_scenario, open_battle
from liaoshen_viewer.export.frames import render_frame
from liaoshen_viewer.export.plan import plan_picture
from liaoshen_viewer.motion.state import state_at
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.report import as_csv, as_geojson, as_json
from liaoshen_viewer.scene.style import load_style
from liaoshen_viewer.ui.app import build
from liaoshen_viewer.ui.session import Session

WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
CHANGES: Final = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.link",
                  "os.symlink", "os.chmod", "shutil.")  # fmt: skip
BEYOND: Final = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn",
                 "os.spawn", "webbrowser.", "urllib.", "http.", "pty.", "os.startfile")  # fmt: skip


class Touched:
    """What the program asked the system for, from when `listens` is set."""

    def __init__(self) -> None:
        self.listens = False
        self.read: set[str] = set()
        self.written: set[str] = set()
        self.beyond: set[str] = set()
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.listens:
            return
        if event == "open":
            path, mode, flags = arguments
            if isinstance(path, int):
                return  # a file that is open already
            writes = (isinstance(flags, int) and flags & WRITES) or set(str(mode or "")) & set(
                "wxa+"
            )
            (self.written if writes else self.read).add(_path(path))
        elif event.startswith(CHANGES):
            self.written.update(_path(part) for part in arguments if isinstance(part, str | Path))
        elif event.startswith(BEYOND):
            self.beyond.add(f"{event} {arguments!r}")


def use(folder: Path, home: Path) -> Battle:
    """Open a scenario, ask it for everything, and use it in a window."""
    battle = open_battle(folder)
    scenario = battle.scenario
    state = state_at(battle.tracks, scenario.clock.campaign_start_ms)
    for tell in (as_json, as_csv, as_geojson):
        tell(scenario, state)
    picture = plan_picture(battle, scenario.views[0], (320, 180), load_style("paper"))
    frame: QImage = render_frame(picture, scenario.clock.campaign_start_ms)
    assert not frame.isNull()
    viewer = build(battle, QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat))
    viewer.window.show()
    walk(viewer.session, viewer.window)
    viewer.opening.reload()
    viewer.window.close()
    return battle


def walk(session: Session, window: QWidget) -> None:
    """Look at every formation and every event."""
    for unit in session.scenario.units:
        session.select(unit.id)
        window.grab()
    for event in session.events:
        session.seek(event.start_ms)
        QApplication.processEvents()
        window.grab()


def main() -> None:
    """Use a scenario that can be trusted first, so that all that the program needs is loaded."""
    app, home = QApplication([]), Path.home()
    load_fonts()
    touched = Touched()
    use(find_scenario("tutorial"), home)
    touched.listens = True
    use(Path(sys.argv[1]), home)
    app.processEvents()
    touched.listens = False
    said = {name: sorted(getattr(touched, name)) for name in ("read", "written", "beyond")}
    sys.stdout.write(json.dumps(said))


def _path(path: object) -> str:
    return os.path.abspath(os.fsdecode(path)) if isinstance(path, str | bytes | Path) else str(path)


if __name__ == "__main__":
    main()
