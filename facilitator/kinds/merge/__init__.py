"""Sammanföring: three to five scenarios of what groups have drafted, every paragraph with its past.

The inductive way to scenarios (methods.md §2.7): drafts are laid together, and an editor's text is
made of their passages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from facilitator.domain.command import Command
from facilitator.domain.document import Telling
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice
from facilitator.domain.kind import Kind, Sheet
from facilitator.domain.message import message, messages
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.wording import Text, counted
from facilitator.domain.workshop import Activity, Undo, Workshop

from . import (
    chapter,
    desk,
    disclosing,
    folding,
    onward,
    phone,
    readable,
    room,
    rules,
    summary,
    telling,
    wall,
    writing,
)
from .board import Merging, board_of, groupings_shown

_DECIDES: Mapping[str, Callable[[Workshop, Activity, Command], list[Draft]]] = {
    rule.name: part.decide for part in (rules, writing, room) for rule in part.COMMANDS}


class Merge(Kind[Merging]):
    """Drafts grouped under scenarios, and the scenarios written of their passages."""

    name = "merge"
    title = message("Sammanföring")
    theme = "scenarios"
    commands = (*rules.COMMANDS, *writing.COMMANDS, *room.COMMANDS)
    options = {"wall": Choice(("at_once", "on_reveal"))}
    option_words = {"wall": (message("När syns det vilka utkast som hör ihop?"), {
        "at_once": message("Genast"), "on_reveal": message("När du visar resultatet")})}
    words = frozenset({"name", "words"})
    views = readable.VIEWS

    def empty(self) -> Merging:
        return Merging()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del at
        return _DECIDES[command.name](workshop, activity, command)

    def apply(self, state: Merging, event: Event) -> Merging:
        return folding.apply(state, event)

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        del workshop
        if event.name in folding.OF_THE_ROOM:
            return room.undo(activity, event)
        sentence, details = telling.sentence_of(board_of(activity), event)
        return Undo(event.seq, sentence, details, "merge.take_back", activity.id,
                    {"step": event.seq}) if sentence else None

    def rests_on(self, workshop: Workshop, activity: Activity) -> object:
        return phone.rests_on(workshop, activity)

    def touches(self, activity: Activity, event: Event) -> Iterable[str]:
        del activity
        return (str(event.data.get("entry") or ""), str(event.data.get("proposal") or ""))

    def onward(
        self, events: Iterable[Event], gone: Collection[str], instead: str
    ) -> Mapping[int, Mapping[str, object]]:
        return onward.onward(events, gone, instead)

    def shown_to_room(self, scene: Scene, event: Event) -> Mapping[str, object] | None:
        return wall.shown_event(scene, event)

    def count(self, activity: Activity) -> int:
        return len(board_of(activity).entries.visible())

    def so_far(self, scene: Scene) -> Text:
        shown = groupings_shown(scene.activity)
        made = len(board_of(scene.activity).living()) if shown else 0
        return counted(messages("{n} scenario.", "{n} scenarier."), made) if made else ()

    def tells(self, activity: Activity) -> bool:
        """Also where the room said nothing and the editors did it all."""
        return bool(self.count(activity) or board_of(activity).living())

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

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        return summary.sheets(scene)

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        del authors
        return disclosing.disclose(workshop, activity)

    def facts(self, scene: Scene) -> Mapping[str, object]:
        return summary.facts(scene)


KIND = Merge()
