"""Elements as cards of the report's appendix: by world, under their categories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.domain.card import whose
from facilitator.domain.category import BY_ID, UNPLACED
from facilitator.domain.document import Block, Card, Cards, Heading
from facilitator.domain.entry import Entry
from facilitator.domain.message import message, messages
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Text, counted, figure_of, joined, own, said
from facilitator.scenarios.forms import TYPES

from .areas import called, field_of
from .board import Board, world_named
from .shown import group_named, table_number


def every(
    scene: Scene, board: Board, held: Sequence[Entry] | None = None, *, at_home: bool = False
) -> Iterator[Block]:
    """Every element by world, or those of `held`; what has lost its world comes last.

    `at_home` leaves out the organisation, for its own readers.
    """
    for world in board.worlds:
        own_ones = [entry for field in board.rows for entry in board.within(world, field)
                    if held is None or entry in held]
        if own_ones:
            name = own(world.name) or said(message("Scenario {n}"), n=world.place)
            yield Heading(name, count=len(own_ones))
            yield Cards(tuple(told_element(scene, board, e, at_home=at_home) for e in own_ones))
    lost = [entry for entry in board.lost if held is None or entry in held]
    if lost:
        yield Heading(said(message("Utan scenario")), count=len(lost))
        yield Cards(tuple(told_element(scene, board, e, at_home=at_home) for e in lost))


def told_element(scene: Scene, board: Board, entry: Entry, *, at_home: bool = False) -> Card:
    """An element with all that may be known of it."""
    data = entry.data
    field = field_of(scene.activity, data["category"])
    given = next((each.text for each in board.givens if each.id == data["given"]), "")
    lost = entry in board.lost
    return Card(entry.id, str(data["text"]), field.id if field.id in BY_ID else "", entry.nr,
                about=joined((
                    called(field) if field is not UNPLACED else (),
                    said(TYPES[str(data["type"])]) if data["type"] in TYPES else (),
                    own(data["year"] or ""),
                    said(message("givet i alla: {given}"), given=own(given)) if given else (),
                    said(message("skrevs i {world}"), world=own(world_named(
                        scene.workshop, scene.activity, str(data["world"]))) or own("–"))
                    if lost else (),
                    _table(scene, str(data["group"])),
                    whose(scene, entry, at_home=at_home),
                    counted(messages("{n} till säger samma", "{n} till säger samma"),
                            len(entry.supporters)) if entry.supporters else ())))


def _table(scene: Scene, group: str) -> Text:
    """Which table wrote it; nothing where nobody sat at one."""
    number = table_number(scene, group)
    if not number:
        return ()
    return own(group_named(scene, group)) or said(message("bord {n}"), n=figure_of(number))
