"""Run this Python on this checkout in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

Finished = subprocess.CompletedProcess[str]


def run_python(
    *arguments: str, cwd: Path | None = None, env: Mapping[str, str | None] | None = None
) -> Finished:
    """Run Python with arguments from any folder and return what it said.

    `env` holds variables to add or, given as None, to take away.
    """
    wanted = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={name: value for name, value in wanted.items() if value is not None},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
