"""What the archive is told about an ended workshop: kept in the log, changed and taken back there.

An archived workshop is over for good: it is opened again only after this has been taken back.
"""

from __future__ import annotations

from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .event import Draft, Event
from .fields import Choice, DateField, Field, Text
from .message import message
from .refused import Refused
from .roles import FACILITATORS
from .workshop import Undo, Workshop

FATES = ("keep", "dispose")
FILING: dict[str, Field] = {
    "reference": Text(60),
    "creator": Text(120, required=True),
    "date": DateField(),
    "record_type": Text(120, required=True),
    "responsible": Text(120, required=True),
    "fate": Choice(FATES, required=True),
    "decision": Text(120),
    "note": Text(600, lines=True),
}
_COMMANDS = (
    Rule("workshop.archive", FACILITATORS, FILING, after_end=True),
    Rule("workshop.unarchive", FACILITATORS, after_end=True),
)


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    if command.name == "workshop.unarchive":
        return [Draft("workshop.unarchived")] if workshop.filing else []
    if not workshop.ended:
        raise Refused("not_ended", message("Avsluta workshopen först."))
    if command.data["fate"] == "dispose" and not command.data["decision"]:
        raise Refused("no_decision", message("Skriv vilket beslut gallringen grundas på."),
                      field="decision")
    if command.data == workshop.filing:
        return []
    return [Draft("workshop.archived", command.data)]


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    del kinds
    told = event.data if event.name == "workshop.archived" else {}
    return replace(workshop, filing={name: str(value) for name, value in told.items()})


def _undo(workshop: Workshop, event: Event) -> Undo | None:
    if event.name == "workshop.unarchived":
        return Undo(event.seq, message("tog tillbaka arkiveringen"), {}, "workshop.archive", None,
                    workshop.filing)
    if workshop.filing:
        return Undo(event.seq, message("ändrade arkivets uppgifter"), {}, "workshop.archive", None,
                    workshop.filing)
    return Undo(event.seq, message("arkiverade workshopen"), {}, "workshop.unarchive", None, {})


ARCHIVING = Chapter(
    commands=_COMMANDS,
    events=frozenset({"workshop.archived", "workshop.unarchived"}),
    decide=_decide,
    apply=_apply,
    undo=_undo,
)
