"""Whatever is done to worlds and elements in whatever order, nothing that stands is ever lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.group import Group
from facilitator.domain.refused import Refused
from facilitator.domain.stage import Stage
from facilitator.kinds.elements import KIND
from facilitator.kinds.elements.filling import filling_of
from tests.cast import ANNA, BO, KARIN, Story

from .test_elements import CEDRIC, ELEMENTS, board, filling, seat

WORLDS = ("w1", "w2", "w3", "w9", "")
ENTRIES = tuple(f"e{number}" for number in range(6))
TEXTS = ("Ett", "Två äger", "Ingen äger", "Ett!")
GIVEN = ("g1", "g2", "e0")
_some = st.sampled_from
STEPS = st.one_of(
    st.tuples(st.just("add"), _some((ANNA, BO, CEDRIC, KARIN)), st.fixed_dictionaries({
        "id": _some(ENTRIES), "text": _some(TEXTS), "world": _some(WORLDS),
        "category": _some(("", "lag", "ekonomi")), "given": _some(("", *GIVEN))})),
    st.tuples(st.just("edit"), _some((ANNA, BO, KARIN)), st.fixed_dictionaries({
        "entry": _some(ENTRIES), "text": _some(TEXTS), "world": _some(WORLDS)})),
    st.tuples(st.just("move"), _some((ANNA, KARIN)), st.fixed_dictionaries({
        "entry": _some(ENTRIES), "world": _some(WORLDS)})),
    st.tuples(_some(("withdraw", "restore", "mark_given")), _some((ANNA, KARIN)),
              st.fixed_dictionaries({"entry": _some(ENTRIES)})),
    st.tuples(_some(("take_world", "return_world")), st.just(KARIN),
              st.fixed_dictionaries({"world": _some(WORLDS)})),
    st.tuples(st.just("add_world"), st.just(KARIN), st.fixed_dictionaries({"name": _some(TEXTS)})),
    st.tuples(st.just("assign"), st.just(KARIN), st.fixed_dictionaries({
        "group": _some(("g1", "g2")), "world": _some(WORLDS)})),
    st.tuples(st.just("spread"), st.just(KARIN), st.just({})),
    st.tuples(st.just("give"), st.just(KARIN), st.fixed_dictionaries({
        "id": _some(GIVEN), "text": _some(TEXTS)})),
    st.tuples(_some(("take_given", "return_given")), st.just(KARIN),
              st.fixed_dictionaries({"given": _some(GIVEN)})),
    st.tuples(_some(("undo.last", "undo.again")), st.just(KARIN), st.just({})),
)


def opened() -> Story:
    story = filling(worlds=3)
    seat(story, Group("g1", 1, "", (ANNA.id, BO.id), BO.id), Group("g2", 2, "", (CEDRIC.id,)))
    return story


def carried_out(story: Story, steps: list[tuple[str, Any, dict[str, Any]]]) -> None:
    made: set[str] = set()
    for name, actor, data in steps:
        told = dict(data)
        if told.get("id") in made:
            continue
        try:
            story.does(actor, name if "." in name else f"elements.{name}",
                       None if "." in name else ELEMENTS, **told)
            made.add(told.get("id", ""))
        except Refused:
            continue


@settings(max_examples=40)
@given(st.lists(STEPS, max_size=30))
def test_every_element_stands_in_a_world_or_is_listed_without(
    steps: list[tuple[str, Any, dict[str, Any]]]
) -> None:
    story = opened()
    carried_out(story, steps)
    held = board(story)
    living = {entry.id for entry in filling_of(story.activity(ELEMENTS)).living()}
    assert {entry.id for entry in (*held.elements, *held.lost)} == living
    assert held.coverage.total == len(held.elements)
    assert sum(len(held.within(world, field)) for world in held.worlds
               for field in held.rows) == len(held.elements)
    assert len({world.place for world in held.worlds}) == len(held.worlds) <= 5
    for entry in held.lost if held.worlds else ():
        story.does(KARIN, "elements.move", ELEMENTS, entry=entry.id, world=held.worlds[0].id)
    assert not board(story).lost or not held.worlds


@settings(max_examples=40)
@given(st.lists(STEPS, max_size=30))
def test_every_audience_sees_something_whatever_has_happened(
    steps: list[tuple[str, Any, dict[str, Any]]]
) -> None:
    story = opened()
    carried_out(story, steps)
    for stage in (Stage.OPEN, Stage.LOCKED, Stage.REVEALED):
        story.state = story.state.with_activity(replace(story.activity(ELEMENTS), stage=stage))
        scene = story.scene(ELEMENTS, turn=1)
        for person in (ANNA.id, BO.id, ""):
            assert KIND.mine(scene, person)
        assert all((KIND.phone(scene), KIND.wall(scene), KIND.desk(scene)))
        facts: Any = KIND.facts(scene)
        telling, rows = KIND.report(scene), KIND.sheets(scene)[0].rows
        assert len(facts["entries"]) == len(rows)
        assert bool(telling) == bool(rows)
        worlds = {world["id"] for world in facts["results"]["worlds"]}
        assert all(fact["derived_from"][0] for fact in facts["entries"])
        assert {row["world"] for row in facts["results"]["coverage"]} <= worlds


@settings(max_examples=30)
@given(st.lists(STEPS, max_size=15))
def test_what_the_desk_did_is_taken_back_to_how_it_was(
    steps: list[tuple[str, Any, dict[str, Any]]]
) -> None:
    """A row of the desk's own steps, undone to the last one that can be, leaves what there was."""
    story = opened()
    carried_out(story, [("add", ANNA, {
        "id": "e0", "text": "Ett", "world": "w1", "category": "lag", "given": ""})])
    before, done = filling_of(story.activity(ELEMENTS)), len(story.state.undo[str(KARIN)])
    carried_out(story, [step for step in steps if step[1] == KARIN and "." not in step[0]
                        and step[2].get("id") != "e0"])  # fmt: skip
    while len(story.state.undo[str(KARIN)]) > done:
        story.does(KARIN, "undo.last")
    after = filling_of(story.activity(ELEMENTS))
    assert after.seats == before.seats
    assert [(e.id, e.data["text"], e.data["world"]) for e in after.living()] == [
        (e.id, e.data["text"], e.data["world"]) for e in before.living()]
    assert after.givens() == before.givens()
    assert [world.id for world in after.written()] == [world.id for world in before.written()]
