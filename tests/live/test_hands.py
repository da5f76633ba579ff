"""Hands: what a desk holds is told to the other desks, and to nobody else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import gevent
import pytest

from facilitator.live.audience import Audience, Connection
from facilitator.live.hands import Hands
from facilitator.live.presence import Crowd
from tests.cast import ANNA, ERIK, KARIN, WALL, Actor


class Told:
    """What was sent, by socket."""

    def __init__(self) -> None:
        self.held: dict[str, list[list[str]]] = {}

    def emit(self, event: str, payload: Any, sids: Iterable[str]) -> int:
        assert event == "hands"
        self.held |= dict.fromkeys(sids, payload["held"])
        return 1


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def hands(told: Told) -> Hands:
    crowd = Crowd()
    for sid, actor in (("karin", KARIN), ("erik", ERIK), ("anna", ANNA), ("wall", WALL)):
        crowd.enter(connection(sid, actor))
    return Hands(crowd, told)  # type: ignore[arg-type]


def connection(sid: str, actor: Actor) -> Connection:
    return Connection(sid, actor, Audience(actor.role))


def after(hands: Hands, told: Told) -> dict[str, list[list[str]]]:
    """What has been told once it has been told."""
    told.held.clear()
    with gevent.Timeout(5):
        while not told.held:
            gevent.sleep(0.01)
    return told.held


def test_the_other_desks_are_told_and_nobody_else(hands: Hands, told: Told) -> None:
    hands.hold("karin", ["kort-1", "kort-2"])
    assert after(hands, told) == {
        "karin": [], "erik": [["kort-1", KARIN.id], ["kort-2", KARIN.id]]}
    hands.leave("karin")
    assert after(hands, told) == {"karin": [], "erik": []}


def test_a_hand_that_is_too_full_holds_the_first(hands: Hands, told: Told) -> None:
    hands.hold("karin", [f"kort-{number}" for number in range(500)])
    held = [entry for entry, _ in after(hands, told)["erik"]]
    assert held == [f"kort-{number}" for number in range(200)]


@pytest.mark.parametrize("asked", [None, [], "kort-1", {}, [1, None, "", "x" * 65, ["kort-1"]]])
def test_what_is_no_entry_is_not_held(asked: object, hands: Hands, told: Told) -> None:
    hands.hold("karin", ["kort-1"])
    assert after(hands, told)["erik"]
    hands.hold("karin", asked)
    assert after(hands, told)["erik"] == []


def test_nobody_but_a_desk_has_hands(hands: Hands) -> None:
    for sid in ("anna", "wall", "nobody"):
        hands.hold(sid, ["kort-1"])
    assert not hands._held
