"""What anybody may ask of a backcasting, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import entries_of, expect_remembered, written_by
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft
from facilitator.domain.fields import Field, Text, Whole
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, Role
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Workshop

from . import linking, steering
from .horizons import FIRST, LAST, span_of
from .roads import Road, roads, usual_road
from .state import MILESTONE, is_milestone, seen, state_of

_WHICH = Text(64, required=True)
_WORDS: Mapping[str, Field] = {
    "text": Text(120, required=True), "year": Whole(FIRST, LAST, required=True),
    "actor": Text(80), "medel": Text(120), "confidence": Whole(1, 3), "goal": Text(120),
    "who": Text(64),
}
PHONES = frozenset({Role.PHONE})
COMMANDS = (
    Rule("backcast.add", EVERYONE, {
        "road": Text(64), **_WORDS, "year": Whole(FIRST, LAST), "leads_to": Text(64),
        "organisation": Text(80)}, WHILE_OPEN),
    Rule("backcast.hinder", EVERYONE, {"milestone": _WHICH, "text": Text(120, required=True),
                                       "organisation": Text(80)}, WHILE_OPEN),
    Rule("backcast.edit", EVERYONE, {"entry": _WHICH, "was": Text(64, required=True),
                                     **_WORDS}, WHILE_OPEN, frozenset(_WORDS)),
    Rule("backcast.withdraw", EVERYONE, {"entry": _WHICH}, WHILE_OPEN),
    Rule("backcast.restore", EVERYONE, {"entry": _WHICH}, WHILE_OPEN),
    Rule("backcast.support", PHONES, {"entry": _WHICH}, WHILE_OPEN),
    Rule("backcast.unsupport", PHONES, {"entry": _WHICH}, WHILE_OPEN),
    *linking.COMMANDS, *steering.COMMANDS,
)
assert tuple(_WORDS) == MILESTONE


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from `command`. Raises `Refused`."""
    match command.name.partition(".")[2]:
        case "add":
            return _add(workshop, activity, command)
        case "hinder":
            return _hinder(workshop, activity, command)
        case "edit":
            return _edit(workshop, activity, command)
        case "withdraw" | "restore":
            return _put(activity, command)
        case "support" | "unsupport":
            return _support(workshop, activity, command)
        case "requires" | "unrequire":
            return linking.decide(workshop, activity, command)
    return steering.decide(workshop, activity, command)


def _add(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    data = command.data
    later = linking.milestone(activity, data["leads_to"], "leads_to") if data["leads_to"] else None
    named = data["road"] or (later.data["road"] if later else "")
    road = _road(workshop, activity, str(named or usual_road(workshop, activity, command.actor)))
    words = {name: data[name] for name in MILESTONE}
    if words["year"] is None:
        # One who says no year begins where the road does.
        words["year"] = span_of(workshop, activity).goal
    _expect_year(workshop, activity, words["year"])
    added = Draft("backcast.added", {
        "entry": command.id, "road": road.id, **_tidied(workshop, words),
        **written_by(workshop, command)})
    if later is None:
        return [added]
    if later.data["road"] != road.id:
        raise linking.other_road("leads_to")
    linking.expect_room(activity, later.id)
    return [added, Draft("backcast.required", {"milestone": later.id, "needs": command.id})]


def _road(workshop: Workshop, activity: Activity, wanted: str) -> Road:
    """The road of that id, if it is open to all. Raises `Refused`."""
    found = next((road for road in roads(workshop, activity) if road.id == wanted), None)
    if found is None or found.gone:
        raise Refused("no_such_road", message("Välj vilken väg milstolpen ligger på."),
                      field="road")
    if not found.open:
        raise Refused("shut", message("Vägen till {name} är stängd för nya milstolpar."),
                      field="road", details={"name": found.name or "–"})
    return found


def _hinder(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    found = linking.milestone(activity, command.data["milestone"], "milestone")
    return [Draft("backcast.hindered", {
        "entry": command.id, "milestone": found.id, "text": command.data["text"],
        **written_by(workshop, command)})]


def _edit(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """New words in place of those that the writer has seen, and of no others."""
    data, state = command.data, state_of(activity)
    entry = state.entries.own(data["entry"], command.actor)
    if entry.withdrawn:
        raise Refused("withdrawn", message("Bidraget är redan tillbakataget."))
    names = MILESTONE if is_milestone(entry) else ("text",)
    words = {name: data.get(name, entry.data[name]) for name in names}
    if "who" in data and is_milestone(entry):
        words = _tidied(workshop, words)
    if all(words[name] == entry.data[name] for name in names):
        return []
    if data["was"] != seen(entry.data):
        raise Refused("stale", message(
            "Någon annan hann ändra: nu står det ”{words}”. Läs det först, och ändra sedan."),
            field="text", details={"words": entry.data["text"]})
    if words.get("year") != entry.data.get("year"):
        _expect_year(workshop, activity, words["year"])
    return [Draft("backcast.edited", {"entry": entry.id, **words})]


def _expect_year(workshop: Workshop, activity: Activity, year: object) -> None:
    """Raises `Refused` for a year outside the road."""
    span = span_of(workshop, activity)
    if not span.now <= int(str(year)) <= span.goal:
        raise Refused("out_of_range", message("Året ska ligga mellan {low} och {high}."),
                      field="year", details={"low": span.now, "high": span.goal})


def _tidied(workshop: Workshop, words: Mapping[str, object]) -> dict[str, object]:
    """Without an organisation that is none of the workshop's."""
    known = words["who"] in workshop.organisations
    return {**words, "who": words["who"] if known else ""}


def _put(activity: Activity, command: Command) -> list[Draft]:
    """Away, or back where it was with all its links."""
    entry = entries_of(activity).own(command.data["entry"], command.actor)
    away = command.name.endswith(".withdraw")
    name = "backcast.withdrawn" if away else "backcast.restored"
    return [] if entry.withdrawn == away else [Draft(name, {"entry": entry.id})]


def _support(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """To say the same as somebody else instead of writing it once more, and to take that back."""
    entry: Entry = entries_of(activity).get(command.data["entry"])
    person = command.actor.id
    if command.name.endswith(".unsupport"):
        known = person in entry.supporters
        return [Draft("backcast.unsupported", {"entry": entry.id})] if known else []
    if not entry.visible:
        raise Refused("withdrawn", message("Bidraget är redan tillbakataget."))
    expect_remembered(workshop, activity, entry)
    if not person or entry.author == person:
        raise Refused("own", message("Det är ditt eget bidrag."), field="entry")
    known = person in entry.supporters
    return [] if known else [Draft("backcast.supported", {"entry": entry.id})]
