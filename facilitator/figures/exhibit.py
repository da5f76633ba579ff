"""Something from the future as a label beside it in a museum: its name, what it is, and facts.

Nothing is cut: a label is as tall as its words need. A wide one is for a wall, where the facts
stand beside what it is, a tall one for paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .breaking import cleaned
from .faces import Face, bottom, fitting, set_text
from .shapes import Box, Dot, Figure, Line, Shape, Term

NAMES = (Face("ex-name a", 84, 800, 86), Face("ex-name b", 60, 800, 64),
         Face("ex-name c", 44, 800, 48))
LABEL = Face("ex-label", 28, 700, 36)
TEXTS = (Face("ex-text a", 44, 400, 54), Face("ex-text b", 34, 400, 44),
         Face("ex-text", 28, 400, 36))
_WIDE = 1500  # px from which facts stand beside what it is
_EDGE = 14  # px from the outer edge to the inner one
_HOLE = 13
_NAME_LINES = 2
Field = tuple[str, str]  # a label, which is a sentence of the catalogue, and people's words


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What stands on it. `what` may have no words; `facts` are those that somebody has written."""

    name: str
    what: Field
    facts: tuple[Field, ...]
    unnamed: str


@dataclass(frozen=True, slots=True)
class Setting:
    """How it is set: its faces, px to the edge and around rules, and whether facts are parted.

    `shares` are columns of a wide one, in hundredths: what it is, then the facts.
    """

    text: Face
    names: tuple[Face, ...] = NAMES
    pad: int = 60
    top: int = 92
    space: int = 26
    shares: tuple[int, ...] = (57, 43)


PAPER = Setting(TEXTS[1])
# The largest first; the last is for one that is full.
SETTINGS = (*(Setting(text) for text in TEXTS),
            Setting(TEXTS[2], NAMES[2:], 40, 66, 16, (46, 27, 27)))


def exhibit(thing: Exhibit, wide: int, how: Setting = PAPER) -> Figure:
    """The label, `wide` px across."""
    room = wide - 2 * how.pad
    made = list(_named(thing, how, room))
    y = bottom(made) + how.space
    columns = [[each] for each in (thing.what, *thing.facts) if each[1]]
    if wide < _WIDE:
        columns = [[each for column in columns for each in column]]
        shares: tuple[int, ...] = (100,)
    elif thing.what[1] and thing.facts:
        columns = _parted(thing, len(how.shares) - 1)
        shares = how.shares
    else:
        shares = (100,) * len(columns)
    if any(columns):
        made.append(Line(((how.pad, y), (wide - how.pad, y)), "ex-rule"))
        made += _columns(columns, shares, y + 14, room, how)
    tall = bottom(made) + how.pad - 8
    return Figure(wide, tall, (*_frame(wide, tall), *made))


def _parted(thing: Exhibit, number: int) -> list[list[Field]]:
    """What it is, and its facts in so many columns: the first, which is longest, by itself."""
    facts = list(thing.facts)
    if number == 1 or len(facts) == 1:
        return [[thing.what], facts]
    return [[thing.what], facts[:1], facts[1:]]


def _columns(
    columns: Sequence[Sequence[Field]], shares: Sequence[int], y: int, room: int, how: Setting
) -> Iterator[Shape]:
    gap = how.pad
    whole = room - gap * (len(columns) - 1)
    x = how.pad
    for fields, share in zip(columns, shares, strict=False):
        wide = whole * share // sum(shares[:len(columns)])
        yield from _fields(fields, x, y, wide, how)
        x += wide + gap


def _frame(wide: int, tall: int) -> Iterator[Shape]:
    """Two edges, and the hole that it hangs by."""
    yield Box(2, 2, wide - 4, tall - 4, "ex-edge")
    yield Box(_EDGE, _EDGE, wide - 2 * _EDGE, tall - 2 * _EDGE, "ex-inner")
    yield Dot(wide // 2, _EDGE + 28, _HOLE, "ex-hole")


def _named(thing: Exhibit, how: Setting, room: int) -> Iterator[Shape]:
    if cleaned(thing.name):
        face = fitting(how.names, thing.name, room, _NAME_LINES)
        yield from set_text(thing.name, how.pad, how.top, room, face)
    else:
        face = how.names[-1]
        yield Term(how.pad, how.top + face.line - 9, thing.unnamed, f"{face.look} soft")


def _fields(
    fields: Sequence[Field], x: int, y: int, room: int, how: Setting
) -> Iterator[Shape]:
    """Below each other, with a rule between them."""
    for nth, (label, words) in enumerate(fields):
        if nth:
            yield Line(((x, y), (x + room, y)), "ex-thin")
            y += 14
        yield Term(x, y + LABEL.line - 6, label, LABEL.look)
        made = list(set_text(words, x, y + LABEL.line, room, how.text))
        yield from made
        y = (bottom(made) or y + LABEL.line) + how.space
