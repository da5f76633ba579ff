"""Dot voting: never more dots than given, hidden until shown, counted exactly in two ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from facilitator.domain.results import shown_result
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.undoing import last_undo
from facilitator.judging.listing import listing
from facilitator.judging.sheets import sheet_of
from facilitator.kinds.dotvote.votes import dots_on, terms
from tests.cast import ANNA, BO, ERIK, KARIN, KINDS, Story, everything_in, joins, scanning

from .judged import CEDRIC, CLUSTER, judging, numbers, third_organisation

VOTE = "dotvote-6"


@pytest.fixture
def vote(scan: Story) -> Story:
    """Six cards in three clusters, and a dot vote on them that has begun."""
    return voting(scan)


def voting(scan: Story, **options: object) -> Story:
    return judging(scan, "dotvote", "Prickröstning", **options)[0]


def place(story: Story, who: Actor, *items: str) -> None:
    for item in items:
        story.does(who, "dotvote.place", VOTE, entry=item)


def dots(story: Story, who: Actor) -> Mapping[str, int]:
    return dots_on(sheet_of(story.activity(VOTE), who.id))


def shown(story: Story) -> Mapping[str, Any]:
    return numbers(story, VOTE)


def test_the_list_is_the_clusters_before_it(vote: Story) -> None:
    listed = listing(vote.state, vote.activity(VOTE))
    assert [item.name for item in listed.items] == ["AI", "Vården", "Elen"]
    assert listed.items[0].cards == ("kort-0", "kort-1")


def test_of_few_things_everybody_has_three_dots(vote: Story) -> None:
    assert terms(vote.activity(VOTE), listing(vote.state, vote.activity(VOTE))) == (3, 3)


def test_no_more_dots_than_given(vote: Story) -> None:
    place(vote, ANNA, "ai", "ai", "vården")
    assert vote.refuses(ANNA, "dotvote.place", VOTE, entry="elen").code == "no_dots_left"
    assert dots(vote, ANNA) == {"ai": 2, "vården": 1}


def test_a_dot_that_is_taken_back_can_be_placed_again(vote: Story) -> None:
    place(vote, ANNA, "ai", "ai", "ai")
    vote.does(ANNA, "dotvote.take_back", VOTE, entry="ai")
    place(vote, ANNA, "elen")
    assert dots(vote, ANNA) == {"ai": 2, "elen": 1}


def test_what_is_not_there_cannot_be_taken_back(vote: Story) -> None:
    assert vote.does(ANNA, "dotvote.take_back", VOTE, entry="ai") == []


def test_no_more_on_one_thing_than_the_agenda_says(scan: Story) -> None:
    story = voting(scan, dots=5, each=2)
    place(story, ANNA, "ai", "ai")
    assert story.refuses(ANNA, "dotvote.place", VOTE, entry="ai").code == "too_many_here"


def test_how_many_dots_is_settled_with_the_first(vote: Story) -> None:
    place(vote, ANNA, "ai")
    vote.does(KARIN, "agenda.change", activity=VOTE, title="Prickröstning", options={"dots": 9})
    place(vote, ANNA, "ai", "ai")
    assert vote.refuses(ANNA, "dotvote.place", VOTE, entry="ai").code == "no_dots_left"
    assert vote.refuses(BO, "dotvote.fill", VOTE, dots={"ai": 4}).code == "not_allowed"
    assert vote.refuses(KARIN, "dotvote.fill", VOTE, dots={"ai": 4}).code == "no_dots_left"


def test_dots_may_be_kept_off_ones_own_cards(scan: Story) -> None:
    story = voting(scan, of="cards", own="not_allowed")
    assert story.refuses(ANNA, "dotvote.place", VOTE, entry="kort-0").code == "own_card"
    place(story, ANNA, "kort-1")


def test_what_is_not_in_the_list_gets_no_dots(vote: Story) -> None:
    assert vote.refuses(ANNA, "dotvote.place", VOTE, entry="kort-0").code == "no_such_item"
    vote.does(KARIN, "dotvote.leave_out", VOTE, entry="ai")
    assert vote.refuses(ANNA, "dotvote.place", VOTE, entry="ai").code == "no_such_item"


def test_dots_on_what_was_taken_out_are_spent_until_they_are_taken_back(vote: Story) -> None:
    place(vote, ANNA, "ai", "ai", "ai")
    vote.does(KARIN, "dotvote.leave_out", VOTE, entry="ai")
    assert vote.refuses(ANNA, "dotvote.place", VOTE, entry="elen").code == "no_dots_left"
    vote.does(ANNA, "dotvote.take_back", VOTE, entry="")
    place(vote, ANNA, "elen")
    vote.does(KARIN, "dotvote.take_in", VOTE, entry="ai")
    assert dots(vote, ANNA) == {"ai": 2, "elen": 1}


def test_a_desk_fills_in_for_somebody_and_takes_it_back(vote: Story) -> None:
    vote.does(KARIN, "dotvote.fill", VOTE, organisation="o2", dots={"ai": 2, "elen": 1})
    undo = last_undo(vote.state, KARIN)
    assert undo is not None
    vote.does(KARIN, "undo.last")
    place(vote, ANNA, "elen")
    found = shown(vote)
    assert (found["sheets"], found["proxies"]) == (1, 0)
    assert found["items"]["ai"]["dots"] == 0


def test_a_filled_in_sheet_is_counted_and_marked(vote: Story) -> None:
    vote.does(KARIN, "dotvote.fill", VOTE, organisation="o2", dots={"ai": 2, "elen": 1})
    found = shown(vote)
    assert (found["sheets"], found["proxies"]) == (1, 1)
    assert found["items"]["ai"]["dots"] == 2


def test_a_phone_cannot_take_back_what_a_desk_filled_in(vote: Story) -> None:
    made = vote.does(KARIN, "dotvote.fill", VOTE, dots={"ai": 1})
    assert vote.refuses(ANNA, "dotvote.withdraw", VOTE, entry=made[-1].data["entry"]).code == (
        "not_allowed")


def test_ranks_are_equal_for_equals_and_no_cut_splits_them(scan: Story) -> None:
    story = voting(scan, first=1)
    place(story, ANNA, "ai", "vården")
    place(story, BO, "ai", "vården", "elen")
    found = shown(story)
    assert [found["items"][item]["rank"] for item in ("ai", "vården", "elen")] == [1, 1, 3]
    assert found["first"] == ["ai", "vården"]


def test_the_ground_truth_of_both_ways_of_weighing() -> None:
    """A 5,1,0; B 0,3,0; C 1,1,1: the room says the first, the organisations the second."""
    story = voting(third_organisation(scanning()), dots=6)
    place(story, ANNA, *["ai"] * 5, "vården")
    place(story, BO, *["vården"] * 3)
    place(story, CEDRIC, "ai", "vården", "elen")
    items = shown(story)["items"]
    assert [items[i]["dots"] for i in ("ai", "vården", "elen")] == [6, 5, 1]
    assert [round(items[i]["fair_share"], 4) for i in ("ai", "vården", "elen")] == [
        0.3889, 0.5, 0.1111]
    assert [items[i]["fair_rank"] for i in ("ai", "vården", "elen")] == [2, 1, 3]


HOMES = ("Region Skåne", "Vinnova", "Region Halland")


def votes_from(story: Story, *voters: tuple[str, str, str]) -> Mapping[str, Any]:
    """What AI got when these (name, from where, on what) have voted and it is shown."""
    if story.activity(VOTE).results:
        story.does(KARIN, "stage.reopen")
    for name, home, item in voters:
        who = Actor(Role.PHONE, f"{home}-{name}")
        joins(story, who, name, home)
        place(story, who, item)
    return shown(story)["items"]["ai"]


def test_organisations_are_not_weighed_alike_where_that_tells_what_few_put_theirs_on() -> None:
    """Two from Skåne, one each from the others: the two shares together give the two's own."""
    story = voting(third_organisation(scanning()), dots=1)
    found = votes_from(story, ("a", HOMES[0], "ai"), ("b", HOMES[0], "elen"),
                       ("a", HOMES[1], "ai"), ("a", HOMES[2], "vården"))  # fmt: skip
    assert (found["share"], found["fair_share"], found["fair_rank"]) == (0.5, None, None)


