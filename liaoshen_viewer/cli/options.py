"""The options of every command, and the reading of their values."""

from __future__ import annotations

import argparse
import math
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NoReturn

from liaoshen_viewer import __version__

DEFAULT_SCENARIO: Final = "liaoshen"

WIDTHS_KM: Final = (1.0, 20_000.0)
SCALES: Final = (0.05, 16.0)
"""Beyond these a picture shows nothing, and takes minutes and gigabytes."""

PAPERS: Final = ("A4", "A3", "A2", "A1", "A0")
MAP_SCALES: Final = (20_000.0, 50_000_000.0)
BENCH_PARTS: Final = (
    "start", "load", "state", "layout", "frame", "ground", "panel", "play", "memory", "export",
)  # fmt: skip
EXPORT_WORDS: Final = {
    "from": ("T", "first moment (default: the campaign's start)"),
    "to": ("T", "last moment (default: the campaign's end)"),
    "step": ("1h", "campaign time between two pictures: 30min, 1h, 1d"),
    "speed": ("14h", "campaign time in a second of film (films: 14h)"),
    "fps": ("N", "pictures a second, 24 to 60 (default: 30; of .gif, .webp, .apng 5 to 50: 10)"),
    "hold": ("K:S", "stop at events of importance 1 to K for S seconds (films: 1:2), or none"),
    "texts": ("K", "texts of events of importance 1 to K (default: 2)"),
    "size": ("WxH", "default: 1920x1080"),
    "scale": ("S", "how large signs, lines and letters are (default: shorter side/1080)"),
    "style": ("NAME", "paper (default), night, projector, print"),
    "layers": ("LIST", "layers to add, take away or place: graticule,no-credits,legend@top-right"),
    "names": ("A[,B]", "languages of names: zh-Hans, zh-Hant, pinyin, period, en"),
    "language": ("L", "language of dates and texts: en (default) or zh-Hans"),
    "view": ("NAME", "a view of the scenario (default: the first)"),
    "center": ("LON,LAT", "with --width-km"),
    "width-km": ("N", "width of country shown"),
    "projection": ("P", "of the map: lambert, albers, utm51n, mercator, EPSG:32651 or +proj=…"),
    "follow": ("UNIT", "a formation that stays in the middle"),
    "glide": ("yes", "the camera goes from event to event"),
    "pieces": (
        "LIST",
        "of title, event, strength, losses, orbat, legend, end; or none",
    ),
    "lecture": ("NAME", "a lecture, by its name or file: times and views are those of its stops"),
    "pause": ("S", "seconds at a stop of a lecture that waits for a key (default: 5)"),
    "quality": ("Q", "of a film: draft, good (default) or best"),
    "chroma": ("420|444", "of a film: 420 plays everywhere (default), 444 is sharper"),
    "codec": ("C", "of a film: h264 (.mp4), vp9 (.webm), or av1 for both: smaller"),
    "page": ("P", "of a .pdf, .svg or .png: a wall map on paper A4, A3, A2, A1 or A0"),
    "map-scale": ("N", "of a page: 1000000 is 1 : 1,000,000 (default: what fits the view)"),
    "landscape": ("yes", "a page that lies on its long side"),
}
"""The words of a plan, each with what stands for its text, and what it means."""
_EPILOG: Final = """\
SCENARIO is a folder, or the name of a scenario that comes with the program (default: liaoshen).
Times are campaign time: 1948-10-14T10:00, or 1948-10-14 for its midnight.
Exit codes: 0 fine, 1 the scenario has errors, 2 not usable, 3 an export failed midway,
130 interrupted."""


