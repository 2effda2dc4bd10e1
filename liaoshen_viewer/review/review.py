"""What only geography can tell of a scenario: ways too fast, in the sea, past the enemy.

Everything found here is a warning, with the place of its waypoint in the scenario's files.
"""

from __future__ import annotations

from operator import attrgetter

from liaoshen_viewer.battle import Battle
from liaoshen_viewer.errors import Problem
from liaoshen_viewer.geography.water import is_sea
from liaoshen_viewer.review.enemy import passing_enemies
from liaoshen_viewer.review.hours import sampled
from liaoshen_viewer.review.pace import creeping, long_marches, too_fast, without_rest
from liaoshen_viewer.review.ranges import crossing_ranges
from liaoshen_viewer.review.sea import crossing_sea, standing_in_sea
from liaoshen_viewer.scenario.explanations import unexplained


def review(battle: Battle) -> list[Problem]:
    """Return all warnings that the scenario does not explain, in the order of their places."""
    sea = is_sea(battle.basemap)
    hours = sampled(battle)
    found = [
        *too_fast(battle),
        *creeping(battle),
        *long_marches(battle, hours),
        *without_rest(battle, hours),
        *standing_in_sea(battle, sea),
        *crossing_sea(battle, hours, sea),
        *crossing_ranges(battle),
        *passing_enemies(battle, hours),
    ]
    left = unexplained(found, battle.scenario.explanations, "review")
    return sorted(left, key=attrgetter("origin", "field"))
