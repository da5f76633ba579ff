"""A day in a life and a thing from the future: every word stands in them, and none outside."""

from __future__ import annotations

import pytest

from facilitator.figures import day, day_spread, exhibit, persona
from facilitator.figures.day import Day, leaves
from facilitator.figures.day_spread import spreads
from facilitator.figures.exhibit import PAPER, SETTINGS, Exhibit
from facilitator.figures.faces import Face, bottom
from facilitator.figures.shapes import TEXT as LEAST
from facilitator.figures.shapes import Box, Dot, Figure, Term, Words
from facilitator.figures.widths import width

from .told import DAYS, LABELS, PARTS, THINGS
from .told import day as day_of

WIDTHS, SHARE, LONG = (1510, 1640, 1776), 712 / 1776, 1500
FACES = {face.look: face for face in (
    *persona.NAMES, *persona.INITIALS, persona.LABEL, persona.FACT, day.HEAD, day.TEXT,
    day_spread.LARGE, *exhibit.NAMES, exhibit.LABEL, *exhibit.TEXTS)}
# A day with these words is read on the wall as text: who it is has no room beside it.
WITHOUT_ROOM = {"signs"}


def face_of(look: str) -> Face:
    return FACES[look.removesuffix(" soft")]


def outside(figure: Figure) -> list[str]:
    """The texts of which some part is not in the drawing."""
    found = []
    for each in figure.shapes:
        if not isinstance(each, Words | Term):
            continue
        words = each.text if isinstance(each, Words) else each.sentence
        face = face_of(each.look)
        wide = width(words, face.size, face.weight)
        left = each.x - {"start": 0, "middle": wide / 2, "end": wide}[each.anchor]
        if left < -1 or left + wide > figure.width + 1 or not 0 < each.y < figure.height:
            found.append(words)
    return found


def crossed(figure: Figure) -> list[tuple[str, str]]:
    """Texts that lie over each other."""
    boxes = []
    for each in figure.shapes:
        if isinstance(each, Words | Term):
            words = each.text if isinstance(each, Words) else each.sentence
            face = face_of(each.look)
            wide = width(words, face.size, face.weight)
            left = each.x - {"start": 0, "middle": wide / 2, "end": wide}[each.anchor]
            boxes.append((words, left, each.y - face.size * 0.7, left + wide, each.y))
    return [(one[0], other[0]) for nth, one in enumerate(boxes) for other in boxes[nth + 1:]
            if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]]


def said_in(*figures: Figure) -> str:
    return plain(" ".join(each.text for figure in figures for each in figure.shapes
                          if isinstance(each, Words)))


def plain(words: str) -> str:
    return "".join(words.split()).replace("-", "")


def words_of(told: Day) -> list[str]:
    return [told.persona.name, *(words for _, words in told.persona.facts),
            *(part.words for part in told.parts)]


@pytest.mark.parametrize("name", DAYS)
def test_every_word_of_a_day_is_on_paper(name: str) -> None:
    figures = [leaf.figure for leaf in leaves(DAYS[name], 1200, LONG)]
    assert [outside(figure) for figure in figures] == [[]] * len(figures)
    assert [crossed(figure) for figure in figures] == [[]] * len(figures)
    assert all(figure.height <= LONG for figure in figures)
    assert all(plain(each) in said_in(*figures) for each in words_of(DAYS[name]))


@pytest.mark.parametrize("name", DAYS)
def test_every_word_of_a_day_is_on_the_wall(name: str) -> None:
    figures = spreads(DAYS[name], WIDTHS, SHARE)
    assert bool(figures) == (name not in WITHOUT_ROOM)
    assert [outside(figure) for figure in figures] == [[]] * len(figures)
    assert [crossed(figure) for figure in figures] == [[]] * len(figures)
    assert all(figure.height <= SHARE * figure.width + 1 for figure in figures)
    # Who it is stands on every page, so that the words of a part need not follow each other there.
    said = said_in(*figures)
    for each in words_of(DAYS[name]) if figures else []:
        assert all(plain(word) in said for word in each.split() if len(word) < 20)


