"""Who comes: the organisations' places are filled first, then one more each in turn."""

import http.client
from collections.abc import Iterator, Sequence
from itertools import chain, cycle

from facilitator.rehearsal.door import Door
from facilitator.rehearsal.plan import RehearsalRefused


class JoinRefused(Exception):  # noqa: N818
    """The server did not let a phone join; `code` is its reason, or the HTTP status."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Invited:
    """The way in for one phone after the other."""

    def __init__(self, door: Door, organisations: Sequence[tuple[str, int]]) -> None:
        self._door = door
        self._seats = seats(organisations)

    @classmethod
    async def ask(cls, door: Door) -> "Invited":
        """Ask who is invited; RehearsalRefused when nobody answers there."""
        try:
            answer = await door.organisations()
        except (OSError, http.client.HTTPException):
            raise RehearsalRefused(f"Ingen server svarar på {door.url}.") from None
        listed = answer.body.get("organisations", []) if answer.status == 200 else []
        return cls(door, [(str(row["id"]), int(row.get("places") or 0)) for row in listed])

    async def join(self, name: str) -> tuple[str, str]:
        """Join as the next in turn; (the phone's key, its organisation). JoinRefused when it may
        not."""
        organisation = next(self._seats)
        answer = await self._door.join(name, organisation)
        key = answer.body.get("key")
        if answer.status not in (200, 201) or not isinstance(key, str):
            raise JoinRefused(str(answer.body.get("code") or answer.status))
        return key, organisation


def seats(organisations: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Yield organisations for ever, given as (id, places): first as many as each has places,
    taken in turn, then one each in turn; empty text when there are none."""
    most = max((places for _, places in organisations), default=0)
    filled = [name for taken in range(most) for name, places in organisations if taken < places]
    return chain(filled, cycle([name for name, _ in organisations] or [""]))
