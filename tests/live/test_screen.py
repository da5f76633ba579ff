"""A screen that has missed something gets exactly that, or everything when it is too much."""

import json

import pytest
from jinja2 import DictLoader, Environment

from facilitator.domain.picture import Part, Picture
from facilitator.live.screen import Screen
from facilitator.live.transport.fanout import Message
from facilitator.show.canvas import View

ENVIRONMENT = Environment(
    loader=DictLoader({"frame.html": '<p id="part">{{ part("part") }}</p>',
                       "part.html": "{{ text }}"}), autoescape=True)  # fmt: skip


def view(text: object) -> View:
    return View(Picture("frame.html", {}, (Part("part", "part.html", {"text": text}),)), {})


def read(message: Message) -> dict:
    name, payload = json.loads(message.packet.data[1:])
    assert name == "patch"
    return payload


def told(screen: Screen, seq: int | None) -> list[tuple[int | None, int]]:
    """(from, seq) of each message that `since` gives."""
    return [(p["from"], p["seq"]) for p in map(read, screen.since(seq))]


@pytest.fixture
def screen() -> Screen:
    """A screen that stands at number 5 and has shown each from 1 to 5."""
    screen = Screen.of(ENVIRONMENT)
    for seq in range(1, 6):
        screen.show(view(seq), seq)
    return screen


def test_one_who_stands_at_the_number_gets_nothing(screen: Screen) -> None:
    assert screen.since(5) == []


@pytest.mark.parametrize("seq", range(5))
def test_one_who_has_missed_some_gets_those(seq: int, screen: Screen) -> None:
    assert told(screen, seq) == [(n, n + 1) for n in range(seq, 5)]


@pytest.mark.parametrize("seq", [None, 99, -1])
def test_one_who_stands_nowhere_gets_everything(seq: int | None, screen: Screen) -> None:
    assert told(screen, seq) == [(None, 5)]


def test_one_who_has_missed_very_much_gets_everything() -> None:
    screen = Screen.of(ENVIRONMENT)
    for seq in range(1, 200):
        screen.show(view(seq), seq)
    assert told(screen, 3) == [(None, 199)]
    assert len(screen.since(190)) == 9


def test_a_number_that_changed_nothing_here_is_a_patch_all_the_same(screen: Screen) -> None:
    shown = screen.show(view(5), 6)
    assert shown
    assert read(shown[0]) == {"seq": 6, "from": 5, "hash": screen.canvas.mark(), "ops": []}


def test_nothing_new_is_nothing(screen: Screen) -> None:
    assert screen.show(view(5), 5) is None


def test_a_page_turn_stands_at_the_same_number_and_is_not_missed(screen: Screen) -> None:
    screen.show(view("nästa sida"), 5)
    assert told(screen, 5) == [(5, 5)]
    assert told(screen, 4) == [(4, 5), (5, 5)]


def test_the_whole_picture_is_made_once_until_something_changes(screen: Screen) -> None:
    first = screen.whole()
    assert screen.whole() is first
    screen.show(view("annat"), 6)
    assert screen.whole() is not first
    assert "annat" in str(read(screen.whole()))


def test_events_that_come_in_one_tick_are_one_patch(screen: Screen) -> None:
    screen.show(view("tre på en gång"), 8)
    assert told(screen, 5) == [(5, 8)]
    assert told(screen, 6) == [(None, 8)]


def test_one_who_shows_another_picture_at_the_number_gets_everything(screen: Screen) -> None:
    """The workshop was put back to a copy, and the numbers came a second time."""
    there, here = Screen.of(ENVIRONMENT), screen.canvas.mark()
    there.show(view("före återgången"), 3)
    for seq in (3, 5):
        (message,) = screen.since(seq, there.canvas.mark())
        assert read(message)["from"] is None
    assert screen.since(5, here) == []


def test_one_who_says_what_it_shows_gets_what_it_missed_of_one_number(screen: Screen) -> None:
    marks = []
    for page in ("andra sidan", "tredje sidan"):
        marks.append(screen.canvas.mark())
        screen.show(view(page), 5)
    assert [len(screen.since(5, mark)) for mark in (*marks, screen.canvas.mark())] == [2, 1, 0]


def test_what_has_been_forgotten_is_not_sent_to_one_who_missed_it(screen: Screen) -> None:
    screen.show(view("det som raderas"), 6)
    screen.show(view("[raderat]"), 7)
    screen.forget()
    (message,) = screen.since(5)
    assert read(message)["from"] is None
    assert "det som raderas" not in str(read(message))
