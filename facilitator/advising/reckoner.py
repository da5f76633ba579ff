"""The process that reckons for every room: it holds their boards, and is last in line.

`python -m facilitator.advising.reckoner` reads messages on standard input and answers on standard
output (`frames`) until the input ends, which it does however the server ends. It keeps nothing on
disk: what it must know it is told again when it is started anew.

In: (number, room, name, *given). Out: (number, kind, answer), as often as it takes; the last of a
number is "done", or "why" when it could not be done.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from facilitator.suggest.catalogue import Catalogue, Theme
from facilitator.suggest.known import catalogue_of, forget_words

from .frames import CHUNK, Frames, frame
from .study import Study

_LOWEST = 19
# Hints wait in a line of their own: somebody who types does not wait behind their own room.
_HINTS = -1

Message = tuple[Any, ...]


class Reckoner:
    """The rooms' studies, and the themes for vectors of one version."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._studies: dict[int, Study] = {}
        self._themes, self._themed = Catalogue.none(), ""
        self._lines: dict[int, deque[Message]] = {}

    @property
    def waiting(self) -> bool:
        """Whether there is something to do."""
        return bool(self._lines)

    def take(self, message: Message) -> None:
        """What does not wait for its turn is done at once, the rest is put in its room's line."""
        match message:
            case _, room, "close":
                self._lines.pop(room, None)
                self._studies.pop(room, None)
                forget_words()
            case _, _, "themes", version, themes, kept:
                self._themes_are(version, themes, kept)
            case _, room, name, *_:
                line = _HINTS if name == "like" else room
                self._lines.setdefault(line, deque()).append(message)

    def step(self) -> None:
        """One message of the room whose turn it is; then it is the next one's."""
        room = next(iter(self._lines))
        line = self._lines.pop(room)
        message = line.popleft()
        if line:
            self._lines[room] = line
        self._do(*message)

    def _do(self, number: int, room: int, name: str, *given: Any) -> None:
        """A bug costs one room's suggestions, not every room's."""
        try:
            for kind, answer in self._answered(room, name, given):
                self._say(number, kind, answer)
        except Exception as error:  # noqa: BLE001 - told to the server, which logs it
            self._studies.pop(room, None)
            self._say(number, "why", _where(error))

    def _answered(self, room: int, name: str, given: Sequence[Any]) -> Iterator[tuple[str, Any]]:
        if name == "begin":
            self._studies[room] = Study(*given)
            return
        if name == "like" and room not in self._studies:
            yield "done", []
            return
        study = self._studies[room]
        themes = self._themes if study.version == self._themed else Catalogue.none()
        match name, given:
            case "facts", (facts,):
                study.take(facts)
            case "reckon", ():
                yield from study.reckoned(themes)
                yield "done", None
            case "draw", (drafts,):
                yield "done", study.drawn(themes, drafts)
            case "like", (version, text, kept):
                yield "done", study.like(version, text, kept)

    def _themes_are(self, version: str, themes: Sequence[Theme], kept: Sequence[bytes]) -> None:
        self._themes, self._themed = catalogue_of(themes, kept), version

    def _say(self, number: int, kind: str, answer: object) -> None:
        self._answers.write(frame((number, kind, answer)))
        self._answers.flush()


def main() -> int:
    """Reckon until the input ends."""
    os.nice(_LOWEST)
    # Ctrl-C reaches us too; the server is the one to say when it is over.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints is no answer.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        serve(sys.stdin.fileno(), Reckoner(answers))
    except BrokenPipeError:
        # The rest cannot be said to anybody, not even when Python closes its files.
        os._exit(0)
    return 0


def serve(source: int, reckoner: Reckoner) -> None:
    """Everything that has come is taken in before each step: the server never waits to be read."""
    frames = Frames()
    while True:
        while select.select([source], [], [], 0 if reckoner.waiting else None)[0]:
            came = os.read(source, CHUNK)
            if not came:
                return
            for message in frames.take(came):
                reckoner.take(message)
        reckoner.step()


def _where(error: Exception) -> str:
    """What went wrong and where; never its sentence, in which somebody's words may be."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__} in {where}"


if __name__ == "__main__":
    sys.exit(main())
