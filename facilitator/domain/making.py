"""How a workshop begins: its name, its programme's organisations, its way of naming people."""

from __future__ import annotations

from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .event import Draft, Event
from .fields import Choice, ClockTime, DateField, Text, Whole
from .message import message
from .refused import Refused
from .roles import FACILITATORS, Role
from .workshop import NAMINGS, Day, Organisation, Workshop

ORGANISATION_TYPES = ("region", "storstadsregion", "myndighet", "partner", "styrelse", "annan")
DOWNLOADS = ("desk", "room", "everyone")

_COMMANDS = (
    Rule("workshop.make", frozenset({Role.SYSTEM}), {
        "code": Text(12, required=True),
        "title": Text(120, required=True),
        "programme": Text(120),
        "date": DateField(),
        "question": Text(200),
        "naming": Choice(NAMINGS),
    }),
    Rule("workshop.rename", FACILITATORS, {"title": Text(120, required=True)}, after_end=True),
    Rule("workshop.open_downloads", FACILITATORS,
         {"to": Choice(DOWNLOADS, required=True), "until": DateField()},
         may_be_left_out=frozenset({"until"}), after_end=True),
    Rule("workshop.set_small_group", FACILITATORS, {"least": Whole(1, 20, required=True)},
         after_end=True),
    Rule("workshop.set_door", FACILITATORS, {"to": Choice(("open", "closed"), required=True)}),
    Rule("workshop.add_day", FACILITATORS, {"title": Text(60), "start": ClockTime()}),
    Rule("organisation.add", FACILITATORS, {
        "name": Text(80, required=True),
        "type": Choice(ORGANISATION_TYPES),
        "places": Whole(0, 500),
    }),
)


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    data = command.data
    match command.name:
        case "workshop.make":
            if workshop.code:
                raise Refused("already_made", message("Workshopen finns redan."))
            return [Draft("workshop.made", {**data, "naming": data["naming"] or "organisation"})]
        case "workshop.rename":
            return [Draft("workshop.renamed", data)]
        case "workshop.open_downloads":
            return [Draft("workshop.downloads_opened", data)]
        case "workshop.set_door":
            wanted = data["to"] == "open"
            name = "workshop.door_opened" if wanted else "workshop.door_closed"
            return [] if workshop.door_open == wanted else [Draft(name)]
        case "workshop.set_small_group":
            return [Draft("workshop.small_group_set", data)]
        case "workshop.add_day":
            return [Draft("workshop.day_added", data)]
    called = str(data["name"])
    if organisation_named(workshop, called):
        raise Refused(
            "organisation_exists", message("{name} finns redan i listan."),
            field="name", details={"name": called},
        )
    return [organisation_added(workshop, called, str(data["type"] or "annan"), data["places"] or 0)]


def organisation_named(workshop: Workshop, name: str) -> Organisation | None:
    """The organisation of that name, whatever its capitals."""
    wanted = name.casefold()
    return next((o for o in workshop.named_organisations() if o.name.casefold() == wanted), None)


def organisation_added(workshop: Workshop, name: str, kind: str, places: object) -> Draft:
    """The event that adds an organisation; ids are "o1", "o2", … in the order they come."""
    number = len(workshop.organisations) + 1
    return Draft("organisation.added", {
        "organisation": f"o{number}", "name": name, "type": kind, "places": places,
    })


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    del kinds
    data = event.data
    match event.name:
        case "workshop.made":
            return replace(workshop, **dict(data))  # type: ignore[arg-type]
        case "workshop.renamed":
            return replace(workshop, title=str(data["title"]))
        case "workshop.downloads_opened":
            return replace(workshop, downloads=str(data["to"]),
                           open_until=str(data.get("until", workshop.open_until)))
        case "workshop.door_closed" | "workshop.door_opened":
            return replace(workshop, door_open=event.name == "workshop.door_opened")
        case "workshop.small_group_set":
            return replace(workshop, small_group=whole(data["least"]))
        case "workshop.day_added":
            day = Day(str(data["title"]), str(data["start"]))
            return replace(workshop, days=(*workshop.days, day))
        case "workshop.imported":
            return replace(workshop, ahead=whole(data["seq"]) - event.seq)
    organisation = Organisation(
        str(data["organisation"]), str(data["name"]), str(data["type"]), whole(data["places"])
    )
    return replace(
        workshop, organisations={**workshop.organisations, organisation.id: organisation}
    )


def whole(value: object) -> int:
    """A whole number of an event's data, 0 where none was given."""
    return value if isinstance(value, int) else 0


MAKING = Chapter(
    commands=_COMMANDS,
    events=frozenset({
        "workshop.made", "workshop.renamed", "workshop.downloads_opened", "workshop.day_added",
        "workshop.small_group_set", "workshop.door_closed", "workshop.door_opened",
        "workshop.imported", "organisation.added",
    }),
    decide=_decide,
    apply=_apply,
)
