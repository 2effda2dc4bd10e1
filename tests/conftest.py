from __future__ import annotations

import gc
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything loads Qt: tests paint and open their windows without a screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Nor do they read or leave anything in the folder of whoever runs them.
os.environ["LIAOSHEN_VIEWER_CACHE"] = tempfile.mkdtemp(prefix="liaoshen-viewer-")

from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from tests.messages.noting import named_for, noted, other_words

# The same examples in every run, so that a red run is red again; `--hypothesis-profile=explore`
# looks for new ones.
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("explore", derandomize=False)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to take what is painted now as the reference pictures."""
    parser.addoption("--record-frames", action="store_true", help="write the reference pictures")
    parser.addoption("--record-messages", metavar="FILE", help="note which test makes what message")
    parser.addoption("--other-words", action="store_true", help="change what messages say")


def pytest_sessionfinish() -> None:
    """Take away what the program kept between its starts."""
    shutil.rmtree(os.environ["LIAOSHEN_VIEWER_CACHE"], ignore_errors=True)


@pytest.fixture(autouse=True)
def no_leaks() -> Iterator[None]:
    """Fail a test that leaves a running timer, a thread or a window behind."""
    before = _living()
    yield
    if _living() - before:
        _drop_garbage()
    left = sorted(name for _, name in _living() - before)
    assert not left, f"left behind: {', '.join(left)}"


@pytest.fixture(autouse=True)
def messages_made(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that does not make the messages it is named for in `tests/messages/index.csv`."""
    recording = request.config.getoption("--record-messages")
    wanted = named_for().get(request.node.nodeid, frozenset())
    if not wanted and not recording:
        yield
        return
    other = wanted if request.config.getoption("--other-words") else frozenset()
    with other_words(other), noted() as made:
        yield
    if recording:
        with Path(recording).open("a", encoding="utf-8") as stream:
            stream.writelines(f"{message}\t{request.node.nodeid}\n" for message in made)
    missing = sorted(wanted - made)
    assert recording or not missing, f"named for messages that it does not make: {missing}"


@pytest.fixture(scope="session")
def x_display() -> Iterator[str]:
    """Start an X server of our own and return its DISPLAY."""
    program = shutil.which("Xvfb")
    assert program, "Xvfb is missing; script/test installs it"
    read_end, write_end = os.pipe()
    command = [program, "-displayfd", str(write_end), "-screen", "0", "1920x1080x24", "-noreset"]
    command += ["-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as stream:
        number = stream.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait()


def _living() -> set[tuple[int, str]]:
    """Return what must not outlive a test, as (address, words)."""
    threads = {(id(t), f"thread {t.name}") for t in threading.enumerate() if not t.daemon}
    if QCoreApplication.instance() is None:
        return threads
    return threads | {
        (id(wrapper), f"{words} {wrapper!r}")
        for wrapper in Shiboken.getAllValidWrappers()
        if (words := _living_qt(wrapper))
    }


def _living_qt(wrapper: object) -> str:
    if isinstance(wrapper, QTimer) and wrapper.isActive():
        return "timer"
    if isinstance(wrapper, QThread) and wrapper.isRunning():
        return "" if wrapper is QThread.currentThread() else "thread"
    if isinstance(wrapper, QWidget) and wrapper.isWindow() and wrapper.isVisible():
        return "window"
    return ""


def _drop_garbage() -> None:
    """Let widgets that were closed, or that nobody holds, really go."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
