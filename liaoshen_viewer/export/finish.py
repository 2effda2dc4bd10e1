"""From whole pieces to one file: segments joined into a film, pictures made a loop."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from liaoshen_viewer import __version__
from liaoshen_viewer.errors import ExportError
from liaoshen_viewer.export.encode import Chapter, Recipe, join
from liaoshen_viewer.export.files import sweep
from liaoshen_viewer.export.film import Film
from liaoshen_viewer.export.loops import write_loop
from liaoshen_viewer.export.manifest import Manifest, Whole, file_hash
from liaoshen_viewer.export.pieces import Piece
from liaoshen_viewer.export.target import Target
from liaoshen_viewer.messages import Message
from liaoshen_viewer.playback.endings import CODECS, Kind
from liaoshen_viewer.scenario.calendar import format_time


def finished(
    film: Film, target: Target, pieces: Sequence[Piece], manifest: Manifest
) -> Generator[None]:
    """Make the one file of all pieces, note that it is whole, and remove them.

    Yields after each step of work. Closing the generator leaves the pieces as they were. Raises
    ExportError if the file cannot be written.
    """
    parts = [file for piece in pieces for file in piece.files]
    sweep(target.path.parent, [target.path.name])
    if target.kind is Kind.LOOP:
        yield from write_loop(parts, film.plan.fps, film.plan.quality, target.path)
    else:
        _join(film, target, parts)
    manifest.add(Whole(target.path.name, file_hash(target.path)))
    for part in parts:
        part.unlink()
    if not any(target.parts.iterdir()):
        target.parts.rmdir()


def _join(film: Film, target: Target, segments: Sequence[Path]) -> None:
    chapters = [Chapter(*chapter) for chapter in film.chapters()]
    recipe = recipe_of(film, target.ending)
    count = join(segments, recipe, target.path, metadata_of(film), chapters)
    if count != len(film.schedule.frames):
        values = {"path": target.path, "found": count, "wanted": len(film.schedule.frames)}
        raise ExportError(Message("export.wrong_count", values))


def recipe_of(film: Film, ending: str) -> Recipe:
    """Return how a film is encoded."""
    plan = film.plan
    codec = plan.codec or CODECS[ending][0]
    return Recipe(ending, codec, plan.fps, plan.size_px, plan.quality, plan.chroma)


def metadata_of(film: Film) -> dict[str, str]:
    """Return title, range, program and credits, as the film's container keeps them."""
    scenario, plan = film.picture.battle.scenario, film.plan
    days = f"{format_time(plan.start_ms)} to {format_time(plan.end_ms)}"
    return {
        "title": film.title,
        "description": f"Scenario {scenario.id}, {days}",
        "comment": f"Liaoshen Viewer {__version__}",
        "copyright": "; ".join(scenario.credits),
    }
