"""What the wall has room for: cards in pages, and the map's rows in pages.

Estimated, not measured: the server has no screen. The sizes are those of wall.css and are changed
together with it; where an estimate is short, a card is left out of sight whole, never cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil
from typing import TypeVar

Item = TypeVar("Item")
CARDS_A_PAGE = 7
# The height of the open page in lines of 28 px, and how many signs stand on a card's line.
LINES = 24.0
SIGNS_A_LINE = 45
MAP_ROWS, MAP_ROWS_CLOSE, MAP_COLUMNS = 9, 10, 2
# So few rows stand in one column, larger; so many places are kept for clusters that come.
MAP_ALONE, _TO_COME = 9, 2


def lines_of(words: str, signs: int = SIGNS_A_LINE) -> int:
    """About how many lines some words take; capitals, m and w are wide."""
    wide = sum(sign.isupper() or sign in "mw" for sign in words)
    return max(1, ceil((len(words) + wide / 2) / signs))


# How much larger the cards stand where they are few.
LARGER = 1.375


def card_height(headline: str, *, stacked: bool, larger: float = 1) -> float:
    """What a card takes, in lines of 28 px, its air and its rule too."""
    words = 1.31 * larger * lines_of(headline, int(SIGNS_A_LINE / larger))
    return words + (1.2 if stacked else 0) + 0.92


def head_height(name: str, definition: str = "", parent: str = "") -> float:
    """What stands above a cluster's cards, in the same lines."""
    titles = 2.0 * lines_of(name, 26) if len(name) <= LONG_NAME else 1.55 * lines_of(name, 36)
    told = 1.2 * min(4, lines_of(definition, 58)) + 0.3 if definition else 0
    return 1.3 + titles + told + (1.25 if parent else 0)


# So many signs of a name stand on a line of the map; two lines stand closer to their signs.
SIGNS_OF_NAME = 30
# From how many signs a cluster's name stands smaller above its cards.
LONG_NAME = 30


def filled(
    cards: Sequence[Item], height: Callable[[Item], float], room: float, most: int = CARDS_A_PAGE
) -> list[tuple[Item, ...]]:
    """As few pages as `room` allows, about as many on each; one too tall for any has its own."""
    pages = _filled(cards, height, room, most)
    if len(pages) < 2:  # nothing to even out
        return pages
    even = _filled(cards, height, room, ceil(len(cards) / len(pages)))
    return even if len(even) == len(pages) else pages


def _filled(
    cards: Iterable[Item], height: Callable[[Item], float], room: float, most: int
) -> list[tuple[Item, ...]]:
    pages: list[tuple[Item, ...]] = []
    used = room
    for card in cards:
        tall = height(card)
        if pages and used + tall <= room and len(pages[-1]) < most:
            pages[-1] = (*pages[-1], card)
            used += tall
        else:
            pages.append((card,))
            used = tall
    return pages


def map_rows(clusters: int, *, growing: bool) -> tuple[int, int]:
    """(rows, columns) of a map of so many clusters, with room for some more while it grows."""
    wanted = clusters + (_TO_COME if growing else 0)
    if clusters <= MAP_ALONE:
        return max(3, min(MAP_ALONE, wanted)), 1
    return max(ceil(clusters / 2), min(MAP_ROWS, ceil(wanted / 2))), 2


def map_pages(families: Sequence[tuple[Item, ...]]) -> list[tuple[Item, ...]]:
    """The map's rows in pages of equal length; a cluster and those inside it stay together.

    Where all but fit in one page the rows stand closer instead.
    """
    rows = sum(map(len, families))
    most = MAP_ROWS_CLOSE * MAP_COLUMNS
    if not rows:
        return []
    if rows <= most:
        return [tuple(each for family in families for each in family)]
    even = ceil(rows / ceil(rows / (MAP_ROWS * MAP_COLUMNS)))
    pages: list[tuple[Item, ...]] = [()]
    for family in families:
        # A family larger than a page is the one thing that is torn.
        for start in range(0, len(family), most):
            piece = family[start:start + most]
            full = len(pages[-1]) >= even or len(pages[-1]) + len(piece) > most
            pages[-1:] = [pages[-1], piece] if full else [(*pages[-1], *piece)]
    return [page for page in pages if page]
