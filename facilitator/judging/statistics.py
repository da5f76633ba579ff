"""What a room's ratings say in numbers: where they lie, how far apart, and by organisation.

"Vet ej" is None: it is counted by itself and is never the middle of the scale (methods.md §2.0).
Everything is reckoned in whole numbers and fractions and becomes a float at the end, so that a
mean that is exactly 3 is exactly 3.0 and falls on the right side of a cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, repeat
from math import fsum, log2, sqrt

# With two organisations each reckons the other's number from the common one and its own.
LEAST = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """Ratings of one thing on a scale of whole numbers; what is not defined is None.

    `n` gave a number and `passed` gave none; `counts` has the number of ratings on each step, the
    lowest first. `s` is the standard deviation of a sample, None below two ratings.
    `disagreement` is 0 when all say the same and 1 when half stand at each end; `consensus` is 1
    and 0 then. Without ratings everything after `counts` is None.
    """

    n: int
    passed: int
    counts: tuple[int, ...]
    mean: float | None = None
    median: float | None = None
    q1: float | None = None
    q3: float | None = None
    iqr: float | None = None
    s: float | None = None
    disagreement: float | None = None
    consensus: float | None = None


def summarise(values: Iterable[int | None], low: int, high: int) -> Summary:
    """Ratings on the scale from `low` to `high`, both included, as one summary.

    Quartiles by linear interpolation (type 7 of Hyndman & Fan 1996, QUARTILE.INC in Excel).
    D = the population's standard deviation / ((high - low) / 2). Consensus
    Cns = 1 + Σ p·log2(1 - |x - mean| / (high - low)) over the steps x with their shares p
    (Tastle & Wierman 2007). ValueError for a value off the scale, or a scale of one step or none.
    """
    if low >= high:
        raise ValueError(f"no scale: {low} to {high}")
    counts, passed = [0] * (high - low + 1), 0
    for value in values:
        if value is None:
            passed += 1
        elif low <= value <= high:
            counts[value - low] += 1
        else:
            raise ValueError(f"{value} is not on the scale from {low} to {high}")
    n = sum(counts)
    return _summary(n, passed, counts, low) if n else Summary(0, passed, tuple(counts))


def _summary(n: int, passed: int, counts: Sequence[int], low: int) -> Summary:
    steps = range(low, low + len(counts))
    ratings = list(chain.from_iterable(map(repeat, steps, counts)))
    reach = len(counts) - 1
    mean = Fraction(sum(ratings), n)
    # Σ(x - mean)², in whole numbers but for one division.
    squares = sum(rating * rating for rating in ratings) - mean * sum(ratings)
    q1, median, q3 = (_quantile(ratings, Fraction(quarter, 4)) for quarter in (1, 2, 3))
    return Summary(
        n, passed, tuple(counts), float(mean), float(median), float(q1), float(q3), float(q3 - q1),
        s=sqrt(squares / (n - 1)) if n > 1 else None,
        # One root of one fraction: D of exactly a half is 0.5 and not a hair beside it.
        disagreement=sqrt(squares / n / Fraction(reach, 2) ** 2),
        consensus=1 + fsum(
            count / n * log2(1 - abs(step - mean) / reach)
            for step, count in zip(steps, counts, strict=True) if count),
    )  # fmt: skip


def _quantile(ordered: Sequence[int], share: Fraction) -> Fraction:
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def is_split(summary: Summary, low: int, high: int) -> bool:
    """Whether a room stands so far apart that it should talk: D ≥ 0.5 or IQR ≥ 2 on 1 to 5.

    On another scale the IQR counts from half of `high - low`, as 2 is on 1 to 5 (methods.md §2.0
    says it for that scale alone). A thing that nobody has rated splits nobody.
    """
    if summary.disagreement is None or summary.iqr is None:
        return False
    return summary.disagreement >= 0.5 or summary.iqr >= (high - low) / 2


def mean_of_organisations(
    by_organisation: Mapping[str, Iterable[int | None]], least: int = LEAST
) -> float | None:
    """The mean of the organisations' means, each organisation weighing the same.

    One in which nobody gave a number does not count, nor does "", which is nobody's organisation.
    None with fewer than `least` that count: who knows the common mean of two and its own knows
    the other's, and in a small organisation that is what one person said.
    """
    means = _means(by_organisation, least)
    return float(sum(means) / len(means)) if means else None


def organisation_means(
    by_organisation: Mapping[str, Iterable[int | None]], least: int = LEAST
) -> tuple[float, ...]:
    """What `mean_of_organisations` is the mean of, lowest first and without names.

    () where that is None.
    """
    return tuple(map(float, _means(by_organisation, least)))


def _means(by_organisation: Mapping[str, Iterable[int | None]], least: int) -> list[Fraction]:
    given = (
        [value for value in values if value is not None]
        for organisation, values in by_organisation.items() if organisation
    )  # fmt: skip
    means = sorted(Fraction(sum(values), len(values)) for values in given if values)
    return means if len(means) >= least else []
