"""The one way in for every message: whatever its shape, it becomes a command or is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping

from facilitator.domain.command import Command, Receipt
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role

from .room import Room

_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


def ask(room: Room, actor: Actor, asked: object) -> Receipt:
    """Read `asked` as a command of `actor` and take it through the room. Raises `Refused`."""
    return room.handle(in_turn(room, actor, asked))


def in_turn(room: Room, actor: Actor, asked: object) -> Command:
    """`asked` as a command of one who does not ask too often. Raises `Refused`."""
    command = read_command(actor, asked)
    if actor.role is Role.PHONE and (wait := room.pace.take(actor.id)):
        raise Refused("slow", message("Många på en gång. Resten går fram strax, av sig självt."),
                      retry_ms=round(wait * 1000))
    return command


def read_command(actor: Actor, asked: object) -> Command:
    """A message as a command of `actor`. Raises `Refused` when it is not of that shape."""
    if not isinstance(asked, Mapping):
        raise Refused("malformed", message("Meddelandet kan inte läsas."))
    command_id, name = asked.get("id"), asked.get("name")
    activity, data = asked.get("activity"), asked.get("data", {})
    if not isinstance(command_id, str) or not _ID.fullmatch(command_id):
        raise Refused("malformed", message("Meddelandet saknar ett giltigt id."), field="id")
    if not isinstance(name, str) or len(name) > 60:
        raise Refused("malformed", message("Meddelandet saknar ett namn."), field="name")
    if activity is not None and not isinstance(activity, str):
        raise Refused("malformed", message("Momentet kan inte läsas."), field="activity")
    if not isinstance(data, Mapping):
        raise Refused("malformed", message("Innehållet kan inte läsas."), field="data")
    return Command(command_id, name, actor, activity, dict(data))
