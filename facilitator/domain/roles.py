"""Who is asking: the role comes from a key, never from what a message says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a key opens."""

    PHONE = "phone"
    WALL = "wall"
    DESK = "desk"
    CONTACT = "contact"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts.

    `id` is a person's id for a phone, a facilitator's label for a desk, an organisation's id for
    its contact.
    """

    role: Role
    id: str = ""

    def __str__(self) -> str:
        return f"{self.role}:{self.id}" if self.id else str(self.role)

    @classmethod
    def parse(cls, text: str) -> Actor:
        """The actor whose `str()` is `text`. Raises ValueError for an unknown role."""
        role, _, identity = text.partition(":")
        return cls(Role(role), identity)


SYSTEM = Actor(Role.SYSTEM)
EVERYONE = frozenset({Role.PHONE, Role.DESK, Role.SYSTEM})
FACILITATORS = frozenset({Role.DESK, Role.SYSTEM})
