"""Pieces made by several processes. What a process does not finish, nobody has half."""

from __future__ import annotations

import signal
from collections.abc import Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from typing import Final

from liaoshen_viewer.errors import ExportError, ViewerError
from liaoshen_viewer.export.application import painting_application
from liaoshen_viewer.export.film import Film, FramePainter
from liaoshen_viewer.export.memory import be_frugal
from liaoshen_viewer.export.pieces import Made, Piece, make_piece
from liaoshen_viewer.messages import Message

LONGEST_STILLNESS_S: Final = 0.2
"""How long nothing need be heard from the workers before the caller is asked to go on."""

PICTURE_EVERY: Final = 15
PATIENCE_S: Final = 0.4
"""How long a worker that is to stop may take for the frame at hand."""


@dataclass(frozen=True, slots=True)
class _Finished:
    """A worker is ready for another piece."""


@dataclass(frozen=True, slots=True)
class _Failed:
    message: Message


@dataclass(frozen=True, slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection


def made_by_workers(
    film: Film, pieces: Sequence[Piece], skip: frozenset[str], count: int,
    gate: Event | None = None,
) -> Generator[Made | None]:  # fmt: skip
    """Make pieces in `count` processes and yield each frame as it is made, in any order.

    None is yielded when nothing has happened for a while, so that the caller can stop. Closing
    the generator stops all of them after the frame at hand. They wait while a `gate` is not set.
    Raises ExportError for the first failure of any.
    """
    context = get_context("spawn")
    with ExitStack() as stack:
        workers = []
        for _ in range(count):
            here, there = context.Pipe()
            process = context.Process(target=_work, args=(there, film, skip, gate))
            process.start()
            there.close()
            workers.append(_Worker(process, here))
            stack.callback(_end, workers[-1])
        yield from _hand_out(workers, list(reversed(pieces)))


def with_picture(made: Made, painter: FramePainter) -> Made:
    """Add the picture to every `PICTURE_EVERY`th frame: not to all, it takes a few ms."""
    if made.index % PICTURE_EVERY:
        return made
    return replace(made, picture=painter.small_picture())


def _hand_out(workers: list[_Worker], left: list[Piece]) -> Generator[Made | None]:
    busy = {worker.pipe: worker for worker in workers}
    while busy:
        ready = wait(list(busy), LONGEST_STILLNESS_S)
        if not ready:
            yield None
        for pipe in ready:
            assert isinstance(pipe, Connection)
            said = _said(pipe)
            if isinstance(said, Made):
                yield said
            elif isinstance(said, _Finished) and left:
                pipe.send(left.pop())
            elif isinstance(said, _Finished):
                del busy[pipe]
            elif isinstance(said, _Failed):
                raise ExportError(said.message)


def _said(pipe: Connection) -> object:
    try:
        return pipe.recv()
    except (EOFError, ConnectionResetError):
        return _Failed(Message("export.worker_died"))


def _end(worker: _Worker) -> None:
    # A closed pipe tells the worker to stop after the frame at hand.
    worker.pipe.close()
    worker.process.join(PATIENCE_S)
    if worker.process.is_alive():
        # Still loading, or at a large frame. Nothing whole can be harmed.
        worker.process.terminate()
        worker.process.join()
    worker.process.close()


def _work(pipe: Connection, film: Film, skip: frozenset[str], gate: Event | None) -> None:
    # Ctrl-C reaches the whole group of processes; only the first of them decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    be_frugal()
    application = painting_application()
    painter = FramePainter(film)
    try:
        pipe.send(_Finished())
        while True:
            _make(pipe, pipe.recv(), painter, skip, gate)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # The first process has stopped, or is gone.
    del application


def _make(
    pipe: Connection, piece: Piece, painter: FramePainter, skip: frozenset[str], gate: Event | None
) -> None:
    made = make_piece(piece, painter, skip)
    try:
        for frame in made:
            pipe.send(frame if gate is None else with_picture(frame, painter))
            if pipe.poll():
                raise EOFError
            while gate is not None and not gate.wait(LONGEST_STILLNESS_S):
                if pipe.poll():
                    raise EOFError
    except ViewerError as error:
        pipe.send(_Failed(error.message))
        return
    finally:
        made.close()
    pipe.send(_Finished())
