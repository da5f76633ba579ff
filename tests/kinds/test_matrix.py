"""Impact and uncertainty: vet ej is no middle, camps are found, and every number follows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.contributions import entries_of
from facilitator.domain.erasing import ERASED
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.scene import Scene
from facilitator.judging.ratings import ratings_on, share_of
from facilitator.judging.reasons import readable_reasons, reasons
from facilitator.judging.sheets import sheet_of
from facilitator.kinds.matrix.phone import ours
from facilitator.kinds.matrix.picture import drawn
from facilitator.kinds.matrix.standing import Standing, stands_now
from facilitator.report.part import part_of
from tests.cast import ANNA, BO, KARIN, KINDS, VINNOVA, Story, everything_in, joins, scanning
from tests.opened import opened

from .judged import AI, CARE, CEDRIC, CLUSTER, POWER, judging, numbers, third_organisation

MATRIX = "matrix-6"
KIND = KINDS["matrix"]


@pytest.fixture
def matrix(scan: Story) -> Story:
    """Three clusters that are being rated."""
    return judging(scan, "matrix", "Påverkan och osäkerhet")[0]


def rate(story: Story, who: Actor, item: str, impact: int | None, uncertainty: int | None,
         **more: object) -> None:  # fmt: skip
    story.does(who, "matrix.rate", MATRIX, entry=item, impact=impact, uncertainty=uncertainty,
               **more)  # fmt: skip


def crowd(story: Story, ratings: list[tuple[int | None, int | None]], item: str = AI) -> None:
    """So many people from nowhere, each with one rating."""
    for place, (impact, uncertainty) in enumerate(ratings):
        person = Actor(Role.PHONE, f"person-{item}-{place}")
        joins(story, person, f"Person {place}")
        rate(story, person, item, impact, uncertainty)


def stands(story: Story) -> Standing:
    found = stands_now(story.scene(MATRIX))
    assert found is not None
    return found


def test_one_answer_at_a_time_and_the_other_stays(matrix: Story) -> None:
    matrix.does(ANNA, "matrix.rate", MATRIX, entry=AI, impact=4)
    matrix.does(ANNA, "matrix.rate", MATRIX, entry=AI, uncertainty=None)
    sheet = sheet_of(matrix.activity(MATRIX), ANNA.id)
    assert ratings_on(sheet) == {AI: {"impact": 4, "uncertainty": None}}


def test_the_same_answer_again_is_no_event(matrix: Story) -> None:
    rate(matrix, ANNA, AI, 4, None)
    assert matrix.does(ANNA, "matrix.rate", MATRIX, entry=AI, uncertainty=None) == []


def test_a_reason_alone_is_kept_and_one_can_be_taken_away(matrix: Story) -> None:
    matrix.does(ANNA, "matrix.rate", MATRIX, entry=AI, reason="Det avgörs i Bryssel.")
    assert [r["words"] for r in reasons(matrix.scene(MATRIX), AI)] == ["Det avgörs i Bryssel."]
    matrix.does(ANNA, "matrix.rate", MATRIX, entry=AI, reason="")
    assert reasons(matrix.scene(MATRIX), AI) == ()


def test_nothing_said_is_refused(matrix: Story) -> None:
    assert matrix.refuses(ANNA, "matrix.rate", MATRIX, entry=AI).code == "empty"
    assert matrix.refuses(ANNA, "matrix.rate", MATRIX, entry="nix", impact=3).code == "no_such_item"
    assert matrix.refuses(ANNA, "matrix.rate", MATRIX, entry=AI, impact=6).code == "out_of_range"


def test_vet_ej_is_counted_by_itself_and_is_never_the_middle(matrix: Story) -> None:
    crowd(matrix, [(5, None), (5, 1), (None, None)])
    impact = numbers(matrix, MATRIX)["items"][AI]["impact"]
    assert (impact["n"], impact["passed"], impact["mean"]) == (2, 1, 5.0)


def test_the_priority_of_the_ground_truth(matrix: Story) -> None:
    """Mean impact 4.2 and mean uncertainty 3.8 give 0.8 · 0.7 = 0.56."""
    crowd(matrix, [(4, 3), (4, 4), (4, 4), (4, 4), (5, 4)])
    assert numbers(matrix, MATRIX)["items"][AI]["priority"] == pytest.approx(0.56, abs=1e-4)


def test_a_room_in_two_camps_is_told_of_and_its_mean_is_not_all(matrix: Story) -> None:
    crowd(matrix, [(4, 1), (4, 1), (4, 5), (4, 5)])
    crowd(matrix, [(4, 3), (4, 3), (4, 3)], CARE)
    numbers(matrix, MATRIX)
    assert [(d.name, d.split) for d in stands(matrix).split()] == [("AI", ("uncertainty",))]


def test_the_fields_have_their_names_and_the_cut_counts_as_high(matrix: Story) -> None:
    crowd(matrix, [(5, 3)], AI)
    crowd(matrix, [(5, 1)], CARE)
    crowd(matrix, [(1, 5)], POWER)
    numbers(matrix, MATRIX)
    assert {d.name: d.field for d in stands(matrix).drivers} == {
        "AI": "critical", "Vården": "given", "Elen": "watch"}


def test_a_relative_cut_lies_at_the_median_of_the_drivers(matrix: Story) -> None:
    for item, rating in ((AI, (5, 5)), (CARE, (4, 4)), (POWER, (3, 4))):
        crowd(matrix, [rating], item)
    numbers(matrix, MATRIX)
    matrix.does(KARIN, "matrix.look", MATRIX, cut="relative")
    assert stands(matrix).cut == (4, 4)
    assert [d.field for d in stands(matrix).drivers] == ["critical", "critical", "watch"]


def test_organisations_weigh_the_same_when_the_desk_wants_it() -> None:
    story, _ = judging(third_organisation(scanning()), "matrix", "Matris")
    more = Actor(Role.PHONE, "person-doris")
    joins(story, more, "Doris", "Region Skåne")
    story.does(KARIN, "workshop.set_small_group", least=1)
    for who, low in ((ANNA, 5), (more, 5), (BO, 1), (CEDRIC, 3)):
        rate(story, who, AI, low, 5)
    numbers(story, MATRIX)
    assert stands(story).drivers[0].y == 3.5
    story.does(KARIN, "matrix.look", MATRIX, weight="organisations")
    assert stands(story).drivers[0].y == 3.0
    story.does(KARIN, "undo.last")
    assert stands(story).look.weight == "people"


def test_the_desk_may_choose_the_median(matrix: Story) -> None:
    crowd(matrix, [(1, 1), (5, 5), (5, 5)])
    numbers(matrix, MATRIX)
    matrix.does(KARIN, "matrix.look", MATRIX, statistic="median")
    assert (stands(matrix).drivers[0].x, stands(matrix).drivers[0].y) == (5, 5)


def test_a_second_round_has_the_same_list_ones_own_answer_and_an_arrow(matrix: Story) -> None:
    rate(matrix, ANNA, AI, 2, 2)
    numbers(matrix, MATRIX)
    story, second = judging(matrix, "matrix", "Andra rundan", again=MATRIX)
    own = everything_in(KIND.mine(story.scene(second), ANNA.id))
    assert "'before': {'ai': {'impact': 2, 'uncertainty': 2}}" in own
    story.does(ANNA, "matrix.rate", second, entry=AI, impact=5, uncertainty=4)
    numbers(story, second)
    found = stands_now(story.scene(second))
    assert found is not None
    assert [(d.was, d.x, d.y) for d in found.drivers if d.id == AI] == [((2, 2), 4, 5)]
    assert story.activity(MATRIX).results[-1].numbers["items"][AI]["impact"]["mean"] == 2


def test_a_second_round_does_not_show_the_first_before_that_is_shown(matrix: Story) -> None:
    rate(matrix, ANNA, AI, 2, 2)
    story, second = judging(matrix, "matrix", "Andra rundan", again=MATRIX)
    story.does(ANNA, "matrix.rate", second, entry=AI, impact=5, uncertainty=4)
    numbers(story, second)
    found = stands_now(story.scene(second))
    assert found is not None
    assert found.drivers[0].was is None


def test_of_a_long_list_everybody_gets_a_share_and_every_driver_its_own() -> None:
    story, _ = judging(scanning(), "matrix", "Matris", of="own", share=6)
    for place in range(20):
        story.does(KARIN, "matrix.add_item", MATRIX, name=f"Drivkraft {place}")
    people = [Actor(Role.PHONE, f"person-{place}") for place in range(10)]
    for person in people:
        joins(story, person, person.id)
        story.does(person, "matrix.draw", MATRIX)
    shares = [share_of(sheet_of(story.activity(MATRIX), person.id)) for person in people]
    had = [sum(item in share for share in shares) for item in
           {item for share in shares for item in share}]
    assert [len(share) for share in shares] == [6] * 10
    assert (len(had), min(had), max(had)) == (20, 3, 3)
    assert len(set(shares)) == 10


def test_one_gets_no_more_before_all_of_ones_share_is_answered() -> None:
    story, _ = judging(scanning(), "matrix", "Matris", of="own", share=3)
    for place in range(5):
        story.does(KARIN, "matrix.add_item", MATRIX, name=f"Drivkraft {place}")
    story.does(ANNA, "matrix.draw", MATRIX)
    assert story.does(ANNA, "matrix.draw", MATRIX) == []
    first = share_of(sheet_of(story.activity(MATRIX), ANNA.id))
    for item in first:
        rate(story, ANNA, item, 3, None)
    story.does(ANNA, "matrix.draw", MATRIX)
    every = share_of(sheet_of(story.activity(MATRIX), ANNA.id))
    assert (len(every), len(set(every))) == (5, 5)
    assert every[:3] == first


def test_nothing_of_the_answers_is_in_anything_before_they_are_shown(matrix: Story) -> None:
    scene = matrix.scene(MATRIX)
    before = everything_in((KIND.phone(scene), KIND.facts(scene), KIND.sheets(scene),
                            KIND.report(scene)))
    rate(matrix, ANNA, AI, 5, 1, reason="kanariefågel")
    scene = matrix.scene(MATRIX)
    after = everything_in((KIND.phone(scene), KIND.facts(scene), KIND.sheets(scene),
                           KIND.report(scene)))
    assert before == after
    seen = everything_in((KIND.wall(scene), KIND.desk(scene), [
        KIND.shown_to_desk(scene, event) for event in matrix.events]))
    assert "kanariefågel" not in seen
    assert "'impact': 5" not in seen


@pytest.mark.parametrize("back", ["undo.last", "stage.reopen"])
def test_a_result_that_is_hidden_again_is_read_by_nobody(matrix: Story, back: str) -> None:
    rate(matrix, ANNA, AI, 5, 1)
    numbers(matrix, MATRIX)
    assert stands_now(matrix.scene(MATRIX)) is not None
    matrix.does(KARIN, back)
    assert matrix.activity(MATRIX).results
    assert stands_now(matrix.scene(MATRIX)) is None
    scene = matrix.scene(MATRIX)
    assert "priority" not in everything_in((KIND.phone(scene), KIND.mine(scene, ANNA.id),
                                            KIND.wall(scene), KIND.facts(scene),
                                            KIND.report(scene), KIND.sheets(scene)))


def test_a_desk_sees_the_figures_ahead_only_where_the_agenda_says_so(scan: Story) -> None:
    story, _ = judging(scan, "matrix", "Matris", desk="totals")
    rate(story, ANNA, AI, 5, 1)
    assert "mx-figure" in everything_in(KIND.desk(story.scene(MATRIX)))
    assert "mx-figure" not in everything_in(KIND.wall(story.scene(MATRIX)))


def test_a_minoritys_reason_comes_first(matrix: Story) -> None:
    crowd(matrix, [(4, 5)] * 5)
    rate(matrix, ANNA, AI, 4, 5, reason="Som alla andra.")
    rate(matrix, BO, AI, 4, 1, reason="Det är redan bestämt.")
    told = reasons(matrix.scene(MATRIX), AI, asked=("uncertainty",))
    assert [each["words"] for each in told] == ["Det är redan bestämt.", "Som alla andra."]


def test_who_stands_apart_on_one_question_of_two_comes_before_the_many(matrix: Story) -> None:
    crowd(matrix, [(4, 5)] * 5)
    rate(matrix, ANNA, AI, 4, 5, reason="Alla vet det.")
    rate(matrix, BO, AI, 4, 1, reason="Tvärtom.")
    told = reasons(matrix.scene(MATRIX), AI)
    assert [each["words"] for each in told] == ["Tvärtom.", "Alla vet det."]


def test_a_hidden_reason_is_read_by_nobody_and_can_be_shown_again(matrix: Story) -> None:
    rate(matrix, ANNA, AI, 4, 1, reason="Anna Svensson vet.")
    sheet = entries_of(matrix.activity(MATRIX)).of(ANNA.id)[0]
    matrix.does(KARIN, "matrix.hide_reason", MATRIX, entry=sheet.id, item=AI, reason="Namn")
    numbers(matrix, MATRIX)
    scene = matrix.scene(MATRIX)
    assert readable_reasons(scene, AI) == ()
    assert "Svensson" not in everything_in((KIND.facts(scene), KIND.sheets(scene),
                                            KIND.report(scene), KIND.wall(scene)))
    matrix.does(KARIN, "undo.last")
    matrix.does(KARIN, "undo.last")
    matrix.does(KARIN, "undo.last")
    assert len(readable_reasons(matrix.scene(MATRIX), AI)) == 1


def test_a_filled_in_sheet_counts_is_marked_and_can_be_taken_away(matrix: Story) -> None:
    made = matrix.does(KARIN, "matrix.fill", MATRIX, organisation="o2",
                       impact={AI: 5, CARE: None}, uncertainty={AI: 2, CARE: None})  # fmt: skip
    sheet = entries_of(matrix.activity(MATRIX)).get(made[-1].data["entry"])
    assert (sheet.proxy, ratings_on(sheet)) == (True, {AI: {"impact": 5, "uncertainty": 2}})
    matrix.does(KARIN, "undo.last")
    assert not entries_of(matrix.activity(MATRIX)).visible()


def test_a_rating_stays_with_what_was_rated_when_its_cluster_goes(matrix: Story) -> None:
    rate(matrix, ANNA, AI, 5, 5)
    matrix.does(KARIN, "cluster.merge", CLUSTER, clusters=[AI], into=POWER)
    rate(matrix, ANNA, POWER, 1, 1)
    items = numbers(matrix, MATRIX)["items"]
    assert (items[AI]["impact"]["mean"], items[POWER]["impact"]["mean"]) == (5, 1)
    assert {d.name for d in stands(matrix).drivers} >= {"AI", "Elen"}


def test_the_common_mean_of_organisations_is_not_told_where_it_tells_what_few_said() -> None:
    """Two from Skåne, one each from the others: the two means together give the two's own."""
    story, _ = judging(third_organisation(scanning()), "matrix", "Matris")
    more = Actor(Role.PHONE, "person-doris")
    joins(story, more, "Doris", "Region Skåne")
    for who, low in ((ANNA, 5), (more, 5), (BO, 1), (CEDRIC, 3)):
        rate(story, who, AI, low, 5)
    found = numbers(story, MATRIX)["items"][AI]["impact"]
    assert (found["mean"], found["fair_mean"], found["organisation_means"]) == (3.5, None, [])


