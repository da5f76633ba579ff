"""What a phone's outbox remembers of what was let through, and what it counts."""

from __future__ import annotations

import pytest

from facilitator.rehearsal.ledger import Ledger
from facilitator.rehearsal.outbox import Outbox

ITEM = "item-1"
# By method: what is counted once a person, and what leaves nothing to be counted.
SHEETS = ("cross.place", "dotvote.place", "axes.rate", "matrix.rate")
VOICES = ("cluster.support", "axes.support", "cross.support", "backcast.support",
          "backcast.hinder", "merge.support", "merge.like", "story.write", "matrix.draw")


def sent(name: str, times: int = 1) -> tuple[Outbox, Ledger]:
    """So many of a command, each let through."""
    ledger = Ledger()
    outbox = Outbox("a", ledger)
    for seq in range(1, times + 1):
        sending = outbox.put(name, ITEM, {}, 0.0, paced=True)
        outbox.answered(sending.number, {"ok": True, "seq": seq}, 1.0)
    return outbox, ledger


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_counted_once_and_remembered_whole(name: str) -> None:
    outbox, ledger = sent(name, times=3)
    assert ledger.per_activity == {ITEM: 1}
    assert len(outbox.said(ITEM)) == 3


@pytest.mark.parametrize("name", VOICES)
def test_a_voice_is_remembered_and_not_counted(name: str) -> None:
    outbox, ledger = sent(name)
    assert not ledger.per_activity
    assert [each.name for each in outbox.said(ITEM)] == [name]


def test_every_acknowledged_command_can_be_held_against_the_file() -> None:
    _, ledger = sent("elements.add", times=2)
    assert [each.id for each in ledger.acknowledged] == ["a-1", "a-2"]


def test_two_who_begin_the_same_are_told_the_same_number() -> None:
    ledger = Ledger()
    for owner in ("a", "b"):
        outbox = Outbox(owner, ledger)
        sending = outbox.put("story.begin", ITEM, {}, 0.0, paced=True)
        outbox.answered(sending.number, {"ok": True, "seq": 7}, 1.0)
    assert ledger.duplicates == 0
    assert [each.name for each in ledger.acknowledged] == ["story.begin"] * 2
