"""The jokers of a list: cards of that type, the bank's, and those that people add here.

A joker that somebody adds is an entry among the sheets. So it has an author, is hidden, shown and
erased as any contribution, and is told to the one who asks what is kept about them; a list of its
own in the state would have needed all of that once more. What tells them apart is what they hold:
a joker has a name, a sheet has ratings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from facilitator.domain.entry import Entry
from facilitator.domain.erasing import ERASED
from facilitator.domain.event import Event
from facilitator.domain.offering import Item
from facilitator.domain.workshop import Activity
from facilitator.judging.before import CARDS
from facilitator.judging.sheets import Judging

ADDED = "joker"


@dataclass(frozen=True, slots=True)
class Jokers(Judging):
    """The state of a round of jokers."""

    @property
    def usual(self) -> str:
        return CARDS

    def fits(self, card: Entry) -> bool:
        return card.data.get("type") == "joker"

    def is_sheet(self, entry: Entry) -> bool:
        return "ratings" in entry.data

    def things(self) -> tuple[Item, ...]:
        """Those that people have added and that may be seen."""
        return tuple(Item(entry.id, str(entry.data["name"]), str(entry.data["text"]), ADDED)
                     for entry in self.added() if _is_listed(entry))

    def put_away(self) -> frozenset[str]:
        return frozenset(entry.id for entry in self.added() if not _is_listed(entry))

    def held(self) -> frozenset[str]:
        """What the desk has written or drawn into the list and not taken out of it again."""
        return frozenset(self.own) - self.left_out

    def added(self) -> tuple[Entry, ...]:
        """Every joker that somebody has added, also what is hidden or taken back."""
        return tuple(entry for entry in self.entries if not self.is_sheet(entry))


def jokers_of(activity: Activity) -> Jokers:
    """The state of a round of jokers; an empty one for any other."""
    return activity.state if isinstance(activity.state, Jokers) else Jokers()


def apply_joker(state: Jokers, event: Event) -> Jokers | None:
    """The state after a joker was added or taken back; None for another event."""
    data: Mapping[str, object] = event.data
    match event.name:
        case "wildcard.added":
            entry = Entry(str(data["entry"]), state.entries.made + 1, str(data["author"]),
                          str(data["organisation"]), event.at,
                          {"name": data["name"], "text": data["text"]}, proxy=bool(data["proxy"]))
            return replace(state, entries=state.entries.add(entry))
        case "wildcard.joker_withdrawn" | "wildcard.joker_restored":
            return replace(state, entries=state.entries.change(
                str(data["entry"]), withdrawn=event.name == "wildcard.joker_withdrawn"))
        case "wildcard.drawn" | "wildcard.returned":
            given: list[Mapping[str, object]] = data["items"]  # type: ignore[assignment]
            items = {str(each["item"]): Item(
                str(each["item"]), str(each["name"]), str(each["text"]), "own") for each in given}
            if event.name == "wildcard.drawn":
                return replace(state, own={**state.own, **items},
                               left_out=state.left_out - items.keys())
            return replace(state, left_out=state.left_out | items.keys())
    return None


def _is_listed(entry: Entry) -> bool:
    """False also for one whose words have been erased: there is nothing left to rate."""
    return entry.visible and entry.data["name"] != ERASED
