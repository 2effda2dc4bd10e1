"""Losses taken off the formations that bore them, as dated changes of strength.

The loss tables tell how many men a force lost on which days, seldom how many of each division. So
each row is shared out among the divisions and army troops that bore it, by the men they still have:
an *allocation*, which no source gives. All figures of one moment then add up: a formation counts
its own troops and those under it, and the side's total is its first figure with what arrived and
without what was lost. What the loss tables count beyond the estimates of the formations, and what
these have left when they end, goes to one balancing row a side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Final

from liaoshen_viewer.motion.leaving import is_leaving
from tools.build_scenario.tables import Row

COLUMNS: Final = ("unit", "time", "strength", "sources", "account", "note")
"""Of `allocations.csv`."""

TOTALS: Final = {"nra": ("N-NEHQ", 550_000), "pla": ("NEFA", 700_000)}
"""The formation that bears a side's figure, and that figure on 12 September."""
APART: Final = frozenset({"LOCAL"})
"""Not in a side's figure."""
COMMANDS: Final = frozenset({"command", "army_group"})
"""Their own figures are not in the sums: those of the armies under them are."""
REST: Final = {
    "nra": "rest of the Northeast forces, not counted by formation",
    "pla": "headquarters, schools and rear of the field army, not counted by formation",
}
BEYOND: Final = "counted among the losses beyond the estimates of the formations"
"""Forces of the balancing rows: what the formations lack, and what they lack too much of."""
KINDS: Final = ("killed_wounded", "captured", "surrendered", "defected")
WEEK: Final = 7
FIRST: Final = "1948-09-12T00:00"
LAST: Final = "1948-11-03T00:00"
_ORDER: Final = {"superior": 0, "side": 1, "loss": 2, "strength": 3, "fate": 4}


@dataclass(frozen=True, slots=True)
class Step:
    """Something that alters strengths at a moment."""

    time: str
    what: str
    unit: str = ""
    value: str = ""
    men: int = 0
    bearers: tuple[str, ...] = ()
    row: Row = field(default_factory=dict)


@dataclass(slots=True)
class Ledger:
    """The men of all formations at one moment, as the steps so far have left them."""

    units: Mapping[str, Row]
    parent: dict[str, str]
    side: dict[str, str]
    own: dict[str, int]
    """Troops that stand under no formation below; negative where those below exceed it."""
    share: dict[str, float]
    """What a command's own figure is to the sum of those under it."""
    total: dict[str, int]
    stated: dict[str, str] = field(default_factory=dict)
    """When a source last gave a formation's figure."""
    under: dict[str, list[str]] = field(default_factory=dict)
    """Who stands directly under a formation."""

    def move(self, unit: str, superior: str) -> None:
        """Put a formation under a superior."""
        former = self.parent.get(unit)
        if former is not None:
            self.under[former].remove(unit)
        self.parent[unit] = superior
        self.under.setdefault(superior, []).append(unit)

    def below(self, unit: str) -> list[str]:
        """Return a formation and all under it."""
        return [unit, *(one for child in self.under.get(unit, ()) for one in self.below(child))]

    def figure(self, unit: str) -> int | None:
        """Return a formation's men; None for one that has no figure."""
        heads = {head: side for side, (head, _) in TOTALS.items()}
        if unit in heads:
            return self.total[heads[unit]]
        if self.units[unit]["echelon"] in COMMANDS:
            return round(self.share[unit] * self.sum_below(unit)) if unit in self.share else None
        return self.own[unit] + self.sum_below(unit) if unit in self.own else None

    def sum_below(self, unit: str) -> int:
        """Return the sum of those directly under a formation, of its side."""
        return sum(self.counted(child) for child in self.under.get(unit, ()))

    def counted(self, unit: str) -> int:
        """Return what a formation counts for in the sum above it."""
        if unit in APART:
            return 0
        if self.units[unit]["echelon"] in COMMANDS or unit not in self.own:
            return self.sum_below(unit)
        return self.own[unit] + self.sum_below(unit)

    def armies(self, side: str) -> int:
        """Return the men of all formations of a side, each counted once."""
        return sum(
            men for unit, men in self.own.items() if self.side[unit] == side and unit not in APART
        )


