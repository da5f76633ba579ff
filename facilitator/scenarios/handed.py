"""What one method of scenarios hands on to the next, without either knowing the other.

A state that hands something on has the function of the protocol. What a method works with is that
of the nearest item before it in the agenda that has any.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar, runtime_checkable

from facilitator.domain.kept import reckoned_once
from facilitator.domain.results import shown_result
from facilitator.domain.workshop import Activity, Workshop

from .values import Axis, Crossing, Element, Given, World, Written

Found = TypeVar("Found")


@runtime_checkable
class HandsAxes(Protocol):
    """The state of a method in which axes are made."""

    def axes(self, workshop: Workshop, activity: Activity) -> tuple[Axis, ...]:
        """Those that may be crossed, in the desk's order."""
        ...

    def crossing(self, workshop: Workshop, activity: Activity) -> Crossing | None:
        """The two that were chosen, None while none are."""
        ...


@runtime_checkable
class HandsWorlds(Protocol):
    """The state of a method that makes scenarios."""

    def worlds(self, workshop: Workshop, activity: Activity) -> tuple[World, ...]:
        """Three to five, by `place`; nothing while there are none."""
        ...

    def world_called(self, world: str) -> str:
        """What a world is or was called, also one that is there no longer; "" for no name."""
        ...


@runtime_checkable
class HandsElements(Protocol):
    """The state of a method that fills worlds."""

    def elements(self, workshop: Workshop, activity: Activity) -> tuple[Element, ...]:
        """What is so in the worlds, and may be told, oldest first."""
        ...

    def given(self, workshop: Workshop, activity: Activity) -> tuple[Given, ...]:
        """What must hold in all of them."""
        ...


@runtime_checkable
class HandsTexts(Protocol):
    """The state of a method in which groups write."""

    def texts(self, workshop: Workshop, activity: Activity) -> tuple[Written, ...]:
        """What has been written and may be told, in the order of worlds."""
        ...


@runtime_checkable
class HandsPriorities(Protocol):
    """The state of a method that knows how important and open its things are."""

    def priorities(self, workshop: Workshop, activity: Activity) -> Mapping[str, float]:
        """Thing -> P of methods.md §2.5, 0 to 1; nothing for what was never rated."""
        ...


@reckoned_once
def axes_before(workshop: Workshop, activity: Activity) -> tuple[Axis, ...]:
    """The axes of the nearest item before that has any."""
    return _nearest(workshop, activity, lambda each: (
        each.state.axes(workshop, each) if isinstance(each.state, HandsAxes) else ())) or ()


@reckoned_once
def crossing_before(workshop: Workshop, activity: Activity) -> Crossing | None:
    """The two axes that the nearest item before has chosen, None while none has."""
    return _nearest(workshop, activity, lambda each: (
        each.state.crossing(workshop, each) if isinstance(each.state, HandsAxes) else None))


@reckoned_once
def worlds_before(workshop: Workshop, activity: Activity) -> tuple[World, ...]:
    """The scenarios of the nearest item before that has any."""
    return _nearest(workshop, activity, lambda each: (
        each.state.worlds(workshop, each) if isinstance(each.state, HandsWorlds) else ())) or ()


@reckoned_once
def elements_before(workshop: Workshop, activity: Activity) -> tuple[Element, ...]:
    """What every item before has put into the worlds: two items may have filled them."""
    return tuple(element for each in workshop.before(activity)
                 if isinstance(each.state, HandsElements)
                 for element in each.state.elements(workshop, each))


@reckoned_once
def given_before(workshop: Workshop, activity: Activity) -> tuple[Given, ...]:
    """What must hold in every world, of the nearest item before that says so."""
    return _nearest(workshop, activity, lambda each: (
        each.state.given(workshop, each) if isinstance(each.state, HandsElements) else ())) or ()


@reckoned_once
def texts_before(workshop: Workshop, activity: Activity) -> tuple[Written, ...]:
    """What groups have written in the items before."""
    return tuple(text for each in workshop.before(activity) if isinstance(each.state, HandsTexts)
                 for text in each.state.texts(workshop, each))


@reckoned_once
def priorities_before(workshop: Workshop, activity: Activity) -> Mapping[str, float]:
    """Thing -> P, 0 to 1, of the nearest item before whose result that is shown has any."""
    return _nearest(workshop, activity, lambda each: _priorities(workshop, each)) or {}


def _priorities(workshop: Workshop, activity: Activity) -> Mapping[str, float]:
    if isinstance(activity.state, HandsPriorities):
        return activity.state.priorities(workshop, activity)
    result = shown_result(activity)
    items = result.numbers.get("items") if result else None
    # A result is a document: of an older formula or another method it has other numbers.
    return {str(item): float(number) for item, row in items.items()
            if isinstance(row, Mapping) and isinstance(number := row.get("priority"), int | float)
            } if isinstance(items, Mapping) else {}


@reckoned_once
def worlds_called(workshop: Workshop, activity: Activity) -> Mapping[str, str]:
    """World -> its name, of every world that items before have made."""
    return {world.id: world.name for each in workshop.before(activity)
            if isinstance(each.state, HandsWorlds) for world in each.state.worlds(workshop, each)}


def _nearest(
    workshop: Workshop, activity: Activity, ask: Callable[[Activity], Found]
) -> Found | None:
    return next((found for each in reversed(workshop.before(activity)) if (found := ask(each))),
                None)
