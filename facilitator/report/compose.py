"""A report put together as a document: front, chapters in the editor's order, appendices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from facilitator.domain.document import Cards, Drawing, Meter, Quote, Quotes, Telling
from facilitator.domain.editorial import PLACES
from facilitator.domain.held_on import held_on
from facilitator.domain.message import message, messages
from facilitator.domain.themes import THEMES
from facilitator.domain.wording import Counted, Text, counted, own, said

from .anchors import Anchors, blocks_in
from .appendices import appendices
from .build import Report, Section
from .document import Chapter, Conclusion, Document, Part
from .front import next_steps, process
from .home import part_chapters
from .order import arranged
from .told_once import told_once
from .tongue import Tongue

OPEN = "open"
_MOST_FACTS = 6
_MOST_NAMED = 12  # names beside a picture in the summary
_MOST_DRAFTED = 7  # methods.md §5: five to seven conclusions


def compose(report: Report) -> Document:
    """Everything that is printed of `report`; what the editor left out is not in it."""
    workshop, is_part = report.workshop, bool(report.organisation)
    all_chapters, all_ends = outline(report)
    ends = tuple(_lettered(_told(report, all_ends)))
    chapters = told_once(_told(report, all_chapters), ends)
    return Document(
        workshop.title, workshop.code, workshop.programme, held_on(workshop), workshop.question,
        report.at, report.language, workshop.organisation_name(report.organisation),
        headline_facts(report), _conclusions(report, Anchors.of((*chapters, *ends))),
        bool(report.editorial.sentences) and not is_part, _picked_pictures(report, chapters),
        _picked_quotes(report, (*chapters, *ends)), chapters, ends)


def outline(report: Report) -> tuple[list[Chapter], list[Chapter]]:
    """Every chapter and every appendix there is to tell, in the editor's order, nothing left out.

    One organisation's part has chapters of its own and no appendix.
    """
    if report.organisation:
        return arranged(part_chapters(report), report.editorial.order), []
    return arranged(_chapters(report), report.editorial.order), list(appendices(report))


def headline_facts(report: Report) -> tuple[tuple[int, Text], ...]:
    """The few numbers a report begins with: those that are above nothing."""
    people = report.people()
    present = sum(int(str(row["present"])) for row in people)
    came = counted(messages("deltagare från oss", "deltagare från oss"), 1) \
        if report.organisation else _came(people, present)
    told = [(present, came)]
    told += _facts(report)
    if len(told) == 1 and not report.organisation:
        entries = sum(section.count for section in report.sections)
        told.append((entries, counted(messages("bidrag", "bidrag"), entries)))
    return tuple((number, words) for number, words in told if number)[:_MOST_FACTS]


def _facts(report: Report) -> Iterator[tuple[int, Text]]:
    """What the items tell in numbers. Of what several count in the same words, entries are summed.

    Other things may be the same ones in each: of those the largest number is told.
    """
    found: dict[Text, int] = {}
    for section, telling in _tellings(report):
        for number, words in telling.facts:
            counts = _with(words, 0)
            before = found.get(counts, 0)
            found[counts] = before + number if number == section.count else max(before, number)
    yield from ((number, _with(words, number)) for words, number in found.items())


def _with(words: Text, n: int) -> Text:
    """What is counted in the words that go with `n`."""
    return tuple(replace(each, n=n) if isinstance(each, Counted) else each for each in words)


def _came(people: list[dict[str, object]], present: int) -> Text:
    homes = sum(bool(row["present"]) and bool(row["organisation"]) for row in people)
    if not homes:
        return counted(messages("deltagare", "deltagare"), present)
    return counted(messages("deltagare från {n} organisation", "deltagare från {n} organisationer"),
                   homes)


def _chapters(report: Report) -> Iterator[Chapter]:
    """Every chapter there is to tell, in the order of methods.md §5."""
    yield process(report)
    for theme, title in THEMES.items():
        parts = tuple(_part(section) for section in report.sections
                      if section.theme == theme and section.telling)
        if parts and theme != "process":
            yield Chapter(theme, said(title), parts)
    apart = tuple(
        Part(f"{section.activity.id}-apart", _title(section), section.telling.apart,
             said(section.kind_title))
        for section in report.sections if section.telling and section.telling.apart)
    if apart:
        yield Chapter(OPEN, said(message("Där vi tycker olika")), apart)
    if report.editorial.next_steps:
        yield next_steps(report)


def _part(section: Section) -> Part:
    """One activity as a part of its chapter."""
    telling = section.telling
    return Part(section.activity.id, _title(section), telling.blocks if telling else (),
                said(section.kind_title), section.activity.question,
                telling.method if telling else ())


def _title(section: Section) -> Text:
    return own(section.activity.title) or said(section.kind_title)


def _tellings(report: Report) -> Iterator[tuple[Section, Telling]]:
    """What each activity tells, or in one organisation's part what it tells of them."""
    for section in report.sections:
        telling = section.ours if report.organisation else section.telling
        if telling:
            yield section, telling


