"""The cards of a scan as they may be told: their last words, and how many say the same."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.contributions import entries_of, told_entries
from facilitator.domain.entry import Entry
from facilitator.domain.told import Authors, Told, numbered, voices, withdrawn
from facilitator.domain.workshop import Activity, Workshop

from .card import CARD

_NOBODYS = {"author": "", "organisation": "", "proxy": False}
_EMPTY = {**dict.fromkeys(CARD, ""), **_NOBODYS}


def disclose(workshop: Workshop, activity: Activity, authors: Authors) -> Iterator[Told]:
    """Each card as it reads now, with the time that the report tells of it."""
    told = told_entries(workshop, activity)
    for entry in numbered(entries_of(activity), told):
        if entry in told:
            yield Told("scan.added", _card(workshop, entry, authors), at=entry.at)
            yield from voices("scan.supported", entry, len(entry.supporters))
        else:
            yield from withdrawn(entry, "scan.added", _EMPTY, "scan.withdrawn")


def _card(workshop: Workshop, entry: Entry, authors: Authors) -> dict[str, object]:
    nobody = workshop.naming == "anonymous"
    return {"entry": entry.id, **{name: str(entry.data[name]) for name in CARD},
            "author": authors.get(entry.author, ""), "proxy": bool(entry.proxy),
            "organisation": "" if nobody else str(entry.organisation)}
