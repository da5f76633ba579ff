"""The log told again with nothing in it but what may be shown now.

A replay is folded from this and from nothing else, so no frame can show what has since been hidden,
taken back, erased or worded otherwise. What is gone is gone from the first event; what stands has
its present words from the first event; a result is there from its last showing, if it is still
shown; and nobody has a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from facilitator.domain.chapter import Kinds, words_of
from facilitator.domain.contributions import entries_of
from facilitator.domain.event import Event
from facilitator.domain.roles import SYSTEM, Role
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Activity, Workshop

SHOWN = (Stage.REVEALED, Stage.ARCHIVED)
# Fields of events in which somebody's words may stand, beside those that the methods name.
_WORDS = frozenset({
    "headline", "text", "source", "name", "names", "definition", "why", "reason", "reason_why",
    "word", "expectation", "title", "question", "note"})
_UNTOLD = ("key", "undo", "wall", "clock")


def nameless(workshop: Workshop) -> Workshop:
    """The workshop as it stands, with nobody's name and nothing that only a desk sees."""
    naming = "organisation" if workshop.naming == "open" else workshop.naming
    return replace(
        workshop, naming=naming, undo={}, redo={}, keys={}, ended=None, wall="activity",
        people={each.id: replace(each, name="") for each in workshop.people.values()})


def begun(workshop: Workshop) -> frozenset[str]:
    """The items that have begun and may be looked at now."""
    return frozenset(each for each in workshop.agenda
                     if workshop.activities[each].stage is not Stage.PREPARED)


def retold(events: Iterable[Event], now: Workshop, kinds: Kinds) -> list[Event]:
    """`events` as they may be told, in their order; `now` is nameless and what they fold to.

    An event that stands for several has the number of the one it is made from.
    """
    events = tuple(events)
    told = _Telling(now, kinds, events)
    return [each for event in events for each in told.of(event)]


@dataclass(slots=True)
class _Told:
    """What may be said: things by id with their words, and every sentence that stands somewhere."""

    things: dict[str, dict[str, object]]
    words: set[str]
    gone: set[str]

    @classmethod
    def of(cls, now: Workshop, kinds: Kinds) -> _Told:
        told = cls({}, {"", now.title, now.question}, set())
        for activity_id in now.agenda:
            activity = now.activities[activity_id]
            told.words |= {activity.title, activity.question, *map(str, activity.options.values())}
            kind = kinds.get(activity.kind)
            if kind:
                told._facts(kind.facts(Scene(now, activity, "")))
        for activity in now.activities.values():
            told._entries(activity)
        return told

    def _facts(self, facts: Mapping[str, Any]) -> None:
        """What the report tells of, in the words that it has now."""
        for row in (*facts.get("entries", ()), *facts.get("clusters", ())):
            texts = {key: value for key, value in row.items()
                     if key in _WORDS and isinstance(value, str)}
            texts.setdefault("name", texts.get("headline", ""))
            self.things.setdefault(str(row["id"]), {}).update(texts)
            self.words |= set(texts.values())

    def _entries(self, activity: Activity) -> None:
        for entry in entries_of(activity):
            if entry.visible:
                self.things[entry.id] = {**entry.data, "organisation": entry.organisation}
                self.words |= {each for each in entry.data.values() if isinstance(each, str)}
            else:
                self.things.pop(entry.id, None)
                self.gone.add(entry.id)


