"""Scenariokors: two uncertainties crossed make four worlds, with names and a room's own points."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from facilitator.domain.command import Command
from facilitator.domain.conclusion import Conclusion
from facilitator.domain.document import Telling
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message, messages
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.wording import Text, counted, joined
from facilitator.domain.workshop import Activity, Undo, Workshop
from facilitator.judging.kind import Judges
from facilitator.judging.pointing import decide_look, look_commands

from . import (
    chapter,
    desk,
    disclosing,
    folding,
    numbers,
    onward,
    phone,
    point_rules,
    programs,
    proposals,
    rules,
    summary,
    taking_back,
    wall,
)
from .options import OPTIONS, WORDS, proposals_shown
from .readable import VIEWS
from .state import Cross, cross_of, crossing_of

_LOOKS = {"show": Choice(("usual", "points", "worlds"))}


class ScenarioCross(Judges[Cross]):
    """Two axes, four worlds, two points each (methods.md §2.7)."""

    name = "cross"
    title = message("Scenariokors")
    theme = "scenarios"
    # How it is looked at is chosen at the desk while it is shown; one points with one's hand.
    commands = (*point_rules.COMMANDS, *proposals.COMMANDS, *rules.COMMANDS,
                *look_commands("cross", _LOOKS)[1:])
    options = OPTIONS
    option_words = WORDS
    unasked = frozenset[str]()
    words = frozenset({"name", "tagline"})
    views = VIEWS

    def empty(self) -> Cross:
        return Cross()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del at
        for decided in (point_rules.decide, proposals.decide, rules.decide):
            drafts = decided(workshop, activity, command)
            if drafts is not None:
                return drafts
        looked = decide_look(activity, command)
        if looked is None:
            raise NotImplementedError(command.name)
        return looked

    def apply(self, state: Cross, event: Event) -> Cross:
        return folding.apply(state, event)

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        del workshop
        return taking_back.undo(activity, event)

    def onward(
        self, events: Iterable[Event], gone: Collection[str], instead: str
    ) -> Mapping[int, Mapping[str, object]]:
        return onward.onward(events, gone, instead)

    def rests_on(self, workshop: Workshop, activity: Activity) -> object:
        """The worlds as they are called, the axes, and who leads which table."""
        cross = cross_of(activity)
        hosts = tuple(sorted(group.host for group in workshop.groups.values()))
        return cross.worlds(workshop, activity), crossing_of(workshop, activity), hosts

    def own_words(
        self, workshop: Workshop, activity: Activity, entry: Entry
    ) -> tuple[str, ...]:
        return programs.own_words(workshop, activity, entry)

    def shown_to_room(self, scene: Scene, event: Event) -> Mapping[str, object] | None:
        return programs.shown_to_room(scene, event)

    def conclude(self, workshop: Workshop, activity: Activity) -> Conclusion | None:
        return numbers.conclude(workshop, activity)

    def count(self, activity: Activity) -> int:
        """The proposals that everyone may see, and those who have put a point."""
        cross = cross_of(activity)
        return cross.placed() + (
            len(cross.open_proposals()) if proposals_shown(activity) else 0)

    def so_far(self, scene: Scene) -> Text:
        """How many worlds have a name, and how many have put a point."""
        cross = cross_of(scene.activity)
        named = sum(bool(world.name) for world in cross.worlds(scene.workshop, scene.activity))
        placed = cross.placed()
        return joined([
            counted(messages("{n} värld har ett namn.", "{n} världar har namn."), named)
            if named else (),
            counted(messages("{n} har placerat.", "{n} har placerat."), placed)
            if placed else ()], " ")

    def tells(self, activity: Activity) -> bool:
        return activity.started is not None or bool(cross_of(activity).naming)

    def phone(self, scene: Scene) -> Picture:
        return phone.phone(scene)

    def mine(self, scene: Scene, person: str) -> Picture:
        return phone.mine(scene, person)

    def wall(self, scene: Scene) -> Picture:
        return wall.wall(scene)

    def desk(self, scene: Scene) -> Picture:
        return desk.desk(scene, self.made(scene))

    def report(self, scene: Scene) -> Telling | None:
        return chapter.report(scene)

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        return summary.sheets(scene)

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        return disclosing.disclose(workshop, activity, authors)

    def facts(self, scene: Scene) -> Mapping[str, object]:
        return summary.facts(scene)


KIND = ScenarioCross()
