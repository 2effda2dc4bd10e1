"""Check what a scenario says: every rule of meaning, all problems at once."""

from __future__ import annotations

from liaoshen_viewer.errors import Problem
from liaoshen_viewer.scenario.check_claims import check_claims
from liaoshen_viewer.scenario.check_head import check_head
from liaoshen_viewer.scenario.check_order_of_battle import check_changes, check_order_of_battle
from liaoshen_viewer.scenario.check_references import check_doubled_ids, check_references
from liaoshen_viewer.scenario.check_texts import check_texts
from liaoshen_viewer.scenario.check_times import check_times
from liaoshen_viewer.scenario.check_waypoints import check_control, check_waypoints
from liaoshen_viewer.scenario.document import Document
from liaoshen_viewer.scenario.explanations import explanations_of, unexplained
from liaoshen_viewer.scenario.map_facts import MapFacts
from liaoshen_viewer.scenario.problems import ProblemLog


def check(document: Document, map_facts: MapFacts | None = None) -> list[Problem]:
    """Return every fault of meaning, in the order of their places.

    Rows with faults of form are looked at only as far as their ids can be understood. Without
    `map_facts` the projection and the railways that a `via` names are taken on trust.
    """
    log = ProblemLog()
    check_head(document.head, map_facts, log)
    check_doubled_ids(document, log)
    check_references(document, log)
    check_claims(document, log)
    check_times(document, log)
    check_order_of_battle(document, log)
    check_changes(document, log)
    check_waypoints(document, map_facts, log)
    check_control(document, log)
    check_texts(document, log)
    left = ProblemLog()
    left.extend(unexplained(log.problems, explanations_of(document), "scenario"))
    return left.sorted()
