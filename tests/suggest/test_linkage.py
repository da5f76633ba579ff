"""Average linkage by chains gives what joining the nearest pair each time gives."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from facilitator.suggest.linkage import average_linkage


@given(st.integers(0, 10_000), st.integers(1, 14), st.floats(0.1, 1.2), st.integers(0, 6))
def test_as_the_plain_way(seed: int, size: int, farthest: float, held: int) -> None:
    chance = np.random.default_rng(seed)
    distances = chance.random((size, size))
    distances = (distances + distances.T) / 2
    apart = [tuple(map(int, chance.integers(0, size, 2))) for _ in range(held)]
    apart = [(one, other) for one, other in apart if one != other]
    found = average_linkage(distances, apart, farthest)
    assert found == plainly(distances, apart, farthest)
    assert sorted(row for rows in found for row in rows) == list(range(size))
    for one, other in apart:
        assert not any({one, other} <= set(rows) for rows in found)


def test_nothing_gives_nothing() -> None:
    assert average_linkage(np.zeros((0, 0)), (), 1) == []


def test_two_of_a_kind_are_together() -> None:
    assert average_linkage(np.zeros((2, 2)), (), 0.5) == [[0, 1]]


def plainly(
    distances: np.ndarray, apart: list[tuple[int, int]], farthest: float
) -> list[list[int]]:
    groups = [[row] for row in range(len(distances))]

    def between(first: list[int], second: list[int]) -> float:
        pairs = list(product(first, second))
        if any(pair in apart or pair[::-1] in apart for pair in pairs):
            return np.inf
        return float(np.mean([distances[pair] for pair in pairs]))

    while len(groups) > 1:
        least, one, other = min(
            (between(first, second), place, place + 1 + later)
            for place, first in enumerate(groups)
            for later, second in enumerate(groups[place + 1 :]))  # fmt: skip
        if not least <= farthest:
            break
        groups[one] = groups[one] + groups.pop(other)
    return sorted(map(sorted, groups))
