"""A matrix in the report: the drawing, its table, and where and why a room is divided."""

from __future__ import annotations

from facilitator.domain.document import (
    Block,
    Cell,
    Column,
    Drawing,
    Finding,
    Paragraph,
    Row,
    Table,
    Telling,
)
from facilitator.domain.message import message, messages
from facilitator.domain.scene import Scene
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
from facilitator.judging import telling
from facilitator.judging.ours_chapter import against_the_room
from facilitator.judging.quadrants import Quadrant
from facilitator.judging.reasons import readable_reasons

from .picture import drawn, histograms, undrawn
from .questions import IMPACT, UNCERTAINTY, questions
from .standing import QUADRANTS, Driver, Standing, stands_now

_NAMED = 4  # names in one sentence
_PRIORITY = said(message(
    "Prioritet är påverkan gånger osäkerhet, båda omräknade till 0–1."))


def report(scene: Scene) -> Telling:
    """Where each driver stands; the reasons of a divided room apart, every number at the end."""
    stands = stands_now(scene)
    if stands is None:
        return Telling((Paragraph(telling.HIDDEN),))
    asked = questions(scene.activity)
    rows = [(d.id, d.name, d.answers) for d in stands.drivers]
    apart = tuple({"name": d.name, "histograms": histograms(d),
                   "reasons": readable_reasons(scene, d.id, asked, d.split)}
                  for d in stands.split())
    others = tuple({"name": d.name, "reasons": told} for d in stands.drivers
                   if not d.split and (told := readable_reasons(scene, d.id, asked)))
    return Telling(
        (*_fields(stands), _picture(scene, stands), *_below(stands)),
        apart=telling.talks(apart),
        appendix=(*telling.spread(rows, asked),
                  *telling.reasons(others, message("Motiveringar"))),
        method=(_looks(stands), *telling.READING, _PRIORITY, *telling.citation(scene.activity)),
        facts=_facts(stands), findings=_findings(scene, stands))


def ours(scene: Scene, organisation: str) -> Telling | None:
    """What one organisation said, beside the room."""
    stands = stands_now(scene)
    return against_the_room(scene, organisation, (IMPACT, UNCERTAINTY), [
        (driver.id, driver.name, driver.answers) for driver in stands.drivers]) if stands else None


def _facts(stands: Standing) -> tuple[tuple[int, Text], ...]:
    numbers = ((len(stands.drivers), messages("bedömd drivkraft", "bedömda drivkrafter")),
               (len(stands.within(Quadrant.CRITICAL)),
                messages("kritisk osäkerhet", "kritiska osäkerheter")),
               (len(stands.split()),
                messages("drivkraft med oenighet", "drivkrafter med oenighet")))
    return tuple((number, counted(words, number)) for number, words in numbers)


def _findings(scene: Scene, stands: Standing) -> tuple[Finding, ...]:
    """What is open and matters, what is given, and where the room is divided.

    What the room is divided on is nothing to count on, wherever its means lie.
    """
    split = stands.split()
    given = tuple(each for each in stands.within(Quadrant.GIVEN) if each not in split)
    told = (
        (stands.within(Quadrant.CRITICAL),
         message("Det avgörande som är mest osäkert är {names}.")),
        (given, message("Vi kan räkna med {names}.")),
        (split, message("Vi är oeniga om {names}.")),
    )
    return tuple(_finding(scene, found[:_NAMED], sentence) for found, sentence in told if found)


def _finding(scene: Scene, found: tuple[Driver, ...], sentence: str) -> Finding:
    names = telling.listed(tuple(driver.name for driver in found))
    return Finding(said(sentence, names=names),
                   tuple(f"{scene.activity.id}.{driver.id}" for driver in found))


