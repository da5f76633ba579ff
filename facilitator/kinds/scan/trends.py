"""What is coming and when: the trends with their sources, and the radar they are drawn on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from facilitator.domain.card import HORIZONS, TYPES
from facilitator.domain.category import EPISTEL
from facilitator.domain.document import (
    Block,
    Cell,
    Column,
    Drawing,
    Heading,
    Paragraph,
    Row,
    Table,
)
from facilitator.domain.entry import Entry
from facilitator.domain.message import message, messages
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Own, Text, counted, figure_of, joined, own, said
from facilitator.figures.radar import Blip, Frame, radar
from facilitator.figures.shapes import Figure

MOST = 40  # trends: more can neither be told apart on a radar nor read in a list
_LEAST = 3  # on a radar
_NAMES = {category.id: category.name for category in EPISTEL}
_FIELDS = list(_NAMES)
_WHEN = list(HORIZONS)


@dataclass(frozen=True, slots=True)
class _Told:
    """A column of the list: its heading and what stands in it for a card."""

    head: str
    of: Callable[[Entry], Text]
    numeric: bool = False


_COLUMNS = (
    _Told(message("Nr"), lambda e: figure_of(e.nr), numeric=True),
    _Told(message("Trend"), lambda e: own(e.data["headline"])),
    _Told(message("Område"), lambda e: _of(str(e.data["category"]), _NAMES)),
    _Told(message("Typ"), lambda e: _of(str(e.data["type"]), TYPES)),
    _Told(message("Tidshorisont"), lambda e: _of(str(e.data["horizon"]), HORIZONS)),
    _Told(message("Källa"), lambda e: own(e.data["source"])),
)


def trends(scene: Scene, cards: Sequence[Entry]) -> Iterator[Block]:
    """The list of those that somebody has given a type, a horizon or a source, and their radar.

    A radar without horizons would have a false ring: then it is said in words.
    """
    described = [e for e in cards if e.data["type"] or e.data["horizon"] or e.data["source"]]
    listed = sorted(described, key=lambda e: (-len(e.supporters), not _is_placed(e)))[:MOST]
    placed = [e for e in listed if _is_placed(e)]
    if not listed:
        yield Paragraph(said(message(
            "Inget kort har typ, tidshorisont eller källa. Därför finns varken trendlista eller "
            "trendradar.")), "soft")
        return
    yield Heading(said(message("Trender och källor")))
    if len(described) > len(listed):
        yield Paragraph(said(message(
            "Här står de {n} som flest står bakom, av {all} kort med typ, tidshorisont eller "
            "källa."), n=len(listed), all=len(described)))
    if len(placed) < _LEAST:
        yield Paragraph(_no_radar(placed), "soft")
        yield _table(scene, listed)
        return
    yield _radar(scene, placed, _table(scene, listed))
    away = len(listed) - len(placed)
    if away:
        yield Paragraph(counted(messages(
            "{n} kort saknar område eller tidshorisont och står bara i listan.",
            "{n} kort saknar område eller tidshorisont och står bara i listan."), away), "soft")


def _is_placed(card: Entry) -> bool:
    return card.data["category"] in _FIELDS and card.data["horizon"] in _WHEN


def _no_radar(placed: Sequence[Entry]) -> Text:
    if not placed:
        return said(message(
            "Inget av dem har både område och tidshorisont. Därför finns ingen trendradar."))
    return counted(messages(
        "Bara {n} av dem har både område och tidshorisont, för få för en trendradar.",
        "Bara {n} av dem har både område och tidshorisont, för få för en trendradar."),
        len(placed))


def _radar(scene: Scene, placed: Sequence[Entry], table: Table) -> Drawing:
    figure = _drawn(placed)
    signs = [said(message("Ju närmare mitten, desto snarare. Var i sin ruta ett tecken ligger "
                          "säger inget. Ett större tecken: fler säger samma."))]
    if figure.key:
        signs.append(said(message("Siffrorna är kortens nummer.")))
    told = joined(signs, " ")
    return Drawing(f"{scene.activity.id}-radar", figure, said(message("Trendradar")),
                   _words(placed), told, n=len(placed), table=table, signs=told, tabled=True)


def _drawn(placed: Sequence[Entry]) -> Figure:
    frame = Frame(tuple((each.name, each.sign) for each in EPISTEL), tuple(HORIZONS.values()))
    return radar([Blip(e.nr, str(e.data["headline"]), _FIELDS.index(str(e.data["category"])),
                       _WHEN.index(str(e.data["horizon"])), len(e.supporters)) for e in placed],
                 frame)


def _words(placed: Sequence[Entry]) -> Text:
    """How many of each field and horizon: what the picture shows at a glance."""
    counts = Counter((str(e.data["category"]), str(e.data["horizon"])) for e in placed)
    fields = [(*said(_NAMES[field]), Own(": "), *joined([
        (*said(HORIZONS[when]), Own(" – "), *figure_of(counts[field, when]))
        for when in _WHEN if counts[field, when]])) for field in _FIELDS
        if any(counts[field, when] for when in _WHEN)]
    return (*joined(fields, "; "), Own("."))


def _table(scene: Scene, listed: Sequence[Entry]) -> Table:
    """The list; a column that nobody has filled in is not in it."""
    columns = [each for each in _COLUMNS if any(each.of(e) for e in listed)]
    return Table(
        said(message("Trendlistan: de som flest står bakom först")),
        tuple(Column(said(each.head), each.numeric) for each in columns),
        tuple(Row(tuple(Cell(each.of(e) or own("–")) for each in columns)) for e in listed),
        heads=1, id=f"{scene.activity.id}-trends")


def _of(value: str, words: dict[str, str]) -> Text:
    return said(words[value]) if value else ()
