"""Klustring och namngivning: cards become named drivers, on the desk and with the whole room."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from facilitator.domain.advice import Material
from facilitator.domain.command import Command
from facilitator.domain.document import Telling
from facilitator.domain.event import Draft, Event
from facilitator.domain.kind import Kind, Sheet
from facilitator.domain.message import message, messages
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.wording import Text, counted
from facilitator.domain.workshop import Activity, Undo, Workshop

from . import (
    advised,
    chapter,
    desk,
    disclosing,
    drafts,
    folding,
    material,
    onward,
    phone,
    proposals,
    readable,
    rules,
    summary,
    telling,
    wall,
)
from .board import ALONE, Board
from .deck import board_of
from .shown import Shown

# What machine and desk say to each other of suggestions is for no wall and no phone.
_UNSEEN = frozenset({"cluster.draft_asked", "cluster.drafted", "cluster.draft_cleared",
                     "cluster.kept_apart"})
_DECIDES: Mapping[str, Callable[[Workshop, Activity, Command], list[Draft]]] = {
    rule.name: part.decide for part in (rules, proposals, advised, drafts)
    for rule in part.COMMANDS}


class Clustering(Kind[Board]):
    """A board of clusters over the cards of the scans before it (methods.md 2.3)."""

    name = "cluster"
    title = message("Klustring")
    theme = "surroundings"
    commands = (*rules.COMMANDS, *proposals.COMMANDS, *advised.COMMANDS, *drafts.COMMANDS)
    words = frozenset({"name", "why"})
    views = readable.VIEWS

    def empty(self) -> Board:
        return Board()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del at
        return _DECIDES[command.name](workshop, activity, command)

    def apply(self, state: Board, event: Event) -> Board:
        return folding.apply(state, event)

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        del workshop
        told = telling.told_of(board_of(activity), event)
        if told is None:
            return None
        return Undo(event.seq, *told, "cluster.take_back", activity.id, {"step": event.seq})

    def touches(self, activity: Activity, event: Event) -> Iterable[str]:
        return phone.touches(board_of(activity), event)

    def onward(
        self, events: Iterable[Event], gone: Collection[str], instead: str
    ) -> Mapping[int, Mapping[str, object]]:
        return onward.onward(events, gone, instead)

    def shown_to_room(self, scene: Scene, event: Event) -> Mapping[str, object] | None:
        return None if event.name in _UNSEEN else wall.shown_event(scene, event)

    def material(self, workshop: Workshop, activity: Activity) -> Material:
        return material.material(workshop, activity)

    def count(self, activity: Activity) -> int:
        return sum(not e.data["machine"] for e in board_of(activity).entries.visible())

    def so_far(self, scene: Scene) -> Text:
        counts = Shown.of(scene).counts()
        return counted(messages("{n} kluster av {cards} kort.", "{n} kluster av {cards} kort."),
                       counts["clusters"], cards=counts["cards"]) if counts["cards"] else ()

    def pointed(self, activity: Activity) -> str:
        return board_of(activity).spotlight

    def tells(self, activity: Activity) -> bool:
        """Also where the room proposed nothing and the desk did it all."""
        board = board_of(activity)
        return bool(self.count(activity) or board.clusters or board.tops
                    or ALONE in board.places.values())

    def phone(self, scene: Scene) -> Picture:
        return phone.phone(scene)

    def mine(self, scene: Scene, person: str) -> Picture:
        return phone.mine(scene, person)

    def wall(self, scene: Scene) -> Picture:
        return wall.wall(scene)

    def desk(self, scene: Scene) -> Picture:
        return desk.desk(scene)

    def report(self, scene: Scene) -> Telling:
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


KIND = Clustering()
