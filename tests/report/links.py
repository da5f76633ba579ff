"""What a JSON report tells, followed link by link from what was made back to what it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Thing = dict[str, Any]


def things_in(activities: Iterable[Thing]) -> dict[str, Thing]:
    """Everything in them that has an id."""
    found: dict[str, Thing] = {}

    def gather(value: object) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("id"), str):
                found.setdefault(value["id"], value)
            for each in value.values():
                gather(each)
        elif isinstance(value, list):
            for each in value:
                gather(each)

    for activity in activities:
        gather({name: activity[name] for name in ("id", "kind", "entries", "clusters", "results")})
    return found


def behind(things: Mapping[str, Thing], thing: Thing) -> list[Thing]:
    """What it was made of, and what that was made of, to the end. KeyError for a broken link."""
    found: dict[str, Thing] = {}
    to_follow = list(thing.get("derived_from", []))
    while to_follow:
        each = to_follow.pop()
        if each not in found:
            found[each] = things[each]
            to_follow += found[each].get("derived_from", [])
    return list(found.values())


def broken(things: Mapping[str, Thing]) -> list[tuple[str, str]]:
    """(what, of what) for the links that lead to nothing."""
    return [(thing["id"], each) for thing in things.values()
            for each in thing.get("derived_from", []) if each not in things]
