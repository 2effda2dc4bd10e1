"""A whole export: refused before the first frame, resumed where it stopped, joined at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from multiprocessing.synchronize import Event
from pathlib import Path

import av
from PySide6.QtCore import qVersion

from liaoshen_viewer import __version__
from liaoshen_viewer.errors import ExportError, UsageError
from liaoshen_viewer.export.files import full_disk_told, sweep, write_whole
from liaoshen_viewer.export.film import Film, FramePainter
from liaoshen_viewer.export.finish import finished, recipe_of
from liaoshen_viewer.export.manifest import (
    FORMAT,
    Manifest,
    Whole,
    file_hash,
    folder_hash,
    open_manifest,
)
from liaoshen_viewer.export.memory import be_frugal
from liaoshen_viewer.export.parcel import packed
from liaoshen_viewer.export.pieces import Part, Piece, film_pieces, painted, row_pieces
from liaoshen_viewer.export.plan import check_folder_of, prepare_folder
from liaoshen_viewer.export.reckon import disk_bytes, most_bytes
from liaoshen_viewer.export.target import ROW, Target
from liaoshen_viewer.export.workers import (
    LONGEST_STILLNESS_S,
    Made,
    local_crew,
    made_by,
    picture_of,
)
from liaoshen_viewer.messages import Message
from liaoshen_viewer.playback.endings import Kind
from liaoshen_viewer.playback.film_plan import words_of


class Standing(StrEnum):
    """What is found where an export is to be written."""

    NEW = "new"
    BEGUN = "begun"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many frames are done, of how many, and the number of the last one made (-1 for none)."""

    done: int
    count: int
    last: int
    picture: bytes = b""
    """The last frame as a small PNG, now and then, in a run that is watched."""


@dataclass(frozen=True, slots=True)
class Job:
    """An export that has passed all checks and can begin."""

    film: Film
    target: Target
    pieces: tuple[Piece, ...]
    manifest: Manifest
    standing: Standing
    workers: int
    scheduler: str | None = None
    """The address of a Dask scheduler, whose workers make it."""


def prepare(
    film: Film, target: Target, *, overwrite: bool = False, workers: int | None = None,
    scheduler: str | None = None,
) -> Job:  # fmt: skip
    """Check everything that can be checked before the first frame, and find what is whole.

    It is made by so many `workers`, processes of this machine, or by those of a `scheduler`.

    Raises UsageError or ExportError with the reason: a folder that is missing or cannot be
    written to, a file in the way, another plan's record, too little disk.
    """
    _check_place(target)
    if scheduler is not None:
        # Here, as few have what it needs.
        from liaoshen_viewer.export.cluster import check_cluster

        check_cluster(scheduler)
    if overwrite:
        _remove(target, film)
    pieces = _pieces(film, target)
    manifest = open_manifest(target.manifest, head_of(film, target))
    standing = _standing(target, manifest, pieces)
    _check_disk(film, target)
    count = workers or os.cpu_count() or 1
    return Job(film, target, tuple(pieces), manifest, standing, count, scheduler)


def run(job: Job, gate: Event | None = None) -> Generator[Progress]:
    """Make what is not whole yet, and yield how far it is, at least every second.

    With a `gate` the run is watched: it waits while the gate is not set, and yields pictures.
    Closing the generator stops within a frame and leaves what the same job can go on from. Raises
    ExportError if a file cannot be written; everything earlier stays whole.
    """
    count = len(job.film.schedule.frames)
    if job.standing is Standing.WHOLE:
        yield Progress(count, count, -1)
        return
    with full_disk_told(job.target.parts):
        job.target.parts.mkdir(exist_ok=True)
    names = [file.name for piece in job.pieces for file in piece.files]
    sweep(job.target.parts, names)
    whole = frozenset(
        file.name for piece in job.pieces for file in piece.files if job.manifest.is_whole(file)
    )
    job.manifest.whole = {name: job.manifest.whole[name] for name in names if name in whole}
    job.manifest.begin()
    done = sum(_frames_in(piece, whole) for piece in job.pieces)
    yield Progress(done, count, -1)
    left = [rest for piece in job.pieces for rest in piece.without(whole)]
    last = -1
    with closing(_made(job, left, gate)) as steps:
        for made in steps:
            if made is not None:
                done, last = done + made.count, made.index
                if made.whole is not None:
                    _keep(job, *made.whole)
            yield Progress(done, count, last, made.picture if made is not None else b"")
    if job.target.ending != ROW:
        for _ in finished(job.film, job.target, job.pieces, job.manifest):
            yield Progress(count, count, last)
    yield Progress(count, count, last)


