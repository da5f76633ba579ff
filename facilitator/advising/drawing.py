"""One room's drafts: the one that somebody asked for, and new cards in the one that stands."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from facilitator.domain.advice import Material
from facilitator.domain.workshop import Activity
from facilitator.room.room import Room
from facilitator.suggest.client import NoSuggestions

from .handing import hand_in
from .reckoning import free
from .reckonings import Reckonings

# A draft in whose making everything has ended so often is answered with nothing.
_TOO_OFTEN = 3
# What the catalogue adds is worth so many seconds of somebody's waiting.
_PATIENCE = 3.0
_log = logging.getLogger(__name__)


class Drawing:
    """Draws up and hands in. `owed` is true while it is to be tried again in a while."""

    def __init__(
        self, room: Room, reckonings: Reckonings, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`reckonings` are asked once they have been told of the board."""
        self.owed = False
        self._room, self._reckonings, self._clock = room, reckonings, clock
        # Of each item by itself: a card that came while the scan was on again is new to the draft.
        self._seen: dict[str, set[str]] = {}
        self._answered, self._failed = 0, 0
        self._waited_for, self._since = 0, 0.0

    def draw(self, activity: Activity, material: Material) -> None:
        """The draft that was asked for; or new cards join the one that stands. Waits.

        Raises `NoSuggestions`.
        """
        groups = self._groups(activity, material)
        self.owed = groups is not None and not hand_in(self._room, activity, material, groups)
        if self.owed:
            return
        self._seen[activity.id] = free(material) | self._seen.get(activity.id, set())
        if groups is not None:
            self._answered = material.draft_wanted or self._answered

    def none(self, activity: Activity, material: Material) -> None:
        """There are no cards: what was asked for is answered at once."""
        wanted = material.draft_wanted and material.draft_wanted != self._answered
        self.owed = bool(wanted) and not hand_in(self._room, activity, material, ())
        if not self.owed:
            self._answered = material.draft_wanted or self._answered

    def waits(self, material: Material) -> bool:
        """Whether the catalogue, which is still to come, is waited for; only so long."""
        wanted = material.draft_wanted
        if wanted != self._waited_for:
            self._waited_for, self._since = wanted, self._clock()
        self.owed = bool(wanted) and wanted != self._answered
        return not self.owed or self._clock() - self._since < _PATIENCE

    def _groups(self, activity: Activity, material: Material) -> list[dict[str, object]] | None:
        """None when there is nothing to draw."""
        seen, wanted = self._seen.get(activity.id), material.draft_wanted
        if wanted and wanted != self._answered:
            return self._whole()
        if seen is not None and free(material) - seen and material.standing and not wanted:
            return self._reckonings.draw(material.standing)
        return None

    def _whole(self) -> list[dict[str, object]]:
        """A draft from the beginning; none where the making of it keeps ending everything."""
        if self._failed >= _TOO_OFTEN:
            self._failed = 0
            _log.error("%s: a draft could not be made", self._room.path.name)
            return []
        try:
            groups = self._reckonings.draw()
        except NoSuggestions:
            self._failed += 1
            raise
        self._failed = 0
        return groups
