"""Clusters without the cards that an appendix tells anyway: the first stand, numbers lead on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from facilitator.domain.document import Block, Card, Cards, Group, Groups
from facilitator.domain.message import messages
from facilitator.domain.wording import counted

from .anchors import blocks_in
from .document import Chapter

MOST = 8  # cards that stand in a cluster
_SPARED = 2  # fewer left over are no shorter as numbers


def told_once(chapters: Iterable[Chapter], ends: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """`chapters` where a cluster has its first cards, and of the others where they stand.

    Only a card that stands whole in `ends` is left to it: else it would be lost.
    """
    letters = {card.id: end.letter for end in ends for block in blocks_in((end,))
               if isinstance(block, Cards) and not block.brief for card in block.rows}
    return tuple(replace(
        chapter, blocks=_shortened(chapter.blocks, letters),
        parts=tuple(replace(part, blocks=_shortened(part.blocks, letters))
                    for part in chapter.parts)) for chapter in chapters)


def _shortened(blocks: tuple[Block, ...], letters: Mapping[str, str]) -> tuple[Block, ...]:
    return tuple(Groups(tuple(_group(each, letters) for each in block.rows))
                 if isinstance(block, Groups) else block for block in blocks)


def _group(group: Group, letters: Mapping[str, str]) -> Group:
    """The first cards, which are the best supported, and those that stand nowhere else."""
    rest = tuple(card for card in group.cards[MOST:] if _whole(card) <= letters.keys())
    if len(rest) < _SPARED:
        return group
    followed = tuple(each for card in rest for each in (card, *card.under))
    return replace(
        group, cards=tuple(card for card in group.cards if card not in rest), rest=followed,
        further=counted(messages("och {n} till, i bilaga {letter}",
                                 "och {n} till, i bilaga {letter}"),
                        len(followed), letter=letters[rest[0].id]))


def _whole(card: Card) -> frozenset[str]:
    return frozenset((card.id, *(each.id for each in card.under)))
