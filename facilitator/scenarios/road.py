"""A road back from a wanted year: what is out of order, what goes in a circle, where it is empty.

Backcasting (methods.md §2.14): a requirement must be earlier than what it is required for; circles
are told; more than ten years without a milestone is a gap; the milestones within three years are
the first steps. Pure, and of values alone: who wrote what is nothing to it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

LONGEST_GAP = 10  # years without a milestone, at most
FIRST_WITHIN = 3  # years from this one


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone on a road. `requires` are ids of steps; of those on no road nothing is known."""

    id: str
    year: int
    requires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A requirement that is not earlier than what it is required for."""

    step: str
    needs: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Years between which nothing is said to happen; the ends are not part of it."""

    after: int
    before: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A road with what is to be mended on it, and where it begins."""

    faults: tuple[Fault, ...] = ()
    cycles: tuple[tuple[str, ...], ...] = ()
    gaps: tuple[Gap, ...] = ()
    first: tuple[str, ...] = ()


def checked(steps: Sequence[Step], now: int, goal: int) -> Checked:
    """All four at once, of a road from the year `now` to the year `goal`."""
    return Checked(
        order_faults(steps), cycles(steps), gaps([step.year for step in steps], now, goal),
        tuple(step.id for step in first_steps(steps, now)))


def backwards(steps: Iterable[Step]) -> tuple[Step, ...]:
    """In the order of reading: from the wanted year back; those of one year as they came."""
    return tuple(sorted(steps, key=lambda step: -step.year))


def links(steps: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    """Each (step, what it requires) of which both are on the road."""
    by_id = {step.id: step for step in steps}
    for step in steps:
        for needs in step.requires:
            if needs in by_id:
                yield step, by_id[needs]


def order_faults(steps: Sequence[Step]) -> tuple[Fault, ...]:
    """The requirements that are later than what they are required for, or in the same year."""
    return tuple(Fault(step.id, needs.id) for step, needs in links(steps)
                 if needs.year >= step.year)


def cycles(steps: Sequence[Step]) -> tuple[tuple[str, ...], ...]:
    """Steps that require themselves by way of others, each circle once.

    Every link that lies in a circle is in at least one of them: in the shortest that it closes.
    A circle begins with the step that came first. All circles there are could be more than anyone
    can read: of twenty steps that require each other there are more than people on earth.
    """
    order = {step.id: place for place, step in enumerate(steps)}
    onward: dict[str, list[str]] = {step.id: [] for step in steps}
    for step, needs in links(steps):
        onward[step.id].append(needs.id)
    found: dict[tuple[str, ...], None] = {}
    for step, needs in links(steps):
        back = _shortest(onward, needs.id, step.id)
        if back:
            begin = min(range(len(back)), key=lambda place: order[back[place]])
            found[(*back[begin:], *back[:begin])] = None
    return tuple(found)


def _shortest(
    onward: Mapping[str, Sequence[str]], start: str, end: str
) -> tuple[str, ...]:
    """The steps from `start` to `end`, both in it; () where no link leads there."""
    came: dict[str, str] = {start: ""}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == end:
            way = [here]
            while came[way[-1]]:
                way.append(came[way[-1]])
            # From the end back to the start, and the link that was asked about leads on from there.
            return tuple(way[::-1])
        for following in onward[here]:
            if following not in came:
                came[following] = here
                waiting.append(following)
    return ()


def gaps(years: Iterable[int], now: int, goal: int) -> tuple[Gap, ...]:
    """More than ten years in a row without a milestone, between `now` and `goal`."""
    if goal <= now:
        return ()
    inside = sorted({now, goal, *(year for year in years if now < year < goal)})
    return tuple(Gap(one, other) for one, other in pairwise(inside) if other - one > LONGEST_GAP)


def first_steps(steps: Iterable[Step], now: int) -> tuple[Step, ...]:
    """The milestones within three years from `now`, the nearest first."""
    return tuple(sorted((step for step in steps if step.year <= now + FIRST_WITHIN),
                        key=lambda step: step.year))
