"""Answers kept on disk from one start to the next: they make starting faster and change nothing.

An answer is kept under a mark of everything that it depends on, the program's own code included.
A file that is missing, damaged or of another mark is made anew, and nothing is lost with the
folder: it can be deleted at any time.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final, TypeVar, cast

Answer = TypeVar("Answer")
FOLDER_VARIABLE: Final = "LIAOSHEN_VIEWER_CACHE"
FILES_KEPT: Final = 6
"""Of one kind; the least lately used go first."""
OWN: Final = "liaoshen_viewer"
OTHERS: Final = frozenset(
    {
        ("numpy", "dtype"),
        ("numpy._core.numeric", "_frombuffer"),
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
    }
)
"""What a kept answer may be made of beside classes of our own."""
UNREADABLE: Final = (OSError, EOFError, pickle.UnpicklingError, ValueError, AttributeError,
                     ImportError, IndexError, KeyError, TypeError)  # fmt: skip
"""What reading a damaged file can raise."""


def kept(kind: str, mark: Callable[[], str], make: Callable[[], Answer]) -> Answer:
    """Return the answer kept under a mark, or make it and keep it; an empty mark keeps nothing.

    Whatever `make` raises is passed on, and nothing is kept; nor is an answer whose mark has
    changed while it was made. Where no file can be written, all goes on without.
    """
    found = mark()
    if not found:
        return make()
    answer = fetch(kind, found)
    if answer is None:
        answer = make()
        if mark() == found:
            store(kind, found, answer)
    return cast("Answer", answer)


def fetch(kind: str, mark: str) -> object | None:
    """Return the answer kept under a mark, or None."""
    path = place_of(kind, mark)
    collects = gc.isenabled()
    gc.disable()  # it would look through all that is made, again and again, and find nothing
    try:
        with path.open("rb") as file:
            answer: object = _OwnClasses(file).load()
        os.utime(path)
    except UNREADABLE:
        return None
    finally:
        if collects:
            gc.enable()
    return answer


def store(kind: str, mark: str, answer: object, most: int = FILES_KEPT) -> None:
    """Keep an answer, one of `most` of its kind; where no file can be written, do nothing."""
    with suppress(OSError):
        packed = BytesIO()
        _Packer(packed, protocol=5).dump(answer)
        _write(place_of(kind, mark), packed.getvalue())
        _tidy(kind, most)


def is_kept(kind: str, mark: str) -> bool:
    """Tell whether there is a file for the answer of a mark, sound or not."""
    return place_of(kind, mark).is_file()


def place_of(kind: str, mark: str) -> Path:
    """Return where the answer of a mark is kept."""
    return cellar_folder() / f"{kind}-{mark[:32]}.pickle"


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(content)
            file.close()
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def mark_of(*parts: object) -> str:
    """Return the mark of what an answer depends on; bytes count as such, all else as its `repr`."""
    digest = hashlib.sha256(program_mark().encode())
    for part in parts:
        content = part if isinstance(part, bytes) else repr(part).encode()
        digest.update(len(content).to_bytes(8, "little") + content)
    return digest.hexdigest()


def content_of(folder: Path, most_bytes: int = 64 * 1024 * 1024) -> list[object] | None:
    """Return names and contents of a folder's files, as parts of a mark; None if it has too much.

    A link that leaves the folder is not followed. Raises OSError.
    """
    real = folder.resolve()
    files = sorted(
        path for path in folder.iterdir() if path.is_file() and path.resolve().is_relative_to(real)
    )
    if sum(path.stat().st_size for path in files) > most_bytes:
        return None
    return [part for path in files for part in (path.name, path.read_bytes())]


@cache
def program_mark() -> str:
    """Return a mark of this program as it is installed: its own files and Python's version."""
    own = Path(__file__).parent
    parts = [sys.version, *_stamps(own.rglob("*.py"))]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def stamps_of(folder: Path) -> list[object]:
    """Return names, sizes and times of all files under a folder that ships with the program."""
    return list(_stamps(path for path in folder.rglob("*") if path.is_file()))


def cellar_folder() -> Path:
    """Return the folder of the system for what programs keep and may lose, or the one told."""
    if told := os.environ.get(FOLDER_VARIABLE):
        return Path(told)
    home = Path.home()
    if sys.platform == "win32":
        usual = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        usual = home / "Library" / "Caches"
    else:
        usual = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return usual / "liaoshen-viewer"


def _stamps(paths: Iterable[Path]) -> list[tuple[str, int, int]]:
    return sorted((str(p), (s := p.stat()).st_size, s.st_mtime_ns) for p in paths)


def _tidy(kind: str, most: int) -> None:
    paths = cellar_folder().glob(f"{kind}-*")
    for path in sorted(paths, key=lambda p: -p.stat().st_mtime)[most:]:
        path.unlink(missing_ok=True)


class _Packer(pickle.Pickler):
    """Packs a dataclass as a call with its values, which is made four times as fast again."""

    def reducer_override(self, made: object) -> Any:  # noqa: ANN401  # as its base says
        if isinstance(made, type) or not is_dataclass(made):
            return NotImplemented
        parts = fields(made)
        if not all(part.init and not part.kw_only for part in parts):
            return NotImplemented
        return type(made), tuple(getattr(made, part.name) for part in parts)


class _OwnClasses(pickle.Unpickler):
    """Makes nothing but what an answer can be made of, whatever the file says."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)

    def find_class(self, module: str, name: str) -> object:
        if (module, name) in OTHERS:
            return super().find_class(module, name)
        # A name with dots, or one that our module only imports, would lead out of our package.
        if module.split(".")[0] == OWN and "." not in name:
            made = super().find_class(module, name)
            if isinstance(made, type) and made.__module__ == module:
                return made
        raise pickle.UnpicklingError(f"{module}.{name}")
