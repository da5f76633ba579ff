"""A workshop told as a log that anybody may hold, and that folds to what every report tells.

It is made of the state and not of the log: what is not said here is not in it, whatever happened.
Nobody's name, key or label is, nor who gave which answer; what was hidden, withdrawn, renamed or
taken back has left its number at most. `importing` makes a workshop of it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import merge

from .chapter import Kinds
from .disclosing_agenda import agenda, closed, opened, shown, told_activities, turned
from .disclosing_people import authors, groups, organisations, people
from .disclosing_summary import summary
from .event import Event
from .results import told_results
from .roles import SYSTEM, Actor, Role
from .told import Authors, Told
from .workshop import Activity, Workshop

_NEVER = "1970-01-01T00:00:00.000+00:00"


@dataclass(frozen=True, slots=True)
class Disclosed:
    """`events` are numbered from 1. `left_out` are activities whose method does not say how."""

    events: tuple[Event, ...]
    left_out: tuple[str, ...]


def disclosed(workshop: Workshop, kinds: Kinds) -> Disclosed:
    """What of `workshop` may be told, as a log. Pure; the same state gives the same log.

    Folded it tells in every report what `workshop` does, and disclosed again it is itself.
    """
    named = authors(workshop)
    told = told_activities(workshop)
    own = {each.id: _own(workshop, each, kinds, named) for each in told}
    streams = [_timed(_stream(workshop, each, own[each.id] or ()), "") for each in told]
    ended = [Told("workshop.ended", at=workshop.ended)] if workshop.ended else []
    start = min((each.at for stream in (*streams, ended) for each in stream if each.at),
                default=_NEVER)
    first = [*_founding(workshop), *organisations(workshop), *agenda(workshop, kinds),
             *people(workshop, named), *groups(workshop, named)]
    ran = merge(*(_timed(stream, start) for stream in streams), ended, tuple(summary(workshop)),
                key=lambda each: each.at)
    events = _timed([*_timed(first, start), *ran, *turned(workshop), _imported(workshop)], start)
    return Disclosed(tuple(_numbered(events)),
                     tuple(each for each, stream in own.items() if stream is None))


def _founding(workshop: Workshop) -> Iterator[Told]:
    yield Told("workshop.made", {name: str(getattr(workshop, name)) for name in (
        "code", "title", "programme", "date", "question", "naming")})
    yield Told("workshop.downloads_opened", {
        "to": str(workshop.downloads), "until": str(workshop.open_until)})
    yield Told("workshop.small_group_set", {"least": int(workshop.small_group)})
    if not workshop.door_open:
        yield Told("workshop.door_closed")
    for day in workshop.days:
        yield Told("workshop.day_added", {"title": day.title, "start": day.start})


def _own(
    workshop: Workshop, activity: Activity, kinds: Kinds, named: Authors
) -> tuple[Told, ...] | None:
    """What the method tells; None where it holds what it does not say how to tell."""
    kind = kinds.get(activity.kind)
    told = kind.disclose(workshop, activity, named) if kind else ()
    if told is None:
        return () if kind is None or activity.state == kind.empty() else None
    return tuple(told)


def _stream(workshop: Workshop, activity: Activity, own: Iterable[Told]) -> list[Told]:
    """One activity from its start to its end."""
    stream = (*opened(activity), *own, *closed(activity), *told_results(workshop, activity),
              *shown(activity))
    return [replace(each, activity=activity.id) for each in stream]


def _imported(workshop: Workshop) -> Told:
    return Told("workshop.imported", {"seq": int(workshop.told_seq)})


def _timed(stream: Iterable[Told], start: str) -> list[Told]:
    """Each with a time: its own, or that of the one before it, or `start`."""
    timed, last = [], start
    for each in stream:
        last = each.at or last
        timed.append(replace(each, at=last))
    return timed


def _numbered(stream: Iterable[Told]) -> Iterator[Event]:
    for seq, each in enumerate(stream, start=1):
        actor = Actor(Role.PHONE, f"voice-{seq}") if each.voiced else SYSTEM
        yield Event(seq, each.at, actor, each.activity, each.name, 1, each.data)
