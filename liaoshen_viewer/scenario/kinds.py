"""The closed lists of words that a scenario's columns may hold."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """How sure a row is. The order is from sure to unsure."""

    DOCUMENTED = "documented"
    INFERRED = "inferred"
    RECONSTRUCTED = "reconstructed"


class Mode(StrEnum):
    """How a unit travels on the leg that starts at a waypoint."""

    MARCH = "march"
    ROAD = "road"
    RAIL = "rail"
    SEA = "sea"
    AIR = "air"


class Status(StrEnum):
    """What a unit is doing from a waypoint on."""

    GARRISON = "garrison"
    RESERVE = "reserve"
    MOVING = "moving"
    ATTACKING = "attacking"
    DEFENDING = "defending"
    ENCIRCLING = "encircling"
    ENCIRCLED = "encircled"
    PURSUING = "pursuing"
    OCCUPYING = "occupying"
    EVACUATING = "evacuating"
    EVACUATED = "evacuated"
    SURRENDERED = "surrendered"
    DEFECTED = "defected"
    DESTROYED = "destroyed"


class Echelon(StrEnum):
    """The level of a unit in the order of battle, from high to low."""

    COMMAND = "command"  # a general headquarters, a field army
    ARMY_GROUP = "army_group"  # bingtuan
    ARMY = "army"  # a Nationalist army; a corps by its size
    COLUMN = "column"  # a Communist column; the same level as an army
    DIVISION = "division"
    BRIGADE = "brigade"
    REGIMENT = "regiment"
    GROUPING = "grouping"  # garrisons, services, militia, detachments of no fixed size


class Branch(StrEnum):
    """The arm of a unit."""

    HEADQUARTERS = "headquarters"
    INFANTRY = "infantry"
    CAVALRY = "cavalry"
    ARTILLERY = "artillery"
    ENGINEERS = "engineers"
    SERVICES = "services"
    MILITIA = "militia"
    NAVAL = "naval"
    AIR = "air"


class ChangeKind(StrEnum):
    """What a dated change alters."""

    SIDE = "side"
    SUPERIOR = "superior"
    COMMANDER = "commander"
    STRENGTH = "strength"
    FATE = "fate"


class Warned(StrEnum):
    """The warnings that an author may explain, so that they are not given again."""

    STRENGTH_EXCEEDED = "strength_exceeded"
    EVENT_OUTSIDE_PHASE = "event_outside_phase"
    TOO_FAST = "too_fast"
    LONG_MARCH = "long_march"
    NO_REST = "no_rest"
    CREEPS = "creeps"
    STANDS_IN_SEA = "stands_in_sea"
    CROSSES_SEA = "crosses_sea"
    CROSSES_RANGE = "crosses_range"
    PASSES_ENEMY = "passes_enemy"

    @property
    def room(self) -> str:
        """Return the room that gives the warning, as the id of its message begins."""
        by_tables = (Warned.STRENGTH_EXCEEDED, Warned.EVENT_OUTSIDE_PHASE)
        return "scenario" if self in by_tables else "review"


class ShapeKind(StrEnum):
    """What a line or polygon of `shapes.geojson` is."""

    ROUTE = "route"
    FRONT = "front"
    AXIS = "axis"
    ENCIRCLEMENT = "encirclement"
    AREA = "area"
