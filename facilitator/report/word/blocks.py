"""Each block of a report as Word has it."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.domain.category import BY_ID
from facilitator.domain.document import (
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Drawing,
    Group,
    Groups,
    Heading,
    Items,
    Meter,
    Paragraph,
    Photo,
    Quote,
    Quotes,
    Row,
    Table,
)
from facilitator.domain.message import message
from facilitator.domain.wording import figure_of, said

from .ooxml import paragraph, run
from .tables import NUMBER, TEXT, Head, Written, cell, table
from .template import WIDE
from .writer import Writer

_SMALL = 200.0  # pt of a small drawing's width
_PHOTO_HIGH = 320.0  # pt of a photograph's height at most
_LOOKS = {"plain": "Normal", "lead": "Lead", "soft": "Note"}
_SHARES = {3: (0.07, 0.56, 0.37), 4: (0.07, 0.45, 0.21, 0.27)}  # of cards' columns, by their number
_GAP = message("lucka")


def write_blocks(writer: Writer, blocks: Iterable[Block], level: int) -> None:
    """`blocks` in their order; `level` is that of the heading they stand under."""
    for block in blocks:
        match block:
            case Heading(text, depth, id, count):
                told = writer.text(text) + (f" ({count})" if count is not None else "")
                writer.heading(told, level + depth, id)
            case Paragraph(text, look):
                writer.write(_LOOKS[look], writer.text(text))
            case Items(rows):
                for row in rows:
                    writer.write("ListBullet", writer.text(row))
            case Quotes():
                _quotes(writer, block)
            case Table():
                _table(writer, block)
            case Drawing() | Meter():
                _picture(writer, block)
            case Photo():
                writer.photo(block, min(WIDE, _PHOTO_HIGH * block.size[0] / block.size[1]))
                writer.caption("Figur", writer.text(block.caption))
            case Cards():
                _cards(writer, block)
            case Groups(groups):
                for group in groups:
                    _group(writer, group, level + 1 + group.deep)


def _quotes(writer: Writer, block: Quotes) -> None:
    for quote in block.rows:
        write_quote(writer, quote, writer.mark(quote.id))


def write_quote(writer: Writer, quote: Quote, mark: str = "") -> None:
    """What one person wrote, and on a line of its own what is told of it."""
    words, told = f"”{writer.tongue.words(quote.words)}”", writer.text(quote.told)
    under = f"\n{told}" if told else ""
    writer.write("Quote", words + under, mark, run(words), run(under, "Soft"))


def _table(writer: Writer, block: Table) -> None:
    caption = writer.text(block.caption)
    writer.caption("Tabell", caption, writer.mark(block.id))
    heads = [Head(writer.text(column.text), column.numeric) for column in block.columns]
    rows = [[_cell(writer, block, row, nth) for nth in range(len(heads))] for row in block.rows]
    writer.parts.append(table(heads, rows, caption, writer.pages,
                              "tells" if block.heads else "names"))
    writer.write("Spacer", "")


def _cell(writer: Writer, block: Table, row: Row, nth: int) -> Written:
    each: Cell = row.cells[nth]
    text, flag = writer.text(each.text), writer.text(each.flag)
    mark = writer.mark(row.id) if nth == block.heads and row.id else ""
    style = NUMBER if block.columns[nth].numeric else TEXT
    look = "Strong" if nth == block.heads else ""
    if not flag:
        return cell(text, style, look, mark)
    return Written(paragraph(style, mark, run(text, look), run(" ") + run(flag, "Flag")),
                   f"{text} {flag}")


def _picture(writer: Writer, block: Drawing | Meter) -> None:
    """The picture, its caption, and after it the values it is drawn from."""
    is_small = isinstance(block, Drawing) and block.small
    mark = writer.mark(block.id)
    if isinstance(block, Drawing):
        mark += "".join(writer.mark(each.id) for each in block.passages)
    writer.picture(block, _SMALL if is_small else WIDE)
    told = ". ".join(part.rstrip(".") for part in (
        writer.text(block.title), writer.text(block.caption)) if part)
    writer.caption("Figur", f"{told}.", mark)
    if isinstance(block, Meter):
        _table(writer, _values(block))
    elif block.table:
        _table(writer, block.table)


def _values(meter: Meter) -> Table:
    """A meter's numbers as a table."""
    return Table(meter.title, (
        Column(said(message("Område"))), Column(said(message("Kort")), numeric=True)),
        tuple(Row((Cell(said(BY_ID[row.category].name), said(_GAP) if row.gap else ()),
                   Cell(figure_of(row.number)))) for row in meter.rows))


