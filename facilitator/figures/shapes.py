"""What a figure is made of: frozen shapes in px of a wall of 1920 × 1080, where text is 28 px.

`look` is one or more classes of `static/css/figures.css`; no shape knows a colour. `tag` is what
the template asks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Anchor = Literal["start", "middle", "end"]
Spot = tuple[int, int]

TEXT = 28  # px; nothing in a drawing is smaller


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke through `points`; where it ends in its first point it is a surface."""

    tag: ClassVar[str] = "line"
    points: tuple[Spot, ...]
    look: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from its upper left corner."""

    tag: ClassVar[str] = "box"
    x: int
    y: int
    width: int
    height: int
    look: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle around (x, y)."""

    tag: ClassVar[str] = "dot"
    x: int
    y: int
    radius: int
    look: str


@dataclass(frozen=True, slots=True)
class Words:
    """People's own words or a number, on one line; y is the line the letters stand on."""

    tag: ClassVar[str] = "words"
    x: int
    y: int
    text: str
    look: str
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Term:
    """A sentence of the catalogue, put into the reader's language when it is drawn.

    `details` fill its {placeholders}; pairs and no mapping, so that a figure can be hashed.
    """

    tag: ClassVar[str] = "term"
    x: int
    y: int
    sentence: str
    look: str
    anchor: Anchor = "start"
    details: tuple[tuple[str, object], ...] = ()


Shape = Line | Box | Dot | Words | Term


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing of `width` × `height` px, its shapes from the back to the front.

    `key` says which name each drawn number stands for: the names that had no room.
    """

    width: int
    height: int
    shapes: tuple[Shape, ...]
    key: tuple[tuple[int, str], ...] = ()
