"""A room in which cards are clustered, and a worker that answers from this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import gevent
import pytest
from gevent.event import Event as Signal

from facilitator.domain.command import Command
from facilitator.domain.roles import SYSTEM, Actor
from facilitator.kinds.cluster.board import Board
from facilitator.room.room import Room
from facilitator.suggest.client import Embedded, NoSuggestions, Resting
from facilitator.suggest.spelling import Spelling
from facilitator.suggest.wire import About
from tests.cast import ANNA, BO, KARIN, Story, scanning
from tests.opened import opened

CLUSTER = "cluster-5"
CARDS = ("AI tar över handläggning", "AI tar över all handläggning", "Bussar utan förare rullar",
         "Förarlösa bussar rullar överallt", "Vattnet stiger vid kusten", "Havet stiger vid kusten",
         "Fler bor ensamma", "Unga flyttar till storstaden")  # fmt: skip


class StandIn:
    """A worker whose vectors are of words, and that ends at texts which say so."""

    def __init__(self) -> None:
        self.spelling = Spelling()
        self.asked: list[list[str]] = []
        self.rests = False
        self.closed = False
        self.ends_at = ""
        self.holds = Signal()
        self.holds.set()

    def about(self) -> About:
        if self.rests:
            raise Resting("it rests")
        return About("spelling", "stand-in-1", "betydelse", 2048)

    def embed(self, texts: Sequence[str]) -> Embedded:
        self.about()
        self.asked.append(list(texts))
        gevent.sleep(0)
        self.holds.wait()
        if self.ends_at and any(self.ends_at in text for text in texts):
            raise NoSuggestions("it has ended")
        vectors = self.spelling.embed(texts)
        return Embedded("stand-in-1", tuple(row.astype("<f4").tobytes() for row in vectors))

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def worker() -> StandIn:
    return StandIn()


@pytest.fixture
def story() -> Story:
    story = scanning()
    for number, headline in enumerate(CARDS):
        story.card(ANNA if number % 2 else BO, headline, id=f"kort-{number}")
    story.does(SYSTEM, "agenda.add", kind="cluster", title="Klustring", minutes=60, question="?",
               note="")  # fmt: skip
    story.does(KARIN, "stage.start", activity=CLUSTER)
    return story


@pytest.fixture
def room(tmp_path: Path, story: Story) -> Iterator[Room]:
    with opened(story, tmp_path) as room:
        yield room


_ASKED = iter(range(10**6))


def does(room: Room, actor: Actor, name: str, activity: str | None = CLUSTER, /,
         **data: object) -> str:  # fmt: skip
    """A command that is allowed; its id."""
    command = Command(f"kommando-{next(_ASKED)}", name, actor, activity, data)
    room.handle(command)
    return command.id


def until(true: Callable[[], object], seconds: float = 10) -> None:
    """Wait for something to be so."""
    with gevent.Timeout(seconds, AssertionError("it never came")):
        while not true():
            gevent.sleep(0.01)


def board(room: Room) -> Board:
    state = room.state.activities[CLUSTER].state
    assert isinstance(state, Board)
    return state
