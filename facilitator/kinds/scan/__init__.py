"""Omvärldsspaning: everyone writes what changes, by EPISTEL; the wall shows where it is thin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.domain.advice import Material, Note
from facilitator.domain.command import Command
from facilitator.domain.contributions import Contributions, entries_of, wall_shows
from facilitator.domain.document import Telling
from facilitator.domain.entry import Entry
from facilitator.domain.erasing import ERASED
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice
from facilitator.domain.kind import Kind, Sheet
from facilitator.domain.message import message, messages
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.wording import Text, counted
from facilitator.domain.workshop import Activity, Undo, Workshop

from . import disclosing, readable, rules, summary, views
from .card import COLUMNS, others_shown


class Scan(Kind[Contributions]):
    """Cards with a headline, and folded out text, category, type, horizon and source."""

    name = "scan"
    title = message("Omvärldsspaning")
    theme = "surroundings"
    commands = rules.COMMANDS
    words = frozenset({"headline", "text", "source"})
    intake = "scan.add"
    intake_columns = COLUMNS
    options = {
        "wall": Choice(("at_once", "on_reveal")),
        "others": Choice(("at_once", "on_reveal", "never")),
    }
    option_words = {
        "wall": (message("När syns korten på väggen?"), {
            "at_once": message("Genast"), "on_reveal": message("När du visar resultatet")}),
        "others": (message("När ser deltagarna varandras kort?"), {
            "at_once": message("Genast"), "on_reveal": message("När du visar resultatet"),
            "never": message("Aldrig")}),
    }
    views = readable.VIEWS

    def empty(self) -> Contributions:
        return Contributions()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del at
        return rules.decide(workshop, activity, command)

    def apply(self, state: Contributions, event: Event) -> Contributions:
        return rules.apply(state, event)

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        del workshop
        return rules.undo(activity, event)

    def shown_to_room(self, scene: Scene, event: Event) -> Mapping[str, object] | None:
        if not wall_shows(scene.activity) or not others_shown(scene.activity):
            return None
        return views.shown_event(scene, event)

    def count(self, activity: Activity) -> int:
        return len(entries_of(activity).visible())

    def so_far(self, scene: Scene) -> Text:
        count = self.count(scene.activity)
        return counted(messages("{n} kort.", "{n} kort."), count) if count else ()

    def material(self, workshop: Workshop, activity: Activity) -> Material:
        del workshop
        return Material(tuple(Note(e.id, str(e.data["headline"])) for e in _saying(activity)))

    def comparable(self, activity: Activity) -> tuple[Entry, ...]:
        return _saying(activity) if others_shown(activity) else ()

    def phone(self, scene: Scene) -> Picture:
        return views.phone(scene)

    def mine(self, scene: Scene, person: str) -> Picture:
        return views.mine(scene, person)

    def wall(self, scene: Scene) -> Picture:
        return views.wall(scene)

    def desk(self, scene: Scene) -> Picture:
        return views.desk(scene)

    def report(self, scene: Scene) -> Telling | None:
        return summary.report(scene)

    def ours(self, scene: Scene, organisation: str) -> Telling | None:
        return summary.ours(scene, organisation)

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        return summary.sheets(scene)

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        return disclosing.disclose(workshop, activity, authors)

    def facts(self, scene: Scene) -> Mapping[str, object]:
        return summary.facts(scene)


def _saying(activity: Activity) -> tuple[Entry, ...]:
    """The cards that everyone may see and that have words: those of the erased say nothing."""
    return tuple(e for e in entries_of(activity).visible() if e.data["headline"] != ERASED)


KIND = Scan()
