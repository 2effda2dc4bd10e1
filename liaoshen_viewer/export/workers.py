"""Orders carried out by an executor: by processes of this machine, which also tell each frame."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event, Lock
from typing import Final

from liaoshen_viewer.errors import ExportError
from liaoshen_viewer.export.film import FramePainter
from liaoshen_viewer.export.order import Files, PlainRecipe, steps
from liaoshen_viewer.export.pieces import Part, Piece
from liaoshen_viewer.export.sameness import sameness
from liaoshen_viewer.messages import Message

LONGEST_STILLNESS_S: Final = 0.2
"""How long nothing need be heard from the workers before the caller is asked to go on."""

PICTURE_EVERY: Final = 15
PATIENCE_S: Final = 0.4
"""How long a worker that is to stop may take for the frame at hand."""


@dataclass(frozen=True, slots=True)
class Made:
    """What has become of frames: their number, the last one, and the piece that is whole."""

    count: int
    index: int
    whole: tuple[Piece, Part] | None = None
    picture: bytes = b""
    """The frame as a small PNG, now and then, for whoever watches."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who carries orders out, by the standard interface of an executor."""

    executor: Executor
    job: Callable[..., Files]
    """`carry_out`, or what does it and tells each frame."""
    size: int
    """How many orders are carried out at once."""
    heard: Callable[[float], list[Made]] | None = None
    """Frames told since the last call; it waits so many seconds for one. None: none is told."""


def made_by(
    crew: Crew, film: bytes, pieces: Sequence[Piece], gate: Event | None = None
) -> Generator[Made | None]:
    """Have a crew make pieces, and yield frames and pieces as they are made, in any order.

    None is yielded when nothing has happened for a while, so that the caller can stop. Nothing
    more is ordered while a `gate` is not set. Raises whatever an order raised first.
    """
    left, at_work = list(reversed(pieces)), dict[Future[Files], Piece]()
    while left or at_work:
        # One more than can be carried out at once, so that nobody waits for the next.
        while left and len(at_work) <= crew.size and (gate is None or gate.is_set()):
            piece = left.pop()
            recipe = None if piece.recipe is None else asdict(piece.recipe)
            order = (sameness(), film, piece.first, piece.after, recipe)
            at_work[crew.executor.submit(crew.job, *order)] = piece
        told = crew.heard(LONGEST_STILLNESS_S) if crew.heard is not None else []
        yield from told
        patience = 0.0 if crew.heard is not None else LONGEST_STILLNESS_S
        done = wait(at_work, patience, FIRST_COMPLETED).done
        for future in done:
            piece = at_work.pop(future)
            # What is told of a piece is told before it is done.
            unsaid = 0 if crew.heard is not None else piece.after - piece.first
            yield Made(unsaid, piece.after - 1, (piece, Part(*future.result())))
        if not told and not done:
            yield None


# processes of this machine


@contextmanager
def local_crew(count: int, gate: Event | None) -> Iterator[Crew]:
    """Start `count` processes; on leaving, all of them stop after the frame at hand.

    They hold on while a `gate` is not set.
    """
    context = get_context("spawn")
    reader, writer = context.Pipe(duplex=False)
    stop = context.Event()
    before = set(active_children())
    executor = ProcessPoolExecutor(
        count, context, _begin, (_Line(writer, context.Lock(), stop, gate),)
    )
    try:
        with _death_told():
            yield Crew(executor, _carry_out_aloud, count, partial(_heard, reader))
    finally:
        stop.set()
        executor.shutdown(wait=False, cancel_futures=True)
        crew = set(active_children()) - before
        for process in crew:
            process.join(PATIENCE_S / len(crew))
            # Still loading, or at a large frame. Nothing whole can be harmed.
            process.terminate()
        executor.shutdown(wait=True)
        reader.close()
        writer.close()


@contextmanager
def _death_told() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise ExportError(Message("export.worker_died")) from error


@dataclass(frozen=True, slots=True)
class _Line:
    """What joins a worker of this machine with the first process."""

    told: Connection
    turn: Lock
    stop: Event
    gate: Event | None


def _heard(reader: Connection, patience_s: float) -> list[Made]:
    found: list[Made] = []
    while reader.poll(0.0 if found else patience_s):
        found.append(reader.recv())
    return found


@dataclass(slots=True)
class _Desk:
    """Where a worker keeps its line from its beginning on."""

    line: _Line | None = field(default=None)


_DESK: Final = _Desk()


def _begin(line: _Line) -> None:
    """Begin a worker."""
    # Ctrl-C reaches the whole group of processes; only the first of them decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _DESK.line = line
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the first one is gone: its queues would be waited at for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _carry_out_aloud(
    wanted: Mapping[str, str], film: bytes, first: int, after: int, recipe: PlainRecipe
) -> Files:
    """Carry an order out, and tell every frame on the line."""
    line, part = _DESK.line, Part()
    assert line is not None
    for index, painter in steps(wanted, film, first, after, recipe, part):
        # Whoever does not listen any more has stopped.
        with suppress(BrokenPipeError), line.turn:
            line.told.send(Made(1, index, None, picture_of(index, painter, line.gate)))
        if _stopped(line):
            raise ExportError(Message("export.worker_died"))
    return part.files, part.sums


def _stopped(line: _Line) -> bool:
    while line.gate is not None and not line.gate.wait(LONGEST_STILLNESS_S):
        if line.stop.is_set():
            return True
    return line.stop.is_set()


def picture_of(index: int, painter: FramePainter, gate: Event | None) -> bytes:
    """Return a small picture of every `PICTURE_EVERY`th frame, where there is a gate to watch at.

    Not of all: it takes a few ms.
    """
    return b"" if gate is None or index % PICTURE_EVERY else painter.small_picture()
