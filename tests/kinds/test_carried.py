"""What came along from another workshop: what goes on, what lies behind, what is told of it."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from facilitator.domain.contributions import entries_of
from facilitator.domain.erasing import ERASED, rewritten
from facilitator.domain.fold import fold
from facilitator.domain.offering import Cast, Makes
from facilitator.domain.roles import SYSTEM
from facilitator.importing.carrying import parcel_of_workshop
from facilitator.judging.listing import listing
from facilitator.kinds.carried.held import carried_of
from facilitator.scenarios.handed import HandsPriorities, priorities_before
from tests.cast import ANNA, BO, CODE, KARIN, KINDS, Story, everything_in, founded, scanning

from .judged import AI, CARE, POWER, judging, numbers

CARRIED = "carried-5"
Parcel = dict[str, Any]
MADE = "2026-05-12T18:00:00.000+00:00"


def rated() -> Story:
    """The workshop before: three clusters, AI critical, the care given."""
    story, matrix = judging(scanning(), "matrix", "Påverkan och osäkerhet")
    for who in (ANNA, BO):
        for item, impact, uncertainty in ((AI, 5, 4), (CARE, 4, 1), (POWER, 2, 4)):
            story.does(who, "matrix.rate", matrix, entry=item, impact=impact,
                       uncertainty=uncertainty)  # fmt: skip
    numbers(story, matrix)
    return story


@pytest.fixture(scope="module")
def parcel() -> Parcel:
    return parcel_of_workshop(rated().state, KINDS, MADE)


def other(naming: str = "organisation") -> Story:
    """Another workshop, with an empty item of the method."""
    story = founded(naming=naming)
    story.state = replace(story.state, code="NASTA3")
    story.does(SYSTEM, "agenda.add", kind="carried", title="Underlag", minutes=10)
    return story


def bring(story: Story, parcel: Mapping[str, Any]) -> None:
    story.does(SYSTEM, "carried.bring", CARRIED, parcel=copy.deepcopy(dict(parcel)))


@pytest.fixture
def brought(parcel: Parcel) -> Story:
    story = other()
    bring(story, parcel)
    return story


def ids(story: Story) -> list[str]:
    state = carried_of(story.activity(CARRIED))
    return [item.id for item in state.offered(story.state, story.activity(CARRIED))]


def facts(story: Story) -> Mapping[str, Any]:
    return KINDS["carried"].facts(story.scene(CARRIED))


def test_a_parcel_holds_what_the_report_tells_with_its_numbers(parcel: Parcel) -> None:
    assert [each["name"] for each in parcel["drivers"]] == ["AI", "Elen", "Vården"]
    first = parcel["drivers"][0]
    assert first["id"] == f"{CODE}:ai"
    assert (first["impact"], first["uncertainty"], first["n"], first["priority"]) == (
        5.0, 4.0, 2, 0.75)  # fmt: skip
    assert (first["field"], first["result"]) == ("critical", f"{CODE}:matrix-6.1")
    assert first["cards"] == [f"{CODE}:kort-0", f"{CODE}:kort-1"]
    assert {each["organisation"] for each in parcel["cards"]} == {"Region Skåne", "Vinnova"}
    assert (parcel["source"]["code"], len(parcel["source"]["digest"])) == (CODE, 64)


def test_critical_uncertainties_go_on_until_somebody_says_otherwise(brought: Story) -> None:
    assert ids(brought) == [f"{CODE}:ai"]
    brought.does(KARIN, "carried.choose", CARRIED, item=f"{CODE}:vården", on="yes")
    assert ids(brought) == [f"{CODE}:ai", f"{CODE}:vården"]
    brought.does(KARIN, "undo.last")
    assert ids(brought) == [f"{CODE}:ai"]
    assert not brought.does(KARIN, "carried.choose", CARRIED, item=f"{CODE}:ai", on="yes")
    assert brought.refuses(KARIN, "carried.choose", CARRIED, item="nix", on="no").code \
        == "no_such_item"


def test_without_critical_ones_the_first_twelve_go_on(parcel: Parcel) -> None:
    plain = copy.deepcopy(parcel)
    first = plain["drivers"][0]
    plain["drivers"] = [{**first, "id": f"{CODE}:d{nth}", "field": ""} for nth in range(20)]
    story = other()
    bring(story, plain)
    assert ids(story) == [f"{CODE}:d{nth}" for nth in range(12)]


def test_later_items_judge_what_goes_on(brought: Story) -> None:
    brought.does(SYSTEM, "agenda.add", kind="dotvote", title="Prickar", minutes=5)
    vote = brought.activity(brought.state.agenda[-1])
    assert [item.name for item in listing(brought.state, vote).items] == ["AI"]
    assert listing(brought.state, vote).maker == brought.activity(CARRIED)
    assert priorities_before(brought.state, vote)[f"{CODE}:ai"] == 0.75
    state = brought.activity(CARRIED).state
    assert isinstance(state, Makes)
    assert isinstance(state, HandsPriorities)


def test_nothing_is_brought_from_the_workshop_itself(parcel: Parcel) -> None:
    story = other()
    own = copy.deepcopy(parcel)
    own["source"]["code"] = "NASTA3"
    assert story.refuses(SYSTEM, "carried.bring", CARRIED, parcel=own).code == "itself"


def test_a_desk_cannot_hand_in_a_parcel_of_its_own(parcel: Parcel) -> None:
    assert other().refuses(KARIN, "carried.bring", CARRIED, parcel=parcel).code == "not_allowed"


def test_the_same_again_is_no_event(brought: Story, parcel: Parcel) -> None:
    later = copy.deepcopy(parcel)
    later["source"] |= {"made": "2026-06-01T09:00:00.000+00:00", "digest": "f" * 64}
    before = len(brought.events)
    bring(brought, later)
    assert len(brought.events) == before


def test_a_newer_state_replaces_and_choices_follow(brought: Story, parcel: Parcel) -> None:
    brought.does(KARIN, "carried.choose", CARRIED, item=f"{CODE}:ai", on="no")
    newer = copy.deepcopy(parcel)
    newer["source"]["seq"] += 9
    newer["drivers"][0]["name"] = "Maskinerna"
    gone = newer["drivers"].pop(1)
    newer["cards"] = [card for card in newer["cards"] if card["id"] not in gone["cards"]]
    bring(brought, newer)
    state = carried_of(brought.activity(CARRIED))
    assert len(state.bringings) == 2
    assert f"{CODE}:ai" not in state.goes_on()
    assert (state.called(gone["id"]), state.living(gone["id"])) == ("Elen", "")
    assert len(entries_of(brought.activity(CARRIED)).visible()) == 4
    told = everything_in(KINDS["carried"].desk(brought.scene(CARRIED)))
    assert "Finns inte längre där" in told
    assert "Elen" in told
    assert "heter nu" in told


def test_what_was_cast_follows_a_merge_and_else_the_cards(brought: Story, parcel: Parcel) -> None:
    newer = copy.deepcopy(parcel)
    elen = newer["drivers"].pop(1)
    newer["merged"] = {elen["id"]: f"{CODE}:ai"}
    bring(brought, newer)
    state = carried_of(brought.activity(CARRIED))
    lies = state.followed([Cast(elen["id"], "Elen", tuple(elen["cards"]), 2),
                           Cast("borta", "Borta", ("k1", "k2"), 1), Cast("ingen", "Ingen", (), 1)])
    assert lies.by_item == {f"{CODE}:ai": 2}
    assert lies.by_card == {"k1": Fraction(1, 2), "k2": Fraction(1, 2)}
    assert [lies.left, lies.total] == [Fraction(1), Fraction(4)]
    assert len(lies.changes) == 3


def test_forgotten_it_hands_on_nothing_and_can_be_taken_back(brought: Story) -> None:
    brought.does(KARIN, "carried.forget", CARRIED)
    assert ids(brought) == []
    assert facts(brought)["entries"] == []
    assert KINDS["carried"].report(brought.scene(CARRIED)) is None
    assert "'forgotten': 'Omvärld 2050'" in everything_in(
        KINDS["carried"].desk(brought.scene(CARRIED)))
    brought.does(KARIN, "undo.last")
    assert ids(brought) == [f"{CODE}:ai"]
    assert len(entries_of(brought.activity(CARRIED)).visible()) == 6
    assert not brought.does(KARIN, "carried.restore", CARRIED)


def test_every_driver_leads_to_cards_that_are_there(brought: Story) -> None:
    told = facts(brought)
    known = {each["id"] for each in told["entries"]}
    links = [link for each in told["entries"] for link in each["derived_from"]]
    assert links
    assert set(links) <= known
    cards = [each for each in told["entries"] if each["derived_from"] == []]
    assert {each["organisation"] for each in cards} == {"Region Skåne", "Vinnova"}
    assert all(each["from"] == CODE for each in told["entries"])
    assert told["results"]["source"]["title"] == "Omvärld 2050"


def test_a_card_that_is_hidden_here_is_in_no_picture_and_no_chain(brought: Story) -> None:
    brought.does(KARIN, "entry.hide", CARRIED, entry=f"{CODE}:kort-0", reason="Fel")
    brought.does(KARIN, "stage.start", activity=CARRIED)
    scene = brought.scene(CARRIED)
    for told in (KINDS["carried"].phone(scene), KINDS["carried"].wall(scene), facts(brought),
                 KINDS["carried"].report(scene), KINDS["carried"].sheets(scene)):
        assert "Kort 0" not in everything_in(told)
    assert "Kort 0" in everything_in(KINDS["carried"].desk(scene))
    assert f"{CODE}:kort-0" not in everything_in(facts(brought))


def test_where_nobody_is_named_no_organisation_is_told(parcel: Parcel) -> None:
    story = other("anonymous")
    bring(story, parcel)
    assert "Vinnova" not in everything_in(carried_of(story.activity(CARRIED)))


def test_a_workshop_with_cards_alone_hands_on_the_cards() -> None:
    before = scanning()
    for nth in range(3):
        before.card(ANNA, f"Kort {nth}", id=f"kort-{nth}")
    story = other()
    bring(story, parcel_of_workshop(before.state, KINDS, MADE))
    assert [item.name for item in carried_of(story.activity(CARRIED)).offered(
        story.state, story.activity(CARRIED))] == ["Kort 0", "Kort 1", "Kort 2"]
    story.does(KARIN, "entry.hide", CARRIED, entry=f"{CODE}:kort-1")
    assert ids(story) == [f"{CODE}:kort-0", f"{CODE}:kort-2"]


def test_from_workshop_to_workshop_the_chain_goes_on(brought: Story) -> None:
    third = parcel_of_workshop(brought.state, KINDS, MADE)
    assert third["drivers"][0]["id"] == f"NASTA3:{CODE}:ai"
    assert third["drivers"][0]["priority"] == 0.75
    assert third["drivers"][0]["cards"] == [f"NASTA3:{CODE}:kort-0", f"NASTA3:{CODE}:kort-1"]
    assert {card["organisation"] for card in third["cards"]} == {"Region Skåne", "Vinnova"}


def test_the_report_tells_where_it_is_from(brought: Story) -> None:
    told = everything_in(KINDS["carried"].report(brought.scene(CARRIED)))
    assert "Omvärld 2050" in told
    assert "matrix-6.1" in told
    assert "Kort 0" in told


def test_nothing_is_shown_to_phones_before_it_has_begun(brought: Story) -> None:
    assert "'AI'" not in everything_in(KINDS["carried"].phone(brought.scene(CARRIED)))
    brought.does(KARIN, "stage.start", activity=CARRIED)
    assert "'AI'" in everything_in(KINDS["carried"].phone(brought.scene(CARRIED)))


def test_the_wall_turns_through_what_came_and_the_picture(brought: Story) -> None:
    brought.does(KARIN, "stage.start", activity=CARRIED)
    first = everything_in(KINDS["carried"].wall(brought.scene(CARRIED)))
    second = everything_in(KINDS["carried"].wall(brought.scene(CARRIED, turn=1)))
    third = everything_in(KINDS["carried"].wall(brought.scene(CARRIED, turn=2)))
    assert "'AI'" in first
    assert "'Elen'" in second
    assert "Figure(" in third


def erased(story: Story) -> None:
    """What the ledger does with the log once something in it is erased."""
    changed = {event.seq: event for event in rewritten(story.events, KINDS)}
    story.events = [changed.get(event.seq, event) for event in story.events]
    code = story.state.code
    story.state = replace(fold(story.events, KINDS), code=code)


def test_what_is_erased_here_leaves_the_log_and_does_not_come_back(parcel: Parcel) -> None:
    brought = other()
    words = copy.deepcopy(parcel)
    words["cards"][0]["headline"] = "Ett kort med Bosses namn"
    bring(brought, words)
    brought.does(KARIN, "summary.add", text="Någon skrev ett kort med Bosses namn", place="mal")
    brought.does(KARIN, "entry.erase", CARRIED, entry=f"{CODE}:kort-0", decision="Karin i dag")
    erased(brought)
    assert "bosses" not in everything_in(brought.events).casefold()
    newer = copy.deepcopy(parcel)
    newer["source"]["seq"] += 1
    newer["cards"][0]["headline"] = "Ett kort med Bosses namn"
    bring(brought, newer)
    assert "Bosses" not in everything_in(brought.events)
    assert entries_of(brought.activity(CARRIED)).get(f"{CODE}:kort-0").data["words"] == ERASED


def test_what_somebody_here_wrote_is_erased_with_who_wrote_it(scan: Story) -> None:
    card = scan.card(ANNA, "Annas kort")
    assert scan.refuses(KARIN, "entry.erase", entry=card, decision="Karin").code == "somebodys"


@pytest.mark.parametrize("broken", [
    None, {}, {"source": {}}, [], "x",
])
def test_a_parcel_of_another_shape_is_refused(broken: object) -> None:
    assert other().refuses(SYSTEM, "carried.bring", CARRIED, parcel=broken).code == "not_a_parcel"


@pytest.mark.parametrize(("where", "name", "value"), [
    ("drivers", "impact", "5"), ("drivers", "impact", float("nan")), ("drivers", "cards", "abc"),
    ("drivers", "split", 1), ("cards", "nr", None), ("drivers", "field", "annat"),
    ("cards", "headline", 7), ("drivers", "priority", True), ("drivers", "id", ""),
])
def test_a_value_of_another_sort_is_refused(
    parcel: Parcel, where: str, name: str, value: object
) -> None:
    broken = copy.deepcopy(parcel)
    broken[where][0][name] = value
    assert other().refuses(SYSTEM, "carried.bring", CARRIED, parcel=broken)