def strength_changes(
    units: Sequence[Row], changes: Sequence[Row], losses: Sequence[Row], leaves: Mapping[str, str]
) -> tuple[list[Row], list[Row]]:
    """Return rows for `changes.csv`, and the balancing rows for `strengths.csv`.

    `leaves` tells from which midnight a unit is gone.
    """
    ledger = _opened(units)
    known = {unit: ledger.figure(unit) for unit in ledger.units}
    balance = {side: total - ledger.armies(side) for side, total in ledger.total.items()}
    rows: list[Row] = []
    balances: list[Row] = []
    steps = sorted(_steps(ledger, changes, losses, leaves), key=_time_and_order)
    for time, of_moment in groupby(steps, key=attrgetter("time")):
        done = list(of_moment)
        borne = {id(step): _take(ledger, step) for step in done}
        given = {step.unit for step in done if step.what == "strength"}
        for unit, before in known.items():
            after = ledger.figure(unit)
            if after != before and after is not None:
                known[unit] = after
                if unit not in given:
                    within = set(ledger.below(unit))
                    why = [step.row for step in done if within.intersection(borne[id(step)])]
                    rows.append(_allocation(unit, time, after, why))
        for side, total in ledger.total.items():
            left = total - ledger.armies(side)
            balances += _balance_rows(side, time, balance[side], left)
            balance[side] = left
    return rows, balances


def loss_steps(row: Row) -> Iterator[tuple[str, int]]:
    """Yield the midnights at which a row of losses counts, with the men lost up to then.

    A row is spread evenly over its days and counts at the end of each, or of each week where it
    lasts longer than one.
    """
    men = sum(int(row[kind] or 0) for kind in KINDS)
    first = datetime.fromisoformat(row["start"])
    days = (datetime.fromisoformat(row["end"]) - first).days + 1
    ends = range(1, days + 1) if days <= WEEK else [*range(WEEK, days, WEEK), days]
    before = 0
    for day in ends:
        so_far = men * day // days
        yield (first + timedelta(days=day)).isoformat(timespec="minutes"), so_far - before
        before = so_far


def _opened(units: Sequence[Row]) -> Ledger:
    by_id = {row["id"]: row for row in units}
    below: dict[str, int] = defaultdict(int)
    for row in units:
        below[row["parent"]] += int(row["strength"] or 0)
    own = {
        unit: int(row["strength"]) - below[unit]
        for unit, row in by_id.items()
        if row["strength"] and row["echelon"] not in COMMANDS
    }
    ledger = Ledger(
        units=by_id,
        parent={},
        side={unit: row["side"] for unit, row in by_id.items()},
        own=own,
        share={},
        total={side: total for side, (_, total) in TOTALS.items()},
    )
    for unit, row in by_id.items():
        ledger.move(unit, row["parent"])
    for unit, row in by_id.items():
        if row["strength"] and row["echelon"] in COMMANDS:
            ledger.share[unit] = int(row["strength"]) / max(ledger.sum_below(unit), 1)
    return ledger


def _steps(
    ledger: Ledger, changes: Iterable[Row], losses: Iterable[Row], leaves: Mapping[str, str]
) -> Iterator[Step]:
    for row in changes:
        if row["what"] in ("superior", "side", "strength") and not row["account"]:
            yield Step(row["time"], row["what"], row["unit"], row["to"], row=row)
    for row in losses:
        bearers = row["borne_by"] or row["units"]
        for time, men in loss_steps(row):
            if men:
                yield Step(time, "loss", men=men, bearers=tuple(bearers.split(";")), row=row)
    for unit, time in leaves.items():
        if is_leaving(ledger.units[unit]["fate"]) and time <= LAST:
            yield Step(time, "fate", unit)


def _time_and_order(step: Step) -> tuple[str, int]:
    return step.time, _ORDER[step.what]


