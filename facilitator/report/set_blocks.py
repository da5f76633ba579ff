"""Each block of a document as plain values; `is` names how the template sets it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from facilitator.domain.document import (
    Block,
    Card,
    Cards,
    Drawing,
    Group,
    Groups,
    Heading,
    Items,
    Meter,
    Paragraph,
    Photo,
    Quotes,
    Row,
    Table,
)
from facilitator.domain.pictures import as_data

from .coverage import is_plain
from .depth import Depth
from .pictures import alt, png, svg
from .places import Places
from .set_texts import Speaker
from .tongue import Tongue

Plain = dict[str, object]
_SHORT = 16  # letters; a column of such texts is as wide as they are
_NAME = 34  # letters; numbers stand close to such names, where there is nothing else in the table
_ACROSS = 95  # letters of a table's text have room beside each other on a page
_BETWEEN = 2  # letters, as wide as what is between two columns
_LONGEST_WORD = 16  # letters; longer ones may be cut
_NARROW, _BROAD = 9, 44  # letters, between which the other columns share what is left


class BlockSetter:
    """Sets blocks in their order; what is pointed at gets its place."""

    def __init__(self, speaker: Speaker, places: Places) -> None:
        self.speaker, self.places = speaker, places

    def set(self, blocks: Sequence[Block], depth: Depth) -> list[Plain]:
        """`blocks` of a section; small drawings in a row stand side by side."""
        rows: list[Plain] = []
        for is_small, some in groupby(blocks, _is_small):
            if is_small:
                rows += self._small([each for each in some if isinstance(each, Drawing)])
            else:
                rows += [self._block(each, depth) for each in some]
        return rows

    def alone(self, block: Drawing | Meter) -> Plain:
        """A picture without its table."""
        if isinstance(block, Meter):
            return self._meter(block)
        return self._drawing(replace(block, table=None))

    def _block(self, block: Block, depth: Depth) -> Plain:
        match block:
            case Heading():
                return self._heading(block, depth)
            case Paragraph(text, look):
                return {"is": "paragraph", "text": self.speaker.text(text), "look": look}
            case Items(rows):
                return {"is": "items", "rows": [self.speaker.text(row) for row in rows]}
            case Quotes():
                return self._quotes(block)
            case Table():
                return self._table(block)
            case Drawing():
                return self._drawing(block)
            case Photo():
                return self._photo(block)
            case Meter():
                return self._meter(block)
            case Cards(cards, brief):
                return {"is": "cards", "rows": self._cards(cards, brief), "brief": brief}
            case Groups(groups):
                return {"is": "groups", "rows": [self._group(each, depth) for each in groups]}

    def _heading(self, block: Heading, depth: Depth) -> Plain:
        count = "" if block.count is None else self.speaker.number(block.count)
        return {"is": "heading", "level": depth.heading(block.level), "count": count,
                "text": self.speaker.text(block.text), "place": self.places.place(block.id)}

    def _quotes(self, block: Quotes) -> Plain:
        return {"is": "quotes", "rows": [
            {"words": self.speaker.words(each.words), "told": self.speaker.text(each.told),
             "place": self.places.place(each.id)} for each in block.rows]}

    def _table(self, block: Table) -> Plain:
        heads = [self.speaker.text(column.text) for column in block.columns]
        rows = [[self.speaker.text(cell.text) for cell in row.cells] for row in block.rows]
        return {
            "is": "table", "caption": self.speaker.text(block.caption), "heads": block.heads,
            "place": self.places.place(block.id), "rows": [
                self._row(row, told) for row, told in zip(block.rows, rows, strict=True)],
            "columns": [{"text": head, "numeric": column.numeric}
                        for head, column in zip(heads, block.columns, strict=True)],
            "widths": _widths(block, tuple(zip(heads, *rows, strict=True))),
        }

    def _row(self, row: Row, told: list[str]) -> Plain:
        return {"place": self.places.place(row.id), "cells": [
            {"text": text, "flag": self.speaker.text(cell.flag)}
            for text, cell in zip(told, row.cells, strict=True)]}

    def _drawing(self, block: Drawing) -> Plain:
        drawn = svg(block, self.speaker.tongue)
        return {
            "is": "drawing", "place": self.places.place(block.id), "svg": drawn,
            "passages": [self.places.place(each.id) for each in block.passages],
            # As a drawing its words can be picked and it is sharp; where it cannot be, as an image.
            "png": [] if is_plain(drawn) else list(png(block, self._silent())),
            "alt": self.speaker.text(block.alt) or self.speaker.text(block.title),
            "title": self.speaker.text(block.title), "caption": self.speaker.text(block.caption),
            # One whose table explains it leaves room for that on its page.
            "wide": block.figure.width, "high": block.figure.height if block.tabled else 0,
            "long": block.figure.height,
            "table": self._table(block.table) if block.table else None,
        }

    def _photo(self, block: Photo) -> Plain:
        """Within a drawing: its bytes go by the way that Typst reads as text."""
        wide, high = block.size
        box = f'width="{wide}" height="{high}"'
        return {
            "is": "photo", "alt": self.speaker.words(block.alt), "wide": wide, "high": high,
            "caption": self.speaker.text(block.caption), "png": [],
            "svg": f'<svg xmlns="http://www.w3.org/2000/svg" {box} viewBox="0 0 {wide} {high}">'
                   f'<image {box} href="{as_data(block.body)}"/></svg>',
        }

    def _silent(self) -> Tongue:
        """What is said twice is counted once."""
        return Tongue(self.speaker.tongue.language, self.speaker.tongue.cannot)

    def _small(self, blocks: Iterable[Drawing]) -> list[Plain]:
        drawn = [self._drawing(each) for each in blocks]
        tables = [each["table"] for each in drawn]
        return [{"is": "small", "rows": drawn},
                *(each for each in tables if isinstance(each, dict))]

    def _meter(self, block: Meter) -> Plain:
        return {
            "is": "meter", "place": self.places.place(block.id),
            "title": self.speaker.text(block.title), "caption": self.speaker.text(block.caption),
            "alt": alt(block, self.speaker.tongue),
            "rows": [{"category": row.category, "number": row.number, "gap": row.gap,
                      "told": self.speaker.number(row.number)} for row in block.rows],
        }

    def _cards(self, cards: Sequence[Card], brief: bool) -> list[Plain]:
        return [{
            "place": "" if brief else self.places.place(card.id), "category": card.category,
            "nr": "" if card.nr is None else str(card.nr),
            "headline": self.speaker.words(card.headline), "text": self.speaker.words(card.text),
            "about": self.speaker.text(card.about), "under": self._cards(card.under, brief=True),
        } for card in cards]

    def _group(self, group: Group, depth: Depth) -> Plain:
        return {
            "level": depth.under(int(group.deep)), "deep": group.deep,
            "place": self.places.place(group.id), "name": self.speaker.text(group.name),
            "count": self.speaker.text(group.count), "about": self.speaker.text(group.about),
            "definition": self.speaker.words(group.definition), "signs": list(group.signs),
            "cards": self._cards(group.cards, brief=True),
            "further": self.speaker.text(group.further),
            "rest": [{"nr": "–" if card.nr is None else str(card.nr),
                      "to": self.places.coming(card.id)} for card in group.rest],
        }


def _is_small(block: Block) -> bool:
    return isinstance(block, Drawing) and block.small


def _width(table: Table, nth: int, told: Sequence[str]) -> int:
    """A column's share of what is left, 0 where it is as wide as what stands in it.

    `told` are the texts of the column, its head first.
    """
    lengths = [len(text) for text in told]
    if table.columns[nth].numeric or max(lengths) <= (_NAME if _is_list(table) else _SHORT):
        return 0
    filled = [len(text) for text in told if text != "–"]
    return round(min(_BROAD, max(_NARROW, sum(filled) / len(filled))))


def _widths(table: Table, told: Sequence[Sequence[str]]) -> list[int]:
    """The shares of all columns, so that as a rule no word has to be cut to stand in its own."""
    widths = [_width(table, nth, column) for nth, column in enumerate(told)]
    left = _ACROSS - sum(max(map(len, column)) + _BETWEEN
                         for column, width in zip(told, widths, strict=True) if not width)
    whole = sum(widths)
    return [width and max(width, round(_longest_word(column) * whole / max(left, _LONGEST_WORD)))
            for column, width in zip(told, widths, strict=True)]


def _longest_word(told: Sequence[str]) -> int:
    return _BETWEEN + min(_LONGEST_WORD, max(
        (len(word) for text in told for word in text.split()), default=0))


def _is_list(table: Table) -> bool:
    """A name and a number or two: spread over the page a row would be lost on the way."""
    return len(table.columns) < 4 and all(
        column.numeric or nth == table.heads for nth, column in enumerate(table.columns))
