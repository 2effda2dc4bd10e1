"""The map in the projection that is wished for: the scenario's own, or one chosen in the window."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from liaoshen_viewer.battle import Battle, with_projection
from liaoshen_viewer.geography.basemap import Basemap
from liaoshen_viewer.geography.ground import Ground, project_ground
from liaoshen_viewer.geography.projection import Projection

GROUNDS_KEPT: Final = 3
"""Each takes some 20 MB with its relief."""


class Grounds:
    """The projected maps that are kept, so that going back to one takes no time."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Ground] = OrderedDict()
        self._basemap: Basemap | None = None
        self._own = ""
        self.wish = ""
        """The projection chosen in the window; empty for the scenario's own."""

    def opened(self, battle: Battle) -> Battle:
        """Return a battle that was just read on the map that is wished for."""
        self._own = battle.scenario.projection
        return with_projection(battle, self.wish) if self.wish else battle

    def chosen(self, battle: Battle, wish: str) -> Battle:
        """Return the battle on another map and keep the wish; or raise ProjectionError."""
        changed = with_projection(battle, wish or self._own)
        self.wish = wish
        return changed

    def of(self, battle: Battle) -> Ground:
        """Return the battle's map in its projection."""
        text = battle.scenario.projection
        if battle.basemap is not self._basemap:
            self._kept.clear()
            self._basemap = battle.basemap
        if text not in self._kept:
            self._kept[text] = project_ground(battle.basemap, Projection(text))
            if len(self._kept) > GROUNDS_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(text)
        return self._kept[text]
