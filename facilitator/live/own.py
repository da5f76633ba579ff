"""One person's own part of the picture: made for one, sent to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import gevent

from facilitator.domain.roles import Actor, Role
from facilitator.room.change import Change
from facilitator.room.room import Room
from facilitator.show.canvas import Canvas
from facilitator.show.environment import Environment
from facilitator.show.views import Look, mine_of, touched

from .audience import Audience, Connection
from .presence import Crowd
from .transport import Fanout

_PEOPLE_AT_A_TIME = 25


class OwnParts:
    """The own parts of everybody in one room, a canvas for each actor and language."""

    def __init__(
        self, room: Room, crowd: Crowd, fanout: Fanout,
        environments: Mapping[str, Environment], look: Callable[[], Look],
    ) -> None:
        self._room = room
        self._crowd = crowd
        self._fanout = fanout
        self._environments = environments
        self._look = look
        self._canvases: dict[tuple[Actor, str], Canvas] = {}

    def renew(
        self, changes: Iterable[Change], renewed: set[Audience],
        safely: Callable[[Callable[[Connection], None], Connection], object],
    ) -> None:
        """For those whose part an event touched, and all whose frame was replaced under it.

        `safely` runs a thing with what it is given: where one part fails the others still come.
        """
        changes = tuple(changes)
        people = set().union(*(touched(c.before, c.after, self._room.kinds, c.events)
                                for c in changes))
        desks = any(e.actor.role is Role.DESK for c in changes for e in c.events)
        for number, connection in enumerate(self._crowd, start=1):
            if connection.audience.events:
                continue
            if connection.audience in renewed:
                safely(self.send, connection)
            elif self._who(connection) & people or (
                    desks and connection.actor.role is Role.DESK):
                safely(self._patch, connection)
            if number % _PEOPLE_AT_A_TIME == 0:
                gevent.sleep(0)

    def _who(self, connection: Connection) -> set[str]:
        """The person and, where nobody is named, the mask: one is meant when all are, the other
        when somebody did something."""
        return {connection.actor.id, self._room.known_as(connection.actor).id} - {""}

    def send(self, connection: Connection) -> None:
        """One's own part from nothing, for a frame that has just been put up."""
        self._canvases.pop(_whose(connection), None)
        self._patch(connection)

    def mark(self, connection: Connection) -> str:
        """The hash of one's own part as it was last sent, "" for nothing."""
        canvas = self._canvases.get(_whose(connection))
        return canvas.mark() if canvas else ""

    def forget(self, actor: Actor) -> None:
        """Nobody looks at it any more."""
        for language in self._environments:
            self._canvases.pop((actor, language), None)

    def _patch(self, connection: Connection) -> None:
        state = self._room.state
        actor = self._room.known_as(connection.actor)
        view = mine_of(state, self._room.kinds, actor, self._look(), connection.actor.id)
        if view is None:
            return
        whose = _whose(connection)
        canvas = self._canvases.setdefault(whose, Canvas(self._environments[whose[1]]))
        ops = canvas.paint(view)
        if ops:
            sids = [c.sid for c in self._crowd
                    if c.actor == connection.actor and c.audience == connection.audience]
            self._fanout.emit(
                "mine", {"seq": state.seq, "hash": canvas.mark(), "ops": ops}, sids)


def _whose(connection: Connection) -> tuple[Actor, str]:
    return connection.actor, connection.audience.language