def test_ones_own_organisation_is_seen_beside_the_room_by_itself_alone(matrix: Story) -> None:
    matrix.does(KARIN, "workshop.set_small_group", least=1)
    rate(matrix, ANNA, AI, 5, 1)
    crowd(matrix, [(1, 5), (3, 3), (3, 3)])
    assert ours(matrix.scene(MATRIX), ANNA.id)["rows"] == ()
    numbers(matrix, MATRIX)
    own = ours(matrix.scene(MATRIX), ANNA.id)
    assert own["organisation"] == "Region Skåne"
    assert everything_in(own["rows"]).startswith("({'name': 'AI', 'values': ((5.0, 3.0), (1.0, 3.0")
    room = everything_in((KIND.phone(matrix.scene(MATRIX)), KIND.wall(matrix.scene(MATRIX)),
                          KIND.report(matrix.scene(MATRIX))))  # fmt: skip
    assert "Region Skåne" not in room


def test_who_only_says_to_come_from_there_does_not_see_what_they_said(matrix: Story) -> None:
    matrix.does(KARIN, "workshop.set_small_group", least=1)
    rate(matrix, BO, AI, 5, 1)
    crowd(matrix, [(1, 5), (3, 3), (3, 3)])
    numbers(matrix, MATRIX)
    stranger = Actor(Role.PHONE, "person-stranger")
    joins(matrix, stranger, "Sven", "Vinnova")
    matrix.does(ANNA, "person.change", name="Anna", organisation="Vinnova")
    for who in (stranger, ANNA):
        assert ours(matrix.scene(MATRIX), who.id)["rows"] == ()
    assert ours(matrix.scene(MATRIX), BO.id)["organisation"] == "Vinnova"


