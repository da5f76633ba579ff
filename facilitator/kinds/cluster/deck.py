"""The cards that are clustered: those of the scans before this item in the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.domain.card import cards_of
from facilitator.domain.entry import Entry
from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Workshop

from .board import Board


def every_card(workshop: Workshop, activity: Activity) -> Mapping[str, Entry]:
    """The cards by id, the withdrawn and hidden too, in the order they came."""
    return cards_of(*workshop.before(activity))


def cards(scene: Scene) -> Mapping[str, Entry]:
    """The cards that may be seen, by id."""
    return scene.memo.of("deck", _visible, *scene.workshop.before(scene.activity))


def own_cards(scene: Scene, person: str) -> tuple[Entry, ...]:
    """One person's cards, hidden ones too, in the order they came; none for nobody."""
    written = scene.memo.of("authors", _by_author, *scene.workshop.before(scene.activity))
    return written.get(person, ()) if person else ()


def _visible(*activities: Activity) -> dict[str, Entry]:
    return {card: e for card, e in cards_of(*activities).items() if e.visible}


def _by_author(*activities: Activity) -> dict[str, tuple[Entry, ...]]:
    written: dict[str, list[Entry]] = {}
    for e in cards_of(*activities).values():
        if not e.withdrawn:
            written.setdefault(e.author, []).append(e)
    return {person: tuple(own) for person, own in written.items()}


def board_of(activity: Activity) -> Board:
    """The state of a clustering."""
    return activity.state if isinstance(activity.state, Board) else Board()


def free(board: Board, deck: Mapping[str, Entry], given: Iterable[str]) -> tuple[str, ...]:
    """Those of some cards that may be seen, that nobody has placed and that lie under no other."""
    return tuple(card for card in given if seen(deck, card)
                 and card not in board.places and top_of(board, deck, card) == card)


def seen(deck: Mapping[str, Entry], card: str) -> bool:
    """True when it is on the board and may be seen."""
    return card in deck and deck[card].visible


def top_of(board: Board, deck: Mapping[str, Entry], card: str) -> str:
    """The card that is seen on top of another: itself where that is hidden or withdrawn."""
    top = board.tops.get(card, card)
    return top if seen(deck, top) else card
