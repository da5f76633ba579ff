"""Which moments of a workshop are shown, and for how long: by what happened, not by the clock.

Two minutes are dealt out over the items of the agenda. What an item opens and ends with, and above
all what it shows, stands long enough to be read; between them its contributions come in quickly.
Pauses and idle time take no time at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import sqrt

from facilitator.domain.event import Event

SECONDS = 120.0
# A film of so many pictures is small and its making short, however long the workshop was.
MOST = 140
_GROWTH, _LEAST_GROWTH = 1.0, 0.7
_MOST_MARKS = 80
_MOST_ARRIVALS = 6
# And no more of one item, also where there is time: what comes in looks alike after a while.
_MOST_OF_ONE = 24
# What is more than this is no more to look at.
_MUCH = 64
# Of the time at least so much is left for what comes in, where anything does.
_GROWTH_SHARE = 0.35


class What(StrEnum):
    """What just happened."""

    ARRIVED = "arrived"
    STARTED = "started"
    GREW = "grew"
    CLOSED = "closed"
    REVEALED = "revealed"


_LASTS = {What.ARRIVED: 1.5, What.STARTED: 1.6, What.GREW: _GROWTH, What.CLOSED: 2.0,
          What.REVEALED: 5.0}
_LAST = 5.0


@dataclass(frozen=True, slots=True)
class Moment:
    """How it stood after event number `place` of the row, counted from 0, for `seconds`.

    `activity` is the item it is of, "" before the first. `last` is true for the last one of its
    item: from then on it looks as it does now.
    """

    place: int
    what: What
    activity: str
    seconds: float
    last: bool = False


@dataclass(slots=True)
class _Act:
    """What happened in one go while the room was at one item: its marks, and what came in."""

    activity: str
    marks: list[tuple[int, What]] = field(default_factory=list)
    came: list[int] = field(default_factory=list)


def moments(events: Sequence[Event]) -> list[Moment]:
    """The moments of a retold log, in order, `SECONDS` at most in all; [] where nothing began."""
    acts = [act for act in _acts(events) if act.marks or act.came]
    _thin(acts)
    if not any(act.activity for act in acts):
        return []
    marks = sum(len(act.marks) for act in acts)
    # Of a short film no picture stands longer than it needs; a long one is dealt what there is.
    held = sum(_LASTS[what] for act in acts for _, what in act.marks) + _LAST
    left = max(SECONDS - held, SECONDS * _GROWTH_SHARE)
    share = _shares([_looked_at(act) for act in acts], min(MOST - marks, int(left / _LEAST_GROWTH)))
    chosen = [moment for act, number in zip(acts, share, strict=True)
              for moment in _of_act(act, number)]
    return _timed(_with_last(chosen))


def _acts(events: Sequence[Event]) -> list[_Act]:
    """The log cut where the room goes from one item to another."""
    acts = [_Act("")]
    for place, event in enumerate(events):
        going_to = _goes_to(event)
        if going_to is not None and going_to != acts[-1].activity:
            acts.append(_Act(going_to))
        act = acts[-1]
        if place + 1 < len(events) and events[place + 1].seq == event.seq:
            continue  # not between what is put away at once and its being put away
        if event.name == "person.joined" and not act.activity:
            act.came.append(place)
        elif event.activity and event.activity == act.activity:
            _take(act, place, event)
    return acts


def _thin(acts: Sequence[_Act]) -> None:
    """Of very many items only what they came to is shown, where they came to something."""
    for what in (What.STARTED, What.CLOSED):
        if sum(len(act.marks) for act in acts) <= _MOST_MARKS:
            return
        for act in acts:
            others = [mark for mark in act.marks if mark[1] is not what]
            act.marks = others or act.marks


def _goes_to(event: Event) -> str | None:
    """The item that the room goes to with an event, None where it stays."""
    if event.name in ("stage.started", "stage.turned_to"):
        return event.activity
    return str(event.data["current"]) if event.name == "stage.put_back" else None


def _take(act: _Act, place: int, event: Event) -> None:
    match event.name:
        case "stage.started":
            act.marks.append((place, What.STARTED))
        case "stage.closed":
            # Locked, opened and locked again: the last time is what it came to.
            act.marks = [mark for mark in act.marks if mark[1] is not What.CLOSED]
            act.marks.append((place, What.CLOSED))
        case "stage.revealed":
            act.marks.append((place, What.REVEALED))
        case _ if event.name.partition(".")[0] not in ("stage", "entry", "result"):
            act.came.append(place)


def _shares(came: Sequence[int], frames: int) -> list[int]:
    """How many pictures of what came in each act gets: by the root of how much it was, up to a
    point. So twenty thousand votes do not crowd out fifty cards, and every act has one.
    """
    weights = [sqrt(min(each, _MUCH)) for each in came]
    whole = sum(weights)
    if not whole or frames < 1:
        return [0 for _ in came]
    return [min(each, _MOST_OF_ONE, max(1, int(frames * weight / whole))) if each else 0
            for each, weight in zip(came, weights, strict=True)]


def _looked_at(act: _Act) -> int:
    """How much of what came in is to be looked at: of arrivals less than of what people wrote."""
    return len(act.came) if act.activity else min(len(act.came), _MOST_ARRIVALS)


def _of_act(act: _Act, number: int) -> Iterator[Moment]:
    """Its marks and `number` moments between them, spread evenly over what came in."""
    grown = [(act.came[len(act.came) * nth // number - 1], What.GREW if act.activity
              else What.ARRIVED) for nth in range(1, number + 1)]
    for place, what in sorted({*act.marks, *grown}):
        yield Moment(place, what, act.activity, _LASTS[what])


def _with_last(chosen: Sequence[Moment]) -> list[Moment]:
    """The last moment of each item is told to be so; the very last stands longer."""
    seen: set[str] = set()
    told = []
    for moment in reversed(chosen):
        last = bool(moment.activity) and moment.activity not in seen
        seen.add(moment.activity)
        told.append(replace(moment, last=last))
    told[0] = replace(told[0], seconds=max(told[0].seconds, _LAST))
    return told[::-1]


def _timed(chosen: Sequence[Moment]) -> list[Moment]:
    """With what there is of time: what comes in is hurried first, then everything alike."""
    grown = sum(m.seconds for m in chosen if _hurries(m))
    held = sum(m.seconds for m in chosen) - grown
    if grown + held <= SECONDS:
        return list(chosen)
    room = max(SECONDS - held, SECONDS * _GROWTH_SHARE if grown else 0.0)
    quick = min(1.0, room / grown) if grown else 1.0
    slow = min(1.0, (SECONDS - grown * quick) / held)
    return [replace(m, seconds=m.seconds * (quick if _hurries(m) else slow)) for m in chosen]


def _hurries(moment: Moment) -> bool:
    return moment.what in (What.GREW, What.ARRIVED)