def test_no_own_view_of_few_people(matrix: Story) -> None:
    """Of two from one place each could subtract her own from the mean, and has a phone to do it."""
    rate(matrix, ANNA, AI, 5, 1)
    colleague = Actor(Role.PHONE, "person-doris")
    joins(matrix, colleague, "Doris", "Region Skåne")
    rate(matrix, colleague, AI, 1, 5)
    crowd(matrix, [(3, 3)] * 5)
    numbers(matrix, MATRIX)
    assert ours(matrix.scene(MATRIX), ANNA.id)["rows"] == ()


def test_no_own_view_where_the_others_could_be_reckoned_from_it(matrix: Story) -> None:
    rate(matrix, ANNA, AI, 5, 1)
    rate(matrix, BO, AI, 1, 5)
    numbers(matrix, MATRIX)
    assert ours(matrix.scene(MATRIX), ANNA.id)["rows"] == ()


def test_organisations_means_are_told_only_where_all_of_them_are_several() -> None:
    story, _ = judging(third_organisation(scanning()), "matrix", "Matris")
    for who in (ANNA, BO, CEDRIC):
        rate(story, who, AI, 5, 1)
    found = numbers(story, MATRIX)["items"][AI]["impact"]
    assert (found["fair_mean"], found["organisation_means"]) == (5.0, [])
    story.does(KARIN, "workshop.set_small_group", least=1)
    story.does(KARIN, "result.recount")
    told = story.activity(MATRIX).results[-1].numbers["items"]
    assert told[AI]["impact"]["organisation_means"] == [5.0, 5.0, 5.0]  # type: ignore[index]


