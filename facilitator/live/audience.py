"""Who gets the same messages: one role, in one language, in markup or as events."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.roles import Actor, Role


@dataclass(frozen=True, slots=True)
class Audience:
    """Everyone in it sees the same at the same time."""

    role: Role
    language: str = "sv"
    events: bool = False


@dataclass(frozen=True, slots=True)
class Connection:
    """One open socket: who it is, its audience, and the key or login it came in by."""

    sid: str
    actor: Actor
    audience: Audience
    key_hash: str = ""
    login_hash: str = ""
