"""Everything that a conclusion can be pointed at: what kind of thing it is, and its few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.domain.document import Block, Cards, Drawing, Groups, Meter, Quotes, Table
from facilitator.domain.message import message
from facilitator.domain.wording import Text

from .anchors import Anchors
from .document import Chapter
from .tongue import Tongue

# In the order they are offered: first what most conclusions rest on.
KINDS = (
    CLUSTER := message("Kluster"), JUDGED := message("Bedömt"), CARD := message("Kort"),
    PICTURE := message("Bild"), QUOTE := message("Citat"), PART := message("Moment"),
)


@dataclass(frozen=True, slots=True)
class Pointable:
    """One thing of the report; `kind` is a sentence of the catalogue, `words` are spoken.

    `where` is the part it stands in: the same thing may have been judged twice.
    """

    id: str
    kind: str
    words: str
    where: str = ""


def pointable(chapters: Iterable[Chapter], tongue: Tongue) -> tuple[Pointable, ...]:
    """All of it, by kind and then as it stands in the report; each id once."""
    chapters = tuple(chapters)
    words = Anchors.of(chapters).words
    kinds: dict[str, tuple[str, Text]] = {}
    for each, kind, where in _found(chapters):
        kinds.setdefault(each, (kind, where))
    rows = [Pointable(each, kind, tongue.text(words[each]), tongue.text(where))
            for each, (kind, where) in kinds.items() if each in words]
    return tuple(sorted(rows, key=lambda row: KINDS.index(row.kind)))


def searched(
    things: Iterable[Pointable], wanted: str, most: int
) -> tuple[list[Pointable], list[tuple[str, int]]]:
    """Those that hold every word of `wanted`, at most so many; and how many of each kind in all."""
    parts = wanted.casefold().split()
    found = [each for each in things
             if all(part in f"{each.words} {each.where}".casefold() for part in parts)]
    counts = Counter(each.kind for each in found)
    return found[:most], [(kind, counts[kind]) for kind in KINDS if counts[kind]]


def _found(chapters: tuple[Chapter, ...]) -> Iterator[tuple[str, str, Text]]:
    """Each id with its kind and the title of the part it stands in."""
    for chapter in chapters:
        for block in chapter.blocks:
            yield from ((each, kind, chapter.title) for each, kind in _of(block))
        for part in chapter.parts:
            for block in part.blocks:
                yield from ((each, kind, part.title) for each, kind in _of(block))
            yield part.id, PART, chapter.title


def _of(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Groups(rows):
            yield from ((group.id, CLUSTER) for group in rows)
        case Cards(rows, brief) if not brief:
            yield from ((card.id, CARD) for card in rows)
        case Quotes(rows):
            yield from ((quote.id, QUOTE) for quote in rows if quote.id)
        case Drawing() | Meter():
            yield block.id, PICTURE
            if isinstance(block, Drawing):
                yield from ((each.id, QUOTE) for each in block.passages)
                if block.table:
                    yield from ((row.id, JUDGED) for row in block.table.rows if row.id)
        case Table():
            yield from ((row.id, JUDGED) for row in block.rows if row.id)
        case _:
            pass
