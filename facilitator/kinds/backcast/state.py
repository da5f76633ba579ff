"""What a backcasting holds: milestones and obstacles, what requires what, and where groups walk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from facilitator.domain.entry import Entries, Entry
from facilitator.domain.erasing import NOBODY
from facilitator.domain.event import Event
from facilitator.domain.workshop import Activity

MILESTONE = ("text", "year", "actor", "medel", "confidence", "goal", "who")
WANTED = "wanted"  # the road to what the desk has written


@dataclass(frozen=True, slots=True)
class Backcasting:
    """Entries and the links between them.

    `requires`: milestone -> those that must come before it, in the order they were linked. Links
    stay when a milestone is put away, and mean nothing until it is back. `wanted` is what the desk
    has written, `shut` roads that nobody may add to, `walks` the road that a group was given, and
    `left` roads that something was moved away from: a desk may take that back.
    """

    entries: Entries = field(default_factory=Entries)
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wanted: str = ""
    shut: frozenset[str] = frozenset()
    walks: Mapping[str, str] = field(default_factory=dict)
    left: frozenset[str] = frozenset()

    def requiring(self, milestone: str) -> tuple[str, ...]:
        """The milestones that require it."""
        return tuple(each for each, needs in self.requires.items() if milestone in needs)

    def obstacles(self, milestone: str) -> tuple[Entry, ...]:
        """What stands in its way, the withdrawn and hidden too, oldest first."""
        return tuple(each for each in self.entries if each.data.get("milestone") == milestone)


def state_of(activity: Activity) -> Backcasting:
    return cast(Backcasting, activity.state)


def is_milestone(entry: Entry) -> bool:
    """False for an obstacle."""
    return "road" in entry.data


def year_of(entry: Entry) -> int:
    return int(str(entry.data["year"]))


def seen(words: Mapping[str, object]) -> str:
    """A mark of what an entry says: who changes it says which words they have read."""
    told = [str(words[name]) for name in MILESTONE if name in words]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]


def apply(state: Backcasting, event: Event) -> Backcasting:
    """The state after `event`."""
    data = event.data
    match event.name:
        case "backcast.added":
            words = {"road": data["road"], **{name: data[name] for name in MILESTONE}}
            return replace(state, entries=state.entries.add(_entry(state, event, words)))
        case "backcast.hindered":
            words = {"milestone": data["milestone"], "text": data["text"]}
            return replace(state, entries=state.entries.add(_entry(state, event, words)))
        case "backcast.required" | "backcast.unrequired":
            return replace(state, requires=_requires(state, event))
        case "backcast.described":
            return replace(state, wanted=str(data["text"]))
        case "backcast.shut":
            return replace(state, shut=state.shut | {str(data["road"])})
        case "backcast.opened":
            return replace(state, shut=state.shut - {str(data["road"])})
        case "backcast.walked":
            walks = {**state.walks, str(data["group"]): str(data["road"])}
            return replace(state, walks={group: way for group, way in walks.items() if way})
    return _changed(state, event)


def _changed(state: Backcasting, event: Event) -> Backcasting:
    """After something has happened to one entry."""
    data = event.data
    entry_id = str(data.get("entry"))
    match event.name:
        case "backcast.edited":
            old = state.entries.get(entry_id).data
            words = {**old, **{name: data[name] for name in MILESTONE if name in data}}
            return replace(state, entries=state.entries.change(entry_id, data=words, edited=True))
        case "backcast.moved":
            old = state.entries.get(entry_id).data
            words = {**old, "road": data["road"]}
            return replace(state, entries=state.entries.change(entry_id, data=words),
                           left=state.left | {str(old["road"])})
        case "backcast.withdrawn" | "backcast.restored":
            away = event.name == "backcast.withdrawn"
            return replace(state, entries=state.entries.change(entry_id, withdrawn=away))
        case "backcast.supported" | "backcast.unsupported":
            voices = _supporters(state.entries.get(entry_id), event)
            return replace(state, entries=state.entries.change(entry_id, supporters=voices))
    return state


def _entry(state: Backcasting, event: Event, words: Mapping[str, object]) -> Entry:
    data = event.data
    return Entry(str(data["entry"]), state.entries.made + 1, str(data["author"]),
                 str(data["organisation"]), event.at, words, proxy=bool(data["proxy"]))


def _requires(state: Backcasting, event: Event) -> Mapping[str, tuple[str, ...]]:
    milestone, needs = str(event.data["milestone"]), str(event.data["needs"])
    others = tuple(each for each in state.requires.get(milestone, ()) if each != needs)
    now = (*others, needs) if event.name == "backcast.required" else others
    return {each: required for each, required in {**state.requires, milestone: now}.items()
            if required}


def _supporters(entry: Entry, event: Event) -> tuple[str, ...]:
    """Those who say the same; the voice of one who was erased went with them."""
    others = tuple(each for each in entry.supporters if each != event.actor.id)
    if event.name == "backcast.unsupported" or event.actor == NOBODY:
        return others
    return (*others, event.actor.id)
