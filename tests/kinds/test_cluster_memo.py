"""What was reckoned before is never shown in the place of what is so."""

from __future__ import annotations

import random

import pytest

from facilitator.domain.advice import Advice, Belonging
from facilitator.domain.memo import Memo
from facilitator.domain.refused import Refused
from facilitator.kinds.cluster.board import ALONE
from facilitator.show.views import Look
from tests.cast import ANNA, ERIK, KARIN, SCAN, Presence, Story

from .memos import assert_same_without
from .test_cluster import board, deck, story

__all__ = ["story"]


@pytest.mark.parametrize("seed", range(30))
def test_with_a_memo_every_picture_is_the_same(seed: int, story: Story) -> None:
    """Whatever hands do, page turns and late people too, for every audience and for one's own."""
    chance, memo, turned, advice = random.Random(seed), Memo(), story.state, Advice()
    for turn in range(50):
        _something_happens(story, chance, turn)
        turned = story.state if chance.random() < 1 / 4 else turned
        advice = _advice(story, chance) if chance.random() < 1 / 4 else advice
        shared = Look(story.now, Presence(), turn, "", "", (), advice, memo, turned)
        assert_same_without(story, shared)


def _something_happens(story: Story, chance: random.Random, turn: int) -> None:
    cards, clusters = deck(story), [*board(story).clusters, "none"]
    some, one = chance.sample(cards, chance.randint(1, 3)), chance.choice(clusters)
    hand, what, where, data = chance.choice([
        (KARIN, "cluster.make", None, {"name": f"K{turn}", "entries": some}),
        (ERIK, "cluster.move", None, {"entries": some, "cluster": chance.choice([one, ALONE, ""])}),
        (ERIK, "cluster.move", None, {"entries": some, "cluster": one}),
        (KARIN, "cluster.stack", None, {"entries": some, "top": chance.choice(cards)}),
        (KARIN, "cluster.unstack", None, {"entries": some}),
        (KARIN, "cluster.rename", None, {"cluster": one, "name": f"N{turn}"}),
        (ERIK, "cluster.dissolve", None, {"cluster": one}),
        (KARIN, "cluster.freeze", None, {"wall": chance.choice(["still", "live"])}),
        (KARIN, "cluster.spotlight", None, {"cluster": one}),
        (ANNA, "cluster.propose", None, {"what": "together", "entries": some, "name": "P"}),
        (KARIN, "entry.hide", SCAN, {"entry": some[0], "reason": "fel"}),
        (KARIN, "entry.show", SCAN, {"entry": some[0]}),
        (KARIN, "undo.last", None, {}),
        (ERIK, "undo.last", None, {}),
    ])
    try:
        story.does(hand, what, where, **data)  # type: ignore[arg-type]
    except Refused:
        return


def _advice(story: Story, chance: random.Random) -> Advice:
    clusters, cards = list(board(story).clusters), deck(story)
    if not clusters:
        return Advice()
    return Advice(places={card: (Belonging(
        chance.choice(clusters), chance.randint(1, 3), chance.choice(cards), ("Kort",), ()),)
        for card in chance.sample(cards, 3)})
