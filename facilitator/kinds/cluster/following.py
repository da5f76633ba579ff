"""What was cast on clusters follows their cards: where it lies now, and what has changed since.

Used by votes and ratings that come after a clustering. A cluster may be moved about in, merged,
split or dissolved after a vote; nobody votes again for that, and nothing that was cast is lost or
made more of. Pure, and exact: shares are fractions, so that the sum is what was cast.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from facilitator.domain.message import message

from .board import Board

Sentence = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Cast:
    """A cluster as it stood when something was cast on it: its name, its cards, and how much."""

    cluster: str
    name: str
    cards: tuple[str, ...]
    number: Fraction | int


@dataclass(frozen=True, slots=True)
class Followed:
    """Where it lies now: by cluster, and by card for those that lie alone or loose.

    `left` was cast on clusters without cards that are gone: it lies nowhere, and is not lost.
    `changes` are sentences of the catalogue with their details, in the order of what was cast.
    """

    by_cluster: Mapping[str, Fraction] = field(default_factory=dict)
    by_card: Mapping[str, Fraction] = field(default_factory=dict)
    left: Fraction = Fraction(0)
    changes: tuple[Sentence, ...] = ()

    @property
    def total(self) -> Fraction:
        return sum((*self.by_cluster.values(), *self.by_card.values()), self.left)


def follow(cast: Iterable[Cast], board: Board) -> Followed:
    """Each cast is spread evenly over its cards and lies where they lie on `board`.

    One on a cluster that had no cards lies on the cluster, or on the one it went into.
    """
    clusters: dict[str, Fraction] = {}
    cards: dict[str, Fraction] = {}
    left, changes = Fraction(0), []
    for each in cast:
        for card in each.cards:
            share, place = Fraction(each.number) / len(each.cards), _place(board, card)
            into, key = (clusters, place) if place else (cards, card)
            into[key] = into.get(key, Fraction(0)) + share
        if not each.cards:
            went = board.living(each.cluster)
            if went:
                clusters[went] = clusters.get(went, Fraction(0)) + each.number
            else:
                left += each.number
        changes += _changes(each, board)
    return Followed(clusters, cards, left, tuple(changes))


def _place(board: Board, card: str) -> str:
    """The cluster that a card lies in, "" for none."""
    place = board.places.get(card, "")
    return place if place in board.clusters else ""


def _changes(each: Cast, board: Board) -> list[Sentence]:
    now = board.clusters.get(each.cluster)
    if now is None:
        return [_gone(each, board)]
    name = each.name or "–"
    told: list[Sentence] = [] if now.name == each.name else [
        (message("”{old}” heter nu ”{name}”"), {"old": name, "name": now.name or "–"})]
    held = board.members(each.cluster)
    away = [card for card in each.cards if card not in held]
    new = [card for card in held if card not in each.cards]
    if away:
        told.append((message("{cards} kort har lämnat ”{name}”: {places}"), {
            "cards": len(away), "name": now.name or "–", "places": _places(board, away)}))
    if new:
        told.append((message("{cards} kort har kommit till ”{name}” sedan dess"), {
            "cards": len(new), "name": now.name or "–"}))
    return told


def _gone(each: Cast, board: Board) -> Sentence:
    """What became of a cluster that is no more: merged, split over several, or dissolved."""
    name = each.name or "–"
    places = {_place(board, card) for card in each.cards}
    into = places or {board.living(each.cluster)}
    if into == {""}:
        return message("”{name}” är upplöst, och {cards} kort bär själva det de fick"), {
            "name": name, "cards": len(each.cards)}
    if len(into) == 1:
        return message("”{name}” ligger nu i ”{into}”"), {
            "name": name, "into": board.clusters[into.pop()].name or "–"}
    return message("”{name}” är delat: {places}"), {
        "name": name, "places": _places(board, each.cards)}


def _places(board: Board, cards: Iterable[str]) -> str:
    """Names with how many cards, those alone or loose last: `”Vården” (3), – (1)`."""
    count: dict[str, int] = {}
    for card in cards:
        count[_place(board, card)] = count.get(_place(board, card), 0) + 1
    named = sorted(count, key=lambda place: (not place, -count[place]))
    return ", ".join(f"{_quoted(board, place)} ({count[place]})" for place in named)


def _quoted(board: Board, place: str) -> str:
    return f"”{board.clusters[place].name or '–'}”" if place else "–"
