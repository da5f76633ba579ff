"""What a conclusion can be pointed at in a document, and in which words it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from facilitator.domain.document import Block, Cards, Drawing, Groups, Meter, Quotes, Table
from facilitator.domain.message import message
from facilitator.domain.wording import Own, Text, figure_of, joined, own, said

from .document import Chapter, Evidence

_LONGEST = 90  # letters of a passage that is pointed at
_N = said("n")  # the heading of a column that tells how many answered


def blocks_in(chapters: Iterable[Chapter]) -> Iterator[Block]:
    """Every block of some chapters, in their order."""
    for chapter in chapters:
        yield from chapter.blocks
        for part in chapter.parts:
            yield from part.blocks


@dataclass(slots=True)
class Anchors:
    """Where each thing stands, by its id, and in which few words it is pointed at."""

    words: dict[str, Text] = field(default_factory=dict)
    stands: dict[str, str] = field(default_factory=dict)  # where what was gathered stands

    @classmethod
    def of(cls, chapters: Iterable[Chapter]) -> Anchors:
        """All that can be pointed at in `chapters`."""
        anchors = cls()
        for chapter in chapters:
            anchors.words[chapter.id] = chapter.title
            anchors.words |= {part.id: part.title for part in chapter.parts}
        for block in blocks_in(chapters):
            anchors._learn(block)
        return anchors

    def evidence(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        """Where each id stands; what is nowhere, or was left out, is not told."""
        known = dict.fromkeys(self.stands.get(each, each) for each in ids)
        return tuple(Evidence(each, self.words[each]) for each in known if each in self.words)

    def _learn(self, block: Block) -> None:
        match block:
            case Groups(rows):
                self.words |= {group.id: joined((group.name, group.count)) for group in rows}
            case Cards(rows, brief) if not brief:
                self.words |= {card.id: said(
                    message("kort {nr}: {headline}"), nr=card.nr or "–", headline=card.headline)
                    for card in rows}
            case Quotes(rows):
                self.words |= {quote.id: own(f"”{quote.words}”") for quote in rows if quote.id}
                self.stands |= {each: quote.id for quote in rows for each in quote.also}
            case Drawing() | Meter():
                self.words[block.id] = block.title
                if isinstance(block, Drawing):
                    self.words |= {each.id: own(f"”{_begun(each.words)}”")
                                   for each in block.passages}
                    if block.table:
                        self._rows(block.table, block.n)
            case Table():
                self._rows(block, None)
            case _:
                pass

    def _rows(self, table: Table, n: int | None) -> None:
        """A row is told with how many answered of it, where its table says; else of all there."""
        at = next((nth for nth, column in enumerate(table.columns) if column.text == _N), None)
        for row in table.rows:
            if row.id:
                own_n = row.cells[at].text if at is not None else figure_of(n) if n else ()
                tail = (Own(", n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}"), *own_n) if own_n else ()
                self.words[row.id] = (*row.cells[table.heads].text, *tail)


def _begun(words: str) -> str:
    """How a passage begins, which may be a page long."""
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"
