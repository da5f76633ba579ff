"""Axes: poles are written and taken, pairs are tested in the dark, and the desk decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.contributions import entries_of
from facilitator.domain.erasing import rewritten
from facilitator.domain.fold import fold
from facilitator.domain.group import Group
from facilitator.domain.roles import SYSTEM
from facilitator.domain.workshop import Workshop
from facilitator.judging.sheets import sheets_in
from facilitator.kinds.axes import KIND
from facilitator.kinds.axes.pairs import pair_of, pairs_in
from facilitator.kinds.axes.state import axial
from facilitator.kinds.axes.uncertainties import priorities, uncertainties
from facilitator.kinds.axes.writing import wording
from facilitator.scenarios.handed import axes_before, crossing_before
from tests.cast import ANNA, BO, ERIK, KARIN, KINDS, SKANE, Story, everything_in

from .axes import HIGH, LOW, POLES, answer, making, rated, two_axes, write
from .judged import AI, CARE, CEDRIC, POWER, numbers


def axes_of(story: Story, axes: str) -> list[str]:
    activity = story.activity(axes)
    return [axis.id for axis in axial(activity).axes(story.state, activity)]


def pair(story: Story, axes: str) -> str:
    return pairs_in(story.state, story.activity(axes))[0].id


def seen(story: Story, axes: str) -> str:
    scene = story.scene(axes)
    return everything_in((KIND.phone(scene), KIND.mine(scene, BO.id), KIND.wall(scene),
                          KIND.desk(scene), KIND.report(scene), KIND.facts(scene),
                          KIND.sheets(scene)))  # fmt: skip


# Poles


def test_the_list_is_the_uncertainties_with_the_highest_priority_first() -> None:
    story, axes = making()
    activity = story.activity(axes)
    assert [i.id for i in uncertainties(story.state, activity, {})] == [AI, POWER, CARE]
    assert priorities(story.state, activity) == {AI: 1.0, CARE: 0.25, POWER: 0.5625}


def test_the_desk_ticks_which_are_written_to() -> None:
    story, axes = making()
    story.does(KARIN, "axes.untick", axes, item=AI)
    assert story.refuses(ANNA, "axes.write", axes, item=AI, **POLES).code == "no_such_item"
    story.does(KARIN, "undo.last")
    write(story, axes)


def test_poles_have_their_author_and_what_they_were_written_to() -> None:
    story, axes = making()
    write(story, axes)
    (entry,) = axial(story.activity(axes)).poles()
    assert (entry.author, entry.organisation, entry.data["item"], entry.data["low"]) == (
        ANNA.id, SKANE, AI, LOW)  # fmt: skip


def test_poles_know_the_table_they_were_written_at() -> None:
    story, axes = making()
    story.state = replace(story.state, groups={"g3": Group("g3", 3, "", (ANNA.id,), ANNA.id)})
    write(story, axes)
    (entry,) = axial(story.activity(axes)).poles()
    assert entry.data["group"] == "g3"
    assert "'number': 3" in seen(story, axes)


def test_both_poles_are_needed() -> None:
    story, axes = making()
    assert story.refuses(ANNA, "axes.write", axes, item=AI, low="Så", high="").field == "high"


def test_ones_own_are_changed_and_taken_back_and_nobody_elses() -> None:
    story, axes = making()
    entry = write(story, axes)
    story.does(ANNA, "axes.edit", axes, entry=entry, item=CARE, low="Så", high="Inte så")
    assert entries_of(story.activity(axes)).get(entry).data["low"] == "Så"
    assert entries_of(story.activity(axes)).get(entry).data["item"] == CARE
    assert story.refuses(BO, "axes.edit", axes, entry=entry, low="x").code == "not_yours"
    assert story.refuses(BO, "axes.withdraw", axes, entry=entry).code == "not_yours"
    story.does(ANNA, "axes.withdraw", axes, entry=entry)
    assert story.refuses(ANNA, "axes.edit", axes, entry=entry, low="x").code == "withdrawn"


def test_once_they_are_an_axis_their_author_asks_the_desk() -> None:
    story, axes, first, _ = two_axes()
    assert story.refuses(ANNA, "axes.edit", axes, entry=first, low="x").code == "taken"
    assert story.refuses(ANNA, "axes.withdraw", axes, entry=first).code == "taken"
    story.does(KARIN, "axes.edit", axes, entry=first, low="Mera stat")


def test_a_phone_changes_nothing_once_it_is_locked_and_the_desk_does() -> None:
    story, axes = making()
    entry = write(story, axes)
    story.does(KARIN, "stage.close")
    assert story.refuses(ANNA, "axes.edit", axes, entry=entry, low="x").code == "closed"
    assert story.refuses(ANNA, "axes.withdraw", axes, entry=entry).code == "closed"
    story.does(KARIN, "axes.edit", axes, entry=entry, low="Mera stat")


def test_who_changes_what_somebody_has_changed_since_is_told_what_stands() -> None:
    story, axes = making()
    entry = write(story, axes)
    saw = wording(entries_of(story.activity(axes)).get(entry).data)
    story.does(ERIK, "axes.edit", axes, entry=entry, low="Eriks ord", was=saw)
    refused = story.refuses(KARIN, "axes.edit", axes, entry=entry, low="Karins ord", was=saw)
    assert refused.code == "changed"
    assert "Eriks ord" in refused.sentence()


def test_an_edit_is_undone_only_where_its_words_still_stand() -> None:
    story, axes = making()
    entry = write(story, axes)
    story.does(KARIN, "axes.edit", axes, entry=entry, low="Karins ord")
    story.does(KARIN, "undo.last")
    assert entries_of(story.activity(axes)).get(entry).data["low"] == LOW
    story.does(KARIN, "undo.again")
    story.does(ERIK, "axes.edit", axes, entry=entry, low="Eriks ord")
    assert [each.name for each in story.does(KARIN, "undo.last")] == ["undo.done"]
    assert entries_of(story.activity(axes)).get(entry).data["low"] == "Eriks ord"


def test_others_support_poles_once_and_never_their_own() -> None:
    story, axes = making()
    entry = write(story, axes)
    story.does(BO, "axes.support", axes, entry=entry)
    assert story.does(BO, "axes.support", axes, entry=entry) == []
    assert story.refuses(ANNA, "axes.support", axes, entry=entry).code == "own"
    assert entries_of(story.activity(axes)).get(entry).supporters == (BO.id,)
    story.does(BO, "axes.unsupport", axes, entry=entry)
    assert entries_of(story.activity(axes)).get(entry).supporters == ()


def test_the_desk_writes_for_somebody_and_takes_it_back() -> None:
    story, axes = making()
    entry = str(story.does(KARIN, "axes.write", axes, item=AI, organisation=SKANE,
                           **POLES)[0].data["entry"])  # fmt: skip
    assert entries_of(story.activity(axes)).get(entry).proxy
    story.does(KARIN, "undo.last")
    assert entries_of(story.activity(axes)).visible() == ()


# Axes


def test_one_pair_of_poles_an_uncertainty_is_its_axis() -> None:
    story, axes = making()
    one, other = write(story, axes), write(story, axes, who=BO, low="A", high="B")
    story.does(KARIN, "axes.take", axes, entry=one)
    story.does(KARIN, "axes.take", axes, entry=other)
    assert axes_of(story, axes) == [other]
    story.does(KARIN, "undo.last")
    assert axes_of(story, axes) == [one]
    story.does(KARIN, "undo.last")
    assert axes_of(story, axes) == []


def test_the_desk_writes_an_axis_of_its_own_and_it_is_one_at_once() -> None:
    story, axes = making()
    story.does(KARIN, "axes.add", axes, name="Klimatet", **POLES)
    activity = story.activity(axes)
    (axis,) = axial(activity).axes(story.state, activity)
    assert (axis.name, axis.item, axis.derived_from) == ("Klimatet", None, ())
    story.does(KARIN, "undo.last")
    assert axes_of(story, axes) == []
    story.does(KARIN, "undo.again")
    assert axes_of(story, axes) == [axis.id]


def test_an_axis_is_followed_to_its_driver_and_that_to_its_cards() -> None:
    story, axes, first, _ = two_axes()
    axis = axial(story.activity(axes)).axes(story.state, story.activity(axes))[0]
    assert axis.item
    assert (axis.id, axis.derived_from, axis.item.cards) == (
        first, (AI,), ("kort-0", "kort-1"))  # fmt: skip


def test_no_more_than_six() -> None:
    story, axes = making()
    for number in range(6):
        story.does(KARIN, "axes.add", axes, name=f"Axel {number}", **POLES)
    assert story.refuses(KARIN, "axes.add", axes, name="En till", **POLES).code == "full"
    assert story.refuses(KARIN, "axes.take", axes, entry=write(story, axes)).code == "full"
    assert len(pairs_in(story.state, story.activity(axes))) == 15


def test_what_is_hidden_is_no_axis_and_comes_back_when_it_is_shown() -> None:
    story, axes, first, second = two_axes()
    story.does(KARIN, "entry.hide", axes, entry=first, reason="Dubblett")
    assert axes_of(story, axes) == [second]
    assert LOW not in everything_in(KIND.wall(story.scene(axes)))
    story.does(KARIN, "undo.last")
    assert axes_of(story, axes) == [first, second]


def test_pairs_are_asked_only_when_there_are_two() -> None:
    story, axes = making()
    assert story.refuses(KARIN, "axes.ask", axes, what="pairs").code == "too_few"
    story, axes, _, _ = two_axes()
    story.does(KARIN, "axes.ask", axes, what="pairs")
    assert KIND.phone(story.scene(axes)).template == "kinds/axes/phone_pairs.html"
    story.does(KARIN, "undo.last")
    assert KIND.phone(story.scene(axes)).template == "kinds/axes/phone_poles.html"


# The test


def test_a_pair_is_the_same_however_the_desk_orders_its_axes() -> None:
    story, axes, _, _ = two_axes()
    one, other = axial(story.activity(axes)).axes(story.state, story.activity(axes))
    assert pair_of(one, other) == pair_of(other, one)


def test_the_numbers_of_a_pair() -> None:
    """Pull 1 and 0: Ind = 0.75. Corners 4, 3.5, 3, 2.5; P = 1 and 0.25: 0.5 · 0.75 · 0.5."""
    story, axes, first, second = two_axes()
    which = pair(story, axes)
    answer(story, axes, ANNA, which, 1, 5, 4, 3, 2)
    answer(story, axes, BO, which, 0, 3, 3, 3, 3)
    answer(story, axes, CEDRIC, which, None, None, None, None, None)
    found = numbers(story, axes)
    told = found["items"][which]
    assert found["sheets"] == 3
    assert (told["first"], told["second"]) == (first, second)
    assert (told["pull"]["n"], told["pull"]["passed"], told["independence"]) == (2, 1, 0.75)
    assert (told["least"], told["score"], told["rank"]) == (2.5, 0.1875, 1)


def test_nothing_of_the_answers_is_seen_before_they_are_shown() -> None:
    story, axes, _, _ = two_axes()
    story.does(KARIN, "axes.ask", axes, what="pairs")
    scene = story.scene(axes)
    before = everything_in((KIND.phone(scene), KIND.wall(scene), KIND.desk(scene)))
    answer(story, axes, ANNA, pair(story, axes), 2, 1, 1, 1, 1)
    scene = story.scene(axes)
    now = everything_in((KIND.phone(scene), KIND.wall(scene), KIND.desk(scene)))
    assert "'answered': 1" in now
    assert now.replace("'answered': 1", "'answered': 0").replace("'done': 1", "'done': 0").replace(
        "'all': 1", "'all': 0") == before  # fmt: skip
    assert KIND.facts(scene)["results"]["result"] is None  # type: ignore[index]


def test_the_same_answer_again_changes_nothing() -> None:
    story, axes, _, _ = two_axes()
    which = pair(story, axes)
    story.does(ANNA, "axes.rate", axes, entry=which, pull=-2)
    assert story.does(ANNA, "axes.rate", axes, entry=which, pull=-2) == []
    assert len(sheets_in(story.activity(axes))) == 1


@pytest.mark.parametrize(("said", "code"), [
    ({"pull": 3}, "out_of_range"), ({"low_low": 0}, "out_of_range"), ({}, "empty"),
])  # fmt: skip
def test_only_what_is_on_the_scales(said: dict[str, object], code: str) -> None:
    story, axes, _, _ = two_axes()
    refused = story.refuses(ANNA, "axes.rate", axes, entry=pair(story, axes), **said)
    assert refused.code == code


def test_warnings_stand_beside_the_pair_and_forbid_nothing() -> None:
    story, axes, first, second = two_axes()
    story.does(KARIN, "axes.edit", axes, entry=first, low="Bättre vård")
    which = pair(story, axes)
    answer(story, axes, ANNA, which, 2, 5, 1, 5, 5)
    numbers(story, axes)
    scene = story.scene(axes)
    row = KIND.facts(scene)["results"]["pairs"][0]  # type: ignore[index]
    assert (row["correlated"], len(row["empty"]), row["good_bad"]) == (True, 1, ["AI"])
    story.does(KARIN, "axes.choose", axes, first=first, second=second, reason="Ändå")


def test_of_many_pairs_each_gets_a_share_balanced_over_the_room() -> None:
    story, axes = making(share=2)
    for number in range(4):
        story.does(KARIN, "axes.add", axes, name=f"Axel {number}", **POLES)
    given = []
    for actor in (ANNA, BO, CEDRIC):
        (dealt,) = [e for e in story.does(actor, "axes.draw", axes) if e.name == "axes.dealt"]
        given += list(dealt.data["items"])  # type: ignore[call-overload]
    assert sorted(given) == sorted(p.id for p in pairs_in(story.state, story.activity(axes)))
    assert story.does(ANNA, "axes.draw", axes) == []


def test_the_desk_fills_in_for_somebody_without_a_phone() -> None:
    story, axes, _, _ = two_axes()
    which = pair(story, axes)
    story.does(KARIN, "axes.fill", axes, organisation=SKANE, pull={which: "-1"},
               high_high={which: 4}, low_high={which: None})  # fmt: skip
    assert KIND.count(story.activity(axes)) == 3
    story.does(KARIN, "undo.last")
    assert KIND.count(story.activity(axes)) == 2
    assert story.refuses(KARIN, "axes.fill", axes, pull={which: None}).code == "empty"


def test_a_result_stands_when_an_axis_is_reworded_and_is_told_to_be_old() -> None:
    story, axes, first, _ = two_axes()
    answer(story, axes, ANNA, pair(story, axes), 0, 3, 3, 3, 3)
    before = numbers(story, axes)
    story.does(KARIN, "axes.edit", axes, entry=first, low="Helt annat")
    assert story.activity(axes).results[-1].numbers == before
    assert "'stale': True" in everything_in(KIND.desk(story.scene(axes)))
    story.does(KARIN, "result.recount")
    assert len(story.activity(axes).results) == 2


# The choice


def test_the_desk_chooses_any_pair_with_a_reason_and_hands_it_on() -> None:
    story, axes, first, second = two_axes()
    assert story.refuses(KARIN, "axes.choose", axes, first=first, second=second,
                         reason="").field == "reason"  # fmt: skip
    assert story.refuses(KARIN, "axes.choose", axes, first=first, second=first,
                         reason="x").code == "same"  # fmt: skip
    story.does(KARIN, "axes.choose", axes, first=second, second=first, reason="De skär varandra")
    story.does(SYSTEM, "agenda.add", kind="talk", title="Sedan", minutes=5)
    after = story.activity(story.state.agenda[-1])
    crossing = crossing_before(story.state, after)
    assert crossing
    assert [axis.id for axis in crossing.axes()] == [second, first]
    assert crossing.reason == "De skär varandra"
    assert [axis.id for axis in axes_before(story.state, after)] == [first, second]


def test_a_chosen_axis_is_not_left_by_mistake() -> None:
    story, axes, first, second = two_axes()
    story.does(KARIN, "axes.choose", axes, first=first, second=second, reason="x")
    assert story.refuses(KARIN, "axes.leave", axes, entry=first).code == "chosen"
    assert story.refuses(KARIN, "axes.withdraw", axes, entry=first).code == "chosen"
    other = write(story, axes, AI, BO, low="A", high="B")
    assert story.refuses(KARIN, "axes.take", axes, entry=other).code == "chosen"


def test_another_choice_loses_nothing_and_each_step_is_undone() -> None:
    story, axes, first, second = two_axes()
    story.does(KARIN, "axes.add", axes, name="Klimatet", **POLES)
    third = axes_of(story, axes)[-1]
    story.does(KARIN, "axes.choose", axes, first=first, second=second, reason="Först")
    story.does(KARIN, "axes.choose", axes, first=first, second=third, reason="Sedan")
    story.does(KARIN, "axes.unchoose", axes)
    state = axial(story.activity(axes))
    assert (state.chosen, [each.reason for each in state.choices]) == (None, ["Först", "Sedan"])
    for reason in ("Sedan", "Först"):
        story.does(KARIN, "undo.last")
        chosen = axial(story.activity(axes)).chosen
        assert chosen
        assert chosen.reason == reason
    story.does(KARIN, "undo.last")
    assert axial(story.activity(axes)).chosen is None


def test_the_choice_is_on_the_wall_when_the_item_is_shown() -> None:
    story, axes, first, second = two_axes()
    story.does(KARIN, "axes.choose", axes, first=first, second=second, reason="Varförkanarie")
    scene = story.scene(axes)
    assert "Varförkanarie" not in everything_in((KIND.wall(scene), KIND.phone(scene)))
    # What comes after works with it at once, so every report has it at once too.
    assert "Varförkanarie" in everything_in((KIND.report(scene),))
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    scene = story.scene(axes)
    for each in (KIND.wall(scene), KIND.phone(scene), KIND.report(scene)):
        assert "Varförkanarie" in everything_in(each)


def test_an_item_that_only_asks_about_pairs_takes_the_axes_before_it() -> None:
    story, _, first, second = two_axes()
    story, later = making(story, asks="pairs")
    assert axes_of(story, later) == [first, second]
    answer(story, later, ANNA, pair(story, later), 0, 4, 4, 4, 4)
    story.does(KARIN, "axes.choose", later, first=first, second=second, reason="Här")
    story.does(SYSTEM, "agenda.add", kind="talk", title="Sedan", minutes=5)
    after = story.activity(story.state.agenda[-1])
    crossing = crossing_before(story.state, after)
    assert crossing
    assert crossing.reason == "Här"
    assert story.refuses(KARIN, "axes.ask", later, what="poles").code == "not_asked"
    assert story.refuses(KARIN, "axes.take", later, entry=first).code == "no_such_entry"


# What is kept of whom


def test_an_erased_person_takes_the_words_along_and_the_axis_is_none() -> None:
    story, axes, first, second = two_axes()
    story.does(KARIN, "axes.edit", axes, entry=first, definition="Karin förtydligar Annas ord")
    story.does(KARIN, "person.erase", person=ANNA.id, words="erase", decision="7/2026")
    changed = {event.seq: event for event in rewritten(story.events, KINDS)}
    story.state = fold([changed.get(e.seq, e) for e in story.events], KINDS, Workshop())
    assert axes_of(story, axes) == [second]
    assert LOW not in seen(story, axes)
    assert "förtydligar" not in seen(story, axes)


def test_in_an_anonymous_workshop_a_mask_writes_and_nobody_is_told() -> None:
    story, axes = making(rated("anonymous"))
    story.state = replace(story.state, groups={"g1": Group("g1", 1, "", (ANNA.id,))})
    mask = replace(ANNA, id="mask-1")
    write(story, axes, who=mask)
    (entry,) = axial(story.activity(axes)).poles()
    assert (entry.author, entry.organisation, entry.data["group"]) == ("mask-1", "", "")
    assert "Region Skåne" not in everything_in(KIND.facts(story.scene(axes)))


def test_programs_of_the_room_are_told_of_poles_and_not_of_answers() -> None:
    story, axes, _, _ = two_axes()
    answer(story, axes, ANNA, pair(story, axes), 2, 1, 1, 1, 1)
    scene = story.scene(axes)
    told = {event.name for event in story.events if event.name.startswith("axes.")
            and KIND.shown_to_room(scene, event) is not None}  # fmt: skip
    assert told == {"axes.written", "axes.taken"}
    assert not [event for event in story.events if event.name.startswith("axes.")
                and "author" in (KIND.shown_to_room(scene, event) or {})]  # fmt: skip
    (desk,) = [KIND.shown_to_desk(scene, e) for e in story.events if e.name == "axes.rated"]
    assert list(desk) == ["entry"]


def test_the_evidence_chain_is_unbroken_in_the_facts() -> None:
    story, axes, first, second = two_axes()
    answer(story, axes, ANNA, pair(story, axes), 0, 3, 3, 3, 3)
    story.does(KARIN, "axes.choose", axes, first=first, second=second, reason="x")
    numbers(story, axes)
    facts = KIND.facts(story.scene(axes))
    entries = {each["id"]: each for each in facts["entries"]}  # type: ignore[attr-defined]
    assert entries[first]["derived_from"] == [AI]
    assert facts["results"]["chosen"]["derived_from"] == [first, second]  # type: ignore[index]
    assert facts["results"]["pairs"][0]["derived_from"] == [first, second]  # type: ignore[index]
    assert HIGH in seen(story, axes)
