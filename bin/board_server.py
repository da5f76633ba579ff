"""The server under `bin/bench board`: the product as it is, and a watch on its event loop.

Not part of the product: a figure of how late the loop is has no business in a workshop.
`board_server.py SESSIONS WATCH [--load]`: WATCH is the file the watch writes, a line for each
lateness: when it ended (s, monotonic), how late (s), how much of that was the loop's own work (s
of processor), and how long it was ready and had no processor (s; the machine's other work). What
is left was spent asleep: behind a native thread that held the interpreter, or a disk.
"""

# Before every other import: it makes the sockets and locks of the libraries gevent's.
from facilitator.cli.serve import serve_folder  # isort: skip

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import TextIO

import gevent
import numpy as np

from facilitator.app import App
from facilitator.rehearsal.bank import Bank
from facilitator.suggest import Catalogue, Note, draft, duplicate_groups, place
from facilitator.suggest.catalogue import read_themes, texts
from facilitator.suggest.choosing import margins
from facilitator.suggest.client import Worker
from facilitator.suggest.embedder import Vectors
from facilitator.suggest.wire import vector

STEP = 0.002
# Below this it is the watch's own grain.
WORTH_TELLING = 0.004
NOTES, AT_A_TIME, GROUPS = 500, 32, 25


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


class Load:
    """What the suggestions cost: vectors without end from the worker, and all that is reckoned
    of 500 notes again and again in a native thread."""

    def __init__(self) -> None:
        self._worker = Worker()
        bank = Bank.load(Random(2050))
        self._words = [bank.trend()["headline"] for _ in range(NOTES)]

    def ready(self) -> None:
        """Have the vectors of every note; half a minute on a slow machine."""
        self._margins = margins(self._worker.about().name)
        vectors = self._embed(self._words)
        self._notes = [Note(f"{n:04}", text, vectors[n], f"k{n % GROUPS}" if n % 2 else "")
                       for n, text in enumerate(self._words)]
        themes = read_themes() if self._margins.catalogue else ()
        self._catalogue = Catalogue.of(themes, np.stack(self._embed(texts(themes))))

    def run(self) -> None:
        """Both at once, for ever."""
        gevent.spawn(self._ask_on)
        pool = gevent.get_hub().threadpool
        while True:
            pool.apply(self._reckon)

    def _embed(self, words: Sequence[str]) -> list[Vectors]:
        return [vector(kept) for kept in self._worker.embed(words).vectors]

    def _ask_on(self) -> None:
        while True:
            for first in range(0, NOTES, AT_A_TIME):
                self._worker.embed(self._words[first:first + AT_A_TIME])

    def _reckon(self) -> None:
        duplicate_groups(self._notes, self._margins)
        loose = [note for note in self._notes if not note.group]
        place(loose, self._notes, self._catalogue, self._margins)
        draft(self._notes, frozenset(), self._catalogue, self._margins)

    def close(self) -> None:
        self._worker.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sessions", type=Path)
    parser.add_argument("watch", type=Path)
    parser.add_argument("--load", action="store_true")
    args = parser.parse_args()
    load = Load() if args.load else None

    def announce(app: App, address: str) -> None:
        del app
        if load:
            load.ready()
            gevent.spawn(load.run)
        gevent.spawn(watch, told)
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()

    with args.watch.open("w", buffering=1) as told:
        try:
            return serve_folder(args.sessions, "127.0.0.1", 0, announce)
        finally:
            if load:
                load.close()


if __name__ == "__main__":
    sys.exit(main())
