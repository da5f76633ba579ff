"""Answers to a check-in: one word, an expectation, an energy; one answer a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import (
    Contributions,
    entries_of,
    organisation_named,
    organisation_of,
)
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Field, Text, Whole, swedish_order
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, Role
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Undo, Workshop

from .disclosing import answered_since, came_from

ANSWER: Mapping[str, Field] = {"word": Text(30), "expectation": Text(140), "energy": Whole(1, 5)}
COMMANDS = (
    Rule("checkin.answer", EVERYONE, {**ANSWER, "organisation": Text(80)}, WHILE_OPEN),
    Rule("checkin.withdraw", EVERYONE, {"entry": Text(64, required=True)}, WHILE_OPEN),
)


def answer_of(activity: Activity, person: str) -> Entry | None:
    """One person's answer, or None."""
    own = entries_of(activity).of(person)
    return own[-1] if own else None


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """A first answer, a changed answer, or one taken back."""
    if command.name == "checkin.withdraw":
        entry = entries_of(activity).own(command.data["entry"], command.actor)
        return [] if entry.withdrawn else [Draft("checkin.withdrawn", {"entry": entry.id})]
    answer = {name: command.data[name] for name in ANSWER}
    if not any(answer.values()):
        raise Refused("empty", message("Skriv ett ord eller välj en siffra först."), field="word")
    actor = command.actor
    if actor.role is not Role.PHONE:
        organisation = organisation_named(workshop, command.data["organisation"])
        return [Draft("checkin.answered", {"entry": command.id, **answer, "author": "",
                                           "organisation": organisation, "proxy": True})]
    earlier = answer_of(activity, actor.id)
    if earlier is None:
        return [Draft("checkin.answered", {
            "entry": command.id, **answer, "author": actor.id,
            "organisation": organisation_of(workshop, actor), "proxy": False})]
    if dict(earlier.data) == answer:
        return []
    return [Draft("checkin.changed", {"entry": earlier.id, **answer})]


def apply(state: Contributions, event: Event) -> Contributions:
    """The answers after `event`."""
    data = event.data
    match event.name:
        case "checkin.answered":
            state = answered_since(state)
            entries = state.entries.add(Entry(
                str(data["entry"]), state.entries.made + 1, str(data["author"]),
                str(data["organisation"]), event.at, {name: data[name] for name in ANSWER},
                proxy=bool(data["proxy"]),
            ))
        case "checkin.changed":
            answer = {name: data[name] for name in ANSWER}
            entries = state.entries.change(str(data["entry"]), data=answer, edited=True)
        case "checkin.withdrawn":
            entries = state.entries.change(str(data["entry"]), withdrawn=True)
        case "checkin.came_from":
            return came_from(state, event)
        case _:
            return state
    return replace(state, entries=entries)


def undo(activity: Activity, event: Event) -> Undo | None:
    """A desk can take back an answer it wrote for somebody."""
    if event.name != "checkin.answered":
        return None
    return Undo(event.seq, message("skrev in ”{words}”"), {"words": event.data["word"]},
                "checkin.withdraw", activity.id, {"entry": event.data["entry"]})


def counted_words(entries: tuple[Entry, ...]) -> tuple[tuple[str, int], ...]:
    """Words and how often, most first and then as Swedish sorts; capitals do not matter.

    A word is written as it was written most often (methods.md §2.1: no stemming).
    """
    spellings: dict[str, Counter[str]] = {}
    for entry in entries:
        word = str(entry.data["word"]).strip()
        if word:
            spellings.setdefault(word.casefold(), Counter())[word] += 1
    counted = [(seen.most_common(1)[0][0], seen.total()) for seen in spellings.values()]
    return tuple(sorted(counted, key=lambda pair: (-pair[1], swedish_order(pair[0]))))


def energies(entries: tuple[Entry, ...]) -> tuple[int, ...]:
    """How many chose each of 1 to 5."""
    chosen = Counter(entry.data["energy"] for entry in entries)
    return tuple(chosen[level] for level in range(1, 6))


def mean_energy(entries: tuple[Entry, ...]) -> float | None:
    """The mean of those who chose, None when nobody did: missing is not zero."""
    chosen = [value for e in entries if isinstance(value := e.data["energy"], int)]
    return sum(chosen) / len(chosen) if chosen else None
