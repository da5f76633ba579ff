"""Every form but a sketch is a picture, and each passage in it is still led to by its id."""

from __future__ import annotations

import pytest

from facilitator.domain.document import Block, Drawing, Heading, Quotes
from facilitator.kinds.story import KIND
from facilitator.kinds.story.aloud import in_plain_words, in_words
from facilitator.kinds.story.picture import LONG, TALL, WALL, is_drawn, on_paper, on_wall
from facilitator.kinds.story.spec import CHAIN, DAY, FICTION, FRONTPAGE, SKETCH, SPEC, slots
from facilitator.kinds.story.writing import Narrative, narratives_of, passages
from facilitator.report.tongue import Tongue
from tests.cast import ANNA, BO, KARIN, Story, everything_in

from .worlds import STORY, begin, shown, telling, write

TONGUE = Tongue("sv")


def written(form: str, full: bool = False) -> Story:
    """A text of that form with something in each field, or as much as each holds."""
    story = telling(forms=form)
    text = begin(story, form=form)
    for slot in slots(form):
        words = f"{slot.name} {'två ord ' * 300}" if full else slot.name
        write(story, text, slot.name, words[:slot.limit].strip())
    return shown(story)


def text_of(story: Story) -> Narrative:
    [text] = narratives_of(story.activity(STORY)).by_id.values()
    return text


def blocks(story: Story) -> tuple[Block, ...]:
    told = KIND.report(story.scene(STORY))
    assert told is not None
    return told.blocks


def led_to(story: Story) -> list[str]:
    """The ids of passages that the report has a place for."""
    return [each.id for block in blocks(story)
            for each in (block.passages if isinstance(block, Drawing) else
                         block.rows if isinstance(block, Quotes) else ())]


@pytest.mark.parametrize("form", SPEC)
@pytest.mark.parametrize("full", [False, True], ids=["short", "full"])
def test_every_passage_has_one_place_in_the_report(form: str, full: bool) -> None:
    story = written(form, full)
    assert led_to(story) == [each.id for each in passages(text_of(story))]
    assert len(led_to(story)) == len(SPEC[form])


@pytest.mark.parametrize("form", [FRONTPAGE, DAY, CHAIN, FICTION])
@pytest.mark.parametrize("full", [False, True], ids=["short", "full"])
def test_a_picture_is_no_longer_than_a_page(form: str, full: bool) -> None:
    for plate in on_paper(text_of(written(form, full))):
        assert plate.figure.height <= LONG


@pytest.mark.parametrize("form", [FRONTPAGE, DAY, CHAIN, FICTION])
@pytest.mark.parametrize("full", [False, True], ids=["short", "full"])
def test_the_wall_shows_the_picture_as_large_as_it_goes(form: str, full: bool) -> None:
    story = written(form, full)
    figures = on_wall(text_of(story))
    assert figures
    assert all(figure.height * WALL <= TALL * figure.width + WALL for figure in figures)
    head = KIND.wall(story.scene(STORY)).parts[0]
    assert head.data["of"] == len(figures)  # type: ignore[union-attr]


def test_a_sketch_is_told_in_words() -> None:
    story = written(SKETCH)
    assert not is_drawn(text_of(story))
    assert not [each for each in blocks(story) if isinstance(each, Drawing)]


def test_pictures_of_one_day_are_told_apart_and_said_once() -> None:
    story = written(DAY, full=True)
    drawn = [each for each in blocks(story) if isinstance(each, Drawing)]
    assert len(drawn) > 1
    assert len({each.id for each in drawn}) == len(drawn)
    titles = [TONGUE.text(each.title) for each in drawn]
    assert titles[1:] == [f"{titles[0]}, del {nth} av {len(drawn)}"
                          for nth in range(2, len(drawn) + 1)]
    assert drawn[0].slides
    assert all(each.slides == () for each in drawn[1:])
    first, *others = [TONGUE.text(each.alt) for each in drawn]
    assert "morning två ord" in first
    assert all("två ord" not in each and each for each in others)
    [heading] = [each for each in blocks(story) if isinstance(each, Heading) and each.level == 2]
    assert heading.id


def test_a_picture_is_said_in_words_part_by_part() -> None:
    story = telling(forms="day fiction")
    day, thing = begin(story, form="day"), begin(story, BO, "fiction")
    for field, words in (("name", "Samira"), ("age", "34"), ("morning", "Vem ringer?\nIngen.")):
        write(story, day, field, words)
    write(story, thing, "what", "En dosa", BO)
    shown(story)
    texts = narratives_of(story.activity(STORY)).by_id
    assert TONGUE.text(in_words(texts[day])) == (
        "Vem är det? Samira. 34. Morgon: Vem ringer? Ingen.")
    assert in_plain_words(texts[day]) == "Samira. 34. Vem ringer? Ingen."
    assert TONGUE.text(in_words(texts[thing])) == "Vad är det? En dosa."
    assert "Utan namn" in everything_in(on_wall(texts[thing]))


def test_a_hidden_day_is_in_no_picture() -> None:
    story = telling(forms="day")
    day = begin(story, ANNA, "day")
    write(story, day, "morning", "Samiras morgon")
    shown(story)
    assert "Samiras morgon" in everything_in(KIND.report(story.scene(STORY)))
    story.does(KARIN, "entry.hide", entry=day, reason="Fel")
    assert "Samiras morgon" not in everything_in((KIND.report(story.scene(STORY)),
                                                  KIND.wall(story.scene(STORY))))
