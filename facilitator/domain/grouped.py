"""Groups: who sits together, and who of them leads. One seating at a time."""

from __future__ import annotations

from .group import Group
from .roles import Actor, Role
from .workshop import Person, Workshop

# The way in which people choose a table themselves; and that there are none any more.
FREE = "code"
NONE = "none"


def group_of(workshop: Workshop, actor: Actor) -> Group | None:
    """The group of one who acts, None for one who has none.

    Where nobody is named the actor is a mask, and which table it sits at is not known: None.
    """
    if actor.role is not Role.PHONE or workshop.naming == "anonymous":
        return None
    return table_of(workshop, actor.id)


def is_host(workshop: Workshop, actor: Actor) -> bool:
    """True for the table host of a group."""
    group = group_of(workshop, actor)
    return group is not None and group.host == actor.id


def table_of(workshop: Workshop, person: str) -> Group | None:
    """Where somebody sits, whatever the naming: a place in the room, and nothing of what is said.

    For the person's own phone and the desk; what somebody contributes goes by `group_of`.
    """
    return next((group for group in workshop.groups.values() if person in group.members), None)


def unseated(workshop: Workshop) -> tuple[Person, ...]:
    """Those present who have no table, in the order they came."""
    seated = {person for group in workshop.groups.values() for person in group.members}
    return tuple(person for person in workshop.present() if person.id not in seated)


def smallest(workshop: Workshop) -> Group | None:
    """The table where one who comes late is most welcome, None where there is none."""
    return min(workshop.groups.values(), key=lambda group: (len(group.members), group.number),
               default=None)
