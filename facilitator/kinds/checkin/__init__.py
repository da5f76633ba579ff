"""Incheckning and utcheckning: every phone connected and every voice in the room at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.domain.command import Command
from facilitator.domain.contributions import (
    Contributions,
    entries_of,
    wall_shows,
)
from facilitator.domain.document import Telling
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice
from facilitator.domain.kind import Kind, Sheet
from facilitator.domain.message import message
from facilitator.domain.picture import Picture
from facilitator.domain.scene import Scene
from facilitator.domain.told import Authors, Told
from facilitator.domain.workshop import Activity, Undo, Workshop

from . import answers, disclosing, summary, views


class Checkin(Kind[Contributions]):
    """One word, an expectation and an energy from 1 to 5; `mode` "out" asks for the way home."""

    name = "checkin"
    title = message("Incheckning")
    theme = "process"
    commands = answers.COMMANDS
    once = True
    words = frozenset({"word", "expectation"})
    options = {"mode": Choice(("in", "out")), "wall": Choice(("at_once", "on_reveal"))}
    option_words = {
        "mode": (message("Vad gäller frågorna?"), {
            "in": message("Incheckning"), "out": message("Utcheckning")}),
        "wall": (message("När syns orden på väggen?"), {
            "at_once": message("Genast"), "on_reveal": message("När du visar resultatet")}),
    }
    views = {
        "checkins": """
            WITH told AS (
                SELECT *, json_extract(data, '$.entry') AS entry, row_number() OVER (
                    PARTITION BY json_extract(data, '$.entry') ORDER BY seq DESC) AS newest
                FROM events WHERE name LIKE 'checkin.%')
            SELECT at, activity, json_extract(data, '$.word') AS word,
                   json_extract(data, '$.expectation') AS expectation,
                   json_extract(data, '$.energy') AS energy
            FROM told WHERE newest = 1 AND name <> 'checkin.withdrawn'
        """,
    }

    def empty(self) -> Contributions:
        return Contributions()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        del at
        return answers.decide(workshop, activity, command)

    def apply(self, state: Contributions, event: Event) -> Contributions:
        return answers.apply(state, event)

    def undo(self, workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
        del workshop
        return answers.undo(activity, event)

    def shown_to_room(self, scene: Scene, event: Event) -> Mapping[str, object] | None:
        if not wall_shows(scene.activity):
            return None
        return {name: event.data[name] for name in ("entry", "word") if name in event.data}

    def count(self, activity: Activity) -> int:
        return len(entries_of(activity).visible())

    def phone(self, scene: Scene) -> Picture:
        return views.phone(scene)

    def mine(self, scene: Scene, person: str) -> Picture:
        return views.mine(scene, person)

    def wall(self, scene: Scene) -> Picture:
        return views.wall(scene)

    def desk(self, scene: Scene) -> Picture:
        return views.desk(scene)

    def answered(self, activity: Activity) -> int | None:
        return len(entries_of(activity).visible()) if wall_shows(activity) else None

    def report(self, scene: Scene) -> Telling | None:
        return summary.report(scene)

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        return summary.sheets(scene)

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        del authors
        came = summary.came_from(Scene(workshop, activity, ""))
        return disclosing.disclose(workshop, activity, came)

    def facts(self, scene: Scene) -> Mapping[str, object]:
        return summary.facts(scene)


KIND = Checkin()