def reopened(story: Story, *said: tuple[str, str, int]) -> Mapping[str, Any]:
    """The answers to the impact of AI after it has been opened again and these have said theirs."""
    if story.activity(MATRIX).results:
        story.does(KARIN, "stage.reopen")
    for name, home, low in said:
        who = Actor(Role.PHONE, f"{home}-{name}")
        if who.id not in story.state.people:
            joins(story, who, name, home)
        rate(story, who, AI, low, 5)
    return numbers(story, MATRIX)["items"][AI]["impact"]


HOMES = ("Region Skåne", "Vinnova", "Region Halland")


def test_organisations_means_of_two_moments_do_not_tell_what_one_has_said_since() -> None:
    story, _ = judging(third_organisation(scanning()), "matrix", "Matris")
    first = reopened(story, *((str(n), home, 2) for home in HOMES for n in range(4)))
    assert first["organisation_means"] == [2, 2, 2]
    assert first["fair_mean"] == 2
    # One more from each: each of the sorted means moves by one person's answer.
    later = reopened(story, ("ny", HOMES[0], 5), ("ny", HOMES[1], 1), ("ny", HOMES[2], 3))
    assert later["organisation_means"] == []
    assert later["fair_mean"] is not None  # alike in size, so it tells what the mean of all does
    # One from one and two from another: that mean and the mean of all give each by itself.
    other = reopened(story, ("0", HOMES[0], 1), ("till", HOMES[1], 1), ("fler", HOMES[1], 1))
    assert other["fair_mean"] is None


