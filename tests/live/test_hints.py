"""Hints: for phones, short texts, one at a time; what fails is no hint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import gevent
import pytest
from gevent.event import Event as Signal

from facilitator.domain.contributions import entries_of
from facilitator.domain.entry import Entry
from facilitator.live.audience import Audience, Connection
from facilitator.live.hints import NOTHING, Hints
from facilitator.room.room import Room
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, BO, KARIN, KINDS, SCAN, Actor, scanning

ASKED = {"activity": SCAN, "text": "AI tar över"}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    story = scanning()
    story.card(BO, "AI tar över handläggningen", id="kort-bo")
    story.does(ANNA, "scan.support", entry="kort-bo")
    room = Room(Shelf(tmp_path).create("omvarld", story.events), KINDS, lambda: story.now)
    yield room
    room.close()


def found(room: Room, activity: str, person: str, text: str) -> tuple[str, tuple[Entry, ...]]:
    assert (activity, text) == (SCAN, ASKED["text"])
    assert person in (ANNA.id, BO.id)
    return "betydelse", entries_of(room.state.activities[SCAN]).visible()


def socket(actor: Actor = ANNA, sid: str = "s1") -> Connection:
    return Connection(sid, actor, Audience(actor.role))


def test_a_phone_is_told_the_words_and_how_many_and_not_who(room: Room) -> None:
    assert Hints(found).answer(room, socket(), ASKED) == {
        "cards": [{"id": "kort-bo", "headline": "AI tar över handläggningen", "support": 2}],
        "word": "betydelse"}


@pytest.mark.parametrize("asked", [
    None, [], "x", {}, {"activity": SCAN}, {"activity": SCAN, "text": ""},
    {"activity": SCAN, "text": "x" * 201}, {"activity": 3, "text": "x"},
    {"activity": SCAN, "text": ["x"]},
])  # fmt: skip
def test_what_is_no_question_is_not_asked(asked: object, room: Room) -> None:
    assert Hints(lambda *_: pytest.fail("asked")).answer(room, socket(), asked) == NOTHING


def test_nobody_but_phones_is_told(room: Room) -> None:
    asks = Hints(lambda *_: pytest.fail("asked"))
    assert asks.answer(room, socket(KARIN), ASKED) == NOTHING


def test_one_question_at_a_time_for_each_person_however_many_sockets(room: Room) -> None:
    answered = Signal()

    def slowly(*given: object) -> tuple[str, tuple[Entry, ...]]:
        answered.wait()
        return found(*given)  # type: ignore[arg-type]

    hints = Hints(slowly)
    first = gevent.spawn(hints.answer, room, socket(), ASKED)
    gevent.sleep(0)
    assert hints.answer(room, socket(sid="s2"), ASKED) == NOTHING
    other = gevent.spawn(hints.answer, room, socket(BO), ASKED)
    gevent.sleep(0)
    assert not other.ready()
    answered.set()
    assert first.get(timeout=5)["cards"]
    assert hints.answer(room, socket(), ASKED)["cards"]


def test_one_that_fails_is_no_hint_and_the_next_is_answered(room: Room) -> None:
    hints = Hints(lambda *_: 1 / 0)  # type: ignore[arg-type, return-value]
    assert hints.answer(room, socket(), ASKED) == NOTHING
    assert hints.answer(room, socket(), ASKED) == NOTHING


def test_one_who_keeps_asking_gets_nothing_and_the_next_is_answered(room: Room) -> None:
    seconds = [0.0]
    hints = Hints(found, lambda: seconds[0])
    answers = [hints.answer(room, socket(sid=f"s{number % 4}"), ASKED) for number in range(9)]
    assert [bool(each["cards"]) for each in answers] == [True] * 3 + [False] * 6
    assert hints.answer(room, socket(BO), ASKED)["cards"]
    seconds[0] += 1.5
    assert hints.answer(room, socket(), ASKED)["cards"]
    assert hints.answer(room, socket(), ASKED) == NOTHING
