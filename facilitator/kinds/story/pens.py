"""Who may write: one pen for each text, in one hand at a time, and how it goes to the next."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.event import Event
from facilitator.domain.fields import Text
from facilitator.domain.group import Group
from facilitator.domain.grouped import group_of, is_host
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.domain.stage import Stage, seconds_between
from facilitator.domain.workshop import Activity, Workshop

from .writing import Narrative, is_at, narratives_of

TEXT = Text(64, required=True)
FIELD = Text(40, required=True)
UNTIL_SHOWN = frozenset({Stage.OPEN.value, Stage.LOCKED.value})
PATIENCE = 90  # seconds after which a silent pen may be taken
_COARSE = 300  # an anonymous workshop's times are rounded down to so much


def expect_at(workshop: Workshop, narrative: Narrative, actor: Actor) -> None:
    """Raises `Refused` for one who does not."""
    if not is_at(workshop, narrative, actor):
        raise Refused("not_yours", message("Den texten skriver en annan grupp."), field="text")


def holds(narrative: Narrative, actor: Actor) -> bool:
    """True for the one who holds its pen."""
    return bool(actor.id or actor.role is not Role.PHONE) and narrative.pen == str(actor)


def expect_pen(workshop: Workshop, narrative: Narrative, actor: Actor) -> None:
    """Raises `Refused` for a phone that does not hold the pen; a desk needs none."""
    expect_at(workshop, narrative, actor)
    if actor.role is Role.PHONE and not holds(narrative, actor):
        raise Refused("no_pen", message("Ta pennan först."), field="text")


def expect_open(activity: Activity, actor: Actor) -> None:
    """Raises `Refused` for a phone once the desk has locked: it alone mends a word until then."""
    if actor.role is Role.PHONE and activity.stage is not Stage.OPEN:
        raise Refused("closed", message("{title} är låst. Det du skrivit ligger kvar hos dig."),
                      details={"title": activity.title})


def waits_for(workshop: Workshop, narrative: Narrative, actor: Actor, at: str) -> int:
    """How many seconds it is until `actor` may take the pen; 0 for now."""
    free = not narrative.pen or holds(narrative, actor) or actor.role is not Role.PHONE
    if free or _leads(workshop, narrative, actor) or _is_gone(workshop, narrative):
        return 0
    left = patience(workshop) - seconds_between(narrative.pen_at, at)
    return max(0, round(left))


def patience(workshop: Workshop) -> int:
    """After how many seconds of silence a pen may be taken, as the workshop's times are known."""
    return PATIENCE + (_COARSE if workshop.naming == "anonymous" else 0)


def own_group(workshop: Workshop, person: str) -> Group | None:
    """The group of one who has a phone."""
    return group_of(workshop, Actor(Role.PHONE, person)) if person else None


def at_the_text(workshop: Workshop, activity: Activity, event: Event) -> Iterator[str]:
    """Who works on the text that an event is of: people, or masks where nobody is named."""
    texts = narratives_of(activity)
    entry = texts.entries.by_id.get(str(event.data.get("entry") or ""))
    of = event.data.get("narrative") or (entry.data.get("narrative", entry.id) if entry else "")
    text = texts.by_id.get(str(of))
    if text is None:
        return
    yield from text.members
    group = workshop.groups.get(text.group)
    yield from group.members if group else ()
    if text.pen.startswith(f"{Role.PHONE}:"):
        yield Actor.parse(text.pen).id


def _leads(workshop: Workshop, narrative: Narrative, actor: Actor) -> bool:
    """True for the table host of the text's group."""
    return is_host(workshop, actor) and is_at(workshop, narrative, actor)


def _is_gone(workshop: Workshop, narrative: Narrative) -> bool:
    """True where the one who holds it has been removed, or belongs to another group by now."""
    holder = Actor.parse(narrative.pen)
    if holder.role is not Role.PHONE or workshop.naming == "anonymous":
        return False
    person = workshop.people.get(holder.id)
    return person is None or person.removed or not is_at(workshop, narrative, holder)
