"""Check-in: one answer a person, words counted as Swedish sorts, energy without names."""

from typing import cast

import pytest

from facilitator.domain.contributions import entries_of
from facilitator.domain.entry import Entries
from facilitator.domain.picture import Part
from facilitator.domain.roles import Actor, Role
from facilitator.domain.scene import Presence
from facilitator.kinds.checkin.answers import counted_words, energies, mean_energy
from facilitator.show.events import seen_events
from facilitator.show.views import Look
from tests.cast import (
    ANNA,
    BO,
    CHECKIN,
    KARIN,
    KINDS,
    SKANE,
    VINNOVA,
    Story,
    checking_in,
    everything_in,
    joins,
)

KIND = KINDS["checkin"]
CANARY = "kanariefågel"


def answers(story: Story) -> Entries:
    return entries_of(story.activity(CHECKIN))


def words(story: Story, *written: str) -> None:
    """Each word from somebody without a phone."""
    for word in written:
        story.does(KARIN, "checkin.answer", word=word)


def room_sees(story: Story) -> str:
    scene = story.scene(CHECKIN)
    look = Look(story.now, Presence(), 0, "", "")
    events = seen_events(Role.PHONE, story.state, KINDS, tuple(story.events), look)
    return everything_in([KIND.phone(scene), KIND.wall(scene), events])


def test_one_person_has_one_answer(checkin: Story) -> None:
    checkin.does(ANNA, "checkin.answer", word="nyfiken", energy=4)
    checkin.does(ANNA, "checkin.answer", word="trött", energy=2)
    assert [entry.data["word"] for entry in answers(checkin).visible()] == ["trött"]


def test_the_same_answer_again_is_no_event(checkin: Story) -> None:
    checkin.does(ANNA, "checkin.answer", word="nyfiken", energy=4)
    assert checkin.does(ANNA, "checkin.answer", word="Nyfiken".lower(), energy="4") == []


def test_an_answer_may_be_only_a_number(checkin: Story) -> None:
    checkin.does(ANNA, "checkin.answer", energy=3)
    assert energies(answers(checkin).visible()) == (0, 0, 1, 0, 0)


def test_an_answer_of_nothing_is_refused_at_the_word(checkin: Story) -> None:
    assert checkin.refuses(ANNA, "checkin.answer", word=" ").field == "word"


@pytest.mark.parametrize("energy", [0, 6, "många"])
def test_energy_is_one_to_five(energy: object, checkin: Story) -> None:
    assert checkin.refuses(ANNA, "checkin.answer", energy=energy).field == "energy"


def test_one_who_withdrew_may_answer_anew(checkin: Story) -> None:
    first = checkin.does(ANNA, "checkin.answer", word="nyfiken")[0].data["entry"]
    checkin.does(ANNA, "checkin.withdraw", entry=first)
    checkin.does(ANNA, "checkin.answer", word="trött")
    assert [entry.nr for entry in answers(checkin).visible()] == [2]


def test_nobody_withdraws_anothers_answer(checkin: Story) -> None:
    entry = checkin.does(ANNA, "checkin.answer", word="nyfiken")[0].data["entry"]
    assert checkin.refuses(BO, "checkin.withdraw", entry=entry).code == "not_yours"


def test_the_desk_answers_for_as_many_as_it_likes(checkin: Story) -> None:
    for organisation in (SKANE, VINNOVA, "nowhere"):
        checkin.does(KARIN, "checkin.answer", word="nyfiken", organisation=organisation)
    assert [e.organisation for e in answers(checkin).visible()] == [SKANE, VINNOVA, ""]
    assert all(entry.proxy and not entry.author for entry in answers(checkin))


def test_words_are_counted_whatever_their_capitals(checkin: Story) -> None:
    words(checkin, "nyfiken", "Nyfiken", "NYFIKEN", "nyfiken")
    assert counted_words(answers(checkin).visible()) == (("nyfiken", 4),)


def test_a_word_is_written_as_most_wrote_it(checkin: Story) -> None:
    words(checkin, "ai", "AI", "AI")
    assert counted_words(answers(checkin).visible()) == (("AI", 3),)


def test_the_most_frequent_come_first_then_as_swedish_sorts(checkin: Story) -> None:
    words(checkin, "öppen", "ärlig", "åka", "zen", "Ånger", "adel", "zen")
    assert [word for word, _ in counted_words(answers(checkin).visible())] == [
        "zen", "adel", "åka", "Ånger", "ärlig", "öppen"]  # fmt: skip


def test_those_who_left_out_the_number_are_not_counted_as_zero(checkin: Story) -> None:
    for energy in (2, 4, None):
        checkin.does(KARIN, "checkin.answer", word="x", energy=energy)
    assert mean_energy(answers(checkin).visible()) == 3


def test_nobody_is_no_mean(checkin: Story) -> None:
    assert mean_energy(answers(checkin).visible()) is None


def test_a_mean_of_two_is_shown_to_nobody(checkin: Story) -> None:
    for energy in (1, 5):
        checkin.does(KARIN, "checkin.answer", energy=energy)
    for step in ("stage.close", "stage.reveal"):
        checkin.does(KARIN, step)
    parts = {part.id: part for part in KIND.wall(checkin.scene(CHECKIN)).parts}
    assert parts["energy"].data["mean"] is None  # type: ignore[union-attr]