def _take(ledger: Ledger, step: Step) -> Sequence[str]:
    """Take one step; return the formations whose men were taken off for losses."""
    if step.what == "superior":
        ledger.move(step.unit, step.value)
    elif step.what == "side":
        for unit in ledger.below(step.unit):
            ledger.side[unit] = step.value
    elif step.what == "strength":
        _state(ledger, step.unit, int(step.value), step.time)
    elif step.what == "fate":
        _leave(ledger, step.unit)
    else:
        return _lose(ledger, step)
    return ()


def _leave(ledger: Ledger, unit: str) -> None:
    """End a formation. Men who were taken away by sea are still their army's."""
    men = ledger.own.get(unit, 0)
    above = ledger.parent[unit]
    if ledger.units[unit]["fate"].startswith("evacuated") and above in ledger.own:
        ledger.own[above] += men
    if unit in ledger.own:
        ledger.own[unit] = 0


def _state(ledger: Ledger, unit: str, men: int, time: str) -> None:
    """Set the men of a formation as a source gives them; arrivals raise the side's total."""
    ledger.stated[unit] = time
    if ledger.units[unit]["echelon"] in COMMANDS:
        ledger.share[unit] = men / max(ledger.sum_below(unit), 1)
        return
    if not ledger.units[unit]["strength"]:
        came = men - ledger.counted(unit)
        ledger.total[ledger.side[unit]] += came
        ledger.own[unit] = ledger.own.get(unit, 0) + came
        return
    bearers = [one for one in ledger.below(unit) if ledger.own.get(one, 0) > 0]
    present = ledger.counted(unit)
    _share_out(ledger, bearers, present - men)


def _lose(ledger: Ledger, step: Step) -> Sequence[str]:
    """Take losses off those who bore them and return them; a side's total falls by all of them."""
    defected = int(step.row["defected"] or 0)
    side = ledger.units[step.row["units"].split(";")[0]]["side"]
    ledger.total[side] -= step.men
    if defected:
        (other,) = set(TOTALS) - {side}
        ledger.total[other] += defected
        return [one for unit in step.bearers for one in ledger.below(unit)]
    day = (datetime.fromisoformat(step.time) - timedelta(days=1)).isoformat(timespec="minutes")
    recent = {
        one for unit, time in ledger.stated.items() if time > day for one in ledger.below(unit)
    }
    under = dict.fromkeys(one for unit in step.bearers for one in ledger.below(unit))
    bearers = [one for one in under if ledger.own.get(one, 0) > 0 and one not in recent]
    _share_out(ledger, bearers, min(step.men, sum(ledger.own[one] for one in bearers)))
    return bearers


def _share_out(ledger: Ledger, bearers: Sequence[str], men: int) -> None:
    """Take men off bearers by the men they have; what rounding leaves falls to the largest."""
    have = sum(ledger.own[one] for one in bearers)
    if not have or not men:
        return
    parts = {one: men * ledger.own[one] // have for one in bearers}
    largest = max(bearers, key=ledger.own.__getitem__)
    parts[largest] += men - sum(parts.values())
    for one, part in parts.items():
        ledger.own[one] -= part


def _allocation(unit: str, time: str, after: int, losses: Sequence[Row]) -> Row:
    sources = dict.fromkeys(s for row in losses for s in row["sources"].split(";") if s)
    places = ", ".join(dict.fromkeys(row["place"] for row in losses))
    why = f"allocation of losses, computed: {places}" if losses else ""
    return {
        "unit": unit,
        "time": time,
        "strength": str(after),
        "sources": ";".join(sources or ["EST"]),
        "note": why or "computed: formations under it come, go or end",
    }


def _balance_rows(side: str, time: str, before: int, after: int) -> list[Row]:
    """Return the balancing rows of a side that change: what is over, and what is wanting."""
    kinds = (
        (REST[side], max(before, 0), max(after, 0)),
        (BEYOND, max(-before, 0), max(-after, 0)),
    )
    return [
        {
            "date": time,
            "side": side,
            "force": force,
            "strength": str(now),
            "grade": "allocation",
            "sources": "EST",
            "note": "balancing row, computed: closes the formations on the total of the side",
        }
        for force, was, now in kinds
        if was != now
    ]