def test_one_more_does_not_tell_what_the_only_one_from_there_said_before() -> None:
    story, _ = judging(third_organisation(scanning()), "matrix", "Matris")
    assert reopened(story, *(("0", home, 2) for home in HOMES))["fair_mean"] == 2
    # The mean of all tells what the new one said, and the other one then what Skåne's first did.
    assert reopened(story, ("ny", HOMES[0], 5))["fair_mean"] is None


def test_a_driver_that_one_ranking_lacks_moves_none_of_the_others() -> None:
    """A is rated by two organisations and has no common mean; B and C keep their order."""
    story, _ = judging(third_organisation(scanning()), "matrix", "Matris")
    for who, first in ((ANNA, 5), (BO, 5), (CEDRIC, None)):
        rate(story, who, AI, first, 5)
        rate(story, who, CARE, 4, 4)
        rate(story, who, POWER, 2, 2)
    numbers(story, MATRIX)
    assert [(d.name, d.moved) for d in stands(story).drivers] == [
        ("AI", 0), ("Vården", 0), ("Elen", 0)]


def test_what_was_judged_belongs_to_the_result(matrix: Story) -> None:
    rate(matrix, ANNA, AI, 5, 1)
    numbers(matrix, MATRIX)
    matrix.does(KARIN, "cluster.rename", CLUSTER, cluster=AI, name="AI minskar")
    assert "Underlaget" not in everything_in(KIND.desk(matrix.scene(MATRIX)))
    assert "'stale': True" in everything_in(KIND.desk(matrix.scene(MATRIX)))
    matrix.does(KARIN, "result.recount")
    assert len(matrix.activity(MATRIX).results) == 2


