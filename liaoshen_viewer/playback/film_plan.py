"""The plan of a film or a row of pictures: one flat list of words, shared by all who ask for one.

A plan is written as `word: text`, the same words and texts in a plan file, on the command line and
in the window. `WORDS` lists them; `read_plan` and `plan_text` are the file's two directions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.messages import Message
from liaoshen_viewer.playback.plan_values import (
    duration_text,
    map_scale,
    number,
    one_of,
    parse_lon_lat,
    parse_size,
    whole,
)
from liaoshen_viewer.scenario.calendar import format_time, parse_duration, parse_time
from liaoshen_viewer.scenario.model import Clock, LonLat
from liaoshen_viewer.scenario.problems import ProblemLog, nearest
from liaoshen_viewer.scenario.yaml_reader import read_yaml

_Value = TypeVar("_Value")

WORDS: Final[Mapping[str, str]] = {
    "from": "first moment, such as 1948-10-14T10:00",
    "to": "last moment",
    "step": "campaign time between two pictures: 30min, 1h, 1d",
    "speed": "campaign time that passes in a second of film: 12h, 1d",
    "fps": "pictures a second, 24 to 60 (of what plays over and over, 5 to 50)",
    "hold": "stop at events at least this important (1 is great, 3 small), for seconds: 1:2.5",
    "texts": "show the texts of events at least this important: 1, 2 or 3",
    "size": "picture size in pixels: 1920x1080",
    "scale": "how large signs, lines and letters are, 0.05 to 16",
    "style": "name of a style",
    "layers": "layers to add or leave out: graticule,no-credits",
    "names": "one or two languages of names: zh-Hans,period",
    "language": "language of dates and texts: en or zh-Hans",
    "view": "name of a view of the scenario",
    "center": "middle of the picture, longitude first: 121.1,41.1",
    "width-km": "width of country shown, 1 to 20000",
    "projection": "of the map: lambert, albers, utm51n, mercator, EPSG:32651 or +proj=…",
    "follow": "id of a formation that stays in the middle: C04",
    "glide": "yes: the camera goes from event to event",
    "pieces": "what stands beside the map: title,event,strength,losses,orbat,legend,end",
    "lecture": "a lecture by its name or file, with the times and views of its stops",
    "pause": "seconds at a stop that waits for a key, 0.1 to 600",
    "quality": "draft, good or best",
    "chroma": "420 (plays everywhere) or 444 (sharper colours)",
    "codec": "h264 (for .mp4), vp9 (for .webm) or av1 (for both)",
    "page": "paper of a wall map: A4, A3, A2, A1 or A0",
    "map-scale": "of a page, 1 to this many: 1000000; 20000 to 50000000",
    "landscape": "yes: the page lies on its long side",
}
"""Every word of a plan, and what may stand behind it."""

PIECES: Final = ("title", "event", "strength", "losses", "orbat", "legend", "end")
QUALITIES: Final = ("draft", "good", "best")
CHROMAS: Final = ("420", "444")
CODEC_NAMES: Final = ("h264", "vp9", "av1")
PAPERS: Final = ("A4", "A3", "A2", "A1", "A0")
PICTURE_LANGUAGES: Final = ("en", "zh-Hans")
FPS: Final = (24, 60)
LOOP_FPS: Final = (5, 50)
"""A GIF counts hundredths of a second, and players slow down what is quicker than two of them."""
WIDTHS_KM: Final = (1.0, 20_000.0)
SCALES: Final = (0.05, 16.0)
"""Beyond these a picture shows nothing, and takes minutes and gigabytes."""
PAUSE_S: Final = 5.0
PAUSES_S: Final = (0.1, 600.0)
NOT_IN_LECTURES: Final = (
    "from", "to", "step", "speed", "hold", "texts", "view", "center", "width-km", "follow",
    "glide", "pieces",
)  # fmt: skip
"""What the stops of a lecture say themselves."""
FILM_WORDS: Final[Mapping[str, str]] = {
    "speed": "14h",
    "hold": "1:2",
    "texts": "2",
    "pieces": "title,event,strength,losses,end",
}
"""What a film takes where its plan is silent."""
LOOP_WORDS: Final[Mapping[str, str]] = {
    "speed": "2d",
    "fps": "10",
    "size": "960x540",
    "texts": "1",
    "pieces": "event",
}
"""What plays over and over takes: it stands on a slide or a page, and has to be small."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A stop at every event at least as important as `importance` (1 is the greatest)."""

    importance: int
    length_ms: int
    """How long, in film time."""


@dataclass(frozen=True, slots=True)
class CameraWish:
    """Where the camera is: a view or a window, perhaps following a formation or gliding."""

    view: str | None = None
    center: LonLat | None = None
    width_km: float | None = None
    follow: str | None = None
    glide: bool = False


