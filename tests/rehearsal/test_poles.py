"""The crowd makes axes: poles of the bank, none twice in the room, then answers about the pairs."""

from screen import Hand, Screen, crowd

from facilitator.rehearsal.listed import Listed
from tests.cast import ANNA, KARIN, scanning

AXES = "axes-5"


def making() -> Screen:
    """Six cards to write poles to, and two axes that the desk has written."""
    story = scanning()
    for number in range(6):
        story.card(ANNA, f"Kort {number}")
    story.does(KARIN, "agenda.add", kind="axes", title="Axlar", minutes=10,
               options={"of": "cards"})  # fmt: skip
    story.does(KARIN, "stage.start", AXES)
    for number in range(2):
        story.does(KARIN, "axes.add", AXES, name=f"Egen {number}", low="Så", high="Så här")
    return Screen(story)


def said(hands: list[Hand]) -> list[str]:
    return [each.name for hand in hands for each in hand.said]


def test_uncertainties_are_read_from_the_page() -> None:
    names = making().patch().listed.uncertainties
    assert sorted(names.values()) == [f"Kort {number}" for number in range(6)]


def test_each_writes_a_little_and_nothing_is_said_twice() -> None:
    hands = crowd(making(), 4)
    for hand in hands:
        hand.answers()
        hand.answers()
    words = [(each.data["item"], each.data["low"]) for hand in hands for each in hand.said]
    assert set(said(hands)) == {"axes.write"}
    assert len(words) == len(set(words)) == 8


def test_when_pairs_are_asked_each_answers_every_pair_once() -> None:
    screen = making()
    screen.story.does(KARIN, "axes.ask", AXES, what="pairs")
    criteria = screen.patch().listed.criteria
    assert (criteria["pull"], criteria["low_low"]) == ((-2, 2), (1, 5))
    hands = crowd(screen, 3)
    for hand in hands:
        while hand.answers():
            pass
    assert said(hands) == ["axes.rate"] * 3


def test_what_was_brought_from_another_workshop_is_read_as_well() -> None:
    listed = Listed()
    brought = "SQS9XR:played-00206"
    listed.take(["whole", f'<option value="{brought}" data-uncertainty="Havet">Havet</option>'])
    assert listed.uncertainties == {brought: "Havet"}
    listed.take(["fill", "jd-items", f'<li id="ji-{brought}" data-item="{brought}"></li>'])
    assert list(listed.items) == [brought]