def test_organisations_shares_of_two_moments_do_not_tell_what_one_has_done_since() -> None:
    story = voting(third_organisation(scanning()), dots=1)
    first = votes_from(story, *((str(n), home, "ai") for home in HOMES for n in range(4)))
    assert (first["organisation_shares"], first["fair_share"]) == ([1, 1, 1], 1)
    later = votes_from(story, ("ny", HOMES[0], "ai"), ("ny", HOMES[1], "elen"),
                       ("ny", HOMES[2], "elen"))  # fmt: skip
    assert later["organisation_shares"] == []
    assert later["fair_share"] is not None
    # One from one and two from another, of two sizes: each would be told by itself.
    assert votes_from(story, ("än", HOMES[0], "ai"), ("än", HOMES[1], "elen"),
                      ("till", HOMES[1], "elen"))["fair_share"] is None  # fmt: skip


def test_dots_follow_the_cards_when_clusters_are_merged(vote: Story) -> None:
    place(vote, ANNA, "ai", "elen")
    vote.does(ERIK, "cluster.merge", CLUSTER, clusters=["ai"], into="elen")
    place(vote, BO, "elen")
    found = shown(vote)
    assert found["items"]["elen"]["dots"] == 3
    assert found["dots"] == 3


def test_a_split_cluster_takes_its_dots_along_in_shares(vote: Story) -> None:
    place(vote, ANNA, "ai", "ai", "ai")
    vote.does(KARIN, "cluster.move", CLUSTER, entries=["kort-0"], cluster="elen")
    found = shown(vote)
    assert (found["items"]["ai"]["dots"], found["items"]["elen"]["dots"]) == (1.5, 1.5)


