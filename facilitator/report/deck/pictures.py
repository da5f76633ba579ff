"""One picture on a slide: large, its words to the right, how it came about in the notes."""

from __future__ import annotations

from math import ceil

from facilitator.domain.category import BY_ID
from facilitator.domain.document import Drawing, Meter
from facilitator.domain.message import message
from facilitator.domain.wording import Text
from facilitator.figures.shapes import Figure
from facilitator.report.measure import fitted
from facilitator.report.pictures import alt
from facilitator.report.pigments import category_colour

from .charts import Chart, chart, form_of
from .ink import height, line
from .shapes import draw, scale_of
from .slides import Deck, Slide
from .template import BODY, Place

_PICTURE, _GAP = 676, 26  # pt of the picture's width at most, and from it to its words
_SIDE = 14
_UNDER = 24  # pt for the caption under a picture that is as wide as the slide
_COLUMNS, _ROWS = 3, 13  # of names on a slide of their own
NEXT_SLIDE = message("Namnen till siffrorna står på nästa bild.")


def picture(
    deck: Deck, block: Drawing | Meter, eyebrow: str, method: tuple[Text, ...]
) -> None:
    """The slide of a drawing or a meter, in several where a chart has more rows than fit."""
    if isinstance(block, Meter):
        _chart(deck, block, _metered(deck, block), eyebrow, method)
    elif block.bars:
        _chart(deck, block, _barred(deck, block), eyebrow, method)
    elif block.slides is not None:
        _laid_out(deck, block, block.slides, eyebrow, method)
    else:
        _drawn(deck, block, eyebrow, method)


def _drawn(deck: Deck, block: Drawing, eyebrow: str, method: tuple[Text, ...]) -> None:
    title, words = deck.tongue.text(block.title), alt(block, deck.tongue)
    slide = deck.slide(title, eyebrow)
    scale = scale_of(block.figure, _PICTURE, BODY[3])
    draw(slide, block.figure, (*BODY[:2], _PICTURE, BODY[3]), title, words)
    is_whole = _beside(slide, block, block.figure.width * scale)
    _notes(slide, block, words, method)
    if not is_whole:
        _named_apart(deck, block, title, eyebrow)


def _laid_out(
    deck: Deck, block: Drawing, figures: tuple[Figure, ...], eyebrow: str,
    method: tuple[Text, ...],
) -> None:
    """A slide for each figure, across all of it, with the caption below; it is said once."""
    title, words = deck.tongue.text(block.title), alt(block, deck.tongue)
    caption = deck.tongue.text(block.caption)
    for nr, figure in enumerate(figures, 1):
        slide = deck.slide(deck.part(title, nr, len(figures)), eyebrow)
        x, y, wide, high = BODY
        said = words if nr == 1 else title
        draw(slide, figure, (x, y, wide, high - _UNDER), title, said)
        below = figure.height * scale_of(figure, wide, high - _UNDER) + 4
        if caption:
            slide.text([line(fitted(caption, _SIDE, False, wide, 1), _SIDE, colour="ink-soft")],
                       (x, y + below, wide, high - below))
        _notes(slide, block, said, method)


def _chart(deck: Deck, block: Drawing | Meter, data: Chart, eyebrow: str,
           method: tuple[Text, ...]) -> None:
    pages, words = data.pages(), alt(block, deck.tongue)
    for nr, page in enumerate(pages, 1):
        title = deck.tongue.text(block.title)
        slide = deck.slide(deck.part(title, nr, len(pages)), eyebrow)
        tall = min(BODY[3], 60 + 40 * len(page.names) * len(page.series))
        place: Place = (*BODY[:2], _PICTURE, tall)
        chart(slide, page, place, title, words)
        _beside(slide, block, _PICTURE)
        _notes(slide, block, words, method)


