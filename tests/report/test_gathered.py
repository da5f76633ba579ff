"""Reasons that several wrote alike stand once with how many, and what led to each still does."""

from __future__ import annotations

import pytest

from facilitator.domain.document import Quote, Quotes
from facilitator.domain.editorial import Editorial, Sentence
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.report.anchors import blocks_in
from facilitator.report.build import build
from facilitator.report.compose import compose
from facilitator.report.document import Document
from facilitator.report.tongue import Tongue
from tests.cast import ANNA, KARIN, KINDS, Story, joins, scanning

from .reading import words_in
from .test_formats import written

MATRIX = "matrix-5"
SAID = (("Det märks redan.", 4), ("det märks  redan", 4), ("Det märks redan!", 5), ("Nej", 2))


def reasoned() -> Story:
    """Four have rated one thing: three of them wrote the same, and two of those rated alike."""
    story = scanning()
    story.card(ANNA, "Elen blir dyrare", id="elen")
    story.does(SYSTEM, "agenda.add", kind="matrix", title="Matris", minutes=5)
    story.does(KARIN, "stage.start", MATRIX)
    for nth, (reason, value) in enumerate(SAID):
        who = Actor(Role.PHONE, f"person-{nth}")
        joins(story, who, "Någon", "Region Skåne")
        story.does(who, "matrix.rate", MATRIX, entry="elen", impact=value, uncertainty=3,
                   reason=reason)  # fmt: skip
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    return story


def composed(story: Story, editorial: Editorial | None = None) -> Document:
    return compose(build(story.state, KINDS, story.now, "sv", editorial))


def quotes(document: Document) -> list[Quote]:
    return [quote for block in blocks_in((*document.chapters, *document.appendices))
            if isinstance(block, Quotes) for quote in block.rows]


def test_what_three_wrote_stands_once_with_the_answers_they_gave() -> None:
    told = {quote.words: Tongue("sv").text(quote.told) for quote in quotes(composed(reasoned()))}
    assert told == {
        "Det märks redan!": "× 3: Påverkan 5, Osäkerhet 3; Påverkan 4, Osäkerhet 3",
        "Nej": "Påverkan 2, Osäkerhet 3"}


@pytest.mark.parametrize("name", ["html", "pdf", "docx"])
def test_every_format_says_how_many(name: str) -> None:
    words = words_in(written(reasoned(), name))
    assert "× 3: Påverkan 5, Osäkerhet 3; Påverkan 4, Osäkerhet 3" in words
    assert words.casefold().count("det märks") == 1


def test_what_led_to_one_of_them_leads_to_where_all_stand() -> None:
    story = reasoned()
    [gathered] = [quote for quote in quotes(composed(story)) if quote.also]
    assert len({gathered.id, *gathered.also}) == 3
    for each in (gathered.id, *gathered.also):
        document = composed(story, Editorial(quotes=(each,), sentences=(
            Sentence("s1", "Vi ser det redan", "", (each, *gathered.also)),)))
        assert document.quotes == (gathered,)
        [conclusion] = document.conclusions
        assert [found.id for found in conclusion.evidence] == [gathered.id]


def test_the_same_reason_for_two_things_stands_at_each() -> None:
    story = scanning()
    for item in ("elen", "vattnet"):
        story.card(ANNA, f"Om {item}", id=item)
    story.does(SYSTEM, "agenda.add", kind="matrix", title="Matris", minutes=5)
    story.does(KARIN, "stage.start", MATRIX)
    for item in ("elen", "vattnet"):
        story.does(ANNA, "matrix.rate", MATRIX, entry=item, impact=4, uncertainty=3,
                   reason="Det märks redan")  # fmt: skip
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    told = quotes(composed(story))
    assert [quote.words for quote in told] == ["Det märks redan"] * 2
    assert not any(quote.also for quote in told)
