"""The front door: play (default), check, state, frame, export, bench.

Nothing of the rooms is imported before it is known which of them is wanted, so that `--help`
answers at once and a window is never asked for where there is no display.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from liaoshen_viewer.cli.commands import COMMANDS
from liaoshen_viewer.cli.interruption import INTERRUPTED
from liaoshen_viewer.cli.options import command_name, parse
from liaoshen_viewer.errors import ExportError, ScenarioError, ViewerError

PROBLEMS, UNUSABLE = 1, 2


def entry() -> None:
    """Run the command line of this process and exit."""
    for stream in (sys.stdout, sys.stderr):
        # Other programs read UTF-8; a terminal keeps its own encoding but never stops us.
        stream.reconfigure(  # type: ignore[union-attr]  # the real streams of a process can
            encoding=None if stream.isatty() else "utf-8", errors="backslashreplace"
        )
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 fine, 1 problems, 2 not usable."""
    options = parse(argv)
    try:
        code = COMMANDS[options.command](options)
        sys.stdout.flush()
        return code
    except ScenarioError as error:
        for problem in error.problems:
            print(problem.text(), file=sys.stderr)
        return _fail(error, PROBLEMS)
    except ExportError as error:
        return _fail(error, PROBLEMS)
    except ViewerError as error:
        return _fail(error, UNUSABLE)
    except BrokenPipeError:
        # The reader (`head`) has gone; Python would complain again while closing its output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return PROBLEMS
    except KeyboardInterrupt:
        return INTERRUPTED


def _fail(error: ViewerError, code: int) -> int:
    print(f"{command_name()}: {error}", file=sys.stderr)
    return code