@dataclass(frozen=True, slots=True)
class FilmPlan:
    """What is to be made, but for where it is written. Equal plans give equal pictures."""

    start_ms: int
    end_ms: int
    step_ms: int | None
    """Campaign time between two frames; None where `speed_ms` says it."""
    speed_ms: int | None
    """Campaign time that passes in a second of film; None where `step_ms` says it."""
    fps: int
    hold: Hold | None
    texts: int
    size_px: tuple[int, int]
    scale: float | None
    style: str | None
    layers: str
    names: str
    language: str
    camera: CameraWish
    projection: str | None
    """Of the map; None for the scenario's own."""
    pieces: tuple[str, ...]
    lecture: str | None
    """The lecture whose stops say what is seen and when; then the range is the campaign's."""
    pause_s: float
    quality: str
    chroma: str
    codec: str = ""
    """How a film is encoded; empty for the usual way of its ending."""
    page: str = ""
    """The paper of a wall map; empty for a picture of `size_px`."""
    map_scale: float | None = None
    """The scale of a page, 1 to this; None for what fits."""
    landscape: bool = False

    @property
    def film_second_ms(self) -> int:
        """The campaign time that a second of film covers while nothing is held."""
        return self.speed_ms if self.speed_ms is not None else (self.step_ms or 0) * self.fps


def plan_from(
    words: Mapping[str, str], clock: Clock, *, film: bool, loop: bool = False
) -> FilmPlan:
    """Return the plan that the words ask for; what they leave open is the campaign, plainly.

    It is that of a `film`, of a `loop` that plays over and over, or else of pictures.

    Raises UsageError for an unknown word, a text that its word does not take, words that exclude
    each other, and times outside the clock or in the wrong order.
    """
    for word in words:
        if word not in WORDS:
            values = {"word": word, "near": nearest(word, WORDS) or ", ".join(WORDS)}
            raise UsageError(Message("export.no_word", values))
    _check_together(words)
    said = _with_defaults(words, LOOP_WORDS if loop else FILM_WORDS if film else {})
    start, end = _range(said, clock)
    return FilmPlan(
        start_ms=start,
        end_ms=end,
        step_ms=_step(said, clock),
        speed_ms=_read(said, "speed", parse_duration),
        fps=_read(said, "fps", whole(*(LOOP_FPS if loop else FPS))) or 30,
        hold=_read(said, "hold", _hold),
        texts=_read(said, "texts", _importance) or 2,
        size_px=_read(said, "size", parse_size) or (1920, 1080),
        scale=_read(said, "scale", number(*SCALES)),
        style=said.get("style"),
        layers=said.get("layers", ""),
        names=said.get("names", ""),
        language=_read(said, "language", one_of(PICTURE_LANGUAGES)) or "en",
        camera=_camera(said),
        projection=said.get("projection"),
        pieces=_read(said, "pieces", _pieces) or (),
        lecture=said.get("lecture"),
        pause_s=_read(said, "pause", number(*PAUSES_S)) or PAUSE_S,
        quality=_read(said, "quality", one_of(QUALITIES)) or "good",
        chroma=_read(said, "chroma", one_of(CHROMAS)) or "420",
        codec=_read(said, "codec", one_of(CODEC_NAMES)) or "",
        page=_read(said, "page", one_of(PAPERS)) or "",
        map_scale=_read(said, "map-scale", map_scale),
        landscape=_read(said, "landscape", one_of(("yes", "no"))) == "yes",
    )


def words_of(plan: FilmPlan) -> dict[str, str]:
    """Return the words that ask for exactly this plan, in the order of `WORDS`."""
    camera, hold = plan.camera, plan.hold
    said: dict[str, str | None] = {
        "from": format_time(plan.start_ms),
        "to": format_time(plan.end_ms),
        "step": None if plan.step_ms is None else duration_text(plan.step_ms),
        "speed": None if plan.speed_ms is None else duration_text(plan.speed_ms),
        "fps": str(plan.fps),
        "hold": "none" if hold is None else f"{hold.importance}:{hold.length_ms / 1000:g}",
        "texts": str(plan.texts),
        "size": f"{plan.size_px[0]}x{plan.size_px[1]}",
        "scale": None if plan.scale is None else repr(plan.scale),
        "style": plan.style,
        "layers": plan.layers or None,
        "names": plan.names or None,
        "language": plan.language,
        "view": camera.view,
        "center": None if camera.center is None else ",".join(map(repr, camera.center)),
        "width-km": None if camera.width_km is None else repr(camera.width_km),
        "projection": plan.projection,
        "follow": camera.follow,
        "glide": "yes" if camera.glide else None,
        "pieces": ",".join(plan.pieces) or "none",
        "lecture": plan.lecture,
        "pause": None if plan.lecture is None else repr(plan.pause_s),
        "quality": plan.quality,
        "chroma": plan.chroma,
        "codec": plan.codec or None,
        "page": plan.page or None,
        "map-scale": None if plan.map_scale is None else f"{plan.map_scale:.12g}",
        "landscape": "yes" if plan.landscape else None,
    }
    gone = () if plan.lecture is None else NOT_IN_LECTURES
    return {word: text for word, text in said.items() if text is not None and word not in gone}


