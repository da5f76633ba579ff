"""What waits in a room's line: commands with what came along with them, and vectors to be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from gevent.event import AsyncResult

from facilitator.domain.command import Command, Receipt
from facilitator.domain.event import Event
from facilitator.domain.message import message
from facilitator.domain.pictures import pictures_named
from facilitator.domain.refused import Refused
from facilitator.domain.workshop import Workshop


@dataclass(slots=True)
class Waiting:
    """A command and who waits for its answer. `picture` are the bytes it names, b"" for none."""

    command: Command
    reply: AsyncResult[Receipt]
    picture: bytes = b""
    answer: Receipt | Exception | None = None

    def pictures(self, events: Iterable[Event]) -> Mapping[str, bytes]:
        """What is to be kept with the events that follow from it.

        Raises `Refused` where they name a picture whose bytes did not come along: nothing in the
        log may point at what the file does not hold.
        """
        came = {sha256(self.picture).hexdigest(): self.picture} if self.picture else {}
        named = pictures_named(events)
        if not named <= came.keys():
            raise Refused("no_picture", message("Bilden kom inte med. Välj den en gång till."),
                          field="picture")
        return {name: came[name] for name in named}


@dataclass(frozen=True, slots=True)
class Keeping:
    """Vectors to be kept once nobody waits; `still(state)` are those that hold then."""

    version: str
    still: Callable[[Workshop], Mapping[str, bytes]]
