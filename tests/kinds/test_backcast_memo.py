"""What was reckoned of a road before is never shown in the place of what is so."""

from __future__ import annotations

import random

import pytest

from facilitator.domain.memo import Memo
from facilitator.domain.refused import Refused
from facilitator.domain.scene import Presence
from facilitator.kinds.backcast.state import seen
from facilitator.show.views import Look
from tests.cast import ANNA, BO, KARIN, SKANE, VINNOVA, Story

from .memos import assert_same_without
from .roads import WORLDS, backcasting, entry, state, step


@pytest.mark.parametrize("naming", ["organisation", "open", "anonymous"])
@pytest.mark.parametrize("seed", range(10))
def test_with_a_memo_every_picture_is_the_same(seed: int, naming: str) -> None:
    """Whatever is written, mended and hidden, and whoever changes their name meanwhile."""
    chance, memo = random.Random(seed), Memo()
    story, _ = backcasting(naming=naming)
    for nth, actor in enumerate((ANNA, BO, ANNA, BO)):
        step(story, f"S{nth}", 2030 + nth, actor)
    for turn in range(40):
        _something_happens(story, chance, turn)
        shared = Look(story.now, Presence(), turn, "", "", memo=memo)
        assert_same_without(story, shared)


def _something_happens(story: Story, chance: random.Random, turn: int) -> None:
    written = list(state(story).entries.by_id)
    one, other, hand = chance.choice(written), chance.choice(written), chance.choice([ANNA, BO])
    year, road = chance.randint(2027, 2050), chance.choice(WORLDS).id
    actor, what, where, data = chance.choice([
        (hand, "backcast.add", None, {"text": f"M{turn}", "year": year, "road": road}),
        (hand, "backcast.add", None, {"text": f"M{turn}", "year": year, "leads_to": one}),
        (hand, "backcast.edit", None, {"entry": one, "text": f"E{turn}", "year": year,
                                       "was": seen(entry(story, one).data)}),
        (hand, "backcast.support", None, {"entry": one}),
        (hand, "backcast.withdraw", None, {"entry": one}),
        (hand, "backcast.hinder", None, {"milestone": one, "text": f"H{turn}"}),
        (hand, "backcast.requires", None, {"milestone": one, "needs": other}),
        (KARIN, "backcast.unrequire", None, {"milestone": one, "needs": other}),
        (KARIN, "backcast.move", None, {"entry": one, "road": road}),
        (KARIN, "entry.hide", None, {"entry": one, "reason": "fel"}),
        (KARIN, "entry.show", None, {"entry": one}),
        (hand, "person.change", "", {
            "name": f"N{turn}", "organisation": chance.choice([SKANE, VINNOVA])}),
    ])
    try:
        story.does(actor, what, where, **data)  # type: ignore[arg-type]
    except Refused:
        return