def test_a_dissolved_cluster_leaves_its_dots_on_its_cards(vote: Story) -> None:
    place(vote, ANNA, "ai", "ai")
    vote.does(KARIN, "cluster.dissolve", CLUSTER, cluster="ai")
    found = shown(vote)
    assert found["items"]["kort-0"]["dots"] == 1
    assert found["dots"] == 2


def test_what_the_list_became_before_it_was_shown_again_is_a_new_result(vote: Story) -> None:
    place(vote, ANNA, "ai")
    place(vote, BO, "elen")
    shown(vote)
    vote.does(KARIN, "stage.reopen")
    vote.does(KARIN, "dotvote.leave_out", VOTE, entry="ai")
    found = shown(vote)
    assert ("ai" in found["items"], found["dots"], found["outside"]) == (False, 1, 1)
    assert len(vote.activity(VOTE).results) == 2


def test_when_the_only_sheet_is_taken_back_the_result_says_nobody(vote: Story) -> None:
    made = vote.does(KARIN, "dotvote.fill", VOTE, dots={"ai": 1})
    shown(vote)
    vote.does(KARIN, "stage.reopen")
    vote.does(KARIN, "dotvote.withdraw", VOTE, entry=made[-1].data["entry"])
    assert (shown(vote)["sheets"], shown_dots(vote)) == (0, 0)


def shown_dots(story: Story) -> object:
    return story.activity(VOTE).results[-1].numbers["dots"]


def test_what_is_hidden_again_goes_on_nowhere(scan: Story) -> None:
    story = voting(scan, first=1)
    place(story, ANNA, "elen")
    shown(story)
    story.does(SYSTEM, "agenda.add", kind="matrix", title="Matris", minutes=5)
    after = story.state.agenda[-1]
    assert [i.id for i in listing(story.state, story.activity(after)).items] == ["elen"]
    story.does(KARIN, "undo.last")
    assert len(listing(story.state, story.activity(after)).items) == 3


def test_one_who_was_removed_is_not_counted_and_counts_again_when_let_back(vote: Story) -> None:
    place(vote, ANNA, "ai")
    place(vote, BO, "elen")
    vote.does(KARIN, "person.remove", person=BO.id)
    assert shown(vote)["dots"] == 1
    vote.does(KARIN, "person.readmit", person=BO.id)
    vote.does(KARIN, "result.recount")
    assert vote.activity(VOTE).results[-1].numbers["dots"] == 2
    assert [result.id for result in vote.activity(VOTE).results] == ["dotvote-6.1", "dotvote-6.2"]


def test_a_result_stays_as_it_was_and_the_same_is_not_made_twice(vote: Story) -> None:
    place(vote, ANNA, "ai")
    first = shown(vote)
    assert vote.does(KARIN, "result.recount") == []
    vote.does(KARIN, "stage.reopen")
    assert shown_result(vote.activity(VOTE)) is None
    place(vote, BO, "elen")
    assert shown(vote)["dots"] == 2
    assert vote.activity(VOTE).results[0].numbers == first


