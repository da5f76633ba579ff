"""Rating: one thing at a time, "vet ej" counts as an answer, and any answer can be changed."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.amounts import Amounts
from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import entries_of
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Field, Text, Whole
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS, Role
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Undo, Workshop

from .before import first_round
from .criteria import Scale
from .dealing import deal
from .listing import Listing, listing
from .ratings import dealt, is_done, ratings_on, reasons_on, share_of, share_size, to_rate
from .sheets import begun_for, judging_of, sheet_of, sheets_in, turned, written_on

PHONES = frozenset({Role.PHONE})
_WHICH = Text(64, required=True)
REASON = Text(200)
_MOST = 400


def rating_commands(kind: str, criteria: tuple[str, ...], scale: Scale) -> tuple[Rule, ...]:
    """The rules of rating in the method `kind`; `scale` is the widest that it may have."""
    answers: Mapping[str, Field] = {name: Whole(scale.low, scale.high) for name in criteria}
    many: Mapping[str, Field] = {
        name: Amounts(scale.low, scale.high, _MOST) for name in criteria}
    return (
        Rule(f"{kind}.rate", PHONES, {"entry": _WHICH, **answers, "reason": REASON}, WHILE_OPEN,
             may_be_left_out=frozenset({*criteria, "reason"})),
        Rule(f"{kind}.draw", PHONES, {}, WHILE_OPEN),
        Rule(f"{kind}.fill", FACILITATORS, {"organisation": Text(80), **many}, WHILE_OPEN),
        Rule(f"{kind}.withdraw", FACILITATORS, {"entry": _WHICH}, WHILE_OPEN),
        Rule(f"{kind}.restore", FACILITATORS, {"entry": _WHICH}, WHILE_OPEN),
        Rule(f"{kind}.hide_reason", FACILITATORS,
             {"entry": _WHICH, "item": _WHICH, "reason": Text(120)}, after_end=True),
        Rule(f"{kind}.show_reason", FACILITATORS, {"entry": _WHICH, "item": _WHICH},
             after_end=True),
    )


def decide_rating(
    workshop: Workshop, activity: Activity, command: Command, criteria: tuple[str, ...],
    scale: Scale,
) -> list[Draft] | None:
    """What follows from such a command; None for another one. Raises `Refused`."""
    match command.name.partition(".")[2]:
        case "rate":
            return _rate(workshop, activity, command, criteria, scale)
        case "draw":
            return _draw(workshop, activity, command, criteria)
        case "fill":
            return _fill(workshop, activity, command, criteria, scale)
        case "withdraw" | "restore":
            return turned(activity, command)
        case "hide_reason" | "show_reason":
            return _moderate(activity, command)
    return None


def _rate(
    workshop: Workshop, activity: Activity, command: Command, criteria: tuple[str, ...],
    scale: Scale,
) -> list[Draft]:
    listed, data = listing(workshop, activity), command.data
    item = listed.item(data["entry"]).id
    given = {name: data[name] for name in criteria if name in data}
    if not given and "reason" not in data:
        raise Refused("empty", message("Välj en siffra eller Vet ej."), field=criteria[0])
    for name, value in given.items():
        _expect_on_scale(name, value, scale)
    sheet = sheet_of(activity, command.actor.id)
    before: dict[str, object] = dict(ratings_on(sheet).get(item, {}))
    said = {**given, **({"reason": data["reason"]} if "reason" in data else {})}
    was = {**before, "reason": reasons_on(sheet).get(item, "")}
    if all(name in was and was[name] == value for name, value in said.items()):
        return []
    sheet_id, told = written_on(workshop, activity, command.actor, command.id, listed.paper())
    return [*told, Draft(f"{activity.kind}.rated", {"entry": sheet_id, "item": item, **said})]


def _draw(
    workshop: Workshop, activity: Activity, command: Command, criteria: tuple[str, ...]
) -> list[Draft]:
    """A share of a long list, or more of it once all of one's own is answered."""
    listed = listing(workshop, activity)
    sheet = sheet_of(activity, command.actor.id)
    size = share_size(activity, listed)
    wanted = to_rate(activity, listed, sheet)
    if size is None or (sheet and wanted and not is_done(sheet, wanted, criteria)):
        return []
    # By the order of coming and not by who it is: a person's id has no place in what is reckoned.
    salt = f"{activity.id} {len(entries_of(activity))} {len(wanted)}"
    held = {*wanted, *ratings_on(sheet)}
    items = _known(workshop, activity, command, listed, held)[:size] or deal(
        dealt(activity, listed), held, size, salt)
    if not items:
        return []
    sheet_id, told = written_on(workshop, activity, command.actor, command.id, listed.paper())
    return [*told, Draft(f"{activity.kind}.dealt", {"entry": sheet_id, "items": list(items)})]