def test_an_earlier_result_tells_no_single_persons_answers_by_the_difference(
    matrix: Story,
) -> None:
    crowd(matrix, [(4, 4)] * 4)
    numbers(matrix, MATRIX)
    matrix.does(KARIN, "stage.reopen")
    rate(matrix, ANNA, AI, 1, 1)
    numbers(matrix, MATRIX)
    earlier = KIND.facts(matrix.scene(MATRIX))["results"]["earlier_results"]  # type: ignore[index]
    assert [each["numbers"] for each in earlier] == [None]
    matrix.does(KARIN, "stage.reopen")
    assert KIND.facts(matrix.scene(MATRIX))["results"]["earlier_results"] == []  # type: ignore[index]
    crowd(matrix, [(3, 3)] * 3, CARE)
    numbers(matrix, MATRIX)
    earlier = KIND.facts(matrix.scene(MATRIX))["results"]["earlier_results"]  # type: ignore[index]
    assert earlier[-1]["numbers"]["sheets"] == 5


def test_a_desks_programs_are_not_told_who_said_what(matrix: Story) -> None:
    rate(matrix, ANNA, AI, 5, 1, reason="kanariefågel")
    numbers(matrix, MATRIX)
    told = [KIND.shown_to_desk(matrix.scene(MATRIX), event) for event in matrix.events
            if event.name == "matrix.rated"]
    assert [set(each) for each in told] == [{"entry"}]


def test_in_an_anonymous_room_nobodys_organisation_is_told_apart() -> None:
    story, _ = judging(scanning(naming="anonymous"), "matrix", "Matris")
    rate(story, ANNA, AI, 5, 1)
    assert numbers(story, MATRIX)["organisations"] == 0
    assert ours(story.scene(MATRIX), ANNA.id)["rows"] == ()


@pytest.mark.parametrize("words", ["keep", "erase"])
def test_what_an_erased_person_rated_is_nobodys_and_still_counts(
    matrix: Story, tmp_path: Path, words: str
) -> None:
    rate(matrix, ANNA, AI, 5, 1, reason="kanariefågel")
    rate(matrix, BO, AI, 3, 1, reason="en annan fågel")
    with opened(matrix, tmp_path) as room:
        for who in (ANNA, BO):
            room.handle(matrix.command(KARIN, "person.erase", person=who.id, words=words,
                                       decision="dnr 7"))  # fmt: skip
        sheets = entries_of(room.state.activities[MATRIX]).visible()
        scene = Scene(room.state, room.state.activities[MATRIX], matrix.now)
        read = [each["words"] for each in reasons(scene, AI)]
        kept = json.dumps([dict(event.data) for event in room.events_after(0)],
                          ensure_ascii=False)  # fmt: skip
    assert [(sheet.author, sheet.organisation) for sheet in sheets] == [("", ""), ("", "")]
    assert [dict(ratings_on(sheet)) for sheet in sheets] == [
        {AI: {"impact": 5, "uncertainty": 1}}, {AI: {"impact": 3, "uncertainty": 1}}]
    assert read == (["en annan fågel", "kanariefågel"] if words == "keep" else [])
    assert ("kanariefågel" in kept) == (words == "keep")
    assert (ERASED in kept) == (words == "erase")


def test_the_list_of_a_matrix_is_what_goes_on_from_the_dots(scan: Story) -> None:
    story, vote = judging(scan, "dotvote", "Prickar", first=1)
    story.does(ANNA, "dotvote.place", vote, entry=CARE)
    numbers(story, vote)
    story.does(SYSTEM, "agenda.add", kind="matrix", title="Matris", minutes=10)
    last = story.state.agenda[-1]
    story.does(KARIN, "stage.start", last)
    assert story.refuses(ANNA, "matrix.rate", last, entry=AI, impact=3).code == "no_such_item"
    story.does(ANNA, "matrix.rate", last, entry=CARE, impact=3)


