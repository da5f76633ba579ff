"""The state of an item in which axes are made: poles, which of them are axes, the pair chosen.

A pair of poles is an entry among the sheets of the pair test, as a joker is among its ratings: so
it has an author, is hidden, shown and erased as any contribution. What tells them apart is what
they hold: poles have a `low` end, a sheet has ratings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from facilitator.domain.entry import Entry
from facilitator.domain.erasing import ERASED
from facilitator.domain.offering import Item
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.sheets import Judging
from facilitator.scenarios.handed import axes_before
from facilitator.scenarios.values import Axis, Crossing

from .uncertainties import item_of

Asking = Literal["poles", "pairs"]
# The fields of a pair of poles, in the order they are told.
POLES = ("item", "name", "low", "high", "definition", "indicator", "group")
# Six make fifteen pairs, which is as much as a room can tell apart.
MOST_AXES = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """Two axes that the desk chose, ids, and why."""

    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class Axial(Judging):
    """`asking` is what phones are asked now, "" for what the agenda says first.

    `ticks` are the uncertainties that the desk has taken with or out, by id. `taken` are the pairs
    of poles that are axes, in the desk's order. `chosen` is the pair that stands, `choices` every
    one that has been made, each once, the newest last.
    """

    asking: str = ""
    ticks: Mapping[str, bool] = field(default_factory=dict)
    taken: tuple[str, ...] = ()
    chosen: Choice | None = None
    choices: tuple[Choice, ...] = ()

    def is_sheet(self, entry: Entry) -> bool:
        return "ratings" in entry.data

    def the_rooms(self) -> frozenset[str]:
        """Poles that are an axis are everybody's, whoever wrote them: worlds stand between them."""
        return frozenset(self.taken)

    def poles(self) -> tuple[Entry, ...]:
        """Every pair of poles that somebody has written, also what is hidden or taken back."""
        return tuple(entry for entry in self.entries if not self.is_sheet(entry))

    def living(self) -> tuple[Entry, ...]:
        """Those that may be seen and whose words are not erased."""
        return tuple(entry for entry in self.poles() if is_living(entry))

    def axes(self, workshop: Workshop, activity: Activity) -> tuple[Axis, ...]:
        """Those that the desk has taken; where only pairs are asked after, with those before."""
        own = {entry.id: entry for entry in self.living()}
        made = tuple(axis_of(workshop, activity, own[each]) for each in self.taken if each in own)
        return (*handed(workshop, activity), *made)

    def crossing(self, workshop: Workshop, activity: Activity) -> Crossing | None:
        """The pair that was chosen, as long as both of it may be seen."""
        if self.chosen is None:
            return None
        first = axis_called(workshop, activity, self.chosen.first)
        second = axis_called(workshop, activity, self.chosen.second)
        return Crossing(first, second, self.chosen.reason) if first and second else None


def axial(activity: Activity) -> Axial:
    """The state of an item that makes axes; an empty one for any other."""
    return activity.state if isinstance(activity.state, Axial) else Axial()


def is_living(entry: Entry) -> bool:
    """False also for poles whose words have been erased: they are no axis."""
    return entry.visible and ERASED not in (entry.data["low"], entry.data["high"])


def asks(activity: Activity) -> str:
    """What the agenda has the item ask for: "both", "poles" or "pairs"."""
    return activity.option("asks", "both")


def asking(activity: Activity) -> Asking:
    """What phones are asked now."""
    if asks(activity) != "both":
        return "pairs" if asks(activity) == "pairs" else "poles"
    return "pairs" if axial(activity).asking == "pairs" else "poles"


def handed(workshop: Workshop, activity: Activity) -> tuple[Axis, ...]:
    """The axes of the item before, where this one only asks about pairs."""
    return axes_before(workshop, activity) if asks(activity) == "pairs" else ()


def every_axis(workshop: Workshop, activity: Activity) -> Mapping[str, Axis]:
    """Every pair of poles that may be seen, also those that are no axis, and those handed on."""
    own = (axis_of(workshop, activity, entry) for entry in axial(activity).living())
    return {axis.id: axis for axis in (*handed(workshop, activity), *own)}


def axis_called(workshop: Workshop, activity: Activity, wanted: str) -> Axis | None:
    """The axis of that id among `every_axis`; a room has written many that nobody asks for."""
    entry = axial(activity).entries.by_id.get(wanted)
    if entry and not axial(activity).is_sheet(entry) and is_living(entry):
        return axis_of(workshop, activity, entry)
    return next((each for each in handed(workshop, activity) if each.id == wanted), None)


def axis_of(workshop: Workshop, activity: Activity, entry: Entry) -> Axis:
    """A pair of poles as others work with it."""
    item = item_of(workshop, activity, str(entry.data["item"]))
    return Axis(entry.id, _called(entry, item), str(entry.data["low"]),
                str(entry.data["high"]), str(entry.data["definition"]),
                str(entry.data["indicator"]), item)


def name_of(workshop: Workshop, activity: Activity, entry: Entry) -> str:
    """What a pair of poles is called: its own name, or that of its uncertainty."""
    return _called(entry, item_of(workshop, activity, str(entry.data["item"])))


def _called(entry: Entry, item: Item | None) -> str:
    return str(entry.data["name"]) or (item.name if item else "")
