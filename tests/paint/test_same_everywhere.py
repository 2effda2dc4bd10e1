from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CRISP = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
<match target="font"><edit name="hinting" mode="assign"><bool>true</bool></edit>
<edit name="hintstyle" mode="assign"><const>hintfull</const></edit>
<edit name="antialias" mode="assign"><bool>true</bool></edit>
<edit name="rgba" mode="assign"><const>rgb</const></edit></match></fontconfig>"""
BARE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>"""


def painted(folder: Path, platform: str, fontconfig: str, display: str = "") -> list[str]:
    folder.mkdir()
    config = folder / "fonts.conf"
    config.write_text(fontconfig.format(cache=folder / "cache"), encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": platform,
        "FONTCONFIG_FILE": str(config),
        "DISPLAY": display,
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.paint.paint_one", str(folder / "frames")],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    *ways, last = done.stdout.splitlines()
    assert last.split()[0] == platform
    return [*ways, last.split()[1]]


def test_one_picture_has_the_same_pixels_everywhere(tmp_path: Path, x_display: str) -> None:
    found = [
        painted(tmp_path / "bare", "offscreen", BARE),
        painted(tmp_path / "crisp", "offscreen", CRISP),
        painted(tmp_path / "xcb", "xcb", CRISP, x_display),
    ]
    assert found[0] == found[1] == found[2]
    ways = dict(line.split() for line in found[0][:-1])
    assert set(ways) == {"frame", "export", "screen"}
    assert len(set(ways.values())) == 1