class _Telling:
    """Goes through the log once."""

    def __init__(self, now: Workshop, kinds: Kinds, events: tuple[Event, ...]) -> None:
        self._now = now
        self._begun = begun(now)
        self._told = _Told.of(now, kinds)
        self._word_fields = _WORDS | words_of(kinds)
        self._reveals = {str(e.activity): e.seq for e in events if _reveals(e)
                         and self._is_shown(e)}
        self._results = {str(e.activity): e for e in events if e.name == "result.made"}
        self._put_away: set[str] = set()

    def of(self, event: Event) -> Iterator[Event]:
        """What is told of one event: itself reworded, nothing, or more than itself."""
        if event.actor.role is Role.DESK:
            # What a desk can take back is no part of a replay, and is dear to remember.
            event = replace(event, actor=SYSTEM)
        part = event.name.partition(".")[0]
        if part in _UNTOLD or event.name in ("workshop.ended", "workshop.resumed"):
            return
        if part in ("workshop", "organisation", "person"):
            yield from self._of_workshop(event)
        elif part == "agenda":
            yield from self._of_agenda(event)
        elif event.activity in self._begun:
            yield from self._of_activity(event, part)

    def _is_shown(self, event: Event) -> bool:
        activity = self._now.activities.get(str(event.activity))
        return activity is not None and activity.stage in SHOWN

    def _of_workshop(self, event: Event) -> Iterator[Event]:
        data = dict(event.data)
        if event.name == "workshop.made":
            data |= {"title": self._now.title, "question": self._now.question,
                     "naming": self._now.naming}
        if event.name == "workshop.renamed":
            data |= {"title": self._now.title}
        if event.name == "organisation.added":
            data |= {"name": self._home(str(data["organisation"]))}
        if "person" in data:
            yield from self._of_person(event, data)
        else:
            yield replace(event, data=data)

    def _of_person(self, event: Event, data: dict[str, object]) -> Iterator[Event]:
        """Each came from where they come from now; one who has been removed never stood anywhere.

        That one is told all the same: what somebody who was removed has answered is not counted.
        """
        person = self._now.people.get(str(data["person"]))
        if event.name != "person.joined" or person is None:
            return
        home = "" if person.removed else person.organisation
        yield replace(event, data={**data, "name": "", "organisation": home, "hash": "",
                                   "code_hash": ""})
        if person.removed:
            yield replace(event, name="person.removed", data={"person": person.id},
                          command_id=None)

    def _home(self, organisation: str) -> str:
        """An organisation's name, "" for one that nobody and nothing comes from."""
        found = self._now.organisations.get(organisation)
        if found is None:
            return ""
        comes = any(p.organisation == organisation for p in self._now.present()) or any(
            thing.get("organisation") == organisation for thing in self._told.things.values())
        return found.name if found.places or comes else ""

    def _of_agenda(self, event: Event) -> Iterator[Event]:
        activity_id = str(event.data["activity"])
        if activity_id not in self._now.agenda:
            return
        data = dict(event.data)
        if "title" in data:
            activity = self._now.activities[activity_id]
            data |= {"title": activity.title, "question": activity.question, "note": "",
                     "minutes": activity.minutes, "options": dict(activity.options)}
        yield replace(event, data=data)

    def _of_activity(self, event: Event, part: str) -> Iterator[Event]:
        if event.name == "result.made":
            return
        if _reveals(event):
            yield from self._revealed(event)
            return
        if event.name == "entry.shown" and event.data["entry"] in self._told.gone:
            return
        told = event if part == "stage" else replace(event, data=self._reworded(event.data))
        yield told
        yield from self._put_away_at_once(event)

    def _revealed(self, event: Event) -> Iterator[Event]:
        """Shown the last time, with the result that stands; before that it was only locked."""
        if self._reveals.get(str(event.activity)) == event.seq:
            result = self._results.get(str(event.activity))
            if result:
                yield replace(result, seq=event.seq, actor=SYSTEM)
            yield event
        elif event.name == "stage.put_back":
            yield replace(event, data={**event.data, "stage": Stage.LOCKED.value})

    def _put_away_at_once(self, event: Event) -> Iterator[Event]:
        """What is hidden or taken back now is so from the moment it was made."""
        entry = str(event.data.get("entry", ""))
        if entry in self._told.gone and "author" in event.data and entry not in self._put_away:
            self._put_away.add(entry)
            yield Event(event.seq, event.at, SYSTEM, event.activity, "entry.hidden", 1,
                        {"entry": entry, "reason": ""})

    def _reworded(self, data: Mapping[str, object]) -> dict[str, object]:
        thing = self._thing(data)
        return {key: thing[key] if key in thing else self._worded(key, value)
                for key, value in data.items()}

    def _thing(self, data: Mapping[str, object]) -> Mapping[str, object]:
        """What the data are about, in its present words."""
        things = self._told.things
        for value in (data.get("entry"), data.get("item"), data.get("id"), *data.values()):
            if isinstance(value, str) and value in things:
                return things[value]
        return {}

    def _worded(self, key: str, value: object) -> object:
        match value:
            case str():
                said = key not in self._word_fields or value in self._told.words
                return value if said else ""
            case Mapping():
                return self._reworded(value)
            case list() | tuple():
                return [self._worded(key, each) for each in value]
        return value


def _reveals(event: Event) -> bool:
    put = event.name == "stage.put_back" and event.data.get("stage") in SHOWN
    return event.name == "stage.revealed" or put
