"""Clusters inside clusters, as they are told: how many cards, and which rows stand indented."""

from __future__ import annotations

from collections.abc import Iterable

from .board import Cluster
from .shown import Shown


def inner_of(shown: Shown, cluster: str) -> int:
    """How many of a cluster's cards lie in the clusters inside it."""
    return sum(len(shown.inside[each.id]) for each in shown.children(cluster))


def indented(shown: Shown, rows: Iterable[Cluster]) -> frozenset[str]:
    """The rows that stand under their own parent.

    One that was put into another since the page turned keeps its place, and stands there as one
    of its own: under a stranger it would seem to be a part of that.
    """
    found, head = set(), ""
    for row in rows:
        living = shown.board.clusters.get(row.id)
        if living and head and shown.parent(living) == head:
            found.add(row.id)
        else:
            head = row.id if living and not shown.parent(living) else ""
    return frozenset(found)
