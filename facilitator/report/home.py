"""One organisation's part: its own beside the room, what all share, what to do with it at home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from facilitator.domain.document import Block, Cards, Heading, Items, Paragraph, Table
from facilitator.domain.editorial import PLACES
from facilitator.domain.message import message
from facilitator.domain.phases import PHASES
from facilitator.domain.themes import THEMES
from facilitator.domain.wording import Date, Own, Text, joined, own, said

from .build import Report, Section
from .document import Chapter, Part
from .front import next_steps


def part_chapters(report: Report) -> Iterator[Chapter]:
    """What an organisation takes home, in the order it is used."""
    for theme, title in THEMES.items():
        parts = tuple(_part(section) for section in report.sections
                      if section.theme == theme and section.ours)
        if parts:
            yield Chapter(theme, said(title), parts)
    yield from _shared(report)
    yield _phase(report)
    if report.editorial.next_steps:
        yield next_steps(report)


def told_parts(report: Report) -> tuple[Part, ...]:
    """The parts of those who have approved that theirs stands in the whole report."""
    return tuple(Part(
        f"part-{part.organisation}", own(part.workshop.organisation_name(part.organisation)),
        tuple(block for section in part.sections if section.ours
              for block in (Heading(own(section.activity.title)),
                            *map(_unanchored, section.ours.blocks))))
        for part in report.parts)


def _unanchored(block: Block) -> Block:
    """What stands here for the second time: an id is pointed at in one place."""
    match block:
        case Cards():
            return replace(block, brief=True)
        case Table():
            return replace(block, rows=tuple(replace(row, id="") for row in block.rows))
    return block


def _part(section: Section) -> Part:
    ours = section.ours
    return Part(section.activity.id, own(section.activity.title) or said(section.kind_title),
                ours.blocks if ours else (), said(section.kind_title), section.activity.question)


def _shared(report: Report) -> Iterator[Chapter]:
    """The conclusions that all have in common, with their place in the strategy."""
    sentences = report.editorial.sentences
    if sentences:
        yield Chapter("shared", said(message("Det vi har kommit fram till tillsammans")), blocks=(
            Items(tuple(joined((own(each.text), _place(each.place)), " ") for each in sentences)),))


def _place(place: str) -> Text:
    if not place:
        return ()
    return said(message("(Till RUS: {place})"), place=said(PLACES[place]))


def _phase(report: Report) -> Chapter:
    """What to use from this in the phase their strategy is in; all phases where none is told."""
    standing = report.workshop.standings.get(report.organisation)
    phase = PHASES.get(standing.phase) if standing else None
    title = said(message("Så använder ni det i er RUS"))
    if phase is None or standing is None:
        return Chapter("phase", title, blocks=(
            Paragraph(said(message("Var er RUS-process befinner sig är inte angivet. "
                                   "Det här kan ni använda i varje fas."))),
            *(block for each in PHASES.values() for block in (
                Heading(said(each.name)), Items(tuple(map(said, each.advice)))))))
    when = (Date(standing.date),) if standing.date else ()
    return Chapter("phase", title, blocks=(
        Paragraph(joined(((*said(message("Er RUS-process")), Own(": "), *said(phase.name)), when)),
                  "lead"), Items(tuple(map(said, phase.advice)))))
