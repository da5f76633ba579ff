"""The process that embeds: alone with its model, and last in line for the processor.

`python -m facilitator.suggest.worker` reads questions on standard input and answers on standard
output (`wire`) until the input ends, which it does when the server is gone. A text is told of when
it is done: who hears nothing for long knows that the worker hangs.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from .choosing import choose_embedder
from .embedder import Embedder
from .wire import MOST_TEXTS, line, packed, read

_LOWEST = 19
_CHUNK = 1 << 16


@dataclass(slots=True)
class Question:
    """Texts that somebody waits for, and how many of them are answered."""

    id: object
    texts: list[str]
    done: int = 0

    @property
    def left(self) -> int:
        """How many texts remain."""
        return len(self.texts) - self.done


@dataclass(slots=True)
class Turns:
    """The questions that wait, in the order they came, and whose turn it is.

    By turns the shortest, so that a new card does not wait for an import of two thousand, and the
    one that has waited longest, so that whoever keeps asking short ones holds up nobody for good.
    """

    waiting: list[Question] = field(default_factory=list)
    _longest: bool = False

    def take(self) -> Question:
        """The question whose next text is embedded now; it goes when that was its last."""
        question = self.waiting[0] if self._longest else min(self.waiting, key=lambda q: q.left)
        self._longest = not self._longest
        if question.left <= 1:
            self.waiting.remove(question)
        return question


@dataclass(slots=True)
class Lines:
    """Whole lines from a file descriptor, without waiting for them when there is work to do."""

    source: int
    _rest: bytes = b""
    ended: bool = field(default=False)

    def read(self, *, patient: bool) -> Iterator[bytes]:
        """What has come; a patient reader waits for something to come."""
        while not self.ended and select.select([self.source], [], [], None if patient else 0)[0]:
            came = os.read(self.source, _CHUNK)
            self.ended = not came
            *whole, self._rest = (self._rest + came).split(b"\n")
            yield from whole
            patient = patient and not whole


def main() -> int:
    """Answer until the input ends."""
    os.nice(_LOWEST)
    # Ctrl-C reaches us too; the server is the one to say when it is over.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = _own_output()
    embedder = choose_embedder()
    _say(answers, {"name": embedder.name, "version": embedder.version, "word": embedder.word,
                   "dimensions": embedder.dimensions})
    try:
        serve(Lines(sys.stdin.fileno()), answers, embedder)
    except BrokenPipeError:
        return 0
    return 0


def serve(lines: Lines, answers: BinaryIO, embedder: Embedder) -> None:
    """Take questions and answer them, a text at a time, until the input has ended."""
    turns = Turns()
    while turns.waiting or not lines.ended:
        for asked in lines.read(patient=not turns.waiting):
            _take(asked, turns.waiting, answers)
        if turns.waiting:
            _answer(turns.take(), answers, embedder)


def _take(asked: bytes, waiting: list[Question], answers: BinaryIO) -> None:
    try:
        message = read(asked)
    except ValueError:
        _say(answers, {"id": None, "why": "no JSON object"})
        return
    texts: Any = message.get("texts")
    if not (isinstance(texts, list) and all(isinstance(text, str) for text in texts)
            and len(texts) <= MOST_TEXTS):
        _say(answers, {"id": message.get("id"), "why": f"no list of at most {MOST_TEXTS} texts"})
        return
    waiting.append(Question(message.get("id"), texts))


def _answer(question: Question, answers: BinaryIO, embedder: Embedder) -> None:
    begin = question.done
    part = question.texts[begin : begin + 1]
    question.done += len(part)
    _say(answers, {"id": question.id, "from": begin, "of": len(question.texts),
                   "vectors": packed(embedder.embed(part))})


def _say(answers: BinaryIO, message: dict[str, object]) -> None:
    answers.write(line(message))
    answers.flush()


def _own_output() -> BinaryIO:
    """The standard output for answers alone: what a library prints goes to the error output."""
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return own


if __name__ == "__main__":
    sys.exit(main())
