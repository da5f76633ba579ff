"""A scenario cross: two axes, four worlds that stay themselves, points that are nobody's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.erasing import rewritten
from facilitator.domain.fold import fold
from facilitator.domain.group import Group
from facilitator.domain.offering import Item
from facilitator.domain.roles import SYSTEM
from facilitator.domain.workshop import Workshop
from facilitator.judging.sheets import sheet_of, sheets_in
from facilitator.kinds.cross import KIND
from facilitator.kinds.cross.numbers import shares, summed
from facilitator.kinds.cross.standing import stands_now
from facilitator.kinds.cross.state import cross_of, points_on
from facilitator.paths import asset
from facilitator.report.part import part_of
from facilitator.scenarios.handed import axes_before, crossing_before, worlds_before
from facilitator.scenarios.values import Axis, Crossing
from tests.cast import ANNA, BO, ERIK, KARIN, KINDS, SKANE, Story, everything_in
from tests.opened import opened

from .crossed import CROSS, PLACE, TRADE, TRUST, choose, chosen_before, crossed, worlds
from .judged import CEDRIC, numbers


@pytest.fixture
def story() -> Story:
    return crossed()


def named(story: Story, activity: str = CROSS) -> dict[str, tuple[str, str]]:
    found = cross_of(story.activity(activity)).worlds(story.state, story.activity(activity))
    return {world.id: (world.name, world.tagline) for world in found}


def place(story: Story, who: object, which: str, x: float, y: float, **more: object) -> None:
    story.does(who, "cross.place", CROSS, which=which, x=x, y=y, **more)  # type: ignore[arg-type]


def points(story: Story, who: object, activity: str = CROSS) -> dict[str, Any]:
    sheet = sheet_of(story.activity(activity), who.id)  # type: ignore[attr-defined]
    return {pair: dict(held) for pair, held in sheet.data["points"].items()} if sheet else {}  # type: ignore[attr-defined]


def seen(story: Story) -> str:
    scene = story.scene(CROSS)
    return everything_in((KIND.phone(scene), KIND.mine(scene, CEDRIC.id), KIND.wall(scene),
                          KIND.facts(scene), KIND.sheets(scene), KIND.report(scene),
                          KIND.desk(scene)))  # fmt: skip


def undo(story: Story) -> None:
    story.does(KARIN, "undo.last")


# Axes


def test_without_axes_there_is_no_world_and_nothing_to_place_on() -> None:
    story = chosen_before(None)
    assert named(story, "cross-6") == {}
    assert story.refuses(ANNA, "cross.place", "cross-6", which="now", x=0, y=0).code == "no_axes"
    scene = story.scene("cross-6")
    for picture in (KIND.phone(scene), KIND.wall(scene), KIND.desk(scene)):
        assert picture.template


def test_an_axis_needs_its_name_and_both_poles(story: Story) -> None:
    refused = story.refuses(KARIN, "cross.set_axis", CROSS, axis="first", name="Tillit", low="Låg")
    assert (refused.code, refused.field) == ("half", "high")


@pytest.mark.parametrize("poles", [("Samlat", "Spritt"), ("Lite", "Mycket")])
def test_an_axis_is_not_crossed_with_itself_by_hand(
    story: Story, poles: tuple[str, str]
) -> None:
    refused = story.refuses(KARIN, "cross.set_axis", CROSS, axis="second", name="BOSÄTTNING",
                            low=poles[0], high=poles[1])
    assert (refused.code, refused.field) == ("same_axis", "name")
    assert "”Bosättning”" in refused.sentence()
    story.does(KARIN, "cross.set_axis", CROSS, axis="second", name="Tillit", low=poles[0],
               high=poles[1])


def test_an_axis_written_by_hand_can_be_taken_back(story: Story) -> None:
    story.does(KARIN, "cross.set_axis", CROSS, axis="first", name="Tillit", low="Låg", high="Hög")
    assert cross_of(story.activity(CROSS)).written["first"].name == "Tillit"
    undo(story)
    assert cross_of(story.activity(CROSS)).written["first"].name == PLACE.name
    for _ in ("starten", "andra axeln", "första axeln"):
        undo(story)
    assert not cross_of(story.activity(CROSS)).written


def test_axes_chosen_before_go_before_those_by_hand() -> None:
    story = chosen_before(None)
    for which, axis in (("first", PLACE), ("second", TRADE)):
        story.does(KARIN, "cross.set_axis", "cross-6", axis=which, name=axis.name, low=axis.low,
                   high=axis.high)  # fmt: skip
    by_hand = worlds(story, "cross-6")
    choose(story, Crossing(TRUST, TRADE))
    assert set(worlds(story, "cross-6")).isdisjoint(by_hand)
    assert story.refuses(KARIN, "cross.set_axis", "cross-6", axis="first", name="A", low="b",
                         high="c").code == "chosen_before"  # fmt: skip
    choose(story, None)
    assert worlds(story, "cross-6") == by_hand


def test_it_hands_its_worlds_and_its_own_axes_to_what_comes_after(story: Story) -> None:
    story.does(KARIN, "cross.name", CROSS, world=worlds(story)[0], name="Världen i byn")
    story.does(SYSTEM, "agenda.add", kind="talk", title="Sedan", minutes=5)
    after = story.activity(story.state.agenda[-1])
    handed = worlds_before(story.state, after)
    assert [world.place for world in handed] == [1, 2, 3, 4]
    assert handed[0].name == "Världen i byn"
    crossing = crossing_before(story.state, after)
    assert crossing
    assert {axis.id for axis in axes_before(story.state, after)} == set(handed[0].derived_from)
    assert [axis.name for axis in crossing.axes()] == [PLACE.name, TRADE.name]
    poles = [{stand.axis: stand.side for stand in world.stands} for world in handed]
    first, second = (axis.id for axis in crossing.axes())
    assert [(each[first], each[second]) for each in poles] == [
        ("high", "high"), ("low", "high"), ("low", "low"), ("high", "low")]


def test_an_axis_crossed_with_itself_has_no_corners() -> None:
    story = chosen_before(Crossing(TRADE, TRADE))
    assert named(story, "cross-6") == {}


# Worlds and names


def test_turning_the_cross_changes_no_world(story: Story) -> None:
    before = worlds(story)
    story.does(KARIN, "cross.name", CROSS, world=before[1], name="Magnetstäderna")
    place(story, ANNA, "now", 0.5, -0.25)
    held = named(story), points(story, ANNA), worlds(story)
    story.does(KARIN, "cross.swap", CROSS)
    story.does(KARIN, "cross.flip", CROSS, axis=f"{CROSS}-first")
    assert (named(story), points(story, ANNA), worlds(story)) == held
    undo(story)
    undo(story)
    cross = cross_of(story.activity(CROSS))
    assert not cross.flipped
    assert set(cross.across.values()) <= {f"{CROSS}-first"}


def test_a_world_lies_where_its_poles_are_looked_at(story: Story) -> None:
    def corner(place: int) -> str:
        data: Any = KIND.phone(story.scene(CROSS)).parts[0].data  # type: ignore[union-attr]
        return next(str(where) for where, row in data["corners"].items()
                    if row["place"] == place)

    assert [corner(place) for place in (1, 2, 3, 4)] == [
        "top_right", "top_left", "bottom_left", "bottom_right"]
    story.does(KARIN, "cross.flip", CROSS, axis=f"{CROSS}-first")
    assert corner(1) == "top_left"
    story.does(KARIN, "cross.swap", CROSS)
    assert corner(1) == "bottom_right"
    assert corner(2) == "top_right"


def test_the_order_of_the_same_two_axes_makes_no_other_worlds() -> None:
    story = chosen_before(Crossing(TRADE, PLACE))
    one = set(worlds(story, "cross-6"))
    choose(story, Crossing(PLACE, TRADE))
    assert set(worlds(story, "cross-6")) == one


def test_worlds_of_a_pair_come_back_with_their_names_when_it_is_chosen_again() -> None:
    story = chosen_before(Crossing(TRADE, PLACE))
    world = worlds(story, "cross-6")[2]
    story.does(KARIN, "cross.name", "cross-6", world=world, name="Fästningen")
    story.does(KARIN, "cross.tagline", "cross-6", world=world, tagline="Murar styr")
    story.does(ANNA, "cross.place", "cross-6", which="now", x=0.5, y=0.5)
    choose(story, Crossing(TRADE, TRUST))
    assert world not in named(story, "cross-6")
    assert story.refuses(KARIN, "cross.name", "cross-6", world=world, name="X").code == (
        "no_such_world")
    assert cross_of(story.activity("cross-6")).world_called(world) == "Fästningen"
    story.does(ANNA, "cross.place", "cross-6", which="now", x=-0.5, y=0.5)
    choose(story, Crossing(TRADE, PLACE))
    assert named(story, "cross-6")[world] == ("Fästningen", "Murar styr")
    sheet = sheet_of(story.activity("cross-6"), ANNA.id)
    assert points_on(sheet, "place+trade") == {"now": {"trade": 0.5, "place": 0.5}}


def test_a_name_is_proposed_supported_and_taken(story: Story) -> None:
    world = worlds(story)[0]
    entry = story.does(ANNA, "cross.propose", CROSS, world=world, name="Byn")[0].data["entry"]
    story.does(BO, "cross.support", CROSS, entry=entry)
    assert story.refuses(ANNA, "cross.support", CROSS, entry=entry).code == "own"
    story.does(KARIN, "cross.take", CROSS, entry=entry)
    assert named(story)[world][0] == "Byn"
    facts = KIND.facts(story.scene(CROSS))
    (told,) = (row for row in facts["worlds"] if row["id"] == world)  # type: ignore[attr-defined]
    assert told["name_from"] == entry
    assert story.refuses(ANNA, "cross.withdraw", CROSS, entry=entry).code == "taken"
    story.does(KARIN, "cross.name", CROSS, world=world, name="Världen i byn")
    undo(story)
    assert cross_of(story.activity(CROSS)).name_from(world) == entry
    undo(story)
    assert named(story)[world][0] == ""
    story.does(KARIN, "undo.again")
    assert named(story)[world][0] == "Byn"


def test_a_desk_never_writes_over_a_name_that_it_has_not_seen(story: Story) -> None:
    world = worlds(story)[0]
    story.does(KARIN, "cross.name", CROSS, world=world, name="Byn", was="")
    refused = story.refuses(ERIK, "cross.name", CROSS, world=world, name="Muren", was="")
    assert (refused.code, refused.field) == ("newer", "name")
    assert "”Byn”" in refused.sentence()
    story.does(ERIK, "cross.name", CROSS, world=world, name="Muren", was="Byn")
    undo(story)
    assert named(story)[world][0] == "Muren"
    assert story.refuses(KARIN, "cross.name", CROSS, world=world, name="", was="Byn").code == (
        "newer")
    assert '"was": name' in (asset("templates") / "kinds/cross/desk_world.html").read_text()


def test_a_name_whose_proposal_is_withdrawn_does_not_block_undo(story: Story) -> None:
    world, other = worlds(story)[:2]
    story.does(KARIN, "cross.name", CROSS, world=other, name="Muren")
    entry = story.does(ANNA, "cross.propose", CROSS, world=world, name="Byn")[0].data["entry"]
    story.does(KARIN, "cross.take", CROSS, entry=entry)
    story.does(KARIN, "cross.name", CROSS, world=world, name="Världen i byn")
    story.does(ANNA, "cross.withdraw", CROSS, entry=entry)
    for _ in range(3):
        undo(story)
    assert named(story)[other][0] == ""


def test_the_same_name_once_more_is_a_voice(story: Story) -> None:
    world = worlds(story)[0]
    entry = story.does(ANNA, "cross.propose", CROSS, world=world, name="Byn")[0].data["entry"]
    (event,) = story.does(BO, "cross.propose", CROSS, world=world, name="byn")
    assert (event.name, event.data["entry"]) == ("cross.supported", entry)
    assert story.does(BO, "cross.propose", CROSS, world=world, name="BYN") == []
    assert story.does(ANNA, "cross.propose", CROSS, world=world, name="BYN") == []


def test_the_same_name_is_a_name_of_its_own_while_others_are_hidden() -> None:
    story = crossed(proposals="on_reveal")
    world = worlds(story)[0]
    story.does(ANNA, "cross.propose", CROSS, world=world, name="Byn")
    (event,) = story.does(BO, "cross.propose", CROSS, world=world, name="Byn")
    assert event.name == "cross.proposed"
    phone = everything_in(KIND.phone(story.scene(CROSS)))
    wall = everything_in(KIND.wall(story.scene(CROSS)))
    assert "'Byn'" not in phone + wall
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    assert "Byn" in everything_in(KIND.wall(story.scene(CROSS)))


def test_votes_are_hidden_until_the_reveal(story: Story) -> None:
    entry = story.does(ANNA, "cross.propose", CROSS, world=worlds(story)[0],
                       name="Byn")[0].data["entry"]  # fmt: skip
    before = seen(story)
    story.does(BO, "cross.support", CROSS, entry=entry)
    assert seen(story) == before
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    assert "Byn · 2" in seen(story)


def test_a_hidden_name_is_no_name(story: Story) -> None:
    world = worlds(story)[0]
    entry = story.does(ANNA, "cross.propose", CROSS, world=world, name="Byn")[0].data["entry"]
    story.does(KARIN, "cross.take", CROSS, entry=entry)
    story.does(KARIN, "entry.hide", CROSS, entry=entry, reason="Namn på någon")
    assert named(story)[world][0] == ""
    assert "Byn" not in everything_in((KIND.facts(story.scene(CROSS)),
                                       KIND.report(story.scene(CROSS))))
    story.does(KARIN, "entry.show", CROSS, entry=entry)
    assert named(story)[world][0] == "Byn"


def test_a_table_host_writes_the_tagline_and_nobody_else_at_the_table(story: Story) -> None:
    world = worlds(story)[0]
    story.state = replace(story.state, groups={
        "g1": Group("g1", 1, members=(ANNA.id, BO.id), host=ANNA.id)})
    story.does(ANNA, "cross.tagline", CROSS, world=world, tagline="Allt är nära")
    assert named(story)[world][1] == "Allt är nära"
    assert story.refuses(BO, "cross.tagline", CROSS, world=world, tagline="X").code == "not_host"
    story.does(KARIN, "stage.close")
    assert story.refuses(ANNA, "cross.tagline", CROSS, world=world, tagline="X").code == "closed"


def test_who_was_slower_overwrites_nothing(story: Story) -> None:
    world = worlds(story)[0]
    story.does(KARIN, "cross.tagline", CROSS, world=world, tagline="Först", was="")
    refused = story.refuses(KARIN, "cross.tagline", CROSS, world=world, tagline="Sen", was="")
    assert refused.code == "newer"
    assert "Först" in refused.sentence()
    story.does(KARIN, "cross.tagline", CROSS, world=world, tagline="Sen", was="Först")
    undo(story)
    assert named(story)[world][1] == "Först"


@pytest.mark.parametrize(("words", "stays"), [("erase", False), ("keep", True)])
def test_an_erased_persons_words_go_wherever_they_went(
    story: Story, words: str, stays: bool
) -> None:
    world, other = worlds(story)[:2]
    story.state = replace(story.state, groups={"g1": Group("g1", 1, "", (BO.id,), BO.id)})
    entry = story.does(BO, "cross.propose", CROSS, world=world, name="Bos by")[0].data["entry"]
    story.does(KARIN, "cross.take", CROSS, entry=entry)
    story.does(BO, "cross.tagline", CROSS, world=other, tagline="Bos rad")
    story.does(KARIN, "cross.tagline", CROSS, world=other, tagline="Karins rad")
    undo(story)
    place(story, BO, "now", 1, 1)
    story.does(KARIN, "person.erase", person=BO.id, words=words, decision="7/2026")
    changed = {event.seq: event for event in rewritten(story.events, KINDS)}
    events = [changed.get(e.seq, e) for e in story.events]
    story.state = fold(events, KINDS, Workshop())
    assert named(story)[world][0] == ("Bos by" if stays else "")
    assert named(story)[other][1] == ("Bos rad" if stays else "")
    left = everything_in([event.data for event in events])
    assert ("Bos by" in left) == ("Bos rad" in left) == stays
    assert BO.id not in everything_in([(e.actor, e.data) for e in events
                                       if e.name.startswith("cross.")])


# Points


def test_a_point_is_put_moved_and_taken_away(story: Story) -> None:
    place(story, ANNA, "now", 0.5, -0.25)
    place(story, ANNA, "now", "0,3", 0)  # type: ignore[arg-type]
    pair = f"{CROSS}-first+{CROSS}-second"
    assert points(story, ANNA) == {pair: {
        "now": {f"{CROSS}-first": 0.3, f"{CROSS}-second": 0.0}}}
    story.does(ANNA, "cross.unplace", CROSS, which="now")
    assert points(story, ANNA) == {pair: {}}
    assert story.does(ANNA, "cross.unplace", CROSS, which="now") == []
    assert len(sheets_in(story.activity(CROSS))) == 1


def test_who_looks_at_it_turned_puts_the_same_point(story: Story) -> None:
    place(story, ANNA, "now", 0.5, -0.25)
    story.does(KARIN, "cross.swap", CROSS)
    place(story, BO, "now", -0.25, 0.5, across=f"{CROSS}-second")
    assert points(story, ANNA) == points(story, BO)
    refused = story.refuses(BO, "cross.place", CROSS, which="now", x=0, y=0, across="trust")
    assert refused.code == "other_axes"


@pytest.mark.parametrize("x", [1.01, -2, "ö", None, True, float("nan")])
def test_a_point_off_the_cross_is_refused(story: Story, x: object) -> None:
    assert story.refuses(ANNA, "cross.place", CROSS, which="now", x=x, y=0).field == "x"


def test_a_desk_places_for_somebody_and_takes_it_back(story: Story) -> None:
    story.does(KARIN, "cross.fill", CROSS, organisation=SKANE, now_x="0.6", now_y="-0.3")
    assert story.refuses(KARIN, "cross.fill", CROSS, now_x="0.6").field == "now_y"
    assert story.refuses(KARIN, "cross.fill", CROSS).code == "empty"
    undo(story)
    place(story, ANNA, "heading", 1, 1)
    found = numbers(story, CROSS)
    assert (found["now"]["n"], found["heading"]["n"], found["sheets"]) == (0, 1, 1)


def test_points_on_an_axis_count_half_and_in_the_middle_a_quarter() -> None:
    """One in Q1, one on the upright axis above (Q1 and Q2), one at the origin: 1.75, 0.75, …"""
    third = [(100, 100), (0, 100), (0, 0)]
    assert shares(third) == (Fraction(7, 12), Fraction(3, 12), Fraction(1, 12), Fraction(1, 12))
    assert sum(shares(third)) == 1


def test_the_numbers_of_four_points() -> None:
    """Mean and quartiles (type 7) of -1, 0, 0.5, 1: 0.125, -0.25, 0.625."""
    spots = [(x, 0) for x in (-100, 50, 100, 0)]
    found = summed(spots)
    assert (found["mean"], found["q1"], found["q3"]) == ([0.125, 0.0], [-0.25, 0.0], [0.625, 0.0])
    assert found["points"] == [[-1.0, 0.0], [0.0, 0.0], [0.5, 0.0], [1.0, 0.0]]


def test_nothing_of_the_points_is_seen_before_they_are_shown(story: Story) -> None:
    def shown() -> str:
        scene = story.scene(CROSS)
        return everything_in((KIND.phone(scene), KIND.mine(scene, CEDRIC.id), KIND.facts(scene),
                              KIND.sheets(scene), KIND.report(scene)))  # fmt: skip

    before = shown()
    place(story, ANNA, "now", 0.31, -0.27)
    assert shown() == before
    wall = everything_in(KIND.wall(story.scene(CROSS)))
    desk = everything_in(KIND.desk(story.scene(CROSS)))
    assert "0.31" not in wall + desk
    assert "'answered': 1" in wall
    for event in story.events:
        if event.name in ("cross.placed", "cross.began", "cross.listed"):
            assert KIND.shown_to_room(story.scene(CROSS), event) is None
        if event.name == "cross.placed":
            assert KIND.shown_to_desk(story.scene(CROSS), event) == {"entry": event.data["entry"]}
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    assert "Så placerade rummet" in shown()


def test_the_words_are_never_of_what_is_likely(story: Story) -> None:
    place(story, ANNA, "now", 0.31, -0.27)
    numbers(story, CROSS)
    told = everything_in(KIND.report(story.scene(CROSS)))
    assert "hur sannolik en värld" in told
    assert "sannolikt scenario" not in told


def test_a_result_of_other_axes_is_not_drawn_between_these() -> None:
    story = chosen_before(Crossing(TRADE, PLACE))
    for who, x in ((ANNA, 0.5), (BO, -0.5), (CEDRIC, 1)):
        story.does(who, "cross.place", "cross-6", which="now", x=x, y=0.25)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    stands = stands_now(story.scene("cross-6"))
    assert stands
    assert stands.fits
    q1, q2, _, _ = stands.spreads["now"].shares
    choose(story, Crossing(PLACE, TRADE))
    turned = stands_now(story.scene("cross-6"))
    assert turned
    assert turned.fits
    # Place 2 is now the corner that place 4 was: that with Handel low and Bosättning high.
    assert turned.spreads["now"].shares == (q1, 0.0, 0.0, q2)
    assert turned.spreads["now"].mean == pytest.approx((0.25, 1 / 3))
    choose(story, Crossing(TRADE, TRUST))
    other = stands_now(story.scene("cross-6"))
    assert other
    assert not other.fits
    assert "placerades mellan andra axlar" in everything_in(KIND.report(story.scene("cross-6")))


def test_only_what_is_asked_is_taken() -> None:
    story = crossed(ask="points")
    assert story.refuses(ANNA, "cross.propose", CROSS, world=worlds(story)[0], name="A").code == (
        "not_asked")
    story = crossed(ask="names")
    assert story.refuses(ANNA, "cross.place", CROSS, which="now", x=0, y=0).code == "not_asked"


def test_where_nobody_is_named_nothing_has_an_organisation() -> None:
    story = crossed(naming="anonymous")
    made = [*story.does(ANNA, "cross.propose", CROSS, world=worlds(story)[0], name="Byn"),
            *story.does(ANNA, "cross.place", CROSS, which="now", x=0.5, y=0.5)]
    assert {event.data["organisation"] for event in made if "organisation" in event.data} == {""}


def test_one_who_comes_late_sees_what_there_is(story: Story) -> None:
    story.does(ANNA, "cross.propose", CROSS, world=worlds(story)[0], name="Byn")
    mine = KIND.mine(story.scene(CROSS), "person-late")
    assert "'points': {}" in everything_in(mine)
    assert "Byn" in everything_in(KIND.phone(story.scene(CROSS)))


def test_a_long_name_and_a_hundred_proposals_stay_on_the_wall() -> None:
    story = crossed(votes="at_once")
    world = worlds(story)[0]
    for number in range(100):
        story.does(KARIN, "cross.propose", CROSS, world=world, name=f"Namn nummer {number:02}")
    turns = {everything_in(KIND.wall(story.scene(CROSS, turn=turn))) for turn in range(25)}
    assert len(turns) == 25
    story.does(KARIN, "cross.name", CROSS, world=world, name="Sammanhållningskommunikationsområdet")
    assert "world-name" in everything_in(KIND.wall(story.scene(CROSS)))


def test_more_than_twelve_names_of_one_person_are_too_many(story: Story) -> None:
    for number in range(12):
        story.does(ANNA, "cross.propose", CROSS, world=worlds(story)[number % 4],
                   name=f"Namn {number}")  # fmt: skip
    assert story.refuses(ANNA, "cross.propose", CROSS, world=worlds(story)[0],
                         name="Ett till").code == "full"  # fmt: skip


def test_axes_are_values_that_poles_are_read_from() -> None:
    assert Axis("a", "A", "låg", "hög").pole("low") == "låg"


def test_the_file_tells_points_and_names_to_one_who_opens_it(
    story: Story, tmp_path: Path
) -> None:
    place(story, ANNA, "now", 0.5, -0.25)
    place(story, ANNA, "now", 0.75, -0.25)
    place(story, BO, "heading", 1, 1)
    story.does(BO, "cross.unplace", CROSS, which="heading")
    story.does(KARIN, "cross.fill", CROSS, heading_x=0.3, heading_y=0.6)
    undo(story)
    story.does(ANNA, "cross.propose", CROSS, world=worlds(story)[0], name="Byn")
    story.does(KARIN, "cross.name", CROSS, world=worlds(story)[1], name="Muren")
    with opened(story, tmp_path):
        pass
    (path,) = tmp_path.glob("omvarld*")
    with closing(sqlite3.connect(path)) as file:
        found = file.execute(
            "SELECT which, axis, value, counted FROM cross_points ORDER BY which DESC, axis")
        assert found.fetchall() == [
            ("now", f"{CROSS}-first", 0.75, 1), ("now", f"{CROSS}-second", -0.25, 1),
            ("heading", f"{CROSS}-first", 0.3, 0), ("heading", f"{CROSS}-second", 0.6, 0)]
        names = file.execute("SELECT name, proposed FROM world_names ORDER BY at")
        assert names.fetchall() == [("Byn", 1), ("Muren", 0)]


def test_a_part_of_one_organisation_calls_the_worlds_what_the_room_does(story: Story) -> None:
    world = worlds(story)[0]
    entry = story.does(BO, "cross.propose", CROSS, world=world, name="Byn")[0].data["entry"]
    story.does(BO, "cross.propose", CROSS, world=world, name="Vinnovas eget")
    story.does(KARIN, "cross.take", CROSS, entry=entry)
    story.does(KARIN, "cross.tagline", CROSS, world=world, tagline="Nära till allt")
    part = part_of(story.state, SKANE)
    (found, *_) = cross_of(part.activities[CROSS]).worlds(part, part.activities[CROSS])
    assert (found.name, found.tagline) == ("Byn", "Nära till allt")
    entries = everything_in(part.activities[CROSS])
    assert BO.id not in entries
    assert "Vinnovas eget" not in entries


def test_every_world_is_followed_back_to_its_axes_and_each_axis_to_its_driver() -> None:
    made_of = Axis("trade", "Handel", "Slutet", "Öppet", item=Item("kluster-1", "Handeln"))
    story = chosen_before(Crossing(made_of, PLACE))
    world = worlds(story, "cross-6")[0]
    entry = story.does(ANNA, "cross.propose", "cross-6", world=world, name="Byn")[0].data["entry"]
    story.does(KARIN, "cross.take", "cross-6", entry=entry)
    facts: dict[str, Any] = dict(KIND.facts(story.scene("cross-6")))
    (told,) = (row for row in facts["worlds"] if row["id"] == world)
    assert told["derived_from"] == ["trade", "place"]
    assert told["name_from"] == entry
    assert facts["entries"][0]["derived_from"] == [world]
    # The axes are told by the item that they were made in.
    assert facts["axes"] == []
    story.does(ANNA, "cross.place", "cross-6", which="now", x=0, y=0)
    (listed,) = (event for event in story.events if event.name == "cross.listed")
    assert listed.data["items"] == {"trade": ["kluster-1"], "place": []}


def test_the_desk_chooses_what_the_wall_shows(story: Story) -> None:
    place(story, ANNA, "now", 0.5, 0.5)
    numbers(story, CROSS)

    def what(turn: int) -> str:
        picture = KIND.wall(story.scene(CROSS, turn=turn))
        return str(picture.parts[0].data["what"])  # type: ignore[union-attr]

    assert [what(0), what(1)] == ["points", "worlds"]
    story.does(KARIN, "cross.look", CROSS, show="worlds")
    assert [what(0), what(1)] == ["worlds", "worlds"]
    undo(story)
    assert [what(0), what(1)] == ["points", "worlds"]


def test_a_reopened_cross_hides_its_points_again_and_keeps_them(story: Story) -> None:
    place(story, ANNA, "now", 0.5, 0.5)
    numbers(story, CROSS)
    story.does(KARIN, "stage.reopen")
    assert "cx-points" not in everything_in(KIND.wall(story.scene(CROSS)))
    assert stands_now(story.scene(CROSS)) is None
    place(story, BO, "now", -0.5, -0.5)
    assert numbers(story, CROSS)["now"]["n"] == 2
