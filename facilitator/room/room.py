"""One live workshop: commands in, one group commit at a time, then receipts and listeners."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import gevent
from gevent.event import AsyncResult
from gevent.queue import Queue
from gevent.threadpool import ThreadPool

from facilitator.domain.chapter import Kinds
from facilitator.domain.command import Command, Receipt
from facilitator.domain.decide import decide, number
from facilitator.domain.event import Event
from facilitator.domain.fold import fold
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor
from facilitator.domain.workshop import Workshop
from facilitator.storage.database import BrokenFile, NotWritten, open_for_writing
from facilitator.storage.log import Log

from .clock import Now

_LARGEST_GROUP = 256
_LONGEST_QUEUE = 4000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit changed. Everything in it is on disk."""

    events: tuple[Event, ...]
    before: Workshop
    after: Workshop


@dataclass(slots=True)
class _Waiting:
    command: Command
    reply: AsyncResult[Receipt]
    answer: Receipt | Exception | None = None


class Room:
    """A workshop in memory with its file; every change goes through `handle`."""

    def __init__(self, path: Path, kinds: Kinds, now: Now) -> None:
        """Open and fold the file. Raises `BrokenFile` when it cannot be read."""
        self.path = path
        self.kinds = kinds
        self.saving = True
        self._closing = False
        self._now = now
        views = {name: sql for kind in kinds.values() for name, sql in kind.views.items()}
        self._log = Log(open_for_writing(path, views))
        try:
            self._events = list(self._log.read())
            self._state = fold(self._events, kinds)
        except BrokenFile:
            self._log.close()
            raise
        except (ValueError, KeyError, TypeError, Refused) as error:
            self._log.close()
            raise BrokenFile(f"{path.name}: event log cannot be read: {error!r}") from error
        self._answered: dict[str, tuple[int, Actor]] = {
            event.command_id: (event.seq, event.actor) for event in self._events
            if event.command_id
        }
        self._listeners: list[Callable[[Change], None]] = []
        self._queue: Queue[_Waiting | None] = Queue(_LONGEST_QUEUE)
        # One native thread a file: commits wait for the disk there, never on the event loop,
        # and only one connection ever writes (SQLite's WAL-reset bug needs two).
        self._disk = ThreadPool(1)
        self._worker = gevent.spawn(self._work)

    @property
    def state(self) -> Workshop:
        """What is so and on disk."""
        return self._state

    def events_after(self, seq: int) -> tuple[Event, ...]:
        """Every event with a number above `seq`, in order; numbers count from 1 without gaps."""
        return tuple(self._events[max(0, seq):])

    def on_change(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` after every commit, on the event loop. It must not wait."""
        self._listeners.append(listener)

    def handle(self, command: Command) -> Receipt:
        """Decide, write, then answer. Waits until the events are on disk.

        The same command id gives the same receipt and does nothing twice. Raises `Refused`.
        """
        if self._closing or self._queue.qsize() >= _LONGEST_QUEUE - 1:
            raise Refused("busy", message("Många skickar just nu. Det går fram strax."))
        reply: AsyncResult[Receipt] = AsyncResult()
        self._queue.put(_Waiting(command, reply))
        receipt = reply.get()
        assert receipt is not None
        return receipt

    def close(self) -> None:
        """Finish what has been accepted, then let go of the file."""
        if self._closing:
            return
        self._closing = True
        self._queue.put(None)
        self._worker.join()
        self._disk.spawn(self._log.close).get()
        self._disk.kill()

    def _work(self) -> None:
        while True:
            group = [waiting for waiting in self._next_group() if waiting]
            if group:
                self._commit_or_tell(group)
            if self._closing and self._queue.empty():
                return

    def _next_group(self) -> Iterator[_Waiting | None]:
        """One that waits and those behind it; None stands where the room was closed."""
        yield self._queue.get()
        for _ in range(_LARGEST_GROUP - 1):
            if self._queue.empty():
                return
            yield self._queue.get()

    def _commit_or_tell(self, group: list[_Waiting]) -> None:
        """A bug must not leave anybody waiting, nor end the room for all."""
        try:
            self._commit(group)
        except Exception as error:  # noqa: BLE001 - the same door, for a whole group
            _log.exception("%s: a group could not be committed", self.path.name)
            for waiting in group:
                if not waiting.reply.ready():
                    waiting.reply.set_exception(error)

    def _commit(self, group: list[_Waiting]) -> None:
        """One group: decide each on top of the ones before, write all, then tell everybody."""
        before = ahead = self._state
        events: list[Event] = []
        fresh: dict[str, tuple[int, Actor]] = {}
        at = self._now()
        for waiting in group:
            try:
                made = self._decide(ahead, waiting, at, fresh)
                ahead = fold(made, self.kinds, ahead)
            except Exception as error:  # noqa: BLE001 - one bad command must not stop the rest
                waiting.answer = error
                continue
            if made:
                fresh[waiting.command.id] = (made[0].seq, waiting.command.actor)
            events += made
        if events and not self._write(events):
            for waiting in group:
                waiting.reply.set_exception(Refused(
                    "not_saved", message("Inte sparat än. Försök igen, det du skrev ligger kvar.")))
            return
        self._state = ahead
        self._events += events
        self._answered.update(fresh)
        for waiting in group:
            _answer(waiting)
        if events:
            self._tell(Change(tuple(events), before, ahead))

    def _decide(
        self, state: Workshop, waiting: _Waiting, at: str, fresh: dict[str, tuple[int, Actor]]
    ) -> list[Event]:
        command = waiting.command
        earlier = self._answered.get(command.id) or fresh.get(command.id)
        if earlier:
            if earlier[1] != command.actor:
                raise Refused("id_taken", message("Något gick snett. Skicka en gång till."))
            waiting.answer = Receipt(earlier[0])
            return []
        drafts = decide(state, command, at, self.kinds)
        made = number(state, command, drafts, at)
        seq = made[0].seq if made else state.seq
        waiting.answer = Receipt(seq)
        return made

    def _write(self, events: list[Event]) -> bool:
        try:
            self._disk.spawn(self._log.append, events).get()
        except NotWritten as error:
            if self.saving:
                _log.error("%s: cannot be written: %s", self.path.name, error)
            self.saving = False
            return False
        self.saving = True
        return True

    def _tell(self, change: Change) -> None:
        for listener in self._listeners:
            try:
                listener(change)
            except Exception:  # noqa: BLE001 - one that fails must not keep the others from knowing
                _log.exception("%s: a listener failed", self.path.name)


def _answer(waiting: _Waiting) -> None:
    if isinstance(waiting.answer, Exception):
        waiting.reply.set_exception(waiting.answer)
    else:
        waiting.reply.set(waiting.answer)
