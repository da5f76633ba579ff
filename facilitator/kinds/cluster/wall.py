"""The wall: the cluster map, names and counts first, and one cluster at a time with its cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil

from facilitator.domain.event import Event
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage

from .board import ALONE, Cluster
from .deck import board_of
from .nested import indented, inner_of
from .paging import LONG_NAME, SIGNS_OF_NAME, lines_of, map_rows
from .shown import Shown
from .turning import Page, Turned, now, turned

# What a row of the map has room for in wall.css, in one column and in two.
SIGNS_IN_ROW = {1: 30, 2: 21}
_ROOM_MAY_SEE = frozenset({"entry", "entries", "cluster", "clusters", "into", "name", "definition",
                           "parent", "top", "step", "made", "moved", "stacked", "places", "tops"})
_OF_A_CLUSTER = ("name", "definition", "parent")


def wall(scene: Scene) -> Picture:
    """The map and the page that is turned to; still, as long as the desk holds the wall."""
    shown = now(scene)
    up = turned(scene, shown)
    tracks, columns = map_rows(len(up.map), growing=scene.activity.stage is Stage.OPEN)
    rows = _rows(shown, up, tracks * columns)
    each = _scale(shown, (*rows, *shown.heads()), SIGNS_IN_ROW[columns])
    page, under = up.page, indented(shown, rows)
    cards = tuple(card for card in page.cards if card in shown.deck) if page else ()
    return Picture("kinds/cluster/wall.html", {"look": _look(shown, up)}, (
        Lane("map", "kinds/cluster/wall_cluster.html", tuple(
            (f"wk-{c.id}", {**_row(shown, c, page, each), "inside": c.id in under})
            for c in rows)),
        Part("map-counts", "kinds/cluster/wall_counts.html", shown.counts()),
        Part("map-foot", "kinds/cluster/wall_foot.html", {
            "each": each if rows else 0, "clusters": sum(map(len, up.maps)), **_where(up),
            "rows": tracks, "columns": columns,
            "still": board_of(scene.activity).still is not None}),
        Part("page-head", "kinds/cluster/wall_head.html", _head(shown, up)),
        Lane("page", "kinds/cluster/wall_card.html", tuple(
            (f"wc-{card}", {**shown.card(card), "large": bool(page and page.large)})
            for card in cards)),
        Part("page-foot", "kinds/cluster/wall_pages.html", _foot(up, cards)),
    ))


def shown_event(scene: Scene, event: Event) -> Mapping[str, object] | None:
    """What programs at the wall and phones may know: the board, never who proposed what."""
    del scene
    if event.name in ("cluster.proposed", "cluster.rejected") and event.data.get("machine", True):
        return None
    seen = {name: value for name, value in event.data.items() if name in _ROOM_MAY_SEE}
    if event.name == "cluster.taken_back":
        # What a cluster came of tells of proposals that are taken back.
        seen["clusters"] = {each: given and {name: given[name] for name in _OF_A_CLUSTER}
                            for each, given in event.data["clusters"].items()}  # type: ignore[attr-defined]
    return seen


def _where(up: Turned) -> dict[str, int]:
    """Which of the clusters are up, where they are more than a map holds; 0 for all of them."""
    if len(up.maps) < 2:  # one map
        return {"first": 0, "last": 0}
    before = sum(len(rows) for rows in up.maps[:up.maps.index(up.map)])
    return {"first": before + 1, "last": before + len(up.map)}


def _look(shown: Shown, up: Turned) -> str:
    """ "empty" without cards, "loose" before the first cluster, else "map"."""
    return "map" if up.maps else "loose" if shown.deck else "empty"


def _rows(shown: Shown, up: Turned, places: int) -> tuple[Cluster, ...]:
    """The rows that are up, in their places; a new cluster comes last, where there is room."""
    known = {c.id for rows in up.maps for c in rows}
    room = max(0, places - len(up.map)) if up.last and up.maps else 0
    new = [c for c in shown.board.clusters.values() if c.id not in known]
    return (*up.map, *new[:room])


def _row(shown: Shown, cluster: Cluster, page: Page | None, each: int) -> dict[str, object]:
    """A row as it is now; of a cluster that is gone, where its cards went."""
    living = shown.board.clusters.get(cluster.id)
    went = shown.board.clusters.get(shown.board.living(cluster.id))
    held = shown.within(cluster.id) if living else ()
    return {
        "name": (living or cluster).name, "long": lines_of(cluster.name, SIGNS_OF_NAME) > 1,
        "count": len(held), "inner": inner_of(shown, cluster.id) if living else 0,
        "gone": living is None,
        "into": went.name if went and not living else None,
        "lit": page is not None and page.place == cluster.id,
        "signs": tuple((sign, ceil(n / each)) for sign, n in shown.signs(held)),
        "spoken": shown.signs(held),
    }


def _scale(shown: Shown, clusters: Iterable[Cluster], most: int) -> int:
    """How many cards a sign stands for: the same in every row, so that rows can be compared."""
    rows = [[n for _, n in shown.signs(shown.within(c.id))] for c in clusters
            if c.id in shown.board.clusters]
    each = 1
    while any(sum(ceil(n / each) for n in row) > most for row in rows):
        each += 1
    return each


def _head(shown: Shown, up: Turned) -> dict[str, object]:
    if up.page is None or up.page.place in ("", ALONE):
        return {"place": up.page.place if up.page else None, "name": "", "long": False,
                "definition": "", "parent": None, "first": not up.maps}
    old = up.shown.board.clusters[up.page.place]
    cluster = shown.board.clusters.get(old.id, old)
    parent = shown.board.clusters.get(shown.parent(cluster))
    return {"place": old.id, "name": cluster.name, "long": len(cluster.name) > LONG_NAME,
            "definition": cluster.definition, "parent": parent.name if parent else None,
            "first": False}


def _foot(up: Turned, cards: tuple[str, ...]) -> dict[str, int]:
    """How many cards the page holds of how many; those that lie under another are counted."""
    page, shown = up.page, up.shown
    if page is None:
        return {"shown": 0, "all": 0, "number": 1, "of": 1, "inner": 0}
    held = {ALONE: shown.alone, "": shown.loose}.get(page.place) \
        or shown.inside.get(page.place, ())
    if not up.maps:
        held = (*shown.alone, *shown.loose)
    tops = shown.tops(held)
    return {"shown": sum(1 + len(shown.under(card)) for card in cards),
            "all": sum(1 + len(shown.under(card)) for card in tops),
            "number": page.number, "of": page.of,
            "inner": inner_of(shown, page.place) if page.place in shown.inside else 0}
