"""What a room judged as it may be told: the list, how many answered, and why some say they did.

No sheet is: of five answers by one person the fifth tells who gave the four. What came of them is
in the results, and each reason stands for itself, beside the numbers that were told with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from facilitator.domain.contributions import entries_of, told_entries
from facilitator.domain.results import shown_result
from facilitator.domain.scene import Scene
from facilitator.domain.told import Told
from facilitator.domain.workshop import Activity, Result, Workshop

from .listing import listing
from .reasons import questions_on, readable_reasons, written
from .sheets import counted, judging_of


def told_list(workshop: Workshop, activity: Activity) -> Iterator[Told]:
    """What the desk wrote into the list and took out of it, as far as a report speaks of it."""
    kind, judging, result = activity.kind, judging_of(activity), shown_result(activity)
    spoken = result.numbers["items"] if result else ()
    for item in judging.own.values():
        if item.id not in judging.left_out or item.id in spoken:  # type: ignore[operator]
            yield Told(f"{kind}.item_added", {
                "item": item.id, "name": str(item.name), "text": str(item.text)})
    untold = _untold(workshop, activity)
    for item in listing(workshop, activity).out:
        if item.id in untold:
            continue
        if item.id not in judging.own or item.id in spoken:  # type: ignore[operator]
            yield Told(f"{kind}.left_out", {"item": item.id})


def _untold(workshop: Workshop, activity: Activity) -> frozenset[str]:
    """Cards before an item that the room has not been shown, or may not see any more."""
    return frozenset(entry.id for each in workshop.before(activity)
                     for entry in entries_of(each).visible()) - {
        entry.id for each in workshop.before(activity) for entry in told_entries(workshop, each)}


def told_answers(activity: Activity, answered: int) -> Iterator[Told]:
    """How many have answered, and how the desk wants the result shown where it is."""
    judging = judging_of(activity)
    if answered:
        yield Told(f"{activity.kind}.counted", {"sheets": answered})
    if judging.look and shown_result(activity):
        yield Told(f"{activity.kind}.looked", {
            name: str(value) for name, value in sorted(judging.look.items())})


def told_reasons(workshop: Workshop, activity: Activity) -> Iterator[Told]:
    """Every reason that a report tells, each by itself; none while the result is not shown."""
    result = shown_result(activity)
    away = listing(workshop, activity).away
    items: Mapping[str, Any] = result.numbers["items"] if result else {}  # type: ignore[assignment]
    for item in items:
        if result and item not in away:
            yield from _reasons(workshop, activity, result, item)


def _reasons(
    workshop: Workshop, activity: Activity, result: Result, item: str
) -> Iterator[Told]:
    sheets = counted(workshop, activity)
    asked: tuple[str, ...] = result.parameters["criteria"]  # type: ignore[assignment]
    names = sorted({*asked, *questions_on(sheets, item)})
    known = {each.sheet.id: each for each in written(sheets, item, names)}
    told = [known[str(each["sheet"])] for each in readable_reasons(
        Scene(workshop, activity, ""), item)]
    # Not how many share an answer but who of those told has fewer beside them: the order.
    levels = sorted({number for each in told for number in each.company.values()})
    for each in told:
        yield Told(f"{activity.kind}.kept", {
            "entry": each.anchor, "item": item, "reason": each.words,
            "values": dict(each.answers),
            "company": {name: levels.index(number)
                        for name, number in sorted(each.company.items())}}, at=result.at)
