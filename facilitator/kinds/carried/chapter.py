"""What was brought along, in the report: where from, with which numbers, and the cards behind."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.document import (
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Drawing,
    Group,
    Groups,
    Heading,
    Paragraph,
    Row,
    Table,
    Telling,
)
from facilitator.domain.entry import Entry
from facilitator.domain.message import message, messages
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Date, Number, Text, counted, figure_of, joined, own, said

from .held import CARD, Bringing, Carried, Driver, carried_of
from .parcel import CRITICAL, FIELDS
from .picture import drawn
from .summary import organisations


def report(scene: Scene) -> Telling | None:
    """None while nothing has been brought."""
    state = carried_of(scene.activity)
    now = state.now
    if now is None:
        return None
    going = state.goes_on()
    on = [each for each in state.drivers if each.id in going]
    return Telling(
        (Paragraph(whence(now), "lead"), *_picture(scene, state), _table(scene, state, going),
         *_groups(state, on)),
        appendix=_every(state), method=tuple(_method(now)),
        facts=((len(on), counted(messages("drivkraft ur en tidigare workshop",
                                          "drivkrafter ur en tidigare workshop"), len(on))),))


def whence(now: Bringing) -> Text:
    """Where it is from, and when it was brought."""
    held = (Date(now.source.date),) if now.source.date else ()
    return said(message("Ur {title}. Hämtat {at}."),
                title=joined((own(now.source.title), held)), at=Date(now.at))


def _picture(scene: Scene, state: Carried) -> Iterator[Block]:
    figure = drawn(scene)
    if figure is None:
        return
    critical = joined([own(each.name) for each in state.drivers if each.field == CRITICAL])
    yield Drawing(
        f"{scene.activity.id}-picture", figure,
        said(message("Påverkan mot osäkerhet, som det var")),
        said(message("Kritiska osäkerheter: {names}."), names=critical) if critical else said(
            message("Ingen drivkraft är en kritisk osäkerhet.")),
        said(message("Medelvärden ur den tidigare workshopen.")))


def _table(scene: Scene, state: Carried, going: frozenset[str]) -> Table:
    heads = (message("Drivkraft"), message("Påverkan"), message("Osäkerhet"), "n",
             message("Prioritet"), message("Prickar"), message("Fält"), message("Kort"))
    return Table(
        said(message("Det som kom med, i rangordning")),
        tuple(Column(said(head), numeric=nth not in (0, 6)) for nth, head in enumerate(heads)),
        tuple(_row(scene, state, each, each.id in going) for each in state.drivers),
        id=f"{scene.activity.id}-table")


def _row(scene: Scene, state: Carried, each: Driver, goes_on: bool) -> Row:
    flag = said(message("går vidare")) if goes_on else ()
    return Row((
        Cell(called(each), flag), Cell(figure_of(each.impact, 2)),
        Cell(figure_of(each.uncertainty, 2)), Cell(figure_of(each.n)),
        Cell(figure_of(each.priority, 2)), Cell((Number(each.dots),)),
        Cell(said(FIELDS[each.field]) if each.field else own("–")),
        Cell(figure_of(len(state.cards(each)))),
    ), id=f"{scene.activity.id}.{each.id}")


def called(each: Driver) -> Text:
    """What a thing is called, or that it had no name."""
    return own(each.name) or said(message("Utan namn"))


def _groups(state: Carried, on: list[Driver]) -> Iterator[Block]:
    rows = tuple(_group(state, each) for each in on if each.sort != CARD and state.cards(each))
    if rows:
        yield Heading(said(message("Vilka inlägg ligger bakom?")))
        yield Groups(rows)


def _group(state: Carried, each: Driver) -> Group:
    cards = state.cards(each)
    homes = organisations(cards)
    about = counted(messages("Från {n} organisation.", "Från {n} organisationer."), len(homes)) \
        if homes else ()
    return Group(
        each.id, called(each), counted(messages("{n} kort", "{n} kort"), len(cards)), each.text,
        about, tuple(str(card.data["category"]) for card in cards),
        tuple(told(card) for card in cards))


def told(card: Entry) -> Card:
    """A card with the organisation that it was written in."""
    data = card.data
    nr = int(str(data["nr"]))
    return Card(card.id, str(data["words"]), str(data["category"]), nr, str(data["text"]), joined((
        own(data["organisation"]),
        said(message("källa: {source}"), source=str(data["source"])) if data["source"] else ())))


def _every(state: Carried) -> tuple[Block, ...]:
    cards = state.entries.visible()
    if not cards:
        return ()
    return (Heading(said(message("Kort ur den tidigare workshopen")), count=len(cards)),
            Cards(tuple(told(card) for card in cards)))


def _method(now: Bringing) -> Iterator[Text]:
    source = now.source
    yield said(message(
        "Underlaget är hämtat {at} ur {title} (kod {code}), som den var efter händelse {seq}. "
        "Rapportens kontrollsumma (SHA-256) börjar {sum}. Ändras något där ändras det inte här."),
        at=Date(now.at), title=own(source.title), code=own(source.code), seq=source.seq,
        sum=own(source.digest[:12]))
    for each in now.results:
        yield said(message("Talen kommer ur resultat {id}, {title}, {date}. n = {n}."),
                   id=own(each.id), title=own(each.title), date=Date(each.at),
                   n=figure_of(each.sheets))
