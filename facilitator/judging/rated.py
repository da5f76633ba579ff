"""What ratings say: by thing and question, for all and with organisations weighing the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from facilitator.domain.entry import Entry
from facilitator.domain.workshop import Activity, Workshop

from .criteria import Scale
from .ratings import ratings_on
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
    sheets: Sequence[Entry], items: Iterable[str], criteria: Sequence[str], scale: Scale,
    least: int,
) -> dict[str, dict[str, dict[str, Any]]]:
    """Thing -> criterion -> the numbers of methods.md §2.0, as JSON's values.

    Beside those of `Summary`: `fair_mean` where each organisation weighs the same, the sorted
    nameless `organisation_means` it is the mean of, and whether the room is `split`. The means are
    left out where in any of the organisations fewer than `least` people have answered: without a
    name they would still be what one person said.
    """
    return {item: {name: _numbers(spoken(sheets, item, name), scale, least) for name in criteria}
            for item in items}


def inputs_of(sheets: Iterable[Entry], items: Sequence[str]) -> object:
    """What was counted, without whose it was, in an order that says nothing."""
    rows = [[sheet.organisation, sheet.proxy, sorted(
        [item, sorted([name, -1 if value is None else value] for name, value in answers.items())]
        for item, answers in ratings_on(sheet).items() if item in items)] for sheet in sheets]
    return sorted(rows)


def _numbers(by_organisation: Values, scale: Scale, least: int) -> dict[str, Any]:
    values = [value for each in by_organisation.values() for value in each]
    summary = summarise(values, scale.low, scale.high)
    answered = (sum(value is not None for value in each)
                for organisation, each in by_organisation.items() if organisation)
    large = all(number >= least for number in answered if number)
    return {**asdict(summary), "counts": list(summary.counts),
            "fair_mean": mean_of_organisations(by_organisation),
            "organisation_means": list(organisation_means(by_organisation)) if large else [],
            "split": is_split(summary, scale.low, scale.high)}