def test_energy_waits_for_the_reveal(checkin: Story) -> None:
    for energy in (1, 5, 5):
        checkin.does(KARIN, "checkin.answer", energy=energy)
    hidden = {part.id: part for part in KIND.wall(checkin.scene(CHECKIN)).parts}
    assert hidden["energy"].data["levels"] == ()  # type: ignore[union-attr]
    for step in ("stage.close", "stage.reveal"):
        checkin.does(KARIN, step)
    shown = {part.id: part for part in KIND.wall(checkin.scene(CHECKIN)).parts}
    assert shown["energy"].data["levels"] == (1, 0, 0, 0, 2)  # type: ignore[union-attr]


def test_words_wait_for_the_reveal_where_the_agenda_says_so() -> None:
    story = checking_in(wall="on_reveal")
    story.does(ANNA, "checkin.answer", word=CANARY)
    assert CANARY not in room_sees(story)
    for step in ("stage.close", "stage.reveal"):
        story.does(KARIN, step)
    assert CANARY in room_sees(story)


def test_a_hidden_word_is_nowhere_in_the_room(checkin: Story) -> None:
    entry = checkin.does(ANNA, "checkin.answer", word=CANARY)[0].data["entry"]
    checkin.does(KARIN, "entry.hide", entry=entry, reason=CANARY)
    assert CANARY not in room_sees(checkin)


def test_a_word_changed_while_hidden_is_nowhere_in_the_room(checkin: Story) -> None:
    entry = checkin.does(ANNA, "checkin.answer", word="trött")[0].data["entry"]
    checkin.does(KARIN, "entry.hide", entry=entry)
    checkin.does(ANNA, "checkin.answer", word=CANARY)
    assert CANARY not in room_sees(checkin)


@pytest.mark.parametrize("naming", ["open", "organisation", "anonymous"])
def test_the_room_learns_the_word_and_nothing_else(naming: str) -> None:
    story = checking_in(naming=naming)
    story.does(ANNA, "checkin.answer", word="nyfiken", expectation=CANARY, energy=1)
    assert not [secret for secret in (CANARY, ANNA.id, "'Anna'") if secret in room_sees(story)]


def test_in_an_anonymous_workshop_the_desk_cannot_tell_from_where() -> None:
    story = checking_in(naming="anonymous")
    story.does(ANNA, "checkin.answer", word="nyfiken")
    assert "Region Skåne" not in everything_in(KIND.desk(story.scene(CHECKIN)).parts)


def test_one_sees_ones_own_answer_and_no_others(checkin: Story) -> None:
    checkin.does(ANNA, "checkin.answer", word="nyfiken")
    assert "nyfiken" in everything_in(KIND.mine(checkin.scene(CHECKIN), ANNA.id))
    assert "nyfiken" not in everything_in(KIND.mine(checkin.scene(CHECKIN), BO.id))


def test_many_words_are_several_pages_that_hold_each_once(checkin: Story) -> None:
    words(checkin, *(f"ord{number:02}" for number in range(50)))
    pages = [KIND.wall(checkin.scene(CHECKIN, turn=turn)).parts[0] for turn in range(3)]
    shown = [word for page in pages for word, _, _ in page.data["words"]]  # type: ignore[union-attr]
    assert sorted(shown) == [f"ord{number:02}" for number in range(50)]


def test_the_table_of_energy_has_no_organisation(checkin: Story) -> None:
    checkin.does(ANNA, "checkin.answer", word="nyfiken", energy=2)
    assert "Skåne" not in everything_in(KIND.sheets(checkin.scene(CHECKIN)))


@pytest.mark.parametrize(("different", "size"), [(1, 4), (6, 4), (7, 3), (12, 3), (13, 2), (19, 1)])
def test_few_different_words_stand_large(different: int, size: int, checkin: Story) -> None:
    words(checkin, *(f"ord{number}" for number in range(different)))
    part = KIND.wall(checkin.scene(CHECKIN)).parts[0]
    assert isinstance(part, Part)
    shown = cast("tuple[tuple[str, int, int], ...]", part.data["words"])
    assert {each for _, _, each in shown} == {size}


def by_organisation(story: Story) -> object:
    results = KIND.facts(story.scene(CHECKIN))["results"]
    assert isinstance(results, dict)
    return results["by_organisation"]


def answered(story: Story, *numbers: int) -> None:
    """So many phones from Region Skåne, Vinnova and nowhere, one answer each."""
    for organisation, number in zip(("Region Skåne", "Vinnova", ""), numbers, strict=False):
        for each in range(number):
            phone = Actor(Role.PHONE, f"person-{organisation}-{each}")
            joins(story, phone, f"Namn {each}", organisation)
            story.does(phone, "checkin.answer", word="nyfiken")


def test_answers_by_organisation_hide_the_few_and_what_would_tell_them(checkin: Story) -> None:
    answered(checkin, 5, 1, 7)
    checkin.does(KARIN, "stage.close")
    assert by_organisation(checkin) == {
        "counts": {"Region Skåne": None, "Vinnova": None, "": 7}, "total": 13}


def test_while_it_is_open_no_two_reports_tell_who_answered_in_between(checkin: Story) -> None:
    answered(checkin, 5, 4)
    assert by_organisation(checkin) is None
    checkin.does(KARIN, "stage.close")
    assert by_organisation(checkin) == {
        "counts": {"Region Skåne": 5, "Vinnova": 4}, "total": 9}


def test_where_nobody_is_named_no_organisation_is_counted() -> None:
    story = checking_in(naming="anonymous")
    answered(story, 5, 4)
    story.does(KARIN, "stage.close")
    assert by_organisation(story) is None