def test_nothing_of_a_hidden_vote_is_seen_by_the_room(vote: Story) -> None:
    kind = KINDS["dotvote"]
    before = [everything_in((kind.phone(vote.scene(VOTE)), kind.facts(vote.scene(VOTE)),
                             kind.sheets(vote.scene(VOTE)), kind.report(vote.scene(VOTE))))]
    place(vote, ANNA, "ai", "ai", "vården")
    after = [everything_in((kind.phone(vote.scene(VOTE)), kind.facts(vote.scene(VOTE)),
                            kind.sheets(vote.scene(VOTE)), kind.report(vote.scene(VOTE))))]
    assert before == after
    assert all(kind.shown_to_room(vote.scene(VOTE), event) is None for event in vote.events
               if event.name.startswith("dotvote."))


_STEP = some.tuples(some.sampled_from([ANNA, BO]), some.sampled_from(["place", "take_back"]),
                    some.sampled_from(["ai", "vården", "elen"]))


@settings(max_examples=60)
@given(some.lists(_STEP, max_size=30), some.lists(some.integers(0, 4), max_size=6))
def test_whatever_is_tapped_and_moved_no_budget_is_exceeded_and_nothing_is_lost(
    steps: list[tuple[Actor, str, str]], moves: list[int]
) -> None:
    story = voting(scanning())
    for number, (who, what, item) in enumerate(steps):
        if number % 5 == 0 and moves:
            card, place_ = f"kort-{moves.pop()}", ("ai", "vården", "elen", "", "alone")[number % 5]
            story.does(KARIN, "cluster.move", CLUSTER, entries=[card], cluster=place_)
        command = story.command(who, f"dotvote.{what}", VOTE, entry=item)
        try:
            story.does(who, command.name, VOTE, id=command.id, entry=item)
        except Exception as refused:  # noqa: BLE001 - only a full budget may be refused
            assert getattr(refused, "code", "") == "no_dots_left"  # noqa: PT017
        assert all(sum(dots(story, each).values()) <= 3 for each in (ANNA, BO))
    placed = sum(dots(story, ANNA).values()) + sum(dots(story, BO).values())
    if placed:
        found = shown(story)
        assert found["dots"] + found["outside"] == pytest.approx(placed)


def test_a_sheet_that_the_desk_sets_aside_is_not_counted_and_not_told_of(vote: Story) -> None:
    place(vote, ANNA, "ai")
    place(vote, BO, "elen")
    sheet = sheet_of(vote.activity(VOTE), ANNA.id)
    assert sheet is not None
    vote.does(KARIN, "entry.hide", VOTE, entry=sheet.id, reason="Fel bord")
    undo = last_undo(vote.state, KARIN)
    assert undo is not None
    assert undo.details == {"words": ""}
    assert shown(vote)["dots"] == 1


def test_one_reads_ones_own_dots_among_what_is_kept(vote: Story) -> None:
    place(vote, ANNA, "ai", "ai", "elen")
    sheet = sheet_of(vote.activity(VOTE), ANNA.id)
    assert sheet is not None
    own = KINDS["dotvote"].own_words(vote.state, vote.activity(VOTE), sheet)
    assert own == ("AI: 2", "Elen: 1")


def test_a_dot_follows_the_cards_that_lay_there_when_it_was_placed(vote: Story) -> None:
    place(vote, ANNA, "ai")
    vote.does(KARIN, "cluster.move", CLUSTER, entries=["kort-2"], cluster="ai")
    place(vote, BO, "ai")
    vote.does(KARIN, "cluster.move", CLUSTER, entries=["kort-2"], cluster="elen")
    found = shown(vote)
    assert found["items"]["ai"]["dots"] == pytest.approx(1 + 2 / 3)
    assert found["items"]["elen"]["dots"] == pytest.approx(1 / 3)


def test_a_vote_on_what_has_all_been_taken_out_can_be_shown(vote: Story) -> None:
    place(vote, ANNA, "ai")
    for item in ("ai", "vården", "elen"):
        vote.does(KARIN, "dotvote.leave_out", VOTE, entry=item)
    assert shown(vote)["order"] == []
    assert KINDS["dotvote"].wall(vote.scene(VOTE)).template == "judging/wall_nothing.html"