def read_plan(path: Path) -> dict[str, str]:
    """Read the words of a plan file. Raises UsageError with line and column of the first fault."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        values = {"path": path, "reason": getattr(error, "strerror", None) or str(error)}
        raise UsageError(Message("export.plan_unread", values)) from None
    log = ProblemLog()
    tree = read_yaml(path.name, text, log).tree
    if log.problems:
        values = {"path": path, "reason": log.problems[0].text()}
        raise UsageError(Message("export.plan_unread", values))
    if not isinstance(tree, dict) or not all(isinstance(text, str) for text in tree.values()):
        raise UsageError(Message("export.plan_no_words", {"path": path}))
    return {word: str(text) for word, text in tree.items()}


def plan_text(plan: FilmPlan) -> str:
    """Return a plan as the text of a plan file."""
    return "".join(f"{word}: {text}\n" for word, text in words_of(plan).items())


def _with_defaults(words: Mapping[str, str], usual: Mapping[str, str]) -> dict[str, str]:
    gone = set(NOT_IN_LECTURES) if "lecture" in words else set[str]()
    if "step" in words:
        gone.add("speed")
    return {word: text for word, text in usual.items() if word not in gone} | dict(words)


def _check_together(words: Mapping[str, str]) -> None:
    pairs = (
        ("step", "speed"), ("view", "center"), ("view", "follow"), ("center", "follow"),
        ("follow", "glide"), ("center", "glide"), *(("lecture", word) for word in NOT_IN_LECTURES),
    )  # fmt: skip
    for one, other in pairs:
        if one in words and other in words:
            raise UsageError(Message("export.either", {"one": one, "other": other}))
    if "center" in words and "width-km" not in words:
        raise UsageError(Message("export.needs", {"word": "center", "other": "width-km"}))
    if "page" in words and words.get("pieces", "none") != "none":
        raise UsageError(Message("export.either", {"one": "page", "other": "pieces"}))
    for word in ("map-scale", "landscape"):
        if word in words and "page" not in words:
            raise UsageError(Message("export.needs", {"word": word, "other": "page"}))
    if "pause" in words and "lecture" not in words:
        raise UsageError(Message("export.needs", {"word": "pause", "other": "lecture"}))
    if "width-km" in words and not words.keys() & {"center", "follow", "glide"}:
        raise UsageError(Message("export.needs", {"word": "width-km", "other": "center"}))


def _range(said: Mapping[str, str], clock: Clock) -> tuple[int, int]:
    ends = []
    for word, default in (("from", clock.campaign_start_ms), ("to", clock.campaign_end_ms)):
        t_ms = default
        if word in said:
            try:
                t_ms = parse_time(said[word], clock.offset_min)
            except (ValueError, OverflowError):
                raise _not_understood(word, said[word]) from None
        if not clock.start_ms <= t_ms <= clock.end_ms:
            raise _outside(t_ms, clock)
        ends.append(t_ms)
    start, end = ends
    if end < start:
        values = {"first": format_time(start), "last": format_time(end)}
        raise UsageError(Message("export.bad_order", values))
    return start, end


def _outside(t_ms: int, clock: Clock) -> UsageError:
    ends = {"start": format_time(clock.start_ms), "end": format_time(clock.end_ms)}
    return UsageError(Message("export.bad_time", {"time": format_time(t_ms), **ends}))


def _step(said: Mapping[str, str], clock: Clock) -> int | None:
    if "speed" in said:
        return None
    return _read(said, "step", parse_duration) or clock.step_ms


def _camera(said: Mapping[str, str]) -> CameraWish:
    return CameraWish(
        view=said.get("view"),
        center=_read(said, "center", parse_lon_lat),
        width_km=_read(said, "width-km", number(*WIDTHS_KM)),
        follow=said.get("follow"),
        glide=_read(said, "glide", one_of(("yes", "no"))) == "yes",
    )


def _read(said: Mapping[str, str], word: str, parse: Callable[[str], _Value]) -> _Value | None:
    if said.get(word, "none") == "none":
        return None
    try:
        return parse(said[word])
    except ValueError:
        raise _not_understood(word, said[word]) from None


def _not_understood(word: str, text: str) -> UsageError:
    values = {"word": word, "text": text, "wanted": WORDS[word]}
    return UsageError(Message("export.bad_word", values))


def _importance(text: str) -> int:
    if text not in {"1", "2", "3"}:
        raise ValueError(text)
    return int(text)


def _hold(text: str) -> Hold:
    match = re.fullmatch(r"([123]):(\d{1,3}(?:\.\d{1,3})?)", text)
    if match is None or not float(match[2]):
        raise ValueError(text)
    return Hold(int(match[1]), round(float(match[2]) * 1000))


def _pieces(text: str) -> tuple[str, ...]:
    wanted = [part.strip() for part in text.split(",")]
    if not set(wanted) <= set(PIECES):
        raise ValueError(text)
    return tuple(piece for piece in PIECES if piece in wanted)
