"""Who a text is about: an initial in a circle, the name, and a few labelled facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

from .breaking import cleaned
from .faces import Face, bottom, fitting, lines_of, set_text
from .shapes import Dot, Line, Shape, Term, Words
from .widths import width

NAMES = (Face("dy-name a", 60, 800, 64), Face("dy-name b", 44, 800, 48),
         Face("dy-name c", 34, 800, 40))
LABEL = Face("dy-label", 28, 700, 36)
FACT = Face("dy-text", 28, 400, 36)
INITIALS = (Face("dy-initial a", 84, 800, 84), Face("dy-initial b", 44, 800, 44))
PORTRAIT = 68  # px of the circle's radius
_GAP = 36
_STEPS = 16


@dataclass(frozen=True, slots=True)
class Persona:
    """People's words but for `unnamed` and the facts' labels, which are of the catalogue.

    `facts` are (label, words), those that somebody has written.
    """

    name: str
    facts: tuple[tuple[str, str], ...]
    unnamed: str


def panel(persona: Persona, x: int, y: int, wide: int, *, portrait: bool = True) -> list[Shape]:
    """Everything below each other in a column of `wide` px."""
    made: list[Shape] = []
    if portrait:
        made += _portrait(persona.name, x + PORTRAIT + 2, y + PORTRAIT + 2)
        y += 2 * PORTRAIT + 14
    made += _named(persona, x, y, wide, 2)
    for label, words in persona.facts:
        y = bottom(made) + 10
        made += _fact(label, words, x, y, wide)
    return made


def strip(persona: Persona, x: int, y: int, wide: int, indent: int) -> list[Shape]:
    """The same in a row: to the right of the circle the name, and under it the facts."""
    made: list[Shape] = list(_portrait(persona.name, x + PORTRAIT + 2, y + PORTRAIT + 2))
    left = x + indent
    room = x + wide - left
    named = _named(persona, left, y, room, 1)
    made += named
    y = bottom(named) + 8
    column = (room - _GAP * (len(persona.facts) - 1)) // max(1, len(persona.facts))
    for nth, (label, words) in enumerate(persona.facts):
        made += _fact(label, words, left + nth * (column + _GAP), y, column)
    return made


def _named(persona: Persona, x: int, y: int, room: int, lines: int) -> list[Shape]:
    if not cleaned(persona.name):
        return [Term(x, y + NAMES[1].line, persona.unnamed, f"{NAMES[1].look} soft")]
    return [*set_text(persona.name, x, y, room, fitting(NAMES, persona.name, room, lines))]


def _fact(label: str, words: str, x: int, y: int, room: int) -> Iterator[Shape]:
    yield Term(x, y + LABEL.line - 7, label, LABEL.look)
    yield from set_text(words, x, y + LABEL.line, room, FACT)


def _portrait(name: str, x: int, y: int) -> Iterator[Shape]:
    """The first letter of the name; where it has none the outline of somebody."""
    yield Dot(x, y, PORTRAIT, "dy-portrait")
    letter = next((sign for sign in cleaned(name) if sign.isalpha()), "")
    letter = letter.upper() if len(letter.upper()) == 1 else letter
    face = next((face for face in INITIALS
                 if width(letter, face.size, face.weight) <= 1.3 * PORTRAIT), INITIALS[-1])
    if letter and len(lines_of(letter, 2 * PORTRAIT, face)) == 1:
        yield Words(x, y + round(face.size * 0.33), letter, face.look, "middle")
        return
    yield Dot(x, y - 20, 19, "dy-somebody")
    shoulders = tuple((x + round(38 * cos(pi * nth / _STEPS)),
                       y + 42 - round(34 * sin(pi * nth / _STEPS)))
                      for nth in range(_STEPS + 1))
    yield Line((*shoulders, shoulders[0]), "dy-somebody")
