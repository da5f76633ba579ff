"""The front page of a newspaper: name and date, a headline over everything, then columns.

Nothing is cut: a page is as tall as its words need. A wide one is for a wall, where lead and
notices stand beside each other, a tall one for paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .faces import Face, bottom, fitting, lines_of, set_text
from .shapes import Box, Figure, Line, Shape, Term, Words
from .widths import width

_GAP = 40  # px between columns
_WIDE = 1500  # px from which lead and notices stand side by side
_PAD = 18


NAMES = (Face("np-name a", 84, 800, 84), Face("np-name b", 60, 800, 62),
         Face("np-name c", 44, 800, 48))
HEADS = (Face("np-head a", 84, 800, 86), Face("np-head b", 64, 800, 68),
         Face("np-head c", 48, 800, 54))
LEAD = Face("np-lead", 34, 560, 42)
SUB = Face("np-sub", 34, 700, 40)
TEXT = Face("np-text", 28, 400, 36)
LABEL = Face("np-label", 28, 700, 36)
_HEAD_LINES = 2


@dataclass(frozen=True, slots=True)
class Faces:
    """How everything is set: the usual way, and a dense one for a page that is full."""

    names: tuple[Face, ...] = NAMES
    heads: tuple[Face, ...] = HEADS
    lead: Face = LEAD
    sub: Face = SUB


USUAL = Faces()
DENSE = Faces(NAMES[2:], HEADS[2:], Face("np-dense a", 28, 560, 36),
              Face("np-dense b", 28, 700, 36))


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What stands on it, in people's words; "" leaves a place out. `notices` are (head, text).

    `unnamed` and `advert_label` are sentences of the catalogue.
    """

    paper: str
    date: str
    headline: str
    lead: str
    notices: tuple[tuple[str, str], ...]
    advert: str
    unnamed: str
    advert_label: str


def front_page(page: FrontPage, wide: int, faces: Faces = USUAL) -> Figure:
    """The page, `wide` px across."""
    top = list(_masthead(page, wide, faces))
    y = bottom(top) + 24
    if page.headline:
        face = fitting(faces.heads, page.headline, wide, _HEAD_LINES)
        top += set_text(page.headline, 0, y, wide, face)
        y = bottom(top) + 22
    body = _side_by_side(page, y, wide, faces) if wide >= _WIDE else _stacked(page, y, wide, faces)
    shapes = (*top, *body)
    return Figure(wide, bottom(shapes) + 14, shapes)


def _masthead(page: FrontPage, wide: int, faces: Faces) -> Iterator[Shape]:
    """The name between two rules, the date to the right below it or beside it."""
    yield Line(((0, 3), (wide, 3)), "np-thick")
    dated = width(page.date, TEXT.size, TEXT.weight) if page.date else 0
    face = fitting(faces.names, page.paper, wide, 1)
    lines = lines_of(page.paper, wide, face)
    beside = dated and len(lines) == 1 and width(
        page.paper, face.size, face.weight) <= wide - 2 * (dated + _GAP)
    y = 12
    if page.paper:
        for line in lines:
            y += face.line
            yield Words(wide // 2, y - face.size // 7, line, face.look, "middle")
    else:
        y += NAMES[2].line
        yield Term(wide // 2, y - 6, page.unnamed, f"{NAMES[2].look} soft", "middle")
    if page.date and beside:
        yield Words(wide, y - face.size // 7, page.date, TEXT.look, "end")
    elif page.date:
        for line in lines_of(page.date, wide, TEXT):
            y += TEXT.line
            yield Words(wide // 2, y - 4, line, TEXT.look, "middle")
    yield Line(((0, y + 12), (wide, y + 12)), "between")


def _side_by_side(page: FrontPage, y: int, wide: int, faces: Faces) -> Iterator[Shape]:
    """The lead and the advertisement to the left, the notices in columns to the right."""
    left = round(wide * 0.4) - _GAP // 2 if page.notices else wide
    if not page.lead and not page.advert:
        yield from _notices(page, 0, y, wide, faces)
        return
    lead = list(set_text(page.lead, 0, y, left, faces.lead))
    yield from lead
    yield from _advert(page, 0, (bottom(lead) if lead else y) + 22, left, faces)
    yield from _notices(page, left + _GAP, y, wide - left - _GAP, faces)


def _stacked(page: FrontPage, y: int, wide: int, faces: Faces) -> Iterator[Shape]:
    """The lead over everything, the notices below it, the advertisement at the foot."""
    made: list[Shape] = list(set_text(page.lead, 0, y, wide, faces.lead))
    if page.notices:
        y = (bottom(made) if made else y - 22) + 22
        made.append(Line(((0, y), (wide, y)), "between"))
        made += _notices(page, 0, y + 14, wide, faces)
    made += _advert(page, 0, (bottom(made) if made else y) + 26, wide, faces)
    yield from made


def _notices(
    page: FrontPage, x: int, y: int, wide: int, faces: Faces
) -> Iterator[Shape]:
    """Each in a column of its own, with a rule between them."""
    number = max(1, len(page.notices))
    column = (wide - _GAP * (number - 1)) // number
    made: list[Shape] = []
    for nth, (head, text) in enumerate(page.notices):
        left = x + nth * (column + _GAP)
        title = list(set_text(head, left, y, column, faces.sub))
        made += (*title, *set_text(text, left, bottom(title) + 4 if title else y, column, TEXT))
    yield from made
    foot = bottom(made) if made else y
    for nth in range(0 if x else 1, number if page.notices else 0):
        at = x + nth * (column + _GAP) - _GAP // 2
        yield Line(((at, y + 4), (at, foot)), "np-thin")


def _advert(
    page: FrontPage, x: int, y: int, wide: int, faces: Faces
) -> Iterator[Shape]:
    """In a frame, and said to be one."""
    if not page.advert:
        return
    words = list(set_text(page.advert, x + _PAD, y + LABEL.line + 8, wide - 2 * _PAD, faces.sub))
    yield Box(x + 2, y, wide - 4, bottom(words) + 14 - y, "np-advert")
    yield Term(x + _PAD, y + LABEL.line, page.advert_label, LABEL.look)
    yield from words
