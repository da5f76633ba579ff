"""Backcasting: who may write what where, what requires what, and that nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.group import Group
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM
from facilitator.kinds.backcast.horizons import Years, span_of
from facilitator.kinds.backcast.roads import roads
from facilitator.kinds.backcast.state import seen
from tests.cast import ANNA, BO, ERIK, KARIN, SKANE, VINNOVA, Story, everything_in
from tests.kinds.roads import backcasting, entry, give_worlds, state, step

NAMINGS = ("open", "organisation", "anonymous")


@pytest.fixture
def story() -> Story:
    return backcasting()[0]


def here(story: Story) -> str:
    return story.state.agenda[-1]


def edits(story: Story, actor: object, entry_id: str, **words: object) -> list[object]:
    """An edit by one who has read what stands there."""
    return story.does(actor, "backcast.edit", entry=entry_id,  # type: ignore[arg-type]
                      was=seen(entry(story, entry_id).data), **words)  # type: ignore[return-value]


def test_a_milestone_stands_on_its_road_with_its_author(story: Story) -> None:
    made = entry(story, step(story, "Elnätet är byggt", 2040))
    assert (made.author, made.organisation, made.data["road"]) == (ANNA.id, SKANE, "world-1")
    assert made.data["year"] == 2040


def test_it_may_say_who_how_and_how_sure(story: Story) -> None:
    made = story.does(ANNA, "backcast.add", text="x", year="2030", road="world-2",
                      **{"actor": "Regionen"}, medel="Avtal", confidence="2", goal="Mål 3",
                      who=VINNOVA)[0].data  # fmt: skip
    assert [made[name] for name in ("actor", "medel", "confidence", "goal", "who")] == [
        "Regionen", "Avtal", 2, "Mål 3", VINNOVA]


@pytest.mark.parametrize(("field", "value", "code"), [
    ("text", "", "empty"), ("text", "x" * 121, "too_long"), ("year", 2025, "out_of_range"),
    ("year", 2051, "out_of_range"), ("year", "snart", "not_a_number"),
    ("confidence", 4, "out_of_range"), ("road", "nowhere", "no_such_road"),
    ("road", "", "no_such_road"), ("leads_to", "nothing", "no_such_entry"),
])  # fmt: skip
def test_what_cannot_be_taken_is_told_at_its_field(
    field: str, value: object, code: str, story: Story
) -> None:
    refused = story.refuses(ANNA, "backcast.add",
                            **{"text": "x", "year": 2040, "road": "world-1", field: value})
    assert (refused.field, refused.code) == (field, code)


def test_one_who_says_no_year_begins_at_the_goal(story: Story) -> None:
    made = story.does(ANNA, "backcast.add", text="x", road="world-1")[0].data
    assert made["year"] == 2050


def test_an_organisation_that_is_none_takes_no_step(story: Story) -> None:
    made = step(story, "x", 2030, who="ingen")
    assert entry(story, made).data["who"] == ""


def test_this_year_is_the_workshop_s_and_no_clock_s(story: Story) -> None:
    span = span_of(story.state, story.activity(here(story)))
    assert (span.now, span.goal) == (2026, 2050)
    assert [stop.year for stop in span.stops] == [2026, 2030, 2035, 2040, 2050]


def test_the_years_are_the_desk_s_to_choose() -> None:
    story, activity = backcasting(years="2045 2035,2060", rus="2029")
    span = span_of(story.state, story.activity(activity))
    assert [stop.year for stop in span.stops] == [2026, 2029, 2035, 2045, 2060]
    assert [span.before(year) for year in (2060, 2045, 2027, 2026)] == [2045, 2035, 2026, 2026]


@pytest.mark.parametrize("wrong", ["snart", "2050-2040", "99", "20500", "2050 " * 9])
def test_years_that_are_none_are_refused(wrong: str) -> None:
    with pytest.raises(Refused) as refused:
        Years().clean("years", wrong)
    assert (refused.value.code, refused.value.field) == ("not_years", "years")


def test_without_worlds_there_is_no_road_and_that_is_said() -> None:
    story, activity = backcasting(worlds=0)
    assert roads(story.state, story.activity(activity)) == ()
    assert story.refuses(ANNA, "backcast.add", text="x", year=2040).code == "no_such_road"


def test_of_one_road_nobody_has_to_say_which() -> None:
    story, _ = backcasting(target="wanted")
    assert entry(story, step(story, "x", 2040, road="")).data["road"] == "wanted"


def test_a_group_walks_its_own_world(story: Story) -> None:
    story.state = replace(story.state, groups={
        "g1": Group("g1", 1, members=(ANNA.id,)), "g2": Group("g2", 2, members=(BO.id,))})
    assert entry(story, step(story, "x", 2040, BO, road="")).data["road"] == "world-2"
    story.does(KARIN, "backcast.walk", group="g2", road="world-4")
    assert entry(story, step(story, "x", 2040, BO, road="")).data["road"] == "world-4"
    story.does(KARIN, "undo.last")
    assert entry(story, step(story, "x", 2040, BO, road="")).data["road"] == "world-2"
    assert story.refuses(KARIN, "backcast.walk", group="g9", road="world-1").code == "no_such_group"


def test_a_road_that_is_shut_takes_nothing_more_and_keeps_what_it_has(story: Story) -> None:
    made = step(story, "x", 2040)
    story.does(KARIN, "backcast.shut_road", road="world-1")
    assert story.refuses(ANNA, "backcast.add", text="y", year=2040, road="world-1").code == "shut"
    edits(story, ANNA, made, text="z")
    story.does(KARIN, "undo.last")
    assert entry(story, made).data["text"] == "z"
    step(story, "y", 2040)


def test_one_who_says_what_it_leads_to_makes_the_link_with_it(story: Story) -> None:
    goal = step(story, "Målet", 2050, road="world-2")
    before = step(story, "Före", 2040, BO, road="", leads_to=goal)
    assert entry(story, before).data["road"] == "world-2"
    assert state(story).requires == {goal: (before,)}
    refused = story.refuses(BO, "backcast.add", text="x", year=2030, road="world-1", leads_to=goal)
    assert refused.code == "other_road"


def test_a_requirement_is_made_by_either_author_a_host_or_the_desk(story: Story) -> None:
    goal, before = step(story, "Målet", 2050), step(story, "Före", 2040)
    link = {"milestone": goal, "needs": before}
    assert story.refuses(BO, "backcast.requires", **link).code == "not_yours"
    story.state = replace(story.state, groups={"g": Group("g", 1, members=(BO.id,), host=BO.id)})
    story.does(BO, "backcast.requires", **link)
    assert story.does(ANNA, "backcast.requires", **link) == []
    story.does(KARIN, "backcast.unrequire", **link)
    assert state(story).requires == {}
    story.does(KARIN, "undo.last")
    assert state(story).requires == {goal: (before,)}


def test_a_milestone_requires_neither_itself_nor_one_on_another_road(story: Story) -> None:
    goal, other = step(story, "Målet", 2050), step(story, "Annat", 2040, road="world-2")
    assert story.refuses(ANNA, "backcast.requires", milestone=goal, needs=goal).code == "itself"
    assert story.refuses(ANNA, "backcast.requires", milestone=goal, needs=other).code == \
        "other_road"


def test_a_later_requirement_may_be_made(story: Story) -> None:
    early, late = step(story, "Tidigt", 2030), step(story, "Sent", 2045)
    story.does(ANNA, "backcast.requires", milestone=early, needs=late)
    assert state(story).requires == {early: (late,)}


def test_links_wait_for_a_milestone_that_is_put_away(story: Story) -> None:
    goal, before = step(story, "Målet", 2050), step(story, "Före", 2040)
    story.does(ANNA, "backcast.requires", milestone=goal, needs=before)
    story.does(ANNA, "backcast.withdraw", entry=before)
    assert story.refuses(KARIN, "backcast.requires", milestone=before, needs=goal).code == \
        "withdrawn"
    story.does(KARIN, "backcast.restore", entry=before)
    assert state(story).requires == {goal: (before,)}


def test_an_obstacle_is_anybody_s_and_its_author_s_to_change(story: Story) -> None:
    goal = step(story, "Målet", 2050)
    made = str(story.does(BO, "backcast.hinder", milestone=goal, text="Pengar saknas")[0].data[
        "entry"])  # fmt: skip
    edits(story, BO, made, text="Pengarna räcker inte")
    assert entry(story, made).data == {"milestone": goal, "text": "Pengarna räcker inte"}
    assert story.refuses(ANNA, "backcast.withdraw", entry=made).code == "not_yours"
    assert story.refuses(KARIN, "backcast.move", entry=made, road="world-2").code == \
        "not_a_milestone"
    assert story.refuses(BO, "backcast.hinder", milestone=made, text="x").code == "no_such_entry"


def test_an_edit_of_older_words_is_refused_and_shows_the_newer(story: Story) -> None:
    made = step(story, "Först", 2040)
    old = seen(entry(story, made).data)
    edits(story, KARIN, made, text="Sedan", year=2035)
    refused = story.refuses(ANNA, "backcast.edit", entry=made, was=old, text="Mitt")
    assert refused.code == "stale"
    assert "Sedan" in refused.sentence()
    assert story.does(ANNA, "backcast.edit", entry=made, was=old, text="Sedan", year=2035) == []


def test_an_edit_keeps_what_it_does_not_speak_of(story: Story) -> None:
    made = step(story, "Först", 2040, medel="Avtal")
    edits(story, ANNA, made, text="Sedan")
    assert (entry(story, made).data["medel"], entry(story, made).data["year"]) == ("Avtal", 2040)
    assert story.refuses(BO, "backcast.edit", entry=made, was="x", text="y").code == "not_yours"


def test_edits_are_taken_back_one_by_one_and_done_again(story: Story) -> None:
    made = step(story, "Ett", 2040)
    edits(story, KARIN, made, text="Två", year=2035)
    edits(story, KARIN, made, text="Tre")
    said = []
    for name in ("undo.last", "undo.last", "undo.again", "undo.again"):
        story.does(KARIN, name)
        said.append((entry(story, made).data["text"], entry(story, made).data["year"]))
    assert said == [("Två", 2035), ("Ett", 2040), ("Två", 2035), ("Tre", 2035)]


def test_an_undo_never_writes_over_what_another_has_written_since(story: Story) -> None:
    made = step(story, "Ett", 2040)
    edits(story, KARIN, made, text="Två")
    edits(story, ERIK, made, text="Tre")
    assert [each.name for each in story.does(KARIN, "undo.last")] == ["undo.done"]
    assert entry(story, made).data["text"] == "Tre"


def test_a_milestone_moves_with_its_links_and_comes_back(story: Story) -> None:
    goal, before = step(story, "Målet", 2050), step(story, "Före", 2040)
    story.does(ANNA, "backcast.requires", milestone=goal, needs=before)
    story.does(KARIN, "backcast.move", entry=before, road="world-3")
    assert state(story).requires == {goal: (before,)}
    story.does(KARIN, "undo.last")
    assert entry(story, before).data["road"] == "world-1"


def test_a_milestone_of_a_world_that_is_gone_is_moved_and_that_is_taken_back(
    story: Story
) -> None:
    made = step(story, "x", 2040, road="world-4")
    give_worlds(story, 2)
    gone = roads(story.state, story.activity(here(story)))[-1]
    assert (gone.id, gone.name, gone.gone, gone.open) == ("world-4", "Skafferiet", True, False)
    assert story.refuses(ANNA, "backcast.move", entry=made, road="world-3").code == "no_such_road"
    story.does(KARIN, "backcast.move", entry=made, road="world-2")
    assert len(roads(story.state, story.activity(here(story)))) == 2
    story.does(KARIN, "undo.last")
    assert entry(story, made).data["road"] == "world-4"


def test_what_is_wanted_is_the_desk_s_words_and_taken_back() -> None:
    story, _ = backcasting(target="wanted")
    story.does(KARIN, "backcast.describe", text="Alla får plats", was="")
    assert story.refuses(ERIK, "backcast.describe", text="Annat", was="").code == "stale"
    story.does(KARIN, "backcast.describe", text="Alla är med", was="Alla får plats")
    assert state(story).wanted == "Alla är med"
    story.does(KARIN, "undo.last")
    story.does(KARIN, "undo.last")
    assert state(story).wanted == ""


def test_one_supports_another_s_and_never_one_s_own(story: Story) -> None:
    made = step(story, "x", 2040)
    assert story.refuses(ANNA, "backcast.support", entry=made).code == "own"
    story.does(BO, "backcast.support", entry=made)
    assert story.does(BO, "backcast.support", entry=made) == []
    assert entry(story, made).supporters == (BO.id,)
    story.does(BO, "backcast.unsupport", entry=made)
    assert entry(story, made).supporters == ()


def test_where_nobody_is_named_a_mask_writes_and_has_no_organisation() -> None:
    story, _ = backcasting(naming="anonymous")
    mask = replace(ANNA, id="mask-1")
    made = step(story, "x", 2040, mask)
    assert (entry(story, made).author, entry(story, made).organisation) == ("mask-1", "")
    edits(story, mask, made, text="y")
    assert story.refuses(BO, "backcast.edit", entry=made, was="x", text="z").code == "not_yours"


def test_the_desk_writes_for_somebody_without_a_phone(story: Story) -> None:
    made = entry(story, step(story, "x", 2040, KARIN, organisation=VINNOVA))
    assert (made.author, made.organisation, made.proxy) == ("", VINNOVA, True)


def test_everything_done_is_the_same_when_the_log_is_read_again(story: Story) -> None:
    goal, before = step(story, "Målet", 2050), step(story, "Före", 2040)
    story.does(ANNA, "backcast.requires", milestone=goal, needs=before)
    story.does(SYSTEM, "backcast.shut_road", road="world-3")
    kind = story.kinds["backcast"]
    again = kind.empty()
    for event in story.events:
        if event.activity == here(story):
            again = kind.apply(again, event)
    assert everything_in(again) == everything_in(state(story))
