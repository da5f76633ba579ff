"""How the room answered each question about a thing: what a histogram is drawn of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from facilitator.figures.histogram import histogram

from .criteria import Criterion


def split_on(answers: Mapping[str, Any], criteria: Sequence[Criterion]) -> tuple[str, ...]:
    """The questions that the room is divided on."""
    return tuple(each.id for each in criteria if answers[each.id]["split"])


def histograms(
    item: str, answers: Mapping[str, Any], criteria: Sequence[Criterion], asked: Collection[str]
) -> tuple[dict[str, object], ...]:
    """The answers to the questions in `asked`, step by step; to all where none is in it."""
    return tuple({
        "id": f"{item}-{each.id}", "criterion": each.id, "name": each.name,
        "counts": tuple(found["counts"]), "n": found["n"], "passed": found["passed"],
        "mean": found["mean"],
        "disagreement": found["disagreement"], "figure": histogram(found["counts"]),
        "low": each.low_words, "high": each.high_words,
    } for each in criteria if not asked or each.id in asked for found in [answers[each.id]])
