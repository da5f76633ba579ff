"""What a thing is rated by: a question, a scale, and words for its two ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question about every thing of a list; `id` is the field of the command that answers it.

    `low_words` and `high_words` say what the ends of the scale mean.
    """

    id: str
    name: str
    question: str
    low_words: str
    high_words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole numbers from `low` to `high`, both included."""

    low: int = 1
    high: int = 5

    def steps(self) -> tuple[int, ...]:
        return tuple(range(self.low, self.high + 1))
