"""The layouts of a day's hours as one small record, which can be kept on disk.

Nothing is lost on the way: offsets are whole multiples of `GRID_PT`, sizes are one of `SIZES`.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from liaoshen_viewer.motion.tracks import FloatArray
from liaoshen_viewer.scene.anchors import SIZES, Anchor
from liaoshen_viewer.scene.folding import Folded
from liaoshen_viewer.scene.layout import GRID_PT

DAY_HOURS: Final = 24
PACKING: Final = 1
"""Of zlib: the quickest; others spare little."""
PARTS: Final = (
    ("speaker", "<i2", 1, 1),
    ("peers", "<i2", 1, 1),
    ("size", "<u1", 1, 1),
    ("weight", "<f8", 1, 1),
    ("share", "<f8", 1, 1),
    ("offset", "<i2", 2, 2),
)
"""Name, type, bands and numbers for a formation, of what a record holds, in its order."""


@dataclass(frozen=True, slots=True)
class Day:
    """The layouts of a folding at its own band and the next nearer; arrays of 24 hours, n units."""

    speaker: np.ndarray
    peers: np.ndarray
    size: np.ndarray
    """The place in `SIZES`."""
    weight: FloatArray
    share: FloatArray
    offset: np.ndarray
    """(2, 24, n, 2) in `GRID_PT`: nearer first."""

    def anchor(self, hour: int, *, far: bool) -> Anchor:
        """Return the layout of an hour of the day, at the folding's own band if `far`."""
        folded = Folded(self.speaker[hour].astype(np.int64), self.peers[hour].astype(np.int64))
        offset = self.offset[int(far), hour] * GRID_PT
        size = np.array(SIZES)[self.size[hour]]
        return Anchor(folded, self.weight[hour], offset, size, self.share[hour])


def day_of(near: Sequence[Anchor], far: Sequence[Anchor]) -> Day:
    """Return the record of a day from the layouts of its hours at the two bands."""
    size = np.array([[SIZES.index(one) for one in it.size.tolist()] for it in far])
    offset = np.array([[it.offset_pt for it in band] for band in (near, far)]) / GRID_PT
    return Day(
        speaker=np.array([it.folded.speaker for it in far], dtype=np.int16),
        peers=np.array([it.folded.peers for it in far], dtype=np.int16),
        size=size.astype(np.uint8),
        weight=np.array([it.weight for it in far]),
        share=np.array([it.share for it in far]),
        offset=np.rint(offset).astype(np.int16),
    )


def packed(day: Day) -> bytes:
    """Return a record as bytes."""
    parts = [getattr(day, name).astype(kind).tobytes() for name, kind, _, _ in PARTS]
    return zlib.compress(b"".join(parts), PACKING)


def unpacked(content: object, count: int) -> Day | None:
    """Return the record of `count` units that bytes hold; None if they hold no such thing."""
    sizes = [
        np.dtype(kind).itemsize * bands * DAY_HOURS * count * numbers
        for _, kind, bands, numbers in PARTS
    ]
    if not isinstance(content, bytes):
        return None
    unpacker = zlib.decompressobj()
    try:
        flat = unpacker.decompress(content, sum(sizes) + 1)
    except zlib.error:
        return None
    # Only at the end of all is the sum over it checked.
    if len(flat) != sum(sizes) or not unpacker.eof:
        return None
    arrays, start = {}, 0
    for (name, kind, bands, numbers), size in zip(PARTS, sizes, strict=True):
        shape = (bands, DAY_HOURS, count, numbers) if bands > 1 else (DAY_HOURS, count)
        arrays[name] = np.frombuffer(flat, kind, size // np.dtype(kind).itemsize, start)
        arrays[name] = arrays[name].reshape(shape)
        start += size
    day = Day(**arrays)
    return day if _sound(day, count) else None


def _sound(day: Day, count: int) -> bool:
    """Tell whether every formation is spoken for by one that there is."""
    return bool(
        (day.speaker >= -1).all() and (day.speaker < count).all() and (day.size < len(SIZES)).all()
    )