def _told(report: Report, chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """Without what the editor left out: chapters, parts, and pictures."""
    out = report.editorial.left_out
    for chapter in chapters:
        if chapter.id in out:
            continue
        parts = tuple(
            Part(part.id, part.title, tuple(b for b in part.blocks if _stays(b, out)),
                 part.eyebrow, part.question, part.method)
            for part in chapter.parts if part.id not in out)
        if parts or chapter.blocks:
            yield Chapter(chapter.id, chapter.title, parts, chapter.blocks, chapter.letter)


def _stays(block: object, out: frozenset[str]) -> bool:
    return not (isinstance(block, Drawing | Meter) and block.id in out)


def _lettered(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    for nth, chapter in enumerate(chapters):
        yield Chapter(chapter.id, chapter.title, chapter.parts, chapter.blocks, chr(ord("A") + nth))


def _conclusions(report: Report, anchors: Anchors) -> tuple[Conclusion, ...]:
    """The editor's sentences; where there are none, what the numbers say by themselves.

    In one organisation's part they are its own: what all have in common is a chapter there.
    """
    written = report.editorial.sentences if not report.organisation else ()
    if written:
        return tuple(Conclusion(each.id, each.text, said(PLACES[each.place]) if each.place else (),
                                anchors.evidence(each.evidence)) for each in written)
    tongue = Tongue(report.language)
    found = [finding for _, telling in _tellings(report) for finding in telling.findings]
    return tuple(Conclusion(f"f{nth}", tongue.text(each.text), (), anchors.evidence(each.evidence))
                 for nth, each in enumerate(found[:_MOST_DRAFTED], start=1))


def _picked_pictures(report: Report, chapters: Iterable[Chapter]) -> tuple[Drawing | Meter, ...]:
    wanted = report.editorial.pictures
    found = {block.id: block for block in blocks_in(chapters) if isinstance(block, Drawing | Meter)}
    return tuple(_at_a_glance(found[each]) for each in wanted if each in found)


def _at_a_glance(block: Drawing | Meter) -> Drawing | Meter:
    """A picture as it stands in a summary: many names behind numbers stand where it is told."""
    if isinstance(block, Meter) or not block.tabled or len(block.figure.key) <= _MOST_NAMED:
        return block
    return replace(block, figure=replace(block.figure, key=()))


def _picked_quotes(report: Report, chapters: Iterable[Chapter]) -> tuple[Quote, ...]:
    wanted = report.editorial.quotes
    found = {each: quote for quote in quotable(chapters)
             for each in (quote.id, *quote.also)} if wanted else {}
    return tuple(dict.fromkeys(found[each] for each in wanted if each in found))


def quotable(chapters: Iterable[Chapter]) -> Iterator[Quote]:
    """What people wrote that a summary can quote: reasons, and what a card says."""
    for block in blocks_in(chapters):
        match block:
            case Quotes(rows):
                yield from (quote for quote in rows if quote.id)
            case Drawing():
                yield from block.passages
            case Cards(rows, brief) if not brief:
                yield from (Quote(card.headline, card.about, card.id) for card in rows)
            case _:
                pass
