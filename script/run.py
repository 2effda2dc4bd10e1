"""Open the viewer from this checkout; set up first what is not set up yet.

script/run [SCENARIO]              the window
script/run check | state | …       any command of liaoshen-viewer, with its options
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from script.bootstrap import ROOT, RUN, SetupError, explain, prepare


def main(arguments: list[str]) -> int:
    """Run liaoshen-viewer with `arguments` in the environment, and return its exit code."""
    try:
        python = prepare(RUN)
    except SetupError as error:
        return explain(error)
    command = [str(python), "-m", "liaoshen_viewer", *arguments]
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "PYTHONPATH": path, "LIAOSHEN_VIEWER_COMMAND": "script/run"}
    if os.name != "nt":  # exec on Windows returns to the shell at once
        os.execve(command[0], command, environment)
    return subprocess.run(command, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
