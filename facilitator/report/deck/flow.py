"""Running text and small drawings on slides: what belongs together stays beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Literal

from facilitator.domain.document import Block, Drawing, Heading, Quote
from facilitator.domain.wording import Text
from facilitator.report.tongue import Tongue

from .ink import Line, height, line
from .parting import parted
from .prose import held, lines_of, quoted
from .shapes import draw, scale_of
from .slides import Deck, Slide
from .template import BODY

_BESIDE, _SMALL = 210, 92  # pt of a drawing beside text, at most
_GAP, _APART = 28, 18  # pt between text and drawing, and between units
_NAMED = 18  # pt for a small drawing's title
Lie = Literal["beside", "above"]  # how text lies to its drawings
_COLUMNS = 3  # of drawings that have a heading and at most one line of text


@dataclass(slots=True)
class Unit:
    """A heading with its text, and the drawings beside it. `titled`: its first line is that."""

    lines: list[Line] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    titled: bool = False


def quotes(deck: Deck, rows: Sequence[Quote], title: str) -> None:
    """What people wrote, large."""
    _pages(deck, [Unit([held(each) for each in quoted(quote, deck.tongue, 24)])
                  for quote in rows], title, "")


def flow(deck: Deck, blocks: Iterable[Block], title: str, eyebrow: str = "",
         method: Iterable[Text] = ()) -> None:
    """`blocks` on as many slides as they take; drawings that are not small are left to others.

    `method` is what the notes of each slide end with.
    """
    units = [unit for unit in _units(blocks, deck.tongue) if unit.lines or unit.drawings]
    _pages(deck, units, title, eyebrow, [deck.tongue.text(each) for each in method])


def _pages(deck: Deck, units: list[Unit], title: str, eyebrow: str,
           method: Iterable[str] = ()) -> None:
    is_grid = bool(units) and all(len(unit.lines) < 3 and unit.drawings for unit in units)
    columns = _COLUMNS if is_grid else 1
    drawn = any(unit.drawings for unit in units)
    wide = (BODY[2] - _GAP * (columns - 1)) / columns
    room = wide - (_BESIDE + _GAP if drawn and not is_grid else 0)
    lie: Lie = "above" if is_grid else "beside"
    columns_of = _packed([part for whole in units for part in _parts(whole, room)], room, lie)
    pages = [columns_of[at:at + columns] for at in range(0, len(columns_of), columns)]
    for nr, page in enumerate(pages, 1):
        slide = deck.slide(deck.part(title, nr, len(pages)), eyebrow)
        for nth, column in enumerate(page):
            _column(slide, column, BODY[0] + (wide + _GAP) * nth, room, lie)
        slide.note(*method)


def _packed(units: list[Unit], room: float, lie: Lie) -> list[list[Unit]]:
    columns: list[list[Unit]] = []
    left = 0.0
    for unit in units:
        tall = _tall(unit, room, lie) + _APART
        if not columns or tall > left + _APART:
            columns.append([])
            left = BODY[3]
        columns[-1].append(unit)
        left -= tall
    return columns


def _column(slide: Slide, units: list[Unit], x: float, room: float, lie: Lie) -> None:
    y = BODY[1]
    for unit in units:
        told = height(unit.lines, room)
        if unit.lines:
            slide.text(unit.lines, (x, y, room, told))
            slide.note(*(each.text for each in unit.lines))
        left, top = (x, y + told + 2) if lie == "above" else (x + room + _GAP, y)
        named = _named(unit, lie)
        for drawing in unit.drawings:
            _small(slide, drawing, (left, top), named)
            top += _drawn(drawing, named)
        y += _tall(unit, room, lie) + _APART


def _named(unit: Unit, lie: Lie) -> bool:
    """Whether a drawing needs its title: not where the words right above it say the same."""
    return lie == "beside" or len(unit.lines) < 2


def _small(slide: Slide, drawing: Drawing, spot: tuple[float, float], named: bool) -> None:
    tongue, (x, y) = slide.deck.tongue, spot
    title, alt = tongue.text(drawing.title), tongue.text(drawing.alt)
    if named:
        shown = held(line(title, 12, colour="ink-soft"), _BESIDE, 1)
        slide.text([shown], (x, y, _BESIDE, _NAMED - 2))
        y += _NAMED
    draw(slide, drawing.figure, (x, y, _BESIDE, _SMALL), title, alt)
    slide.note(alt, tongue.text(drawing.caption))


def _drawn(drawing: Drawing, named: bool) -> float:
    """The height of a small drawing with its title, if any, and the room after it."""
    return _NAMED * named + drawing.figure.height * scale_of(drawing.figure, _BESIDE, _SMALL) + 8


def _tall(unit: Unit, room: float, lie: Lie) -> float:
    told, named = height(unit.lines, room), _named(unit, lie)
    drawn = sum(_drawn(each, named) for each in unit.drawings)
    return told + drawn + 2 if lie == "above" else max(told, drawn)


def _parts(unit: Unit, room: float) -> Iterator[Unit]:
    """A unit, in parts where it is higher than a slide; its drawings stand with its beginning."""
    told, drawn = parted(unit.lines, room, unit.titled), [Unit()]
    for drawing in unit.drawings:
        beside = [*drawn[-1].drawings, drawing]
        if len(beside) > 1 and sum(_drawn(each, True) for each in beside) > BODY[3]:
            drawn.append(Unit())
        drawn[-1].drawings.append(drawing)
    for text, drawings in zip_longest(map(Unit, told), drawn, fillvalue=Unit()):
        yield Unit(text.lines, drawings.drawings)


def _units(blocks: Iterable[Block], tongue: Tongue) -> Iterator[Unit]:
    unit = Unit()
    for block in blocks:
        if isinstance(block, Heading):
            yield unit
            unit = Unit(titled=True)
        if isinstance(block, Drawing):
            if block.small:
                unit.drawings.append(block)
        else:
            unit.lines += [held(each) for each in lines_of(block, tongue)]
    yield unit
