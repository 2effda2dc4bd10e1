"""What must be the same on two machines so that they paint and encode the same bytes."""

from __future__ import annotations

import hashlib
import platform
import socket
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import av
import numpy as np
import pyproj
import shapely
from PySide6.QtCore import qVersion

from liaoshen_viewer import __version__
from liaoshen_viewer.bundled import assets_folder
from liaoshen_viewer.errors import ExportError
from liaoshen_viewer.messages import Message

HASH_DIGITS: Final = 12


@cache
def sameness() -> dict[str, str]:
    """Return versions and hashes of all that decides on a picture but the film, by name."""
    fonts, assets = assets_folder() / "fonts", assets_folder()
    program = Path(__file__).parent.parent
    others = (path for path in assets.rglob("*") if fonts not in path.parents)
    return {
        "Liaoshen Viewer": f"{__version__} {_hash(program, program.rglob('*.py'))}",
        "Qt": qVersion(),
        "fonts": _hash(fonts, fonts.rglob("*")),
        "assets": _hash(assets, others),
        "PyAV": av.__version__,
        "libavcodec": ".".join(map(str, av.library_versions["libavcodec"])),
        "numpy": np.__version__,
        "GEOS": shapely.geos_version_string,
        "PROJ": pyproj.proj_version_str,
        "Python": ".".join(map(str, sys.version_info[:2])),
        "processor": platform.machine(),
    }


def check_same(wanted: Mapping[str, str]) -> None:
    """Raise ExportError if this process would make other bytes than one with `wanted`."""
    refusal = refused(wanted, sameness(), socket.gethostname())
    if refusal is not None:
        raise ExportError(refusal)


def refused(wanted: Mapping[str, str], found: Mapping[str, str], place: str) -> Message | None:
    """Return why a worker at `place` cannot help, with all that differs; None if it can."""
    differences = [
        f"{name} {found.get(name, '-')} (here {wanted.get(name, '-')})"
        for name in [*wanted, *(name for name in found if name not in wanted)]
        if found.get(name) != wanted.get(name)
    ]
    if not differences:
        return None
    return Message("export.other_worker", {"place": place, "found": ", ".join(differences)})


def _hash(top: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in paths if path.is_file()):
        name = path.relative_to(top).as_posix().encode()
        digest.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:HASH_DIGITS]
