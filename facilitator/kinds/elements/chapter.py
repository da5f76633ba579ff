"""The worlds in the report: the scenario table, where it is thin, how they differ, the given."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.card import organisations_in
from facilitator.domain.category import Category
from facilitator.domain.document import (
    Block,
    Cell,
    Column,
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
from facilitator.domain.wording import Text, counted, figure_of, joined, own, said
from facilitator.scenarios.values import World

from .areas import called
from .board import Board, Comparison, board_now, comparison_now
from .cards import every

_IN_A_CELL = 5
_PAIRS = 10
_READING = (
    said(message("Ett scenario har en lucka där det saknar element i ett område, när elementen "
                 "räcker till hälften av rutorna.")),
    said(message("Två scenarier skiljer sig i ett område när inget element i det ena säger nästan "
                 "samma sak som något i det andra. Bara områden som alla scenarier har element i "
                 "jämförs, och det givna räknas inte.")),
    said(message("Nästan samma: mer än tre fjärdedelar av orden är gemensamma, utan småord och "
                 "böjningar, och varken tal eller nekande skiljer.")),
)


def report(scene: Scene) -> Telling | None:
    """What is so in each world, side by side; everything is told whole at the end."""
    board = board_now(scene)
    if not board.elements and not board.lost:
        return None
    blocks = tuple(_blocks(scene, board)) if board.worlds else ()
    return Telling(
        (Paragraph(_came_in(board)), *blocks, *_lost(board)),
        appendix=tuple(every(scene, board)), method=_READING if board.worlds else (),
        facts=((len(board.elements), counted(messages(
            "scenarioelement", "scenarioelement"), len(board.elements))),),
        findings=tuple(_findings(scene, board)) if board.worlds else ())


def ours(scene: Scene, organisation: str) -> Telling | None:
    """The elements that one organisation wrote; None where it wrote none."""
    board = board_now(scene)
    held = tuple(e for e in (*board.elements, *board.lost)
                 if organisation and e.organisation == organisation)
    if not held:
        return None
    return Telling(
        (Paragraph(counted(messages("{n} element kom från oss.", "{n} element kom från oss."),
                           len(held))),
         *every(scene, board, held, at_home=True)),
        facts=((len(held), counted(messages("element från oss", "element från oss"), len(held))),))


def _blocks(scene: Scene, board: Board) -> Iterator[Block]:
    comparison = comparison_now(scene)
    yield _scenario_table(scene, board)
    yield Heading(said(message("Var det finns mycket och lite")))
    yield _coverage(scene, board)
    yield Heading(said(message("Hur olika scenarierna är")))
    yield Paragraph(_contrast(board, comparison))
    if comparison.same:
        yield Paragraph(said(message("Nästan samma element står i flera scenarier:")))
        yield Items(tuple(_pair(board, pair.first.text, pair.first.world, pair.second.text,
                                pair.second.world) for pair in comparison.same[:_PAIRS]))
        more = len(comparison.same) - _PAIRS
        if more > 0:
            yield Paragraph(counted(messages("Och {n} par till.", "Och {n} par till."), more),
                            "soft")
    if board.givens:
        yield Heading(said(message("Givet i alla")))
        yield _given_table(scene, board)


def _came_in(board: Board) -> Text:
    worlds = counted(messages("{n} scenario", "{n} scenarier"), len(board.worlds))
    number, organisations = len(board.elements), organisations_in(board.elements)
    if not organisations:
        return counted(messages("{n} element i {worlds}.", "{n} element i {worlds}."), number,
                       worlds=worlds)
    return counted(messages("{n} element i {worlds}, från {organisations}.",
                            "{n} element i {worlds}, från {organisations}."), number,
                   worlds=worlds, organisations=counted(messages(
                       "{n} organisation", "{n} organisationer"), organisations))


def _columns(board: Board) -> tuple[Column, ...]:
    return (Column(said(message("Område"))), *(Column(_world(each)) for each in board.worlds))


def _world(world: World) -> Text:
    return own(world.name) or said(message("Scenario {n}"), n=world.place)


def _scenario_table(scene: Scene, board: Board) -> Table:
    rows = tuple(Row((Cell(called(field)), *(Cell(_cell(board, world, field))
                                             for world in board.worlds)))
                 for field in board.rows if any(board.count(w, field) for w in board.worlds))
    return Table(said(message("Scenariotabellen")), _columns(board), rows,
                 id=f"{scene.activity.id}-table")


def _cell(board: Board, world: World, field: Category) -> Text:
    """The best supported elements of a cell, each after a mark of its own."""
    held = board.within(world, field)
    told = [_line(entry) for entry in held[:_IN_A_CELL]]
    if len(held) > _IN_A_CELL:
        told.append(counted(messages("och {n} till", "och {n} till"), len(held) - _IN_A_CELL))
    return joined(told, "; ") or own("–")


def _line(entry: Entry) -> Text:
    year = entry.data["year"]
    return own(f"{entry.data['text']} ({year})" if year else entry.data["text"])


def _coverage(scene: Scene, board: Board) -> Table:
    holes = board.coverage.holes()
    rows = [Row((Cell(called(field)), *(
        Cell(figure_of(board.count(world, field)),
             said(message("lucka")) if (world.id, field.id) in holes else ())
        for world in board.worlds))) for field in board.rows]
    sums = Row((Cell(said(message("Alla"))), *(
        Cell(figure_of(board.coverage.of_world(world.id))) for world in board.worlds)))
    columns = (Column(said(message("Område"))),
               *(Column(_world(each), numeric=True) for each in board.worlds))
    return Table(said(message("Antal element i varje område och scenario")), columns,
                 (*rows, sums), id=f"{scene.activity.id}-coverage")


def _contrast(board: Board, comparison: Comparison) -> Text:
    compared, differing = comparison.contrast.compared, comparison.contrast.differing
    if len(board.worlds) < 2 or not compared:
        return said(message(
            "Inget område har element i alla scenarier, så det går inte att jämföra dem än."))
    told = [counted(messages(
        "Scenarierna skiljer sig åt i {differing} av {n} område som alla har element i.",
        "Scenarierna skiljer sig åt i {differing} av {n} områden som alla har element i."),
        len(compared), differing=len(differing))]
    alike = [called(field) for field in board.fields if field.id in comparison.alike]
    if alike:
        told.append(said(message("Något säger nästan samma sak inom {names}."),
                         names=joined(alike)))
    return joined(told, " ")


def _pair(board: Board, one: str, world: str, other: str, also: str) -> Text:
    named = {each.id: _world(each) for each in board.worlds}
    return said(message("”{one}” i {world} och ”{other}” i {also}"), one=own(one),
                world=named[world], other=own(other), also=named[also])


def _given_table(scene: Scene, board: Board) -> Table:
    columns = (Column(said(message("Given förutsättning"))),
               *(Column(_world(each)) for each in board.worlds))
    rows = tuple(Row((Cell(own(given.text)), *(
        Cell(joined([own(e.data["text"]) for e in board.instances(given, world)], "; ")
             or own("–"), () if board.instances(given, world) else said(message("saknas")))
        for world in board.worlds)), f"{scene.activity.id}.{given.id}") for given in board.givens)
    return Table(said(message("Hur det givna syns i varje scenario")), columns, rows,
                 id=f"{scene.activity.id}-given")


def _lost(board: Board) -> Iterator[Block]:
    if board.lost:
        yield Paragraph(counted(messages(
            "{n} element hör till ett scenario som inte finns längre.",
            "{n} element hör till scenarier som inte finns längre."), len(board.lost)), "soft")


def _findings(scene: Scene, board: Board) -> Iterator[Finding]:
    """What a reader must know before the worlds are used: what lacks, and how alike they are."""
    for each in board.lacking():
        names = joined([_world(world) for world in each.worlds])
        yield Finding(said(message("Det givna ”{given}” saknas i {names}."),
                           given=own(each.given.text), names=names),
                      (f"{scene.activity.id}.{each.given.id}",))
    thin = [world for world in board.worlds if len(board.holes(world)) * 2 > len(board.fields)]
    if thin:
        yield Finding(said(message("Mer än hälften av områdena är tomma i {names}."),
                           names=joined(list(map(_world, thin)))),
                      (f"{scene.activity.id}-coverage",))
