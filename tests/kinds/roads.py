"""A room that walks back from four scenarios, or from what the desk has written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitator.domain.entry import Entry
from facilitator.domain.roles import SYSTEM, Actor
from facilitator.domain.workshop import Activity, Workshop
from facilitator.kinds.backcast.state import Backcasting, state_of
from facilitator.scenarios.values import Stand, World
from tests.cast import ANNA, KARIN, TALK, Story, gathered

WORLDS = tuple(World(f"world-{place}", place, name, stands=(Stand("axis", "low"),))
               for place, name in enumerate(("Magneten", "Byn", "Fästningen", "Skafferiet"), 1))


@dataclass(frozen=True)
class Made:
    """The state of an item that has made these scenarios."""

    made: tuple[World, ...]
    called: tuple[World, ...]

    def worlds(self, workshop: Workshop, activity: Activity) -> tuple[World, ...]:
        del workshop, activity
        return self.made

    def world_called(self, world: str) -> str:
        return next((each.name for each in self.called if each.id == world), "")


def backcasting(
    worlds: int = 4, naming: str = "organisation", **options: object
) -> tuple[Story, str]:
    """The item is open, after one that has made so many scenarios; its id."""
    story = gathered(naming=naming)
    story.does(SYSTEM, "agenda.add", kind="backcast", title="Vägen hit", minutes=75,
               question="Vad måste ha hänt?", options=options)  # fmt: skip
    activity = story.state.agenda[-1]
    give_worlds(story, worlds)
    story.does(KARIN, "stage.start", activity)
    return story, activity


def give_worlds(story: Story, worlds: int) -> None:
    """The item before now has so many of the scenarios."""
    talk = story.activity(TALK)
    story.state = story.state.with_activity(replace(talk, state=Made(WORLDS[:worlds], WORLDS)))


def step(
    story: Story, text: str, year: int, actor: Actor = ANNA, road: str = "world-1", **data: object
) -> str:
    """A milestone; its id."""
    return str(story.does(actor, "backcast.add", text=text, year=year, road=road,
                          **data)[0].data["entry"])  # fmt: skip


def state(story: Story) -> Backcasting:
    return state_of(story.activity(story.state.agenda[-1]))


def entry(story: Story, entry_id: str) -> Entry:
    return state(story).entries.get(entry_id)
