"""An organisation's contact person: where its strategy stands, and that its part is right.

A contact comes by a link for one organisation and can do nothing else than this.
"""

from __future__ import annotations

from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .event import Draft, Event
from .fields import Choice, DateField, Text
from .message import message
from .phases import PHASES
from .refused import Refused
from .roles import Role
from .workshop import Approval, Standing, Workshop

CONTACTS_TOO = frozenset({Role.DESK, Role.SYSTEM, Role.CONTACT})
_WHICH = Text(64)
_COMMANDS = (
    Rule("standing.tell", CONTACTS_TOO, {
        "organisation": _WHICH, "phase": Choice(tuple(PHASES)), "date": DateField(),
        "note": Text(200)}, after_end=True),
    Rule("part.approve", CONTACTS_TOO, {
        "organisation": _WHICH, "digest": Text(64, required=True)}, after_end=True),
    Rule("part.ask", CONTACTS_TOO, {
        "organisation": _WHICH, "words": Text(1000, required=True, lines=True)}, after_end=True),
    Rule("part.reset", CONTACTS_TOO, {"organisation": _WHICH}, after_end=True),
)


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    organisation = _organisation(workshop, command)
    data = {**command.data, "organisation": organisation}
    match command.name:
        case "standing.tell":
            return [Draft("standing.told", data)]
        case "part.approve":
            return [Draft("part.approved", {
                **data, "by": "contact" if command.actor.role is Role.CONTACT else "desk"})]
        case "part.ask":
            return [Draft("part.asked", data)]
    known = organisation in workshop.approvals
    return [Draft("part.reset", data)] if known else []


def _organisation(workshop: Workshop, command: Command) -> str:
    """A contact speaks for its own organisation, whatever the message says; a desk for any."""
    asked = str(command.data["organisation"])
    if command.actor.role is Role.CONTACT:
        asked = command.actor.id
    if asked not in workshop.organisations:
        raise Refused("no_such_organisation", message("Organisationen finns inte i workshopen."),
                      field="organisation")
    return asked


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    del kinds
    data = event.data
    organisation = str(data["organisation"])
    if event.name == "standing.told":
        standing = Standing(str(data["phase"]), str(data["date"]), str(data["note"]), event.at)
        return replace(workshop, standings={**workshop.standings, organisation: standing})
    if event.name == "part.reset":
        return replace(workshop, approvals={
            home: each for home, each in workshop.approvals.items() if home != organisation})
    approved = event.name == "part.approved"
    approval = Approval(event.at, str(data["digest"]) if approved else "",
                        "" if approved else str(data["words"]),
                        str(data["by"]) if approved else "contact")
    return replace(workshop, approvals={**workshop.approvals, organisation: approval})


CONTACTS = Chapter(
    commands=_COMMANDS,
    events=frozenset({"standing.told", "part.approved", "part.asked", "part.reset"}),
    decide=_decide,
    apply=_apply,
)
