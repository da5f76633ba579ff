"""What is told whole at the end: every card, every number, the day as it went, and how it was done.

The letters follow from what there is to tell (methods.md §5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from facilitator.domain.document import (
    Cards,
    Cell,
    Column,
    Items,
    Paragraph,
    Row,
    Table,
    Telling,
)
from facilitator.domain.message import message
from facilitator.domain.wording import Text, figure_of, own, said
from facilitator.show.language import clock_time

from .build import Report, Section
from .document import Chapter, Part
from .glossary import GLOSSARY
from .home import told_parts


def appendices(report: Report) -> Iterator[Chapter]:
    """Every appendix that has something in it."""
    yield from _gathered(report, "cards", message("Alla kort"), _holds_cards)
    yield from _gathered(report, "answers", message("Alla bedömningar och svar"),
                         lambda telling: not _holds_cards(telling))
    if report.parts:
        yield Chapter("parts", said(message("Organisationernas egna delar")), told_parts(report))
    if any(section.activity.started for section in report.sections):
        yield Chapter("agenda", said(message("Programmet som det blev")), blocks=(_agenda(report),))
    methods = tuple(_method(section) for section in report.sections
                    if section.telling and section.telling.method)
    if methods:
        yield Chapter("method", said(message("Metoder och formler")), methods)
    yield Chapter("words", said(message("Ordlista")), blocks=(Items(tuple(
        said(message("{term}: {meaning}"), term=said(term), meaning=said(meaning))
        for term, meaning in GLOSSARY)),))
    yield Chapter("data", said(message("Personuppgifter och arkiv")),
                  blocks=tuple(Paragraph(text) for text in _data(report)))


def _gathered(
    report: Report, name: str, title: str, belongs: Callable[[Telling], bool]
) -> Iterator[Chapter]:
    parts = tuple(
        Part(f"{section.activity.id}-all", own(section.activity.title), section.telling.appendix,
             said(section.kind_title))
        for section in report.sections
        if section.telling and section.telling.appendix and belongs(section.telling))
    if parts:
        yield Chapter(name, said(title), parts)


def _holds_cards(telling: Telling) -> bool:
    return any(isinstance(block, Cards) for block in telling.appendix)


def _method(section: Section) -> Part:
    telling = section.telling
    return Part(f"{section.activity.id}-method", own(section.activity.title),
                (Items(telling.method),) if telling else (), said(section.kind_title))


def _agenda(report: Report) -> Table:
    """The day with the clock it really had; "–" where something never began or never ended."""
    heads = (message("Moment"), message("Metod"), message("Minuter i programmet"),
             message("Började"), message("Låstes"))
    return Table(
        said(message("Programmet, med de klockslag det fick")),
        tuple(Column(said(head), numeric=nth == 2) for nth, head in enumerate(heads)),
        tuple(Row((Cell(own(s.activity.title)), Cell(said(s.kind_title)),
                   Cell(figure_of(s.activity.minutes)), Cell(_clock(s.activity.started)),
                   Cell(_clock(s.activity.ended)))) for s in report.sections))


def _clock(iso: str | None) -> Text:
    return own(clock_time(iso)) if iso else own("–")


def _data(report: Report) -> Iterator[Text]:
    naming = {
        "open": message("I den här workshopen stod namn vid bidragen."),
        "organisation": message("Bidragen visas med organisation och utan namn."),
        "anonymous": message("Workshopen var anonym i visningen: varken namn eller organisation "
                             "står vid något bidrag."),
    }
    yield said(naming[report.workshop.naming])
    yield said(message(
        "Siffror per organisation visas först när minst {least} har svarat. Det som är dolt eller "
        "tillbakataget finns inte i rapporten."), least=report.workshop.small_group)
    yield said(message(
        "Bidragen är vad deltagarna skrev under dagen och inte granskade uppgifter. Rapporten kan "
        "vara en allmän handling; arkivarien hos värden avgör vad som bevaras och gallras."))


