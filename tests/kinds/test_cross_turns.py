"""Whatever is done to a cross in whatever order, no point, name or tagline is lost or moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as some

from facilitator.domain.command import Command
from facilitator.domain.decide import decide
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor
from facilitator.judging.sheets import sheet_of
from facilitator.kinds.cross.corners import corners, pair_of
from facilitator.kinds.cross.state import cross_of, crossing_of, points_on
from facilitator.scenarios.values import Crossing
from tests.cast import ANNA, BO, KARIN, Story

from .crossed import PLACE, TRADE, TRUST, choose, chosen_before
from .judged import CEDRIC

CROSS = "cross-6"
AXES = (TRADE, PLACE, TRUST)
PEOPLE = (ANNA, BO, CEDRIC)
NAMES = ("Fästningen", "Byn", "Skafferiet", "")

Step = tuple[str, int, int]
STEPS = some.lists(some.tuples(some.sampled_from((
    "swap", "flip", "name", "tagline", "choose", "reopen", "place", "unplace", "propose",
    "take", "undo", "again")), some.integers(0, 5), some.integers(0, 5)), max_size=40)


@dataclass
class Known:
    """What has been said so far and must still be there: by world, and by person and pair."""

    names: dict[str, str] = field(default_factory=dict)
    taglines: dict[str, str] = field(default_factory=dict)
    points: dict[tuple[str, str, str], Mapping[str, float]] = field(default_factory=dict)


@given(STEPS)
@settings(max_examples=60)
def test_nothing_is_lost_and_nothing_moves(steps: list[Step]) -> None:
    story, known = chosen_before(Crossing(TRADE, PLACE)), Known()
    for step in steps:
        _take(story, known, *step)
        _expect_all(story, known)
    # And everything is there again whichever pair is chosen, whichever way round.
    for first in AXES:
        for second in AXES:
            if first is not second:
                choose(story, Crossing(first, second))
                _expect_all(story, known)


def _take(story: Story, known: Known, what: str, one: int, other: int) -> None:
    if what == "choose":
        choose(story, Crossing(AXES[one % 3], AXES[(one + 1 + other % 2) % 3]))
        return
    if what == "reopen":
        for step in (("close",), ("close", "reveal"))[other % 2] + ("reopen",):
            _does(story, KARIN, f"stage.{step}")
        return
    if what in ("undo", "again"):
        _does(story, KARIN, "undo.last" if what == "undo" else "undo.again")
        _follow(story, known)
        return
    crossing = crossing_of(story.state, story.activity(CROSS))
    assert crossing
    world = corners(CROSS, crossing)[one % 4].world
    person, words = PEOPLE[one % 3], NAMES[other % 4]
    which = ("now", "heading")[other % 2]
    match what:
        case "swap":
            _does(story, KARIN, "cross.swap")
        case "flip":
            _does(story, KARIN, "cross.flip", axis=crossing.axes()[one % 2].id)
        case "name":
            if _does(story, KARIN, "cross.name", world=world, name=words):
                known.names[world] = words
        case "tagline":
            if _does(story, KARIN, "cross.tagline", world=world, tagline=words):
                known.taglines[world] = words
        case "place":
            x, y = one / 5, -other / 5
            if _does(story, person, "cross.place", which=which, x=x, y=y):
                known.points[person.id, pair_of(crossing), which] = {
                    crossing.first.id: x, crossing.second.id: y + 0.0}
        case "unplace":
            if _does(story, person, "cross.unplace", which=which):
                known.points.pop((person.id, pair_of(crossing), which), None)
        case "propose" if words:
            _does(story, person, "cross.propose", world=world, name=words)
        case "take":
            found = cross_of(story.activity(CROSS)).open_proposals(world)
            if found and _does(story, KARIN, "cross.take", entry=found[-1].id):
                known.names[world] = str(found[-1].data["name"])


def _follow(story: Story, known: Known) -> None:
    """What a step back has changed is what it says it has: the names and taglines of now."""
    cross = cross_of(story.activity(CROSS))
    for world in (*known.names, *known.taglines, *cross.naming):
        known.names[world] = cross.name_of(world)
        known.taglines[world] = cross.tagline_of(world)


def _does(story: Story, actor: Actor, what: str, /, **data: object) -> bool:
    """True where it was let through; a step that is refused changes nothing."""
    in_cross = CROSS if what.startswith("cross.") else None
    try:
        decide(story.state, Command("x", what, actor, in_cross, data), story.now, story.kinds)
    except Refused:
        return False
    story.does(actor, what, in_cross, **data)  # type: ignore[arg-type]
    return True


def _expect_all(story: Story, known: Known) -> None:
    activity = story.activity(CROSS)
    cross, crossing = cross_of(activity), crossing_of(story.state, activity)
    for world, name in known.names.items():
        assert cross.world_called(world) == name
    for world, tagline in known.taglines.items():
        assert cross.tagline_of(world) == tagline
    for (person, pair, which), point in known.points.items():
        assert points_on(sheet_of(activity, person), pair)[which] == point
    assert crossing
    handed = cross.worlds(story.state, activity)
    assert [world.place for world in handed] == [1, 2, 3, 4]
    assert all(world.name == cross.world_called(world.id) for world in handed)
    by_poles = {frozenset((s.axis, s.side) for s in world.stands): world.id for world in handed}
    for poles, world in by_poles.items():
        assert world == ":".join((CROSS, *sorted(f"{axis}{side[0]}" for axis, side in poles)))
