"""Results: what a room was shown of what it thinks, kept as it was shown.

A result is a document and no derived total: it is written when it is shown, so that a report can
cite it whatever happens afterwards and however later versions of the formulas reckon.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .conclusion import Conclusion
from .contributions import entries_of
from .entry import Entry
from .event import Draft, Event
from .fields import Text
from .message import message
from .refused import Refused
from .roles import FACILITATORS, Role
from .stage import Stage
from .told import Told
from .workshop import Activity, Result, Workshop

_COMMANDS = (Rule("result.recount", FACILITATORS, {"activity": Text(40)}),)


def concluded(workshop: Workshop, activity: Activity, kinds: Kinds) -> list[Draft]:
    """The result of an activity as it stands; [] where it is the last one or there is none."""
    kind = kinds.get(activity.kind)
    made = kind.conclude(workshop, activity) if kind else None
    if made is None or _says_the_same(workshop, activity, made):
        return []
    return [Draft("result.made", {
        "result": f"{activity.id}.{len(activity.results) + 1}",
        "inputs": made.hash(_secret(workshop)),
        "formula": made.formula, "parameters": made.parameters, "numbers": made.numbers,
    }, activity.id)]


def shown_result(activity: Activity) -> Result | None:
    """The result that everybody may see now, or None while there is nothing to see."""
    shown = activity.stage in (Stage.REVEALED, Stage.ARCHIVED)
    return activity.results[-1] if shown and activity.results else None


def earlier_told(result: Result, last: Result, least: int) -> Result:
    """An earlier result; without its numbers where the difference would tell of few people."""
    sheets = result.numbers.get("sheets")
    change = abs(int(str(last.numbers["sheets"])) - int(str(sheets))) if result.numbers else 0
    return replace(result, numbers={}) if change < least else result


def told_results(workshop: Workshop, activity: Activity) -> Iterator[Told]:
    """Every result that a report cites; none while what came of it is not shown."""
    last = shown_result(activity)
    if last is None:
        return
    for each in activity.results:
        told = each if each is last else earlier_told(each, last, workshop.small_group)
        yield Told("result.made", {
            "result": told.id, "inputs": told.inputs, "formula": told.formula,
            "parameters": told.parameters, "numbers": told.numbers}, at=told.at)


def items_told(workshop: Workshop) -> frozenset[str]:
    """The things that results which are shown speak of, wherever they come from."""
    shown = (shown_result(activity) for activity in workshop.activities.values())
    return frozenset(str(item) for result in shown if result
                     for item in result.numbers.get("items", ()))  # type: ignore[attr-defined]


def is_stale(workshop: Workshop, activity: Activity, made: Conclusion | None) -> bool:
    """True when what would be counted now is not what the last result says."""
    return made is not None and bool(activity.results) and not _says_the_same(
        workshop, activity, made)


def _says_the_same(workshop: Workshop, activity: Activity, made: Conclusion) -> bool:
    last = activity.results[-1] if activity.results else None
    return last is not None and (last.inputs, last.formula, dict(last.parameters)) == (
        made.hash(_secret(workshop)), made.formula, dict(made.parameters))


def _secret(workshop: Workshop) -> str:
    """What only those who hold the workshop's file have: the hash of its first desk's key."""
    return next((hashed for hashed, key in workshop.keys.items() if key.role is Role.DESK), "")


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at
    activity = workshop.activity(command.data["activity"] or command.activity or workshop.current)
    if activity.stage is not Stage.REVEALED:
        raise Refused("wrong_stage", message("{title} visas inte, så inget kan räknas om."),
                      details={"title": activity.title})
    return concluded(workshop, activity, kinds)


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    del kinds
    activity = workshop.activities[str(event.activity)]
    data = event.data
    made = Result(
        str(data["result"]), event.at, str(data["inputs"]), str(data["formula"]),
        data["parameters"], data["numbers"])  # type: ignore[arg-type]
    return workshop.with_activity(replace(
        activity, results=(*activity.results, made),
        counted=(*activity.counted, _counted(workshop, activity))))


def _counted(workshop: Workshop, activity: Activity) -> tuple[Entry, ...]:
    """The entries there were, but not those of one who had been removed."""
    gone = {person.id for person in workshop.people.values() if person.removed}
    return tuple(entry for entry in entries_of(activity).visible() if entry.author not in gone)


RESULTS = Chapter(
    commands=_COMMANDS,
    events=frozenset({"result.made"}),
    decide=_decide,
    apply=_apply,
)
