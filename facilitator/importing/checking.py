"""Whether a report says of its workshop what the workshop says of itself."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from facilitator.domain.chapter import Kinds
from facilitator.domain.fold import fold
from facilitator.domain.refused import Refused
from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Workshop
from facilitator.report.build import Report, build
from facilitator.report.facts import told

from .reading import Parcel, broken
from .summaries import expect_written

# What rules and views say to values of another shape than they were written for.
_SHAPES = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError,
           NotImplementedError, Refused)
_HEAD = ("id", "kind", "title", "question", "state", "minutes", "started", "ended")


def checked(parcel: Parcel, kinds: Kinds) -> Workshop:
    """The workshop that the log folds to. Raises `Refused` where it is not the one reported.

    What it tells must hold everything that the file tells; its log, told anew, the file's log.
    So nothing comes in that the program itself would not have written.
    """
    try:
        expect_written(parcel.events, kinds)
        workshop = replace(fold(parcel.events, kinds), pictures=parcel.pictures)
        report = build(workshop, kinds, parcel.made, "sv")
        now = json.loads(json.dumps(told(report)))
        _look_at(report, kinds)
    except _SHAPES:
        raise broken() from None
    then = dict(parcel.report)
    log, was = now.pop("log"), then.pop("log")
    # What has told of itself has not been left out, whatever the file says.
    silent = set(parcel.left_out) - {event.activity for event in parcel.events
                                     if event.name.partition(".")[0] in kinds}
    _leave_out(now, then, silent)
    # In the order of their keys too: the places of a board are an order.
    same = json.dumps(log["events"]) == json.dumps(was["events"])
    if not (same and contains(now, then)):
        raise broken()
    return workshop


def _look_at(report: Report, kinds: Kinds) -> None:
    """Every view once: what cannot be shown must not come in."""
    workshop = report.workshop
    for activity in workshop.activities.values():
        kind = kinds.get(activity.kind)
        scene = Scene(workshop, activity, report.at)
        for view in (kind.phone, kind.wall, kind.desk) if kind else ():
            view(scene)


def _leave_out(now: Mapping[str, Any], then: Mapping[str, Any], names: Collection[str]) -> None:
    """Of activities that the log cannot tell only what every activity has is compared."""
    for report in (now, then):
        activities: list[Any] = report["activities"]
        for place, each in enumerate(activities):
            if isinstance(each, dict) and each.get("id") in names:
                activities[place] = {name: each.get(name) for name in _HEAD}


def contains(now: object, then: object) -> bool:
    """True when all of `then` is in `now`: a later version may tell more, never otherwise."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(
            name in now and contains(now[name], value) for name, value in then.items())
    if isinstance(then, list):
        return isinstance(now, list) and len(now) == len(then) and all(map(contains, now, then))
    return now == then and isinstance(now, bool) == isinstance(then, bool)
