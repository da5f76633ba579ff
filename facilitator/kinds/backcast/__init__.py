"""Backcasting: from a wanted year back to this one, milestone by milestone, and the first steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from facilitator.domain.command import Command
from facilitator.domain.contributions import entries_of, wall_shows
from facilitator.domain.document import Telling
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice, Whole
from facilitator.domain.kind import Kind, Sheet
from facilitator.domain.message import message, messages
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.wording import Text, counted
from facilitator.domain.workshop import Activity, Undo, Workshop

from . import desk, disclosing, phone, readable, rules, summary, tables, undoing, wall
from .horizons import LAST, Years
from .roads import roads
from .shown import shown_event, standing_in
from .state import WANTED, Backcasting, apply, is_milestone, state_of


class Backcast(Kind[Backcasting]):
    """Milestones on roads back from a wanted year (methods.md §2.14)."""

    name = "backcast"
    title = message("Backcasting")
    theme = "roadmap"
    commands = rules.COMMANDS
    words = frozenset({"text", "actor", "medel", "goal"})
    options = {
        "target": Choice(("world", WANTED)),
        "years": Years(),
        "rus": Whole(2000, LAST),
        "wall": Choice(("at_once", "on_reveal")),
    }
    option_words = {
        "target": (message("Vart leder vägarna?"), {
            "world": message("Till scenarierna, en väg till vart och ett"),
            WANTED: message("Till en önskad framtid som du skriver")}),
        "years": (message(
            "Vilka årtal ska fyllas i, bakifrån, om inte 2050, 2040, 2035, 2030?"), {}),
        "rus": (message("Vilket år börjar nästa RUS-period?"), {}),
        "wall": (message("När syns milstolparna på väggen och för varandra?"), {
            "at_once": message("Genast"), "on_reveal": message("När du visar resultatet")}),
    }
    views = readable.VIEWS

    def empty(self) -> Backcasting:
        return Backcasting()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del at
        return rules.decide(workshop, activity, command)

    def apply(self, state: Backcasting, event: Event) -> Backcasting:
        return apply(state, event)

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        del workshop
        return undoing.undo(activity, event)

    def touches(self, activity: Activity, event: Event) -> Iterable[str]:
        """Also those that require it or stand in its way: their authors read of it."""
        state, data = state_of(activity), event.data
        named = [str(data[each]) for each in ("entry", "milestone", "needs") if each in data]
        return (*named, *(one for each in named for one in state.requiring(each)),
                *(one.id for each in named for one in state.obstacles(each)))

    def rests_on(self, workshop: Workshop, activity: Activity) -> object:
        return workshop.groups, roads(workshop, activity)

    def shown_to_room(self, scene: Scene, event: Event) -> Mapping[str, object] | None:
        return shown_event(scene, event) if wall_shows(scene.activity) else None

    def count(self, activity: Activity) -> int:
        return sum(map(is_milestone, standing_in(activity)))

    def so_far(self, scene: Scene) -> Text:
        count = self.count(scene.activity)
        return counted(messages("{n} milstolpe.", "{n} milstolpar."), count) if count else ()

    def phone(self, scene: Scene) -> Picture:
        return phone.phone(scene)

    def mine(self, scene: Scene, person: str) -> Picture:
        return phone.mine(scene, person)

    def wall(self, scene: Scene) -> Picture:
        return wall.wall(scene)

    def desk(self, scene: Scene) -> Picture:
        return desk.desk(scene)

    def tells(self, activity: Activity) -> bool:
        return bool(entries_of(activity).visible())

    def report(self, scene: Scene) -> Telling | None:
        return summary.report(scene)

    def ours(self, scene: Scene, organisation: str) -> Telling | None:
        return summary.ours(scene, organisation)

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        return tables.sheets(scene)

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        del authors
        return disclosing.disclose(workshop, activity)

    def facts(self, scene: Scene) -> Mapping[str, object]:
        return tables.facts(scene)


KIND = Backcast()
