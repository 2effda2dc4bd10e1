"""What Qt leaves out of an SVG: the fonts of its texts, and a small packing of its pictures."""

from __future__ import annotations

import base64
import html
import re
from collections import defaultdict
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageWriter

from liaoshen_viewer.bundled import assets_folder
from liaoshen_viewer.errors import ExportError
from liaoshen_viewer.messages import Message
from liaoshen_viewer.paint.text import FAMILY

FILES: Final[Mapping[str, str]] = {
    "400": "liaoshen-sans-regular.otf",
    "700": "liaoshen-sans-bold.otf",
}
"""The font of every weight."""
JPEG_QUALITY: Final = 90
PICTURE: Final = re.compile(rb"data:image/png;base64,([^\"]+)")
TEXT: Final = re.compile(r'<text\b[^>]*?font-weight="(\d+)"[^>]*>(.*?)</text>', re.DOTALL)
DEFS: Final = b"<defs>\n"


def with_small_pictures(svg: bytes) -> bytes:
    """Pack pictures that nothing shines through as JPEG: relief is a tenth of its PNG.

    Raises ExportError if a picture cannot be packed.
    """

    def packed(found: re.Match[bytes]) -> bytes:
        image = QImage.fromData(base64.b64decode(found[1]))
        if image.hasAlphaChannel():
            return found[0]
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(b"jpeg"))
        writer.setQuality(JPEG_QUALITY)
        if not writer.write(image):
            raise ExportError(Message("export.not_packed", {"reason": writer.errorString()}))
        return b"data:image/jpeg;base64," + base64.b64encode(bytes(buffer.data().data()))

    return PICTURE.sub(packed, svg)


def with_fonts(svg: bytes) -> bytes:
    """Put the characters that an SVG's texts need into it, as fonts of their own."""
    needed: dict[str, set[str]] = defaultdict(set)
    for found in TEXT.finditer(svg.decode()):
        needed[found[1]] |= set(html.unescape(found[2]))
    rules = [_rule(weight, text) for weight, text in sorted(needed.items()) if weight in FILES]
    if not rules:
        return svg
    style = f'<style type="text/css"><![CDATA[\n{"".join(rules)}]]></style>\n'
    return svg.replace(DEFS, DEFS + style.encode(), 1)


def _rule(weight: str, characters: set[str]) -> str:
    data = base64.b64encode(_subset(FILES[weight], characters)).decode()
    source = f"url(data:font/woff;base64,{data}) format('woff')"
    return f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:{source};}}\n"


def _subset(name: str, characters: set[str]) -> bytes:
    options = Options()
    options.flavor = "woff"
    with TTFont(assets_folder() / "fonts" / name, lazy=True) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=sorted(map(ord, characters)))
        subsetter.subset(font)
        font.flavor = "woff"
        written = BytesIO()
        font.save(written)
    return written.getvalue()
