"""Scenarioelement: everyone fills the worlds with what is so in them, under every category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from facilitator.domain.command import Command
from facilitator.domain.contributions import entries_of
from facilitator.domain.document import Telling
from facilitator.domain.event import Draft, Event
from facilitator.domain.kind import Kind, Sheet
from facilitator.domain.message import message, messages
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.wording import Text, counted
from facilitator.domain.workshop import Activity, Undo, Workshop

from . import areas, arranging, chapter, desk, disclosing, phone, rules, summary, undoing, wall
from .filling import Filling, apply, filling_of, worlds_of
from .readable import VIEWS
from .shown import shown_event


class Elements(Kind[Filling]):
    """What is so in each world, under EPISTEL or the areas of one's own (methods.md §2.8)."""

    name = "elements"
    title = message("Scenarioelement")
    theme = "scenarios"
    commands = (*rules.COMMANDS, *arranging.COMMANDS)
    words = frozenset({"text"})
    options = areas.OPTIONS
    option_words = areas.OPTION_WORDS
    views = VIEWS

    def empty(self) -> Filling:
        return Filling()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del at
        drafts = rules.decide(workshop, activity, command)
        return arranging.decide(workshop, activity, command) if drafts is None else drafts

    def apply(self, state: Filling, event: Event) -> Filling:
        return apply(state, event)

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        return undoing.undo(workshop, activity, event)

    def watchers(self, workshop: Workshop, activity: Activity, event: Event) -> Iterable[str]:
        """The host of the table that wrote an element: a host's phone shows the whole table's."""
        entry = filling_of(activity).entries.by_id.get(str(event.data.get("entry")))
        group = workshop.groups.get(str(entry.data["group"])) if entry else None
        return (group.host,) if group and group.host else ()

    def rests_on(self, workshop: Workshop, activity: Activity) -> object:
        filling = filling_of(activity)
        return (worlds_of(workshop, activity), tuple(filling.seats.items()),
                tuple(workshop.groups.values()), filling.givens())

    def shown_to_room(self, scene: Scene, event: Event) -> Mapping[str, object] | None:
        return shown_event(scene, event)

    def count(self, activity: Activity) -> int:
        return len(entries_of(activity).visible())

    def so_far(self, scene: Scene) -> Text:
        count = self.count(scene.activity)
        return counted(messages("{n} element.", "{n} element."), count) if count else ()

    def phone(self, scene: Scene) -> Picture:
        return phone.phone(scene)

    def mine(self, scene: Scene, person: str) -> Picture:
        return phone.mine(scene, person)

    def wall(self, scene: Scene) -> Picture:
        return wall.wall(scene)

    def desk(self, scene: Scene) -> Picture:
        return desk.desk(scene)

    def report(self, scene: Scene) -> Telling | None:
        return chapter.report(scene)

    def ours(self, scene: Scene, organisation: str) -> Telling | None:
        return chapter.ours(scene, organisation)

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        return summary.sheets(scene)

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        return disclosing.disclose(workshop, activity, authors)

    def facts(self, scene: Scene) -> Mapping[str, object]:
        return summary.facts(scene)


KIND = Elements()
