"""From a commit to the screens: rendered once an audience, coalesced, encoded once for all."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping

import gevent
from gevent.event import Event as Signal

from facilitator.domain.advice import Advice
from facilitator.domain.roles import Role
from facilitator.room.change import Change
from facilitator.room.clock import Now
from facilitator.room.room import Room
from facilitator.show.environment import Environment

from .audience import Audience, Connection
from .beat import Heartbeat
from .clock import clock_message
from .hands import Hands
from .own import OwnParts
from .presence import Crowd
from .programs import Programs
from .screen import Screen
from .sight import Sight
from .transport import Fanout, Message

# A busy room gets one patch in so many seconds; the first change after quiet goes at once.
_TICK = 0.05
_CROWD_EVERY = 0.5
# One who is shut out gets this long to be told so.
_GOODBYE = 0.3
_MOVES_THE_CLOCK = ("stage.", "clock.", "workshop.")
_log = logging.getLogger(__name__)


class Broadcaster:
    """Keeps every screen of one room at the room's number."""

    def __init__(
        self, room: Room, fanout: Fanout, environments: Mapping[str, Environment],
        addresses: Callable[[str], tuple[str, str]], now: Now, cut: Callable[[str], None],
        page_seconds: float, advice: Callable[[], Advice] = Advice,
    ) -> None:
        """`environments` by language; `addresses(code)`: (what the QR holds, what is typed)."""
        self.room = room
        self._fanout = fanout
        self._environments = environments
        self._now = now
        self._cut = cut
        self._page_seconds = page_seconds
        self._crowd = Crowd()
        self._sight = Sight(room, self._crowd, addresses, now, advice)
        self._screens: dict[Audience, Screen] = {}
        self._own = OwnParts(room, self._crowd, fanout, environments, self._sight.look)
        self._programs = Programs(room, fanout, self._sight.look)
        self.hands = Hands(self._crowd, fanout)
        self._heart = Heartbeat(
            self._crowd, fanout, self._own,
            lambda c: None if c.audience.events else self._screens[c.audience],
            lambda c: self._programs.seq(c.audience))
        self._changes: list[Change] = []
        self._due = Signal()
        self._crowd_due = False
        self.renew = self._due.set
        room.on_change(self._changed)
        room.alarms.on_change(self._due.set)
        self._workers = [gevent.spawn(work) for work in (
            self._work, self._turn_pages, lambda: self._heart.run(self._safely))]

    def send_away(self) -> None:
        """The room is put back to an earlier day: everyone loads anew, and this one ends."""
        self._let_go([c.sid for c in self._crowd])
        gevent.killall(self._workers, block=False)

    # Coming and going

    def enter(self, connection: Connection, seq: int | None, mark: str | None) -> None:
        """A socket has opened: bring it from `seq` and `mark` to now, then keep it there."""
        self._crowd.enter(connection)
        self._crowd_changed()
        audience = connection.audience
        if audience.events:
            self._programs.enter(connection)
        else:
            screen = self.screen(audience)
            screen.sids.add(connection.sid)
        self.catch_up(connection, seq, mark)
        self._heart.soon()
        self._fanout.send(self._clock(), [connection.sid])
        if audience.role is Role.DESK and not audience.events:
            self.hands.tell(connection.sid)

    def leave(self, sid: str) -> None:
        """A socket has closed."""
        connection = self._crowd.leave(sid)
        if connection is None:
            return
        for screen in self._screens.values():
            screen.sids.discard(sid)
        self._programs.leave(sid)
        self.hands.leave(sid)
        actor = connection.actor
        if not any(c.actor == actor for c in self._crowd):
            self._own.forget(actor)
        self._crowd_changed()

    def people_here(self) -> frozenset[str]:
        """The ids of the people who are connected."""
        return self._sight.presence.people

    def get(self, sid: str) -> Connection | None:
        """The connection behind a socket of this room."""
        return self._crowd.get(sid)

    def catch_up(self, connection: Connection, seq: int | None, mark: str | None) -> None:
        """Send one socket what it has missed since it showed `mark` at `seq`, and its own part."""
        audience = connection.audience
        if audience.events:
            self._programs.catch_up(connection, seq)
            return
        for message in self.screen(audience).since(seq, mark):
            self._fanout.send(message, [connection.sid])
        self._own.send(connection)

    def screen(self, audience: Audience) -> Screen:
        """The audience's screen, painted up to now if nobody has asked for it before."""
        screen = self._screens.get(audience)
        if screen is None:
            screen = self._screens[audience] = Screen.of(self._environments[audience.language])
        # A desk also shows what no event tells: an alarm, who is here.
        stale = screen.seq != self.room.state.seq or audience.role is Role.DESK
        if stale and not screen.sids:
            screen.show(self._sight.view(audience), self.room.state.seq)
        return screen

    # What changes

    def _changed(self, change: Change) -> None:
        self._changes.append(change)
        self._due.set()

    def _crowd_changed(self) -> None:
        if not self._crowd_due:
            self._crowd_due = True
            gevent.spawn_later(_CROWD_EVERY, self._count_crowd)

    def _count_crowd(self) -> None:
        self._crowd_due = False
        presence = self._sight.count()
        sids = [c.sid for c in self._crowd if c.actor.role is not Role.PHONE]
        self._fanout.emit("crowd", {
            "here": presence.here, "expected": self.room.state.places(),
            "by_organisation": presence.by_organisation, "ops": [],
        }, sids)
        self._due.set()

    def _turn_pages(self) -> None:
        while True:
            gevent.sleep(self._page_seconds)
            self._sight.turn_page()
            self._due.set()

    def _work(self) -> None:
        while True:
            self._due.wait()
            self._due.clear()
            began = time.monotonic()
            self._tick()
            gevent.sleep(max(_TICK - (time.monotonic() - began), _TICK / 5))

    def _tick(self) -> None:
        changes, self._changes = self._changes, []
        renewed = set()
        for audience, screen in tuple(self._screens.items()):
            if screen.sids and self._safely(self._show, audience, screen):
                renewed.add(audience)
            gevent.sleep(0)  # a hundred writes each: whoever has something to say comes in between
        self._safely(self._programs.tell,
                     tuple(event for change in changes for event in change.events))
        self._safely(self._own.renew, changes, renewed, self._safely)
        self._heart.soon()
        if any(e.name.startswith(_MOVES_THE_CLOCK) for c in changes for e in c.events):
            self._safely(self._send_clock)
        for change in changes:
            self._safely(self._shut_out, change)

    def _show(self, audience: Audience, screen: Screen) -> bool:
        """Bring one audience to what is so now; True when its whole frame was replaced."""
        seq, view = self.room.state.seq, self._sight.view(audience)
        gevent.sleep(0)  # in a busy item it took a while, and painting takes as long
        if seq < screen.seq or (shown := screen.show(view, seq)) is None:
            return False
        message, ops = shown
        self._fanout.send(message, screen.sids)
        return bool(ops) and ops[0][0] == "whole"

    def _safely(self, work: Callable[..., bool | None], *given: object) -> bool | None:
        """A template that fails must not leave the other audiences without their patches."""
        try:
            return work(*given)
        except Exception:  # noqa: BLE001 - the door: logged once, the rest of the tick goes on
            _log.exception("%s: a picture could not be made", self.room.state.code)
            return None

    def end_login(self, login_hash: str) -> None:
        """A login is over: what it opened is closed."""
        self._let_go(self._crowd.by_login(login_hash))

    def make_room(self, connection: Connection, most: int) -> None:
        """Close the oldest sockets of that key, so that `most` are left with a new one."""
        own = self._crowd.by_key(connection.key_hash)
        for sid in own[:max(0, len(own) + 1 - most)]:
            self._cut(sid)

    def _shut_out(self, change: Change) -> None:
        """Keys and people that were just shut out lose their sockets at once, and what was just
        hidden again is not kept for those who come late."""
        for event in change.events:
            match event.name:
                case "key.revoked":
                    sids = self._crowd.by_key(str(event.data["hash"]))
                case "stage.reopened" | "stage.put_back":
                    # A result that is hidden again is still in those patches.
                    for screen in self._screens.values():
                        screen.forget()
                    continue
                case "person.removed" | "person.erased" | "entry.erased":
                    # What was erased is still in the patches that are kept for late ones.
                    for screen in self._screens.values():
                        screen.forget()
                    self._sight.forget()
                    sids = self._crowd.of_person(str(event.data.get("person")))
                case _:
                    continue
            self._let_go(sids)

    def _let_go(self, sids: list[str]) -> None:
        self._fanout.emit("reload", {}, sids)
        for sid in sids:
            gevent.spawn_later(_GOODBYE, self._cut, sid)

    def _send_clock(self) -> None:
        self._fanout.send(self._clock(), [c.sid for c in self._crowd])

    def _clock(self) -> Message:
        state = self.room.state
        return clock_message(None if state.ended else state.now(), self._now())
