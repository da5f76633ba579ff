"""What methods with entries share: their state, and when the wall may show it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from .entry import Entries, Entry
from .message import message
from .refused import Refused
from .roles import Actor
from .stage import Stage
from .workshop import Activity, Workshop


@runtime_checkable
class HoldsEntries(Protocol):
    """A method's state that holds entries; it is a dataclass with this field."""

    entries: Entries


@dataclass(frozen=True, slots=True)
class Contributions:
    """The state of a method that holds entries and nothing else."""

    entries: Entries = field(default_factory=Entries)


def entries_of(activity: Activity) -> Entries:
    """The activity's entries; none where its method holds none."""
    # Not by the protocol: asking one of a thousand cards' authors, that took most of the time.
    held = getattr(activity.state, "entries", None)
    return held if isinstance(held, Entries) else Entries()


def wall_shows(activity: Activity) -> bool:
    """True when the wall may show entries: at once, or after the reveal, as the agenda says."""
    return activity.option("wall", "at_once") == "at_once" or activity.stage is Stage.REVEALED


def expect_remembered(workshop: Workshop, activity: Activity, entry: Entry) -> None:
    """Raises `Refused` for what was there when an item closed in which nobody is named.

    Who wrote it and who supported it was forgotten then: a voice could be one's second.
    """
    if workshop.naming == "anonymous" and entry.nr <= activity.settled:
        raise Refused("forgotten", message(
            "Det här fanns redan när {title} låstes. Workshopen är anonym: vem som har stött det "
            "är glömt, så antalet står kvar som det var."), details={"title": activity.title})


def organisation_of(workshop: Workshop, actor: Actor) -> str:
    """The organisation of one who writes: an id, or "" where nobody is named.

    Where nobody is named the actor is a mask, and of three from an organisation one is soon found.
    """
    return "" if workshop.naming == "anonymous" else workshop.people[actor.id].organisation


def organisation_named(workshop: Workshop, named: object) -> str:
    """The organisation that the desk writes for: its id, "" where nobody is named or none is."""
    known = str(named) in workshop.organisations and workshop.naming != "anonymous"
    return str(named) if known else ""