def _cards(writer: Writer, block: Cards) -> None:
    """Cards as rows that can be sorted, with those that say the same under each."""
    if not block.rows:
        return
    fields = {card.category for card in block.rows}
    say = writer.tongue.say
    heads = [Head(say(message("Nr")), numeric=True), Head(say(message("Kort"))),
             *([Head(say(message("Område")))] if len(fields) > 1 else []),
             Head(say(message("Om kortet")))]
    rows = [_card(writer, card, len(heads), brief=block.brief) for card in block.rows]
    writer.parts.append(table(heads, rows, say(message("Kort")), writer.pages, "tells",
                              _SHARES[len(heads)]))
    writer.write("Spacer", "")


def _card(writer: Writer, card: Card, columns: int, *, brief: bool) -> list[Written]:
    words = writer.tongue.words
    nr = str(card.nr) if card.nr is not None else "–"
    mark = "" if brief else writer.mark(card.id)
    number = Written(paragraph(NUMBER, mark, writer.led(card.id, nr) if brief else run(nr)), nr)
    headline, text = words(card.headline), words(card.text)
    told = [paragraph(TEXT, run(headline, "Strong"))]
    told += [paragraph(TEXT, run(text))] if text else []
    under = [f"= {words(each.headline)}" + (f" ({each.nr})" if each.nr is not None else "")
             for each in _under(card)]
    told += [paragraph(TEXT, "" if brief else writer.mark(each.id), run(line, "Soft"))
             for each, line in zip(_under(card), under, strict=True)]
    whole = "\n".join((headline, *([text] if text else ()), *under))
    field = [cell(writer.tongue.say(BY_ID[card.category].name))] if columns > 3 else []
    return [number, Written("".join(told), whole), *field,
            cell(writer.text(card.about), TEXT, "Soft")]


def _under(card: Card) -> tuple[Card, ...]:
    return tuple(each for under in card.under for each in (under, *_under(under)))


def _group(writer: Writer, group: Group, level: int) -> None:
    """A group: how much it is, what it is, where it comes from, and its cards."""
    writer.heading(writer.text(group.name), level, group.id)
    counts = [f"{writer.tongue.say(BY_ID[id].name)} {group.signs.count(id)}"
              for id in BY_ID if id in group.signs]
    writer.write("Eyebrow", ": ".join(part for part in (
        writer.text(group.count), ", ".join(counts)) if part))
    if group.definition:
        writer.write("Normal", writer.tongue.words(group.definition))
    if group.about:
        writer.write("Note", writer.text(group.about))
    for card in group.cards:
        for each in (card, *_under(card)):
            _brief(writer, each)
    if group.rest:
        _rest(writer, group)


def _rest(writer: Writer, group: Group) -> None:
    """How many cards stand in the appendix alone, and their numbers as the way there."""
    before = f"{writer.text(group.further)}: "
    numbers = [(card.id, str(card.nr) if card.nr is not None else "–") for card in group.rest]
    links = [f"{run(', ') if nth else ''}{writer.led(*each)}" for nth, each in enumerate(numbers)]
    told = before + ", ".join(nr for _, nr in numbers) + "."
    writer.write("Normal", told, run(before), *links, run("."))


def _brief(writer: Writer, card: Card) -> None:
    """A card that stands whole in the appendix, with its number as the way there."""
    headline = writer.tongue.words(card.headline)
    nr = f" {card.nr}" if card.nr is not None else ""
    writer.write("ListBullet", headline + nr, run(headline),
                 run(" ") + writer.led(card.id, nr.strip()) if nr else "")