def head_of(film: Film, target: Target) -> dict[str, object]:
    """Return what decides on the bytes of an export: plan, scenario and versions."""
    scenario = film.picture.battle.scenario
    style = film.picture.style
    head: dict[str, object] = {
        "format": FORMAT,
        "plan": words_of(film.plan),
        "style": style.id,
        "frames": len(film.schedule.frames),
        "scenario": {"id": scenario.id, "sha256": _scenario_hash(scenario.folder)},
        "versions": {"liaoshen-viewer": __version__, "Qt": qVersion()},
    }
    if film.lecture is not None:
        head["lecture"] = {"sha256": file_hash(film.lecture.path)}
    if target.ending != ROW:
        head["versions"] = {**_versions(), "liaoshen-viewer": __version__, "Qt": qVersion()}
    return head


def _versions() -> dict[str, str]:
    codec = ".".join(map(str, av.library_versions["libavcodec"]))
    return {"PyAV": av.__version__, "libavcodec": codec}


def _scenario_hash(folder: Path) -> str:
    return folder_hash(folder) if folder.is_dir() else ""


def _pieces(film: Film, target: Target) -> list[Piece]:
    if target.kind is not Kind.FILM:
        return row_pieces(film, target.parts)
    return film_pieces(film, target.parts, recipe_of(film, target.ending))


def _check_place(target: Target) -> None:
    if target.ending == ROW:
        prepare_folder(target.path)
        return
    check_folder_of(target.path)
    prepare_folder(target.path.parent)


def _check_disk(film: Film, target: Target) -> None:
    free = shutil.disk_usage(target.parts.parent).free
    if most_bytes(film, target) <= free:
        return
    need = disk_bytes(film, target, FramePainter(film))
    if need > free:
        values = {"need": need / 1e6, "free": free / 1e6, "folder": target.path.parent}
        raise ExportError(Message("export.no_room", values))


def _standing(target: Target, manifest: Manifest, pieces: list[Piece]) -> Standing:
    begun = target.manifest.is_file()
    if target.ending != ROW:
        if begun and manifest.is_whole(target.path):
            return Standing.WHOLE
        in_the_way = target.path if target.path.exists() else None
    else:
        files = (file for piece in pieces for file in piece.files)
        in_the_way = next((file for file in files if file.exists()), None)
    if not begun and in_the_way is not None:
        raise UsageError(Message("export.in_the_way", {"path": in_the_way}))
    return Standing.BEGUN if begun else Standing.NEW


def _remove(target: Target, film: Film) -> None:
    """Remove an earlier export of this target: only files that an export makes."""
    names = [path.name for piece in _pieces(film, target) for path in piece.files]
    parts = target.parts
    if parts.is_dir():
        sweep(parts, names)
        film_parts = target.kind is Kind.FILM
        pattern = "segment_*.mp4" if film_parts else "frame_[0-9][0-9][0-9][0-9][0-9].png"
        for path in parts.glob(pattern):
            path.unlink()
        if target.ending != ROW and not any(parts.iterdir()):
            parts.rmdir()
    target.manifest.unlink(missing_ok=True)
    if target.ending != ROW:
        target.path.unlink(missing_ok=True)


def _frames_in(piece: Piece, whole: frozenset[str]) -> int:
    count = sum(file.name in whole for file in piece.files)
    return count if piece.recipe is None else count * (piece.after - piece.first)


def _made(job: Job, left: list[Piece], gate: Event | None) -> Generator[Made | None]:
    if job.scheduler is not None and left:
        from liaoshen_viewer.export.cluster import cluster_crew

        with cluster_crew(job.scheduler) as crew:
            yield from made_by(crew, packed(job.film), left, gate)
    elif (count := min(job.workers, len(left))) > 1:
        with local_crew(count, gate) as crew:
            yield from made_by(crew, packed(job.film), left, gate)
    else:
        yield from _made_here(job.film, left, gate)


def _made_here(film: Film, left: list[Piece], gate: Event | None) -> Generator[Made | None]:
    be_frugal()
    painter = FramePainter(film)
    for piece in (small for larger in left for small in larger.smallest()):
        part = Part()
        for index in painted(piece.first, piece.after, piece.recipe, painter, part):
            whole = (piece, part) if index == piece.after - 1 else None
            yield Made(1, index, whole, picture_of(index, painter, gate))
            while gate is not None and not gate.wait(LONGEST_STILLNESS_S):
                yield None


def _keep(job: Job, piece: Piece, part: Part) -> None:
    """Write the files of a piece, and note each when it is whole."""
    for path, content in zip(piece.files, part.files, strict=True):
        write_whole(path, content, flushed=piece.recipe is not None)
        job.manifest.add(Whole(path.name, sha256(content).hexdigest(), tuple(part.sums)))
