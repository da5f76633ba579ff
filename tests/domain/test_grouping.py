"""Groups: how they are formed, changed and taken back, and that nobody is lost on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import ceil
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from facilitator.domain.command import Command
from facilitator.domain.decide import decide, number
from facilitator.domain.fold import fold
from facilitator.domain.grouped import group_of, is_host, smallest, table_of, unseated
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.seat_list import MANY, NO_GROUP, NOBODY, TWICE, listed
from facilitator.domain.seating import mixed
from facilitator.domain.workshop import Person
from tests.cast import ANNA, BO, ERIK, KARIN, KINDS, Story, founded, gathered, joins

HOMES = ("Region Skåne", "Vinnova", "Region Halland", "")


def crowded(people: int = 20, naming: str = "open") -> Story:
    """So many have come, from three organisations and from none."""
    story = founded(naming=naming)
    for place in range(people):
        joins(story, Actor(Role.PHONE, f"p{place}"), f"Namn {place}", HOMES[place * 7 % 4])
    return story


def mixing(people: int = 20, naming: str = "open", **asked: Any) -> Story:
    story = crowded(people, naming)
    story.does(KARIN, "group.form", way="mix", **asked)
    return story


def sizes(story: Story) -> list[int]:
    return [len(group.members) for group in story.state.groups.values()]


def seats(story: Story) -> Counter[str]:
    return Counter(person for group in story.state.groups.values() for person in group.members)


# How they are formed


def test_a_mix_makes_tables_of_at_most_the_size_that_was_asked_for() -> None:
    assert sorted(sizes(mixing(20, size=6))) == [5, 5, 5, 5]
    assert sorted(sizes(mixing(20, number=3))) == [6, 7, 7]


@given(some.lists(some.sampled_from(["a", "b", "c", "d", ""]), max_size=60), some.integers(1, 12),
       some.text(max_size=4))
def test_a_mix_is_even(homes: list[str], tables: int, salt: str) -> None:
    people = [Person(f"p{place}", "", home, "") for place, home in enumerate(homes)]
    dealt = mixed(people, tables, salt)
    assert sorted(each for _, members in dealt for each in members) == sorted(
        person.id for person in people)
    counts = [len(members) for _, members in dealt]
    assert max(counts) - min(counts) <= 1
    at = {person.id: person.organisation for person in people}
    for home, of_all in Counter(homes).items():
        of_each = [sum(at[each] == home for each in members) for _, members in dealt]
        assert max(of_each) <= ceil(of_all / tables)
        assert max(of_each) - min(of_each) <= 1


def test_the_same_command_mixes_the_same_and_another_mixes_anew() -> None:
    story = crowded(24)

    def tables(command: str) -> list[object]:
        made = decide(story.state, Command(command, "group.form", KARIN, None, {
            "way": "mix", "size": 6}), story.now, KINDS)
        return [made[0].data["groups"]]

    assert tables("one") == tables("one")
    assert tables("one") != tables("another")


def test_one_table_for_each_organisation_bears_its_name() -> None:
    story = crowded(8)
    story.does(KARIN, "group.form", way="organisation")
    assert [(group.number, group.name, len(group.members))
            for group in story.state.groups.values()] == [
        (1, "Region Skåne", 2), (2, "Vinnova", 2), (3, "Region Halland", 2), (4, "", 2)]


def test_by_list_only_those_are_seated_that_a_line_can_mean() -> None:
    story = crowded(4)
    joins(story, ANNA, "Namn 3", "Region Skåne")
    text = ("namn  1; Bord 2\n\nNamn 0;Norrsken\nNamn 2; norrsken\nIngen Alls; 1\nNamn 3; 1\n"
            "Namn 3; region SKÅNE; 4\nNamn 1; 1\nbara ett namn\n")  # fmt: skip
    told = listed(story.state, text)
    assert told.tables == {2: ("", ("p1",)), 3: ("Norrsken", ("p0", "p2")), 4: ("", (ANNA.id,))}
    assert [(line.number, line.why) for line in told.strange] == [
        (5, NOBODY), (6, MANY), (8, TWICE), (9, NO_GROUP)]
    story.does(KARIN, "group.form", way="list", names=text)
    assert [(g.number, g.name, g.members) for g in story.state.groups.values()] == [
        (2, "", ("p1",)), (3, "Norrsken", ("p0", "p2")), (4, "", (ANNA.id,))]
    assert [person.id for person in unseated(story.state)] == ["p3"]
    assert "Ingen Alls" not in repr(story.events)


def test_a_comma_will_do_in_a_list() -> None:
    assert listed(crowded(2).state, "Namn 1, 3").tables == {3: ("", ("p1",))}


def test_a_list_in_which_nobody_is_found_forms_nothing() -> None:
    assert crowded().refuses(KARIN, "group.form", way="list", names="X; 1").code == (
        "nobody_listed")


def test_free_tables_are_empty_and_as_many_as_those_who_are_expected_need() -> None:
    story = founded()
    story.does(KARIN, "group.form", way="code")
    assert sizes(story) == [0]
    story.does(KARIN, "group.form", way="code", number=5)
    assert sizes(story) == [0] * 5


@pytest.mark.parametrize("way", ["mix", "organisation", "list"])
def test_nobody_can_be_seated_before_anybody_has_come(way: str) -> None:
    assert founded().refuses(KARIN, "group.form", way=way).code == "nobody_here"


def test_formed_anew_a_table_keeps_its_id_and_its_name() -> None:
    story = mixing(20, number=4)
    story.does(KARIN, "group.rename", group="g3", name="Norrsken")
    before = {group.number: group.id for group in story.state.groups.values()}
    story.does(KARIN, "group.form", way="mix", number=6)
    after = story.state.groups
    assert {n: i for n, i in ((g.number, g.id) for g in after.values()) if n <= 4} == before
    assert after["g3"].name == "Norrsken"


def test_a_host_who_sits_there_no_longer_leads_no_more() -> None:
    story = mixing(8, number=2)
    host = story.state.groups["g1"].members[0]
    story.does(KARIN, "group.host", group="g1", person=host)
    assert is_host(story.state, Actor(Role.PHONE, host))
    story.does(KARIN, "group.move", person=host, group="g2")
    assert story.state.groups["g1"].host == ""
    story.does(KARIN, "undo.last")
    assert story.state.groups["g1"].host == host
    assert story.refuses(KARIN, "group.host", group="g2", person=host).code == "not_there"


# By hand


def test_a_table_is_added_renamed_and_removed_and_its_people_sit_elsewhere() -> None:
    story = mixing(9, number=3)
    story.does(KARIN, "group.add", name="Fönstret")
    assert story.state.groups["g4"].number == 4
    story.does(KARIN, "group.move", person="p0", group="g4")
    story.does(KARIN, "group.remove", group="g4")
    assert "g4" not in story.state.groups
    assert sum(sizes(story)) == 9
    assert max(sizes(story)) - min(sizes(story)) <= 1


def test_the_only_table_with_people_cannot_be_removed_but_everything_can_be_dissolved() -> None:
    story = mixing(4, number=1)
    assert story.refuses(KARIN, "group.remove", group="g1").code == "last_table"
    story.does(KARIN, "group.dissolve")
    assert (story.state.groups, story.state.seating) == ({}, "none")
    story.does(KARIN, "undo.last")
    assert (sizes(story), story.state.seating) == ([4], "mix")


def test_late_ones_are_seated_where_there_is_room_and_fewest_are_from_their_own() -> None:
    story = mixing(11, number=3)
    joins(story, ANNA, "Anna", "Region Skåne")
    assert table_of(story.state, ANNA.id) is None
    assert smallest(story.state) is min(story.state.groups.values(), key=lambda g: len(g.members))
    story.does(KARIN, "group.seat")
    assert sizes(story) == [4, 4, 4]
    assert story.does(KARIN, "group.seat") == []


def test_who_comes_late_takes_a_place_and_keeps_it() -> None:
    story = mixing(11, number=3)
    joins(story, ANNA, "Anna", "Region Skåne")
    story.does(ANNA, "group.sit", group="g2")
    assert group_of(story.state, ANNA) is story.state.groups["g2"]
    assert story.does(ANNA, "group.sit", group="g2") == []
    refused = story.refuses(ANNA, "group.sit", group="g3")
    assert (refused.code, refused.details) == ("has_table", {"number": 2})


def test_at_free_tables_people_choose_and_choose_again() -> None:
    story = gathered()
    story.does(KARIN, "group.form", way="code", number=3)
    for group in ("g2", "g3"):
        story.does(ANNA, "group.sit", group=group)
    assert story.state.groups["g2"].members == ()
    assert story.state.groups["g3"].members == (ANNA.id,)
    assert story.refuses(ANNA, "group.sit", group="g9").code == "no_such_group"


def test_where_nobody_is_named_there_are_tables_and_nothing_comes_from_one() -> None:
    story = mixing(8, naming="anonymous", number=2)
    sitting = story.state.groups["g1"].members[0]
    assert table_of(story.state, sitting) is story.state.groups["g1"]
    assert group_of(story.state, Actor(Role.PHONE, sitting)) is None


# Who leaves


def test_who_is_removed_leaves_the_table_and_leads_it_no_more() -> None:
    story = mixing(8, number=2)
    host = story.state.groups["g1"].members[1]
    story.does(KARIN, "group.host", group="g1", person=host)
    story.does(KARIN, "person.remove", person=host)
    assert table_of(story.state, host) is None
    assert story.state.groups["g1"].host == ""
    story.does(KARIN, "undo.last")
    assert [person.id for person in unseated(story.state)] == [host]


# Undo


def test_what_is_undone_is_only_what_still_stands() -> None:
    story = mixing(12, number=3)
    before = dict(story.state.groups)
    story.does(KARIN, "group.form", way="mix", number=2)
    story.does(ERIK, "group.move", person="p5", group="g1")
    moved_anyway = "p5" in before["g1"].members
    story.does(KARIN, "undo.last")
    assert list(story.state.groups) == list(before)
    assert sum(seats(story).values()) == 12
    if not moved_anyway:
        assert "p5" in story.state.groups["g1"].members or "p5" in before[
            next(g for g in before if "p5" in before[g].members)].members


def test_a_table_that_another_desk_added_survives_the_undo() -> None:
    story = mixing(12, number=3)
    story.does(KARIN, "group.form", way="mix", number=2)
    story.does(ERIK, "group.add", name="Fönstret")
    added = max(story.state.groups.values(), key=lambda group: group.number)
    story.does(ERIK, "group.move", person="p5", group=added.id)
    story.does(KARIN, "undo.last")
    assert table_of(story.state, "p5") == replace(
        story.state.groups[added.id], members=story.state.groups[added.id].members)


DESK_STEPS = some.one_of(
    some.tuples(some.just("group.form"), some.fixed_dictionaries({
        "way": some.sampled_from(["mix", "organisation", "code"]), "number": some.integers(1, 5)})),
    some.tuples(some.just("group.move"), some.fixed_dictionaries({
        "person": some.sampled_from([f"p{n}" for n in range(7)]),
        "group": some.sampled_from(["", "g1", "g2", "g3", "g6"])})),
    some.tuples(some.just("group.host"), some.fixed_dictionaries({
        "person": some.sampled_from(["", *(f"p{n}" for n in range(7))]),
        "group": some.sampled_from(["g1", "g2"])})),
    some.tuples(some.just("group.rename"), some.fixed_dictionaries({
        "name": some.sampled_from(["", "Norrsken"]), "group": some.sampled_from(["g1", "g2"])})),
    some.tuples(some.sampled_from(["group.seat", "group.dissolve", "undo.last", "undo.again"]),
                some.just({})),
    some.tuples(some.just("group.add"), some.just({"name": "Nytt"})),
    some.tuples(some.just("group.remove"), some.fixed_dictionaries({
        "group": some.sampled_from(["g1", "g2", "g6"])})),
    some.tuples(some.sampled_from(["person.remove", "person.readmit"]), some.fixed_dictionaries({
        "person": some.sampled_from(["p1", "p2"])})),
)
STEPS = some.lists(some.tuples(some.sampled_from(["Karin", "Erik", "p0", "p3"]), DESK_STEPS,
                               some.sampled_from(["g1", "g2", "g4"])), max_size=30)


@given(STEPS)
@settings(max_examples=150, deadline=None)
def test_everybody_has_one_table_or_none_whatever_happens(steps: list[Any]) -> None:
    story = crowded(7)
    for who, (name, data), table in steps:
        phone = who.startswith("p")
        actor = Actor(Role.PHONE, who) if phone else Actor(Role.DESK, who)
        _try(story, actor, "group.sit" if phone else name, {"group": table} if phone else data)
        groups = story.state.groups
        assert not seats(story) or max(seats(story).values()) == 1
        here = {person.id for person in story.state.present()}
        assert seats(story).keys() <= here
        assert seats(story).keys() | {p.id for p in unseated(story.state)} == here
        assert all(not g.host or g.host in g.members for g in groups.values())
        assert all(group.id == f"g{group.number}" == at for at, group in groups.items())
        assert list(groups) == sorted(groups, key=lambda at: groups[at].number)
        assert (story.state.seating not in ("", "none")) == bool(groups)
    assert fold(story.events, KINDS) == story.state


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_a_step_that_is_undone_at_once_leaves_all_as_it_was(steps: list[Any]) -> None:
    story = crowded(7)
    for _, (name, data), _ in steps:
        before = (story.state.groups, story.state.seating)
        if name.startswith("group.") and _try(story, KARIN, name, data) and before[0]:
            after = story.state.groups
            assert _try(story, KARIN, "undo.last", {}), name
            assert (_as_sets(story.state.groups), story.state.seating) == (
                _as_sets(before[0]), before[1])
            assert _try(story, KARIN, "undo.again", {})
            assert _as_sets(story.state.groups) == _as_sets(after)


def _as_sets(groups: Any) -> Any:
    return {at: (group.number, group.name, frozenset(group.members), group.host)
            for at, group in groups.items()}


def _try(story: Story, actor: Actor, name: str, data: dict[str, Any]) -> bool:
    story.wait(1)
    command = story.command(actor, name, **data)
    try:
        made = number(story.state, command, decide(story.state, command, story.now, KINDS),
                      story.now)  # fmt: skip
    except Refused:
        return False
    story.state = fold(made, KINDS, story.state)
    story.events += made
    return bool(made)


def test_a_wall_shows_the_tables_only_where_there_are_some() -> None:
    story = gathered()
    assert story.refuses(KARIN, "wall.show", what="seats").code == "no_groups"
    story.does(KARIN, "group.form", way="mix", number=1)
    story.does(KARIN, "wall.show", what="seats")
    assert story.state.wall == "seats"


def test_only_the_server_restores() -> None:
    story = gathered()
    assert story.refuses(KARIN, "group.restore").code == "not_allowed"
    story.does(SYSTEM, "group.restore", before=[], after=[], way="mix")
    assert story.state.seating == "none"
    assert BO.id in story.state.people
