"""The server with one promise broken on purpose: `python -m tests.faults.mutated NAME serve …`."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Timer

# First, as the server itself does it: this patches the standard library.
import facilitator.cli.serve as serving

# isort: split
import gevent

import facilitator.app as wiring
import facilitator.live.socket as sockets
import facilitator.room.room as rooms
import facilitator.storage.database as database
from facilitator.cli import main
from facilitator.live.beat import Heartbeat
from facilitator.room.ledger import Ledger

_LATE = 0.4


def acknowledge_before_commit() -> None:
    """The receipt is given at once, the disk gets it a little later."""

    def write(ledger: Ledger, events: list, *_: object) -> None:
        ledger._add(events)
        Timer(_LATE, ledger._log.append, (events,)).start()

    Ledger.write = write  # type: ignore[method-assign]


def no_unique_id() -> None:
    """A command that comes again is done again."""
    number = rooms.number
    seen: list[str] = []

    def anew(workshop: object, command: object, drafts: object, at: str) -> list:
        made = number(workshop, command, drafts, at)  # type: ignore[arg-type]
        seen.extend(event.command_id or "" for event in made)
        return [type(e)(e.seq, e.at, e.actor, e.activity, e.name, e.v, e.data,
                        f"{e.command_id}-{len(seen)}" if e.command_id else None)
                for e in made]  # fmt: skip

    rooms.number = anew  # type: ignore[assignment]


def slow_handlers() -> None:
    """Each command takes its own time, as one that looks something up would."""
    chance, ask = Random(1), sockets.ask

    def late(*given: object) -> object:
        gevent.sleep(chance.random() * 0.03)
        return ask(*given)  # type: ignore[arg-type]

    sockets.ask = late  # type: ignore[assignment]


def parallel_handlers() -> None:
    """The same, and the commands of one phone run side by side."""
    slow_handlers()
    make = wiring.make_socketio

    def parallel(*given: object, **named: object) -> object:
        socketio = make(*given, **named)  # type: ignore[arg-type]
        socketio.server.async_handlers = True
        return socketio

    wiring.make_socketio = parallel  # type: ignore[assignment]


def no_heartbeat() -> None:
    """Nobody is told where a screen should stand."""
    Heartbeat.beat = lambda heart: None  # type: ignore[method-assign]


def as_it_is() -> None:
    """Nothing is broken: what the others are compared with."""


def not_synced() -> None:
    """synchronous=NORMAL: a commit may roll back when the power goes."""
    database.WRITER["synchronous"] = "NORMAL"
    database._DURABLE = 1


def clock_that_jumps() -> None:
    """The wall clock goes an hour forward and back again, with every look."""
    turn = [0]

    def now() -> str:
        turn[0] += 1
        shift = timedelta(hours=(-1) ** turn[0])
        return (datetime.now(UTC) + shift).isoformat(timespec="milliseconds")

    wiring.now = now


MUTATIONS: dict[str, Callable[[], None]] = {
    each.__name__: each for each in (
        acknowledge_before_commit, no_unique_id, slow_handlers, parallel_handlers, not_synced,
        clock_that_jumps, no_heartbeat, as_it_is)
}  # fmt: skip

if __name__ == "__main__":
    assert serving
    MUTATIONS[sys.argv[1]]()
    sys.exit(main(sys.argv[2:]))
