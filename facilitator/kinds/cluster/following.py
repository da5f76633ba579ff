"""What was cast on clusters follows their cards: where it lies now, and what has changed since.

Used by votes and ratings that come after a clustering. A cluster may be moved about in, merged,
split or dissolved after a vote; nobody votes again for that, and nothing that was cast is lost or
made more of. Pure, and exact: shares are fractions, so that the sum is what was cast.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from facilitator.domain.message import message
from facilitator.domain.offering import Cast, Followed, Sentence

if TYPE_CHECKING:
    from .board import Board

def follow(cast: Iterable[Cast], board: Board) -> Followed:
    """Each cast is spread evenly over its cards and lies where they lie on `board`.

    What lies inside a cluster is part of it: a cast lies on the outer one.

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
            went = board.head(board.living(each.item))
            if went:
                clusters[went] = clusters.get(went, Fraction(0)) + each.number
            else:
                left += each.number
        changes += _changes(each, board)
    return Followed(clusters, cards, left, tuple(changes))


def _place(board: Board, card: str) -> str:
    """The outer cluster that a card lies in, "" for none."""
    place = board.places.get(card, "")
    return board.head(place) if place in board.clusters else ""


def _changes(each: Cast, board: Board) -> list[Sentence]:
    now = board.clusters.get(each.item)
    if now is None:
        return [_gone(each, board)]
    name = each.name or "–"
    told: list[Sentence] = [] if now.name == each.name else [
        (message("”{old}” heter nu ”{name}”"), {"old": name, "name": now.name or "–"})]
    held = board.within(each.item)
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
    into = places or {board.head(board.living(each.item))}
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
