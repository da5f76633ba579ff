"""Which page the wall has turned to: decided when the page turns, kept while people read.

The map's order and the open page come from the board as it stood at the turn, what they say from
the board as it is. So a card that is moved changes a figure, and no row leaves its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import cast

from facilitator.domain.scene import Scene

from .board import ALONE, Board, Cluster
from .deck import board_of
from .paging import LARGER, LINES, card_height, filled, head_height, map_pages
from .shown import Shown, name_of

# Of several pages of the map each stays so many turns before the next one comes.
_TURNS_A_MAP = 2
# After so many clusters one page of what lies in none.
_OWN_TO_ONE_OUTSIDE = 4


@dataclass(frozen=True, slots=True)
class Page:
    """One page of cards. `place` is a cluster's id, `ALONE`, or "" for those not sorted.

    `large`: its cards are so few and short that they have room to stand larger.
    """

    place: str
    cards: tuple[str, ...]
    number: int
    of: int
    large: bool = False


@dataclass(frozen=True, slots=True)
class Turned:
    """`shown` is the board at the turn; `map` its rows that are up, `last` true on its last page.

    `maps` holds every row of every page. `page` is None where there is nothing to open.
    """

    shown: Shown
    maps: tuple[tuple[Cluster, ...], ...]
    map: tuple[Cluster, ...]
    last: bool
    page: Page | None


def now(scene: Scene) -> Shown:
    """The board that the wall tells of: the one it was held at, or the one that is."""
    board = board_of(scene.activity)
    return Shown.of(scene, board.still or board)


def turned(scene: Scene, shown: Shown) -> Turned:
    """What is up since the page last turned; `shown` is the board as it is.

    The first clusters, and what the desk points at, are seen at once and not at the next turn.
    """
    before = _at_the_turn(scene) or shown
    sizes = before
    if not before.board.clusters:
        before = shown
    maps = tuple(map_pages(_families(before, sizes)))
    lit = shown.board.clusters.get(board_of(scene.activity).spotlight)
    if lit:
        known = before if lit.id in before.board.clusters else shown
        place = next((number for number, rows in enumerate(maps)
                      if any(c.id == lit.id for c in rows)), len(maps) - 1)
        pages = _spotlit(known, known.board.clusters[lit.id])
        return Turned(known, maps, maps[place], place == len(maps) - 1,
                      pages[scene.since % len(pages)])
    place, step = _which_map(len(maps), scene.turn)
    last = place == len(maps) - 1 or not maps
    rows = maps[place] if maps else ()
    own = [pages for c in rows if (pages := _pages(before, c))]
    return Turned(before, maps, rows, last, _page(own, _outside(before) if last else [], step))


def _at_the_turn(scene: Scene) -> Shown | None:
    """The board as it stood then, an empty one before the item was there; None without turns."""
    stood = scene.turned
    if stood is None:
        return None
    if scene.activity.id not in stood.activities:
        return Shown.of(scene, Board())
    return now(replace(scene, workshop=stood, activity=stood.activities[scene.activity.id]))


def _families(shown: Shown, sizes: Shown) -> list[tuple[Cluster, ...]]:
    """The biggest first, by the `sizes` of when the page turned, each with those inside it."""
    heads = sorted(shown.heads(), key=lambda c: -len(sizes.within(c.id))
                   if c.id in sizes.board.clusters else 0)
    return [(head, *shown.children(head.id)) for head in heads]


def _which_map(maps: int, turn: int) -> tuple[int, int]:
    """(the map's page, how many pages of cards have been open on it before)."""
    if maps < 2:  # one map stays
        return 0, turn
    rounds, place = divmod(turn // _TURNS_A_MAP, maps)
    return place, rounds * _TURNS_A_MAP + turn % _TURNS_A_MAP


def _page(own: Sequence[Sequence[Page]], outside: Sequence[Page], step: int) -> Page | None:
    """One page of each cluster, then some of those outside, and the next round their next pages.

    So twenty clusters of twenty cards have all been open after five minutes, and not after
    fifteen. Outside may be ten times as many: they come in turn, round after round.
    """
    between = min(len(outside), ceil(len(own) / _OWN_TO_ONE_OUTSIDE)) if own else len(outside)
    length = len(own) + between
    if not length:
        return None
    rounds, place = divmod(step, length)
    if place < len(own):
        return own[place][rounds % len(own[place])]
    return outside[(rounds * between + place - len(own)) % len(outside)]


def _spotlit(shown: Shown, cluster: Cluster) -> list[Page]:
    """Its own pages first, then those of the clusters inside it."""
    family = (cluster, *shown.children(cluster.id))
    inner = [page for c in family[1:] for page in _pages(shown, c)]
    return [*(_pages(shown, cluster) or [Page(cluster.id, (), 1, 1)]), *inner]


def _pages(shown: Shown, cluster: Cluster) -> list[Page]:
    held = shown.tops(shown.inside[cluster.id])
    room = LINES - head_height(name_of(cluster), cluster.definition, shown.parent(cluster))
    return _larger(shown, _numbered(cluster.id, _filled(shown, held, room)), room)


def _outside(shown: Shown) -> list[Page]:
    """What lies in no cluster is shown too: a minority is not lost.

    Before the first cluster the cards have the whole wall, in two columns.
    """
    if not shown.board.clusters:
        return _numbered("", _side_by_side(shown, (*shown.alone, *shown.loose)))
    room = LINES - head_height("", "-")
    return [page for place, held in ((ALONE, shown.alone), ("", shown.loose))
            for page in _larger(shown, _numbered(place, _filled(shown, held, room)), room)]


def _side_by_side(shown: Shown, held: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Two cards a line, which is as high as the higher of them."""
    pairs = [held[place:place + 2] for place in range(0, len(held), 2)]
    pages = filled(pairs, lambda pair: max(_height(shown, card) for card in pair),
                   LINES - head_height(""))
    return [tuple(card for pair in page for card in pair) for page in pages]


def _filled(shown: Shown, held: tuple[str, ...], room: float) -> list[tuple[str, ...]]:
    return filled(held, lambda card: _height(shown, card), room)


def _height(shown: Shown, card: str) -> float:
    """In lines; reckoned once a card, since every page is filled anew for every picture."""
    return _reckoned(shown, card)[0]


def _larger(shown: Shown, pages: list[Page], room: float) -> list[Page]:
    """The same pages, all of them large where each has room for it: few cards fill the wall."""
    fits = all(sum(_reckoned(shown, card)[1] for card in page.cards) <= room for page in pages)
    return [replace(page, large=True) for page in pages] if fits else pages


def _reckoned(shown: Shown, card: str) -> tuple[float, float]:
    """(its height, its height when it stands larger)."""
    def reckon() -> dict[str, object]:
        headline, stacked = str(shown.deck[card].data["headline"]), shown.support(card) > 1
        return {"lines": (card_height(headline, stacked=stacked),
                          card_height(headline, stacked=stacked, larger=LARGER))}
    return cast("tuple[float, float]", shown.kept("wall", card, reckon)["lines"])


def _numbered(place: str, pages: list[tuple[str, ...]]) -> list[Page]:
    return [Page(place, cards, number, len(pages))
            for number, cards in enumerate(pages, start=1)]
