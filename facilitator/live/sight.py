"""What a room's pictures are made of beside its state: who is here, the page turn, the time."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.advice import Advice
from facilitator.domain.memo import Memo
from facilitator.domain.scene import Presence
from facilitator.room.clock import Now
from facilitator.room.room import Room
from facilitator.show.canvas import View
from facilitator.show.views import Look, view_of

from .audience import Audience
from .presence import Crowd


class Sight:
    """How one room is looked at right now."""

    def __init__(
        self, room: Room, crowd: Crowd, addresses: Callable[[str], tuple[str, str]], now: Now,
        advice: Callable[[], Advice],
    ) -> None:
        """`addresses(code)`: (what the QR holds, what is typed); `advice()`: what is suggested."""
        self._room = room
        self._crowd = crowd
        self._addresses = addresses
        self._now = now
        self._advice = advice
        self._memo = Memo()
        self._turn = 0
        self._turned = room.state
        self._pointed = ("", "")
        self._began = 0
        self.presence = crowd.presence(room.state)

    def view(self, audience: Audience) -> View:
        """What an audience sees."""
        return view_of(audience.role, self._room.state, self._room.kinds, self.look())

    def look(self) -> Look:
        """What a view depends on beside the workshop."""
        alarms = tuple((a.sentence, a.details, a.grave) for a in self._room.alarms.ringing())
        return Look(
            self._now(), self.presence, self._turn, *self._addresses(self._room.state.code),
            alarms, self._advice(), self._memo, self._turned, self._since())

    def _since(self) -> int:
        """The turns since the desk pointed at something else.

        The turn that comes next is not counted: it may come at once, and the first page stays.
        """
        activity = self._room.state.now()
        kind = self._room.kinds.get(activity.kind) if activity else None
        pointed = (activity.id, kind.pointed(activity)) if activity and kind else ("", "")
        if pointed != self._pointed:
            self._pointed, self._began = pointed, self._turn
        return max(0, self._turn - self._began - 1)

    def count(self) -> Presence:
        """Count who is here anew."""
        self.presence = self._crowd.presence(self._room.state)
        return self.presence

    def turn_page(self) -> None:
        """The wall turns to its next page, and what it keeps in its place is as it is now."""
        self._turn += 1
        self._turned = self._room.state

    def forget(self) -> None:
        """Keep nothing that was reckoned or seen before: somebody has been erased."""
        self._memo.forget()
        self._turned = self._room.state