def _known(
    workshop: Workshop, activity: Activity, command: Command, listed: Listing, held: set[str]
) -> tuple[str, ...]:
    """What of the list one had in the first round: to judge it again is what a second is for."""
    again = first_round(workshop, activity)
    had = share_of(sheet_of(again, command.actor.id)) if again else ()
    return tuple(item for item in had if item in listed.ids() and item not in held)


def _fill(
    workshop: Workshop, activity: Activity, command: Command, criteria: tuple[str, ...],
    scale: Scale,
) -> list[Draft]:
    listed = listing(workshop, activity)
    ratings: dict[str, dict[str, int | None]] = {}
    for name in criteria:
        given: Mapping[str, int | None] = command.data[name]  # type: ignore[assignment]
        for item, value in given.items():
            listed.item(item)
            _expect_on_scale(name, value, scale)
            ratings.setdefault(item, {})[name] = value
    rated = {item: answers for item, answers in ratings.items()
             if any(value is not None for value in answers.values())}
    if not rated:
        raise Refused("empty", message("Fyll i minst en bedömning."), field=criteria[0])
    return [*begun_for(workshop, activity, command.id, command.data["organisation"],
                       listed.paper()),
            Draft(f"{activity.kind}.filled", {"entry": command.id, "ratings": rated})]


def _moderate(activity: Activity, command: Command) -> list[Draft]:
    data = command.data
    sheet, item = entries_of(activity).get(data["entry"]), str(data["item"])
    if sheet not in sheets_in(activity) or item not in reasons_on(sheet):
        raise Refused("no_such_entry", message("Bidraget finns inte längre."), field="item")
    is_hidden = (sheet.id, item) in judging_of(activity).hidden
    if command.name.endswith(".hide_reason"):
        why = data["reason"] or message("Utan angivet skäl")
        return [] if is_hidden else [Draft(f"{activity.kind}.reason_hidden", {
            "entry": sheet.id, "item": item, "reason_why": why})]
    return [Draft(f"{activity.kind}.reason_shown", {"entry": sheet.id, "item": item})] \
        if is_hidden else []


def _expect_on_scale(name: str, value: object, scale: Scale) -> None:
    if value is not None and value not in scale.steps():
        raise Refused("out_of_range", message("Talet ska vara mellan {low} och {high}."),
                      field=name, details={"low": scale.low, "high": scale.high})


def undo_rating(activity: Activity, event: Event) -> Undo | None:
    """How a desk takes back what it filled in or hid."""
    kind, _, what = event.name.partition(".")
    which = {name: event.data[name] for name in ("entry", "item") if name in event.data}
    match what:
        case "filled":
            return Undo(event.seq, message("fyllde i åt någon"), {},
                        f"{kind}.withdraw", activity.id, which)
        case "withdrawn":
            return Undo(event.seq, message("tog bort svar som fyllts i åt någon"), {},
                        f"{kind}.restore", activity.id, which)
        case "reason_hidden":
            return Undo(event.seq, message("dolde en motivering"), {},
                        f"{kind}.show_reason", activity.id, which)
        case "reason_shown":
            return Undo(event.seq, message("visade en motivering igen"), {},
                        f"{kind}.hide_reason", activity.id, {**which, "reason": ""})
    return None
