"""What is suggested changes a few cards at a time, and ends as it should."""

from __future__ import annotations

import pytest

from facilitator.advising.gradual import gradually
from facilitator.domain.advice import Advice, Belonging


def advice(group: str, cards: int, word: str = "betydelse") -> Advice:
    return Advice(word, places={f"kort-{n}": (Belonging(group, 2, "annat"),) for n in range(cards)})


@pytest.mark.parametrize(("before", "after"), [
    (Advice(), advice("a", 10)), (advice("a", 10), advice("b", 10)), (advice("a", 10), Advice()),
    (advice("a", 3), advice("a", 3, "ordlikhet")), (advice("a", 4), advice("b", 7)),
])  # fmt: skip
def test_no_step_changes_more_than_so_many_cards(before: Advice, after: Advice) -> None:
    steps = list(gradually(before, after, 3))
    assert steps[-1] == after
    shown = before
    for step in steps:
        assert step.word == after.word
        assert sum(shown.places.get(card) != best for card, best in step.places.items()) <= 3
        assert set(step.places) <= set(after.places)
        shown = step


def test_what_is_gone_is_gone_at_once() -> None:
    first = next(gradually(advice("a", 10), advice("b", 5), 2))
    assert set(first.places) == {f"kort-{n}" for n in range(5)}
