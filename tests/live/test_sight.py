"""How many turns it is since the desk pointed at something else, as the wall is told it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from facilitator.domain.advice import Advice
from facilitator.domain.scene import Presence
from facilitator.live.sight import Sight
from tests.cast import ANNA, KARIN, SYSTEM, Story, scanning

CLUSTER = "cluster-5"


class Room:
    """A story as a room that is only looked at."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.kinds = story.kinds
        self.alarms = SimpleNamespace(ringing=lambda: ())

    @property
    def state(self) -> object:
        return self.story.state


def begun() -> tuple[Story, Sight]:
    story = scanning()
    story.does(SYSTEM, "agenda.add", kind="cluster", title="Klustring", minutes=60,
               question="Vilka drivkrafter ser vi?", note="")  # fmt: skip
    story.card(ANNA, "Ett kort", id="kort")
    crowd = SimpleNamespace(presence=lambda _: Presence())
    sight = Sight(cast(Any, Room(story)), cast(Any, crowd), lambda _: ("", ""),
                  lambda: story.now, Advice)  # fmt: skip
    story.does(KARIN, "stage.start", CLUSTER)
    return story, sight


def test_what_the_desk_points_at_stays_a_whole_turn_and_then_goes_on() -> None:
    story, sight = begun()
    made = story.does(KARIN, "cluster.make", name="AI", entries=["kort"])[0].data["cluster"]
    assert sight.look().since == 0
    for _ in range(5):
        sight.turn_page()
    assert sight.look().since == 4
    story.does(KARIN, "cluster.spotlight", cluster=made)
    seen = []
    for _ in range(4):
        seen.append(sight.look().since)
        sight.turn_page()
    assert seen == [0, 0, 1, 2]
    story.does(KARIN, "cluster.spotlight", cluster="")
    assert sight.look().since == 0
