"""Make this checkout ready to run: system libraries, `.venv`, the exact locked versions.

Standard library only, and importable by an old Python, so that the first thing it can do is say
which Python is needed. `script/run.py` and `script/test.py` call `prepare` on every start; a
stamp in `.venv` makes the second start cheap.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST, NEWEST = (3, 11), (3, 13)
RUN, TEST = "run", "test"
LOCKS = {RUN: ("run.txt",), TEST: ("run.txt", "test.txt")}
# Real X servers for the tests that open a window: (program, Debian package).
TEST_PROGRAMS = (("Xvfb", "xvfb"), ("xauth", "xauth"))


class SetupError(Exception):
    """Set-up cannot go on; the text says what to do."""


def prepare(purpose: str, root: Path = ROOT) -> Path:
    """Return the environment's Python, after whatever set-up is still to be done.

    Args:
        purpose: `RUN` or `TEST`; what was set up for tests serves to run as well.
        root: the checkout.

    Raises:
        SetupError: set-up is impossible here.
    """
    _check_python()
    python = python_of(root / ".venv")
    stamp = root / ".venv" / f"set-up-{purpose}.txt"
    wanted = fingerprint(purpose, root)
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    install_system_packages(missing_packages(purpose, root))
    _make_environment(root / ".venv")
    _install_locked(python, purpose, root)
    _write_stamps(purpose, root)
    return python


def fingerprint(purpose: str, root: Path) -> str:
    """Return what a stamp holds: a digest of the locks, and the Python they are for."""
    digest = hashlib.sha256()
    for name in LOCKS[purpose]:
        digest.update((root / "lock" / name).read_bytes())
    return f"{digest.hexdigest()} python {sys.version_info[0]}.{sys.version_info[1]}\n"


def python_of(environment: Path) -> Path:
    """Return where a virtual environment keeps its Python."""
    if os.name == "nt":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def missing_packages(purpose: str, root: Path = ROOT) -> list[str]:
    """Return the Debian packages without which set-up, pictures, windows or tests fail."""
    if not sys.platform.startswith("linux"):
        return []
    sys.path.insert(0, str(root))
    from liaoshen_viewer.system import PAINTING, WINDOW, missing_libraries

    packages = [library.package for library in missing_libraries(PAINTING + WINDOW)]
    if not _has_ensurepip() and not python_of(root / ".venv").exists():
        packages.append("python3-venv")
    if purpose == TEST:
        packages += [package for program, package in TEST_PROGRAMS if not shutil.which(program)]
    return packages


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages by apt.

    Raises:
        SetupError: there is no apt, no right to use it, or it failed; the text lists `packages`.
    """
    if not packages:
        return
    wish = "apt-get install " + " ".join(packages)
    prefix = _as_root()
    if not shutil.which("apt-get") or prefix is None:
        raise SetupError(
            "These system packages (Debian's names) are missing and cannot be installed from "
            f"here: {' '.join(packages)}. Install them as root, then start again: {wish}"
        )
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-q"], install):
        if subprocess.run([*prefix, *command], env=quiet, stdout=sys.stderr).returncode:
            raise SetupError(f"apt failed (see above); what is needed: {wish}")


def explain(error: SetupError) -> int:
    """Print why set-up stopped, and return the exit code for it."""
    print(f"Set-up stopped: {error}", file=sys.stderr)
    return 2


def _check_python() -> None:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(str(part) for part in sys.version_info[:2])
        raise SetupError(
            f"Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]} is needed, "
            f"this is {found} ({sys.executable})."
        )


def _has_ensurepip() -> bool:
    try:
        import ensurepip  # noqa: F401  (Debian ships venv without it until python3-venv is there)
    except ImportError:
        return False
    return True


def _as_root() -> list[str] | None:
    """Return what to put before a command that needs root, or None where that cannot be had."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if sys.stdin.isatty():
        return ["sudo"]
    return ["sudo", "-n"] if subprocess.run(["sudo", "-n", "true"]).returncode == 0 else None


def _make_environment(environment: Path) -> None:
    """Make `.venv` for the Python that runs this, unless it is there already."""
    if _version_of(python_of(environment)) == f"{sys.version_info[0]}.{sys.version_info[1]}":
        return
    print(f"Making the environment in {environment}", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(environment)])
    if made.returncode:
        raise SetupError(f"python could not make an environment in {environment} (see above).")


def _version_of(python: Path) -> str | None:
    """Return `3.11` for a Python with a pip that works, else None."""
    code = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    try:
        said = subprocess.run([str(python), "-c", code], capture_output=True, text=True)
    except OSError:
        return None
    return said.stdout.strip() if said.returncode == 0 else None


def _install_locked(python: Path, purpose: str, root: Path) -> None:
    print("Installing the locked versions (a few minutes the first time)", flush=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-input"]
    command.append("--disable-pip-version-check")
    for name in LOCKS[purpose]:
        command += ["-r", str(root / "lock" / name)]
    if subprocess.run(command).returncode:
        raise SetupError("pip could not install the locked versions (see above).")


def _write_stamps(purpose: str, root: Path) -> None:
    for served in {purpose, RUN}:
        stamp = root / ".venv" / f"set-up-{served}.txt"
        stamp.write_text(fingerprint(served, root), encoding="utf-8")


if __name__ == "__main__":
    try:
        print(prepare(TEST if "--test" in sys.argv[1:] else RUN))
    except SetupError as error:
        sys.exit(explain(error))
