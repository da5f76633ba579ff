"""Erasing a person: the one case in which what stands in the log is written over.

Who the person was always goes; the words go too, or stay as words that nobody wrote. What nobody
here wrote, such as a card that came from another workshop, is erased by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from .chapter import Chapter, Kinds, words_of
from .command import Command, Rule
from .contributions import entries_of
from .event import Draft, Event
from .fields import Choice, Text
from .message import message
from .quoting import names_of, quotations, quoted_onward, written_by
from .refused import Refused
from .roles import FACILITATORS, Actor, Role
from .seats import forgotten, left
from .workshop import Workshop

ERASED = message("[raderat]")
NOBODY = Actor(Role.PHONE, "erased")
_WHO = ("name", "organisation", "hash", "code_hash")
_COMMANDS = (
    Rule("person.erase", FACILITATORS, {
        "person": Text(64, required=True),
        "words": Choice(("keep", "erase"), required=True),
        "decision": Text(120, required=True),
    }, after_end=True),
    Rule("entry.erase", FACILITATORS, {
        "entry": Text(64, required=True), "decision": Text(120, required=True),
    }, after_end=True),
)
_ERASURES = frozenset({"person.erased", "entry.erased"})


def erases(event: Event) -> bool:
    """True for an event after which the log is written over."""
    return event.name in _ERASURES


def rewritten(events: Iterable[Event], kinds: Kinds) -> list[Event]:
    """Those of `events` that must be written over, as they should be; [] when all is done."""
    events = tuple(events)
    persons = {str(e.data["person"]): str(e.data["words"]) for e in events
               if e.name == "person.erased"}
    alone = {str(e.data["entry"]) for e in events if e.name == "entry.erased"}
    if not (persons or alone):
        return []
    entries = {str(e.data["entry"]): persons[str(e.data["author"])] for e in events
               if e.data.get("author") in persons}
    words = words_of(kinds)
    gone = {each for each, what in entries.items() if what == "erase"} | alone
    onward = _onward(events, gone, kinds)
    lost = tuple(word for event in events if event.seq in onward
                 for name, after in onward[event.seq].items()
                 for word in _lost(event.data.get(name), after))
    quotes = (*written_by(events, gone, words), *quotations(lost), *names_of(events, persons))
    for seq, fields in quoted_onward(events, quotes, ERASED).items():
        onward.setdefault(seq, {}).update(fields)
    wanted = [_without(event, persons, entries, words) for event in events]
    wanted = [replace(event, data={**event.data, **onward.get(event.seq, {})}) for event in wanted]
    named_alone = _named_alone(wanted, persons)
    names = {*names_of(events, persons), *(str(each.data["name"]) for each in named_alone)} - {""}
    wanted = [forgotten(event, persons, names) for event in wanted]
    return [each for before, after in zip(events, wanted, strict=True)
            if (each := _unnamed(after) if after in named_alone else after) != before]


def _onward(
    events: Sequence[Event], gone: Collection[str], kinds: Kinds
) -> dict[int, dict[str, object]]:
    """By the number of an event what the words of `gone` became in it, as each method says."""
    changes: dict[int, dict[str, object]] = {}
    for kind in kinds.values() if gone else ():
        for seq, fields in kind.onward(events, gone, ERASED).items():
            changes.setdefault(seq, {}).update(fields)
    return changes


def _lost(before: object, after: object) -> Iterator[object]:
    """The words of `before` in whose place `after` says that they are erased."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name, value in before.items():
            yield from _lost(value, after.get(name))
    elif isinstance(before, list | tuple) and isinstance(after, list | tuple):
        for one, other in zip(before, after, strict=False):
            yield from _lost(one, other)
    elif after == ERASED and before != ERASED:
        yield before


def _named_alone(events: Sequence[Event], persons: Collection[str]) -> list[Event]:
    """Organisations that an erased person added by coming from there, and nobody else is from.

    One who writes a firm of one's own there has written one's name.
    """
    others = {event.data.get("organisation") for event in events
              if event.name != "organisation.added"}
    return [event for event, following in pairwise(events)
            if event.name == "organisation.added" and event.data["organisation"] not in others
            and following.name in ("person.joined", "person.changed")
            and following.command_id is None and following.data.get("person") in persons]


def _unnamed(event: Event) -> Event:
    return replace(event, data={**event.data, "name": ""})


def _without(
    event: Event, persons: Mapping[str, str], entries: Mapping[str, str], words: frozenset[str]
) -> Event:
    data = dict(event.data)
    if erases(event):
        return event
    if data.get("person") in persons:
        data |= {name: "" for name in _WHO if name in data}
    if data.get("author") in persons:
        data |= {"author": "", "organisation": ""}
    if str(data.get("entry")) in entries and "organisation" in data:
        data |= {"organisation": ""}
    if entries.get(str(data.get("entry"))) == "erase":
        data |= {name: ERASED for name in words if data.get(name)}
    own = event.actor.role is Role.PHONE and event.actor.id in persons
    return replace(event, data=data, actor=NOBODY if own else event.actor)


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    if command.name == "entry.erase":
        return _erase_alone(workshop, command)
    if str(command.data["person"]) not in workshop.people:
        raise Refused("no_such_person", message("Personen finns inte i workshopen."))
    return [Draft("person.erased", command.data)]


def _erase_alone(workshop: Workshop, command: Command) -> list[Draft]:
    activity = workshop.activity(command.activity or workshop.current)
    entry = entries_of(activity).get(command.data["entry"])
    if entry.author or entry.proxy:
        raise Refused("somebodys", message(
            "Det här skrev någon i workshopen. Radera det under Deltagare, tillsammans med den "
            "som skrev."), field="entry")
    return [Draft("entry.erased", command.data, activity.id)]


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    del kinds
    if event.name == "entry.erased":
        return workshop
    person_id = str(event.data["person"])
    gone = replace(workshop.people[person_id], name="", organisation="", removed=True)
    return replace(workshop, people={**workshop.people, person_id: gone},
                   groups=left(workshop.groups, person_id))


ERASING = Chapter(
    commands=_COMMANDS,
    events=_ERASURES,
    decide=_decide,
    apply=_apply,
)
