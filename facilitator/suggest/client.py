"""The server's side of the worker: ask for vectors, and do without when there are none.

A crash costs suggestions and nothing else: whoever waits is told, and the next question starts the
worker anew, after a pause that grows while it keeps crashing. Plain threads, pipes and locks: in
the server, which patches the standard library first, they are greenlets, and a phone never waits.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Queue
from typing import Any

from .owed import Owed
from .pauses import Pauses
from .wire import MOST_SIGNS, MOST_TEXTS, About, line, read, unpacked

COMMAND = (sys.executable, "-m", "facilitator.suggest.worker")
# It tells of each text, and one takes it far less than a second where nobody else works.
_PATIENCE = 15.0
# The model is loaded at the lowest priority.
_LONGEST_START = 60.0
_LAST_WORDS = 2.0

Progress = Callable[[int, int], None]
Message = dict[str, Any]


class NoSuggestions(Exception):  # noqa: N818 - told as a sentence
    """There are no vectors now; asking later may help."""


class Resting(NoSuggestions):
    """The worker is not there: it has crashed before, or does not start. No text is to blame."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """Vectors of one version as they are kept: float32, the lowest byte first, one a text."""

    version: str
    vectors: tuple[bytes, ...]


class Worker:
    """One worker process, started when it is first asked and again after a crash."""

    def __init__(
        self, command: Sequence[str] = COMMAND, clock: Callable[[], float] = time.monotonic,
        patience: float = _PATIENCE,
    ) -> None:
        """Nothing is started yet; `clock` counts seconds between crashes.

        `patience`: after so many seconds in which it owes an answer and says nothing, it hangs.
        """
        self._command, self._pauses = tuple(command), Pauses(clock)
        self._patience = patience
        self._lock = threading.Lock()
        self._run: _Run | None = None

    def about(self) -> About:
        """What the worker compares by. Raises `NoSuggestions`."""
        return self._running().about()

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> Embedded:
        """A vector for each of at most 5,000 texts; `progress(done, of)` is told on the way.

        Waits as long as it takes, seconds for hundreds. Raises `NoSuggestions` when the worker
        rests, ends or hangs; ValueError for too many texts.
        """
        if len(texts) > MOST_TEXTS:
            raise ValueError(f"at most {MOST_TEXTS} texts at a time")
        run = self._running()
        vectors = run.ask([text[:MOST_SIGNS] for text in texts], progress)
        return Embedded(run.about().version, tuple(vectors))

    def close(self) -> None:
        """End the process; asking starts it again."""
        with self._lock:
            if self._run:
                self._run.end()
            self._run = None

    def _running(self) -> _Run:
        with self._lock:
            if self._run and self._run.ended:
                self._pauses.ended()
                self._run = None
            if not self._run:
                if self._pauses.resting:
                    raise Resting("the worker has crashed and rests")
                self._pauses.begun()
                self._run = _Run(self._command, self._patience)
            return self._run


class _Run:
    """One life of the process, with those who wait for it."""

    def __init__(self, command: tuple[str, ...], patience: float) -> None:
        self.ended = False
        self._patience, self._owed = patience, Owed(time.monotonic)
        self._waiting: dict[int, Queue[Message | None]] = {}
        self._asked = 0
        self._lock, self._sending = threading.Lock(), threading.Lock()
        self._about: About | None = None
        self._told, self._gone = threading.Event(), threading.Event()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        except OSError as error:
            raise Resting(f"the worker does not start: {error.strerror}") from error
        threading.Thread(target=self._listen, daemon=True).start()
        threading.Thread(target=self._watch, daemon=True).start()

    def about(self) -> About:
        """What it said first."""
        self._told.wait()
        if not self._about:
            self.end()
            raise Resting("the worker ended before it had begun")
        return self._about

    def ask(self, texts: list[str], progress: Progress | None) -> list[bytes]:
        """The vectors, in the texts' order."""
        answers: Queue[Message | None] = Queue()
        with self._lock:
            self._asked += 1
            number = self._asked
            self._waiting[number] = answers
            self._owed.asked(number, len(texts))
            if self.ended:
                answers.put(None)
        try:
            self._send(line({"id": number, "texts": texts}))
            vectors: list[bytes] = []
            while len(vectors) < len(texts):
                vectors += self._next(answers, len(vectors))
                if progress:
                    progress(len(vectors), len(texts))
            return vectors
        finally:
            with self._lock:
                self._waiting.pop(number, None)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        with suppress(OSError):
            self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_WORDS)
        with suppress(OSError, ValueError):
            if self._process.stdin:
                self._process.stdin.close()
        self._over()

    def _send(self, asked: bytes) -> None:
        with self._sending:
            try:
                if self._process.stdin:
                    self._process.stdin.write(asked)
                    self._process.stdin.flush()
            except (OSError, ValueError) as error:
                self.end()
                raise NoSuggestions("the worker has ended") from error

    def _next(self, answers: Queue[Message | None], have: int) -> list[bytes]:
        message = answers.get()
        if message is None:
            raise NoSuggestions("the worker has ended")
        if "why" in message or message.get("from") != have:
            raise NoSuggestions(str(message.get("why", "the worker lost its place")))
        try:
            vectors = unpacked(message["vectors"])
        except (KeyError, TypeError, ValueError) as error:
            raise NoSuggestions("the worker's answer cannot be read") from error
        if not vectors:
            raise NoSuggestions("the worker answered nothing")
        return vectors

    def _listen(self) -> None:
        assert self._process.stdout
        # Whatever it says that is no answer, it is not our worker any more.
        with suppress(OSError, ValueError, KeyError, TypeError), self._process.stdout as answers:
            for received in answers:
                self._hear(read(received))
        self.end()

    def _watch(self) -> None:
        """One that hangs is ended, also while nobody listens: who asks again finds another."""
        if not self._told.wait(_LONGEST_START):
            self.end()
        while not self._gone.is_set():
            with self._lock:
                left = self._patience - self._owed.silent_for
            if left <= 0:
                self.end()
            self._gone.wait(max(left, 0))

    def _hear(self, message: Message) -> None:
        if not self._about:
            self._about = About(str(message["name"]), str(message["version"]),
                                str(message["word"]), int(message["dimensions"]))
            self._told.set()
            return
        number = message.get("id") or 0
        with self._lock:
            answers = self._waiting.get(number)
            if "why" in message:
                self._owed.refused(number)
            else:
                self._owed.answered(number, len(message["vectors"]))
        if answers:
            answers.put(message)

    def _over(self) -> None:
        self.ended = True
        self._told.set()
        self._gone.set()
        with self._lock:
            for answers in self._waiting.values():
                answers.put(None)
