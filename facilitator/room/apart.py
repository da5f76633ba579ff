"""Work in a native thread whose errors come back as errors and nowhere else.

gevent prints a traceback for whatever escapes into one of its threads. A full disk would fill the
log that way, and where the log lies on that disk the printing fails too and ends the thread: the
room would never write again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from gevent.threadpool import ThreadPool

Answer = TypeVar("Answer")


def apart(pool: ThreadPool, work: Callable[..., Answer], *given: object) -> Answer:
    """What `work(*given)` returns or raises, run in a thread of `pool`; others go on meanwhile."""
    outcome: tuple[Answer | None, Exception | None] = pool.apply(_caught, (work, given))
    answer, error = outcome
    if error is not None:
        raise error
    return answer  # type: ignore[return-value]


def _caught(
    work: Callable[..., Answer], given: tuple[object, ...]
) -> tuple[Answer | None, Exception | None]:
    try:
        return work(*given), None
    except Exception as error:  # noqa: BLE001 - raised again where it was asked for
        return None, error
