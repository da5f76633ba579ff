"""A program that writes cards and prints each receipt; it is killed in the middle of it."""

import sys
from pathlib import Path

import gevent

from facilitator.domain.command import Command
from facilitator.kinds import find_kinds
from facilitator.room.clock import now
from facilitator.room.room import Room
from tests.cast import ANNA, SCAN


def main(path: str) -> None:
    room = Room(Path(path), find_kinds(), now)

    def write(sender: int) -> None:
        for number in range(100_000):
            command_id = f"kort-{sender:02}-{number:06}"
            room.handle(Command(command_id, "scan.add", ANNA, SCAN, {"headline": command_id}))
            sys.stdout.write(command_id + "\n")
            sys.stdout.flush()

    gevent.joinall([gevent.spawn(write, sender) for sender in range(8)])


if __name__ == "__main__":
    main(sys.argv[1])
