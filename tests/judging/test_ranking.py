"""Places in a ranking: as scipy has them, and a tie is never split."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from facilitator.judging.ranking import competition_ranks, first, moved

# Few different numbers, so that ties are common.
SCORES = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2),
                         st.none() | st.integers(0, 5) | st.floats(0, 5) | st.fractions(0, 2))
RANKS = SCORES.map(competition_ranks)


def test_equals_share_a_place_and_the_next_is_as_far_down_as_they_are_many() -> None:
    assert competition_ranks({"a": 3, "b": 7, "c": 3, "d": 1}) == {"a": 2, "b": 1, "c": 2, "d": 4}


def test_what_has_no_score_has_no_place_and_takes_none() -> None:
    assert competition_ranks({"a": None, "b": 2.5, "c": 1}) == {"a": None, "b": 1, "c": 2}
    assert competition_ranks({}) == {}


def test_all_equal_are_all_first() -> None:
    assert competition_ranks(dict.fromkeys("abc", 2)) == {"a": 1, "b": 1, "c": 1}


def test_a_fraction_ranks_beside_a_whole_number() -> None:
    assert competition_ranks({"a": Fraction(6, 2), "b": 3, "c": Fraction(10, 3)}) == {
        "a": 2, "b": 2, "c": 1}


@given(SCORES)
def test_as_scipy_has_it(scores: dict[str, float | Fraction | None]) -> None:
    ranks = competition_ranks(scores)
    scored = {item: score for item, score in scores.items() if score is not None}
    # Exact places of exact numbers: scipy ranks floats, and a fraction may not be one.
    order = sorted(set(scored.values()), reverse=True)
    places = stats.rankdata([order.index(score) for score in scored.values()], method="min")
    assert {item: ranks[item] for item in scored} == dict(
        zip(scored, places.tolist(), strict=True))
    assert list(ranks) == list(scores)
    assert all(ranks[item] is None for item in scores.keys() - scored.keys())


def test_the_first_come_in_their_order_and_equals_as_they_stood() -> None:
    assert first({"c": 2, "b": 1, "a": 2, "d": 4, "e": None}, 3) == ("b", "c", "a")


def test_all_that_share_the_last_place_come_along() -> None:
    assert first({"a": 2, "b": 1, "c": 2, "d": 4}, 2) == ("b", "a", "c")
    assert first(dict.fromkeys("abc", 1), 1) == ("a", "b", "c")


@given(RANKS, st.integers(-1, 12))
def test_a_cut_never_splits_a_tie_and_takes_no_more_than_it_must(
    ranks: dict[str, int | None], most: int
) -> None:
    taken = first(ranks, most)
    placed = {item: rank for item, rank in ranks.items() if rank is not None}
    left = placed.keys() - set(taken)
    assert all(placed[item] > placed[other] for item in left for other in taken)
    assert len(taken) >= min(max(most, 0), len(placed))
    last = [item for item in taken if placed[item] == placed[taken[-1]]]
    assert len(taken) - len(last) < max(most, 1)
    assert [placed[item] for item in taken] == sorted(placed[item] for item in taken)


def test_what_moved_is_told_in_places_up_and_down() -> None:
    persons = {"a": 1, "b": 2, "c": 3, "d": None, "e": 4}
    organisations = {"a": 2, "b": 1, "c": 3, "d": 4, "e": None}
    assert moved(persons, organisations) == {"a": -1, "b": 1}
    assert moved(persons, {}) == {}


@given(RANKS, RANKS)
def test_moved_there_and_back_is_as_before(
    ranks: dict[str, int | None], others: dict[str, int | None]
) -> None:
    there = moved(ranks, others)
    assert moved(others, ranks) == {item: -places for item, places in there.items()}
    assert all(ranks[item] - places == others[item] for item, places in there.items())
    assert moved(ranks, ranks) == {}