def test_a_day_of_five_hundred_words_is_two_even_pictures_on_paper() -> None:
    told = leaves(DAYS["five-hundred-words"], 1200, LONG)
    assert [leaf.begun for leaf in told] == [(0, 1), (2, 3)]


def test_a_part_that_is_longer_than_a_page_begins_once() -> None:
    told = leaves(day_of("Ord " * 3000), 1200, LONG)
    assert len(told) > 1
    assert [leaf.begun for leaf in told] == [(0,), *[()] * (len(told) - 1)]
    assert all("forts." in sentences(leaf.figure) for leaf in told[1:])


def sentences(figure: Figure) -> list[str]:
    return [each.sentence for each in figure.shapes if isinstance(each, Term)]


def test_only_what_is_written_has_a_place() -> None:
    [leaf] = leaves(DAYS["only-evening"], 1200, LONG)
    assert sentences(leaf.figure) == ["Utan namn", "Kväll"]
    [nothing] = leaves(DAYS["nothing"], 1200, LONG)
    assert (nothing.begun, sentences(nothing.figure)) == ((), ["Utan namn"])
    assert said_in(nothing.figure) == ""


def test_the_sun_of_each_picture_is_where_it_is_by_then() -> None:
    pages = spreads(DAYS["five-hundred-words"], WIDTHS, SHARE)
    suns = [[each.look == "dy-sun" for each in page.shapes
             if isinstance(each, Dot) and each.look.startswith("dy-sun")] for page in pages]
    assert suns == [[nth == page for nth in range(4)] for page in range(4)]
    high = [each.y for each in pages[0].shapes if isinstance(each, Dot) and "sun" in each.look]
    assert high[0] == high[3] > high[1] == high[2]


def test_a_short_day_is_one_picture_under_one_sky() -> None:
    [page] = spreads(day_of(*PARTS), WIDTHS, SHARE)
    assert [each for each in sentences(page) if each in LABELS] == list(LABELS)


def test_somebody_without_a_letter_has_an_outline() -> None:
    for name in ("only-evening", "emoji-name"):
        [page] = spreads(DAYS[name], WIDTHS, SHARE)
        assert [each for each in page.shapes if each.look == "dy-somebody"]


@pytest.mark.parametrize("name", THINGS)
@pytest.mark.parametrize("wide", [1200, *WIDTHS])
@pytest.mark.parametrize("nth", range(len(SETTINGS)))
def test_every_word_of_a_thing_is_on_its_label(name: str, wide: int, nth: int) -> None:
    thing = THINGS[name]
    figure = exhibit.exhibit(thing, wide, SETTINGS[nth])
    assert outside(figure) == []
    assert crossed(figure) == []
    said = said_in(figure)
    assert all(plain(each) in said for each in (
        thing.name, thing.what[1], *(words for _, words in thing.facts)))


def test_a_full_label_has_room_on_the_wall() -> None:
    assert exhibit.exhibit(THINGS["full"], 1776, SETTINGS[-1]).height <= 712


def test_a_label_names_only_what_is_told() -> None:
    assert sentences(exhibit.exhibit(THINGS["only-facts"], 1200)) == [
        "För vem?", "Vilket tema?", "Vilken megatrend ligger bakom?"]
    assert sentences(exhibit.exhibit(Exhibit("", ("Vad är det?", ""), (), "Utan namn"), 1776)) == [
        "Utan namn"]


@pytest.mark.parametrize("name", THINGS)
def test_the_label_frames_its_words(name: str) -> None:
    figure = exhibit.exhibit(THINGS[name], 1200, PAPER)
    inner = next(each for each in figure.shapes if each.look == "ex-inner")
    assert isinstance(inner, Box)
    words = [each for each in figure.shapes if isinstance(each, Words | Term)]
    assert bottom(words) < inner.y + inner.height


def test_nothing_is_smaller_than_a_wall_can_show() -> None:
    assert min(face.size for face in FACES.values()) == LEAST
