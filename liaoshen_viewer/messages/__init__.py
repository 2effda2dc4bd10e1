"""Words for rooms that know no Qt: a message is an id with values, rendered at the border.

Each room keeps its English templates in its own module of this folder, as a constant
`TEMPLATES: dict[str, str]` whose keys start with the room's name (`scenario.unknown_place`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from liaoshen_viewer.messages import (
    battle,
    cli,
    export,
    geography,
    lecture,
    report,
    review,
    scenario,
    scene,
    system,
)

TEMPLATES: Final[Mapping[str, str]] = {
    **scenario.TEMPLATES,
    **geography.TEMPLATES,
    **battle.TEMPLATES,
    **review.TEMPLATES,
    **scene.TEMPLATES,
    **lecture.TEMPLATES,
    **export.TEMPLATES,
    **report.TEMPLATES,
    **cli.TEMPLATES,
    **system.TEMPLATES,
}


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for a reader: the id of its template and the values that fill it."""

    id: str
    values: Mapping[str, object] = field(default_factory=dict)


Translate = Callable[[Message], str]


def render(message: Message) -> str:
    """Return the English sentence of a message.

    Raises KeyError if the id has no template or a value is missing: both are our own bugs.
    """
    return TEMPLATES[message.id].format(**message.values)
