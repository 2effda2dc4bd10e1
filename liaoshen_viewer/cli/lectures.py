"""The command `lecture`: what lectures there are, and one of them on paper."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing

from liaoshen_viewer.battle import find_scenario, open_battle
from liaoshen_viewer.cli.interruption import INTERRUPTED, held_interrupt
from liaoshen_viewer.cli.pictures import FAILED
from liaoshen_viewer.errors import ExportError
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.lecture_paper import PaperPlan, write_paper
from liaoshen_viewer.lecture.named import lecture_named
from liaoshen_viewer.lecture.read import FOLDER, SUFFIX, lecture_names


def lecture(options: argparse.Namespace) -> int:
    """List the lectures of a scenario, or write one as a handout or a deck."""
    battle = open_battle(find_scenario(options.scenario))
    if options.output is None:
        for name in lecture_names(battle.scenario.folder / FOLDER):
            found = lecture_named(battle.scenario, name)
            print(f"{name.removesuffix(SUFFIX)}: {found.title.en} ({len(found.stops)} stops)")
        return 0
    chosen = lecture_named(battle.scenario, options.lecture)
    application = painting_application()
    plan = PaperPlan(
        options.output, options.language, options.paper, options.style or "paper", options.overwrite
    )
    try:
        with held_interrupt() as interrupted, closing(write_paper(battle, chosen, plan)) as steps:
            for number in steps:
                if not options.quiet:
                    print(f"page {number} of {len(chosen.stops)}", file=sys.stderr)
                if interrupted():
                    return INTERRUPTED
    except ExportError as error:
        print(error, file=sys.stderr)
        return FAILED
    del application
    print(options.output)
    return 0
