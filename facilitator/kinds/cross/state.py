"""The state of a cross: axes by hand, how it is looked at, points, and what worlds are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.domain.entry import Entry
from facilitator.domain.erasing import ERASED
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.sheets import Judging
from facilitator.scenarios.handed import crossing_before
from facilitator.scenarios.values import Axis, Crossing, World

from .corners import corners, is_crossed

Point = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Naming:
    """What a world is called: `name` as a desk wrote it, or `entry`, the proposal that was taken.

    `tagline` is the entry of the tagline that was written last, "" for none.
    """

    name: str = ""
    entry: str = ""
    tagline: str = ""


@dataclass(frozen=True, slots=True)
class Cross(Judging):
    """The state of a cross. Its entries are sheets with points, proposed names and taglines.

    `written` are the axes that a desk wrote by hand, by "first" and "second". `across` says which
    axis of a pair lies down, `flipped` which axes have their low pole to the right or on top: both
    are the view and touch nothing else. `naming` is by world, also of pairs that were chosen once.
    """

    written: Mapping[str, Axis] = field(default_factory=dict)
    across: Mapping[str, str] = field(default_factory=dict)
    flipped: frozenset[str] = frozenset()
    naming: Mapping[str, Naming] = field(default_factory=dict)

    def shows(self, workshop: Workshop, activity: Activity) -> frozenset[str]:
        """It puts no cards before the room."""
        return frozenset()

    def is_sheet(self, entry: Entry) -> bool:
        return "points" in entry.data

    def proposals(self) -> tuple[Entry, ...]:
        """Every name that somebody has proposed, also what is hidden or taken back."""
        return tuple(entry for entry in self.entries if "name" in entry.data)

    def open_proposals(self, world: str = "") -> tuple[Entry, ...]:
        """Those for a world that everybody may see, oldest first; without one those for any."""
        return tuple(entry for entry in self.proposals() if entry.visible
                     and entry.data["name"] != ERASED
                     and (not world or entry.data["world"] == world))

    def placed(self) -> int:
        """How many have put a point between any axes, with those whose sheets are not here."""
        return self.before + sum(
            entry.visible and any(entry.data["points"].values())  # type: ignore[attr-defined]
            for entry in self.entries if self.is_sheet(entry))

    def name_of(self, world: str) -> str:
        """What a world is called now, "" for nothing yet."""
        naming = self.naming.get(world, Naming())
        return self._said(naming.entry, "name") if naming.entry else (
            "" if naming.name == ERASED else naming.name)

    def name_from(self, world: str) -> str:
        """The proposal that won, "" where a desk wrote the name."""
        naming = self.naming.get(world, Naming())
        return naming.entry if self._said(naming.entry, "name") else ""

    def tagline_of(self, world: str) -> str:
        return self._said(self.naming.get(world, Naming()).tagline, "tagline")

    def taken(self) -> frozenset[str]:
        """The proposals that are names of worlds, ids."""
        return frozenset(each.entry for each in self.naming.values() if each.entry)

    def the_rooms(self) -> frozenset[str]:
        """What worlds are called is everybody's, whoever proposed it."""
        return frozenset(each for naming in self.naming.values()
                         for each in (naming.entry, naming.tagline) if each)

    def _said(self, entry_id: str, what: str) -> str:
        entry = self.entries.by_id.get(entry_id)
        words = str(entry.data[what]) if entry and entry.hidden is None else ""
        return "" if words == ERASED else words

    def axes(self, workshop: Workshop, activity: Activity) -> tuple[Axis, ...]:
        """Those that were written by hand here, where these are the ones that are crossed."""
        crossing = self.crossing(workshop, activity)
        return crossing.axes() if crossing else ()

    def crossing(self, workshop: Workshop, activity: Activity) -> Crossing | None:
        if crossing_before(workshop, activity) or len(self.written) < len(("first", "second")):
            return None
        return Crossing(self.written["first"], self.written["second"])

    def worlds(self, workshop: Workshop, activity: Activity) -> tuple[World, ...]:
        """The four corners of the pair that is chosen now, by their places."""
        crossing = crossing_of(workshop, activity)
        if crossing is None:
            return ()
        return tuple(World(each.world, each.place, self.name_of(each.world),
                           self.tagline_of(each.world), each.stands)
                     for each in corners(activity.id, crossing))

    def world_called(self, world: str) -> str:
        return self.name_of(world)


def cross_of(activity: Activity) -> Cross:
    """The state of a cross; an empty one for any other activity."""
    return activity.state if isinstance(activity.state, Cross) else Cross()


def crossing_of(workshop: Workshop, activity: Activity) -> Crossing | None:
    """The pair that holds now: the one chosen before, else the one written here."""
    found = crossing_before(workshop, activity) or cross_of(activity).crossing(workshop, activity)
    return found if found and is_crossed(found) else None


def points_on(sheet: Entry | None, pair: str) -> Mapping[str, Point]:
    """Question -> where one has put it, axis by axis in the axes' own terms; of one pair."""
    return sheet.data["points"].get(pair, {}) if sheet else {}  # type: ignore[attr-defined]