class Parser(argparse.ArgumentParser):
    """An argument parser that answers a mistake in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and exit with code 2."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def command_name() -> str:
    """Return how the reader started the program: `liaoshen-viewer`, or a script's name."""
    return os.environ.get("LIAOSHEN_VIEWER_COMMAND") or "liaoshen-viewer"


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line; `command` is one of play, check, state, frame, export, bench.

    Exits with code 2 after one sentence when an option is wrong, with 0 after `--help`.
    """
    parser, names = _parser()
    arguments = list(argv)
    first = arguments[0] if arguments else ""
    if first not in names and first not in {"-h", "--help", "--version"}:
        arguments.insert(0, "play")
    options = parser.parse_args(arguments)
    if options.command == "export":
        said = {word: getattr(options, word.replace("-", "_")) for word in EXPORT_WORDS}
        options.words = {word: text for word, text in said.items() if text is not None}
    _check_together(parser, options)
    return options


def _parser() -> tuple[Parser, tuple[str, ...]]:
    parser = Parser(
        prog=command_name(),
        usage="%(prog)s [SCENARIO] | %(prog)s COMMAND [SCENARIO] [options]",
        description="Shows, day by day, how a campaign unfolded. Without a command: the window.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"liaoshen-viewer {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog=parser.prog
    )
    for add in (
        _add_play,
        _add_check,
        _add_state,
        _add_frame,
        _add_chart,
        _add_export,
        _add_lecture,
        _add_bench,
    ):
        add(commands)
    return parser, tuple(commands.choices)


Commands = argparse._SubParsersAction  # noqa: SLF001  (argparse gives the type no public name)


def _add(commands: Commands[Parser], name: str, what: str) -> Parser:
    parser = commands.add_parser(name, help=what, description=what)
    if name != "bench":
        parser.add_argument(
            "scenario",
            nargs="?",
            default=DEFAULT_SCENARIO,
            metavar="SCENARIO",
            help="a folder or the name of a bundled scenario (default: %(default)s)",
        )
    return parser


def _add_play(commands: Commands[Parser]) -> None:
    parser = _add(commands, "play", "open the window (the default command)")
    parser.epilog = "SCENARIO may be a view too, as the window copies it: 'liaoshen:…'."


def _add_check(commands: Commands[Parser]) -> None:
    parser = _add(commands, "check", "list all problems of a scenario")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--strict", action="store_true", help="count warnings as errors")


def _add_state(commands: Commands[Parser]) -> None:
    parser = _add(commands, "state", "print what was where at one moment")
    parser.add_argument("--at", required=True, metavar="T", help="the moment")
    parser.add_argument(
        "--format",
        choices=("table", "json", "csv", "geojson"),
        default="table",
        help="default: %(default)s",
    )


def _add_frame(commands: Commands[Parser]) -> None:
    parser = _add(commands, "frame", "paint one picture")
    parser.add_argument("--at", required=True, metavar="T", help="the moment")
    parser.add_argument("--compare", metavar="T", help="another moment, in the same picture")
    shared = parser.add_mutually_exclusive_group()
    shared.add_argument(
        "--curtain",
        type=number(0.02, 0.98),
        metavar="S",
        help="with --compare: the share of the width that shows --at (default: 0.5)",
    )
    shared.add_argument(
        "--side-by-side", action="store_true", help="with --compare: the same country twice"
    )
    _add_picture(parser)
    parser.add_argument(
        "--page", choices=PAPERS, metavar="P", help=f"a wall map on paper {', '.join(PAPERS)}"
    )
    parser.add_argument(
        "--map-scale",
        type=number(*MAP_SCALES),
        metavar="N",
        help="of a page: 1000000 is 1 : 1,000,000 (default: what fits the view)",
    )
    parser.add_argument("--landscape", action="store_true", help="the page lies on its long side")
    parser.add_argument("--language", choices=("en", "zh-Hans"), default="en", help="default: en")
    parser.add_argument(
        "--output",
        required=True,
        type=picture_path,
        metavar="F",
        help="a .png, .pdf or .svg; takes the place of one that is there",
    )


def _add_chart(commands: Commands[Parser]) -> None:
    what = "draw the order of battle, figures over time, or the list of events"
    parser = commands.add_parser("chart", help=what, description=what)
    parser.add_argument(
        "what",
        metavar="WHAT",
        help="orbat, events, strength, losses, prisoners, towns, area, forces-SIDE or losses-SIDE",
    )
    parser.add_argument("scenario", nargs="?", default=DEFAULT_SCENARIO, metavar="SCENARIO")
    parser.add_argument(
        "--output",
        required=True,
        type=Path,
        metavar="F",
        help="a .png, .svg, .pdf or .csv; takes the place of one that is there",
    )
    parser.add_argument("--at", metavar="T", help="the moment (default: the campaign's start)")
    parser.add_argument("--side", metavar="SIDE", help="orbat: only this side")
    parser.add_argument("--whole", action="store_true", help="orbat: down to the divisions")
    parser.add_argument(
        "--size", type=size_px, default=(960, 480), metavar="WxH", help="figures: default 960x480"
    )
    parser.add_argument(
        "--letters", type=number(4, 200), default=16.0, metavar="PX", help="their size, default 16"
    )
    parser.add_argument("--style", metavar="NAME", help="paper (default), night, projector, print")
    parser.add_argument("--language", choices=("en", "zh-Hans"), default="en", help="default: en")


def _add_export(commands: Commands[Parser]) -> None:
    parser = _add(commands, "export", "make a film or a row of numbered pictures")
    parser.add_argument(
        "--output",
        required=True,
        metavar="PATH",
        help="film.mp4 or .webm; slide.gif, .webp or .apng, which play over and over; "
        "DIR/ for numbered pictures; picture.png, .pdf or .svg",
    )
    words = parser.add_argument_group(
        "plan", "what is made; the same words stand in a plan file, as `word: text`"
    )
    for word, (metavar, what) in EXPORT_WORDS.items():
        words.add_argument(f"--{word}", metavar=metavar, help=what)
    parser.add_argument("--plan", type=Path, metavar="FILE", help="a plan file; options go before")
    parser.add_argument("--save-plan", type=Path, metavar="FILE", help="write the plan to a file")
    parser.add_argument("--print-plan", action="store_true", help="list the frames and stop")
    parser.add_argument("--overwrite", action="store_true", help="start anew, not where it stopped")
    crew = parser.add_mutually_exclusive_group()
    crew.add_argument("--workers", type=count, metavar="N", help="processes (default: processors)")
    crew.add_argument("--scheduler", metavar="tcp://HOST:PORT", help="of a Dask cluster")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="print a line of JSON every second")
    shown.add_argument("-q", "--quiet", action="store_true", help="print nothing but failures")


def _add_lecture(commands: Commands[Parser]) -> None:
    parser = _add(commands, "lecture", "list the lectures, or write one as a handout or a deck")
    parser.add_argument(
        "--lecture", metavar="NAME", help="its name in the list, or a file (default: the first)"
    )
    parser.add_argument(
        "--output", type=Path, metavar="F.pdf|F.pptx", help="a page or a slide for every stop"
    )
    parser.add_argument("--paper", default="a4", metavar="P", help="of a PDF: a4 (default), letter")
    parser.add_argument("--language", default="en", metavar="L", help="en (default) or zh-Hans")
    parser.add_argument("--style", metavar="NAME", help="of stops that name none (default: paper)")
    parser.add_argument("--overwrite", action="store_true", help="replace a file that is there")
    parser.add_argument("-q", "--quiet", action="store_true", help="print only the file's name")


def _add_picture(parser: Parser) -> None:
    parser.add_argument(
        "--size", type=size_px, default=(1920, 1080), metavar="WxH", help="default: 1920x1080"
    )
    parser.add_argument(
        "--view", metavar="NAME", help="a view of the scenario (default: the first)"
    )
    parser.add_argument("--center", type=lon_lat, metavar="LON,LAT", help="with --width-km")
    parser.add_argument(
        "--width-km", type=number(*WIDTHS_KM), metavar="N", help="width of country shown"
    )
    parser.add_argument(
        "--scale",
        type=number(*SCALES),
        metavar="S",
        help="how large signs, lines and letters are (default: shorter side/1080)",
    )
    parser.add_argument(
        "--projection",
        metavar="P",
        help="of the map: lambert, albers, utm51n, mercator, EPSG:32651 or +proj=… "
        "(default: the scenario's)",
    )
    parser.add_argument("--style", metavar="NAME", help="paper (default), night, projector, print")
    parser.add_argument(
        "--names",
        metavar="A[,B]",
        help="one or two languages of the map's names: zh-Hans, zh-Hant, pinyin, period, en",
    )
    parser.add_argument(
        "--layers",
        metavar="LIST",
        help="layers to add, take away or place: graticule,no-credits,legend@top-right",
    )


def _add_bench(commands: Commands[Parser]) -> None:
    parser = _add(commands, "bench", "measure the program's own work")
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"any of {', '.join(BENCH_PARTS)} (default: all)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--profile", type=Path, metavar="FOLDER",
        help="print where the time goes, and write it to PART.prof in this folder",
    )  # fmt: skip
    parser.add_argument(
        "--seconds", type=float, default=60.0, metavar="S",
        help="how long the window plays for play and memory (default: 60)",
    )  # fmt: skip


def _check_together(parser: Parser, options: argparse.Namespace) -> None:
    """Check what argparse cannot: options that need or exclude each other."""
    if options.command == "bench":
        unknown = [part for part in options.parts if part not in BENCH_PARTS]
        if unknown:
            parser.error(f"no part {unknown[0]!r}; the parts are {', '.join(BENCH_PARTS)}")
    if options.command != "frame":
        return
    if options.compare is None and (options.curtain is not None or options.side_by_side):
        parser.error("--curtain and --side-by-side need --compare with another moment")
    if options.side_by_side and options.size[0] % 2:
        parser.error("--side-by-side needs a --size of even width")
    if (options.center is None) != (options.width_km is None):
        parser.error("--center and --width-km are given together or not at all")
    if options.page is None and (options.map_scale is not None or options.landscape):
        parser.error("--map-scale and --landscape are of a --page")
    if options.page is not None and options.compare is not None:
        parser.error("a --page shows one moment: leave out --compare")
    if options.view is not None and options.center is not None:
        parser.error("give either --view or --center with --width-km")


def size_px(text: str) -> tuple[int, int]:
    """Read `1920x1080`."""
    match = re.fullmatch(r"(\d{1,6})[xX×](\d{1,6})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size: write 1920x1080")
    return int(match[1]), int(match[2])


def lon_lat(text: str) -> tuple[float, float]:
    """Read `121.1,41.1`, longitude first."""
    try:
        lon, lat = (float(part) for part in text.split(","))
    except ValueError:
        lon, lat = math.nan, math.nan
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no point: write LON,LAT in degrees, such as 121.1,41.1"
        )
    return lon, lat


def number(low: float, high: float) -> Callable[[str], float]:
    """Return what reads a number from `low` to `high`, both allowed."""

    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is no number from {low:g} to {high:g}")
        return value

    return read


def picture_path(text: str) -> Path:
    """Read a picture's file name, whose ending says what is written."""
    path = Path(text)
    if path.suffix.lower() not in {".png", ".pdf", ".svg"}:
        said = f"{text!r} is no name of a picture: end it in .png, .pdf or .svg"
        raise argparse.ArgumentTypeError(said)
    return path


def count(text: str) -> int:
    """Read a whole number above zero."""
    if not re.fullmatch(r"[1-9]\d{0,2}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)
