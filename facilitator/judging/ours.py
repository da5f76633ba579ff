"""One organisation's own view: what its people said, beside the room. For them alone.

methods.md §2.0: figures by organisation are shown to that organisation, and to others only where
as many have answered as the workshop asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from facilitator.domain.entry import Entry
from facilitator.domain.kind import Scene
from facilitator.domain.workshop import Workshop

from .criteria import Criterion
from .rated import raters, spoken


def sheets_of_organisation(
    workshop: Workshop, sheets: Sequence[Entry], person: str
) -> tuple[str, tuple[Entry, ...]]:
    """(the name of somebody's organisation, its sheets); ("", ()) where there is none.

    Where nobody is named nobody's organisation is known.
    """
    member = workshop.people.get(person)
    if workshop.naming == "anonymous" or member is None or not member.organisation:
        return "", ()
    return (workshop.organisation_name(member.organisation),
            tuple(sheet for sheet in sheets if sheet.organisation == member.organisation))


def mean_said(sheets: Sequence[Entry], item: str, criterion: str) -> tuple[float | None, int]:
    """(the mean of what these sheets say, None where nobody gave a number; how many did)."""
    given = [value for values in spoken(sheets, item, criterion).values() for value in values
             if value is not None]
    return (sum(given) / len(given) if given else None), len(given)


def beside_the_room(
    scene: Scene, person: str, criteria: Sequence[Criterion],
    rows: Iterable[tuple[str, str, Mapping[str, Any]]],
) -> dict[str, object]:
    """One's organisation's means beside the room's; nothing where one has none.

    `rows` are the things of the result that is shown: id, name, the room's answers.
    """
    name, sheets = sheets_of_organisation(
        scene.workshop, raters(scene.workshop, scene.activity), person)
    if not sheets:
        return {"organisation": "", "rows": (), "criteria": (), "n": 0}
    return {
        "organisation": name, "n": len(sheets),
        "criteria": tuple(each.name for each in criteria),
        "rows": tuple({"name": called, "values": tuple(
            (mean_said(sheets, item, each.id)[0], answers[each.id]["mean"])
            for each in criteria)} for item, called, answers in rows),
    }
