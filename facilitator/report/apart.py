"""Bytes made in a process of their own, which takes its memory with it when it ends.

A setter of type keeps what it has set, and a box of many files would hold it all at once.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable


def made_apart(make: Callable[[], bytes]) -> bytes:
    """What `make` gives. Raises RuntimeError where it came to nothing; why is on standard error.

    The process is a copy of this one, and a copy has no threads but the one that asked: where
    others run, as those of a setter of type that has set something here, it is made here.
    """
    if not _alone():
        return make()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _hand_over(make, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        body = pipe.read()
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        raise RuntimeError("a file could not be made")
    return body


def _alone() -> bool:
    """True where this process is known to have one thread."""
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def _hand_over(make: Callable[[], bytes], writing: int) -> None:
    """Write the bytes and end here and now: what stands above is the parent's to do."""
    status = 1
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(make())
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it is, the parent must not do it twice
        traceback.print_exc(file=sys.stderr)
    finally:
        sys.stderr.flush()
        os._exit(status)
