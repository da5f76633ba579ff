"""The answers of a check-in as they may be told: what they say, and apart from that from where.

Of how many answered from each organisation a report tells what tells of nobody. So that is what
is handed on, as a statement of its own, and no answer says where it came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from facilitator.domain.contributions import Contributions, entries_of, told_entries
from facilitator.domain.entry import Entry
from facilitator.domain.event import Event
from facilitator.domain.told import Told, numbered, whole, withdrawn
from facilitator.domain.workshop import Activity, Workshop

_NOBODYS = {"author": "", "organisation": "", "proxy": False}
_EMPTY = {"word": "", "expectation": "", "energy": None, **_NOBODYS}


@dataclass(frozen=True, slots=True)
class Answers(Contributions):
    """Answers that do not say where they came from; `came` is what was told of that, if anything.

    It was told of `of` answers, in a workshop that hides what fewer than `least` have said: of
    others, and where more is asked for, it tells nothing.
    """

    came: Mapping[str, object] | None = None
    of: int = 0
    least: int = 0


def disclose(
    workshop: Workshop, activity: Activity, came: Mapping[str, object] | None
) -> Iterator[Told]:
    """Each answer as it reads now; `came` is what the report tells of the organisations."""
    told = told_entries(workshop, activity)
    for entry in numbered(entries_of(activity), told):
        if entry in told:
            yield Told("checkin.answered", _answer(entry))
        else:
            yield from withdrawn(entry, "checkin.answered", _EMPTY, "checkin.withdrawn")
    if told and workshop.naming != "anonymous":
        yield Told("checkin.came_from", {"came": came, "least": int(workshop.small_group)})


def _answer(entry: Entry) -> dict[str, object]:
    return {"entry": entry.id, "word": str(entry.data["word"]),
            "expectation": str(entry.data["expectation"]), "energy": whole(entry.data["energy"]),
            **_NOBODYS}


def came_from(state: Contributions, event: Event) -> Answers:
    """The state after it has been told where the answers in it came from."""
    told: Mapping[str, Any] | None = event.data["came"]  # type: ignore[assignment]
    came = None if told is None else {
        "counts": {str(name): whole(count) for name, count in told["counts"].items()},
        "total": whole(told["total"])}
    return Answers(state.entries, came, len(state.entries.visible()),
                   whole(event.data["least"]) or 0)


def answered_since(state: Contributions) -> Contributions:
    """After a new answer nothing is told by what was said of those before it."""
    return replace(state, came=None) if isinstance(state, Answers) else state


def is_imported(activity: Activity) -> bool:
    """True where answers do not say themselves where they came from."""
    return isinstance(activity.state, Answers)


def said_of(workshop: Workshop, activity: Activity) -> Mapping[str, object] | None:
    """What was told of where just these answers came from; None where nothing was."""
    state = activity.state
    if not isinstance(state, Answers) or workshop.small_group > state.least:
        return None
    return state.came if len(state.entries.visible()) == state.of else None
