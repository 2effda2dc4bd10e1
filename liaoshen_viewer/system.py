"""What the program needs from the operating system: shared libraries and a display.

Only the standard library is used and Qt is never loaded here: Qt aborts the whole process when
one of these is missing, with a message that names the wrong one.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from liaoshen_viewer.messages import Message


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library that Qt loads, and the Debian package that brings it."""

    soname: str
    package: str


PAINTING: Final = (
    Library("libGL.so.1", "libgl1"),
    Library("libEGL.so.1", "libegl1"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
)
"""Needed for any picture, also without a window."""

WINDOW: Final = (
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
)
"""Needed for a window on an X display."""

_NEED_DISPLAY: Final = frozenset({"wayland", "xcb"})


def missing_libraries(libraries: tuple[Library, ...]) -> list[Library]:
    """Return those that cannot be loaded; none on Windows and macOS, where Qt brings its own."""
    if not sys.platform.startswith("linux"):
        return []
    return [library for library in libraries if not _loads(library.soname)]


def library_problem(libraries: tuple[Library, ...]) -> Message | None:
    """Return what is wrong with the system's libraries, or None."""
    missing = missing_libraries(libraries)
    if not missing:
        return None
    names = ", ".join(library.soname for library in missing)
    packages = " ".join(library.package for library in missing)
    return Message("system.no_library", {"libraries": names, "packages": packages})


def display_problem(environment: Mapping[str, str], command: str) -> Message | None:
    """Return why no window can be opened, or None.

    `command` is how the reader started the program; the message names with it the way to get
    pictures without a window. A platform chosen by hand (QT_QPA_PLATFORM) that needs no display is
    taken at its word.
    """
    platforms = _platforms(environment.get("QT_QPA_PLATFORM", ""))
    if not sys.platform.startswith("linux") or not platforms <= _NEED_DISPLAY:
        return None
    wayland = environment.get("WAYLAND_DISPLAY", "") if "wayland" in platforms else ""
    display = environment.get("DISPLAY", "") if "xcb" in platforms else ""
    if wayland and _wayland_answers(wayland, environment.get("XDG_RUNTIME_DIR", "")):
        return None
    if display and _x_answers(display):
        return library_problem(PAINTING + WINDOW)
    if not (wayland or display):
        return Message("system.no_display", {"command": command})
    return Message("system.dead_display", {"display": wayland or display, "command": command})


def _platforms(chosen: str) -> frozenset[str]:
    """Return the Qt platforms that a text such as `wayland;xcb:nograb` allows; of none, both."""
    names = frozenset(part.split(":")[0] for part in chosen.split(";") if part)
    return names or _NEED_DISPLAY


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _wayland_answers(name: str, runtime_folder: str) -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(Path(runtime_folder) / name))
        except OSError:
            return False
    return True


def _x_answers(display: str) -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # not known here; the missing library is named instead
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
