"""What methods with entries share: their state, and when the wall may show it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Protocol, runtime_checkable

from .command import Command
from .entry import Entries, Entry
from .message import message
from .refused import Refused
from .roles import Actor, Role
from .stage import Stage
from .workshop import Activity, Workshop


@runtime_checkable
class HoldsEntries(Protocol):
    """A method's state that holds entries; it is a dataclass with this field."""

    entries: Entries


@runtime_checkable
class ShowsCards(Protocol):
    """The state of a method that puts cards of the items before it before the room."""

    def shows(self, workshop: Workshop, activity: Activity) -> Collection[str]:
        """Which those are, ids, once it has begun."""
        ...


@runtime_checkable
class MakesTheRooms(Protocol):
    """The state of a method in which what somebody wrote can become the whole room's."""

    def the_rooms(self) -> Collection[str]:
        """Entries that are the room's by now, whoever wrote them: a name that was taken."""
        ...


def nobodys(entry: Entry) -> Entry:
    """The same words without who wrote them and who is for them."""
    return replace(entry, author="", organisation="", supporters=())


@dataclass(frozen=True, slots=True)
class Contributions:
    """The state of a method that holds entries and nothing else."""

    entries: Entries = field(default_factory=Entries)


def entries_of(activity: Activity) -> Entries:
    """The activity's entries; none where its method holds none."""
    # Not by the protocol: asking one of a thousand cards' authors, that took most of the time.
    held = getattr(activity.state, "entries", None)
    return held if isinstance(held, Entries) else Entries()


def is_written_in(activity: Activity) -> bool:
    """True for an item in which people write; in a talk or a pause nobody does."""
    return isinstance(activity.state, HoldsEntries)


def wall_shows(activity: Activity) -> bool:
    """True when the wall may show entries: at once, or after the reveal, as the agenda says."""
    return activity.option("wall", "at_once") == "at_once" or activity.stage is Stage.REVEALED


def told_entries(workshop: Workshop, activity: Activity) -> tuple[Entry, ...]:
    """The entries that a report may tell: those that the room has been shown, and may see now.

    That is on their own wall, or where a later item has begun that puts just them before it.
    """
    entries = entries_of(activity).visible()
    if wall_shows(activity):
        return entries
    shown = frozenset[str]().union(*(
        each.state.shows(workshop, each) for each in workshop.activities.values()
        if each.started and isinstance(each.state, ShowsCards)))
    return tuple(entry for entry in entries if entry.id in shown)


def rests_on_untold(workshop: Workshop, activity: Activity) -> bool:
    """True for an item that has not begun and may come to work with what nobody has been shown."""
    return not activity.started and any(
        _cards(entries_of(each).visible()) != _cards(told_entries(workshop, each))
        for each in workshop.before(activity) if isinstance(each.state, Contributions))


def _cards(entries: tuple[Entry, ...]) -> int:
    return sum("headline" in entry.data for entry in entries)


def has_spoken_from(workshop: Workshop, person: str, organisation: str) -> bool:
    """True for one who has written or answered from there; to say so is anybody's."""
    return any(entry.author == person and entry.organisation == organisation
               for activity in workshop.activities.values() for entry in entries_of(activity)
               if person and organisation)


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


def written_by(workshop: Workshop, command: Command) -> dict[str, object]:
    """Who an entry is from, as its event tells: the key's person, or whom the desk writes for."""
    actor, phone = command.actor, command.actor.role is Role.PHONE
    return {
        "author": actor.id if phone else "", "proxy": not phone,
        "organisation": organisation_of(workshop, actor) if phone
        else organisation_named(workshop, command.data.get("organisation"))}


def put_away(activity: Activity) -> object:
    """What of an activity has been put away or worded otherwise, as a value.

    Where it is another than before, what was shown a while ago may not be shown any more.
    """
    # Reasons on a sheet are hidden one by one.
    reasons = getattr(activity.state, "hidden", None)
    shown = activity.stage in (Stage.REVEALED, Stage.ARCHIVED)
    return shown, reasons, tuple(
        (entry.id, entry.visible, repr(entry.data)) for entry in entries_of(activity)
        if entry.edited or not entry.visible)
