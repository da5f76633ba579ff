"""A document with a block of every kind, and what a reader finds in the file made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO

import pikepdf
import pypdfium2

from facilitator.domain.document import (
    Card,
    Cards,
    Cell,
    Column,
    Count,
    Drawing,
    Group,
    Groups,
    Heading,
    Items,
    Meter,
    Paragraph,
    Quote,
    Quotes,
    Row,
    Table,
)
from facilitator.domain.wording import Own, figure_of, own
from facilitator.figures.histogram import histogram
from facilitator.figures.scatter import Frame, Point, scatter
from facilitator.report.document import Chapter, Conclusion, Document, Evidence, Part
from facilitator.report.pdf import as_pdf
from facilitator.report.tongue import Tongue

MADE = "2026-05-12T16:00:00+00:00"
DRIVERS = ("Åldrande befolkning", "El, nät och effekt", "Tillit och desinformation", "Skyfall")
FRAME = Frame("Given förutsättning", "Kritisk osäkerhet", "Bakgrund", "Bevaka", "Osäkerhet",
              "nästan säkert", "helt öppet", "Påverkan, {high} är avgörande")  # fmt: skip


def document(says: str = "", cards: int = 30, drivers: tuple[str, ...] = DRIVERS) -> Document:
    """Every kind of block; `says` stands in each place where people's own words can."""
    return Document(
        title=f"Workshop 1 Omvärld{says}", code="SKANE2", programme=f"Region 2050{says}",
        date="2026-05-12", question=f"Vad förändras i din del av världen?{says}", made=MADE,
        language="sv", organisation="", facts=((87, own("deltagare")), (3, own("osäkerheter"))),
        conclusions=(
            Conclusion("c1", f"Elen avgör var jobben hamnar.{says}", own("Prioritering"),
                       (Evidence("d1", own("El, nät och effekt, n = 87")),
                        Evidence("k3", own("ett kluster")))),
            Conclusion("c2", "Vi har få spaningar om lag.", (),
                       (Evidence("meter", own("kort per område")),
                        Evidence("card-7", own("kort 7")), Evidence("gone", own("utelämnat"))))),
        edited=True, pictures=(matrix(drivers, says),), quotes=(Quote(f"Det händer nu.{says}", own(
            "Påverkan 5"), "q1"),),
        chapters=(_surroundings(says), _uncertainties(says, drivers)),
        appendices=(_every_card(says, cards),))


def matrix(drivers: tuple[str, ...] = DRIVERS, says: str = "") -> Drawing:
    """A drawing with its table, and its rows to be pointed at."""
    points = [Point(f"d{nth}", f"{name}{says}", 1 + nth * 1.7 % 4, 1 + nth * 2.3 % 4, 87,
                    across=(2, 4), split=not nth % 3) for nth, name in enumerate(drivers)]
    table = Table(own(f"Drivkrafterna{says}"), (
        Column(own("Drivkraft")), Column(own("Påverkan"), numeric=True),
        Column(own("Osäkerhet"), numeric=True), Column(own("Fält"))), tuple(
            Row((Cell(own(p.name), own("oenighet") if p.split else ()), Cell(figure_of(p.y, 2)),
                 Cell(figure_of(p.x, 2)), Cell(own("Kritisk osäkerhet"))), p.id) for p in points))
    return Drawing("matrix", scatter(points, FRAME), own(f"Påverkan mot osäkerhet{says}"),
                   own(f"Kritisk osäkerhet: El, nät och effekt{says}"),
                   own(f"Medelvärde, n = 87{says}"), n=87, table=table)


def meter() -> Meter:
    return Meter("meter", own("Kort per område"), own("Varje tecken är ett kort."), (
        Count("ekonomi", 40), Count("lag", 2, gap=True), Count("politik", 0), Count("", 3)))


def _surroundings(says: str) -> Chapter:
    card = Card("b1", f"Brief kort{says}", "ekologi", 1, about=own("Region Dalarna"),
                under=(Card("b2", "Säger samma", "lag"),))
    return Chapter("surroundings", own("Omvärld"), (
        Part("scan", own(f"Spaning{says}"), (
            Paragraph(own(f"Ledtext{says}"), "lead"), Paragraph(own("Brödtext")),
            Paragraph(own("Not"), "soft"), meter(), Items((own(f"Punkt ett{says}"), own("Två"))),
            Quotes((Quote(f"Vi ser det redan.{says}", own("Påverkan 4"), "q1"),)),
        ), own("Omvärldsspaning"), f"Vad ser du?{says}"),
        Part("cluster", own("Klustring"), (
            Heading(own(f"Våra kluster{says}"), count=2, id="h1"),
            Groups((
                Group("k3", own(f"Elen{says}"), own("2 kort"), f"Från fossilt till el{says}",
                      own("Från 2 organisationer."), ("ekonomi", "ekologi", ""), (card,)),
                Group("k4", own("Nätet"), own("1 kort"), "", (), ("teknologi",), (card,), True))),
            Heading(own("Osorterade"), level=2), Cards((card,), brief=True)))))


