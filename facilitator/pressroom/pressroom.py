"""The line: one job at a time, the same one asked for twice is one, and none outlives its matter.

A finished file is kept for whoever asks next until the workshop changes: a person may have been
erased since, an item closed. Who waited for it gets it all the same, unless somebody was erased:
then it is begun once more.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import gevent
from gevent import Greenlet
from gevent.event import Event

from .child import Child
from .jobs import Job, NotMade, Stand, Turn
from .kept import Kept
from .orders import Copy, Order

COMMAND = (sys.executable, "-m", "facilitator.cli.press")
_PATIENCE = 120.0
_MOST_WAITING = 24
_MOST_EACH = 2  # for one who reads: one that is being made, and the next
_FOR_DESKS = 4  # of them: readers never fill the line for those who lead the day
_MOST_REMEMBERED = 64
_MOST_BYTES = 96_000_000
_log = logging.getLogger(__name__)


class Full(Exception):  # noqa: N818 - told as a sentence
    """So many wait that one more had better come again later."""


class Enough(Full):
    """This one has as many on their way as each may; others have room."""


class Pressroom:
    """Jobs of every workshop in one line. A greenlet starts the child and listens to it."""

    def __init__(
        self, sessions: Path, command: Sequence[str] = COMMAND, patience: float = _PATIENCE,
        most_bytes: int = _MOST_BYTES,
    ) -> None:
        """Nothing is started yet. `patience` as in `Child`; `most_bytes` are kept at most."""
        self.command = tuple(command)
        self.kept = Kept(most_bytes)
        self._sessions, self._patience = sessions, patience
        self._line: list[Job] = []
        self._jobs: dict[str, Job] = {}
        self._now: tuple[Job, Child] | None = None
        self._asked, self._closed = Event(), False
        self._worker: Greenlet[..., None] | None = None

    def ask(self, order: Order, asker: object, turn: Turn = Turn.READER) -> Job:
        """The job that makes those files; one that is on its way already where there is one.

        A reader has few on their way at a time; to want what is on its way already is no more.
        Raises `Full`, and `Enough` for one who has theirs.
        """
        job = next(self._joinable(order), None) or self._new(order, asker, turn)
        job.wanted_by.add(asker)
        job.turn = min(job.turn, turn)
        self._line.sort(key=lambda each: each.turn)
        return job

    def file(self, order: Order, asker: object = None, turn: Turn = Turn.READER) -> bytes:
        """The one file of `order`, kept or made now; waits for it.

        `asker` None: one who asks for nothing else. Raises `Full`, `Enough` and `NotMade`.
        """
        (copy,) = order.copies
        body = self.kept.get(order.code, order.language, copy)
        if body is None:
            body = self.ask(order, asker or object(), turn).wait(copy)
        return body

    def job(self, job_id: str) -> Job | None:
        """A job by its id, while it is remembered."""
        return self._jobs.get(job_id)

    def place(self, job: Job) -> int:
        """How many are before it in the line, the one that is being made included."""
        before = self._line.index(job) if job in self._line else 0
        return before + (self._now is not None and self._now[0] is not job)

    def cancel(self, job: Job, asker: object) -> None:
        """`asker` does not want it any more; when nobody does it is not made."""
        job.wanted_by.discard(asker)
        if not job.wanted_by and not job.is_over:
            self._stop(job, Stand.CANCELLED)

    def changed(self, code: str, *, erased: bool = False) -> None:
        """Something has happened in a workshop: what was made of it is not so any more.

        `erased` true: what is being made must not come out either, and is begun once more.
        """
        self.kept.forget(code)
        if not self._now or self._now[0].order.code != code:
            return
        self._now[0].stale = True
        if erased:
            self._begin_again(0)

    def gone(self, code: str) -> None:
        """The workshop is closed: nothing of it may be made or kept."""
        self.kept.forget(code)
        for job in list(self._jobs.values()):
            if job.order.code == code and not job.is_over:
                self._stop(job, Stand.FAILED)

    def close(self) -> None:
        """End the child; those who wait are told that it came to nothing."""
        self._closed = True
        for job in list(self._jobs.values()):
            if not job.is_over:
                self._stop(job, Stand.FAILED)
        if self._worker:
            self._worker.kill()

    def _joinable(self, order: Order) -> Iterator[Job]:
        """Jobs that will make all of `order` and have not been overtaken by a change."""
        for job in self._jobs.values():
            same = (job.order.code, job.order.file, job.order.language) == (
                order.code, order.file, order.language)
            fresh = job.stand is Stand.WAITING or (job.stand is Stand.WORKING and not job.stale)
            to_come = set(job.order.copies) - job.sizes.keys()
            if same and fresh and set(order.copies) <= to_come:
                yield job

    def _new(self, order: Order, asker: object, turn: Turn) -> Job:
        room = _MOST_WAITING - (0 if turn is Turn.DESK else _FOR_DESKS)
        if self._closed or len(self._line) >= room:
            raise Full
        if turn is Turn.READER and self._wants(asker) >= _MOST_EACH:
            raise Enough
        job = Job(order, turn)
        self._jobs[job.id] = job
        self._line.append(job)
        if turn < Turn.QUIET and self._now and self._now[0].turn is Turn.QUIET:
            self._begin_again(len(self._line))  # nobody waits for that one
        self._tidy()
        self._worker = self._worker or gevent.spawn(self._work)
        self._asked.set()
        return job

    def _wants(self, asker: object) -> int:
        """How many jobs are on their way for somebody."""
        now = [self._now[0]] if self._now else []
        return sum(asker in job.wanted_by for job in (*now, *self._line))

    def _begin_again(self, place: int) -> None:
        """End what is being made; it is begun once more from that place in the line."""
        if self._now:
            job, child = self._now
            self._now = None
            job.stand = Stand.WAITING
            self._line.insert(place, job)
            child.end()

    def _tidy(self) -> None:
        over = [job.id for job in self._jobs.values() if job.is_over]
        for job_id in over[:max(0, len(self._jobs) - _MOST_REMEMBERED)]:
            del self._jobs[job_id]

    def _stop(self, job: Job, stand: Stand) -> None:
        with suppress(ValueError):
            self._line.remove(job)
        if self._now and self._now[0] is job:
            self._now[1].end()
        job.finish(stand)

    def _work(self) -> None:
        while True:
            self._asked.wait()
            self._asked.clear()
            while self._line:
                self._make(self._line.pop(0))

    def _make(self, job: Job) -> None:
        job.begin()
        stand, why = Stand.MADE, ""
        try:
            child = Child(self.command, self._patience)
            self._now = job, child
            child.make(job.order, self._sessions, job.hear, lambda *made: self._take(job, *made))
        except (NotMade, OSError) as error:
            stand, why = Stand.FAILED, str(error) if isinstance(error, NotMade) else ""
        self._now = None
        if job.is_over or job in self._line:  # cancelled, or to be begun once more
            return
        if stand is Stand.FAILED:
            _log.warning("%s: a report could not be made: %s", job.order.code, why or "it ended")
        job.finish(stand, why)

    def _take(self, job: Job, copy: Copy, body: bytes) -> None:
        if not self._now or self._now[0] is not job:
            return
        if not job.stale:
            self.kept.put(job.order.code, job.order.language, copy, body)
        job.hand_out(copy, body)
