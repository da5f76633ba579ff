"""Underlag: a workshop goes on from what another came to, and keeps where it is from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from facilitator.domain.command import Command
from facilitator.domain.document import Telling
from facilitator.domain.event import Draft, Event
from facilitator.domain.kind import Kind, Sheet
from facilitator.domain.message import message, messages
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.wording import Text, counted, own
from facilitator.domain.workshop import Activity, Undo, Workshop

from . import chapter, desk, disclosing, erased, phone, rules, summary, wall
from .held import Carried, carried_of


class Underlag(Kind[Carried]):
    """Drivers, their numbers and the cards behind, brought from another workshop's report."""

    name = "carried"
    title = message("Underlag från tidigare workshop")
    theme = "surroundings"
    commands = rules.COMMANDS
    words = frozenset(rules.WORDS)
    brings = "carried.bring"

    def empty(self) -> Carried:
        return Carried()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del at
        return rules.decide(workshop, activity, command)

    def apply(self, state: Carried, event: Event) -> Carried:
        return rules.apply(state, event)

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        del workshop
        return rules.undo(activity, event)

    def onward(
        self, events: Iterable[Event], gone: Collection[str], instead: str
    ) -> Mapping[int, Mapping[str, object]]:
        return erased.onward(events, gone, instead)

    def so_far(self, scene: Scene) -> Text:
        state = carried_of(scene.activity)
        return counted(messages("{n} drivkraft ur {title}.", "{n} drivkrafter ur {title}."),
                       len(state.goes_on()), title=own(state.now.source.title)) \
            if state.now else ()

    def tells(self, activity: Activity) -> bool:
        return carried_of(activity).now is not None

    def phone(self, scene: Scene) -> Picture:
        return phone.phone(scene)

    def wall(self, scene: Scene) -> Picture:
        return wall.wall(scene)

    def desk(self, scene: Scene) -> Picture:
        return desk.desk(scene)

    def report(self, scene: Scene) -> Telling | None:
        return chapter.report(scene)

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        return summary.sheets(scene)

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        del authors
        return disclosing.disclose(workshop, activity)

    def facts(self, scene: Scene) -> Mapping[str, object]:
        return summary.facts(scene)


KIND = Underlag()
