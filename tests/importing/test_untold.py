"""The log in the JSON tells nothing that the report does not: no word, nobody, and no link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from facilitator.domain import disclosing, disclosing_people
from facilitator.domain.entry import Entry
from facilitator.domain.keys import key_hash
from facilitator.domain.roles import Actor
from facilitator.domain.told import Told
from facilitator.domain.workshop import Activity, Workshop
from facilitator.kinds.cross.state import cross_of
from tests.cast import ANNA, BO, KARIN, SECRETS, Story, gathered
from tests.kinds.judged import CEDRIC, judging, third_organisation

from .anything import anything
from .day import CANARIES, day, log, told

PEOPLE = (ANNA, BO, CEDRIC)


def leaks(story: Story) -> set[str]:
    body = told(story).decode()
    kept = (*CANARIES, "karin", "erik", *(each.id for each in PEOPLE),
            *(key_hash(secret) for secret in SECRETS.values()), "b" * 64, "command_id")  # fmt: skip
    return {each for each in kept if each in body.casefold()}


def links(story: Story) -> set[str]:
    """Who can be seen to have done two things, where nobody is named."""
    events = log(story)
    who = [each["voice"] for each in events if "voice" in each]
    who += [each["data"]["author"] for each in events if each["data"].get("author")]
    return {each for each, times in Counter(who).items() if times > 1}


@pytest.mark.parametrize("naming", ["organisation", "open", "anonymous"])
def test_nothing_that_is_kept_from_the_room_is_in_a_byte_of_it(naming: str) -> None:
    assert leaks(day(naming)) == set()


@pytest.mark.parametrize("canary", CANARIES)
def test_every_canary_sang_in_the_log_it_is_not_told_from(canary: str) -> None:
    assert any(canary in str(event.data) for event in day().events)


@pytest.mark.parametrize("naming", ["organisation", "anonymous"])
def test_no_two_things_are_seen_to_come_from_one_person(naming: str) -> None:
    for story in (day(naming), anything(7, 700, naming)):
        assert links(story) == set()
        assert not [each for each in log(story) if each["data"].get("author")]


def test_names_are_told_only_where_everybody_is_named() -> None:
    names = {naming: {str(each["data"]["name"]) for each in log(day(naming))
                      if each["name"] == "person.joined"}
             for naming in ("open", "organisation", "anonymous")}  # fmt: skip
    assert names["open"] == {"Anna", "Bo", "Elsa", ""}
    assert names["organisation"] == names["anonymous"] == {""}


def test_of_cards_in_an_anonymous_workshop_no_organisation_is_told() -> None:
    assert not [each for each in log(day("anonymous")) if each["name"] != "person.joined"
                and each["name"] != "organisation.added" and each["data"].get("organisation")]


def test_an_answer_to_the_check_in_says_neither_from_where_nor_when() -> None:
    events = log(day())
    started = next(e["at"] for e in events if e["name"] == "stage.started"
                   and e["activity"] == "checkin-1")
    answers = [each for each in events if each["name"] == "checkin.answered"]
    assert {each["at"] for each in answers} == {started}
    assert {each["data"]["organisation"] for each in answers} == {""}


def test_of_a_stack_it_is_told_how_many_voices_are_a_second_and_not_whose() -> None:
    (laid,) = (each["data"] for each in log(day()) if each["name"] == "cluster.laid")
    # Bo supports both cards, Disa one; the voice of Cedric, who is erased, went with him.
    assert laid["shared"] == [{"entries": ["kort-0", "kort-2"], "voices": 1}]


def test_no_sheet_is_told_and_no_result_before_it_is_shown() -> None:
    story = day()
    told_of = {each["name"].partition(".")[2] for each in log(story)}
    assert told_of.isdisjoint({"began", "placed", "filled", "rated", "listed", "dealt"})
    hidden = next(a.id for a in story.state.activities.values() if a.title == "Omigen")
    assert [each["name"] for each in log(story) if each.get("activity") == hidden] == [
        "stage.started", "matrix.counted", "stage.closed"]


def test_a_reason_stands_alone_and_says_of_its_company_only_the_order() -> None:
    story, vote = judging(gathered_and_clustered(), "matrix", "Matris")
    for actor, words in ((ANNA, "Först"), (BO, "Sedan")):
        for item in ("ai", "elen"):
            story.does(actor, "matrix.rate", vote, entry=item, impact=2, reason=f"{words} {item}")
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    kept = [each["data"] for each in log(story) if each["name"] == "matrix.kept"]
    assert len({each["entry"] for each in kept}) == len(kept) == 4
    assert {tuple(each["company"].values()) for each in kept} == {(0, 0)}


def gathered_and_clustered() -> Story:
    story = gathered()
    story.does(KARIN, "stage.start", activity="scan-2")
    return story


def told_in_full(entry: Entry, name: str, empty: Mapping[str, object], back: str) -> Iterator[Told]:
    yield Told(name, {"entry": entry.id, **empty, **entry.data})
    yield Told(back, {"entry": entry.id})


@pytest.fixture
def rated() -> Story:
    """Three people have rated, it was shown, one was removed, and it was counted anew."""
    story, vote = judging(third_organisation(gathered_and_clustered()), "matrix", "Matris")
    for actor in PEOPLE:
        story.does(actor, "matrix.rate", vote, entry="ai", impact=2, uncertainty=5,
                   reason=f"{actor.id[7:]} säger")  # fmt: skip
    for step in ("close", "reveal"):
        story.does(KARIN, f"stage.{step}")
    story.does(KARIN, "person.remove", person=CEDRIC.id)
    story.does(KARIN, "result.recount")
    return story


def results(story: Story) -> list[dict[str, Any]]:
    return [each["data"] for each in log(story) if each["name"] == "result.made"]


def test_an_earlier_result_that_would_tell_of_one_person_has_no_numbers(rated: Story) -> None:
    assert [bool(each["numbers"]) for each in results(rated)] == [False, True]
    rated.does(KARIN, "workshop.set_small_group", least=1)
    assert [bool(each["numbers"]) for each in results(rated)] == [True, True]


def test_what_is_shown_no_longer_is_told_no_longer(
    rated: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len([each for each in log(rated) if each["name"] == "matrix.kept"]) == 2
    rated.does(KARIN, "stage.reopen")
    assert {each["name"] for each in log(rated)}.isdisjoint({"result.made", "matrix.kept"})
    assert "säger" not in told(rated).decode()
    monkeypatch.setattr(disclosing, "told_results", every_result)
    assert len(results(rated)) == 2


def with_note(agenda: Callable[..., Iterator[Told]]) -> Callable[..., Iterator[Told]]:
    def noted(workshop: Workshop, kinds: Any) -> Iterator[Told]:
        for each in agenda(workshop, kinds):
            held = workshop.activities.get(str(each.data["activity"]))
            yield replace(each, data={**each.data, "note": held.note if held else ""})

    return noted


def every_result(workshop: Workshop, activity: Activity) -> Iterator[Told]:
    for each in activity.results:
        yield Told("result.made", {"result": each.id, "inputs": each.inputs,
                                   "formula": each.formula, "parameters": each.parameters,
                                   "numbers": each.numbers})  # fmt: skip


BROKEN = [
    ("facilitator.kinds.scan.disclosing.withdrawn", told_in_full, {"dold-kanarie"}),
    ("facilitator.kinds.checkin.disclosing.withdrawn", told_in_full, {"dold-kanarie"}),
    ("facilitator.domain.entry.Entry.visible", property(lambda _: True), {"osagd-kanarie"}),
    ("facilitator.kinds.wildcard.disclosing.withdrawn", told_in_full, {"joker-kanarie"}),
    ("facilitator.kinds.elements.disclosing.withdrawn", told_in_full, {"dold-kanarie"}),
    ("facilitator.kinds.axes.state.is_living", lambda _: True, {"pol-kanarie"}),
    ("facilitator.kinds.story.disclosing.told", lambda activity: tuple(
        activity.state.by_id.values()), {"text-kanarie"}),
    ("facilitator.kinds.backcast.disclosing.withdrawn", told_in_full, {"väg-kanarie"}),
    ("facilitator.kinds.cross.disclosing.told_proposals", lambda _, activity: cross_of(
        activity).proposals(), {"kors-kanarie"}),
    ("facilitator.domain.disclosing_agenda._may_tell", lambda *_: True, {"fråga-kanarie"}),
    ("facilitator.domain.disclosing_agenda._is_told", lambda *_: True, {"borttagen-kanarie"}),
    ("facilitator.kinds.cluster.origin._without_hidden", lambda _, step: step, {"nej-kanarie"}),
]


@pytest.mark.parametrize(("rule", "instead", "sings"), BROKEN, ids=[rule for rule, *_ in BROKEN])
def test_without_one_of_the_rules_a_canary_sings(
    rule: str, instead: object, sings: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule, instead)
    assert leaks(day()) & sings


def test_with_the_script_on_the_agenda_a_canary_sings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosing, "agenda", with_note(disclosing.agenda))
    assert "manus-kanarie" in leaks(day())


def test_with_one_voice_for_all_a_link_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosing, "Actor", lambda role, _: Actor(role, "voice"))
    assert links(day()) == {"voice"}


def test_with_real_authors_a_link_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosing, "authors", lambda workshop: {
        each: each for each, _ in disclosing_people._signed(workshop)})
    assert links(day()) >= {ANNA.id, BO.id}
