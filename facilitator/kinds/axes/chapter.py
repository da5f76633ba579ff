"""Axes in the report: what each means, how the pairs stood, what was chosen and why."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.card import organisation_name
from facilitator.domain.document import (
    Block,
    Cell,
    Column,
    Finding,
    Heading,
    Paragraph,
    Quote,
    Quotes,
    Table,
    Telling,
)
from facilitator.domain.document import Row as TableRow
from facilitator.domain.entry import Entry
from facilitator.domain.message import message, messages
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Date, Own, Text, counted, figure_of, joined, own, said
from facilitator.judging import telling
from facilitator.scenarios.values import Axis, Crossing

from .pairs import CORNERS, PULL
from .standing import Row, Standing, stands_now, told_choice
from .state import axial, name_of

_METHOD = (
    message("Oberoende är 1 minus halva medelvärdet av hur mycket den ena axeln drar med sig den "
            "andra, utan tecken: 1 är helt oberoende."),
    message("Ett pars poäng är roten ur de två prioriteternas produkt, gånger oberoendet, gånger "
            "det minst rimliga hörnets medelvärde delat med 5. En osäkerhet utan prioritet räknas "
            "som 1."),
    message("Måttet är verktygets eget och ordnar bara paren. Processledaren väljer och skriver "
            "varför."))
# What the two axes are for, said so that nobody reads a forecast into them.
_USE = message("Axlarna spänner upp fyra möjliga världar. De säger inget om hur sannolik någon "
               "av dem är.")
Pieces = list[Text]


def report(scene: Scene) -> Telling | None:
    """The axis sheet, the choice and the pairs; every proposal of poles at the end."""
    state, stands = axial(scene.activity), stands_now(scene)
    crossing = told_choice(scene)
    axes = state.axes(scene.workshop, scene.activity)
    if not state.living() and not axes and stands is None:
        return None
    return Telling(
        (*_chosen(scene, crossing), *_sheet(scene, axes), *_pairs(scene, stands, crossing)),
        appendix=tuple(_proposals(scene)),
        method=(*(said(each) for each in _METHOD), *telling.citation(scene.activity))
        if stands else (),
        facts=((len(state.living()), counted(messages("par av poler", "par av poler"),
                                             len(state.living()))),) if state.living() else (),
        findings=_findings(scene, crossing, stands))


def _findings(
    scene: Scene, crossing: Crossing | None, stands: Standing | None
) -> tuple[Finding, ...]:
    if crossing:
        return (Finding(said(message("Scenarierna spänns upp av {names}."), names=telling.listed(
            tuple(axis.name for axis in crossing.axes()))),
            tuple(_anchor(scene, axis.id) for axis in crossing.axes())),)
    first = next((row for row in stands.rows if row.rank == 1), None) if stands else None
    return (Finding(said(message("Högst poäng som axlar får {names}."), names=telling.listed(
        tuple(axis.name for axis in first.pair.axes))),
        (_anchor(scene, first.id),)),) if first else ()


def _chosen(scene: Scene, crossing: Crossing | None) -> Iterator[Block]:
    if crossing is None:
        return
    yield Heading(said(message("Valda axlar")))
    yield Paragraph(said(message("{first} korsas med {second}."), first=_in_short(crossing.first),
                         second=_in_short(crossing.second)), "lead")
    yield Quotes((Quote(crossing.reason, said(message("processledarens skäl")),
                        f"{scene.activity.id}.choice"),))
    yield Paragraph(said(_USE), "soft")


def _in_short(axis: Axis) -> Text:
    return said(message("{name} (”{low}” eller ”{high}”)"), name=telling.called(axis.name),
                low=own(axis.low), high=own(axis.high))


def _sheet(scene: Scene, axes: tuple[Axis, ...]) -> Iterator[Block]:
    if not axes:
        yield Paragraph(said(message("Inga poler har tagits som axlar.")))
        return
    heads = (message("Axel"), message("Ena polen"), message("Andra polen"), message("Definition"),
             message("Indikator"), message("Kommer från"))
    yield Table(said(message("Axlar med sina poler")), tuple(Column(said(each)) for each in heads),
                tuple(_axis(scene, axis) for axis in axes), id=f"{scene.activity.id}-axes")


def _axis(scene: Scene, axis: Axis) -> TableRow:
    driver = telling.called(axis.item.name) if axis.item else said(message("egen axel"))
    cells = (telling.called(axis.name), own(axis.low), own(axis.high), own(axis.definition),
             own(axis.indicator), driver)
    return TableRow(tuple(Cell(each) for each in cells), _anchor(scene, axis.id))


def _pairs(
    scene: Scene, stands: Standing | None, crossing: Crossing | None
) -> Iterator[Block]:
    if stands is None:
        return
    sheets = int(str(stands.result.numbers["sheets"]))
    yield Heading(said(message("Paren i ordning")))
    yield Paragraph(said(message("n = {n}, {date}."), n=sheets, date=Date(stands.result.at)))
    heads = (message("Plats"), message("Par"), message("Prioritet"), message("Drar, medel"),
             message("Oberoende"), message("Minst rimliga hörn"), message("Poäng"), "n")
    yield Table(said(message("Paren med sina delar")), tuple(
        Column(said(head), numeric=head not in heads[1:2]) for head in heads),
        tuple(_pair(scene, row, stands, crossing) for row in stands.rows), heads=1,
        id=f"{scene.activity.id}-pairs")
    warned = tuple(_warning(row) for row in stands.rows if row.warnings)
    if warned:
        yield Heading(said(message("Att tänka på")), 2)
        for each in warned:
            yield Paragraph(each)


def _pair(scene: Scene, row: Row, stands: Standing, crossing: Crossing | None) -> TableRow:
    few, most = row.n
    answers = row.answers
    chosen = crossing is not None and stands.row(crossing) is row
    cells = (
        Cell(figure_of(row.rank)),
        Cell(_named(row), said(message("valt")) if chosen else ()),
        Cell(figure_of(row.priority if row.weighed else None, 2)),
        Cell(figure_of(answers[PULL]["mean"], 1)), Cell(figure_of(answers["independence"], 2)),
        Cell(figure_of(answers["least"], 1)), Cell(figure_of(row.score, 2)),
        Cell(figure_of(few) if few == most else own(f"{few}–{most}")))
    return TableRow(cells, _anchor(scene, row.id))


def _named(row: Row) -> Text:
    first, second = (telling.called(axis.name) for axis in row.pair.axes)
    return (*first, Own(" × "), *second)


def _warning(row: Row) -> Text:
    told: Pieces = [said(each) for each in row.warnings]
    told += [said(message("Hörnet är ”{first}” och ”{second}”."), first=own(first),
                  second=own(second)) for first, second in row.empty]
    told += [said(message("Det gäller {name}."), name=telling.called(name))
             for name in row.wishes]
    return (*_named(row), Own(": "), *joined(told, " "))


def _proposals(scene: Scene) -> Iterator[Block]:
    """Every pair of poles that was written, also those that are no axis; and every corner."""
    state = axial(scene.activity)
    if state.living():
        heads = (message("Osäkerhet"), message("Ena polen"), message("Andra polen"),
                 message("Från"), message("Stöd"))
        yield Heading(said(message("Alla förslag till poler")), count=len(state.living()))
        yield Table(said(message("Alla förslag till poler")), tuple(
            Column(said(head), numeric=head == heads[4]) for head in heads),
            tuple(_proposal(scene, entry) for entry in state.living()), heads=1)
    stands = stands_now(scene)
    if stands:
        yield Heading(said(message("Hörnens rimlighet")))
        columns = (message("Par"), message("Hörn"), message("Medel"), "n", message("Vet ej"))
        yield Table(said(message("Hörnens rimlighet")), tuple(
            Column(said(each), numeric=nth > 1) for nth, each in enumerate(columns)),
            tuple(_corner(row, corner) for row in stands.rows for corner in CORNERS), heads=1)


def _proposal(scene: Scene, entry: Entry) -> TableRow:
    state, data = axial(scene.activity), entry.data
    name = telling.called(name_of(scene.workshop, scene.activity, entry))
    return TableRow((
        Cell(name, said(message("axel")) if entry.id in state.taken else ()),
        Cell(own(data["low"])), Cell(own(data["high"])), Cell(own(organisation_name(scene, entry))),
        Cell(figure_of(len(entry.supporters)))), entry.id)


def _corner(row: Row, corner: str) -> TableRow:
    first, second = row.pair.corner(corner)
    found = row.answers[corner]
    return TableRow((
        Cell(_named(row)),
        Cell(said(message("”{first}” och ”{second}”"), first=own(first), second=own(second))),
        Cell(figure_of(found["mean"], 1)), Cell(figure_of(found["n"])),
        Cell(figure_of(found["passed"]))))


def _anchor(scene: Scene, thing: str) -> str:
    return f"{scene.activity.id}.{thing}"
