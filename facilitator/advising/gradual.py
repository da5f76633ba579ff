"""Advice that has changed much is told in steps: a desk draws some cards anew, not two hundred.

Drawing two hundred cards with their suggestions took the event loop fifty milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from facilitator.domain.advice import Advice


def gradually(before: Advice, after: Advice, most: int) -> Iterator[Advice]:
    """From `before` to `after`, the last of them; each step changes the places of `most` cards.

    What holds no more is gone in the first step, and all that is no place is new in it.
    """
    places = {card: best for card, best in before.places.items() if card in after.places}
    changed = [card for card, best in after.places.items() if before.places.get(card) != best]
    for begin in range(0, len(changed) - most, most):
        places |= {card: after.places[card] for card in changed[begin:begin + most]}
        yield replace(after, places=dict(places))
    yield after
