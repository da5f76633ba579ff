"""Undo and redo of one hand leave what other hands did since: places, names, and what is gone."""

from __future__ import annotations

import random

import pytest

from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.kinds.cluster.board import ALONE, Board
from facilitator.kinds.cluster.origin import origin
from facilitator.kinds.cluster.steps import standing
from tests.cast import ANNA, ERIK, KARIN, Story
from tests.kinds.test_advised import ask, draft, drafts, group
from tests.kinds.test_cluster import board, deck, make, story, whole

__all__ = ["story"]
LO = Actor(Role.DESK, "Lo")


def names(story: Story) -> list[str]:
    return [each.name for each in board(story).clusters.values()]


def told(story: Story, cluster: str) -> list[str]:
    now = board(story)
    return [sentence for sentence, _ in origin(now, now.clusters[cluster])]


def test_an_undone_unstacking_leaves_a_card_where_another_hand_placed_it(story: Story) -> None:
    a, b, *_ = deck(story)
    one, other = make(story, a, b), make(story, name="Vården")
    story.does(KARIN, "cluster.stack", entries=[b], top=a)
    story.does(KARIN, "cluster.unstack", entries=[b])
    story.does(ERIK, "cluster.move", entries=[b], cluster=other)
    story.does(KARIN, "undo.last")
    assert (board(story).places, board(story).tops) == ({a: one, b: other}, {})


def test_a_stacking_done_again_leaves_a_card_where_another_hand_placed_it(story: Story) -> None:
    a, b, *_ = deck(story)
    other = make(story, name="Vården")
    story.does(KARIN, "cluster.stack", entries=[b], top=a)
    story.does(KARIN, "undo.last")
    story.does(ERIK, "cluster.move", entries=[b], cluster=other)
    story.does(KARIN, "undo.again")
    assert (board(story).places, board(story).tops) == ({b: other}, {})


def test_a_card_stays_where_another_hand_stacked_it_when_its_top_goes_back(story: Story) -> None:
    a, b, *_ = deck(story)
    one = make(story, a)
    other = make(story, name="Vården", hand=ERIK)
    story.does(KARIN, "cluster.move", entries=[a], cluster=other)
    story.does(ERIK, "cluster.stack", entries=[b], top=a)
    story.does(KARIN, "undo.last")
    assert (board(story).places, board(story).tops) == ({a: one, b: other}, {})


def test_a_card_put_back_by_another_hand_is_that_hands(story: Story) -> None:
    a, *_ = deck(story)
    one, other = make(story, hand=ERIK), make(story, name="Vården", hand=ERIK)
    story.does(KARIN, "cluster.move", entries=[a], cluster=one)
    story.does(ERIK, "cluster.move", entries=[a], cluster=other)
    story.does(ERIK, "cluster.move", entries=[a], cluster=one)
    story.does(KARIN, "undo.last")
    assert board(story).places == {a: one}


def test_what_another_hand_did_and_took_back_is_no_hindrance(story: Story) -> None:
    a, *_ = deck(story)
    one, other = make(story, hand=ERIK), make(story, name="Vården", hand=ERIK)
    story.does(KARIN, "cluster.move", entries=[a], cluster=one)
    story.does(ERIK, "cluster.move", entries=[a], cluster=other)
    story.does(ERIK, "undo.last")
    story.does(KARIN, "undo.last")
    assert board(story).places == {}


@pytest.mark.parametrize("how", ["dissolved", "merged"])
def test_a_cluster_that_another_removed_stays_gone(story: Story, how: str) -> None:
    a, b, c, *_ = deck(story)
    one, other = make(story, a), make(story, b, name="Vården")
    story.does(ERIK, "cluster.rename", cluster=one, name="Eriks")
    if how == "dissolved":
        story.does(KARIN, "cluster.dissolve", cluster=one)
    else:
        story.does(KARIN, "cluster.merge", clusters=[one], into=other)
    before = board(story)
    story.does(ERIK, "undo.last")
    assert (board(story).clusters, board(story).places) == (before.clusters, before.places)
    if how == "merged":
        story.does(ERIK, "cluster.move", entries=[c], cluster=one)
        assert board(story).members(other) == (a, b, c)