def _fields(stands: Standing) -> tuple[Block, ...]:
    """The drivers by field, in words: what a reader wants to know first."""
    told = []
    for field in (Quadrant.CRITICAL, Quadrant.GIVEN, Quadrant.WATCH, Quadrant.BACKGROUND):
        names = telling.rowed(driver.name for driver in stands.within(field))
        if names:
            told.append(Paragraph((*said(QUADRANTS[field]), Own(": "), *names, Own("."))))
    return tuple(told)


def _picture(scene: Scene, stands: Standing) -> Drawing:
    sheets = int(str(stands.result.numbers["sheets"]))
    critical = joined([telling.called(d.name) for d in stands.within(Quadrant.CRITICAL)])
    return Drawing(
        f"{scene.activity.id}-picture", drawn(scene, stands),
        said(message("Påverkan mot osäkerhet")),
        said(message("Kritiska osäkerheter: {names}."), names=critical) if critical else said(
            message("Ingen drivkraft är en kritisk osäkerhet med den här gränsen.")),
        joined((said(message("{look}, n = {n}, {date}."), look=said(stands.look.words), n=sheets,
                     date=Date(stands.result.at)), telling.SIGNS), " "),
        n=sheets, table=_table(scene, stands), signs=telling.SIGNS)


def _table(scene: Scene, stands: Standing) -> Table:
    heads = (message("Plats"), message("Drivkraft"), message("Påverkan"), message("Osäkerhet"),
             "n", message("Vet ej"), message("Prioritet"), message("Oenighet D"), message("Fält"))
    columns = tuple(Column(said(head), numeric=nth not in (1, 8))
                    for nth, head in enumerate(heads))
    return Table(said(message("Drivkrafterna i rangordning, tal från {low} till {high}"),
                      low=stands.result.parameters["low"], high=stands.result.parameters["high"]),
                 columns, tuple(_row(scene, driver) for driver in stands.drivers), heads=1,
                 id=f"{scene.activity.id}-table")


def _row(scene: Scene, driver: Driver) -> Row:
    passed = max(driver.answers[each.id]["passed"] for each in (IMPACT, UNCERTAINTY))
    field = said(QUADRANTS[driver.field]) if driver.field else own("–")
    return Row((
        Cell(telling.place(driver.rank, driver.moved)),
        Cell(telling.called(driver.name), telling.SPLIT if driver.split else ()),
        Cell(figure_of(driver.y, 2)), Cell(figure_of(driver.x, 2)), Cell(figure_of(driver.n)),
        Cell(figure_of(passed)), Cell(figure_of(driver.answers["priority"], 2)),
        Cell(figure_of(telling.largest_disagreement(driver.answers, (IMPACT, UNCERTAINTY)), 2)),
        Cell(field),
    ), id=f"{scene.activity.id}.{driver.id}")


def _below(stands: Standing) -> tuple[Block, ...]:
    blocks = []
    if any(driver.moved for driver in stands.drivers):
        blocks.append(Paragraph(telling.MOVED, "soft"))
    away = joined([telling.called(driver.name) for driver in undrawn(stands)])
    if away:
        blocks.append(Paragraph(
            said(message("Utan svar, och därför inte i bilden: {names}."), names=away), "soft"))
    rounds = stands.rounds()
    if rounds:
        blocks.append(Paragraph(said(message(
            "Pilarna går från första rundan (n = {first}) till den här (n = {second}). Det kan "
            "vara andra som har svarat."), first=rounds[0], second=rounds[1]), "soft"))
    return tuple(blocks)


def _looks(stands: Standing) -> Text:
    x, y = stands.cut
    if stands.look.rule == "relative":
        return said(message(
            "{look}. Gränsen mellan hög och låg går vid medianen av drivkrafterna: påverkan {y} "
            "och osäkerhet {x}. Det som ligger på gränsen räknas som högt."),
            look=said(stands.look.words), x=Number(x, 2), y=Number(y, 2))
    return said(message(
        "{look}. Gränsen mellan hög och låg går mitt på skalan, vid {x}. Det som ligger på "
        "gränsen räknas som högt."), look=said(stands.look.words), x=Number(x, 1))
