"""What was said of suggestions, by keys that a log can hold: "place CARD CLUSTER", "alike A B"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from facilitator.domain.advice import Pair, pair

from .board import Board

DRAFT, ALIKE, PLACE = "draft", "alike", "place"
WHAT = (DRAFT, ALIKE, PLACE)


def key(what: str, *ids: str) -> str:
    """The key of one suggestion; cards that are alike are so in any order."""
    return " ".join((what, *(sorted(ids) if what == ALIKE else ids)))


def refused(board: Board, what: str) -> Iterable[tuple[str, ...]]:
    """The ids of every suggestion of a sort that was rejected."""
    return (tuple(ids) for sort, *ids in _rows(board, yes=False) if sort == what)


def pairs(groups: Iterable[Iterable[str]]) -> frozenset[Pair]:
    """Every two of each group."""
    return frozenset(pair(*two) for each in groups for two in combinations(dict.fromkeys(each), 2))


def counted(board: Board) -> Mapping[str, Mapping[str, int]]:
    """How many of each sort were accepted and rejected, what was taken back not among them."""
    yes = [row[0] for row in _rows(board, yes=True)]
    no = [row[0] for row in _rows(board, yes=False)]
    before = board.past.said
    return {what: {"accepted": yes.count(what) + before.get(what, {}).get("accepted", 0),
                   "rejected": no.count(what) + before.get(what, {}).get("rejected", 0)}
            for what in WHAT}


def _rows(board: Board, *, yes: bool) -> Iterable[list[str]]:
    return (each.split(" ") for each, said in board.said.items() if said is yes)
