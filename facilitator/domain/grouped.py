"""Groups: who sits together, and who of them leads. One seating at a time."""

from __future__ import annotations

from .group import Group
from .roles import Actor, Role
from .workshop import Workshop


def group_of(workshop: Workshop, actor: Actor) -> Group | None:
    """The group of one who acts, None for one who has none.

    Where nobody is named the actor is a mask, and which table it sits at is not known: None.
    """
    if actor.role is not Role.PHONE or workshop.naming == "anonymous":
        return None
    return next((group for group in workshop.groups.values() if actor.id in group.members), None)


def is_host(workshop: Workshop, actor: Actor) -> bool:
    """True for the table host of a group."""
    group = group_of(workshop, actor)
    return group is not None and group.host == actor.id
