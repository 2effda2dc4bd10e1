"""Measuring in a process of its own: a window needs another application object than painting."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Final

from liaoshen_viewer.bench.measure import Result, as_json, result_of
from liaoshen_viewer.bench.profile import VARIABLE

CODE: Final = "from liaoshen_viewer.bench.{module} import {name}; {name}()"


def measured_apart(module: str, name: str, told: Mapping[str, str] | None = None) -> list[Result]:
    """Return the results that a function of a module of this room writes with `tell`.

    `told` are variables of its environment. Raises RuntimeError with what it complained of.
    """
    environment = {**os.environ, **(told or {})}
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-c", CODE.format(module=module, name=name)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    if VARIABLE in environment:
        sys.stderr.write(done.stderr)
    return [result_of(fields) for fields in json.loads(done.stdout.splitlines()[-1])]


def tell(results: list[Result]) -> None:
    """Write results for the process that asked."""
    sys.stdout.write(as_json(results, indent=None) + "\n")
    sys.stdout.flush()
