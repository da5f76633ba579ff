"""Clustering: cards become drivers, no hand undoes another's, and no card is ever lost."""

from __future__ import annotations

import random

import pytest

from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM, Actor
from facilitator.domain.undoing import last_redo, last_undo
from facilitator.kinds.cluster.board import ALONE, Board
from facilitator.kinds.cluster.deck import every_card
from facilitator.kinds.cluster.shown import Shown
from tests.cast import ANNA, BO, ERIK, KARIN, SCAN, Story

CLUSTER = "cluster-5"


@pytest.fixture
def story(scan: Story) -> Story:
    """A scan with six cards, and a clustering that has begun."""
    return clustering(scan, 6, BO, ANNA)


def clustering(scan: Story, cards: int, *writers: Actor) -> Story:
    """So many cards, `kort-0` and on, written by turns; then the clustering begins."""
    scan.does(SYSTEM, "agenda.add", kind="cluster", title="Klustring", minutes=60,
              question="Vilka drivkrafter ser vi?", note="")  # fmt: skip
    for number in range(cards):
        scan.card(writers[number % len(writers)], f"Kort {number}", id=f"kort-{number}")
    scan.does(KARIN, "stage.start", CLUSTER)
    return scan


def board(story: Story) -> Board:
    state = story.activity(CLUSTER).state
    assert isinstance(state, Board)
    return state


def deck(story: Story) -> list[str]:
    return list(every_card(story.state, story.activity(CLUSTER)))


def make(story: Story, *cards: str, name: str = "AI", hand: object = KARIN) -> str:
    made = story.does(hand, "cluster.make", name=name, entries=list(cards))  # type: ignore[arg-type]
    return str(made[0].data["cluster"])


def test_a_cluster_is_made_of_cards_and_the_rest_are_left(story: Story) -> None:
    first, second, *rest = deck(story)
    made = make(story, first, second)
    shown = Shown.of(story.scene(CLUSTER))
    assert board(story).members(made) == (first, second)
    assert shown.loose == tuple(rest)


def test_a_card_that_is_moved_is_in_one_place_only(story: Story) -> None:
    first, second, *_ = deck(story)
    one, other = make(story, first, second), make(story, name="Vården")
    story.does(KARIN, "cluster.move", entries=[first], cluster=other)
    assert (board(story).members(one), board(story).members(other)) == ((second,), (first,))


def test_what_was_merged_is_found_where_it_went(story: Story) -> None:
    first, second, third, *_ = deck(story)
    one, other = make(story, first), make(story, second, name="Vården")
    story.does(KARIN, "cluster.merge", clusters=[one], into=other)
    story.does(ERIK, "cluster.move", entries=[third], cluster=one)  # his screen was a moment late
    assert board(story).members(other) == (first, second, third)


def test_what_was_dissolved_is_told_and_the_card_stays(story: Story) -> None:
    first, second, *_ = deck(story)
    one = make(story, first)
    story.does(KARIN, "cluster.dissolve", cluster=one)
    assert story.refuses(ERIK, "cluster.move", entries=[second], cluster=one).code == \
        "no_such_cluster"
    assert board(story).places == {}


def test_an_undo_leaves_what_another_hand_has_moved_since(story: Story) -> None:
    first, second, *_ = deck(story)
    one, other = make(story), make(story, name="Vården")
    story.does(KARIN, "cluster.move", entries=[first, second], cluster=one)
    story.does(ERIK, "cluster.move", entries=[second], cluster=other)
    story.does(KARIN, "undo.last")
    assert board(story).places == {second: other}


def test_an_undone_cluster_stays_when_another_has_put_a_card_in_it(story: Story) -> None:
    first, second, *_ = deck(story)
    one = make(story, first)
    story.does(ERIK, "cluster.move", entries=[second], cluster=one)
    story.does(KARIN, "cluster.undo")
    assert board(story).members(one) == (second,)


def test_a_merge_is_taken_back_with_names_and_cards(story: Story) -> None:
    first, second, *_ = deck(story)
    one, other = make(story, first), make(story, second, name="Vården")
    before = board(story)
    story.does(KARIN, "cluster.merge", clusters=[one], into=other)
    story.does(KARIN, "cluster.undo")
    assert set(board(story).clusters) == {one, other}
    assert dict(board(story).places) == dict(before.places)


def test_what_was_taken_back_is_done_again_until_something_else_is_done(story: Story) -> None:
    first, *_ = deck(story)
    one = make(story)
    story.does(KARIN, "cluster.move", entries=[first], cluster=one)
    story.does(KARIN, "undo.last")
    assert board(story).places == {}
    story.does(KARIN, "undo.again")
    assert board(story).places == {first: one}
    story.does(KARIN, "undo.last")
    story.does(KARIN, "cluster.rename", cluster=one, name="Annat")
    assert last_redo(story.state, KARIN) is None
    assert story.refuses(KARIN, "undo.again").code == "nothing_to_redo"


