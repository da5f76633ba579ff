"""What a view may look at: a workshop, one activity of it, the time, and who is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .advice import Advice
from .memo import Memo
from .workshop import Activity, Workshop


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is connected right now: phones by organisation id, and facilitators' labels.

    `open_desks` counts the desks, also those that two open by one link and so are one label.
    """

    by_organisation: Mapping[str, int] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    latest: str = ""
    desks: tuple[str, ...] = ()
    open_desks: int = 0

    @property
    def here(self) -> int:
        return len(self.people)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a view may look at. `turn` counts the wall's page turns; `now` is ISO 8601 UTC.

    `advice` is for the desk alone: what is suggested is shown to nobody else.
    `memo` holds what was reckoned of the same workshop for another audience, or just before.
    `turned` is the workshop as it stood when the page last turned, None where none has: what a
    wall keeps in its place while people read. `since` counts the turns since the desk pointed at
    something else.
    """

    workshop: Workshop
    activity: Activity
    now: str
    presence: Presence = field(default_factory=Presence)
    turn: int = 0
    advice: Advice = field(default_factory=Advice)
    memo: Memo = field(default_factory=Memo, compare=False, repr=False)
    turned: Workshop | None = None
    since: int = 0
