"""A result as rows, the first in the ranking at the top, and what a method needs to draw them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.domain.scene import Scene
from facilitator.domain.wording import Text
from facilitator.domain.workshop import Activity, Result, Workshop

from .criteria import Criterion, Scale
from .histograms import split_on
from .listing import first_result, listing, names
from .ranking import places_moved
from .shown import shown_once


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of a result. `answers` has the numbers of each question and of the whole.

    `split` are the questions the room is divided on, `moved` how many places higher the thing
    stands where each organisation weighs the same, `was` the score of a first round.
    """

    id: str
    name: str
    text: str
    rank: int | None
    moved: int
    n: int
    split: tuple[str, ...]
    answers: Mapping[str, Any]
    was: float | None = None

    @property
    def disagreement(self) -> float:
        """The largest D among the questions it is divided on, 0 where there are none."""
        return max((self.answers[each]["disagreement"] for each in self.split), default=0.0)


@dataclass(frozen=True, slots=True)
class Ranking:
    """A result with its rows by rank; what nobody could rank comes last."""

    result: Result
    rows: tuple[Row, ...]

    def split(self) -> tuple[Row, ...]:
        """Those the room is most divided on first."""
        return tuple(sorted((row for row in self.rows if row.split),
                            key=lambda row: -row.disagreement))

    def row(self, item: str) -> Row | None:
        return next((row for row in self.rows if row.id == item), None)


@dataclass(frozen=True, slots=True)
class Terms:
    """What was asked on which scale, and how the method shows one row of what came of it.

    `score` is the field of the numbers that rows are ranked by. `draw` gives what the method's
    own cells need. `reason` is what the free line is called. `more` are further columns of the
    report's table (heading, the number's field), `method` how those came about.
    """

    criteria: tuple[Criterion, ...]
    scale: Scale
    score: str
    draw: Callable[[Row], Mapping[str, object]]
    reason: str
    more: tuple[tuple[str, str], ...] = ()
    method: tuple[Text, ...] = ()


def ranking_now(scene: Scene, terms: Terms) -> Ranking | None:
    """The result that is shown; None while there is none."""
    # What was asked follows from the activity alone, so nothing else is looked at.
    return shown_once(scene, "ranking", lambda workshop, activity, result: ranking_of(
        workshop, activity, result, terms.criteria, terms.score))


def ranking_of(
    workshop: Workshop, activity: Activity, result: Result, criteria: tuple[Criterion, ...],
    score: str,
) -> Ranking:
    """A result as rows. What has been hidden since stands in none."""
    listed = listing(workshop, activity)
    items: Mapping[str, Mapping[str, Any]] = result.numbers["items"]  # type: ignore[assignment]
    called = names(workshop, activity, items)
    texts = {item.id: item.text for item in (*listed.items, *listed.out)}
    first = first_result(workshop, activity)
    before: Mapping[str, Any] = first.numbers["items"] if first else {}  # type: ignore[assignment]
    rows = [_row(item, called[item], texts.get(item, ""), answers, criteria,
                 before.get(item, {}).get(score))
            for item, answers in items.items() if item not in listed.away]
    return Ranking(result, tuple(sorted(rows, key=lambda row: (row.rank is None, row.rank or 0))))


def _row(
    item: str, name: str, text: str, answers: Mapping[str, Any],
    criteria: tuple[Criterion, ...], was: float | None,
) -> Row:
    asked = tuple(each for each in criteria if each.id in answers)
    return Row(item, name, text, answers["rank"], places_moved(answers),
               min((answers[each.id]["n"] for each in asked), default=0),
               split_on(answers, asked), answers, was)
