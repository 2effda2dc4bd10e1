"""The job in matplotlib, drawn anew for each frame as FuncAnimation.save does.

PYTHON benchmarks/in_matplotlib.py DIR FRAMES     (matplotlib, numpy and av in that Python)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patheffects import withStroke
from measured import Film, tell


def main(folder: Path, count: int) -> None:
    """Make the film and tell the rate."""
    job = json.loads((folder / "job.json").read_text("utf-8"))
    pixels = np.array(job["pixels"])
    figure = plt.figure(figsize=(19.2, 10.8), dpi=100)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.axis("off")
    axes.imshow(plt.imread(folder / "ground.png"), extent=(0, 1920, 1080, 0), aspect="auto")
    axes.set(xlim=(0, 1920), ylim=(1080, 0), autoscale_on=False)
    signs = axes.scatter(*pixels[0].T, s=120, marker="s", c=job["colours"], edgecolors="black")
    halo = [withStroke(linewidth=2.5, foreground="white")]
    texts = [
        axes.text(x + 8, y, name, fontsize=8, va="center", path_effects=halo)
        for name, (x, y) in zip(job["names"], pixels[0], strict=True)
    ]
    film = Film(folder / "matplotlib.mp4", (1920, 1080))

    def make(frames: int) -> None:
        for row in pixels[:frames]:
            signs.set_offsets(row)
            for text, (x, y) in zip(texts, row, strict=True):
                text.set_position((x + 8, y))
            figure.canvas.draw()
            film.add(np.asarray(figure.canvas.buffer_rgba()), "rgba")

    make(1)
    tell("matplotlib: draw and encode", count, lambda: make(count))
    film.close()
    figure.savefig(folder / "matplotlib.png", dpi=100)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
