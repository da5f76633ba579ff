"""Results: made when the desk shows them, never changed, and shown to the room no sooner."""

from __future__ import annotations

import pytest

from facilitator.domain.results import shown_result
from facilitator.domain.roles import Role
from facilitator.domain.scene import Presence
from facilitator.domain.stage import Stage
from facilitator.show.events import seen_events
from facilitator.show.views import Look
from tests.cast import ANNA, BO, CHECKIN, KARIN, KINDS, Story, everything_in, gathered, scanning
from tests.kinds.judged import AI, POWER, judging


@pytest.fixture
def vote(scan: Story) -> Story:
    return voted(scan)


def voted(scan: Story) -> Story:
    """Anna has put a dot, the vote is locked."""
    story, activity = judging(scan, "dotvote", "Prickröstning")
    story.does(ANNA, "dotvote.place", activity, entry=AI)
    story.does(KARIN, "stage.close")
    return story


def made(story: Story) -> list[str]:
    return [str(event.data["result"]) for event in story.events if event.name == "result.made"]


def seen(story: Story, role: Role) -> list[str]:
    look = Look(story.now, Presence(), 0, "", "")
    events = seen_events(role, story.state, KINDS, tuple(story.events), look)
    return [str(event["name"]) for event in events]


def test_a_result_is_made_when_the_desk_shows_it(vote: Story) -> None:
    assert made(vote) == []
    assert [event.name for event in vote.does(KARIN, "stage.reveal")] == [
        "result.made", "stage.revealed"]
    assert made(vote) == ["dotvote-6.1"]


def test_a_method_that_concludes_nothing_makes_no_result() -> None:
    story = gathered()
    story.does(KARIN, "stage.start", CHECKIN)
    story.does(KARIN, "stage.close")
    assert [event.name for event in story.does(KARIN, "stage.reveal")] == ["stage.revealed"]


def test_an_item_that_nobody_answered_has_no_result(scan: Story) -> None:
    story, activity = judging(scan, "dotvote", "Prickröstning")
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    assert shown_result(story.activity(activity)) is None


def test_showing_the_same_again_cites_the_same_result(vote: Story) -> None:
    vote.does(KARIN, "stage.reveal")
    vote.does(KARIN, "undo.last")
    assert shown_result(vote.activity("dotvote-6")) is None
    vote.does(KARIN, "stage.reveal")
    assert made(vote) == ["dotvote-6.1"]


def test_reopening_makes_a_new_one_and_keeps_the_old(vote: Story) -> None:
    vote.does(KARIN, "stage.reveal")
    first = vote.activity("dotvote-6").results[0]
    vote.does(KARIN, "stage.reopen")
    vote.does(BO, "dotvote.place", "dotvote-6", entry=POWER)
    vote.does(KARIN, "stage.close")
    vote.does(KARIN, "stage.reveal")
    results = vote.activity("dotvote-6").results
    assert [result.id for result in results] == ["dotvote-6.1", "dotvote-6.2"]
    assert results[0] == first
    assert results[0].inputs != results[1].inputs


def test_the_same_votes_have_the_same_hash_whoever_cast_them_first() -> None:
    hashes = set()
    for order in ((ANNA, BO), (BO, ANNA)):
        story, activity = judging(scanning(), "dotvote", "Prickröstning")
        for who in order:
            story.does(who, "dotvote.place", activity, entry=AI if who is ANNA else POWER)
        story.does(KARIN, "stage.close")
        story.does(KARIN, "stage.reveal")
        hashes.add(story.activity(activity).results[0].inputs)
    assert len(hashes) == 1


def test_only_what_is_shown_can_be_counted_anew(vote: Story) -> None:
    assert vote.refuses(KARIN, "result.recount").code == "wrong_stage"
    assert vote.refuses(ANNA, "result.recount").code == "not_allowed"


def test_a_room_hears_of_a_result_only_while_it_is_shown(vote: Story) -> None:
    vote.does(KARIN, "stage.reveal")
    assert "result.made" in seen(vote, Role.PHONE)
    vote.does(KARIN, "stage.reopen")
    assert "result.made" not in seen(vote, Role.PHONE)
    assert "result.made" not in seen(vote, Role.WALL)


def test_a_room_hears_of_the_last_result_alone(vote: Story) -> None:
    vote.does(KARIN, "stage.reveal")
    vote.does(KARIN, "stage.reopen")
    vote.does(BO, "dotvote.place", "dotvote-6", entry=POWER)
    vote.does(KARIN, "stage.close")
    vote.does(KARIN, "stage.reveal")
    assert seen(vote, Role.PHONE).count("result.made") == 1


def test_a_result_says_nobodys_name_nor_word(vote: Story) -> None:
    vote.does(KARIN, "stage.reveal")
    told = everything_in([event.data for event in vote.events if event.name == "result.made"])
    for words in (ANNA.id, "Anna", "Region Skåne", "AI", "Kort"):
        assert words not in told
    assert vote.activity("dotvote-6").stage is Stage.REVEALED


def test_the_hash_of_what_was_counted_cannot_be_guessed_from_the_answers(vote: Story) -> None:
    vote.does(KARIN, "stage.reveal")
    made_of = KINDS["dotvote"].conclude(vote.state, vote.activity("dotvote-6"))
    assert made_of is not None
    secrets = [key for key, held in vote.state.keys.items() if held.role is Role.DESK]
    assert vote.activity("dotvote-6").results[0].inputs == made_of.hash(secrets[0])
    assert made_of.hash(secrets[0]) != made_of.hash("")
