"""The crowd reads a clustering from the scout's screen, and answers by what stands there."""

from random import Random

import pytest
from screen import Screen

from facilitator.kinds import find_kinds
from facilitator.rehearsal.answers import ANSWERS
from facilitator.rehearsal.bank import Bank
from facilitator.rehearsal.pen import Pen
from tests.cast import ANNA, BO, KARIN, SYSTEM, scanning

WORDS = ("AI-läkaren gör första bedömningen", "Robotar & \"människor\" i vården",
         "Bensinmacken stänger", "Sista macken i byn läggs ner", "Rösträtt vid 16")


@pytest.fixture
def screen() -> Screen:
    story = scanning(find_kinds())
    story.does(SYSTEM, "agenda.add", kind="cluster", title="Klustring", minutes=60, question="?",
               note="")  # fmt: skip
    for number, words in enumerate(WORDS):
        story.card(ANNA, words, id=f"kort-{number}-a")
    story.does(KARIN, "stage.start", "cluster-5")
    return Screen(story)


def test_every_loose_card_is_read_with_its_words(screen: Screen) -> None:
    assert screen.patch().loose == {f"kort-{n}-a": words for n, words in enumerate(WORDS)}


def test_a_card_that_is_moved_is_read_where_it_lies_now(screen: Screen) -> None:
    screen.patch()
    made = screen.story.does(KARIN, "cluster.make", name="AI", entries=["kort-0-a", "kort-1-a"])
    where = made[0].data["cluster"]
    seen = screen.patch()
    assert set(seen.loose) == {"kort-2-a", "kort-3-a", "kort-4-a"}
    assert seen.placed == {"kort-0-a": (where, WORDS[0]), "kort-1-a": (where, WORDS[1])}
    assert seen.clusters == {where}
    screen.story.does(KARIN, "undo.last")
    seen = screen.patch()
    assert (set(seen.placed), seen.clusters, len(seen.loose)) == (set(), set(), len(WORDS))


def test_proposals_are_there_until_they_are_answered(screen: Screen) -> None:
    screen.patch()
    asked = screen.story.does(BO, "cluster.propose", what="together",
                              entries=["kort-2-a", "kort-3-a"], name="")  # fmt: skip
    proposal = asked[0].data["entry"]
    assert screen.patch().proposals == {proposal}
    screen.story.does(KARIN, "cluster.accept", entry=proposal)
    assert screen.patch().proposals == set()


def test_everything_a_crowd_says_is_taken_and_is_one_thing_more(screen: Screen) -> None:
    """Else an answer would have the number of another, and look like a doubled one."""
    bank, hands = Bank.load(Random(1)), {ANNA: Random(2), BO: Random(3)}
    done: dict[object, set[str]] = {ANNA: set(), BO: set()}
    said = []
    for number in range(40):
        for hand, rng in hands.items():
            answer = ANSWERS["cluster"].make(Pen(rng, bank, screen.patch(), done[hand]))
            if answer:
                name, data = answer
                made = screen.story.does(hand, name, None, id=f"says-{number}-{hand.id}", **data)
                done[hand].add(f"says-{number}-{hand.id}")
                said.append(made[0].name)
        if number == 20:
            screen.story.does(KARIN, "cluster.make", name="", entries=["kort-0-a", "kort-1-a"])
    assert set(said) == {"cluster.proposed", "cluster.supported"}


def test_a_name_is_found_for_a_cluster_that_has_none(screen: Screen) -> None:
    screen.story.does(KARIN, "cluster.make", name="", entries=["kort-2-a", "kort-3-a"])
    pen = Pen(Random(1), Bank.load(Random(1)), screen.patch())
    pen.seen.loose.clear()
    answer = ANSWERS["cluster"].make(pen)
    assert answer is not None
    assert (answer[1]["what"], answer[1]["name"]) == \
        ("name", "De små orternas service försvinner")


def test_where_there_is_nothing_to_say_nothing_is_said() -> None:
    assert ANSWERS["cluster"].make(Pen(Random(1), Bank.load(Random(1)))) is None
