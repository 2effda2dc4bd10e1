"""What plays over and over, and how large an export will be: seen by a program that is not ours."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence
from PySide6.QtGui import QImage

from liaoshen_viewer.errors import UsageError
from liaoshen_viewer.export.film import Film, FramePainter, check_coding, film_from
from liaoshen_viewer.export.job import prepare, run
from liaoshen_viewer.export.reckon import LARGE_GIF, most_bytes, reckoned_bytes, size_hint
from liaoshen_viewer.export.target import Target
from tests.paint.pictures import sample_battle

SHORT = {
    "from": "1948-10-10", "to": "1948-10-11", "size": "321x180", "fps": "10", "speed": "1d",
    "pieces": "none",
}  # fmt: skip
FRAMES = 11
pytestmark = pytest.mark.usefixtures("qapp")


def loop(ending: str, **words: str) -> Film:
    return film_from(sample_battle(), {**SHORT, **words}, ending)


def made(film: Film, path: Path) -> None:
    for _ in run(prepare(film, Target(path, path.suffix), workers=1)):
        pass


def opened(path: Path) -> tuple[list[np.ndarray], list[float], int]:
    """Return pictures, their lengths in milliseconds, and how often they play (0 for ever)."""
    with Image.open(path) as file:
        assert file.info["loop"] == 0
        pictures, lengths = [], []
        for picture in ImageSequence.Iterator(file):
            pictures.append(np.asarray(picture.convert("RGB")).astype(int))
            lengths.append(float(picture.info["duration"]))
        return pictures, lengths, int(file.info["loop"])


def as_painted(image: QImage) -> np.ndarray:
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return flat[..., 2::-1].astype(int)


@pytest.mark.parametrize("ending", [".gif", ".webp", ".apng"])
def test_a_loop_has_the_pictures_of_its_plan_and_one_palette(ending: str, tmp_path: Path) -> None:
    film, path = loop(ending), tmp_path / f"slide{ending}"
    made(film, path)
    pictures, lengths, times = opened(path)
    assert (len(pictures), sum(lengths), times) == (FRAMES, 100.0 * FRAMES, 0)
    colours = np.unique(np.concatenate([picture.reshape(-1, 3) for picture in pictures]), axis=0)
    assert (len(colours) <= 256) == (ending != ".apng")
    painter = FramePainter(film)
    for index in (0, 5, FRAMES - 1):
        away = np.abs(as_painted(painter.paint(index)) - pictures[index]).mean() / 255
        assert away < (0.02 if ending != ".apng" else 1e-9)
    left = {file.name for file in tmp_path.iterdir()}
    assert left == {path.name, f"{path.name}.manifest.jsonl"}


def test_a_loop_goes_on_where_it_stopped_also_while_it_is_put_together(tmp_path: Path) -> None:
    film, straight, path = loop(".gif"), tmp_path / "straight.gif", tmp_path / "slide.gif"
    made(film, straight)
    for stop_at in (5, FRAMES + 9):
        with closing(run(prepare(film, Target(path, ".gif"), workers=1))) as steps:
            for number, _ in enumerate(steps):
                if number == stop_at:
                    break
        assert not path.exists()
        assert len(list(tmp_path.glob("slide.gif.parts/*.png"))) == min(stop_at, FRAMES)
        assert not list(tmp_path.glob(".*"))
    made(film, path)
    assert path.read_bytes() == straight.read_bytes()


@pytest.mark.parametrize(
    ("ending", "words", "said"),
    [
        (".webm", {"codec": "h264"}, "vp9 or av1 can"),
        (".gif", {"codec": "av1"}, "is for films"),
        (".mp4", {"codec": "av1", "chroma": "444"}, "cannot be encoded as av1"),
        (".gif", {"chroma": "444"}, "is for films"),
        (".gif", {"fps": "60"}, "5 to 50"),
        (".mp4", {"fps": "10"}, "24 to 60"),
    ],
)
def test_what_cannot_be_is_refused(ending: str, words: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        check_coding(loop(ending, **{"fps": "24", **words}).plan, ending)


@pytest.mark.parametrize(
    ("ending", "codec"), [(".mp4", ""), (".webm", "av1"), (".gif", ""), (".webp", "")]
)
def test_the_size_reckoned_before_is_near_the_true_one(
    ending: str, codec: str, tmp_path: Path
) -> None:
    more = {"codec": codec} if codec else {}
    more |= {"fps": "24"} if ending in {".mp4", ".webm"} else {}
    film = loop(ending, **{**more, "to": "1948-10-12", "pieces": "title"})
    target = Target(tmp_path / f"film{ending}", ending)
    reckoned = reckoned_bytes(film, target, FramePainter(film))
    made(film, target.path)
    true = target.path.stat().st_size
    assert 0.5 < reckoned / true < 2
    assert most_bytes(film, target) > true


def test_only_a_large_gif_is_warned_of() -> None:
    hint = size_hint(".gif", LARGE_GIF + 1)
    assert hint is not None
    assert hint.id == "export.large_gif"
    assert size_hint(".gif", LARGE_GIF) is None
    assert size_hint(".mp4", 10 * LARGE_GIF) is None
    assert hint.values["most"] == 20
