"""A dot vote as it may be told: the list, how many voted, and on which clusters as they stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from facilitator.domain.event import Event
from facilitator.domain.offering import Cast, Makes
from facilitator.domain.results import shown_result
from facilitator.domain.told import Told, ids
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.disclosing import told_answers, told_list
from facilitator.judging.listing import listing

from .numbers import cast_on
from .votes import Votes


def disclose(workshop: Workshop, activity: Activity, answered: int) -> Iterator[Told]:
    """No sheet, and what dots lie on only once it is shown what they came to."""
    yield from told_list(workshop, activity)
    yield from told_answers(activity, answered)
    maker = listing(workshop, activity).maker
    if shown_result(activity) and maker and isinstance(maker.state, Makes):
        casts = [_cast(each, maker.state)
                 for each in _in_order(cast_on(workshop, activity), maker.state)]
        if casts:
            yield Told("dotvote.cast_on", {"things": casts})


def _in_order(casts: tuple[Cast, ...], made: Makes) -> list[Cast]:
    """First those of which a report tells what has become of them, in the order it does.

    The others in an order that says nothing of who placed the first dot on what.
    """
    told = [each for each in casts if made.followed([each]).changes]
    return [*told, *sorted((each for each in casts if each not in told),
                           key=lambda each: (each.item, each.cards))]


def _cast(each: Cast, made: Makes) -> dict[str, object]:
    """A thing with its cards; its name where it is gone, else it is called what it is now."""
    gone = made.living(each.item) != each.item
    return {"item": each.item, "name": each.name if gone else "", "cards": list(each.cards)}


def cast_before(state: Votes, event: Event) -> Votes:
    """The state after it has been told what dots were placed on."""
    things: list[Mapping[str, Any]] = event.data["things"]  # type: ignore[assignment]
    return replace(state, cast=tuple(
        Cast(str(each["item"]), str(each["name"]), tuple(ids(each["cards"])), 1)
        for each in things))
