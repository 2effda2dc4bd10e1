"""What may stand in a row of the tables of dated changes."""

from __future__ import annotations

from pydantic import Field

from liaoshen_viewer.scenario.entries import RequiredText, Text, Written
from liaoshen_viewer.scenario.fields import Count, ExactTime, Id, IdCell
from liaoshen_viewer.scenario.model import Certainty, ChangeKind


class ChangeRow(Written):
    """A row of `changes.csv`."""

    unit: Id
    time: ExactTime
    what: ChangeKind
    before: Text = Field("", alias="from")
    after: RequiredText = Field(alias="to")
    certainty: Certainty = Certainty.INFERRED
    sources: IdCell = ()
    account: Text = ""
    note: Text = ""


class AllocationRow(Written):
    """A row of `allocations.csv`: men of a unit as reckoned, which no source states."""

    unit: Id
    time: ExactTime
    strength: Count
    sources: IdCell = ()
    account: Text = ""
    note: Text = ""
