"""Set-up: what is missing is named, and a second start has nothing to do."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from liaoshen_viewer.system import Library, library_problem, missing_libraries
from script import bootstrap
from tests.running import ROOT, run_python

NOWHERE = (Library("libnowhere.so.7", "libnowhere7"), Library("libc.so.6", "libc6"))
OLD_PYTHON = """
import sys
sys.version_info = (3, 9, 2, "final", 0)
sys.path.insert(0, sys.argv[1])
from script import run
sys.exit(run.main([]))
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Make a folder with our locks and an environment that seems to be set up for running."""
    shutil.copytree(ROOT / "lock", tmp_path / "lock")
    python = bootstrap.python_of(tmp_path / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    stamp = tmp_path / ".venv" / "set-up-run.txt"
    stamp.write_text(bootstrap.fingerprint(bootstrap.RUN, tmp_path), encoding="utf-8")
    return tmp_path


def test_missing_library_is_named_with_its_package() -> None:
    assert missing_libraries(NOWHERE) == [NOWHERE[0]]
    problem = library_problem(NOWHERE)
    assert problem is not None
    assert problem.values["packages"] == "libnowhere7"


def test_nothing_is_done_twice(checkout: Path) -> None:
    python = bootstrap.prepare(bootstrap.RUN, checkout)
    assert python == bootstrap.python_of(checkout / ".venv")


def test_new_lock_is_noticed(checkout: Path) -> None:
    before = bootstrap.fingerprint(bootstrap.RUN, checkout)
    with (checkout / "lock" / "run.txt").open("a", encoding="utf-8") as lock:
        lock.write("something==1.0\n")
    assert bootstrap.fingerprint(bootstrap.RUN, checkout) != before


def test_tests_need_more_than_running(checkout: Path) -> None:
    run, test = (bootstrap.fingerprint(p, checkout) for p in (bootstrap.RUN, bootstrap.TEST))
    assert run != test


def test_without_apt_the_packages_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(bootstrap.SetupError, match="libnowhere7 libelse2"):
        bootstrap.install_system_packages(["libnowhere7", "libelse2"])


def test_apt_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("apt-get", "sudo"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\nexit 100\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(bootstrap.SetupError, match="libnowhere7"):
        bootstrap.install_system_packages(["libnowhere7"])


def test_old_python_is_told_in_one_sentence() -> None:
    said = run_python("-c", OLD_PYTHON, str(ROOT))
    assert said.returncode == 2
    assert said.stderr.count("\n") == 1
    assert "Python 3.11 to 3.13 is needed, this is 3.9" in said.stderr


def test_locks_hold_exact_versions_and_no_address() -> None:
    for file in (ROOT / "lock").iterdir():
        for line in file.read_text(encoding="utf-8").splitlines():
            assert line.startswith("#") or len(line.split("==")) == 2, line
            assert "://" not in line
            assert not line.startswith("-")
