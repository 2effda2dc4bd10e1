"""Which branches of the order of battle are hidden on the map, after a tick."""

from __future__ import annotations

from liaoshen_viewer.motion.tracks import BattleState
from liaoshen_viewer.scenario.model import Scenario, UnitId
from liaoshen_viewer.scene.summary import Hierarchy, chain_of

Hidden = frozenset[UnitId]


def toggled(scenario: Scenario, state: BattleState, hidden: Hidden, unit: UnitId) -> Hidden:
    """Return what is hidden after a branch's tick is set or taken away.

    A formation that is hidden with its superior is seen again by showing that whole branch.
    """
    i = scenario.unit_index[unit]
    over = hidden & {scenario.units[j].id for j in (i, *chain_of(state, i))}
    return hidden - over if over else hidden | {unit}


def side_toggled(scenario: Scenario, tree: Hierarchy, hidden: Hidden, side: int) -> Hidden:
    """Return what is hidden after the tick of a whole side."""
    heads = frozenset(scenario.units[i].id for i in tree.top[side])
    return hidden - heads if heads <= hidden else hidden | heads


def hidden_rows(scenario: Scenario, tree: Hierarchy, hidden: Hidden) -> frozenset[int]:
    """Return the positions of all formations that are hidden, by their own tick or one above."""
    found: set[int] = set()
    waiting = [scenario.unit_index[unit] for unit in hidden if unit in scenario.unit_index]
    while waiting:
        unit = waiting.pop()
        found.add(unit)
        waiting += tree.below[unit]
    return frozenset(found)
