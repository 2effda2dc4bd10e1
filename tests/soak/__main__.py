"""Use the window at random for a while, and say what went wrong or grew.

    python -m tests.soak --seconds 3600 --seed 1948

Exit status 1 with the complaints if there was an exception, a warning of Qt, or growth.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QSettings, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.paint.text import load_fonts
from liaoshen_viewer.ui.app import apply_look, build, make_app
from tests.soak.acts import Answers, Person
from tests.soak.watch import MOST_GROWTH, Complaints, Sample, growths, sample

ACTS_PER_SAMPLE = 40
ENOUGH_SAMPLES = 75
"""Growth is told from so many on: caches are full after some 1,100 acts, a third of the run."""


class Swallow(QObject):
    """Takes the addresses that would open a browser or an editor."""

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Do nothing."""


def main() -> int:
    """Run as the command line says, print a line of JSON, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1948)
    parser.add_argument("--scenario", default="liaoshen")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        # What the person does may write: into a home of its own, and to a copy of the scenario.
        os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = home
        folder = Path(home) / said.scenario
        shutil.copytree(find_scenario(said.scenario), folder)
        return soak(folder, said.seconds, said.seed)


def soak(folder: Path, seconds: float, seed: int) -> int:
    """Act on the scenario of a folder for so long."""
    app = make_app(["soak"])
    complaints, swallow = Complaints(), Swallow()
    for scheme in ("http", "https", "file"):
        # A name as text is what is taken, whatever the type stubs say.
        QDesktopServices.setUrlHandler(scheme, swallow, cast("bytes", "take"))
    load_fonts()
    remembered = QSettings(str(folder.parent / "settings.ini"), QSettings.Format.IniFormat)
    apply_look(app, remembered)
    viewer = build(open_battle(folder), remembered)
    viewer.window.show()
    person, samples, acts = Person(viewer, seed), list[Sample](), 0
    answers = Answers(random.Random(seed))
    app.installEventFilter(answers)
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            complaints.last_act = person.act()
            QApplication.processEvents()
            acts += 1
            if acts % ACTS_PER_SAMPLE == 0:
                person.tidy()
                samples.append(sample())
        person.tidy()
    finally:
        # Also after a fault of the person: processes that wait for the window would hold this one.
        while viewer.window.isVisible() and not viewer.window.close():
            complaints.last_act = "the window was to close, and a question was answered with no"
    return report(complaints, samples, acts)


def report(complaints: Complaints, samples: list[Sample], acts: int) -> int:
    """Print what was seen as JSON, and what grew as text; return the exit status."""
    grown = growths(samples) if len(samples) >= ENOUGH_SAMPLES else {}
    texts = [f"{name} grew by {g:g}" for name, g in grown.items() if g > MOST_GROWTH[name]]
    last = {name: getattr(samples[-1], name) for name in MOST_GROWTH} if samples else {}
    print(json.dumps({"acts": acts, "samples": len(samples), "grown": grown, "last": last}))
    for text in texts:
        print(text, file=sys.stderr)
    return 1 if texts or complaints.texts else 0


if __name__ == "__main__":
    sys.exit(main())
