"""The poles as they may be told: their last words, how many want the same, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.entry import Entry
from facilitator.domain.scene import Scene
from facilitator.domain.told import Told, voices
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.disclosing import told_answers

from .standing import told_choice
from .state import POLES, axial, is_living


def disclose(
    workshop: Workshop, activity: Activity, answered: int
) -> Iterator[Told]:
    """Each pair of poles with the time that the report tells of it, and not who wrote it.

    No sheet is told.
    """
    state = axial(activity)
    for entry in state.living():
        yield Told("axes.written", _words(workshop, entry), at=entry.at)
        yield from voices("axes.supported", entry, len(entry.supporters))
    for each in state.taken:
        if is_living(state.entries.get(each)):
            yield Told("axes.taken", {"entry": each, "instead": ""})
    crossing = told_choice(Scene(workshop, activity, ""))
    if crossing:
        yield Told("axes.chosen", {"first": crossing.first.id, "second": crossing.second.id,
                                   "reason": str(crossing.reason)})
    yield from told_answers(activity, answered)


def _words(workshop: Workshop, entry: Entry) -> dict[str, object]:
    nobody = workshop.naming == "anonymous"
    return {"entry": entry.id, **{name: str(entry.data[name]) for name in POLES},
            "author": "", "proxy": bool(entry.proxy),
            "organisation": "" if nobody else str(entry.organisation)}
