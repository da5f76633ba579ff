"""Hiding with a reason and showing again, the same for every method."""

import pytest

from facilitator.domain.contributions import entries_of
from facilitator.domain.entry import Entry
from tests.cast import ANNA, CHECKIN, KARIN, SCAN, TALK, Story


def entry(story: Story, card: str) -> Entry:
    return entries_of(story.activity(SCAN)).get(card)


def test_what_is_hidden_is_not_visible_and_keeps_its_reason(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "entry.hide", entry=card, reason="dubblett")
    assert entry(scan, card).hidden == "dubblett"
    assert not entry(scan, card).visible


def test_hiding_without_a_reason_says_that_none_was_given(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "entry.hide", entry=card)
    assert entry(scan, card).hidden == "Utan angivet skäl"


@pytest.mark.parametrize("name", ["entry.hide", "entry.show"])
def test_doing_it_twice_is_doing_it_once(name: str, scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "entry.hide", entry=card)
    if name == "entry.show":
        scan.does(KARIN, name, entry=card)
    assert scan.does(KARIN, name, entry=card) == []


def test_what_is_shown_again_is_visible(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "entry.hide", entry=card)
    scan.does(KARIN, "entry.show", entry=card)
    assert entry(scan, card).visible


def test_what_its_author_took_back_is_not_hidden(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(ANNA, "scan.withdraw", entry=card)
    assert scan.refuses(KARIN, "entry.hide", entry=card).code == "withdrawn"


def test_it_works_after_the_activity_is_over(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "stage.start", activity=TALK)
    scan.does(KARIN, "entry.hide", SCAN, entry=card)
    assert not entry(scan, card).visible


@pytest.mark.parametrize("activity", [SCAN, CHECKIN, TALK])
def test_what_is_not_there_is_refused(activity: str, scan: Story) -> None:
    assert scan.refuses(KARIN, "entry.hide", activity, entry="none").code == "no_such_entry"


def test_a_number_is_not_given_twice(scan: Story) -> None:
    first = scan.card(ANNA, "Ett")
    scan.does(ANNA, "scan.withdraw", entry=first)
    second = scan.card(ANNA, "Två")
    assert (entry(scan, first).nr, entry(scan, second).nr) == (1, 2)
