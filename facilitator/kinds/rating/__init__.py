"""Skalor: anything a room should rate, by one to three questions of the facilitator's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from facilitator.domain.command import Command
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice
from facilitator.domain.message import message
from facilitator.domain.results import shown_result
from facilitator.domain.told import Authors, Told
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.before import CARDS, CLUSTERS, NEAREST, OWN
from facilitator.judging.criteria import Criterion, Scale
from facilitator.judging.in_rows import RatesInRows
from facilitator.judging.list_rules import list_commands
from facilitator.judging.pointing import look_commands
from facilitator.judging.rating_rules import rating_commands
from facilitator.judging.readable import ratings_view
from facilitator.judging.rows import Row, Terms
from facilitator.judging.ruled import mark
from facilitator.judging.sheets import Judging

from .questions import FIELDS, OPTION_WORDS, OPTIONS, WIDEST
from .scales import (
    Scales,
    apply_scale,
    asked_now,
    asks_how_open,
    scale_now,
    settled,
    settled_as,
)


class Rating(RatesInRows):
    """Each thing on a scale, ranked by the mean of the first question (methods.md §2.0)."""

    name = "rating"
    title = message("Skalor")
    formula = "rating-1"
    commands = (
        *rating_commands("rating", FIELDS, WIDEST), *list_commands("rating"),
        *look_commands("rating", {}),
    )
    options = {**RatesInRows.options, "of": Choice((OWN, NEAREST, CLUSTERS, CARDS)), **OPTIONS}
    option_words = {**RatesInRows.option_words, **OPTION_WORDS}
    views = {"scale_ratings": ratings_view("rating", FIELDS)}

    def empty(self) -> Scales:
        return Scales()

    def criteria(self, activity: Activity) -> tuple[Criterion, ...]:
        return asked_now(activity)

    def scale(self, activity: Activity) -> Scale:
        return scale_now(activity)

    def decide(
        self, workshop: Workshop, activity: Activity, command: Command, at: str
    ) -> list[Draft]:
        return settled(activity, super().decide(workshop, activity, command, at))

    def apply(self, state: Judging, event: Event) -> Judging:
        return apply_scale(state, event) if event.name == "rating.settled" \
            else super().apply(state, event)

    def score(self, answers: Mapping[str, Any], mean: str, scale: Scale) -> float | None:
        del scale
        first = next(answers[field] for field in FIELDS if field in answers)
        return None if first[mean] is None else float(first[mean])

    def draw(self, row: Row, terms: Terms) -> Mapping[str, object]:
        """The mean of each question as a place on its scale."""
        return {"marks": tuple({"name": each.name, **mark(row.answers[each.id], terms.scale)}
                               for each in terms.criteria if each.id in row.answers)}

    def theme_of(self, activity: Activity) -> str:
        """About uncertainty only where that is asked; the facilitator's own things are anything."""
        if asks_how_open(activity):
            return "uncertainties"
        return "other" if activity.option("of", OWN) == OWN else "surroundings"

    def tells(self, activity: Activity) -> bool:
        return shown_result(activity) is not None or super().tells(activity)

    def disclose(
        self, workshop: Workshop, activity: Activity, authors: Authors
    ) -> Iterator[Told]:
        """What was asked too, where a result tells of it: the agenda may ask otherwise by now."""
        if shown_result(activity):
            yield settled_as(activity)
        yield from super().disclose(workshop, activity, authors)


KIND = Rating()
