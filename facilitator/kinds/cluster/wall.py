"""The wall: the cluster map, names and counts first, and one cluster at a time with its cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from facilitator.domain.event import Event
from facilitator.domain.kind import Scene
from facilitator.domain.picture import Lane, Part, Picture

from .board import Cluster
from .deck import board_of
from .shown import Shown, name_of

# What wall.css has room for: changed together with the sizes there.
MAP_ROWS, MAP_COLUMNS = 9, 2
CARDS_A_PAGE = 7
SIGNS_IN_ROW = 21
_ROOM_MAY_SEE = frozenset({"entry", "entries", "cluster", "clusters", "into", "name", "definition",
                           "parent", "top", "step", "made", "moved", "stacked"})


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a cluster's cards."""

    cluster: Cluster | None
    cards: tuple[str, ...]
    number: int
    of: int
    count: int


def wall(scene: Scene) -> Picture:
    """The map and the page that is turned to; still, as long as the desk holds the wall."""
    board = board_of(scene.activity)
    shown = Shown.of(scene, board.still or board)
    heads = sorted(shown.heads(), key=lambda c: -len(shown.within(c.id)))
    most = MAP_ROWS * MAP_COLUMNS
    maps = ceil(len(heads) / most) or 1
    page = _page(shown, tuple(heads), scene.turn)
    first = (heads.index(page.cluster) // most if page.cluster in heads
             else scene.turn % maps) * most
    return Picture("kinds/cluster/wall.html", {"still": board.still is not None}, (
        Lane("map", "kinds/cluster/wall_cluster.html", tuple(
            (f"wk-{c.id}", _row(shown, c, page.cluster)) for c in heads[first:first + most])),
        Part("map-counts", "kinds/cluster/counts.html", shown.counts()),
        Part("page", "kinds/cluster/wall_page.html", _page_data(shown, page)),
    ))


def shown_event(scene: Scene, event: Event) -> Mapping[str, object] | None:
    """What programs at the wall and phones may know: the board, never who proposed what."""
    del scene
    if event.name in ("cluster.proposed", "cluster.rejected") and event.data.get("machine", True):
        return None
    return {name: value for name, value in event.data.items() if name in _ROOM_MAY_SEE}


def _page(shown: Shown, heads: tuple[Cluster, ...], turn: int) -> Page:
    """The spotlit cluster's pages, or those of all of them, one after another."""
    lit = shown.board.clusters.get(shown.board.spotlight)
    pages = [page for c in ((lit,) if lit else heads) for page in _pages(shown, c)]
    if not pages or not lit:
        pages += _loose_pages(shown)
    return pages[turn % len(pages)] if pages else Page(None, (), 1, 1, 0)


def _pages(shown: Shown, cluster: Cluster) -> list[Page]:
    held = shown.tops(shown.within(cluster.id))
    return _split(cluster, held, len(shown.within(cluster.id)))


def _loose_pages(shown: Shown) -> list[Page]:
    """What lies in no cluster is shown too: a minority is not lost."""
    return _split(None, (*shown.alone, *shown.loose), len(shown.alone) + len(shown.loose))


def _split(cluster: Cluster | None, held: tuple[str, ...], count: int) -> list[Page]:
    of = ceil(len(held) / CARDS_A_PAGE) or (1 if cluster else 0)
    return [Page(cluster, held[CARDS_A_PAGE * n:CARDS_A_PAGE * (n + 1)], n + 1, of, count)
            for n in range(of)]


def _row(shown: Shown, cluster: Cluster, lit: Cluster | None) -> dict[str, object]:
    held = shown.within(cluster.id)
    return {"name": name_of(cluster), "count": len(held), "lit": lit == cluster,
            "signs": _fitting(shown.signs(held)), "inside": len(shown.children(cluster.id))}


def _fitting(signs: tuple[tuple[str, int], ...]) -> dict[str, object]:
    """As many signs as the row holds; one for so many cards when there are more."""
    each = ceil(sum(number for _, number in signs) / SIGNS_IN_ROW) or 1
    return {"each": each, "rows": tuple((sign, ceil(number / each)) for sign, number in signs)}


def _page_data(shown: Shown, page: Page) -> dict[str, object]:
    cluster = page.cluster
    return {
        "name": name_of(cluster) if cluster else "", "definition": cluster.definition
        if cluster else "", "loose": cluster is None, "count": page.count,
        "cards": tuple(shown.card(card) for card in page.cards),
        "inside": tuple(name_of(c) for c in shown.children(cluster.id)) if cluster else (),
        "number": page.number, "of": page.of,
    }
