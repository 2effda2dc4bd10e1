"""A film as bytes that another process, or another machine, opens again.

The scenario travels whole. The ground that ships with the program does not: it is there already,
which `sameness` makes sure of.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.bundled import assets_folder
from liaoshen_viewer.cellar import kept, mark_of, stamps_of
from liaoshen_viewer.export.film import Film
from liaoshen_viewer.geography.basemap import Basemap, load_basemap
from liaoshen_viewer.geography.ground import project_ground
from liaoshen_viewer.geography.projection import Projection

BASEMAP: Final = "basemap"
BATTLE: Final = "battle"
GROUND: Final = "ground"


def packed(film: Film) -> bytes:
    """Return a film as bytes; its ground is that of its battle, projected as the scenario says."""
    picture = film.picture
    battle, basemap = picture.battle, picture.battle.basemap
    stand = {BASEMAP: basemap} if _same(basemap, _own_basemap()) else {}
    parts = (_dumped(battle, stand), _dumped(film, {BATTLE: battle, GROUND: picture.ground}))
    return zlib.compress(pickle.dumps(parts), 1)


def unpacked(parcel: bytes) -> Film:
    """Return the film of a parcel, which must come from a program like this one."""
    first, rest = pickle.loads(zlib.decompress(parcel))
    battle = _loaded(first, {BASEMAP: _own_basemap()})
    assert isinstance(battle, Battle)
    ground = project_ground(battle.basemap, Projection(battle.scenario.projection))
    film = _loaded(rest, {BATTLE: battle, GROUND: ground})
    assert isinstance(film, Film)
    return film


def _own_basemap() -> Basemap:
    """Return the ground that ships with the program."""
    return kept("basemap", lambda: mark_of(stamps_of(assets_folder())), load_basemap)


def _same(one: Basemap, other: Basemap) -> bool:
    """Tell whether two grounds are surely the same; what is not sure is sent."""
    return pickle.dumps(one) == pickle.dumps(other)


def _dumped(made: object, standing: Mapping[str, object]) -> bytes:
    """Pickle something, with a name for each part that stands at the other end already."""
    names = {id(part): name for name, part in standing.items()}
    file = BytesIO()
    pickler = _Pickler(file, names)
    pickler.dump(made)
    return file.getvalue()


def _loaded(data: bytes, standing: Mapping[str, object]) -> object:
    return _Unpickler(BytesIO(data), standing).load()


class _Pickler(pickle.Pickler):
    def __init__(self, file: BytesIO, names: Mapping[int, str]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._names = names

    def persistent_id(self, part: object) -> str | None:
        return self._names.get(id(part))


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: BytesIO, standing: Mapping[str, object]) -> None:
        super().__init__(file)
        self._standing = standing

    def persistent_load(self, name: str) -> object:
        return self._standing[name]
