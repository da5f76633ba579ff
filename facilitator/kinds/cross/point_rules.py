"""Where we are and where we are heading: one point each, and a desk's for who has no phone."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.command import Command, Rule
from facilitator.domain.event import Draft
from facilitator.domain.fields import Choice, Text
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS, Role
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.sheets import Paper, begun_for, sheet_of, written_on
from facilitator.scenarios.values import Crossing

from .corners import pair_of
from .decimal import Decimal
from .options import WHICH, asks_points
from .rules import expected_crossing
from .state import points_on

PHONES = frozenset({Role.PHONE})
_HERE = Decimal(-1, 1)
_ACROSS = Text(80)
COMMANDS = (
    Rule("cross.place", PHONES, {
        "which": Choice(WHICH, required=True), "x": Decimal(-1, 1, required=True),
        "y": Decimal(-1, 1, required=True), "across": _ACROSS},
        WHILE_OPEN, frozenset({"across"})),
    Rule("cross.unplace", PHONES, {"which": Choice(WHICH, required=True)}, WHILE_OPEN),
    Rule("cross.fill", FACILITATORS, {
        "organisation": Text(80), "across": _ACROSS,
        **{f"{which}_{end}": _HERE for which in WHICH for end in "xy"}},
        WHILE_OPEN, frozenset({"across"})),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from a point that is put, taken away or filled in; None for another command."""
    what = command.name.partition(".")[2]
    if what not in ("place", "unplace", "fill"):
        return None
    crossing = expected_crossing(workshop, activity)
    if not asks_points(activity):
        raise Refused("not_asked", message("Här frågas inte efter var vi är."))
    if what == "fill":
        return _fill(workshop, activity, command, crossing)
    pair, which = pair_of(crossing), str(command.data["which"])
    held = points_on(sheet_of(activity, command.actor.id), pair)
    if what == "unplace":
        sheet = sheet_of(activity, command.actor.id)
        return [Draft("cross.taken_back", {"entry": sheet.id, "pair": pair, "which": which})] \
            if sheet and which in held else []
    at = _at(crossing, command.data, "x", "y")
    if held.get(which) == at:
        return []
    sheet_id, before = written_on(
        workshop, activity, command.actor, command.id, paper(crossing))
    return [*before, Draft("cross.placed", {
        "entry": sheet_id, "pair": pair, "which": which, "at": at})]


def paper(crossing: Crossing) -> Paper:
    """The two axes as the log tells them when something is put between them."""
    return {axis.id: axis.derived_from for axis in crossing.axes()}


def _fill(
    workshop: Workshop, activity: Activity, command: Command, crossing: Crossing
) -> list[Draft]:
    data, points = command.data, {}
    for which in WHICH:
        given = [data[f"{which}_{end}"] is not None for end in "xy"]
        if any(given) and not all(given):
            field = f"{which}_{'xy'[given.index(False)]}"
            raise Refused("half", message("Välj en plats på båda axlarna."), field=field)
        if all(given):
            points[which] = _at(crossing, data, f"{which}_x", f"{which}_y")
    if not points:
        raise Refused("empty", message("Välj minst en plats."))
    return [*begun_for(workshop, activity, command.id, data["organisation"], paper(crossing)),
            Draft("cross.filled", {
                "entry": command.id, "pair": pair_of(crossing), "points": points})]


def _at(
    crossing: Crossing, data: Mapping[str, object], x: str, y: str
) -> dict[str, float]:
    """The point by axis. `across` names the axis that x is on; without it that is the first.

    Who still looks at another pair does not get a point on this one.
    """
    first, second = (axis.id for axis in crossing.axes())
    across = str(data.get("across") or first)
    if across not in (first, second):
        raise Refused("other_axes", message(
            "Axlarna byttes just. Titta på korset igen och placera på nytt."))
    other = second if across == first else first
    return {across: float(str(data[x])), other: float(str(data[y]))}
