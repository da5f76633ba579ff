"""A road as it stands before somebody: its milestones, numbered, and what is to be mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.entry import Entry
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.road import Checked, Step, backwards, checked

from .horizons import Span, span_of
from .roads import Road, roads
from .state import Backcasting, is_milestone, state_of, year_of


@dataclass(frozen=True, slots=True)
class Way:
    """A road with its milestones in the order of reading, from the wanted year back.

    `numbers` are their places in that order from 1. `obstacles` are by milestone, `requires` only
    what is on the road itself.
    """

    road: Road
    span: Span
    milestones: tuple[Entry, ...]
    numbers: Mapping[str, int]
    requires: Mapping[str, tuple[str, ...]]
    obstacles: Mapping[str, tuple[Entry, ...]]
    checked: Checked

    def get(self, milestone: str) -> Entry:
        return self.milestones[self.numbers[milestone] - 1]

    def first(self) -> tuple[Entry, ...]:
        """The first steps, the nearest first."""
        return tuple(self.get(each) for each in self.checked.first)


def ways(
    workshop: Workshop, activity: Activity, entries: Sequence[Entry]
) -> tuple[Way, ...]:
    """Every road with those of `entries` that lie on it, empty ones too."""
    found = tuple(way_of(workshop, activity, road, entries)
                  for road in roads(workshop, activity))
    return tuple(way for way in found if way.milestones or not way.road.gone)


def way_of(
    workshop: Workshop, activity: Activity, road: Road, entries: Sequence[Entry]
) -> Way:
    """One road with those of `entries` that lie on it."""
    state, span = state_of(activity), span_of(workshop, activity)
    on_it = {each.id: each for each in entries
             if is_milestone(each) and each.data["road"] == road.id}
    steps = [Step(each.id, year_of(each), _on(state, each.id, on_it)) for each in on_it.values()]
    ordered = backwards(steps)
    obstacles: dict[str, tuple[Entry, ...]] = {}
    for each in entries:
        milestone = str(each.data.get("milestone", ""))
        if milestone in on_it:
            obstacles[milestone] = (*obstacles.get(milestone, ()), each)
    return Way(
        road, span, tuple(on_it[step.id] for step in ordered),
        {step.id: nth for nth, step in enumerate(ordered, 1)},
        {step.id: step.requires for step in ordered if step.requires}, obstacles,
        checked(steps, span.now, span.goal))


def organisation_taking(workshop: Workshop, entry: Entry) -> str:
    """Whose step it is: the organisation that it names, else its author's; "" for none.

    Where nobody is named an author has no organisation.
    """
    named = str(entry.data["who"])
    return named if workshop.organisation_name(named) else entry.organisation


def _on(state: Backcasting, step: str, on_it: Mapping[str, Entry]) -> tuple[str, ...]:
    return tuple(each for each in state.requires.get(step, ()) if each in on_it)