@pytest.mark.parametrize("how", ["dissolved", "merged"])
def test_what_went_into_a_cluster_that_is_gone_is_gone_with_it(story: Story, how: str) -> None:
    a, b, c, *_ = deck(story)
    one, other, third = make(story, a), make(story, b, name="L"), make(story, c, name="M")
    story.does(ERIK, "cluster.merge", clusters=[one], into=other)
    if how == "dissolved":
        story.does(KARIN, "cluster.dissolve", cluster=other)
    else:
        story.does(KARIN, "cluster.merge", clusters=[other], into=third)
    before = board(story)
    story.does(ERIK, "undo.last")
    assert names(story) == ["M"]
    assert board(story).places == before.places


def test_ones_own_dissolving_is_taken_back_though_the_cards_were_placed_since(
    story: Story
) -> None:
    a, b, *_ = deck(story)
    one, other = make(story, a), make(story, b, name="Vården")
    story.does(ERIK, "cluster.dissolve", cluster=one)
    story.does(KARIN, "cluster.move", entries=[a], cluster=other)
    story.does(ERIK, "undo.last")
    assert names(story) == ["AI", "Vården"]
    assert board(story).members(other) == (b, a)


@pytest.mark.parametrize("given", [{"name": "Eriks"}, {"definition": "från a till b"}])
def test_a_cluster_that_another_has_named_or_described_stays(
    story: Story, given: dict[str, str]
) -> None:
    a, *_ = deck(story)
    one = make(story, a)
    story.does(ERIK, "cluster.rename", cluster=one, **given)
    before = board(story).clusters
    story.does(KARIN, "undo.last")
    assert board(story).clusters == before
    story.does(ERIK, "undo.last")
    assert names(story) == ["AI"]


@pytest.mark.parametrize("of", ["the room", "a machine"])
def test_a_proposal_whose_cluster_stays_stays_accepted(story: Story, of: str) -> None:
    a, b, *_ = deck(story)
    if of == "a machine":
        draft(story, group("AI", a, b))
    else:
        story.does(ANNA, "cluster.propose", id="g-AI", entries=[a, b], name="AI")
    story.does(KARIN, "cluster.accept", entry="g-AI")
    [one] = board(story).clusters
    story.does(ERIK, "cluster.rename", cluster=one, name="Eriks")
    before = board(story)
    story.does(KARIN, "undo.last")
    assert names(story) == ["Eriks"]
    assert (board(story).answers, board(story).said) == (before.answers, before.said)


def test_a_cluster_that_another_has_put_in_a_third_stays_there(story: Story) -> None:
    a, *_ = deck(story)
    parent = make(story, name="Allt", hand=ERIK)
    one = make(story, a)
    story.does(ERIK, "cluster.nest", cluster=one, parent=parent)
    story.does(KARIN, "undo.last")
    assert board(story).clusters[one].parent == parent


def test_a_cluster_goes_when_the_one_it_was_made_in_is_gone(story: Story) -> None:
    parent = make(story, name="Allt", hand=ERIK)
    story.does(KARIN, "cluster.make", name="AI", entries=[], parent=parent)
    story.does(ERIK, "cluster.dissolve", cluster=parent)
    story.does(KARIN, "undo.last")
    assert names(story) == []


def test_an_undone_merge_leaves_no_trace(story: Story) -> None:
    a, b, c, *_ = deck(story)
    one, other = make(story, a, name="K1"), make(story, b, name="K2")
    story.does(KARIN, "cluster.merge", clusters=[one], into=other)
    story.does(KARIN, "undo.last")
    assert (told(story, other), dict(board(story).moved_to)) == ([], {})
    story.does(ERIK, "cluster.dissolve", cluster=one)
    assert story.refuses(KARIN, "cluster.move", entries=[c], cluster=one).code == "no_such_cluster"


def test_a_merge_done_again_is_found_where_it_went(story: Story) -> None:
    a, b, c, *_ = deck(story)
    one, other = make(story, a, name="K1"), make(story, b, name="K2")
    story.does(KARIN, "cluster.merge", clusters=[one], into=other)
    before = board(story)
    story.does(KARIN, "undo.last")
    story.does(KARIN, "undo.again")
    assert (board(story).clusters, board(story).moved_to) == (before.clusters, {one: other})
    story.does(ERIK, "cluster.move", entries=[c], cluster=one)
    assert board(story).places[c] == other


