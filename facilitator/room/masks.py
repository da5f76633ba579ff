"""Anonymous for real: in an activity a person is a mask that only a key of that activity can make.

The mask is HMAC-SHA256(the activity's key, the person), so one person has one answer and may change
it while the activity is open. When it closes the key is destroyed: after that neither this program
nor anybody with every file can say whose mask it was, short of guessing a 256-bit key.
"""

from __future__ import annotations

import hmac
import logging
import secrets
from datetime import datetime

from facilitator.domain.roles import Actor, Role
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Workshop
from facilitator.storage.veils import Veils

_SIGNS = 32
_MINUTES = 5
_log = logging.getLogger(__name__)


class Masks:
    """The keys of the activities that are open in one anonymous workshop."""

    def __init__(self, veils: Veils) -> None:
        self._veils = veils
        self._keys = dict(veils.read())

    def missing(self, workshop: Workshop) -> set[str]:
        """The open activities that have no key yet; none where people are named."""
        return _open(workshop) - self._keys.keys() if _anonymous(workshop) else set()

    def outlived(self, workshop: Workshop) -> set[str]:
        """The activities that are no longer open but still have a key."""
        return self._keys.keys() - (_open(workshop) if _anonymous(workshop) else set())

    def make(self, activity: str) -> None:
        """A new key. Raises OSError."""
        self._keys[activity] = self._veils.make(activity, secrets.token_bytes)

    def destroy(self, activity: str) -> None:
        """Forget for ever. What the disk would not let go of is tried again at the next change."""
        self._veils.destroy(activity)
        del self._keys[activity]

    def mask(self, workshop: Workshop, actor: Actor, activity: str | None) -> Actor:
        """`actor` as it is known in `activity`: itself, or in an anonymous workshop its mask.

        Without a key nobody is known: that actor owns nothing.
        """
        if actor.role is not Role.PHONE or not _anonymous(workshop):
            return actor
        key = self._keys.get(activity or "")
        if key is None:
            return Actor(Role.PHONE, "")
        made = hmac.new(key, actor.id.encode(), "sha256").hexdigest()[:_SIGNS]
        return Actor(Role.PHONE, made)


def coarse(at: str) -> str:
    """A time of ISO 8601 rounded down to five minutes: an exact one could tell who wrote."""
    time = datetime.fromisoformat(at)
    rounded = time.replace(minute=time.minute // _MINUTES * _MINUTES, second=0, microsecond=0)
    return rounded.isoformat(timespec="milliseconds")


def _anonymous(workshop: Workshop) -> bool:
    return workshop.naming == "anonymous"


def _open(workshop: Workshop) -> set[str]:
    return {a.id for a in workshop.activities.values() if a.stage is Stage.OPEN}
