"""How it went and what comes next: the chapters that no method tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from facilitator.domain.contributions import is_written_in
from facilitator.domain.document import Block, Cell, Column, Heading, Paragraph, Row, Table
from facilitator.domain.held_on import held_on
from facilitator.domain.message import message, messages
from facilitator.domain.themes import THEMES
from facilitator.domain.wording import (
    Date,
    Number,
    Own,
    Text,
    counted,
    figure_of,
    joined,
    own,
    said,
)

from .build import Report, Section
from .document import Chapter, Part

PROCESS = "process"
NEXT = "next"
ORGANISATIONS = "organisations"  # the table of who took part
# What those who come are there as: a workshop knows no other role of them.
_GROUPS = {
    "region": message("Regioner"), "storstadsregion": message("Storstadsregioner"),
    "myndighet": message("Myndigheter"), "partner": message("Partner och inbjudna"),
    "styrelse": message("Styrelsen"), "annan": message("Övriga"),
}


def process(report: Report) -> Chapter:
    """Purpose, day, who came, what was done and how many answered; then what opened and closed."""
    parts = tuple(
        Part(section.activity.id, own(section.activity.title), section.telling.blocks,
             said(section.kind_title), section.activity.question)
        for section in report.sections if section.theme == PROCESS and section.telling)
    return Chapter(PROCESS, said(THEMES[PROCESS]),
                   (Part("how", said(message("Syfte, deltagare och metoder")),
                         tuple(_how(report))), *parts))


def next_steps(report: Report) -> Chapter:
    """Homework and what comes next, in the editor's words: a paragraph a line."""
    lines = tuple(Paragraph(own(line)) for line in report.editorial.next_steps.splitlines() if line)
    return Chapter(NEXT, said(message("Hemuppgift och nästa steg")), blocks=lines)


def _how(report: Report) -> Iterator[Block]:
    workshop = report.workshop
    if workshop.question:
        yield Paragraph((*said(message("Frågan")), Own(": "), *own(workshop.question)), "lead")
    when = (Date(held_on(workshop)),) if workshop.date else ()
    yield Paragraph(joined((when, _who(report)), ". "))
    begun = [section for section in report.sections if section.activity.started]
    done = [section for section in begun if is_written_in(section.activity)]
    if begun:
        yield Heading(said(message("Vad vi gjorde")))
    if done:
        yield _done(done, len(workshop.present()))
    if len(done) < len(begun):
        yield Paragraph(counted(messages(
            "Dessutom {n} moment där ingen skrev: samtal och pauser.",
            "Dessutom {n} moment där ingen skrev: samtal och pauser."), len(begun) - len(done)),
            "soft")
    if report.people():
        yield Heading(said(message("Deltagande organisationer")))
        yield _organisations(report)
    yield from _by_group(report)


def _who(report: Report) -> Text:
    people = report.people()
    present = sum(int(str(row["present"])) for row in people)
    homes = sum(bool(row["present"]) and bool(row["organisation"]) for row in people)
    came = counted(messages("{n} deltagare", "{n} deltagare"), present)
    if not homes:
        return (*came, Own("."))
    whence = counted(messages("{n} organisation", "{n} organisationer"), homes)
    return said(message("Det kom {people} från {organisations}."), people=came,
                organisations=whence)


def _done(sections: list[Section], people: int) -> Table:
    return Table(
        said(message("Momenten, i den ordning de stod i programmet")),
        (Column(said(message("Moment"))), Column(said(message("Metod"))),
         Column(said(message("Bidrag")), numeric=True),
         Column(said(message("Svarade")), numeric=True)),
        tuple(Row((Cell(own(section.activity.title)), Cell(said(section.kind_title)),
                   Cell(figure_of(section.count) if section.count else own("–")),
                   Cell(_rate(section.answered, people)))) for section in sections))


def _rate(answered: int | None, people: int) -> Text:
    """How many answered of those present; more than all where some were answered for by a desk."""
    if answered is None:
        return own("–")
    if not people or answered > people:
        return figure_of(answered)
    return said(message("{n} av {of} ({share})"), n=answered, of=people,
                share=Number(answered / people, 0, percent=True))


def _organisations(report: Report) -> Table:
    return Table(
        said(message("Platser och deltagare per organisation")),
        (Column(said(message("Organisation"))), Column(said(message("Platser")), numeric=True),
         Column(said(message("Deltog")), numeric=True)),
        tuple(Row((Cell(own(row["organisation"]) or said(message("Utan organisation"))),
                   Cell(figure_of(int(str(row["registered"]))) if row["registered"] else own("–")),
                   Cell(figure_of(int(str(row["present"])))))) for row in report.people()),
        id=ORGANISATIONS)


def _by_group(report: Report) -> Iterator[Table]:
    """How many came as what; nothing where all are the same. It sums the table of organisations."""
    workshop = report.workshop
    came = Counter(person.organisation for person in workshop.present())
    homes = {group: [each for each in workshop.named_organisations() if each.type == group]
             for group in _GROUPS}
    rows = [(name, homes[group]) for group, name in _GROUPS.items() if homes[group]]
    if len(rows) > 1:
        yield Table(
            said(message("Deltagare per grupp")),
            (Column(said(message("Grupp"))), Column(said(message("Organisationer")), numeric=True),
             Column(said(message("Deltog")), numeric=True)),
            tuple(Row((Cell(said(name)), Cell(figure_of(len(held))),
                       Cell(figure_of(sum(came[each.id] for each in held)))))
                  for name, held in rows))
