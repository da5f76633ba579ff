"""A command: what somebody asks for; and the rule that says who may ask, when, and with what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .fields import Field
from .roles import Actor, Role


@dataclass(frozen=True, slots=True)
class Command:
    """One request on its way through the corridor.

    `id` is made by the one who asks, before the first send, and stays the same in every resend.
    """

    id: str
    name: str
    actor: Actor
    activity: str | None = None
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """Declared beside the code that decides: name, who may, in which stages, which fields.

    An empty `stages` means that the stage does not matter. Fields of `may_be_left_out` keep what
    they were when they are not sent. `after_end` true: also once the workshop has ended.
    `same_as` names the command of the workshop that a method's own is another word for.
    """

    name: str
    roles: frozenset[Role]
    fields: Mapping[str, Field] = field(default_factory=dict)
    stages: frozenset[str] = frozenset()
    may_be_left_out: frozenset[str] = frozenset()
    after_end: bool = False
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to a command that is on disk: `seq` is the number of its first event."""

    seq: int
