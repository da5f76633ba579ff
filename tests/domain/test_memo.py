"""A memo is never wrong: it answers again only for the very same values."""

from __future__ import annotations

from facilitator.domain.memo import Memo


class Counted:
    """Joins what it is given, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, *given: list[int]) -> list[int]:
        self.asked += 1
        return [number for each in given for number in each]


def test_the_very_same_values_are_reckoned_once() -> None:
    memo, join, one, other = Memo(), Counted(), [1], [2]
    assert memo.of("joined", join, one, other) is memo.of("joined", join, one, other)
    assert join.asked == 1


def test_values_that_are_only_equal_are_reckoned_anew() -> None:
    memo, join = Memo(), Counted()
    memo.of("joined", join, [1])
    memo.of("joined", join, [1])
    assert join.asked == 2


def test_fewer_or_more_values_are_something_else() -> None:
    memo, join, one, other = Memo(), Counted(), [1], [2]
    assert memo.of("joined", join, one, other) == [1, 2]
    assert memo.of("joined", join, one) == [1]
    assert memo.of("joined", join, one, other) == [1, 2]


def test_each_name_has_its_own() -> None:
    memo, join, one, other = Memo(), Counted(), [1], [2]
    memo.of("one", join, one)
    memo.of("other", join, other)
    assert memo.of("one", join, one) == [1]
    assert join.asked == 2


def test_a_few_that_come_by_turns_are_all_kept_and_no_more() -> None:
    memo, join, three = Memo(), Counted(), ([1], [2], [3])
    for each in three * 4:
        assert memo.of("joined", join, each) == each
    assert join.asked == 3
    memo.of("joined", join, [4])
    memo.of("joined", join, three[0])
    assert join.asked == 5


def test_what_is_forgotten_is_reckoned_anew() -> None:
    memo, join, one = Memo(), Counted(), [1]
    memo.of("joined", join, one)
    memo.forget()
    memo.of("joined", join, one)
    assert join.asked == 2


def test_a_value_that_was_let_go_of_is_never_taken_for_another() -> None:
    memo, join = Memo(), Counted()
    for number in range(200):  # a new list may get the address of the last one
        assert memo.of("joined", join, [number]) == [number]
