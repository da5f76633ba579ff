"""A dot vote in the report: the bars, and every thing with both ways of weighing side by side."""

from __future__ import annotations

from facilitator.domain.document import (
    Bars,
    Block,
    Cell,
    Column,
    Drawing,
    Finding,
    Heading,
    Items,
    Paragraph,
    Table,
    Telling,
)
from facilitator.domain.document import Row as TableRow
from facilitator.domain.message import message, messages
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Date, Number, Own, Text, counted, figure_of, joined, said
from facilitator.judging import telling

from .numbers import changes
from .standing import Row, Standing, stands_now
from .views import whole_figure

_NAMED = 4  # names in one sentence


def report(scene: Scene) -> Telling:
    """Every thing with its dots, and what has become of it since."""
    stands = stands_now(scene)
    if stands is None:
        return Telling((Paragraph(telling.HIDDEN),))
    return Telling((_first(stands), _picture(scene, stands), *_below(scene, stands)),
                   method=(*_rules(scene, stands), *telling.citation(scene.activity)),
                   findings=_findings(scene, stands))


def _findings(scene: Scene, stands: Standing) -> tuple[Finding, ...]:
    first = [row for row in stands.rows if row.dots][:_NAMED]
    return (Finding(said(message("Viktigast för rummet är {names}."), names=telling.listed(
        tuple(row.name for row in first))),
        tuple(f"{scene.activity.id}.{row.id}" for row in first)),) if first else ()


def _first(stands: Standing) -> Paragraph:
    names = telling.rowed(row.name for row in stands.rows if row.goes_on)
    return Paragraph(said(message("Går vidare: {names}."), names=names) if names
                     else said(message("Inget går vidare.")))


def _picture(scene: Scene, stands: Standing) -> Drawing:
    sheets = int(str(stands.numbers["sheets"]))
    most = joined([(*telling.called(row.name), Own(" "), *figure_of(row.dots))
                   for row in stands.rows if row.goes_on])
    return Drawing(
        f"{scene.activity.id}-picture", whole_figure(scene, stands), said(message("Prickarna")),
        said(message("Flest prickar: {rows}."), rows=most) if most
        else said(message("Inget går vidare.")),
        said(message("Andel av alla prickar, n = {n}, {date}."), n=sheets,
             date=Date(stands.result.at)),
        n=sheets, table=_table(scene, stands), bars=_bars(stands),
        signs=telling.MOVED if any(row.moved for row in stands.rows) else ())


def _bars(stands: Standing) -> Bars:
    series = [(said(message("Andel av alla prickar")),
               tuple(row.share for row in stands.rows))]
    if stands.is_fair:
        series.append((said(message("När varje organisation väger lika")),
                       tuple(row.fair_share for row in stands.rows)))
    return Bars(tuple(telling.called(row.name) for row in stands.rows), tuple(series),
                percent=True)


def _table(scene: Scene, stands: Standing) -> Table:
    heads = (message("Plats"), message("Sak"), message("Prickar"), message("Har lagt"),
             message("Andel"), message("Organisationer lika"))
    return Table(
        said(message("Prickarna, personerna och organisationerna var för sig")),
        tuple(Column(said(head), numeric=nth != 1) for nth, head in enumerate(heads)),
        tuple(_row(scene, row) for row in stands.rows), heads=1, id=f"{scene.activity.id}-table")


def _row(scene: Scene, row: Row) -> TableRow:
    flag = said(message("går vidare")) if row.goes_on else ()
    return TableRow((
        Cell(telling.place(row.rank, row.moved)), Cell(telling.called(row.name), flag),
        Cell(figure_of(row.dots)), Cell(figure_of(row.voters)),
        Cell((Number(row.share, 1, percent=True),)),
        Cell((Number(row.fair_share, 1, percent=True),)),
    ), id=f"{scene.activity.id}.{row.id}")


def _below(scene: Scene, stands: Standing) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if any(row.moved for row in stands.rows):
        blocks.append(Paragraph(telling.MOVED, "soft"))
    outside = float(str(stands.numbers["outside"]))
    if outside:
        blocks.append(Paragraph(said(message(
            "{n} prickar ligger på det som är borttaget ur listan och räknas inte."),
            n=Number(outside)), "soft"))
    changed = changes(scene.workshop, scene.activity)
    if changed:
        blocks += [Heading(said(message("Vad som hänt med klustren sedan dess"))),
                   Items(tuple((*said(sentence, **details), Own("."))
                               for sentence, details in changed))]
    return tuple(blocks)


def _rules(scene: Scene, stands: Standing) -> tuple[Text, ...]:
    terms = stands.result.parameters
    dots, each = int(str(terms["dots"])), int(str(terms["each"]))
    rules = [counted(messages("Var och en hade {n} prick.", "Var och en hade {n} prickar."), dots)]
    if each < dots:
        rules.append(said(message("Högst {n} på samma."), n=each))
    rules.append(said(message(
        "Lika många prickar ger samma plats, och gränsen delar aldrig ett lika.")))
    if scene.workshop.naming == "anonymous":
        rules.append(said(message(
            "Workshopen är anonym, så organisationerna kan inte vägas lika.")))
    elif not stands.is_fair:
        rules.append(said(message(
            "Organisationerna vägs inte lika: färre än tre har röstat, eller så kunde räknas fram "
            "vad några få la sina prickar på.")))
    return (joined(rules, " "),)
