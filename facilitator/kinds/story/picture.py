"""The texts that are pictures: a front page as a front page, a chain as a line of time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from facilitator.domain.message import message
from facilitator.domain.wording import Own, Text, joined, own, said
from facilitator.figures.chain import Link, chain
from facilitator.figures.front_page import DENSE, FrontPage, front_page
from facilitator.figures.shapes import Figure

from .spec import CHAIN, FRONTPAGE, written_parts
from .writing import Narrative

PAPER = 1200  # px across, on paper
WALL, TALL = 1776, 712  # px that a wall has room for beside its head and foot
# A picture that is laid out narrower stands larger on the wall.
_WIDTHS = (1510, 1640, WALL)
_ON_PAPER, _ON_WALL, _NARROWEST = 3, 6, 3  # events beside each other


def is_drawn(text: Narrative) -> bool:
    """True for the forms that have a picture."""
    return text.form in (FRONTPAGE, CHAIN) and bool(text.words)


def on_paper(text: Narrative) -> Figure:
    """The whole text in one picture, as tall as it needs."""
    if text.form == CHAIN:
        return chain(links(text), PAPER, _ON_PAPER)
    return front_page(_page(text), PAPER)


def on_wall(text: Narrative) -> tuple[Figure, ...]:
    """A picture for each page of the wall, as large as it goes; none where one has no room."""
    if text.form != CHAIN:
        return _largest(partial(front_page, _page(text))) or _largest(
            partial(front_page, _page(text), faces=DENSE))
    events = links(text)
    for columns in range(_NARROWEST, _ON_WALL + 1):
        whole = _largest(partial(chain, events, columns=columns))
        if whole:
            return whole
    number = -(-len(events) // _ON_WALL)
    each = -(-len(events) // max(1, number))
    pages = [_largest(partial(chain, events[first:first + each], columns=each))
             for first in range(0, len(events), each)]
    return tuple(figure for page in pages for figure in page) if all(pages) else ()


def _largest(draw: Callable[[int], Figure]) -> tuple[Figure, ...]:
    """The figure laid out as narrow as still has room on the wall; () where none has."""
    return next(((figure,) for wide in _WIDTHS
                 if (figure := draw(wide)).height * WALL <= TALL * wide), ())


def links(text: Narrative) -> tuple[Link, ...]:
    """The events of a chain, by year."""
    words = text.words
    return tuple(Link(*(words.get(f"{part.id}_{each}", "") for each in (
        "year", "head", "why", "who"))) for part in written_parts(text.form, words))


def _page(text: Narrative) -> FrontPage:
    words: Mapping[str, str] = text.words
    notices = tuple((words.get(f"notice{nth}_head", ""), words.get(f"notice{nth}_text", ""))
                    for nth in (1, 2, 3))
    return FrontPage(
        words.get("paper", ""), words.get("date", ""), words.get("headline", ""),
        words.get("lead", ""), tuple(each for each in notices if any(each)),
        words.get("advert", ""), message("Tidning utan namn"), message("Annons"))


def in_words(text: Narrative) -> Text:
    """Everything that stands in a picture, for those who do not see it."""
    words = text.words
    if text.form == CHAIN:
        return joined([own(". ".join(_ended(each) for each in (
            link.year, link.head, link.why, link.who) if each)) for link in links(text)], "; ")
    told = [(*said(part.label), Own(": "), *own(". ".join(
        _ended(words[slot.name]) for slot in part.slots if slot.name in words)))
        for part in written_parts(text.form, words)]
    return (*joined(told, ". "), Own("."))


def _ended(words: str) -> str:
    return words.replace("\n", " ").rstrip(".")


def in_plain_words(text: Narrative) -> str:
    """The same in people's words alone, for a page that names the parts itself."""
    words = text.words
    return "; ".join(". ".join(_ended(words[slot.name]) for slot in part.slots
                               if slot.name in words)
                     for part in written_parts(text.form, words))
