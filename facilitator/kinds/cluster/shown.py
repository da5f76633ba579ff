"""The board as it is seen: clusters with their cards, biggest whole, and what lies outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from facilitator.domain.card import shown_card
from facilitator.domain.category import BY_ID, EPISTEL, UNPLACED
from facilitator.domain.entry import Entry
from facilitator.domain.message import message
from facilitator.domain.scene import Scene

from .board import ALONE, Board, Cluster
from .deck import board_of, cards

NAMELESS = message("Utan namn än")
_PLACE = {each.id: place for place, each in enumerate((*EPISTEL, UNPLACED))}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the views need of a board, reckoned once for all who look at it.

    `inside`: cluster -> its visible cards, stacked ones too, in the order they came there.
    `loose` have not been dealt with, `alone` stand by themselves. A card under another is in
    neither; it goes with its top. `lying`: a visible card -> the visible ones under it.
    `faces`: a card as any audience may see it. `drawn` is what has been made of those before,
    `counted` the signs of some cards.
    """

    scene: Scene
    board: Board
    deck: Mapping[str, Entry]
    inside: Mapping[str, tuple[str, ...]]
    loose: tuple[str, ...]
    alone: tuple[str, ...]
    lying: Mapping[str, tuple[str, ...]]
    inner: Mapping[str, tuple[Cluster, ...]]
    faces: Mapping[str, Mapping[str, object]]
    drawn: dict[tuple[str, str], dict[str, object]]
    counted: dict[tuple[str, ...], tuple[tuple[str, int], ...]]

    @classmethod
    def of(cls, scene: Scene, board: Board | None = None) -> Shown:
        """The board of the scene, or another that is shown in its place."""
        memo, workshop, deck = scene.memo, scene.workshop, cards(scene)
        board = board or board_of(scene.activity)
        faces = memo.of("faces", lambda deck, *_: {
            card: shown_card(scene, e) for card, e in deck.items()}, deck,
            # All that the words under a card are made of.
            workshop.people, workshop.organisations, workshop.naming)
        lying = memo.of("lying", _lying, board.tops, deck)
        drawn = memo.of("drawn", lambda *_: {}, faces, lying)
        known = memo.of("shown", partial(_shown, scene), board, deck, lying, faces, drawn)
        return replace(known, scene=scene)

    def heads(self) -> tuple[Cluster, ...]:
        """The clusters that lie in no other, in the order they were made."""
        return self.inner.get("", ())

    def in_order(self) -> tuple[Cluster, ...]:
        """Each cluster with those inside it after it, in the order they were made."""
        return tuple(each for head in self.heads() for each in (head, *self.children(head.id)))

    def parent(self, cluster: Cluster) -> str:
        return cluster.parent if cluster.parent in self.board.clusters else ""

    def children(self, cluster: str) -> tuple[Cluster, ...]:
        return self.inner.get(cluster, ())

    def within(self, cluster: str) -> tuple[str, ...]:
        """The cards of a cluster and of those inside it."""
        return tuple(card for each in (cluster, *(c.id for c in self.children(cluster)))
                     for card in self.inside[each])

    def tops(self, held: tuple[str, ...]) -> tuple[str, ...]:
        """Of some cards those that lie under no other that is seen."""
        if not self.lying:
            return held
        return tuple(card for card in held if not _lies_under(self.board, self.deck, card))

    def under(self, card: str) -> tuple[str, ...]:
        """The cards that lie under one, that may be seen."""
        return self.lying.get(card, ())

    def support(self, card: str) -> int:
        """How many say the same: the card, those under it, and who backs them without a card."""
        held = (card, *self.under(card))
        entries = tuple(self.deck[each] for each in held)
        if not any(entry.supporters for entry in entries):
            return len(held)
        voices = {each for entry in entries for each in entry.supporters}
        twice = self.board.past.shared.get(frozenset(held), 0)
        return len(held) + len(voices - {entry.author for entry in entries}) - twice

    def signs(self, held: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        """(sign, how many) by category, the commonest first; EPISTEL's order where equal."""
        known = self.counted.get(held)
        if known is None:
            count = Counter(str(self.deck[card].data["category"]) for card in held)
            rows = sorted(count.items(), key=lambda row: (-row[1], _PLACE.get(row[0], 9)))
            known = tuple((BY_ID[category].sign, number) for category, number in rows)
            self.counted[held] = known
        return known

    def organisations(self, held: tuple[str, ...]) -> int:
        """From how many organisations some cards come."""
        return len({self.deck[card].organisation for card in held
                    if self.deck[card].organisation})

    def card(self, card: str) -> dict[str, object]:
        """A card as any audience may see it, with how many say the same."""
        return self.kept("card", card, lambda: {
            **self.faces[card], "support": self.support(card)})

    def kept(
        self, look: str, card: str, make: Callable[[], dict[str, object]]
    ) -> dict[str, object]:
        """What `make` makes of a card for one look of it; the same until the card changes.

        `make` may look at the card, its author and organisation, and what lies under it.
        """
        found = self.drawn.get((look, card))
        if found is None:
            found = self.drawn[look, card] = make()
        return found

    def counts(self) -> dict[str, int]:
        """Of the whole board."""
        return {"cards": len(self.deck), "clusters": len(self.board.clusters),
                "alone": self.with_stacks(self.alone), "loose": self.with_stacks(self.loose)}

    def with_stacks(self, tops: tuple[str, ...]) -> int:
        """How many cards some are, with those that lie under them."""
        return sum(1 + len(self.under(card)) for card in tops)


def name_of(cluster: Cluster | None) -> str:
    """A cluster's name, or that it has none yet."""
    return (cluster.name if cluster else "") or NAMELESS


def _shown(
    scene: Scene, board: Board, deck: Mapping[str, Entry], lying: Mapping[str, tuple[str, ...]],
    faces: Mapping[str, Mapping[str, object]], drawn: dict[tuple[str, str], dict[str, object]],
) -> Shown:
    inside: dict[str, list[str]] = {each: [] for each in board.clusters}
    alone = []
    for card, place in board.places.items():
        if card in deck and place in inside:
            inside[place].append(card)
        elif card in deck and place == ALONE and not _lies_under(board, deck, card):
            alone.append(card)
    loose = tuple(card for card in deck if card not in board.places
                  and not _lies_under(board, deck, card))
    inner: dict[str, list[Cluster]] = {}
    for each in board.clusters.values():
        inner.setdefault(each.parent if each.parent in board.clusters else "", []).append(each)
    return Shown(scene, board, deck, {each: tuple(held) for each, held in inside.items()},
                 loose, tuple(alone), lying,
                 {parent: tuple(held) for parent, held in inner.items()}, faces, drawn, {})


def _lying(tops: Mapping[str, str], deck: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    """The visible cards under each visible top."""
    lying: dict[str, list[str]] = {}
    for card, top in tops.items():
        if card in deck and top in deck:
            lying.setdefault(top, []).append(card)
    return {top: tuple(held) for top, held in lying.items()}


def _lies_under(board: Board, deck: Mapping[str, Entry], card: str) -> bool:
    """True when its top is seen: under a hidden or withdrawn one it shows itself."""
    return board.tops.get(card) in deck
