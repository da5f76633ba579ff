"""Rating: one to three questions of the desk's own, hidden until shown, reckoned as told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from facilitator.domain.erasing import ERASED, rewritten
from facilitator.domain.fold import fold
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.workshop import Workshop
from facilitator.judging.listing import listing
from facilitator.judging.ratings import ratings_on, reasons_on
from facilitator.judging.rows import ranking_now
from facilitator.judging.sheets import sheet_of
from facilitator.kinds.rating import KIND
from tests.cast import ANNA, BO, KARIN, KINDS, SKANE, Story, everything_in, gathered, joins

from .judged import CEDRIC, numbers, third_organisation

RATING = "rating-5"
DORIS = Actor(Role.PHONE, "person-doris")
TWO = {"name": "Nytta", "ask": "Hur stor är nyttan?", "low": "ingen", "high": "stor",
       "name2": "Kostnad", "low2": "billigt", "high2": "dyrt"}


def rating(**options: object) -> Story:
    """Three things that the desk wrote into the list, and the rating of them has begun."""
    story = third_organisation(gathered())
    joins(story, DORIS, "Doris", "Region Halland")
    story.does(SYSTEM, "agenda.add", kind="rating", title="Skalor", minutes=10,
               question="Vad ska vi satsa på?", options=options)  # fmt: skip
    for name in ("Buss", "Cykel", "Tåg"):
        story.does(KARIN, "rating.add_item", RATING, id=name.lower(), name=name)
    story.does(KARIN, "stage.start", RATING)
    return story


def rate(story: Story, who: Actor, item: str, **said: object) -> None:
    story.does(who, "rating.rate", RATING, entry=item, **said)


def shown(story: Story) -> Mapping[str, Any]:
    return numbers(story, RATING)


def seen(story: Story) -> str:
    """All that anybody but the one who answered sees or can fetch."""
    scene = story.scene(RATING)
    return everything_in((KIND.phone(scene), KIND.mine(scene, BO.id), KIND.facts(scene),
                          KIND.sheets(scene), KIND.report(scene)))


def test_the_list_is_what_the_desk_writes_unless_the_agenda_says_otherwise(scan: Story) -> None:
    scan.card(ANNA, "Ett kort", id="kort")
    for place, options in enumerate(({}, {"of": "cards"})):
        scan.does(SYSTEM, "agenda.add", kind="rating", title="Skalor", minutes=5, options=options)
        found = listing(scan.state, scan.activity(f"rating-{5 + place}")).ids()
        assert found == ((), ("kort",))[place]


def test_one_question_is_asked_where_none_is_named() -> None:
    (asked,) = KIND.criteria(rating().activity(RATING))
    assert (asked.question, asked.low_words, asked.high_words) == (
        "Hur viktigt är det?", "oviktigt", "avgörande")


def test_only_questions_with_a_name_are_asked_and_ends_are_shared() -> None:
    story = rating(**{**TWO, "name2": "", "name3": "Mod"})
    first, third = KIND.criteria(story.activity(RATING))
    assert (first.id, first.question) == ("first", "Hur stor är nyttan?")
    assert (third.id, third.question, third.low_words) == ("third", "Mod", "ingen")


@pytest.mark.parametrize("high", [3, 4, 5, 7, 10])
def test_an_answer_off_the_scale_is_refused(high: int) -> None:
    story = rating(scale=str(high))
    rate(story, ANNA, "buss", first=high)
    for number in (0, high + 1):
        assert story.refuses(ANNA, "rating.rate", RATING, entry="buss", first=number).code == (
            "out_of_range")


def test_a_scale_is_settled_with_the_first_answer() -> None:
    story = rating(scale="10")
    rate(story, ANNA, "buss", first=9)
    story.does(KARIN, "agenda.change", activity=RATING, title="Skalor", options={"scale": "3"})
    rate(story, BO, "buss", first=8)
    assert shown(story)["items"]["buss"]["first"]["mean"] == 8.5


def test_a_question_that_is_not_asked_takes_no_answer() -> None:
    assert rating().refuses(ANNA, "rating.rate", RATING, entry="buss", second=3).code == "empty"


def test_what_is_not_in_the_list_is_not_rated() -> None:
    assert rating().refuses(ANNA, "rating.rate", RATING, entry="båt", first=3).code == (
        "no_such_item")


def test_an_answer_can_be_changed_and_the_other_questions_stay() -> None:
    story = rating(**TWO)
    rate(story, ANNA, "buss", first=2, second=5)
    rate(story, ANNA, "buss", first=4)
    assert ratings_on(sheet_of(story.activity(RATING), ANNA.id)) == {
        "buss": {"first": 4, "second": 5}}


def test_dont_know_is_an_answer_and_no_number() -> None:
    story = rating()
    rate(story, ANNA, "buss", first=None)
    rate(story, BO, "buss", first=5)
    found = shown(story)["items"]["buss"]["first"]
    assert (found["n"], found["passed"], found["mean"]) == (1, 1, 5.0)


def test_the_numbers_are_those_reckoned_by_hand() -> None:
    """1, 2, 4, 5 on 1 to 5: mean and median 3, quartiles 1.75 and 4.25, D = √2.5 / 2."""
    story = rating()
    for who, number in zip((ANNA, BO, CEDRIC, DORIS), (1, 2, 4, 5), strict=True):
        rate(story, who, "buss", first=number)
    found = shown(story)["items"]["buss"]["first"]
    assert (found["mean"], found["median"], found["q1"], found["q3"], found["iqr"]) == (
        3.0, 3.0, 1.75, 4.25, 2.5)
    assert round(found["disagreement"], 4) == 0.7906
    assert found["split"]


def test_rows_stand_by_the_mean_of_the_first_question_and_equals_share_a_place() -> None:
    story = rating(**TWO)
    for item, first, second in (("buss", 2, 5), ("cykel", 4, 1), ("tåg", 4, 2)):
        rate(story, ANNA, item, first=first, second=second)
    items = shown(story)["items"]
    assert [items[item]["rank"] for item in ("buss", "cykel", "tåg")] == [3, 1, 1]


def test_it_is_marked_where_weighing_organisations_alike_changes_the_order() -> None:
    """Halland's two say 5 of the bus, the others 1: people 3, organisations 7/3; the bike has 2.5
    of people and 8/3 of organisations."""
    story = rating()
    story.does(KARIN, "workshop.set_small_group", least=1)
    for who, bus, bike in ((ANNA, 1, 3), (BO, 1, 3), (CEDRIC, 5, 2), (DORIS, 5, 2)):
        rate(story, who, "buss", first=bus)
        rate(story, who, "cykel", first=bike)
    items = shown(story)["items"]
    assert round(items["buss"]["fair_score"], 4) == 2.3333
    assert round(items["cykel"]["fair_score"], 4) == 2.6667
    assert [(items[i]["rank"], items[i]["fair_rank"]) for i in ("buss", "cykel")] == [
        (1, 2), (2, 1)]
    assert {row["id"]: row["moved"] for row in KIND.facts(story.scene(RATING))["results"][
        "rows"]} == {"buss": -1, "cykel": 1, "tåg": 0}  # type: ignore[index]


def test_nothing_of_the_answers_is_seen_before_they_are_shown() -> None:
    story = rating(**TWO)
    before = seen(story)
    rate(story, ANNA, "buss", first=5, second=1, reason="Linje 4 är full")
    assert seen(story) == before
    assert "Linje 4" not in everything_in(KIND.wall(story.scene(RATING)))
    assert all(KIND.shown_to_room(story.scene(RATING), event) is None for event in story.events)
    story.does(KARIN, "stage.close")
    assert "Linje 4" not in seen(story) + everything_in(KIND.wall(story.scene(RATING)))
    story.does(KARIN, "stage.reveal")
    assert "Linje 4" in seen(story)


def test_ones_own_organisation_stands_beside_the_room_for_itself_alone() -> None:
    story = rating()
    story.does(KARIN, "workshop.set_small_group", least=1)
    for who, number in ((ANNA, 1), (BO, 3), (CEDRIC, 5)):
        rate(story, who, "buss", first=number)
    shown(story)
    mine = everything_in(KIND.mine(story.scene(RATING), ANNA.id))
    assert "'Region Skåne'" in mine
    assert "(1.0, 3.0)" in mine
    assert "Vinnova" not in mine


def test_a_desk_fills_in_for_somebody_and_takes_it_back() -> None:
    story = rating(**TWO)
    rate(story, ANNA, "buss", first=1)
    fill = {"organisation": SKANE, "first": {"buss": 5, "tåg": None}, "second": {"buss": 2}}
    story.does(KARIN, "rating.fill", RATING, **fill)
    assert shown(story)["items"]["buss"]["first"]["mean"] == 3.0
    story.does(KARIN, "stage.reopen")
    story.does(KARIN, "rating.fill", RATING, **fill)
    story.does(KARIN, "undo.last")
    assert shown(story)["proxies"] == 1
    assert story.refuses(KARIN, "rating.rate", RATING, entry="buss", first=1).code == "not_allowed"


def test_a_hidden_reason_is_read_by_the_desk_alone() -> None:
    story = rating()
    rate(story, ANNA, "buss", first=1, reason="Linje 4 är full")
    shown(story)
    sheet = sheet_of(story.activity(RATING), ANNA.id)
    assert sheet
    story.does(KARIN, "rating.hide_reason", RATING, entry=sheet.id, item="buss", reason="Namn")
    assert "Linje 4" not in seen(story)
    assert "Linje 4" in everything_in(KIND.desk(story.scene(RATING)))
    story.does(KARIN, "undo.last")
    assert "Linje 4" in seen(story)


def test_what_an_erased_person_wrote_is_gone_and_the_numbers_stay() -> None:
    story = rating()
    rate(story, ANNA, "buss", first=1, reason="Linje 4 är full")
    story.does(KARIN, "person.erase", person=ANNA.id, words="erase", decision="7/2026")
    changed = {event.seq: event for event in rewritten(story.events, KINDS)}
    story.state = fold([changed.get(e.seq, e) for e in story.events], KINDS, Workshop())
    (sheet,) = story.activity(RATING).state.entries  # type: ignore[attr-defined]
    assert (sheet.author, reasons_on(sheet), sheet.data["reasons"]) == ("", {}, {"buss": ERASED})
    assert ratings_on(sheet) == {"buss": {"first": 1}}


def test_where_an_erased_person_said_to_come_from_is_gone_from_the_sheet_too() -> None:
    story = rating()
    rate(story, ANNA, "buss", first=1)
    story.does(ANNA, "person.change", name="Anna", organisation="Vinnova")
    rate(story, ANNA, "buss", first=2)
    story.does(KARIN, "person.erase", person=ANNA.id, words="keep", decision="7/2026")
    changed = {event.seq: event for event in rewritten(story.events, KINDS)}
    events = [changed.get(each.seq, each) for each in story.events]
    (sheet,) = fold(events, KINDS, Workshop()).activities[RATING].state.entries  # type: ignore[attr-defined]
    assert (sheet.author, sheet.organisation) == ("", "")
    assert not any(event.data.get("organisation") for event in events
                   if event.name == "rating.came_from")


def test_the_wall_turns_pages_of_rows_and_shows_what_the_desk_points_at() -> None:
    story = rating()
    for number in range(17):
        story.does(KARIN, "rating.add_item", RATING, name=f"Sak {number}", id=f"sak-{number}")
        rate(story, ANNA, f"sak-{number}", first=1 + number % 5)
    shown(story)
    pages = [everything_in(KIND.wall(story.scene(RATING, turn=turn))) for turn in range(4)]
    assert len({*pages[:3]}) == 3
    assert pages[3] == pages[0]
    assert all(f"'Sak {number}'" in "".join(pages) for number in range(17))
    story.does(KARIN, "rating.point", RATING, entry="sak-3")
    assert "rows_wall_lit" in everything_in(KIND.wall(story.scene(RATING)))


def test_the_tables_hold_each_thing_and_question() -> None:
    story = rating(**TWO)
    rate(story, ANNA, "buss", first=4, second=2, reason="Full")
    shown(story)
    numbers, _, reasons = KIND.sheets(story.scene(RATING))
    assert [(row["item"], row["criterion"], row["mean"]) for row in numbers.rows][:2] == [
        ("Buss", "Nytta", 4.0), ("Buss", "Kostnad", 2.0)]
    assert [row["reason"] for row in reasons.rows] == ["Full"]


def test_a_question_that_is_added_afterwards_breaks_no_result() -> None:
    story = rating(name="Nytta")
    rate(story, ANNA, "buss", first=4)
    shown(story)
    story.does(KARIN, "agenda.change", activity=RATING, title="Skalor", options={"name2": "Mod"})
    for view in (KIND.phone, KIND.wall, KIND.desk, KIND.report):
        assert "name='Mod'" not in everything_in(view(story.scene(RATING)))


def test_a_ranking_is_read_once_for_all_who_look() -> None:
    story = rating(**TWO)
    rate(story, ANNA, "buss", first=4, second=2)
    shown(story)
    scene = story.scene(RATING)
    terms = KIND.terms(scene.activity)
    assert ranking_now(scene, terms) is ranking_now(scene, KIND.terms(scene.activity))


def test_a_desk_that_may_see_figures_sees_them_first_and_alone() -> None:
    story = rating(desk="totals")
    before = seen(story)
    rate(story, ANNA, "buss", first=4)
    desk = everything_in(KIND.desk(story.scene(RATING)))
    assert "'ahead': True" in desk
    assert "'at': '75%'" in desk
    assert seen(story) == before


@pytest.mark.parametrize(("options", "theme"), [
    ({}, "other"), ({"of": "clusters"}, "surroundings"), ({"of": "cards"}, "surroundings"),
    ({"of": "clusters", "name": "Osäkerhet"}, "uncertainties"),
    ({"name": "Utfall", "ask": "Hur osäkert är det?"}, "uncertainties"),
    ({**TWO, "name3": "Ovisshet"}, "uncertainties"), (TWO, "other")])
def test_it_is_told_with_the_uncertainties_where_that_is_what_is_asked(
    options: Mapping[str, object], theme: str
) -> None:
    assert KIND.theme_of(rating(**options).activity(RATING)) == theme
