"""The roads as they may be told: milestones and obstacles in their last words, and their links."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.contributions import entries_of
from facilitator.domain.entry import Entry
from facilitator.domain.told import Told, numbered, voices, withdrawn
from facilitator.domain.workshop import Activity, Workshop

from .shown import told_in
from .state import MILESTONE, is_milestone, state_of

_NOBODYS = {"author": "", "organisation": "", "proxy": False}
_EMPTY = {"road": "", **dict.fromkeys(MILESTONE, ""), "year": 0, "confidence": None, **_NOBODYS}


def disclose(workshop: Workshop, activity: Activity) -> Iterator[Told]:
    """Each entry as it reads now; what requires what, where both may be told.

    Nobody signs a milestone, so nobody is told of, and no report says which group walks where.
    """
    state, told = state_of(activity), told_in(workshop, activity)
    known = {entry.id for entry in told}
    if state.wanted:
        yield Told("backcast.described", {"text": state.wanted})
    for entry in numbered(entries_of(activity), told):
        if entry.id not in known:
            yield from withdrawn(entry, "backcast.added", _EMPTY, "backcast.withdrawn")
            continue
        name = "backcast.added" if is_milestone(entry) else "backcast.hindered"
        yield Told(name, _words(workshop, entry), at=entry.at)
        yield from voices("backcast.supported", entry, len(entry.supporters))
    for milestone, needs in sorted(state.requires.items()):
        for each in needs if milestone in known else ():
            if each in known:
                yield Told("backcast.required", {"milestone": milestone, "needs": each})
    for road in sorted(state.shut):
        yield Told("backcast.shut", {"road": road})


def _words(workshop: Workshop, entry: Entry) -> dict[str, object]:
    nobody = workshop.naming == "anonymous"
    return {"entry": entry.id, **entry.data,
            "author": "", "proxy": bool(entry.proxy),
            "organisation": "" if nobody else str(entry.organisation)}
