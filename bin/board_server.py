"""The server under `bin/bench board`: the product as it is, and a watch on its event loop.

Not part of the product: a figure of how late the loop is has no business in a workshop.
`board_server.py SESSIONS WATCH`: WATCH is the file the watch writes, a line for each
lateness: when it ended (s, monotonic), how late (s), how much of that was the loop's own work (s
of processor), and how long it was ready and had no processor (s; the machine's other work). What
is left was spent asleep: behind a native thread that held the interpreter, or a disk.
"""

# Before every other import: it makes the sockets and locks of the libraries gevent's.
from facilitator.cli.serve import serve_folder  # isort: skip

import argparse
import sys
import time
from pathlib import Path
from typing import TextIO

import gevent

from facilitator.app import App

STEP = 0.002
# Below this it is the watch's own grain.
WORTH_TELLING = 0.004


def watch(told: TextIO) -> None:
    """Ask to be woken every two milliseconds, and write down how late that was."""
    with Path("/proc/thread-self/schedstat").open() as queue:
        while True:
            due, spent, waited = time.monotonic() + STEP, time.thread_time(), _waited(queue)
            gevent.sleep(STEP)
            now = time.monotonic()
            late = now - due
            if late > WORTH_TELLING:
                own, other = time.thread_time() - spent, _waited(queue) - waited
                told.write(f"{now:.6f}\t{late:.6f}\t{min(late, own):.6f}\t"
                           f"{min(late, other):.6f}\n")


def _waited(queue: TextIO) -> float:
    """For how many seconds this thread has been ready to run and had no processor."""
    queue.seek(0)
    return int(queue.read().split()[1]) / 1e9


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sessions", type=Path)
    parser.add_argument("watch", type=Path)
    args = parser.parse_args()

    def announce(app: App, address: str) -> None:
        del app
        gevent.spawn(watch, told)
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()

    with args.watch.open("w", buffering=1) as told:
        return serve_folder(args.sessions, "127.0.0.1", 0, announce)


if __name__ == "__main__":
    sys.exit(main())
