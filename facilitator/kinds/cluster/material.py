"""What suggestions are made of here: the cards, where people have put them, and what they said."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.advice import Draft, Material, Note
from facilitator.domain.erasing import ERASED
from facilitator.domain.workshop import Activity, Workshop

from . import said
from .board import ALONE, Board
from .deck import board_of, every_card, free, top_of
from .shown import name_of


def material(workshop: Workshop, activity: Activity) -> Material:
    """The board as it is compared. A card that was let stand alone is asked about no more.

    Those whose words were erased say nothing, and so not the same as each other.
    """
    board = board_of(activity)
    deck = {card: e for card, e in every_card(workshop, activity).items()
            if e.visible and e.data["headline"] != ERASED}
    notes = []
    for card, entry in deck.items():
        top = top_of(board, deck, card)
        place = board.places.get(top, "")
        if place != ALONE:
            notes.append(Note(card, str(entry.data["headline"]),
                              place if place in board.clusters else "",
                              top if top != card else ""))
    return Material(
        tuple(notes), {c.id: name_of(c) for c in board.clusters.values()},
        apart=said.pairs(_rejected(board)), unlike=said.pairs(said.refused(board, said.ALIKE)),
        not_in=frozenset((card, board.living(group))
                         for card, group in said.refused(board, said.PLACE)),
        standing=tuple(drafts(workshop, activity)), draft_wanted=board.asked,
        drawn_by="cluster.draft")


def drafts(workshop: Workshop, activity: Activity) -> Iterator[Draft]:
    """The draft's groups that still stand, each with the cards that nobody has placed since."""
    board, deck = board_of(activity), every_card(workshop, activity)
    for each in board.open_drafts():
        data = board.entries.by_id[each].data
        cards = tuple(card for card in free(board, deck, data["entries"])  # type: ignore[arg-type]
                      if deck[card].data["headline"] != ERASED)
        if len(cards) > 1:
            yield Draft(each, cards, str(data["name"]), str(data.get("named_after") or ""),
                        int(str(data.get("strength") or 1)))


def _rejected(board: Board) -> Iterator[tuple[str, ...]]:
    """The cards of each group of a draft that was rejected."""
    for (each,) in said.refused(board, said.DRAFT):
        if each in board.entries.by_id:
            yield tuple(board.entries.by_id[each].data["entries"])  # type: ignore[arg-type]
