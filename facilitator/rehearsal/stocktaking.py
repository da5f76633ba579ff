"""What the server says it has stored, before and after, to hold against what it acknowledged."""

import asyncio
import http.client
from collections.abc import Mapping

from facilitator.rehearsal.door import Door


class Stocktaking:
    """Counts entries with the desk key; does nothing without one."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._before: dict[str, int | None] = {}
        self._begun: dict[str, asyncio.Task[None]] = {}

    async def before(self, activity: str) -> None:
        """Count what is there before the crowd writes; once for each activity."""
        if self._door.key and activity not in self._begun:
            loop = asyncio.get_running_loop()
            self._begun[activity] = loop.create_task(self._count_before(activity))
        if activity in self._begun:
            await self._begun[activity]

    async def added(self, acknowledged: Mapping[str, int]) -> dict[str, tuple[int, int | None]]:
        """Per activity: how many were acknowledged and how many the server has more than before,
        None when it gave no clear answer."""
        result: dict[str, tuple[int, int | None]] = {}
        for activity, ours in acknowledged.items() if self._door.key else ():
            before, now = self._before.get(activity), await self._count(activity)
            result[activity] = ours, None if before is None or now is None else now - before
        return result

    async def _count_before(self, activity: str) -> None:
        self._before[activity] = await self._count(activity)

    async def _count(self, activity: str) -> int | None:
        try:
            return await self._door.count(activity)
        except (OSError, http.client.HTTPException):
            return None