def _beside(slide: Slide, block: Drawing | Meter, wide: float) -> bool:
    """Caption, n and the names behind the picture's numbers; False where those have no room."""
    has_room = True
    tongue = slide.deck.tongue
    left = BODY[0] + wide + _GAP
    room = BODY[0] + BODY[2] - left
    caption = tongue.text(_caption(block))
    lines = [line(fitted(caption, _SIDE, False, room, 9), _SIDE, colour="ink-soft")] \
        if caption else []
    n = answered(block)
    if n is not None and f"n = {n}" not in caption:
        lines.append(line(f"n = {n}", _SIDE, True, before=8))
    if isinstance(block, Drawing):
        keyed = key_of(slide.deck, block)
        named = [line(fitted(each, _SIDE, False, room, 2), _SIDE, before=4) for each in keyed]
        has_room = height([*lines, *named], room) <= BODY[3]
        lines += named if has_room else [line(tongue.say(NEXT_SLIDE), _SIDE, before=8)]
        slide.note(*keyed)
    if lines:
        slide.text(lines, (left, BODY[1], room, BODY[3]))
    return has_room


def _caption(block: Drawing | Meter) -> Text:
    """A meter's is about its signs, which bars have not: it is in the notes alone."""
    if isinstance(block, Meter):
        return ()
    return (block.bars.caption if block.bars else ()) or block.caption


def key_of(deck: Deck, block: Drawing) -> list[str]:
    """The names that a picture has numbers for."""
    return [f"{nr}  {deck.tongue.words(name)}" for nr, name in block.figure.key]


def _named_apart(deck: Deck, block: Drawing, title: str, eyebrow: str) -> None:
    """A slide of its own for the names that had no room beside the picture."""
    keyed = key_of(deck, block)
    column = (BODY[2] - _GAP * (_COLUMNS - 1)) / _COLUMNS
    count = ceil(len(keyed) / (_COLUMNS * _ROWS))
    each = ceil(len(keyed) / (_COLUMNS * count))
    told = deck.tongue.say(message("{title}: namnen till siffrorna"), title=title)
    for at in range(0, len(keyed), each * _COLUMNS):
        slide = deck.slide(told, eyebrow)
        for nth in range(_COLUMNS):
            begun = at + each * nth
            rows = [line(fitted(name, _SIDE, False, column, 1), _SIDE, before=8)
                    for name in keyed[begun:begun + each]]
            if rows:
                slide.text(rows, (BODY[0] + (column + _GAP) * nth, BODY[1], column, BODY[3]))


def answered(block: Drawing | Meter) -> int | None:
    """How many answers, or cards, a picture is made of."""
    return block.n if isinstance(block, Drawing) else sum(row.number for row in block.rows)


def _notes(slide: Slide, block: Drawing | Meter, words: str, method: tuple[Text, ...]) -> None:
    tongue = slide.deck.tongue
    n = answered(block)
    slide.note(words, f"n = {n}" if n is not None else "", tongue.text(block.caption),
               *(tongue.text(sentence) for sentence in method))


def _barred(deck: Deck, block: Drawing) -> Chart:
    bars = block.bars
    assert bars is not None
    values = [value for _, row in bars.series for value in row]
    return Chart(tuple(deck.tongue.text(name) for name in bars.names),
                 tuple((deck.tongue.text(name), row) for name, row in bars.series),
                 form_of(values, bars.percent), max((v for v in values if v), default=1.0))


def _metered(deck: Deck, meter: Meter) -> Chart:
    """A bar for each category in its colour, with its letter; a gap is said."""
    say = deck.tongue.say
    names = tuple(
        f"{BY_ID[row.category].letter}  {say(BY_ID[row.category].name)}"
        + (f" ({say(message('lucka'))})" if row.gap else "") for row in meter.rows)
    numbers = tuple(float(row.number) for row in meter.rows)
    return Chart(names, ((say(message("Kort")), numbers),), "0", max(numbers, default=1.0) or 1.0,
                 tuple(category_colour(row.category) for row in meter.rows))