def test_an_undone_merge_leaves_what_another_merged(story: Story) -> None:
    a, b, c, *_ = deck(story)
    one, other, third = make(story, a), make(story, b, name="L"), make(story, c, name="M")
    story.does(KARIN, "cluster.merge", clusters=[one], into=third)
    story.does(ERIK, "cluster.merge", clusters=[other], into=third)
    story.does(KARIN, "undo.last")
    assert board(story).clusters[third].origin == (other,)
    assert dict(board(story).moved_to) == {other: third}


def test_an_undone_name_is_told_no_more(story: Story) -> None:
    one = make(story, name="K1")
    asked = story.does(ANNA, "cluster.propose", what="name", cluster=one, name="Rummets",
                       )[0].data["entry"]  # fmt: skip
    story.does(KARIN, "cluster.rename", cluster=one, name="X")
    story.does(KARIN, "undo.last")
    assert told(story, one) == []
    story.does(KARIN, "cluster.accept", entry=asked)
    assert len(told(story, one)) == 2
    story.does(KARIN, "undo.last")
    assert (told(story, one), names(story)) == ([], ["K1"])
    story.does(KARIN, "undo.again")
    assert (len(told(story, one)), names(story)) == (2, ["Rummets"])


def test_a_group_of_a_draft_that_was_taken_back_is_not_open_again(story: Story) -> None:
    a, b, *_ = deck(story)
    draft(story, group("AI", a, b), of=ask(story))
    story.does(ERIK, "cluster.accept", entry="g-AI", name="Eriks")
    story.does(KARIN, "undo.last")
    assert names(story) == ["Eriks"]
    story.does(ERIK, "undo.last")
    assert (names(story), drafts(story)) == ([], {})
    story.does(ERIK, "undo.again")
    assert names(story) == ["Eriks"]


@pytest.mark.parametrize("seed", range(60))
def test_no_undo_moves_a_card_that_another_hand_placed_since(seed: int, story: Story) -> None:
    """Nor is a cluster that stands empty brought back by anything but its own maker or remover."""
    chance, cards = random.Random(seed), deck(story)
    for _ in range(90):
        hand, before = chance.choice((KARIN, ERIK, LO)), board(story)
        clusters = [*before.clusters, *before.moved_to] or ["none"]
        some, one = chance.sample(cards, chance.randint(1, 3)), chance.choice(clusters)
        what: tuple[str, dict[str, object]] = chance.choice([
            ("cluster.make", {"name": f"K{chance.random()}", "entries": some}),
            ("cluster.move", {"entries": some, "cluster": chance.choice([one, one, "", ALONE])}),
            ("cluster.merge", {"clusters": [one], "into": chance.choice(clusters)}),
            ("cluster.dissolve", {"cluster": one}),
            ("cluster.nest", {"cluster": one, "parent": chance.choice([*clusters, ""])}),
            ("cluster.stack", {"entries": some, "top": chance.choice(cards)}),
            ("cluster.unstack", {"entries": some}),
            ("cluster.rename", {"cluster": one, "name": f"N{chance.random()}"}),
            ("undo.last", {}), ("undo.last", {}), ("undo.again", {}), ("undo.again", {}),
        ])  # fmt: skip
        try:
            story.does(hand, what[0], None, **what[1])
        except Refused:
            continue
        whole(story, cards)
        if what[0].startswith("undo") and board(story).steps != before.steps:
            left_to_others(story, before, hand)


def left_to_others(story: Story, before: Board, hand: Actor) -> None:
    """What an undo or redo changed was nobody else's since the step that it was of."""
    now = board(story)
    since = [each for each in standing(before.steps, now.steps[-1].of) if each.who != hand.id]
    moved = {card for card in deck(story) if before.places.get(card) != now.places.get(card)}
    assert not moved & {card for each in since for card in each.places}
    back = now.clusters.keys() - before.clusters.keys()
    removed = {name for each in since for name, (_, became) in each.clusters.items()
               if became is None}
    assert not back & removed
