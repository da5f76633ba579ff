"""Jokers: what nobody expects, rated by how hard it would hit and how well prepared one is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.domain.erasing import rewritten
from facilitator.domain.fold import fold
from facilitator.domain.roles import SYSTEM
from facilitator.domain.workshop import Workshop
from facilitator.judging.listing import listing
from facilitator.judging.ratings import ratings_on
from facilitator.judging.sheets import sheet_of, sheets_in
from facilitator.kinds.wildcard import KIND
from facilitator.kinds.wildcard.bank import bank, drawn
from tests.cast import ANNA, BO, KARIN, KINDS, SKANE, Story, everything_in, scanning
from tests.opened import opened

from .judged import CEDRIC, numbers, third_organisation

JOKERS = "wildcard-5"


@pytest.fixture
def round_of_jokers() -> Story:
    return jokers()


def jokers(**options: object) -> Story:
    """Two cards of the type joker and a trend are written, and the round of jokers is open."""
    story = third_organisation(scanning())
    for name, sort in (("Golfströmmen", "joker"), ("Färre barn", "trend"), ("Elavbrott", "joker")):
        story.card(ANNA, name, type=sort, id=name.lower())
    story.does(SYSTEM, "agenda.add", kind="wildcard", title="Jokrar", minutes=20, options=options,
               question="Vad gör vi om det händer?")  # fmt: skip
    story.does(KARIN, "stage.start", JOKERS)
    return story


def listed(story: Story) -> tuple[str, ...]:
    return tuple(item.name for item in listing(story.state, story.activity(JOKERS)).items)


def add(story: Story, name: str = "Månen är borta") -> str:
    return str(story.does(BO, "wildcard.add", JOKERS, name=name, text="Mörkt")[0].data["entry"])


def rate(story: Story, who: object, item: str, **said: object) -> None:
    story.does(who, "wildcard.rate", JOKERS, entry=item, **said)  # type: ignore[arg-type]


def seen(story: Story) -> str:
    scene = story.scene(JOKERS)
    return everything_in((KIND.phone(scene), KIND.mine(scene, ANNA.id), KIND.facts(scene),
                          KIND.sheets(scene), KIND.report(scene)))


def erased(story: Story, person: str, words: str) -> None:
    story.does(KARIN, "person.erase", person=person, words=words, decision="7/2026")
    changed = {event.seq: event for event in rewritten(story.events, KINDS)}
    story.state = fold([changed.get(e.seq, e) for e in story.events], KINDS, Workshop())


def test_the_list_is_the_cards_that_are_jokers(round_of_jokers: Story) -> None:
    assert listed(round_of_jokers) == ("Golfströmmen", "Elavbrott")


def test_vulnerability_is_impact_less_preparedness(round_of_jokers: Story) -> None:
    """Means 4.5 and 2: impact 0.875, prepared 0.25, vulnerability 0.875 · 0.75 = 0.65625."""
    rate(round_of_jokers, ANNA, "golfströmmen", impact=5, prepared=1)
    rate(round_of_jokers, BO, "golfströmmen", impact=4, prepared=3)
    rate(round_of_jokers, ANNA, "elavbrott", impact=2, prepared=1)
    items = numbers(round_of_jokers, JOKERS)["items"]
    assert items["golfströmmen"]["vulnerability"] == 0.65625
    assert items["elavbrott"]["vulnerability"] == 0.25
    assert [items[item]["rank"] for item in ("golfströmmen", "elavbrott")] == [1, 2]


def test_the_gap_is_drawn_from_preparedness_to_impact(round_of_jokers: Story) -> None:
    rate(round_of_jokers, ANNA, "golfströmmen", impact=5, prepared=2)
    rate(round_of_jokers, ANNA, "elavbrott", impact=2, prepared=4)
    numbers(round_of_jokers, JOKERS)
    wall = everything_in(KIND.wall(round_of_jokers.scene(JOKERS)))
    assert "'impact_at': '100%', 'prepared_at': '25%', 'gap': '75%'" in wall
    assert "'impact_at': '25%', 'prepared_at': '75%', 'gap': None" in wall


def test_dont_know_leaves_a_joker_without_a_place(round_of_jokers: Story) -> None:
    rate(round_of_jokers, ANNA, "golfströmmen", impact=5, prepared=None)
    found = numbers(round_of_jokers, JOKERS)["items"]["golfströmmen"]
    assert (found["vulnerability"], found["rank"]) == (None, None)
    assert found["prepared"]["passed"] == 1


def test_anybody_adds_a_joker_and_everybody_rates_it(round_of_jokers: Story) -> None:
    joker = add(round_of_jokers)
    assert listed(round_of_jokers)[-1] == "Månen är borta"
    rate(round_of_jokers, ANNA, joker, impact=5, prepared=1)
    assert numbers(round_of_jokers, JOKERS)["items"][joker]["vulnerability"] == 1.0


def test_nobody_adds_more_than_three(round_of_jokers: Story) -> None:
    for number in range(3):
        add(round_of_jokers, f"Nummer {number}")
    assert round_of_jokers.refuses(BO, "wildcard.add", JOKERS, name="En till").code == "full"
    round_of_jokers.does(KARIN, "wildcard.add", JOKERS, name="En till")


def test_a_sheet_is_never_a_joker_and_a_joker_never_a_sheet(round_of_jokers: Story) -> None:
    joker = add(round_of_jokers)
    assert sheet_of(round_of_jokers.activity(JOKERS), BO.id) is None
    rate(round_of_jokers, BO, joker, impact=2)
    add(round_of_jokers, "En till")
    sheet = sheet_of(round_of_jokers.activity(JOKERS), BO.id)
    assert sheet
    assert ratings_on(sheet) == {joker: {"impact": 2}}
    assert sheets_in(round_of_jokers.activity(JOKERS)) == (sheet,)
    assert len(listed(round_of_jokers)) == 4
    for command, entry in (("withdraw_joker", sheet.id), ("withdraw", joker)):
        refused = round_of_jokers.refuses(KARIN, f"wildcard.{command}", JOKERS, entry=entry)
        assert refused.code in ("no_such_entry", "not_yours")


def test_a_hidden_joker_leaves_the_list_and_the_result(round_of_jokers: Story) -> None:
    joker = add(round_of_jokers)
    rate(round_of_jokers, CEDRIC, joker, impact=5, prepared=1, reason="Inget tidvatten")
    rate(round_of_jokers, ANNA, "elavbrott", impact=5, prepared=1)
    round_of_jokers.does(KARIN, "entry.hide", JOKERS, entry=joker, reason="Namn")
    assert "Månen är borta" not in listed(round_of_jokers)
    assert round_of_jokers.refuses(ANNA, "wildcard.rate", JOKERS, entry=joker, impact=1)
    assert joker not in numbers(round_of_jokers, JOKERS)["items"]
    round_of_jokers.does(KARIN, "entry.show", JOKERS, entry=joker)
    round_of_jokers.does(KARIN, "result.recount")
    assert "Månen är borta" in seen(round_of_jokers)
    round_of_jokers.does(KARIN, "entry.hide", JOKERS, entry=joker, reason="Namn")
    assert "Månen är borta" not in seen(round_of_jokers)
    assert "Inget tidvatten" not in seen(round_of_jokers)
    rows = KIND.facts(round_of_jokers.scene(JOKERS))["results"]["rows"]  # type: ignore[index]
    assert [row["id"] for row in rows] == ["elavbrott", "golfströmmen"]


def test_ones_own_joker_can_be_taken_back_and_no_others(round_of_jokers: Story) -> None:
    joker = add(round_of_jokers)
    assert round_of_jokers.refuses(ANNA, "wildcard.withdraw_joker", JOKERS, entry=joker).code == (
        "not_yours")
    round_of_jokers.does(BO, "wildcard.withdraw_joker", JOKERS, entry=joker)
    assert "Månen är borta" not in listed(round_of_jokers)


@pytest.mark.parametrize(("words", "stays"), [("erase", False), ("keep", True)])
def test_an_erased_persons_joker_is_nobodys_and_goes_with_the_words(
    round_of_jokers: Story, words: str, stays: bool
) -> None:
    joker = add(round_of_jokers)
    rate(round_of_jokers, ANNA, joker, impact=5, prepared=1)
    erased(round_of_jokers, BO.id, words)
    entry = round_of_jokers.activity(JOKERS).state.entries.get(joker)  # type: ignore[attr-defined]
    assert (entry.author, entry.organisation) == ("", "")
    assert listed(round_of_jokers)[2:] == (("Månen är borta",) if stays else ())
    assert ("Mörkt" in everything_in(round_of_jokers.state)) == stays


def test_the_bank_holds_enough_and_fits_a_list() -> None:
    assert len(bank()) >= 24
    assert len({item.id for item in bank()}) == len(bank())
    assert all(0 < len(item.name) <= 80 and 0 < len(item.text) <= 200 for item in bank())


def test_the_same_draw_gives_the_same_and_never_one_that_is_held() -> None:
    first = drawn((), 5, "salt")
    assert first == drawn((), 5, "salt")
    assert not set(first) & set(drawn({item.id for item in first}, 24, "salt"))


def test_the_desk_draws_from_the_bank_and_takes_it_back(round_of_jokers: Story) -> None:
    round_of_jokers.does(KARIN, "wildcard.draw_from_bank", JOKERS, number=3)
    drawn_first = listed(round_of_jokers)
    assert len(drawn_first) == 5
    round_of_jokers.does(KARIN, "undo.last")
    assert len(listed(round_of_jokers)) == 2
    round_of_jokers.does(KARIN, "undo.again")
    assert listed(round_of_jokers) == drawn_first
    round_of_jokers.does(KARIN, "wildcard.draw_from_bank", JOKERS, number=24)
    assert len(listed(round_of_jokers)) == 2 + len(bank())
    assert round_of_jokers.refuses(
        KARIN, "wildcard.draw_from_bank", JOKERS, number=1).code == "empty"
    assert round_of_jokers.refuses(
        ANNA, "wildcard.draw_from_bank", JOKERS, number=1).code == "not_allowed"


def test_of_a_long_list_each_gets_a_share(round_of_jokers: Story) -> None:
    round_of_jokers.does(KARIN, "wildcard.draw_from_bank", JOKERS, number=24)
    add(round_of_jokers)
    for who in (ANNA, BO, CEDRIC):
        round_of_jokers.does(who, "wildcard.draw", JOKERS)
        sheet = sheet_of(round_of_jokers.activity(JOKERS), who.id)
        assert sheet
        assert len(sheet.data["share"]) == 20  # type: ignore[arg-type]


def test_nothing_of_the_answers_is_seen_before_they_are_shown(round_of_jokers: Story) -> None:
    before = seen(round_of_jokers)
    rate(round_of_jokers, BO, "elavbrott", impact=5, prepared=1, reason="Vattnet tar slut")
    assert seen(round_of_jokers) == before
    round_of_jokers.does(KARIN, "stage.close")
    wall = everything_in(KIND.wall(round_of_jokers.scene(JOKERS)))
    assert "Vattnet" not in seen(round_of_jokers) + wall
    assert "wall_hidden" in wall
    round_of_jokers.does(KARIN, "stage.reveal")
    assert "Vattnet" in seen(round_of_jokers)
    round_of_jokers.does(KARIN, "wildcard.point", JOKERS, entry="elavbrott")
    assert "Vattnet" in everything_in(KIND.wall(round_of_jokers.scene(JOKERS)))


def test_a_desk_fills_in_for_somebody_and_takes_it_back(round_of_jokers: Story) -> None:
    rate(round_of_jokers, ANNA, "elavbrott", impact=1, prepared=1)
    fill = {"organisation": SKANE, "impact": {"elavbrott": 5}, "prepared": {"elavbrott": 5}}
    round_of_jokers.does(KARIN, "wildcard.fill", JOKERS, **fill)
    round_of_jokers.does(KARIN, "undo.last")
    assert numbers(round_of_jokers, JOKERS)["items"]["elavbrott"]["impact"]["mean"] == 1.0


def test_where_nobody_is_named_a_joker_has_no_organisation() -> None:
    story = third_organisation(scanning(naming="anonymous"))
    story.does(SYSTEM, "agenda.add", kind="wildcard", title="Jokrar", minutes=20)
    story.does(KARIN, "stage.start", JOKERS)
    (event,) = story.does(BO, "wildcard.add", JOKERS, name="Månen är borta")
    assert event.data["organisation"] == ""


def test_the_file_tells_ratings_and_jokers_to_one_who_opens_it(
    round_of_jokers: Story, tmp_path: Path
) -> None:
    joker = add(round_of_jokers)
    other = add(round_of_jokers, "En till")
    rate(round_of_jokers, ANNA, joker, impact=5)
    rate(round_of_jokers, ANNA, joker, impact=4, prepared=None)
    round_of_jokers.does(KARIN, "wildcard.fill", JOKERS, impact={joker: 2}, prepared={})
    round_of_jokers.does(KARIN, "entry.hide", JOKERS, entry=other, reason="")
    with opened(round_of_jokers, tmp_path):
        pass
    (path,) = tmp_path.glob("omvarld*")
    with closing(sqlite3.connect(path)) as file:
        ratings = file.execute(
            "SELECT entry, question, value, vet_ej FROM joker_ratings ORDER BY at, question")
        assert ratings.fetchall() == [
            (joker, "impact", 4, 0), (joker, "prepared", None, 1), (joker, "impact", 2, 0)]
        added = file.execute("SELECT name, hidden, withdrawn FROM jokers ORDER BY at")
        assert added.fetchall() == [("Månen är borta", 0, 0), ("En till", 1, 0)]
