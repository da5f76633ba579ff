"""How many may guess and how many may come: measured against a room, not against one person."""

import pytest

from facilitator.domain.refused import Refused
from facilitator.room.guesses import Guesses, Wait, network_of

A_ROOM, ANOTHER = "127.0.0.1", "127.0.0.2"


@pytest.fixture
def guesses() -> Guesses:
    return Guesses(b"secret")


def come(guesses: Guesses, people: int) -> None:
    for _ in range(people):
        guesses.newcomer(A_ROOM)


def test_three_circles_of_five_hundred_join_from_one_address_at_once(guesses: Guesses) -> None:
    come(guesses, 1500)
    with pytest.raises(Refused) as refused:
        come(guesses, 100)  # while they came the measure filled a little
    assert refused.value.code == "slow"
    assert 0 < (refused.value.retry_ms or 0) <= 1000
    guesses.newcomer(ANOTHER)


def test_guessers_from_everywhere_share_one_measure(guesses: Guesses) -> None:
    for n in range(700):
        guesses.wrong(f"198.51.100.{n}")
    assert guesses.over(ANOTHER) > 0
    with pytest.raises(Wait):
        guesses.check(ANOTHER)


def test_a_guesser_does_not_hold_up_another_address(guesses: Guesses) -> None:
    for _ in range(10_000):
        guesses.wrong(A_ROOM)
        if guesses.over(A_ROOM):
            break
    guesses.check(ANOTHER)


def test_those_who_wait_do_not_come_back_in_one_heap(guesses: Guesses) -> None:
    while not guesses.over(A_ROOM):
        guesses.wrong(A_ROOM)
    waits = set()
    for _ in range(60):
        with pytest.raises(Wait) as wait:
            guesses.check(A_ROOM)
        waits.add(wait.value.seconds)
    assert len(waits) >= 3
    assert all(1 <= each <= 10 for each in waits)


@pytest.mark.parametrize("given", ["", "x" * 22, "å" * 22])
def test_a_ticket_is_made_of_code_and_secret(guesses: Guesses, given: str) -> None:
    ticket = guesses.token("SKANE2")
    assert guesses.is_token("skane2", ticket)
    assert not guesses.is_token("SKANE3", ticket)
    assert not guesses.is_token("SKANE2", given)
    assert not Guesses(b"another").is_token("SKANE2", ticket)


@pytest.mark.parametrize(("address", "network"), [
    ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("", ""),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("fe80::1%eth0", "fe80::/64"),
])  # fmt: skip
def test_of_an_address_the_network_is_counted(address: str, network: str) -> None:
    assert network_of(address) == network
