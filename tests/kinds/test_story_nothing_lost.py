"""Whatever writers, pens and late saves do: every word that was sent stands somewhere."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from facilitator.domain.refused import Refused
from facilitator.kinds.story import folding, rules
from facilitator.kinds.story.writing import narratives_of
from tests.cast import ANNA, BO, KARIN, Story

from .worlds import STORY, begin, telling

WRITERS = (ANNA, BO, KARIN)
FIELDS = ("lead", "headline")


def lost(seed: int, steps: int = 60) -> set[str]:
    """The words of a random story that were accepted and stand in no version or suggestion."""
    chance = Random(seed)
    story = telling()
    text = begin(story)
    sent: set[str] = set()
    for nth in range(steps):
        if chance.random() < 0.15:
            story.wait(chance.choice((5, 120)))
        step(story, chance, text, sent, f"ord{nth}q")
    state = narratives_of(story.activity(STORY))
    kept = " ".join(
        [each.words for rows in state.by_id[text].fields.values() for each in rows]
        + [str(each.data["words"]) for each in state.entries if "stale" in each.data])
    return {word for word in sent if word not in kept}


def step(story: Story, chance: Random, text: str, sent: set[str], word: str) -> None:
    actor, field = chance.choice(WRITERS), chance.choice(FIELDS)
    state = narratives_of(story.activity(STORY))
    now, seq = state.by_id[text].newest(field)
    seen = chance.choice((seq, seq, chance.randint(0, story.state.seq)))
    waiting = [each.id for each in state.suggestions(text)]
    # Somebody writes on, or begins anew from what they saw long ago.
    words = chance.choice((f"{now} {word}", word, f"{word} {now}"))[-80:]
    # The beginning may have been cut off above: only whole words of one's own are sent.
    words = " ".join(each for each in words.split() if each.startswith("ord"))
    version = chance.choice([0, *(each.seq for each in state.by_id[text].fields.get(field, ()))])
    name, data = chance.choice((
        *(("story.write", {"field": field, "words": words, "was": seen}),) * 5,
        ("story.take_pen", {}), ("story.take_pen", {}), ("story.release", {}),
        ("story.suggest", {"field": field, "words": words}),
        ("story.restore", {"field": field, "version": version}),
        *((("story.adopt", {"entry": chance.choice(waiting),
                            "how": chance.choice(("append", "replace"))}),
           ("story.decline", {"entry": chance.choice(waiting)}),
           ("story.reopen", {"entry": chance.choice(waiting)})) if waiting else ()),
        ("undo.last", {}),
    ))  # fmt: skip
    if "entry" not in data and name.startswith("story"):
        data = {"text": text, **data}
    try:
        story.does(actor if name != "undo.last" else KARIN, name,
                   STORY if name.startswith("story") else None, **data)
    except Refused:
        return
    if "words" in data:
        sent.update(str(data["words"]).split())


@given(some.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_no_word_that_was_sent_is_lost(seed: int) -> None:
    assert lost(seed) == set()


BROKEN: dict[str, tuple[object, str, Callable[..., object]]] = {
    "a late save is thrown away": (rules, "kept_apart", lambda *_: []),
    "every save goes over the one before": (folding, "grows", lambda old, new: True),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_without_one_of_the_rules_words_are_lost(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, name, instead = BROKEN[rule]
    monkeypatch.setattr(module, name, instead)
    assert any(lost(seed) for seed in range(20))
