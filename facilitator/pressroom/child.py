"""The child that makes files: told an order on its standard input, it answers on the other.

It answers lines of JSON: how far it has come, a sentence why not, or the size of a file whose bytes
follow. Nothing goes by the disk, so nothing is left there when somebody is erased.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import gevent
from gevent import subprocess

from .jobs import NotMade
from .orders import Copy, Order

_LONGEST_LINE = 10_000
_LARGEST = 256_000_000
_LAST_WORDS = 5.0
_log = logging.getLogger(__name__)


class Child:
    """One start of the process. `end` may be called by anybody at any time."""

    def __init__(self, command: Sequence[str], patience: float) -> None:
        """`patience`: after so many seconds without a word it hangs, and is ended."""
        self._patience = patience
        self._process = subprocess.Popen(
            list(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin
        assert self._process.stdout
        self._asked: IO[bytes] = self._process.stdin
        self._answers: IO[bytes] = self._process.stdout

    def make(
        self, order: Order, sessions: Path, hear: Callable[[int, int, str], None],
        made: Callable[[Copy, bytes], None],
    ) -> None:
        """Have the order's files made. Waits until the last one. Raises `NotMade`."""
        try:
            self._asked.write(order.line(sessions))
            self._asked.close()
            left = list(order.copies)
            while left:
                told = self._next()
                if "why" in told:
                    raise NotMade(str(told["why"]))
                if "bytes" in told:
                    made(left.pop(0), self._read(int(told["bytes"])))
                else:
                    hear(int(told["done"]), int(told["of"]), str(told["what"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise NotMade("") from error
        finally:
            self.end()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_LAST_WORDS)

    def end(self) -> None:
        """End it, whatever it is doing; does nothing when it has ended. Never waits."""
        with suppress(OSError):
            self._process.kill()

    def _next(self) -> dict[str, Any]:
        line = self._patiently(lambda: self._answers.readline(_LONGEST_LINE))
        if not line:
            raise NotMade("")
        told: dict[str, Any] = json.loads(line)
        return told

    def _read(self, size: int) -> bytes:
        if not 0 <= size <= _LARGEST:
            raise ValueError("no such size")
        body = self._patiently(lambda: self._answers.read(size))
        if len(body) != size:
            raise NotMade("")
        return body

    def _patiently(self, read: Callable[[], bytes]) -> bytes:
        try:
            with gevent.Timeout(self._patience):
                return read()
        except gevent.Timeout:
            _log.warning("the child of the pressroom said nothing for %g s", self._patience)
            raise NotMade("") from None
