"""Who is here now: open sockets, counted by person and organisation. Never in the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from facilitator.domain.roles import Role
from facilitator.domain.scene import Presence
from facilitator.domain.workshop import Workshop

from .audience import Connection


class Crowd:
    """The open sockets of one room."""

    def __init__(self) -> None:
        self._connections: dict[str, Connection] = {}
        self._latest = ""

    def enter(self, connection: Connection) -> None:
        self._connections[connection.sid] = connection
        if connection.actor.role is Role.PHONE:
            self._latest = connection.actor.id

    def leave(self, sid: str) -> Connection | None:
        return self._connections.pop(sid, None)

    def get(self, sid: str) -> Connection | None:
        return self._connections.get(sid)

    def by_key(self, key_hash: str) -> list[str]:
        """The sockets that came in by that key."""
        return [c.sid for c in self if c.key_hash == key_hash]

    def by_login(self, login_hash: str) -> list[str]:
        """The sockets that a login opened."""
        return [c.sid for c in self if c.login_hash == login_hash]

    def of_person(self, person: str) -> list[str]:
        """The sockets of that person's phones."""
        return [c.sid for c in self if c.actor.role is Role.PHONE and c.actor.id == person]

    def __iter__(self) -> Iterator[Connection]:
        return iter(tuple(self._connections.values()))

    def presence(self, workshop: Workshop) -> Presence:
        """The crowd as the views want it; a person with two phones counts once."""
        people = frozenset(c.actor.id for c in self if c.actor.role is Role.PHONE)
        by_organisation = Counter(
            workshop.people[person].organisation for person in people
            if person in workshop.people)
        latest = workshop.people.get(self._latest)
        return Presence(
            dict(by_organisation), people,
            workshop.organisation_name(latest.organisation) if latest else "",
            tuple(sorted({c.actor.id for c in self if c.actor.role is Role.DESK})),
            sum(c.actor.role is Role.DESK and not c.audience.events for c in self),
        )
