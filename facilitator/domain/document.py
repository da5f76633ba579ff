"""A report before it is any format: blocks of values that every writer reads.

A method tells its chapter in these (`Kind.report`); a writer knows how each block looks in its
format and nothing about any method.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from facilitator.figures.shapes import Figure

from .wording import Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a chapter's section: `level` 1 or 2. `id` can be pointed at."""

    text: Text
    level: int = 1
    id: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. "lead" is larger, "soft" is a note."""

    text: Text
    look: Literal["plain", "lead", "soft"] = "plain"


@dataclass(frozen=True, slots=True)
class Items:
    """A list with a mark before each."""

    rows: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What people wrote, and what may be told of it beside.

    Where several wrote the same, `also` are the ids of the others': each leads here.
    """

    words: str
    told: Text = ()
    id: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotes:
    """What people wrote, in their own words."""

    rows: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; numbers stand to the right."""

    text: Text
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; `flag` is a word that must catch the eye after it."""

    text: Text
    flag: Text = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; the cell in the table's `heads` column names it. `id` can be pointed at."""

    cells: tuple[Cell, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption. `heads` is the place of the column that names each row."""

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heads: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """The same numbers as a chart that an office program draws itself.

    `series` are (name, a value for each of `names`). `caption` stands beside the chart where the
    picture's own tells of signs that bars have not.
    """

    names: tuple[Text, ...]
    series: tuple[tuple[Text, tuple[float | None, ...]], ...]
    percent: bool = False
    caption: Text = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: the same shapes as on the wall, what they say in words, and their numbers.

    `n` is how many answered, `table` the values it is drawn from, `bars` the same as a chart that
    an office program can edit, where it is one. A `small` one stands beside text and has no slide.
    `signs` say what its signs mean, which the caption says too. The numbers in a `tabled` one are
    explained by its table, and need no key where that stands. `passages` are people's texts that
    stand in it: who leads to one leads to the picture. `slides` are the same laid out for slides,
    where that is another way; () where it is on another's slides.
    """

    id: str
    figure: Figure
    title: Text
    alt: Text
    caption: Text
    n: int | None = None
    table: Table | None = None
    bars: Bars | None = None
    small: bool = False
    signs: Text = ()
    tabled: bool = False
    passages: tuple[Quote, ...] = ()
    slides: tuple[Figure, ...] | None = None

    @property
    def key(self) -> tuple[tuple[int, str], ...]:
        """What names the numbers in it stand for, where it is told beside it."""
        return () if self.tabled and self.table else self.figure.key


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that somebody added: JPEG of `size` px, and in words what it shows."""

    id: str
    body: bytes = field(repr=False)
    size: tuple[int, int]
    alt: str
    caption: Text


@dataclass(frozen=True, slots=True)
class Count:
    """One row of a meter: a category and how many cards it has."""

    category: str
    number: int
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Meter:
    """How many cards each category has, a sign for each card. `category` is an id of EPISTEL."""

    id: str
    title: Text
    caption: Text
    rows: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A card: whose and when as `about`; `under` are those that say the same."""

    id: str
    headline: str
    category: str
    nr: int | None = None
    text: str = ""
    about: Text = ()
    under: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards in a list, each with its category's sign.

    `brief` ones stand whole in the appendix: it is there that an id is pointed at.
    """

    rows: tuple[Card, ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A named group of cards: what it is, where it comes from, and its cards, which are brief.

    The best supported come first. `signs` are the categories of its cards, one a card. `deep` lies
    within the one before it. `rest` are cards that stand in an appendix alone, and `further` says
    how many and in which.
    """

    id: str
    name: Text
    count: Text
    definition: str
    about: Text
    signs: tuple[str, ...]
    cards: tuple[Card, ...]
    deep: bool = False
    further: Text = ()
    rest: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of cards, the biggest first."""

    rows: tuple[Group, ...]


Block = (Heading | Paragraph | Items | Quotes | Table | Drawing | Photo | Meter | Cards | Groups)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the numbers say by themselves, and the ids it rests on: a draft of a conclusion."""

    text: Text
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """What a method tells of one activity.

    `blocks` are its chapter, `apart` what a minority thinks and what stands open, `appendix` what
    is told whole at the end of the report, `method` how its numbers came about, a sentence a row.
    `facts` are the few numbers a report begins with, `findings` what may be concluded.
    """

    blocks: tuple[Block, ...]
    apart: tuple[Block, ...] = ()
    appendix: tuple[Block, ...] = ()
    method: tuple[Text, ...] = ()
    facts: tuple[tuple[int, Text], ...] = ()
    findings: tuple[Finding, ...] = ()
