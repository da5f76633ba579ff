"""The board as it is seen: clusters with their cards, biggest whole, and what lies outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.card import shown_card
from facilitator.domain.category import BY_ID, EPISTEL, UNPLACED
from facilitator.domain.entry import Entry
from facilitator.domain.kind import Scene
from facilitator.domain.message import message

from .board import ALONE, Board, Cluster
from .deck import board_of, cards

NAMELESS = message("Utan namn än")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the views need of a board, reckoned once a picture.

    `inside`: cluster -> its visible cards, stacked ones too, in the order they came there.
    `loose` have not been dealt with, `alone` stand by themselves. A card under another is in
    neither; it goes with its top.
    """

    scene: Scene
    board: Board
    deck: Mapping[str, Entry]
    inside: Mapping[str, tuple[str, ...]]
    loose: tuple[str, ...]
    alone: tuple[str, ...]

    @classmethod
    def of(cls, scene: Scene, board: Board | None = None) -> Shown:
        board, deck = board or board_of(scene.activity), cards(scene)
        inside: dict[str, list[str]] = {each: [] for each in board.clusters}
        alone = []
        for card, place in board.places.items():
            if card in deck and place in inside:
                inside[place].append(card)
            elif card in deck and place == ALONE and not _lies_under(board, deck, card):
                alone.append(card)
        loose = tuple(card for card in deck if card not in board.places
                      and not _lies_under(board, deck, card))
        return cls(scene, board, deck, {each: tuple(held) for each, held in inside.items()},
                   loose, tuple(alone))

    def heads(self) -> tuple[Cluster, ...]:
        """The clusters that lie in no other, in the order they were made."""
        return tuple(c for c in self.board.clusters.values() if not self.parent(c))

    def parent(self, cluster: Cluster) -> str:
        return cluster.parent if cluster.parent in self.board.clusters else ""

    def children(self, cluster: str) -> tuple[Cluster, ...]:
        return tuple(c for c in self.board.clusters.values() if self.parent(c) == cluster)

    def within(self, cluster: str) -> tuple[str, ...]:
        """The cards of a cluster and of those inside it."""
        return tuple(card for each in (cluster, *(c.id for c in self.children(cluster)))
                     for card in self.inside[each])

    def tops(self, held: tuple[str, ...]) -> tuple[str, ...]:
        """Of some cards those that lie under no other that is seen."""
        return tuple(card for card in held if not _lies_under(self.board, self.deck, card))

    def under(self, card: str) -> tuple[str, ...]:
        """The cards that lie under one, that may be seen."""
        return tuple(each for each in self.board.stacked(card) if each in self.deck)

    def support(self, card: str) -> int:
        """How many say the same: the card and those under it."""
        return 1 + len(self.under(card))

    def signs(self, held: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        """(sign, how many) by category, the commonest first; EPISTEL's order where equal."""
        count = Counter(str(self.deck[card].data["category"]) for card in held)
        order = {each.id: place for place, each in enumerate((*EPISTEL, UNPLACED))}
        rows = sorted(count.items(), key=lambda row: (-row[1], order.get(row[0], 9)))
        return tuple((BY_ID[category].sign, number) for category, number in rows)

    def organisations(self, held: tuple[str, ...]) -> int:
        """From how many organisations some cards come."""
        return len({self.deck[card].organisation for card in held
                    if self.deck[card].organisation})

    def card(self, card: str) -> dict[str, object]:
        """A card as any audience may see it, with how many say the same."""
        entry = self.deck[card]
        return {**shown_card(self.scene, entry), "support": self.support(card)}

    def counts(self) -> dict[str, int]:
        """Of the whole board."""
        return {"cards": len(self.deck), "clusters": len(self.board.clusters),
                "alone": len(self.alone), "loose": len(self.loose)}


def name_of(cluster: Cluster | None) -> str:
    """A cluster's name, or that it has none yet."""
    return (cluster.name if cluster else "") or NAMELESS


def _lies_under(board: Board, deck: Mapping[str, Entry], card: str) -> bool:
    """True when its top is seen: under a hidden or withdrawn one it shows itself."""
    return board.tops.get(card) in deck