def test_undo_and_redo_go_through_a_whole_row(story: Story) -> None:
    first, second, *_ = deck(story)
    one = make(story)
    states = [board(story).places]
    for card in (first, second):
        story.does(KARIN, "cluster.move", entries=[card], cluster=one)
        states.append(board(story).places)
    for wanted in (states[1], states[0]):
        story.does(KARIN, "undo.last")
        assert board(story).places == wanted
    for wanted in (states[1], states[2]):
        story.does(KARIN, "undo.again")
        assert board(story).places == wanted


def test_a_stack_moves_as_one_and_keeps_every_original(story: Story) -> None:
    first, second, third, *_ = deck(story)
    one = make(story)
    story.does(KARIN, "cluster.stack", entries=[second, third], top=first)
    story.does(KARIN, "cluster.move", entries=[first], cluster=one)
    shown = Shown.of(story.scene(CLUSTER))
    assert board(story).members(one) == (first, second, third)
    assert shown.tops(shown.inside[one]) == (first,)
    assert shown.support(first) == 3


def test_under_a_withdrawn_top_the_others_show_themselves(story: Story) -> None:
    first, second, *_ = deck(story)
    story.does(KARIN, "cluster.stack", entries=[second], top=first)
    story.does(KARIN, "entry.hide", SCAN, entry=first, reason="fel")
    assert second in Shown.of(story.scene(CLUSTER)).loose


def test_one_level_deep_and_no_deeper(story: Story) -> None:
    one, other, third = (make(story, name=name) for name in ("A", "B", "C"))
    story.does(KARIN, "cluster.nest", cluster=one, parent=other)
    assert story.refuses(KARIN, "cluster.nest", cluster=other, parent=third).code == "too_deep"
    assert story.refuses(KARIN, "cluster.nest", cluster=third, parent=one).code == "too_deep"
    story.does(KARIN, "cluster.dissolve", cluster=other)
    assert board(story).clusters[one].parent == ""


def test_a_phone_proposes_and_the_desk_answers_in_one_step(story: Story) -> None:
    first, second, *_ = deck(story)
    asked = story.does(ANNA, "cluster.propose", what="together", entries=[first, second],
                       name="AI")[0].data["entry"]  # fmt: skip
    story.does(BO, "cluster.support", entry=asked)
    story.does(BO, "cluster.support", entry=asked)
    assert board(story).support[str(asked)] == (BO.id,)
    assert board(story).places == {}
    story.does(KARIN, "cluster.accept", entry=asked)
    made = next(iter(board(story).clusters.values()))
    assert (made.name, made.origin) == ("AI", (asked,))
    assert list(board(story).open_proposals()) == []
    story.does(KARIN, "undo.last")
    assert list(board(story).open_proposals()) == [asked]
    assert board(story).clusters == {}


def test_the_same_proposal_again_is_a_voice_for_the_first(story: Story) -> None:
    first, second, *_ = deck(story)
    story.does(ANNA, "cluster.propose", what="together", entries=[first, second])
    story.does(BO, "cluster.propose", what="together", entries=[second, first])
    assert len(board(story).entries) == 1
    assert list(board(story).support.values()) == [(BO.id,)]


def test_a_rejected_proposal_is_remembered_and_can_be_taken_up_again(story: Story) -> None:
    first, second, *_ = deck(story)
    asked = story.does(ANNA, "cluster.propose", what="together", entries=[first, second],
                       )[0].data["entry"]  # fmt: skip
    story.does(KARIN, "cluster.reject", entry=asked, reason="för brett")
    assert story.does(KARIN, "cluster.accept", entry=asked) == []
    story.does(KARIN, "undo.last")
    assert list(board(story).open_proposals()) == [asked]


def test_a_phone_may_not_touch_the_board(story: Story) -> None:
    first, *_ = deck(story)
    assert story.refuses(ANNA, "cluster.make", name="x", entries=[first]).code == "not_allowed"


def test_a_name_is_proposed_and_the_old_one_is_kept(story: Story) -> None:
    one = make(story, name="Teknik")
    asked = story.does(ANNA, "cluster.propose", what="name", cluster=one, name="AI i arbetslivet",
                       )[0].data["entry"]  # fmt: skip
    story.does(KARIN, "cluster.accept", entry=asked)
    made = board(story).clusters[one]
    assert (made.name, made.names, made.origin) == ("AI i arbetslivet", ("Teknik",), (asked,))


