"""While somebody writes on a phone: who has written nearly the same already."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from facilitator.domain.entry import Entry
from facilitator.domain.roles import Role
from facilitator.room.room import Room
from facilitator.show.language import say

from .audience import Connection

Alike = Callable[[Room, str, str, str], tuple[str, tuple[Entry, ...]]]
NOTHING: dict[str, object] = {"cards": [], "word": ""}
# A headline's length and then some; what is longer is not asked about.
_LONGEST = 200
_log = logging.getLogger(__name__)


class Hints:
    """Answers sockets of phones, one question of each at a time; the others get nothing."""

    def __init__(self, alike: Alike) -> None:
        self._alike = alike
        self._asking: set[str] = set()

    def answer(self, room: Room, connection: Connection, asked: object) -> dict[str, object]:
        """`{"cards": [{id, headline, support}], "word"}`, with no cards where there is no hint."""
        question = _read(asked)
        if not question or connection.actor.role is not Role.PHONE \
                or connection.sid in self._asking:
            return NOTHING
        self._asking.add(connection.sid)
        try:
            word, found = self._alike(room, question[0], room.known_as(connection.actor).id,
                                      question[1])
        except Exception:  # noqa: BLE001 - the door: a hint that fails is no hint
            _log.exception("%s: a hint failed", room.state.code)
            return NOTHING
        finally:
            self._asking.discard(connection.sid)
        return {"cards": [{"id": e.id, "headline": str(e.data.get("headline", "")),
                           "support": 1 + len(e.supporters)} for e in found],
                "word": say(connection.audience.language, word) if word else ""}


def _read(asked: object) -> tuple[str, str] | None:
    if not isinstance(asked, Mapping):
        return None
    activity, text = asked.get("activity"), asked.get("text")
    if not (isinstance(activity, str) and isinstance(text, str) and 0 < len(text) <= _LONGEST):
        return None
    return activity, text
