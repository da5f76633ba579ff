"""One live workshop: commands in, one group commit at a time, then receipts and listeners."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import gevent
from gevent.event import AsyncResult
from gevent.queue import Queue

from facilitator.domain.chapter import Kinds
from facilitator.domain.command import Command, Receipt
from facilitator.domain.decide import decide, number
from facilitator.domain.event import Event
from facilitator.domain.fold import fold
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor
from facilitator.domain.workshop import Workshop

from .alarms import Alarms
from .change import Change
from .clock import Now
from .limits import Buckets, Rate
from .masks import coarse
from .scribe import Scribe, not_saved
from .waiting import Keeping, Waiting

_LARGEST_GROUP = 256
_LONGEST_QUEUE = 4000
# One person's commands. A phone that comes back with forty cards is let through at once.
PACE = Rate(per_second=1, burst=40)
_log = logging.getLogger(__name__)


class Room:
    """A workshop in memory with its file; every change goes through `handle`."""

    def __init__(self, path: Path, kinds: Kinds, now: Now) -> None:
        """Open and fold the file. Raises `BrokenFile` when it cannot be read."""
        self.path = path
        self.kinds = kinds
        self.pace = Buckets(PACE, time.monotonic)
        self._closing = False
        self._now = now
        self._scribe = Scribe(path, kinds)
        self._state = self._scribe.folded
        self.opened_at = self._state.seq
        self._listeners: list[Callable[[Change], None]] = []
        self._queue: Queue[Waiting | Keeping | None] = Queue(_LONGEST_QUEUE)
        self._worker = gevent.spawn(self._work)

    @property
    def saving(self) -> bool:
        """False while what people send cannot be written."""
        return self._scribe.saving

    @property
    def alarms(self) -> Alarms:
        """What the desk must know at once."""
        return self._scribe.alarms

    @property
    def closed(self) -> bool:
        """True once it has let go of the file, or is about to."""
        return self._closing

    @property
    def state(self) -> Workshop:
        """What is so and on disk."""
        return self._state

    def events_after(self, seq: int) -> tuple[Event, ...]:
        """Every event with a number above `seq`, in order; numbers count from 1 without gaps."""
        return tuple(self._scribe.events[max(0, seq):])

    def on_change(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` after every commit, on the event loop. It must not wait."""
        self._listeners.append(listener)

    def known_as(self, actor: Actor) -> Actor:
        """Who `actor` is in the activity that is on: itself, or its mask where nobody is named."""
        return self._scribe.known_as(self._state, actor)

    def handle(self, command: Command, picture: bytes = b"") -> Receipt:
        """Decide, write, then answer. Waits until the events are on disk.

        The same command id gives the same receipt and does nothing twice. `picture` are the bytes
        that the command names; they are on disk with its events. Raises `Refused`.
        """
        if self._closing or self._queue.qsize() >= _LONGEST_QUEUE - 1:
            raise Refused("busy", message("Många skickar just nu. Det går fram strax."),
                          retry_ms=500)
        reply: AsyncResult[Receipt] = AsyncResult()
        self._queue.put(Waiting(command, reply, picture))
        receipt = reply.get()
        assert receipt is not None
        return receipt

    def picture(self, name: str) -> bytes | None:
        """A picture that some event names, None where there is none."""
        return None if self._closing else self._scribe.picture(name)

    def vectors(self, version: str) -> Mapping[str, bytes]:
        """Entry -> the vector that is kept of its words, of that version."""
        return {} if self._closing else self._scribe.vectors(version)

    def keep_vectors(
        self, version: str, still: Callable[[Workshop], Mapping[str, bytes]]
    ) -> None:
        """Keep vectors by entry, after the commands that wait; does not wait itself.

        `still(state)` gives those that hold in the state at that time: words may be edited or
        erased meanwhile, and no vector of what is gone may be written after that.
        """
        if not self._closing:
            self._queue.put(Keeping(version, still))

    def close(self) -> None:
        """Finish what has been accepted, then let go of the file."""
        if self._closing:
            return
        self._closing = True
        self._queue.put(None)
        self._worker.join()
        self._scribe.close()

    def _work(self) -> None:
        while True:
            taken = [each for each in self._next_group() if each]
            group = [each for each in taken if isinstance(each, Waiting)]
            if group:
                self._commit_or_tell(group)
            for keeping in (each for each in taken if isinstance(each, Keeping)):
                self._keep(keeping)
            if self._closing and self._queue.empty():
                return

    def _keep(self, keeping: Keeping) -> None:
        """In this greenlet, as erasing is: never between an erasure and the state after it."""
        try:
            if vectors := keeping.still(self._state):
                self._scribe.keep_vectors(keeping.version, vectors)
        except Exception:  # noqa: BLE001 - it must not end the room
            _log.exception("%s: vectors could not be kept", self.path.name)

    def _next_group(self) -> Iterator[Waiting | Keeping | None]:
        """One that waits and those behind it; None stands where the room was closed."""
        yield self._queue.get()
        for _ in range(_LARGEST_GROUP - 1):
            if self._queue.empty():
                return
            yield self._queue.get()

    def _commit_or_tell(self, group: list[Waiting]) -> None:
        """A bug must not leave anybody waiting, nor end the room for all."""
        try:
            self._commit(group)
        except Exception as error:  # noqa: BLE001 - the same door, for a whole group
            _log.exception("%s: a group could not be committed", self.path.name)
            for waiting in group:
                if not waiting.reply.ready():
                    waiting.reply.set_exception(error)

    def _commit(self, group: list[Waiting]) -> None:
        """One group: decide each on top of the ones before, write all, then tell everybody."""
        self._take_in(self._scribe.unseen())
        before = ahead = self._state
        events: list[Event] = []
        fresh: dict[str, tuple[int, Actor]] = {}
        pictures: dict[str, bytes] = {}
        at = self._now()
        for waiting in group:
            try:
                made = self._decide(ahead, waiting, at, fresh)
                came = waiting.pictures(made)
                ahead = fold(made, self.kinds, ahead)
            except Exception as error:  # noqa: BLE001 - one bad command must not stop the rest
                waiting.answer = error
                continue
            if made:
                fresh[waiting.command.id] = (made[0].seq, made[0].actor)
            events += made
            pictures |= came
        if events and not self._scribe.write(events, pictures):
            for waiting in group:
                waiting.reply.set_exception(not_saved())
            return
        # What is on disk is so, whatever fails after it: else the next would get its numbers.
        self._state = ahead
        self._scribe.forget_closed(ahead)
        self._state = self._scribe.erase(events) or ahead
        for waiting in group:
            _answer(waiting)
        if events:
            self._tell(Change(tuple(events), before, self._state))

    def _decide(
        self, state: Workshop, waiting: Waiting, at: str, fresh: dict[str, tuple[int, Actor]]
    ) -> list[Event]:
        command = self._scribe.masked(state, waiting.command)
        earlier = self._scribe.receipt(command.id) or fresh.get(command.id)
        if earlier:
            # A mask that is gone cannot be compared; an id tells no more than its number then.
            if earlier[1] != command.actor and state.naming != "anonymous":
                raise Refused("id_taken", message("Något gick snett. Skicka en gång till."))
            waiting.answer = Receipt(earlier[0])
            return []
        if command is not waiting.command:
            at = coarse(at)
        drafts = decide(state, command, at, self.kinds)
        made = number(state, command, drafts, at)
        seq = made[0].seq if made else state.seq
        waiting.answer = Receipt(seq)
        return made

    def _take_in(self, events: list[Event]) -> None:
        """What is on disk although its write seemed to fail has happened."""
        if events:
            before = self._state
            self._state = fold(events, self.kinds, before)
            self._tell(Change(tuple(events), before, self._state))

    def _tell(self, change: Change) -> None:
        for listener in self._listeners:
            try:
                listener(change)
            except Exception:  # noqa: BLE001 - one that fails must not keep the others from knowing
                _log.exception("%s: a listener failed", self.path.name)


def _answer(waiting: Waiting) -> None:
    if isinstance(waiting.answer, Exception):
        waiting.reply.set_exception(waiting.answer)
    else:
        waiting.reply.set(waiting.answer)
