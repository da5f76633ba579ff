"""Utkast: groups write drafts of scenarios, a passage a line; dropped in for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from facilitator.domain.command import Command, Rule
from facilitator.domain.entry import Entries, Entry
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Text
from facilitator.domain.kind import Kind
from facilitator.domain.picture import Picture
from facilitator.domain.roles import EVERYONE
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.values import Passage, Written


@dataclass(frozen=True, slots=True)
class Drafted:
    """What groups have written: an entry a draft, a passage a line."""

    entries: Entries = field(default_factory=Entries)

    def texts(self, workshop: Workshop, activity: Activity) -> tuple[Written, ...]:
        del workshop, activity
        return tuple(Written(
            each.id, "", "sketch", str(each.data["title"]), str(each.data["group"]), tuple(
                Passage(f"{each.id}.{place}", line)
                for place, line in enumerate(str(each.data["words"]).split("\n"), start=1)))
            for each in self.entries.visible())


class Drafts(Kind[Drafted]):
    """Groups write drafts of scenarios."""

    name = "drafts"
    title = "Utkast"
    words = frozenset({"title", "words"})
    commands = (Rule("drafts.write", EVERYONE, {
        "text": Text(64), "title": Text(80), "group": Text(64), "words": Text(4000, lines=True)}),)

    def empty(self) -> Drafted:
        return Drafted()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del workshop, activity, at
        data = dict(command.data)
        return [Draft("drafts.written", {**data, "entry": data.pop("text") or command.id,
                                         "author": command.actor.id, "organisation": ""})]

    def apply(self, state: Drafted, event: Event) -> Drafted:
        data = event.data
        entry = Entry(str(data["entry"]), state.entries.made + 1, str(data["author"]), "",
                      event.at, {name: data[name] for name in ("title", "group", "words")})
        known = state.entries.by_id.get(entry.id)
        if known:
            return replace(state, entries=state.entries.change(entry.id, data=entry.data))
        return replace(state, entries=state.entries.add(entry))

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        del workshop, authors
        for entry in activity.state.entries.visible():  # type: ignore[attr-defined]
            yield Told("drafts.written", {"entry": entry.id, **entry.data, "author": "",
                                          "organisation": ""})

    def phone(self, scene: Scene) -> Picture:
        return Picture("kinds/talk/phone.html")

    def wall(self, scene: Scene) -> Picture:
        return Picture("kinds/talk/wall.html")

    def desk(self, scene: Scene) -> Picture:
        return Picture("kinds/talk/desk.html")


KIND = Drafts()
