"""What an editor decides of a report: what it says first, in which order, and what stays out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.document import Drawing, Meter
from facilitator.domain.editorial import Editorial, Sentence
from facilitator.domain.wording import said
from facilitator.report.anchors import blocks_in
from facilitator.report.build import Report, build
from facilitator.report.changes import changes
from facilitator.report.compose import compose, outline, quotable
from facilitator.report.document import Chapter, Document, Part
from facilitator.report.facts import as_json
from facilitator.report.order import arranged, in_order, swapped
from facilitator.report.page import as_html
from facilitator.report.pointable import CARD, CLUSTER, JUDGED, pointable, searched
from facilitator.report.suggested import suggested
from facilitator.report.tongue import Tongue
from tests.cast import ANNA, BO, KARIN, KINDS, SCAN, Story, scanning

from .samples import workshop_one
from .test_formats import PRESS

TONGUE = Tongue("sv")
_ids = st.lists(st.sampled_from("abcdefgh"), unique=True)


@pytest.fixture(scope="module")
def day() -> Report:
    return build(workshop_one().state, KINDS, workshop_one().now, "sv")


def with_(report: Report, **editorial: Any) -> Document:
    return compose(replace(report, editorial=Editorial(**editorial)))


def ids(chapters: Any) -> list[str]:
    return [chapter.id for chapter in chapters]


def html(document: Document) -> str:
    return as_html(document, Tongue("sv"), PRESS.environment, "").decode()


@given(_ids, _ids)
def test_no_order_drops_a_chapter_or_doubles_one(natural: list[str], order: list[str]) -> None:
    row = in_order([Chapter(each, ()) for each in natural], order)
    assert sorted(ids(row)) == sorted(natural)
    assert [each for each in ids(row) if each in order] == [e for e in order if e in natural]


@given(_ids, _ids)
def test_what_is_not_named_follows_what_it_followed(natural: list[str], order: list[str]) -> None:
    row = ids(in_order([Chapter(each, ()) for each in natural], order))
    for before, after in pairwise(natural):
        if after not in order:
            assert row.index(after) > row.index(before)


@given(_ids)
def test_the_parts_of_a_chapter_are_ordered_and_stay_in_it(order: list[str]) -> None:
    chapters = [Chapter("x", (), (Part("a", (), ()), Part("b", (), ()))), Chapter("c", ())]
    row = {chapter.id: sorted(ids(chapter.parts)) for chapter in arranged(chapters, order)}
    assert row == {"x": ["a", "b"], "c": []}


def test_a_step_up_and_a_step_down(day: Report) -> None:
    assert swapped(["a", "b", "c"], "b", -1) == ["b", "a", "c"]
    assert swapped(["a", "b", "c"], "c", 1) == ["a", "b", "c"]
    assert ids(with_(day, order=("open", "process")).chapters) == [
        "open", "process", "surroundings", "uncertainties"]


def test_a_chapter_that_comes_later_stands_where_it_belongs(day: Report) -> None:
    """The order was made before the room had judged anything."""
    told = with_(day, order=("surroundings", "process"), next_steps="Läs på.")
    assert ids(told.chapters) == ["surroundings", "uncertainties", "open", "next", "process"]


@given(data=st.data())
def test_only_what_is_left_out_is_missing(data: st.DataObject, day: Report) -> None:
    chapters, ends = outline(day)
    all_ids = [*ids(chapters), *ids(ends), *(p.id for c in chapters for p in c.parts)]
    out = data.draw(st.frozensets(st.sampled_from(all_ids)))
    order = data.draw(st.lists(st.sampled_from(all_ids), unique=True))
    told = with_(day, left_out=out, order=tuple(order))
    assert set(ids(told.chapters)) == {
        chapter.id for chapter in chapters if chapter.id not in out
        and (chapter.blocks or {part.id for part in chapter.parts} - out)}
    assert set(ids(told.appendices)) == set(ids(ends)) - out


def test_a_sentence_tells_its_place_and_what_it_rests_on(day: Report) -> None:
    row = pointable(compose(day).chapters, TONGUE)
    cluster = next(each for each in row if each.kind == CLUSTER)
    told = with_(day, sentences=(Sentence("s1", "Elen avgör.", "mal", (cluster.id, "borta")),))
    (conclusion,) = told.conclusions
    assert told.edited
    assert TONGUE.text(conclusion.place) == "Mål"
    assert [(each.id, TONGUE.text(each.words)) for each in conclusion.evidence] == [
        (cluster.id, cluster.words)]


def test_everything_a_conclusion_can_rest_on_is_found_by_its_words(day: Report) -> None:
    document = compose(day)
    row = pointable((*document.chapters, *document.appendices), TONGUE)
    assert len({each.id for each in row}) == len(row)
    assert sum(each.kind == CARD for each in row) == 120
    cards = [each for each in row if each.kind in (CARD, CLUSTER, JUDGED)]
    few, counts = searched(row, f"{cards[0].words.split()[0].upper()} ", most=3)
    assert len(few) <= 3
    assert sum(n for _, n in counts) >= len(few) > 0
    assert searched(row, "finns ingenstans", most=3) == ([], [])


def test_the_findings_are_offered_until_one_is_taken(day: Report) -> None:
    offered = suggested(day, Editorial(), TONGUE)
    assert len(offered) >= 5
    taken = Sentence("s1", "Skrivet om", finding=offered[0].text)
    assert suggested(day, Editorial((taken,)), TONGUE) == offered[1:]


def test_every_version_says_what_is_new_in_it() -> None:
    one, two = Sentence("s1", "Ett"), Sentence("s2", "Två")
    before = Editorial((one, two), order=("a", "b"), pictures=("p",))
    after = Editorial((two, replace(one, text="Ett!", place="mal"), Sentence("s3", "Tre")),
                      left_out=frozenset({"x"}), next_steps="Läs på.")  # fmt: skip
    assert [TONGUE.text(each) for each in changes(before, after)] == [
        "1 mening tillagd", "1 mening omskriven", "1 mening med annan plats i RUS",
        "meningarna i annan ordning", "1 sak utelämnad", "kapitlen i annan ordning",
        "andra bilder valda", "nästa steg skrivet"]
    assert changes(after, after) == ()
    assert TONGUE.text(changes(after, before)[1]) == "1 mening borttagen"


# What is told is what may be told now, whatever was published when.


def published(story: Story, **data: Any) -> Document:
    story.does(KARIN, "summary.publish", note="Ut")
    version = story.state.editing.published()
    assert version
    return told_now(story)


def told_now(story: Story) -> Document:
    editorial = story.state.editing.called("published")
    return compose(build(story.state, KINDS, story.now, "sv", editorial))


GOES: dict[str, Callable[[Story, str], object]] = {
    "hidden": lambda story, card: story.does(KARIN, "entry.hide", SCAN, entry=card),
    "withdrawn": lambda story, card: story.does(ANNA, "scan.withdraw", SCAN, entry=card),
}


@pytest.mark.parametrize("how", GOES)
def test_a_card_that_has_gone_since_is_told_nowhere(how: str) -> None:
    story = scanning()
    card = story.card(ANNA, "kanarie i gruvan", category="ekologi")
    other = story.card(BO, "Robotar i vården", category="teknologi")
    story.does(KARIN, "summary.add", text="Vi ser två saker.", evidence=[card, other])
    for each in (card, other):
        story.does(KARIN, "summary.pick", list="quotes", what=each)
    document = published(story)
    assert [each.id for each in document.conclusions[0].evidence] == [card, other]
    assert [each.words for each in document.quotes] == ["kanarie i gruvan", "Robotar i vården"]
    assert "kanarie" in html(document)
    GOES[how](story, card)
    document = told_now(story)
    assert [each.id for each in document.conclusions[0].evidence] == [other]
    assert [each.words for each in document.quotes] == ["Robotar i vården"]
    assert "kanarie" not in html(document)


@pytest.mark.parametrize("how", GOES)
def test_not_even_the_id_of_what_has_gone_is_in_the_data(how: str) -> None:
    story = scanning()
    card = story.card(ANNA, "kanarie i gruvan")
    story.does(KARIN, "summary.add", text="Vi ser det.", evidence=[card, f"matrix-5.{card}"])
    story.does(KARIN, "summary.pick", list="quotes", what=card)
    story.does(KARIN, "summary.publish", note="Ut")
    assert card in as_json(build(story.state, KINDS, story.now, "sv")).decode()
    GOES[how](story, card)
    assert card not in as_json(build(story.state, KINDS, story.now, "sv")).decode()


def test_a_card_of_what_is_left_out_is_not_quoted(day: Report) -> None:
    document = compose(day)
    quote = next(iter(quotable(document.appendices)))
    assert with_(day, quotes=(quote.id,)).quotes == (quote,)
    out = frozenset(ids(document.appendices))
    assert with_(day, quotes=(quote.id,), left_out=out).quotes == ()


def test_picked_pictures_stand_in_the_summary_in_the_order_picked(day: Report) -> None:
    found = [b.id for b in blocks_in(compose(day).chapters) if isinstance(b, Drawing | Meter)]
    picked = (found[-1], found[1], "borta")
    document = with_(day, pictures=picked)
    assert tuple(each.id for each in document.pictures) == picked[:2]
    text = html(document)
    places = [text.index(f'{each}-glance') for each in picked[:2]]
    assert places == sorted(places)
    assert max(places) < text.index('class="contents"')
    every = re.findall(r'\bid="([^"]+)"', text)
    assert len(every) == len(set(every))
    assert not [to for to in re.findall(r'href="#([^"]+)"', text) if to not in every]


def test_next_steps_are_a_chapter_in_the_editors_words(day: Report) -> None:
    document = with_(day, next_steps="Läs <b>på</b>.\nVi ses.")
    chapter = next(each for each in document.chapters if each.id == "next")
    assert chapter.title == said("Hemuppgift och nästa steg")
    assert "Läs &lt;b&gt;på&lt;/b&gt;." in html(document)
