"""The dots as they lie: how many each has, and what is on each person's sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.entry import Entry
from facilitator.domain.offering import Cast, Item
from facilitator.domain.results import shown_result
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.listing import Listing, listing
from facilitator.judging.shares import budget
from facilitator.judging.sheets import Judging

MOST_DOTS = 40
EMPTY: Mapping[str, object] = {"dots": {}, "papers": {}}


@dataclass(frozen=True, slots=True)
class Votes(Judging):
    """`dots` is what each person has to place, `each` the most on one thing; 0 before the first.

    They are as they were when the first dot was placed, whatever becomes of list and settings:
    everybody has the same. `cast` is what dots were placed on before the workshop was imported,
    as it stood then.
    """

    dots: int = 0
    each: int = 0
    cast: tuple[Cast, ...] = ()

    def offered(self, workshop: Workshop, activity: Activity) -> tuple[Item, ...]:
        """Those that go on, the most wanted first, once the result has been shown."""
        result = shown_result(activity)
        if result is None:
            return ()
        known = {item.id: item for item in listing(workshop, activity).items}
        first = result.numbers["first"]
        return tuple(known[each] for each in first if each in known)  # type: ignore[attr-defined]


def votes_of(activity: Activity) -> Votes:
    """The state of a dot vote."""
    return activity.state if isinstance(activity.state, Votes) else Votes()


def terms(activity: Activity, listed: Listing) -> tuple[int, int]:
    """(dots each person has, the most of them on one thing) as they hold now."""
    votes = votes_of(activity)
    if votes.dots:
        return votes.dots, votes.each
    dots = _whole(activity, "dots") or budget(len(listed.items))
    return dots, min(dots, _whole(activity, "each") or dots)


def dots_on(sheet: Entry | None) -> Mapping[str, int]:
    """Thing -> how many dots one sheet has there, only where there are any."""
    return sheet.data["dots"] if sheet else {}  # type: ignore[return-value]


def said_on(sheet: Entry) -> tuple[tuple[str, int], ...] | None:
    """All the dots of one sheet as a value; None where it has none."""
    return tuple(sorted(dots_on(sheet).items())) or None


def papers_of(sheet: Entry) -> Mapping[str, int]:
    """Thing -> which paper of the list it stood on when it got its last dot there."""
    return sheet.data["papers"]  # type: ignore[return-value]


def lying(listed: Listing, placed: Mapping[str, int]) -> dict[str, int]:
    """Thing of the list -> how many of the dots lie there now; "" those on what is gone."""
    found: dict[str, int] = {}
    for item, dots in placed.items():
        now = listed.living(item)
        found[now] = found.get(now, 0) + dots
    return found


def _whole(activity: Activity, name: str) -> int:
    value = activity.options.get(name)
    return value if isinstance(value, int) else 0
