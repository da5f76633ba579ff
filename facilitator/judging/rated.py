"""What ratings say: by thing and question, for all and with organisations weighing the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from facilitator.domain.entry import Entry
from facilitator.domain.small_groups import (
    may_tell_again,
    may_weigh_alike,
    may_weigh_alike_again,
)
from facilitator.domain.workshop import Activity, Workshop

from .criteria import Scale
from .ratings import rating_of, ratings_on
from .settled import Said, said_now, said_then
from .sheets import counted
from .statistics import is_split, mean_of_organisations, organisation_means, summarise

Values = Mapping[str, Sequence[int | None]]


def raters(workshop: Workshop, activity: Activity) -> tuple[Entry, ...]:
    """The sheets that count and have any answer."""
    return tuple(sheet for sheet in counted(workshop, activity) if ratings_on(sheet))


def spoken(sheets: Iterable[Entry], item: str, criterion: str) -> dict[str, list[int | None]]:
    """Organisation -> the answers of its people, None for "vet ej"; "" is nobody's."""
    found: dict[str, list[int | None]] = {}
    for sheet in sheets:
        answers = ratings_on(sheet).get(item, {})
        if criterion in answers:
            found.setdefault(sheet.organisation, []).append(answers[criterion])
    return found


def rated_numbers(
    activity: Activity, sheets: Sequence[Entry], items: Iterable[str], criteria: Sequence[str],
    scale: Scale, least: int,
) -> dict[str, dict[str, dict[str, Any]]]:
    """Thing -> criterion -> the numbers of methods.md §2.0, as JSON's values.

    Beside those of `Summary`: `fair_mean` where each organisation weighs the same, the sorted
    nameless `organisation_means` it is the mean of, and whether the room is `split`. The means are
    left out where in any of the organisations, or from none, fewer than `least` people have
    answered: without a name they would still be what one person said. So is the mean of them where
    it would tell, beside the mean of all, what few said. Nor may either of them tell it beside what
    the activity has shown of itself before.
    """
    return {item: {name: _untold(_numbers(spoken(sheets, item, name), scale, least), activity,
                                 sheets, rating_of(item, name), least) for name in criteria}
            for item in items}


def _untold(
    numbers: dict[str, Any], activity: Activity, sheets: Sequence[Entry], said: Said, least: int
) -> dict[str, Any]:
    """`numbers` without those of organisations that would tell, beside earlier ones, of few."""
    if not activity.counted:
        return numbers
    before, now = said_then(activity, said), said_now(sheets, said)
    if not may_tell_again(before, now, least):
        numbers["organisation_means"] = []
    if not may_weigh_alike_again(before, now, least):
        numbers["fair_mean"] = None
    return numbers


def inputs_of(sheets: Iterable[Entry], items: Sequence[str]) -> object:
    """What was counted, without whose it was, in an order that says nothing."""
    rows = [[sheet.organisation, sheet.proxy, sorted(
        [item, sorted([name, -1 if value is None else value] for name, value in answers.items())]
        for item, answers in ratings_on(sheet).items() if item in items)] for sheet in sheets]
    return sorted(rows)


def _numbers(by_organisation: Values, scale: Scale, least: int) -> dict[str, Any]:
    values = [value for each in by_organisation.values() for value in each]
    summary = summarise(values, scale.low, scale.high)
    answered = {organisation: sum(value is not None for value in each)
                for organisation, each in by_organisation.items()}
    large = all(number >= least for number in answered.values() if number)
    return {**asdict(summary), "counts": list(summary.counts),
            "fair_mean": mean_of_organisations(by_organisation)
            if may_weigh_alike(answered, least) else None,
            "organisation_means": list(organisation_means(by_organisation)) if large else [],
            "split": is_split(summary, scale.low, scale.high)}
