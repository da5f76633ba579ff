"""A cross in the report: the worlds, why these axes, where the room put its points, the names."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.document import (
    Block,
    Cell,
    Column,
    Drawing,
    Finding,
    Heading,
    Paragraph,
    Row,
    Table,
    Telling,
)
from facilitator.domain.message import message, messages
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Date, Own, Text, counted, figure_of, joined, own, said
from facilitator.judging import telling
from facilitator.scenarios.values import Crossing, World

from .disclosing import told_proposals
from .options import HEADING, NOW, asks_points, votes_shown, year_of
from .parts import crossing_in, worlds_of
from .picture import (
    drawn_points,
    drawn_worlds,
    points_in_words,
    pole_words,
    worlds_in_words,
)
from .proposals import voices
from .standing import Standing, stands_now
from .state import cross_of

_READING = said(message(
    "Andelarna säger hur rummet placerade sina punkter. De säger inget om hur sannolik en värld "
    "är. En punkt på en axel räknas till hälften i var kvadrant, en i mitten till en fjärdedel i "
    "var. Rutan är mellersta hälften av punkterna på var axel."))


def report(scene: Scene) -> Telling | None:
    """The cross, its worlds, the points where they are shown, and what was proposed."""
    crossing = crossing_in(scene)
    if crossing is None:
        return None
    worlds, stands = worlds_of(scene), stands_now(scene)
    fits = stands is not None and stands.fits and bool(stands.asked())
    return Telling(
        (*_axes(crossing), _cross(scene, crossing, worlds),
         *(_points(scene, crossing, worlds, stands) if stands and fits else ()),
         *_unshown(scene, stands)),
        appendix=tuple(_proposed(scene)),
        method=(_READING, *telling.citation(scene.activity)) if stands and fits else (),
        facts=_facts(worlds), findings=_findings(worlds))


def _axes(crossing: Crossing) -> Iterator[Block]:
    for axis in crossing.axes():
        yield Paragraph((Own(axis.name), *said(message(": från {low} till {high}."),
                                               low=own(axis.low), high=own(axis.high))))
    if crossing.reason:
        yield Paragraph(said(message("Därför valdes de axlarna: {reason}"),
                             reason=own(crossing.reason)))


def _cross(scene: Scene, crossing: Crossing, worlds: tuple[World, ...]) -> Drawing:
    return Drawing(
        f"{scene.activity.id}-worlds", drawn_worlds(scene.activity, crossing, worlds),
        said(message("Scenariokorset")), worlds_in_words(crossing, worlds),
        said(message("Fyra världar mellan två osäkerheter. Ingen av dem är en prognos.")),
        table=_worlds_table(scene, crossing, worlds))


def _worlds_table(scene: Scene, crossing: Crossing, worlds: tuple[World, ...]) -> Table:
    first, second = crossing.axes()
    columns = (Column(said(message("Nr")), numeric=True), Column(said(message("Värld"))),
               Column(said(message("Underrubrik"))), Column(own(first.name)),
               Column(own(second.name)))
    return Table(said(message("Världarna")), columns, tuple(Row((
        Cell(figure_of(world.place)), Cell(called(world)), Cell(own(world.tagline) or own("–")),
        *(Cell(own(pole)) for pole in pole_words(crossing, world))), id=point_at(scene, world))
        for world in worlds), heads=1, id=f"{scene.activity.id}-table")


def point_at(scene: Scene, world: World) -> str:
    """The id by which a conclusion points at a world."""
    return f"{scene.activity.id}.{world.id}"


def called(world: World) -> Text:
    return own(world.name) or said(message("utan namn än"))


def _points(
    scene: Scene, crossing: Crossing, worlds: tuple[World, ...], stands: Standing
) -> Iterator[Block]:
    year = year_of(scene.activity)
    signs = said(message("Cirklar: var vi är i dag. Romber: vart vi är på väg mot {year}. De stora "
                         "är medelpunkter, rutorna mellersta hälften av punkterna."),
                 year=str(year))
    yield Drawing(
        f"{scene.activity.id}-points", drawn_points(scene.activity, crossing, worlds, stands),
        said(message("Så placerade rummet")), points_in_words(worlds, stands, year),
        joined((said(message("n = {n}, {date}."), n=stands.sheets, date=Date(stands.result.at)),
                signs), " "),
        n=stands.sheets, table=_shares(scene, worlds, stands, year), signs=signs)
    yield Paragraph(_READING, "soft")


def _shares(
    scene: Scene, worlds: tuple[World, ...], stands: Standing, year: int
) -> Table:
    heads = {NOW: said(message("I dag")), HEADING: said(message("Mot {year}"), year=str(year))}
    asked = stands.asked()
    rows = [Row((Cell(called(world)), *(Cell((
        *figure_of(round(100 * stands.spreads[which].shares[world.place - 1])), Own(" %")))
        for which in asked))) for world in worlds]
    rows.append(Row((Cell(said(message("Antal som har placerat"))), *(
        Cell(figure_of(stands.spreads[which].n)) for which in asked))))
    return Table(said(message("Andel av punkterna i varje värld: så placerade rummet")),
                 (Column(said(message("Värld"))), *(Column(heads[which], True) for which in asked)),
                 tuple(rows), id=f"{scene.activity.id}-shares")


def _unshown(scene: Scene, stands: Standing | None) -> Iterator[Block]:
    if stands is None and asks_points(scene.activity) and scene.activity.started:
        yield Paragraph(telling.HIDDEN, "soft")
    elif stands is not None and not stands.fits:
        yield Paragraph(said(message(
            "Punkterna placerades mellan andra axlar än de som gäller nu, och visas inte här.")),
            "soft")


def _proposed(scene: Scene) -> Iterator[Block]:
    """Every name that was proposed, world by world, with who won."""
    worlds = {world.id: world for world in worlds_of(scene)}
    entries = [entry for entry in told_proposals(scene.workshop, scene.activity)
               if entry.data["world"] in worlds]
    if not entries:
        return
    cross, votes = cross_of(scene.activity), votes_shown(scene.activity)
    taken = cross.taken()
    yield Heading(said(message("Namnförslag")), count=len(entries))
    columns = [Column(said(message("Förslag"))), Column(said(message("Värld")))]
    if votes:
        columns.append(Column(said(message("Röster")), True))
    ordered = sorted(entries, key=lambda e: (
        worlds[str(e.data["world"])].place, -voices(e) if votes else 0))
    yield Table(said(message("Namn som föreslogs")), tuple(columns), tuple(Row((
        Cell(own(entry.data["name"]), said(message("blev namnet")) if entry.id in taken else ()),
        Cell(figure_of(worlds[str(entry.data["world"])].place)),
        *((Cell(figure_of(voices(entry))),) if votes else ())),
        id=f"{scene.activity.id}.{entry.id}") for entry in ordered),
        id=f"{scene.activity.id}-names")


def _facts(worlds: tuple[World, ...]) -> tuple[tuple[int, Text], ...]:
    named = sum(bool(world.name) for world in worlds)
    return ((named, counted(messages("namngiven värld", "namngivna världar"), named)),) \
        if named else ()


def _findings(worlds: tuple[World, ...]) -> tuple[Finding, ...]:
    """What the worlds are called; where the room put its points concludes nothing."""
    if not worlds or not all(world.name for world in worlds):
        return ()
    activity = worlds[0].id.partition(":")[0]
    return (Finding(said(message("Vi förbereder oss för fyra världar: {names}."),
                         names=telling.listed(tuple(world.name for world in worlds))),
                    tuple(f"{activity}.{world.id}" for world in worlds)),)
