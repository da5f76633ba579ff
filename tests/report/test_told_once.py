"""A cluster shows its best supported cards, and no card is lost to a reader by that."""

import re

import pytest

from facilitator.domain.document import Group, Groups
from facilitator.domain.editorial import Editorial
from facilitator.report.anchors import blocks_in
from facilitator.report.build import build
from facilitator.report.compose import compose
from facilitator.report.document import Document
from facilitator.report.told_once import MOST
from facilitator.report.tongue import Tongue
from tests.cast import ANNA, BO, KARIN, KINDS, SYSTEM, Story, scanning

from .reading import words_in
from .test_formats import written

PRINTED = ("html", "pdf", "docx")


def filled(cards: int) -> Story:
    """One cluster of so many cards; the last but one is the only one that another backs."""
    story = scanning()
    story.does(SYSTEM, "agenda.add", kind="cluster", title="Klustring", minutes=60)
    for number in range(1, cards + 1):
        story.card(ANNA, f"Kort nummer {number};", id=f"kort-{number}")
    story.does(BO, "scan.support", entry=f"kort-{cards - 1}")
    story.does(KARIN, "stage.start", "cluster-5")
    story.does(KARIN, "cluster.make", name="Vården",
               entries=[f"kort-{number}" for number in range(1, cards + 1)])  # fmt: skip
    return story


def composed(story: Story, *left_out: str) -> Document:
    editorial = Editorial(left_out=frozenset(left_out))
    return compose(build(story.state, KINDS, story.now, "sv", editorial))


def group(document: Document) -> Group:
    [groups] = [each for each in blocks_in(document.chapters) if isinstance(each, Groups)]
    return groups.rows[0]


def test_the_best_supported_stand_first_and_the_others_are_numbers() -> None:
    told = group(composed(filled(12)))
    assert [card.nr for card in told.cards] == [11, 1, 2, 3, 4, 5, 6, 7]
    assert [card.nr for card in told.rest] == [8, 9, 10, 12]
    assert Tongue("sv").text(told.further) == "och 4 till, i bilaga A"
    assert len(told.signs) == 12


def test_a_single_card_more_is_no_shorter_as_a_number() -> None:
    assert len(group(composed(filled(MOST + 1))).cards) == MOST + 1


def test_what_no_appendix_tells_stands_in_the_cluster() -> None:
    assert len(group(composed(filled(12), "cards")).cards) == 12


def test_what_lies_under_a_card_is_counted_and_followed_too() -> None:
    story = filled(12)
    story.does(KARIN, "cluster.stack", "cluster-5", top="kort-9", entries=["kort-10", "kort-12"])
    told = group(composed(story))
    assert told.cards[0].nr == 9  # three say it
    assert {each.nr for card in told.cards for each in (card, *card.under)} | {
        each.nr for each in told.rest} == set(range(1, 13))


@pytest.mark.parametrize("name", PRINTED)
def test_every_format_says_how_many_and_where_and_tells_each_card(name: str) -> None:
    words = words_in(written(filled(12), name))
    assert re.search(r"och 4 till, i bilaga A: 8 ?, 9 ?, 10 ?, 12 ?\.", words)
    for number in range(1, 13):
        assert words.count(f"Kort nummer {number};") == (1 if number in (8, 9, 10, 12) else 2)


def test_the_numbers_lead_to_the_cards() -> None:
    page = written(filled(12), "html").decode()
    [line] = re.findall(r"i bilaga A: (.*?)</p>", page)
    for target in re.findall(r'href="#([^"]+)"', line):
        assert f'id="{target}"' in page
    assert line.count("href") == 4


def test_what_is_hidden_is_no_number_either() -> None:
    story = filled(12)
    story.does(KARIN, "entry.hide", "scan-2", entry="kort-9", reason="skäl")
    told = group(composed(story))
    assert [card.nr for card in told.rest] == [8, 10, 12]
    assert Tongue("sv").text(told.further) == "och 3 till, i bilaga A"
    assert 'href="#kort-9"' not in written(story, "html").decode()