def _uncertainties(says: str, drivers: tuple[str, ...]) -> Chapter:
    small = tuple(Drawing(f"h{nth}", histogram((3, 9, 2, 1, 8)), own(f"Svaren {nth}{says}"),
                          own("Svar per steg: 3, 9, 2, 1, 8."), own("n = 23"), small=True)
                  for nth in range(2))
    return Chapter("uncertainties", own("Osäkerheter"), (
        Part("matrix-5", own("Påverkan och osäkerhet"), (matrix(drivers, says), *small)),),
        (Heading(own("Först"), level=2), Paragraph(own("Kapitlets egna ord"))))


def _every_card(says: str, cards: int) -> Chapter:
    kinds = ("ekonomi", "politik", "institutioner", "socialt", "teknologi", "ekologi", "lag", "")
    rows = tuple(Card(f"card-{nth}", f"Kort nummer {nth}{says}", kinds[nth % 8], nth,
                      f"Mer text om kort {nth}, på en rad eller två.{says}", own("Trend, 2030"))
                 for nth in range(1, cards + 1))
    return Chapter("cards", own("Alla kort"), blocks=(Heading(own("Korten"), count=cards),
                                                      Cards(rows)), letter="A")


def printed(doc: Document) -> bytes:
    return as_pdf(doc, Tongue(doc.language))


def pages(pdf: bytes) -> list[str]:
    """The text of each page, as a reader's program copies it."""
    return [page.get_textpage().get_text_range().replace("\u2060", "")
            for page in pypdfium2.PdfDocument(pdf)]


def outermost(pdf: bytes) -> tuple[float, float]:
    """How far to the left and to the right any sign of any page reaches, in pt."""
    edges = [page_text.get_charbox(nth) for page in pypdfium2.PdfDocument(pdf)
             for page_text in [page.get_textpage()] for nth in range(page_text.count_chars())]
    inked = [(left, right) for left, _, right, _ in edges if right > left]
    return min(left for left, _ in inked), max(right for _, right in inked)


def solid(text: str) -> str:
    """`text` without what a line's end puts in or takes away."""
    return re.sub(r"[\s\u00ad\ufffe\u200b\u2060-]+", "", text)


def words_in(value: object) -> Iterator[str]:
    """Every text that stands in a document, whatever holds it; not its ids and shapes."""
    if isinstance(value, tuple) and value and all(isinstance(each, Own) for each in value):
        yield from (each.words for each in value)
    elif isinstance(value, tuple):
        for each in value:
            yield from words_in(each)
    elif isinstance(value, Card | Quote | Group):
        yield from (getattr(value, name) for name in ("headline", "text", "words", "definition")
                    if getattr(value, name, ""))
        yield from _fields(value)
    elif isinstance(value, Conclusion):
        yield value.text
        yield from _fields(value)
    elif is_dataclass(value):
        yield from _fields(value)


def _fields(value: object) -> Iterator[str]:
    unprinted = {"figure", "alt"}  # what is drawn is in other words, and alt is in the tags
    for field in fields(value):  # type: ignore[arg-type]
        if field.name not in unprinted:
            yield from words_in(getattr(value, field.name))


class Walked:
    """A PDF's tree of tags in reading order."""

    def __init__(self, pdf: bytes) -> None:
        self.file = pikepdf.open(BytesIO(pdf))
        self.root = self.file.Root
        self.tags = [(str(node.S)[1:], node) for node in self._nodes(self.root.StructTreeRoot.K)]

    def named(self, *names: str) -> list[pikepdf.Object]:
        return [node for name, node in self.tags if name in names]

    def _nodes(self, kids: pikepdf.Object) -> Iterator[pikepdf.Object]:
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                if "/K" in kid:
                    yield from self._nodes(kid.K)

    @staticmethod
    def under(node: pikepdf.Object, *names: str) -> list[pikepdf.Object]:
        """The tags of such names that stand right under one."""
        return [kid for kid in node.K if isinstance(kid, pikepdf.Dictionary)
                and str(kid.get("/S", ""))[1:] in names]
