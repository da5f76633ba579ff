"""How a deck begins: what it is, the few numbers, the conclusions."""

from __future__ import annotations

from facilitator.domain.message import message, messages
from facilitator.domain.wording import Date, Own, counted, joined, said
from facilitator.report.document import Conclusion, Document
from facilitator.report.measure import fitted
from facilitator.show.language import number

from .ink import Line, Run, height, line
from .slides import Deck
from .template import BODY, FRONT

TITLES = (54, 44, 34, 28)  # pt, the first that fits in two lines
_ROW = 4  # facts beside each other at most
_MOST = 6  # conclusions on a slide
_NUMBER = 34  # pt from a conclusion's number to its text
Row = tuple[int, list[Line]]  # a conclusion's number and its lines


def front(deck: Deck, document: Document) -> None:
    """The title slide."""
    slide = deck.slide(deck.tongue.words(document.title), "", 0, FRONT, TITLES)
    made, held = ((Date(day),) for day in (document.made, document.date))
    is_same = bool(document.date) and deck.tongue.text(made) == deck.tongue.text(held)
    told = joined((
        (Own(document.question),) if document.question else (),
        (Own(document.organisation),) if document.organisation else (),
        held if document.date else (),
        () if is_same else said(message("Sammanställning {day}"), day=Date(document.made)),
    ), "\n")
    room = FRONT[2]
    rows = [line(fitted(row, 20, False, room, 2), 20, colour="ink-soft", before=4)
            for row in deck.tongue.text(told).split("\n")]
    slide.write(slide.made.placeholders[1], rows)
    slide.note(*deck.tongue.text(told).split("\n"))


def facts(deck: Deck, document: Document) -> None:
    """The few numbers that a report begins with, each large above what it counts."""
    if not document.facts:
        return
    slide = deck.slide(deck.tongue.say(message("Workshopen i siffror")))
    x, y, wide, _ = BODY
    shown = document.facts[:2 * _ROW]
    rows = -(-len(shown) // _ROW)
    row = max(3, -(-len(shown) // rows))
    step, tall = wide / row, 150
    for nth, (count, words) in enumerate(shown):
        left, top = x + step * (nth % row), y + 18 + tall * (nth // row)
        room = step - 18
        told = fitted(deck.tongue.text(words), 18, False, room, 3)
        slide.text([line(number(count, deck.tongue.language), 54, True),
                    line(told, 18, colour="ink-soft")], (left, top, room, tall - 12))
        slide.note(f"{number(count, deck.tongue.language)} {deck.tongue.text(words)}")
    for nth in range(rows + 1):
        slide.rule(x, y + tall * nth, wide, 1.5, "ink")


def conclusions(deck: Deck, document: Document) -> None:
    """The sentences of the summary, at most six a slide; the notes tell what each rests on.

    The slides have about as many each: none is left with one.
    """
    said_ones = [(nth, _told(deck, each)) for nth, each in enumerate(document.conclusions, 1)]
    pages = _paged(said_ones, _MOST)
    even = _paged(said_ones, -(-len(said_ones) // len(pages)))
    pages = even if len(even) == len(pages) else pages
    for nr, page in enumerate(pages, 1):
        if page:
            _page(deck, document, page, nr, len(pages))


def _paged(rows: list[Row], most: int) -> list[list[Row]]:
    pages: list[list[Row]] = [[]]
    for nth, lines in rows:
        used = sum(_tall(each) for _, each in pages[-1])
        if pages[-1] and (len(pages[-1]) == most or used + _tall(lines) > BODY[3]):
            pages.append([])
        pages[-1].append((nth, lines))
    return pages


def _page(deck: Deck, document: Document, page: list[Row], nr: int,
          count: int) -> None:
    title = messages("{n} slutsats", "{n} slutsatser")
    spoken = deck.tongue.text(counted(title, len(document.conclusions)))
    slide = deck.slide(deck.part(spoken, nr, count))
    x, y, wide, _ = BODY
    for nth, lines in page:
        slide.rule(x, y, wide)
        slide.text([line(str(nth), 22, True, "accent")], (x, y + 7, _NUMBER - 6, 30))
        slide.text(lines, (x + _NUMBER, y + 7, wide - _NUMBER, _tall(lines) - 12))
        y += _tall(lines)
        whole = document.conclusions[nth - 1]
        slide.note(f"{nth}. {deck.tongue.words(whole.text)}", _rests(deck, whole))
    if document.caveat:
        told = line(deck.tongue.say(document.caveat), 14, colour="ink-soft")
        slide.text([told], (x, 512, wide - 80, 18))


def _told(deck: Deck, each: Conclusion) -> list[Line]:
    room = BODY[2] - _NUMBER
    lines = [line(fitted(deck.tongue.words(each.text), 20, True, room, 4), 20, True)]
    place, rests = deck.tongue.text(each.place), _rests(deck, each)
    under = fitted(" · ".join(part for part in (place, rests) if part), 14, False, room, 1)
    if under:
        lines.append(Line((Run(under, 14, colour="ink-soft"),), before=2))
    return lines


def _rests(deck: Deck, each: Conclusion) -> str:
    return deck.tongue.text(joined([evidence.words for evidence in each.evidence], "; "))


def _tall(lines: list[Line]) -> float:
    return height(lines, BODY[2] - _NUMBER) + 14