def test_the_wall_stands_still_while_the_desk_holds_it(story: Story) -> None:
    first, *_ = deck(story)
    one = make(story, first)
    story.does(KARIN, "cluster.freeze", wall="still")
    still = story_wall(story)
    story.does(KARIN, "cluster.rename", cluster=one, name="Nytt namn")
    assert story_wall(story) == still
    story.does(KARIN, "cluster.freeze", wall="live")
    assert story_wall(story) != still


def story_wall(story: Story) -> object:
    kind = story.kinds["cluster"]
    return kind.wall(story.scene(CLUSTER)).parts


@pytest.mark.parametrize("seed", range(80))
def test_no_sequence_of_hands_ever_loses_or_doubles_a_card(seed: int, story: Story) -> None:
    """Moves, merges, splits, stacks, undo and redo by three hands, in any order."""
    chance = random.Random(seed)
    cards, hands = deck(story), (KARIN, ERIK, SYSTEM)
    for _ in range(60):
        hand = chance.choice(hands)
        clusters = [*board(story).clusters, *board(story).moved_to] or ["none"]
        some = chance.sample(cards, chance.randint(1, 3))
        one, other = chance.choice(clusters), chance.choice(clusters)
        what: tuple[str, dict[str, object]] = chance.choice([
            ("cluster.make", {"name": f"K{chance.random()}", "entries": some}),
            ("cluster.move", {"entries": some, "cluster": chance.choice([one, "", ALONE])}),
            ("cluster.merge", {"clusters": [one], "into": other}),
            ("cluster.dissolve", {"cluster": one}),
            ("cluster.nest", {"cluster": one, "parent": chance.choice([other, ""])}),
            ("cluster.stack", {"entries": some, "top": chance.choice(cards)}),
            ("cluster.unstack", {"entries": some}),
            ("cluster.rename", {"cluster": one, "name": f"N{chance.random()}"}),
            ("cluster.ask_draft", {}), ("cluster.clear_draft", {}),
            drawn(story, chance, cards), accepted(story, chance, cards, clusters),
            ("cluster.keep_apart", {"what": "alike", "entries": some}),
            ("cluster.reject", {"entry": chance.choice([*board(story).entries.by_id, "none"])}),
            ("undo.last", {}), ("undo.again", {}), ("undo.last", {}),
        ])  # fmt: skip
        machine = what[0] == "cluster.draft"
        before = board(story)
        try:
            story.does(SYSTEM if machine else hand, what[0], None, **what[1])
        except Refused:
            continue
        if machine:  # it moves nothing, whoever placed it
            assert (board(story).places, board(story).tops) == (before.places, before.tops)
        if what[0] == "cluster.accept_all":  # nor does a yes to it move what somebody placed
            assert before.places.items() <= board(story).places.items()
        whole(story, cards)
    while last_undo(story.state, KARIN):
        story.does(KARIN, "undo.last")
        whole(story, cards)


def drawn(
    story: Story, chance: random.Random, cards: list[str]
) -> tuple[str, dict[str, object]]:
    """Groups as a machine may draw them, good or bad, for what was asked or for what stands."""
    groups = [{"id": f"g{chance.randint(1, 4)}", "entries": chance.sample(cards, 3), "name": "",
               "strength": 2} for _ in range(2)]
    return "cluster.draft", {"of": chance.choice([0, board(story).asked]), "groups": groups}


def accepted(
    story: Story, chance: random.Random, cards: list[str], clusters: list[str]
) -> tuple[str, dict[str, object]]:
    """A yes to some of what may have been suggested, now or a while ago."""
    which = chance.choice(("draft", "alike", "place"))
    rows = {"draft": [[each] for each in board(story).entries.by_id] or [["none"]],
            "alike": [chance.sample(cards, 3), chance.sample(cards, 2)],
            "place": [[card, chance.choice(clusters)] for card in chance.sample(cards, 3)]}
    return "cluster.accept_all", {"which": which, "rows": rows[which]}


def whole(story: Story, cards: list[str]) -> None:
    """Every card is seen once: loose, alone, in one cluster, or under a top that is seen."""
    shown, now = Shown.of(story.scene(CLUSTER)), board(story)
    tops = [*shown.loose, *shown.alone,
            *(card for held in shown.inside.values() for card in shown.tops(held))]
    under = [each for top in tops for each in shown.under(top)]
    assert sorted([*tops, *under]) == sorted(cards)
    assert not set(now.tops.values()) & set(now.tops), "a stack has one top"
    for each in now.clusters.values():
        assert not each.parent or not now.clusters[each.parent].parent
    for card, top in now.tops.items():
        assert now.places.get(card) == now.places.get(top), "a stack lies in one place"
    for place in now.places.values():
        assert place == ALONE or place in now.clusters
