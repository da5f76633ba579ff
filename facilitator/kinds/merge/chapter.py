"""A merging's chapter of the report: drafts into scenarios, and each text with whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.document import (
    Block,
    Cell,
    Column,
    Finding,
    Heading,
    Paragraph,
    Quote,
    Quotes,
    Row,
    Table,
    Telling,
)
from facilitator.domain.message import message, messages
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Text, counted, figure_of, joined, own, said

from . import values
from .board import groupings_shown, groups_of, texts_shown
from .origin import tables_told, whence
from .phone import voices
from .shown import Shown

NAMELESS = message("Utan namn än")


def report(scene: Scene) -> Telling | None:
    """Which drafts went into which scenario, and the texts once the room has seen them."""
    shown = Shown.of(scene)
    worlds = shown.board.living()
    if not groupings_shown(scene.activity) or not (worlds or shown.drafts.texts):
        return None
    counts = shown.counts()
    blocks: list[Block] = [Paragraph(counted(
        messages("{n} utkast blev {scenarios}.", "{n} utkast blev {scenarios}."),
        counts["drafts"], scenarios=counted(
            messages("{n} scenario", "{n} scenarier"), counts["scenarios"])))]
    if shown.drafts.texts:
        blocks.append(_drafts(shown))
    for each in worlds:
        blocks += _scenario(shown, each)
    return Telling(
        tuple(blocks), apart=tuple(_missing(shown)), appendix=tuple(_proposed(shown)),
        facts=((len(worlds), counted(messages("scenario", "scenarier"), len(worlds))),)
        if worlds else (),
        findings=_finding(worlds))


def name_of(each: values.Scenario) -> Text:
    """Its name, or that it has none yet."""
    return own(each.name.words) or said(NAMELESS)


def _drafts(shown: Shown) -> Table:
    rows = []
    for text in shown.drafts.texts:
        found = shown.board.scenario(shown.board.where(text))
        rows.append(Row((
            Cell(own(shown.drafts.title(text)) or said(message("Utan rubrik"))),
            Cell(tables_told(shown.workshop, shown.drafts.groups(text))),
            Cell(name_of(found) if found else said(message("I inget scenario"))),
            Cell(figure_of(shown.board.liked(text)))), id=f"{shown.activity.id}.{text}"))
    return Table(said(message("Utkasten och de scenarier de gick in i")), (
        Column(said(message("Utkast"))), Column(said(message("Från"))),
        Column(said(message("Scenario"))), Column(said(message("Lik vår")), numeric=True)),
        tuple(rows), id=f"{shown.activity.id}-drafts")


def _scenario(shown: Shown, each: values.Scenario) -> Iterator[Block]:
    told = texts_shown(shown.activity)
    yield Heading(name_of(each), id=f"{shown.activity.id}.{each.id}")
    if told and each.tagline.words:
        yield Paragraph(own(each.tagline.words), "lead")
    if made_of := shown.made_of(each.id):
        tables = tables_told(shown.workshop, shown.groups(each.id))
        yield Paragraph(_made_of(len(made_of), tables), "soft")
    for one in shown.board.readable(each.id, shown.drafts) if told else ():
        yield Paragraph(own(one.wording.words))
        if note := _note(shown, one):
            yield Paragraph(note, "soft")


def _made_of(drafts: int, tables: Text) -> Text:
    if not tables:
        return counted(messages("Av {n} utkast.", "Av {n} utkast."), drafts)
    return counted(messages("Av {n} utkast, från {tables}.", "Av {n} utkast, från {tables}."),
                   drafts, tables=tables)


def _note(shown: Shown, one: values.Paragraph) -> Text:
    """Whose words a paragraph has, and the drafts they stood in."""
    if not one.wording.sources:
        return said(message("Redaktörens eget stycke."))
    drafts = joined([own(f"”{title}”") for title in shown.titles(one)])
    origin = whence(shown.workshop, groups_of(one, shown.drafts))
    return joined((origin, drafts), ": ")


def _missing(shown: Shown) -> Iterator[Block]:
    """What the room misses in each scenario, in its own words."""
    entries = [entry for entry in shown.board.entries.visible()
               if "texts" not in entry.data]
    for each in shown.board.living():
        held = [entry for entry in entries
                if shown.board.scenario(str(entry.data["world"])) == each]
        if held:
            yield Heading(said(message("Det saknas i {name}, enligt rummet"), name=name_of(each)))
            yield Quotes(tuple(Quote(str(entry.data["words"]), counted(
                messages("{n} säger det", "{n} säger det"), voices(entry))
                if voices(entry) > 1 else (), entry.id) for entry in held))


def _proposed(shown: Shown) -> Iterator[Block]:
    entries = [entry for entry in shown.board.entries.visible()
               if "texts" in entry.data]
    if not entries:
        return
    rows = []
    for entry in entries:
        texts = [text for text in entry.data["texts"]  # type: ignore[attr-defined]
                 if text in shown.drafts.texts]
        became = shown.board.scenario(shown.board.became.get(entry.id, ""))
        rows.append(Row((
            Cell(own(entry.data["name"]) or said(message("Hör ihop"))),
            Cell(joined([own(shown.drafts.title(text)) for text in texts])),
            Cell(figure_of(voices(entry))), Cell(name_of(became) if became else ())), entry.id))
    yield Heading(said(message("Rummets förslag")), count=len(rows))
    yield Table(said(message("Vilka utkast rummet tyckte hör ihop")), (
        Column(said(message("Förslag"))), Column(said(message("Utkast"))),
        Column(said(message("Röster")), numeric=True), Column(said(message("Blev")))),
        tuple(rows))


def _finding(worlds: tuple[values.Scenario, ...]) -> tuple[Finding, ...]:
    named = [each for each in worlds if each.name.words]
    if len(named) < 2:
        return ()
    return (Finding(said(message("Grupperna ser dessa framtider: {names}."), names=joined(
        [own(each.name.words) for each in named])), tuple(each.id for each in named)),)
