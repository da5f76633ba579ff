"""The cards that are clustered: those of the scans before this item in the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.domain.contributions import entries_of
from facilitator.domain.entry import Entry
from facilitator.domain.kind import Scene
from facilitator.domain.workshop import Activity, Workshop

from .board import Board


def sources(workshop: Workshop, activity: Activity) -> tuple[Activity, ...]:
    """The items whose cards are on the board: all before it that hold cards with a headline."""
    before = workshop.agenda
    if activity.id in before:
        before = before[:before.index(activity.id)]
    return tuple(workshop.activities[each] for each in before
                 if any("headline" in e.data for e in entries_of(workshop.activities[each])))


def every_card(workshop: Workshop, activity: Activity) -> Mapping[str, Entry]:
    """The cards by id, the withdrawn and hidden too, in the order they came."""
    return {e.id: e for source in sources(workshop, activity) for e in entries_of(source)
            if "headline" in e.data}


def cards(scene: Scene) -> Mapping[str, Entry]:
    """The cards that may be seen, by id."""
    return {card: e for card, e in every_card(scene.workshop, scene.activity).items() if e.visible}


def board_of(activity: Activity) -> Board:
    """The state of a clustering."""
    return activity.state if isinstance(activity.state, Board) else Board()


def free(board: Board, deck: Mapping[str, Entry], given: Iterable[str]) -> tuple[str, ...]:
    """Those of some cards that may be seen, that nobody has placed and that lie under no other."""
    return tuple(card for card in given if card in deck and deck[card].visible
                 and card not in board.places and card not in board.tops)
