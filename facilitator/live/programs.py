"""Programs that take events instead of markup, each audience at a number of its own."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.event import Event
from facilitator.room.room import Room
from facilitator.show.events import seen_events
from facilitator.show.views import Look

from .audience import Audience, Connection
from .transport import Fanout


class Programs:
    """The audiences of one room that asked for events."""

    def __init__(self, room: Room, fanout: Fanout, look: Callable[[], Look]) -> None:
        self._room = room
        self._fanout = fanout
        self._look = look
        self._seq: dict[Audience, int] = {}
        self._sids: dict[Audience, set[str]] = {}

    def enter(self, connection: Connection) -> None:
        """One more of its audience; the first sets where the audience stands."""
        self._sids.setdefault(connection.audience, set()).add(connection.sid)
        self._seq.setdefault(connection.audience, self._room.state.seq)

    def leave(self, sid: str) -> None:
        for sids in self._sids.values():
            sids.discard(sid)

    def seq(self, audience: Audience) -> int:
        """The number of the last event that an audience was told of."""
        return self._seq[audience]

    def tell(self, events: tuple[Event, ...]) -> None:
        """What every audience may see of `events`, encoded once for all of it."""
        if not events:
            return
        for audience, sids in self._sids.items():
            start = self._seq[audience]
            # An audience that came in between the commit and this tick stands there already.
            new = tuple(event for event in events if event.seq > start)
            if new:
                self._seq[audience] = new[-1].seq
                self._emit(audience, start, new, sids)

    def catch_up(self, connection: Connection, seq: int | None) -> None:
        """What happened after `seq`, up to where this audience stands; all of it for None."""
        stands = self._seq[connection.audience]
        missed = tuple(e for e in self._room.events_after(seq or 0) if e.seq <= stands)
        self._emit(connection.audience, seq, missed, {connection.sid})

    def _emit(
        self, audience: Audience, start: int | None, events: tuple[Event, ...], sids: set[str]
    ) -> None:
        seen = seen_events(audience.role, self._room.state, self._room.kinds, events,
                           self._look())
        self._fanout.emit(
            "patch", {"seq": self._seq[audience], "from": start, "events": seen}, sids)
