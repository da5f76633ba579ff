"""What a phone answers, kind by kind: a new method in the room is one function more here."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from facilitator.rehearsal.bank import Bank

Command = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Answer:
    """How a phone answers a kind: the maker of its command, and whether it answers only once."""

    make: Callable[[Random, Bank], Command]
    once: bool


def checkin(_rng: Random, bank: Bank) -> Command:
    """One word, an expectation and the energy."""
    return "checkin.answer", bank.checkin()


def scan(rng: Random, bank: Bank) -> Command:
    """A trend; one in three writes the headline alone, as people do."""
    trend = bank.trend()
    if rng.random() < 1 / 3:
        trend.pop("text", None)
        trend.pop("source", None)
    return "scan.add", trend


# A kind that is not here has nothing to answer: the phone listens.
ANSWERS: dict[str, Answer] = {
    "checkin": Answer(checkin, once=True),
    "scan": Answer(scan, once=False),
}
