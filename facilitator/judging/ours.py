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
from .sheets import sheet_of


def sheets_of_organisation(
    workshop: Workshop, sheets: Sequence[Entry], person: str
) -> tuple[str, tuple[Entry, ...]]:
    """(the name of the organisation that somebody answered from, its sheets); ("", ()) for none.

    From where one has answered and not from where one says one comes: that can be said by anybody.
    Where nobody is named no sheet is from anywhere.
    Nothing either where those from elsewhere are fewer than the workshop's small group: from the
    room's figures and one's own theirs could be reckoned.
    """
    own = next((sheet for sheet in sheets if sheet.author == person and person), None)
    if own is None or not own.organisation:
        return "", ()
    ours = tuple(sheet for sheet in sheets if sheet.organisation == own.organisation)
    others = len(sheets) - len(ours)
    if 0 < others < workshop.small_group:
        return "", ()
    return workshop.organisation_name(own.organisation), ours


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
    workshop = scene.workshop
    sheet = sheet_of(scene.activity, person) if person else None
    home = sheet.organisation if sheet else ""
    if not home:
        return {"organisation": "", "rows": (), "criteria": (), "n": 0}

    def reckoned(*_: object) -> dict[str, object]:
        return _beside(scene, person, criteria, rows)

    # The same for everybody from there, and at a reveal all of them ask at once.
    return scene.memo.of(f"ours {home}", reckoned, workshop.activities, workshop.agenda,
                         workshop.people, workshop.small_group, scene.activity)


def _beside(
    scene: Scene, person: str, criteria: Sequence[Criterion],
    rows: Iterable[tuple[str, str, Mapping[str, Any]]],
) -> dict[str, object]:
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
