"""Where the scan is thin: the gap meter, and the cards in pages for the wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Space:
    """A place for cards: signs on a line, lines in all, and the most cards that read calmly.

    The room between two cards counts as a line.
    """

    signs: int
    lines: int
    most: int

    def holds(self, cards: Sequence[Entry]) -> bool:
        """True when the cards stand whole, by estimate."""
        needed = sum(lines_of(card, self.signs) + 1 for card in cards)
        return len(cards) <= self.most and needed <= self.lines


def lines_of(card: Entry, signs: int) -> int:
    """About how many lines a headline takes; capitals, m and w are wide."""
    headline = str(card.data["headline"])
    wide = sum(sign.isupper() or sign in "mw" for sign in headline)
    return max(1, ceil((len(headline) + wide / 2) / signs))


def pages_of(
    cards: tuple[Entry, ...], space: Space
) -> list[tuple[Category, tuple[Entry, ...], int]]:
    """The cards in pages that `space` holds: (category, its cards here, its cards in all).

    No last page of a category with a single card, where the one before can spare another.
    """
    pages = []
    for category in (*EPISTEL, UNPLACED):
        own = tuple(card for card in cards if card.data["category"] == category.id)
        pages += [(category, page, len(own)) for page in _filled(own, space)]
    return pages


def _filled(cards: tuple[Entry, ...], space: Space) -> list[tuple[Entry, ...]]:
    """Page after page, each as full as it holds; a card too long for any has one of its own."""
    pages: list[tuple[Entry, ...]] = []
    for card in cards:
        if pages and space.holds((*pages[-1], card)):
            pages[-1] = (*pages[-1], card)
        else:
            pages.append((card,))
    if len(pages) > 1 and len(pages[-1]) == 1 and len(pages[-2]) > 2:
        moved = (pages[-2][-1], *pages[-1])
        if space.holds(moved):
            pages[-2:] = [pages[-2][:-1], moved]
    return pages
