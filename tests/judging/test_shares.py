"""Dots on a list: counted exactly, and each organisation weighs the same beside it."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.judging.shares import Counted, budget, count, organisation_shares

ITEMS = ("x", "y", "z")
WORKED = [
    ("A", {"x": 3}), ("A", {"x": 2, "y": 1}),
    ("B", {"y": 3}),
    ("C", {"x": 1, "y": 1, "z": 1}),
]  # fmt: skip
BALLOTS = st.lists(st.tuples(
    st.sampled_from(["", "A", "B", "C", "D"]),
    st.dictionaries(st.sampled_from([*ITEMS, "gone"]), st.integers(0, 5) | st.fractions(0, 3))))


def test_the_worked_example_to_four_decimals() -> None:
    found = count(WORKED, ITEMS)
    assert [each.dots for each in found.values()] == [6, 5, 1]
    assert [each.voters for each in found.values()] == [3, 3, 1]
    assert [each.share for each in found.values()] == pytest.approx(
        [0.5, 0.4167, 0.0833], abs=0.00005)
    assert [each.normalised for each in found.values()] == pytest.approx(
        [0.3889, 0.5, 0.1111], abs=0.00005)


@given(BALLOTS)
def test_as_numpy_has_it(ballots: list[tuple[str, Mapping[str, Fraction]]]) -> None:
    table = np.array([[float(dots.get(item, 0)) for item in ITEMS] for _, dots in ballots])
    table = table.reshape(-1, len(ITEMS))
    whose = np.array([organisation for organisation, _ in ballots])
    found = count(ballots, ITEMS)
    assert [float(each.dots) for each in found.values()] == pytest.approx(table.sum(0))
    assert [each.voters for each in found.values()] == (table > 0).sum(0).tolist()
    if table.sum():
        assert [each.share for each in found.values()] == pytest.approx(
            table.sum(0) / table.sum())
    sums = [table[whose == each].sum(0) for each in sorted(set(whose) - {""})]
    rows = [each / each.sum() for each in sums if each.sum()]
    if len(rows) >= 3:
        assert [each.normalised for each in found.values()] == pytest.approx(np.mean(rows, 0))
    else:
        assert {each.normalised for each in found.values()} == {None}


@given(BALLOTS)
def test_the_shares_without_names_give_the_common_one(
    ballots: list[tuple[str, Mapping[str, Fraction]]]
) -> None:
    found = count(ballots, ITEMS)
    for item, shares in organisation_shares(ballots, ITEMS).items():
        assert list(shares) == sorted(shares)
        common = pytest.approx(sum(shares) / len(shares)) if shares else None
        assert found[item].normalised == common


@given(BALLOTS)
def test_every_dot_is_somewhere_and_shares_make_a_whole(
    ballots: list[tuple[str, Mapping[str, Fraction]]]
) -> None:
    found = count(ballots, ITEMS, least=1).values()
    assert sum(each.dots for each in found) == sum(
        dots.get(item, 0) for _, dots in ballots for item in ITEMS)
    for part in ("share", "normalised"):
        parts = [getattr(each, part) for each in found]
        assert set(parts) == {None} or sum(parts) == pytest.approx(1)


def test_where_nobody_put_a_dot_there_are_no_shares() -> None:
    nothing = Counted(Fraction(0), 0, None, None)
    assert count([], ITEMS) == dict.fromkeys(ITEMS, nothing)
    assert count([("A", {"x": 0}), ("B", {}), ("C", {})], ITEMS) == dict.fromkeys(ITEMS, nothing)
    assert count(WORKED, ()) == {}
    assert organisation_shares([], ITEMS) == dict.fromkeys(ITEMS, ())


def test_one_voter_is_the_whole_room_and_no_organisation_to_compare() -> None:
    assert count([("A", {"x": 3})], ITEMS)["x"] == Counted(Fraction(3), 1, 1.0, None)


def test_dots_on_what_is_not_on_the_list_are_in_no_sum() -> None:
    strayed = [(whose, {**dots, "gone": 9}) for whose, dots in WORKED] + [("D", {"gone": 4})]
    assert count(strayed, ITEMS) == count(WORKED, ITEMS)


def test_nobodys_dots_count_for_the_room_and_for_no_organisation() -> None:
    found = count([*WORKED, ("", {"z": 12})], ITEMS)
    assert found["z"].dots == 13
    assert [each.normalised for each in found.values()] == pytest.approx(
        [0.3889, 0.5, 0.1111], abs=0.00005)


def test_two_organisations_would_tell_on_each_other() -> None:
    two = [ballot for ballot in WORKED if ballot[0] != "C"]
    assert {each.normalised for each in count(two, ITEMS).values()} == {None}
    assert organisation_shares(two, ITEMS) == dict.fromkeys(ITEMS, ())
    assert count(two, ITEMS, least=2)["y"].normalised == pytest.approx((1 / 6 + 1) / 2)


def test_thirds_that_followed_cards_make_whole_dots_again() -> None:
    third = Fraction(1, 3)
    found = count([("A", {"x": third}), ("B", {"x": third}), ("C", {"x": third})], ITEMS)
    assert found["x"] == Counted(Fraction(1), 3, 1.0, 1.0)


def test_less_than_no_dots_is_refused() -> None:
    with pytest.raises(ValueError, match="less than no dots"):
        count([("A", {"x": -1})], ITEMS)


@pytest.mark.parametrize(("items", "dots"), [
    (1, 3), (12, 3), (13, 4), (16, 4), (17, 5), (40, 10), (41, 10), (400, 10)])
def test_each_has_a_quarter_of_the_list_but_three_to_ten(items: int, dots: int) -> None:
    assert budget(items) == dots
