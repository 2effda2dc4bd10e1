"""Run all checks of this checkout; set up first what is not set up yet.

    script/test                        everything
    script/test lint types             only these steps
    script/test pytest -k calendar     one step with options of its own

The steps: lint, format, types, imports, pytest; and coverage, which runs when it is named.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from script.bootstrap import ROOT, TEST, SetupError, explain, prepare

STEPS = {
    "lint": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    # import-linter cannot be started by -m; this is what its own command does.
    "imports": ["-c", "from importlinter.cli import lint_imports_command as main; main()"],
    "pytest": ["-m", "pytest", "-q"],
    "coverage": ["-m", "script.cover"],
}
USUAL = [name for name in STEPS if name != "coverage"]
"""What runs when no step is named; coverage runs the tests once more, and slower."""
PARALLEL = ["-n", "2"]


def main(arguments: list[str]) -> int:
    """Run the steps asked for, print a summary, and return 0 if all passed."""
    names, options = _split(arguments)
    if names is None:
        print(f"No step {arguments[0]!r}; the steps are: {', '.join(STEPS)}.", file=sys.stderr)
        return 2
    try:
        python = prepare(TEST)
    except SetupError as error:
        return explain(error)
    results = [(name, *_run(python, name, options)) for name in names]
    _print_summary(results)
    return 1 if any(code for _, code, _ in results) else 0


def _split(arguments: list[str]) -> tuple[list[str] | None, list[str]]:
    """Split `lint types` or `pytest -k x` into steps and the last step's options."""
    names = []
    for position, argument in enumerate(arguments):
        if argument in STEPS:
            names.append(argument)
        elif names:
            return names, arguments[position:]
        else:
            return None, []
    return names or USUAL, []


def _run(python: Path, name: str, options: list[str]) -> tuple[int, float]:
    command = [str(python), *STEPS[name], *(options or (PARALLEL if name == "pytest" else []))]
    print(f"── {name}", flush=True)
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    began = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": path}).returncode
    return code, time.monotonic() - began


def _print_summary(results: list[tuple[str, int, float]]) -> None:
    print("\nSummary")
    for name, code, seconds in results:
        print(f"  {'ok    ' if code == 0 else 'FAILED'}  {name:8} {seconds:6.1f} s")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
