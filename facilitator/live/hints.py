"""While somebody writes on a phone: who has written nearly the same already."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping

from facilitator.domain.entry import Entry
from facilitator.domain.roles import Role
from facilitator.room.limits import Buckets, Rate
from facilitator.room.room import Room
from facilitator.show.language import say

from .audience import Connection

Alike = Callable[[Room, str, str, str], tuple[str, tuple[Entry, ...]]]
NOTHING: dict[str, object] = {"cards": [], "word": ""}
# A headline's length and then some; what is longer is not asked about.
_LONGEST = 200
# One person's questions: a hand that writes rests as often as this, and no oftener.
PACE = Rate(per_second=1 / 1.5, burst=3)
_log = logging.getLogger(__name__)


class Hints:
    """Answers phones, one question of a person at a time and few in a row; the others get nothing.

    By person and not by socket: one who opens more asks no more.
    """

    def __init__(self, alike: Alike, clock: Callable[[], float] = time.monotonic) -> None:
        """`alike(room, activity, person, text)`: how it was compared, and cards that say it."""
        self._alike = alike
        self._asking: set[tuple[str, str]] = set()
        self._pace = Buckets(PACE, clock)

    def answer(self, room: Room, connection: Connection, asked: object) -> dict[str, object]:
        """`{"cards": [{id, headline, support}], "word"}`, with no cards where there is no hint."""
        question = _read(asked)
        who = room.state.code, connection.actor.id
        if not question or connection.actor.role is not Role.PHONE \
                or who in self._asking or self._pace.take(who):
            return NOTHING
        self._asking.add(who)
        try:
            word, found = self._alike(room, question[0], room.known_as(connection.actor).id,
                                      question[1])
        except Exception:  # noqa: BLE001 - the door: a hint that fails is no hint
            _log.exception("%s: a hint failed", room.state.code)
            return NOTHING
        finally:
            self._asking.discard(who)
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
