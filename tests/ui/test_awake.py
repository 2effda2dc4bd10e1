"""While a lecture runs the screen does not sleep: what a desktop's service hears of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtDBus import QDBusConnection

from liaoshen_viewer.ui.awake import Awake, SessionBus
from tests.running import ROOT

LINE = "awake-test"


class Peer(SessionBus):
    """A line to a service that no bus stands between."""

    def __init__(self, address: str) -> None:
        self._address = address

    def open(self) -> QDBusConnection:
        return QDBusConnection.connectToPeer(self._address, LINE)

    def close(self) -> None:
        QDBusConnection.disconnectFromPeer(LINE)


@contextmanager
def service(answers: str) -> Iterator[tuple[Peer, subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "tests.ui.screen_saver", answers]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as run:
        assert run.stdout is not None
        try:
            yield Peer(run.stdout.readline().strip()), run
        finally:
            run.kill()


def test_the_service_is_asked_and_let_go(qapp: object) -> None:
    with service("agrees") as (peer, run):
        awake = Awake(peer)
        assert awake.hold("A lecture is running")
        assert awake.hold("A lecture is running"), "asked once"
        awake.release()
        assert not awake.held
        assert run.stdout is not None
        heard = [run.stdout.readline().strip() for _ in range(2)]
    assert heard == ["Inhibit|Liaoshen Viewer|A lecture is running", "gone"]


def test_a_refusal_is_told(qapp: object) -> None:
    with service("refuses") as (peer, _):
        awake = Awake(peer)
        assert not awake.hold("A lecture is running")
        awake.release()
    assert not Awake(Peer("unix:path=/nowhere")).hold("no bus")
