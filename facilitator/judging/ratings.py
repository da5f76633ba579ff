"""Ratings on a sheet: what somebody said of a thing, why, and what of a long list is theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from facilitator.domain.entry import Entry
from facilitator.domain.erasing import ERASED
from facilitator.domain.event import Event
from facilitator.domain.told import whole
from facilitator.domain.workshop import Activity

from .listing import Listing
from .sheets import Judging, apply_sheet, sheets_in

Rated = Mapping[str, int | None]
EMPTY: Mapping[str, object] = {"ratings": {}, "reasons": {}, "share": []}
# Up to so many things everybody rates all of them; of more each gets a share.
MOST_EACH = 24
SHARE = 20


def ratings_on(sheet: Entry | None) -> Mapping[str, Rated]:
    """Thing -> criterion -> the number given, None for "vet ej"; what is not answered is not in."""
    return sheet.data["ratings"] if sheet else {}  # type: ignore[return-value]


def rating_of(item: str, criterion: str) -> Callable[[Entry], int | None]:
    """What finds the number that a sheet gives a thing; None where it gives none."""
    return lambda sheet: ratings_on(sheet).get(item, {}).get(criterion)


def reasons_on(sheet: Entry | None) -> Mapping[str, str]:
    """Thing -> what somebody wrote of why, only where there is something to read."""
    given: Mapping[str, str] = sheet.data.get("reasons", {}) if sheet else {}  # type: ignore[assignment]
    return {item: words for item, words in given.items() if words and words != ERASED}


def kept_on(sheet: Entry) -> Mapping[str, Any]:
    """Of a reason that came without its sheet: `values` and `company`; {} for any other sheet.

    It is no answer: nothing is counted of it.
    """
    return sheet.data.get("kept", {})  # type: ignore[return-value]


def share_of(sheet: Entry | None) -> tuple[str, ...]:
    """What of a long list somebody has got, in their own order."""
    return tuple(sheet.data["share"]) if sheet else ()  # type: ignore[arg-type]


def share_size(activity: Activity, listed: Listing) -> int | None:
    """How many things each gets at a time; None where everybody rates the whole list."""
    wanted = activity.options.get("share")
    size = wanted if isinstance(wanted, int) and wanted else SHARE
    most = size if isinstance(wanted, int) and wanted else MOST_EACH
    return size if len(listed.items) > most else None


def to_rate(activity: Activity, listed: Listing, sheet: Entry | None) -> tuple[str, ...]:
    """The things that somebody is asked to rate: their share, or the whole list."""
    ids = listed.ids()
    if share_size(activity, listed) is None:
        return ids
    return tuple(item for item in share_of(sheet) if item in ids)


def dealt(activity: Activity, listed: Listing) -> dict[str, int]:
    """Thing of the list -> how many have got it in their share so far."""
    counts = dict.fromkeys(listed.ids(), 0)
    for sheet in sheets_in(activity):
        for item in share_of(sheet):
            if item in counts:
                counts[item] += 1
    return counts


def is_done(sheet: Entry, wanted: tuple[str, ...], criteria: tuple[str, ...]) -> bool:
    """True when everything that is asked of a sheet has an answer, "vet ej" is one."""
    rated = ratings_on(sheet)
    if len(rated) < len(wanted):
        return False
    return bool(wanted) and all(set(criteria) <= rated.get(item, {}).keys() for item in wanted)


def apply_rating(state: Judging, event: Event) -> Judging | None:
    """The state after an event of ratings or of sheets; None for another one."""
    data = event.data
    what = event.name.partition(".")[2]
    if what == "kept":
        return replace(state, entries=state.entries.add(_kept(state, event)))
    if what not in ("rated", "filled", "dealt", "reason_hidden", "reason_shown"):
        return apply_sheet(state, event, EMPTY)
    sheet_id, item = str(data["entry"]), str(data.get("item"))
    if what in ("reason_hidden", "reason_shown"):
        hidden = {key: why for key, why in state.hidden.items() if key != (sheet_id, item)}
        if what == "reason_hidden":
            hidden[sheet_id, item] = str(data["reason_why"])
        return replace(state, hidden=hidden)
    sheet = state.entries.get(sheet_id)
    changed = dict(sheet.data)
    match what:
        case "rated":
            given = {name: value for name, value in data.items()
                     if name not in ("entry", "item", "reason")}
            changed["ratings"] = {**ratings_on(sheet),
                                  item: {**ratings_on(sheet).get(item, {}), **given}}
            if "reason" in data:
                changed["reasons"] = {**sheet.data["reasons"],  # type: ignore[dict-item]
                                      item: data["reason"]}
        case "filled":
            changed["ratings"] = data["ratings"]
        case "dealt":
            changed["share"] = [*share_of(sheet), *data["items"]]  # type: ignore[misc]
    return replace(state, entries=state.entries.change(sheet_id, data=changed))


def _kept(state: Judging, event: Event) -> Entry:
    """A reason that was told, by nobody: with the values beside it, and how few shared them."""
    data: Mapping[str, Any] = event.data
    kept = {"values": {str(name): whole(value) for name, value in data["values"].items()},
            "company": {str(name): whole(number) or 0
                        for name, number in data["company"].items()}}
    return Entry(str(data["entry"]), state.entries.made + 1, "", "", event.at, {
        **EMPTY, "reasons": {str(data["item"]): str(data["reason"])}, "kept": kept})
