"""Scenarioberättelse: groups tell their world as a front page, a day in a life, a chain of events.

One at the table holds the pen and the others suggest; nothing that anybody has sent is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from facilitator.domain.command import Command
from facilitator.domain.document import Telling
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft, Event
from facilitator.domain.kind import Kind, Setting, Sheet
from facilitator.domain.message import message, messages
from facilitator.domain.picture import Picture
from facilitator.domain.pictures import PICTURE
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.wording import Text, counted
from facilitator.domain.workshop import Activity, Undo, Workshop
from facilitator.scenarios.handed import HandsAxes, HandsElements, HandsWorlds

from . import (
    chapter,
    desk,
    disclosing,
    folding,
    onward,
    passing,
    phone,
    picturing,
    rules,
    suggesting,
    summary,
    undoing,
    wall,
)
from .forms import SETTING, Forms
from .pens import at_the_text
from .readable import VIEWS
from .writing import SHOWN, Narratives, narratives_of, told


class Story(Kind[Narratives]):
    """Texts about worlds, one for each group and form, written by one pen at a time."""

    name = "story"
    title = message("Scenarioberättelse")
    theme = "scenarios"
    commands = (*rules.COMMANDS, *passing.COMMANDS, *suggesting.COMMANDS, *picturing.COMMANDS)
    options = {"forms": Forms()}
    words = frozenset({"words", "alt", PICTURE})
    views = VIEWS

    def settings(self) -> tuple[Setting, ...]:
        return (SETTING,)

    def empty(self) -> Narratives:
        return Narratives()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        for drafts in (rules.decide(workshop, activity, command),
                       passing.decide(workshop, activity, command, at),
                       suggesting.decide(workshop, activity, command),
                       picturing.decide(workshop, activity, command)):
            if drafts is not None:
                return drafts
        return super().decide(workshop, activity, command, at)

    def apply(self, state: Narratives, event: Event) -> Narratives:
        return folding.apply(state, event)

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        del workshop
        return undoing.undo(activity, event)

    def watchers(
        self, workshop: Workshop, activity: Activity, event: Event
    ) -> Iterable[str]:
        """Everybody at a text sees what becomes of it while it is written."""
        return at_the_text(workshop, activity, event)

    def rests_on(self, workshop: Workshop, activity: Activity) -> object:
        """Who sits together, and the worlds with what is so in them."""
        return workshop.groups, tuple(
            each.state for each in workshop.before(activity)
            if isinstance(each.state, HandsAxes | HandsWorlds | HandsElements))

    def own_words(
        self, workshop: Workshop, activity: Activity, entry: Entry
    ) -> tuple[str, ...]:
        said: Mapping[str, Any] = entry.data.get("said") or {}  # type: ignore[assignment]
        return tuple(str(words) for words in (
            *said.values(), entry.data.get("words"), entry.data.get("alt")) if words)

    def onward(
        self, events: Iterable[Event], gone: Collection[str], instead: str
    ) -> Mapping[int, Mapping[str, object]]:
        return onward.onward(events, gone, instead)

    def count(self, activity: Activity) -> int:
        return len(told(activity))

    def so_far(self, scene: Scene) -> Text:
        count = sum(bool(each.words) for each in narratives_of(scene.activity).by_id.values())
        return counted(messages("{n} text.", "{n} texter."), count) if count else ()

    def pointed(self, activity: Activity) -> str:
        return narratives_of(activity).pointed if activity.stage in SHOWN else ""

    def tells(self, activity: Activity) -> bool:
        return bool(told(activity))

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

    def facts(self, scene: Scene) -> Mapping[str, object]:
        return summary.facts(scene)

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        return disclosing.disclose(activity)


KIND = Story()
