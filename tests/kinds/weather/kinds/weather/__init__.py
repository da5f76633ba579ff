"""Väder: how it feels in the room, as sun or rain. A method of the tests, from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from facilitator.domain.command import Command, Rule
from facilitator.domain.document import Paragraph, Telling
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice
from facilitator.domain.kind import Kind, Sheet
from facilitator.domain.picture import Part, Picture
from facilitator.domain.roles import EVERYONE
from facilitator.domain.scene import Scene
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.wording import said
from facilitator.domain.workshop import Activity, Workshop


@dataclass(frozen=True, slots=True)
class Sky:
    """How many feel what."""

    sun: int = 0
    rain: int = 0


class Weather(Kind[Sky]):
    """One tap: sun or rain."""

    name = "weather"
    title = "Väder"
    commands = (
        Rule("weather.feel", EVERYONE, {"sky": Choice(("sun", "rain"), required=True)},
             WHILE_OPEN),
    )  # fmt: skip
    views = {"weather": "SELECT json_extract(data, '$.sky') AS sky FROM events "
                        "WHERE name = 'weather.felt'"}  # fmt: skip

    def empty(self) -> Sky:
        return Sky()

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        return [Draft("weather.felt", command.data)]

    def apply(self, state: Sky, event: Event) -> Sky:
        sky = str(event.data["sky"])
        return replace(state, **{sky: getattr(state, sky) + 1})

    def shown_to_room(self, scene: Scene, event: Event) -> Mapping[str, object]:
        return event.data

    def count(self, activity: Activity) -> int:
        sky = _sky(activity)
        return sky.sun + sky.rain

    def phone(self, scene: Scene) -> Picture:
        return Picture("kinds/weather/phone.html")

    def wall(self, scene: Scene) -> Picture:
        sky = _sky(scene.activity)
        return Picture("kinds/weather/wall.html", {}, (
            Part("sky", "kinds/weather/sky.html", {"sun": sky.sun, "rain": sky.rain}),))

    def desk(self, scene: Scene) -> Picture:
        return Picture("kinds/weather/desk.html", {"count": self.count(scene.activity)})

    def report(self, scene: Scene) -> Telling:
        sky = _sky(scene.activity)
        return Telling((Paragraph(said("Sol {sun}, regn {rain}", sun=sky.sun, rain=sky.rain)),))

    def sheets(self, scene: Scene) -> tuple[Sheet, ...]:
        sky = _sky(scene.activity)
        return (Sheet("weather", scene.activity.title, (("sky", "Väder"), ("count", "Antal")),
                      ({"sky": "sun", "count": sky.sun}, {"sky": "rain", "count": sky.rain})),)

    def facts(self, scene: Scene) -> Mapping[str, object]:
        sky = _sky(scene.activity)
        return {"entries": [], "clusters": [], "results": {"sun": sky.sun, "rain": sky.rain}}


def _sky(activity: Activity) -> Sky:
    assert isinstance(activity.state, Sky)
    return activity.state


KIND = Weather()
