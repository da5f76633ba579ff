"""The chapter of the report: each road drawn and told, what to mend, and the first steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.domain.card import organisation_name
from facilitator.domain.document import (
    Block,
    Cell,
    Column,
    Drawing,
    Finding,
    Heading,
    Items,
    Paragraph,
    Row,
    Table,
    Telling,
)
from facilitator.domain.entry import Entry
from facilitator.domain.message import message, messages
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Own, Text, counted, figure_of, joined, own, said

from .checking import Way, organisation_taking
from .picture import NOTHING_BETWEEN, in_words, numbers, pages
from .shown import CONFIDENCE, ways_told
from .state import year_of
from .steps import first_by_organisation

_PAPER = 1_240  # px of a drawing on one page
_METHOD = (
    said(message("Ett krav ska ligga tidigare än det som kräver det. Annars sägs det.")),
    said(message("En lucka är mer än tio år i rad utan milstolpe, mellan i år och målet.")),
    said(message("Första steg är milstolpar inom tre år från workshopens år. Organisationen är "
                 "den som milstolpen nämner, annars den som skrev.")),
)
_COLUMNS = ((message("Nr"), True), (message("År"), True), (message("Milstolpe"), False),
            (message("Aktör och medel"), False), (message("Kräver"), True),
            (message("Hinder"), False), (message("Skrivet av"), False))


def report(scene: Scene) -> Telling | None:
    """None while the room has been shown nothing."""
    found = tuple(way for way in ways_told(scene) if way.milestones)
    if not found:
        return None
    count = sum(len(way.milestones) for way in found)
    first = sum(len(way.first()) for way in found)
    return Telling(
        (Paragraph(counted(messages(
            "{n} milstolpe bakåt från det önskade året till i år. Läs från höger.",
            "{n} milstolpar bakåt från det önskade året till i år. Läs från höger."), count)),
         *(block for way in found for block in _road(scene, way, len(found) > 1)),
         *_first(scene, found)),
        method=_METHOD,
        facts=((count, counted(messages("milstolpe", "milstolpar"), count)),
               (first, counted(messages("första steg", "första steg"), first))),
        findings=tuple(_findings(scene, found)))


def ours(scene: Scene, organisation: str) -> Telling | None:
    """The first steps that one organisation takes, and how many milestones came from it."""
    found = ways_told(scene)
    steps = [each for way in found for each in way.first()
             if organisation and organisation_taking(scene.workshop, each) == organisation]
    wrote = sum(each.organisation == organisation for way in found for each in way.milestones
                if organisation)
    if not steps and not wrote:
        return None
    told_: list[Block] = []
    if wrote:
        told_.append(Paragraph(counted(messages(
            "{n} milstolpe kom från oss.", "{n} milstolpar kom från oss."), wrote)))
    told_.append(Heading(said(message("Våra första steg"))))
    told_.append(Items(tuple(_step(each) for each in sorted(steps, key=year_of))) if steps else
                 Paragraph(said(message("Ingen milstolpe inom tre år är vår."))))
    return Telling(tuple(told_), facts=((len(steps), counted(messages(
        "första steg är vårt", "första steg är våra"), len(steps))),) if steps else ())


def _road(scene: Scene, way: Way, many: bool) -> Iterator[Block]:
    """The picture, its table, and what is to be mended in words."""
    name = _called(way)
    if many or way.road.name:
        yield Heading(name, id=f"{scene.activity.id}-{way.road.id}")
    if way.road.gone:
        yield Paragraph(said(message("Scenariot finns inte längre. Milstolparna står kvar.")),
                        "soft")
    signs = said(message("Läs från höger: från målet bakåt till i år. Åren är inte i skala. En "
                         "linje går från det som krävs till det som kräver det, en streckad går "
                         "mot tiden. Triangeln räknar hinder."))
    drawn = pages(way, _PAPER)
    for nth, page in enumerate(drawn, 1):
        title = said(message("Vägen till {name}"), name=name) if len(drawn) == 1 else \
            said(message("Vägen till {name}, del {nth} av {all}"), name=name, nth=nth,
                 all=len(drawn))
        yield Drawing(f"{scene.activity.id}-{way.road.id}-{nth}", page.figure(), title,
                      in_words(way), signs, n=len(way.milestones),
                      table=_table(scene, way) if nth == 1 else None, signs=signs)
    yield Items(tuple(_to_mend(way)))


def _called(way: Way) -> Text:
    return own(way.road.name) or said(message("en önskad framtid"))


def _table(scene: Scene, way: Way) -> Table:
    return Table(
        said(message("Milstolparna, från målet bakåt")),
        tuple(Column(said(words), numeric) for words, numeric in _COLUMNS),
        tuple(_row(scene, way, each) for each in way.milestones), heads=2,
        id=f"{scene.activity.id}-{way.road.id}-steps")


def _row(scene: Scene, way: Way, entry: Entry) -> Row:
    data, confidence = entry.data, entry.data["confidence"]
    about = joined((
        own(data["actor"]), own(data["medel"]),
        said(message("RUS-mål: {goal}"), goal=str(data["goal"])) if data["goal"] else (),
        said(CONFIDENCE[confidence]) if isinstance(confidence, int) else ()), "; ")
    obstacles = joined([own(each.data["text"]) for each in way.obstacles.get(entry.id, ())], "; ")
    cells = (figure_of(way.numbers[entry.id]), own(str(year_of(entry))), own(data["text"]), about,
             numbers(way, way.requires.get(entry.id, ())), obstacles, _from(scene, entry))
    return Row(tuple(Cell(each or own("–")) for each in cells), entry.id)


def _from(scene: Scene, entry: Entry) -> Text:
    """Its organisation alone: a road is the room's, and nobody signs a milestone."""
    return joined((own(organisation_name(scene, entry)),
                   said(message("inskrivet åt någon")) if entry.proxy else ()))


