"""Rooms and printers over a workshop whose front pages have pictures."""

from __future__ import annotations

import secrets
from pathlib import Path

from facilitator.cli.printer import open_printer
from facilitator.domain.command import Command
from facilitator.domain.roles import Actor
from facilitator.kinds.story.writing import narratives_of
from facilitator.report.printing import Printer
from facilitator.room.room import Room
from tests.cast import ANNA, KARIN, Story
from tests.kinds.judged import CEDRIC
from tests.kinds.worlds import STORY, at_tables, begin, write
from tests.photos import name_of, ours

ALT, OTHER_ALT = "En buss i snö vid en tom hållplats", "Kanariebild av ett torg i regn"
BODY, OTHER = ours(), ours(1)
NAMES = {ANNA: name_of(BODY), CEDRIC: name_of(OTHER)}


def written(naming: str = "organisation") -> Story:
    """Anna's table and Cedric's each have a front page without a picture."""
    story = at_tables(naming)
    for actor, words in ((ANNA, "Sista bussen går i kväll"), (CEDRIC, "Torget fylls igen")):
        write(story, begin(story, actor, world=""), "lead", words, actor)
    return story


def do(room: Room, name: str, actor: Actor = KARIN, body: bytes = b"", **data: object) -> None:
    own = name.startswith(("story.", "entry."))
    room.handle(Command(secrets.token_hex(16), name, actor, STORY if own else None, data), body)


def pictured(room: Room) -> dict[Actor, str]:
    """Both put theirs there; the id of each one's text."""
    begun = narratives_of(room.state.activities[STORY]).by_id
    texts = dict(zip((ANNA, CEDRIC), begun, strict=True))
    for actor, body, alt in ((ANNA, BODY, ALT), (CEDRIC, OTHER, OTHER_ALT)):
        do(room, "story.picture", actor, body, text=texts[actor], picture=name_of(body), alt=alt)
    return texts


def show(room: Room) -> None:
    for step in ("close", "reveal"):
        do(room, f"stage.{step}")


def entry_of(room: Room, text: str) -> str:
    found = narratives_of(room.state.activities[STORY]).picture(text)
    assert found
    return found.id


def printer(room: Room) -> Printer:
    folder: Path = room.path.parent
    return open_printer(room.path, folder, "sv")
