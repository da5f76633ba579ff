"""The server's side of the process that reckons: start it, ask it, do without it.

A crash or a hang costs suggestions and nothing else: whoever waits is told, and it is started anew
after a pause that grows while it keeps ending. Who asks is a greenlet and waits alone.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from pickle import UnpicklingError
from typing import Any

import gevent
from gevent.event import Event as Signal
from gevent.os import make_nonblocking, nb_read, nb_write
from gevent.queue import Empty, Queue

from facilitator.suggest.client import NoSuggestions, Resting
from facilitator.suggest.pauses import Pauses

from .frames import CHUNK, Frames, frame

COMMAND = (sys.executable, "-m", "facilitator.advising.reckoner")
# At the lowest priority on a busy machine an answer may take long; a hang takes for ever.
_PATIENCE = 60.0
_LAST_WORDS = 2.0
# Messages that wait for the pipe: who has more to tell waits too.
_MOST_UNSENT = 8
_log = logging.getLogger(__name__)

Themes = tuple[Any, ...]


class Reckoner:
    """One process for all rooms, started when it is first asked and again after it has ended."""

    def __init__(
        self, command: Sequence[str] = COMMAND, clock: Callable[[], float] = time.monotonic,
        patience: float = _PATIENCE,
    ) -> None:
        """Nothing is started yet. `patience` is how long an answer may take, in seconds."""
        self.themes: Themes = ()
        self._command, self._patience = tuple(command), patience
        self._pauses = Pauses(clock)
        self._run: Run | None = None

    def running(self) -> Run:
        """The process as it lives now; another one knows nothing. Raises `Resting`."""
        if self._run and self._run.ended:
            self._run = None
            self._pauses.ended()
        if not self._run:
            if self._pauses.resting:
                raise Resting("it has ended before and rests")
            self._pauses.begun()
            self._run = Run(self._command, self._patience)
            self._run.began_with(self.themes)
        return self._run

    def themes_are(self, *themes: Any) -> None:
        """The catalogue: a version of vectors, its themes, and the vectors of its texts."""
        self.themes = themes
        if self._run:
            self._run.began_with(themes)

    def close(self) -> None:
        """End the process."""
        if self._run:
            self._run.end()
        self._run = None


class Run:
    """One life of the process, with those who wait for it."""

    def __init__(self, command: tuple[str, ...], patience: float) -> None:
        """Starts it. Raises `Resting` when it does not start."""
        self.ended = False
        self._patience = patience
        self._numbers = count(1)
        self._waiting: dict[int, Queue[tuple[str, Any] | None]] = {}
        self._unsent: Queue[bytes | None] = Queue()
        self._open = Signal()
        self._open.set()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                command, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL)
        except OSError as error:
            raise Resting(f"it does not start: {error.strerror}") from error
        gevent.spawn(self._write)
        gevent.spawn(self._listen)

    def began_with(self, themes: Themes) -> None:
        """Have the themes known, if there are any; does not wait."""
        if themes:
            self._put(frame((0, 0, "themes", *themes)))

    def forget(self, room: int) -> None:
        """Have everything of a room forgotten; does not wait."""
        self._put(frame((0, room, "close")))

    def tell(self, room: int, name: str, *given: Any) -> None:
        """What needs no answer. Raises `NoSuggestions` when it cannot be told."""
        self._send(0, room, name, *given)

    def ask(self, room: int, name: str, *given: Any) -> Iterator[tuple[str, Any]]:
        """The answers as they come, "done" the last. Raises `NoSuggestions`."""
        number = next(self._numbers)
        answers: Queue[tuple[str, Any] | None] = Queue()
        self._waiting[number] = answers
        try:
            self._send(number, room, name, *given)
            what = ""
            while what != "done":
                what, answer = self._next(answers)
                yield what, answer
        finally:
            self._waiting.pop(number, None)

    def end(self) -> None:
        """End the process, whatever it is doing, and tell those who wait."""
        if self.ended:
            return
        self.ended = True
        for answers in self._waiting.values():
            answers.put(None)
        self._put(None)
        self._open.set()
        with suppress(OSError):
            self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_WORDS)

    def _send(self, *message: Any) -> None:
        """A whole message goes or none of it: who is killed meanwhile has not begun to write."""
        if not self._open.wait(self._patience):
            self.end()
        if self.ended:
            raise NoSuggestions("it has ended")
        self._put(frame(message))

    def _put(self, message: bytes | None) -> None:
        self._unsent.put(message)
        if self._unsent.qsize() >= _MOST_UNSENT:
            self._open.clear()

    def _next(self, answers: Queue[tuple[str, Any] | None]) -> tuple[str, Any]:
        try:
            told = answers.get(timeout=self._patience)
        except Empty:
            self.end()
            raise NoSuggestions("it says nothing") from None
        if told is None:
            raise NoSuggestions("it has ended")
        what, answer = told
        if what == "why":
            raise NoSuggestions(str(answer))
        return what, answer

    def _write(self) -> None:
        assert self._process.stdin
        with suppress(OSError, ValueError), self._process.stdin as pipe:
            make_nonblocking(pipe.fileno())
            while (message := self._unsent.get()) and not self.ended:
                if self._unsent.qsize() < _MOST_UNSENT:
                    self._open.set()
                rest = memoryview(message)
                while rest:
                    rest = rest[nb_write(pipe.fileno(), rest[:CHUNK]):]
        self.end()

    def _listen(self) -> None:
        assert self._process.stdout
        frames = Frames()
        # Whatever it says that is no answer, it is not our process any more.
        with suppress(OSError, ValueError, TypeError, UnpicklingError, EOFError), \
                self._process.stdout as pipe:
            make_nonblocking(pipe.fileno())
            while came := nb_read(pipe.fileno(), CHUNK):
                for number, what, answer in frames.take(came):
                    self._hear(number, what, answer)
                    gevent.sleep(0)  # those who wait for a patch go in between
        self.end()

    def _hear(self, number: int, what: str, answer: Any) -> None:
        if what == "why":
            _log.error("suggestions could not be made: %s", answer)
        if number in self._waiting:
            self._waiting[number].put((what, answer))
