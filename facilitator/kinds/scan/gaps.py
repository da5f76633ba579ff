"""Where the scan is thin: the gap meter, and the cards in pages for the wall."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from facilitator.domain.category import EPISTEL, UNPLACED, Category
from facilitator.domain.entry import Entry

# A category is a gap when it holds less than a third of an even share, once there is
# enough on the wall to tell (methods.md §2.2 asks for gaps, the threshold is our choice).
GAP_SHARE = 1 / 3
ENOUGH_TO_TELL = 14


def gap_meter(cards: tuple[Entry, ...]) -> tuple[dict[str, object], ...]:
    """One row a category with its count, and whether it is a gap beside the others.

    A row without category comes last, and only when it holds something.
    """
    counts = {category.id: 0 for category in (*EPISTEL, UNPLACED)}
    for card in cards:
        counts[str(card.data["category"])] += 1
    placed = len(cards) - counts[""]
    even = placed / len(EPISTEL)
    rows = [{
        "id": category.id, "name": category.name, "letter": category.letter,
        "sign": category.sign, "count": counts[category.id],
        "gap": category is not UNPLACED and placed >= ENOUGH_TO_TELL
        and counts[category.id] < even * GAP_SHARE,
        "even": round(even),
    } for category in (*EPISTEL, UNPLACED)]
    return tuple(rows if counts[""] else rows[:-1])


def pages_of(
    cards: tuple[Entry, ...], size: int
) -> list[tuple[Category, tuple[Entry, ...], int]]:
    """The cards in pages of at most `size`: (category, its cards here, its cards in all).

    A category is spread evenly over its pages: no last page with a single card.
    """
    pages = []
    for category in (*EPISTEL, UNPLACED):
        own = [card for card in cards if card.data["category"] == category.id]
        number = ceil(len(own) / size)
        ends = [len(own) * page // number for page in range(number + 1)] if own else []
        pages += [(category, tuple(own[start:end]), len(own)) for start, end in pairwise(ends)]
    return pages
