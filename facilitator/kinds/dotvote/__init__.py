"""Prickröstning: a quick shortlist, hidden until it is shown, counted in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.domain.command import Command
from facilitator.domain.conclusion import Conclusion
from facilitator.domain.document import Telling
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice, Whole
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.workshop import Activity, Undo, Workshop
from facilitator.judging.kind import DESK_SEES, DESK_WORDS, Judges
from facilitator.judging.list_rules import apply_list, decide_list, list_commands, undo_list
from facilitator.judging.listing import LIST_OPTIONS, LIST_WORDS, names

from . import chapter, disclosing, numbers, ours, readable, rules, summary, views
from .votes import MOST_DOTS, Votes, dots_on, votes_of


class DotVote(Judges[Votes]):
    """So many dots each on the things of a list (methods.md §2.4)."""

    name = "dotvote"
    title = message("Prickröstning")
    theme = "surroundings"
    commands = (*rules.COMMANDS, *list_commands("dotvote"))
    options = {**LIST_OPTIONS, "dots": Whole(1, MOST_DOTS), "each": Whole(1, MOST_DOTS),
               "own": Choice(("allowed", "not_allowed")), "first": Whole(1, 60),
               "desk": DESK_SEES}
    option_words = {
        "of": LIST_WORDS,
        "dots": (message("Hur många prickar var (tomt: en fjärdedel av listan)?"), {}),
        "each": (message("Högst hur många på samma (tomt: så många man vill)?"), {}),
        "own": (message("Får man lägga prickar på sina egna kort?"), {
            "allowed": message("Ja"), "not_allowed": message("Nej")}),
        "first": (message("Hur många går vidare (tomt: tolv)?"), {}),
        "desk": DESK_WORDS,
    }
    views = readable.VIEWS

    def empty(self) -> Votes:
        return Votes()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del at
        listed = decide_list(workshop, activity, command)
        return rules.decide(workshop, activity, command) if listed is None else listed

    def apply(self, state: Votes, event: Event) -> Votes:
        if event.name == "dotvote.cast_on":
            return disclosing.cast_before(state, event)
        listed = apply_list(state, event)
        return listed if isinstance(listed, Votes) else rules.apply(state, event)

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        return undo_list(workshop, activity, event) or rules.undo(activity, event)

    def own_words(
        self, workshop: Workshop, activity: Activity, entry: Entry
    ) -> tuple[str, ...]:
        dots = dots_on(entry)
        called = names(workshop, activity, dots)
        return tuple(f"{called[item]}: {number}" for item, number in dots.items())

    def conclude(self, workshop: Workshop, activity: Activity) -> Conclusion | None:
        return numbers.conclude(workshop, activity)

    def count(self, activity: Activity) -> int:
        votes = votes_of(activity)
        return votes.before + sum(bool(dots_on(sheet)) for sheet in votes.entries.visible())

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        del authors
        return disclosing.disclose(workshop, activity, self.count(activity))

    def phone(self, scene: Scene) -> Picture:
        return views.phone(scene)

    def mine(self, scene: Scene, person: str) -> Picture:
        return views.mine(scene, person)

    def wall(self, scene: Scene) -> Picture:
        return views.wall(scene)

    def desk(self, scene: Scene) -> Picture:
        return views.desk(scene, self.made(scene))

    def report(self, scene: Scene) -> Telling:
        return chapter.report(scene)

    def ours(self, scene: Scene, organisation: str) -> Telling | None:
        return ours.ours(scene, organisation)

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        return summary.sheets(scene)

    def facts(self, scene: Scene) -> Mapping[str, object]:
        return summary.facts(scene)


KIND = DotVote()