def test_the_whiskers_are_of_those_the_room_is_most_divided_on_or_of_all(matrix: Story) -> None:
    crowd(matrix, [(4, 1), (4, 5)], AI)
    crowd(matrix, [(3, 3), (3, 4)], CARE)
    numbers(matrix, MATRIX)

    def whiskers() -> int:
        figure = drawn(matrix.scene(MATRIX), stands(matrix))
        return sum("whisker" in getattr(shape, "look", "") for shape in figure.shapes)

    assert whiskers() == 1
    matrix.does(KARIN, "matrix.look", MATRIX, spread="all")
    assert whiskers() >= 2


def test_in_a_second_round_one_gets_the_share_one_had_in_the_first() -> None:
    story, first = judging(scanning(), "matrix", "Matris", of="own", share=3)
    for place in range(12):
        story.does(KARIN, "matrix.add_item", first, name=f"Drivkraft {place}")
    for who in (BO, ANNA):
        story.does(who, "matrix.draw", first)
    had = share_of(sheet_of(story.activity(first), ANNA.id))
    story, second = judging(story, "matrix", "Igen", again=first, share=3)
    story.does(ANNA, "matrix.draw", second)
    assert share_of(sheet_of(story.activity(second), ANNA.id)) == had


def test_who_corrects_where_they_come_from_is_counted_from_there(matrix: Story) -> None:
    rate(matrix, ANNA, AI, 5, 1)
    matrix.does(ANNA, "person.change", name="Anna", organisation="Vinnova")
    rate(matrix, ANNA, CARE, 3, 3)
    assert [s.organisation for s in entries_of(matrix.activity(MATRIX)).visible()] == ["o2"]


def test_reasons_are_read_and_hidden_while_it_is_locked_and_no_number_with_them(
    matrix: Story,
) -> None:
    rate(matrix, ANNA, AI, 4, 5, reason="Anna Svensson vet.")
    assert "Svensson" not in everything_in(KIND.desk(matrix.scene(MATRIX)))
    matrix.does(KARIN, "stage.close")
    desk = everything_in(KIND.desk(matrix.scene(MATRIX)))
    assert "Svensson" in desk
    assert "'values'" not in desk
    sheet = entries_of(matrix.activity(MATRIX)).of(ANNA.id)[0]
    matrix.does(KARIN, "matrix.hide_reason", MATRIX, entry=sheet.id, item=AI)
    matrix.does(KARIN, "stage.reveal")
    assert readable_reasons(matrix.scene(MATRIX), AI) == ()


def test_what_the_desk_points_at_has_its_reasons_page_by_page(matrix: Story) -> None:
    for place in range(4):
        person = Actor(Role.PHONE, f"person-{place}")
        joins(matrix, person, f"P{place}")
        rate(matrix, person, AI, 1 + place, 5, reason=f"{place} " + "ord " * 45)
    numbers(matrix, MATRIX)
    matrix.does(KARIN, "matrix.point", MATRIX, entry=AI)
    pages = []
    for turn in range(9):
        picture = KIND.wall(matrix.scene(MATRIX, turn=turn))
        beside = next(part for part in picture.parts if part.id == "mx-beside")
        pages.append(beside.data["reasons"])  # type: ignore[union-attr]
    assert len({words for page in pages for words in page}) == 4
    assert max(map(len, pages)) == 1


def test_an_organisations_part_calls_things_by_their_names() -> None:
    story = scanning()
    story.card(ANNA, "Annas kort", id="kort-anna")
    story.card(BO, "Bos kort", id="kort-bo")
    story.does(SYSTEM, "agenda.add", kind="matrix", title="Matris", minutes=5)
    story.does(KARIN, "stage.start", "matrix-5")
    for item in ("kort-anna", "kort-bo"):
        story.does(ANNA, "matrix.rate", "matrix-5", entry=item, impact=4, uncertainty=4)
    numbers(story, "matrix-5")
    part = part_of(story.state, VINNOVA)
    report = KIND.report(Scene(part, part.activities["matrix-5"], story.now))
    assert "Annas kort" in everything_in(report)