def _to_mend(way: Way) -> Iterator[Text]:
    """Faults of order, circles and gaps, a sentence each; else that there are none."""
    checked = way.checked
    for fault in checked.faults:
        yield said(message(
            "Nr {step} kräver nr {needs}, som inte kommer tidigare ({year} mot {needed})."),
            step=way.numbers[fault.step], needs=way.numbers[fault.needs],
            year=str(year_of(way.get(fault.step))), needed=str(year_of(way.get(fault.needs))))
    for circle in checked.cycles:
        yield said(message("Nr {numbers} kräver varandra i en cirkel."),
                   numbers=joined([figure_of(way.numbers[each]) for each in circle], " → "))
    for gap in checked.gaps:
        yield (*said(NOTHING_BETWEEN, after=str(gap.after), before=str(gap.before)), Own("."))
    if not (checked.faults or checked.cycles or checked.gaps):
        yield said(message("Inget krav ligger för sent, och inga luckor är längre än tio år."))
    if not way.obstacles:
        yield said(message("Ingen har skrivit något hinder."))


def _first(scene: Scene, found: Sequence[Way]) -> Iterator[Block]:
    yield Heading(said(message("Första steget")))
    rows = first_by_organisation(scene, found)
    if not rows:
        yield Paragraph(said(message("Ingen milstolpe ligger inom tre år.")))
    for row in rows:
        yield Heading(own(row.name) or said(message("Ingen organisation nämnd")), 2)
        yield Items(tuple(_step(each) for each in row.steps))


def _step(entry: Entry) -> Text:
    actor = said(message("aktör: {actor}"), actor=str(entry.data["actor"])) \
        if entry.data["actor"] else ()
    return joined((own(f"{year_of(entry)}: {entry.data['text']}"), actor))


def _findings(scene: Scene, found: Sequence[Way]) -> Iterator[Finding]:
    """Where a road is empty: nobody has said how one gets over those years."""
    for way in found:
        for gap in way.checked.gaps:
            yield Finding(said(message(
                "På vägen till {name} finns ingen milstolpe mellan {after} och {before}."),
                name=_called(way), after=str(gap.after), before=str(gap.before)),
                (f"{scene.activity.id}-{way.road.id}-1",))
