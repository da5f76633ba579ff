"""A message from outside becomes a command, goes through the room, and comes back an answer."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping

from facilitator.domain.command import Command
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor
from facilitator.room.room import Room
from facilitator.show.language import say

_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_log = logging.getLogger(__name__)


def answer(room: Room, actor: Actor, language: str, asked: object) -> dict[str, object]:
    """Take one message through the corridor; the acknowledgement. Never raises."""
    try:
        receipt = room.handle(read_command(actor, asked))
    except Refused as refused:
        return {"ok": False, "code": refused.code, "field": refused.field,
                "why": say(language, refused.why, refused.details)}
    except Exception:  # noqa: BLE001 - the door: a bug is logged here, once, and told plainly
        _log.exception("%s: a command failed", room.state.code)
        why = message("Inte sparat. Försök igen, det du skrev ligger kvar.")
        return {"ok": False, "code": "not_saved", "field": None, "why": say(language, why)}
    return {"ok": True, "seq": receipt.seq}


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
