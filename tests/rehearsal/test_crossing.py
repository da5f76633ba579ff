"""A crowd in a scenario cross: two points each, new names, and voices for others'."""

from __future__ import annotations

from collections import Counter

from screen import Screen, crowd

from facilitator.kinds.cross.state import cross_of
from facilitator.rehearsal.crossing import world_names
from tests.cast import KARIN
from tests.kinds.crossed import CROSS, crossed


def test_names_are_enough_and_fit_their_field() -> None:
    assert len(world_names()) >= 50
    assert len({name.casefold() for name in world_names()}) == len(world_names())
    assert all(1 <= len(name) <= 40 for name in world_names())


def test_everybody_places_two_points_and_then_talks_of_names() -> None:
    screen = Screen(crossed())
    hands = crowd(screen, 12)
    names = Counter(said.name for _ in range(6) for hand in hands if (said := hand.answers()))
    assert names["cross.place"] == 24
    assert names["cross.propose"] > 0
    assert names["cross.support"] > 0
    cross = cross_of(screen.story.activity(CROSS))
    assert len(cross.proposals()) == names["cross.propose"]


def test_it_sees_the_cross_turned_and_the_same_names_hidden() -> None:
    story = crossed()
    screen = Screen(story)
    hand = crowd(screen, 1)[0]
    hand.answers()
    story.does(KARIN, "cross.swap", CROSS)
    story.does(KARIN, "cross.flip", CROSS, axis=f"{CROSS}-second")
    seen = screen.patch().crossed
    assert seen.across == f"{CROSS}-second"
    assert hand.answers()
    story.does(KARIN, "cross.propose", CROSS, id="namn-1", world=seen.worlds[0], name="Ett namn")
    assert screen.patch().crossed.names == {"namn-1"}
    story.does(KARIN, "entry.hide", CROSS, entry="namn-1", reason="")
    assert screen.patch().crossed.names == set()
