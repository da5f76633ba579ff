"""What one person may send in a row: all that was written offline, and then one a second."""

import pytest

from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor
from facilitator.room.corridor import ask
from facilitator.room.limits import Buckets
from facilitator.room.room import PACE, Room
from tests.cast import ANNA, BO, KARIN, SCAN
from tests.clock import Clock


@pytest.fixture
def clock(room: Room) -> Clock:
    clock = Clock(100.0)
    room.pace = Buckets(PACE, clock)
    return clock


def card(number: int) -> dict[str, object]:
    return {"id": f"kort-{number:0>6}", "name": "scan.add", "activity": SCAN,
            "data": {"headline": f"Kort {number}"}}  # fmt: skip


def slowed(room: Room, actor: Actor, asked: dict[str, object]) -> int:
    """After how many milliseconds it may be sent again; it has to wait."""
    with pytest.raises(Refused) as refused:
        ask(room, actor, asked)
    assert refused.value.code == "slow"
    assert refused.value.retry_ms is not None
    return refused.value.retry_ms


def test_forty_cards_written_offline_are_not_slowed(room: Room, clock: Clock) -> None:
    receipts = [ask(room, ANNA, card(n)).seq for n in range(40)]
    assert receipts == sorted(set(receipts))


def test_the_next_waits_a_second_and_then_comes_in_under_its_own_id(
    room: Room, clock: Clock
) -> None:
    for n in range(40):
        ask(room, ANNA, card(n))
    before = room.state.seq
    assert slowed(room, ANNA, card(40)) == 1000
    assert room.state.seq == before
    clock.now += 1
    assert ask(room, ANNA, card(40)).seq == before + 1
    assert slowed(room, ANNA, card(41)) == 1000


def test_one_who_is_slowed_slows_nobody_else(room: Room, clock: Clock) -> None:
    for n in range(40):
        ask(room, ANNA, card(n))
    slowed(room, ANNA, card(40))
    assert ask(room, BO, card(1000)).seq


def test_the_desk_is_never_slowed(room: Room, clock: Clock) -> None:
    for n in range(100):
        ask(room, KARIN, {"id": f"titel-{n:0>6}", "name": "workshop.rename",
                          "data": {"title": f"Titel {n}"}})  # fmt: skip
