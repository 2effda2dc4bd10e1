"""What a handout and a deck show of each stop of a lecture: its picture and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import QImage

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.frames import Darkroom, darkroom, render_frame
from liaoshen_viewer.export.plan import Picture
from liaoshen_viewer.geography.ground import project_ground
from liaoshen_viewer.geography.projection import Projection
from liaoshen_viewer.lecture.model import Lecture, Stop
from liaoshen_viewer.lecture.path import look_at
from liaoshen_viewer.lecture.run import Run
from liaoshen_viewer.messages import Message
from liaoshen_viewer.paint.language import translate_into
from liaoshen_viewer.scenario.calendar import to_datetime
from liaoshen_viewer.scenario.model import Scenario, SourceId
from liaoshen_viewer.scene.furniture import date_text
from liaoshen_viewer.scene.shown import Shown
from liaoshen_viewer.scene.style import load_style


@dataclass(frozen=True, slots=True)
class StopPage:
    """One stop: `notes` are Markdown, `sources` whole references."""

    number: int
    count: int
    lecture: str
    title: str
    when: str
    notes: str
    sources: tuple[str, ...]
    picture: QImage


def stop_pages(
    battle: Battle, lecture: Lecture, language: str, style: str, size_px: tuple[int, int]
) -> Iterator[StopPage]:
    """Yield the pages of a lecture in a language, each as it is painted.

    `style` is for stops that name none. Raises UsageError for a lecture without stops.
    """
    count = len(lecture.stops)
    if not count:
        raise UsageError(Message("export.no_stops", {"path": lecture.path}))
    translate, room = translate_into(language), darkroom()
    for index, stop in enumerate(lecture.stops):
        moment = to_datetime(stop.t_ms)
        hour = translate(Message("scene.hour", {"hour": moment.hour, "minute": moment.minute}))
        yield StopPage(
            number=index + 1,
            count=count,
            lecture=lecture.title.in_language(language),
            title=stop.title.in_language(language),
            when=f"{date_text(stop.t_ms, translate)}, {hour}",
            notes=stop.notes.in_language(language),
            sources=_references(battle.scenario, stop),
            picture=_picture(battle, lecture, index, language, style, size_px, room),
        )


def _picture(
    battle: Battle,
    lecture: Lecture,
    index: int,
    language: str,
    style: str,
    size_px: tuple[int, int],
    room: Darkroom,
) -> QImage:
    """Return what the audience sees at a stop, without its title: that stands beside it."""
    ground = room.layouts.get(
        "ground of stops",
        lambda: project_ground(battle.basemap, Projection(battle.scenario.projection)),
    )
    look = look_at(lecture, Run(index), ground, size_px, None, Shown(language=language))
    shown = replace(look.shown, emphasis=replace(look.shown.emphasis, title=""))
    picture = Picture(battle, ground, look.camera, shown, load_style(look.style or style))
    return render_frame(picture, look.t_ms, translate_into(language), room)


def _references(scenario: Scenario, stop: Stop) -> tuple[str, ...]:
    known = scenario.sources
    found = (known.get(SourceId(name)) for name in stop.sources)
    return tuple(source.reference for source in found if source is not None)
