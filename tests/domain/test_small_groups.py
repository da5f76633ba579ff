"""No hidden count can be reckoned out, whatever else is shown, by one who knows how it is done."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from itertools import chain, combinations, combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.small_groups import (
    LEAST,
    Shown,
    may_weigh_alike,
    settled,
    shown_counts,
    tellable,
)

Said = tuple[str, str, int]  # whose sheet, from where, what it says

tables = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12), min_size=1)
leasts = st.integers(1, 6)


def worlds(groups: int, total: int) -> Iterator[dict[str, int]]:
    """Every way in which so many can have answered in so many groups."""
    for counts in product(range(total + 1), repeat=groups):
        if sum(counts) == total:
            yield dict(zip("abcd", counts, strict=False))


@pytest.mark.parametrize("least", [2, 3, 5])
@pytest.mark.parametrize("groups", [2, 3, 4])
def test_whoever_knows_the_rule_and_the_total_finds_no_count(groups: int, least: int) -> None:
    """All histories are gone through: those that look the same must differ in what is hidden."""
    for total in range(1, 15):
        alike = defaultdict(list)
        for world in worlds(groups, total):
            alike[tuple(shown_counts(world, least).counts.items())].append(world)
        for seen, possible in alike.items():
            for name, count in seen:
                told = {world[name] for world in possible}
                assert len(told) == 1 if count is not None else len(told) > 1, (seen, possible)


@given(tables, leasts)
def test_two_that_are_hidden_could_have_each_others_counts(
    counts: dict[str, int], least: int
) -> None:
    """The same for tables of any size, by the reason that the rule gives for itself."""
    shown = shown_counts(counts, least)
    hidden = [name for name in counts if shown.counts[name] is None]
    if len({counts[name] for name in hidden}) == 1:
        assert hidden == list(counts)  # told of by the test above
        return
    for one in hidden:
        others = [name for name in hidden if counts[name] != counts[one]]
        assert others
        swapped = {**counts, one: counts[others[0]], others[0]: counts[one]}
        assert shown_counts(swapped, least) == shown


@given(tables, leasts)
def test_nothing_small_is_shown_and_nothing_is_made_up(counts: dict[str, int], least: int) -> None:
    shown = shown_counts(counts, least)
    assert list(shown.counts) == list(counts)
    for name, count in shown.counts.items():
        assert count is None or count == counts[name]
        assert count is None or count == 0 or count >= least
    assert shown.total == sum(counts.values())


def test_one_small_group_takes_the_smallest_of_the_others_with_it() -> None:
    assert shown_counts({"a": 2, "b": 5, "c": 9}).counts == {"a": None, "b": None, "c": 9}


def test_of_others_that_are_equal_all_go_or_none() -> None:
    """Were one of them chosen by its name, the choice would tell which is the small one."""
    assert shown_counts({"a": 3, "b": 3, "c": 1, "d": 7}).counts == {
        "a": None, "b": None, "c": None, "d": 7}  # fmt: skip


def test_two_that_can_only_be_one_each_take_another_with_them() -> None:
    assert shown_counts({"a": 1, "b": 1, "c": 9, "d": 4}).counts["d"] is None


def test_two_that_could_be_either_way_round_are_enough() -> None:
    assert shown_counts({"a": 1, "b": 2, "c": 9}).counts == {"a": None, "b": None, "c": 9}


@pytest.mark.parametrize("counts", [{"a": 2, "b": 2, "c": 2}, {"a": 1, "b": 3, "c": 2}])
def test_all_alike_cannot_be_told_from_almost_alike(counts: dict[str, int]) -> None:
    assert shown_counts(counts) == Shown(dict.fromkeys(counts), 6)


@pytest.mark.parametrize("counts", [{"a": 2, "b": 0}, {"a": 1, "b": 1, "c": 0}])
def test_where_nothing_is_left_to_hide_it_is_not_told_who_answered(counts: dict[str, int]) -> None:
    assert shown_counts(counts) == Shown(dict.fromkeys(counts), 2)


def test_large_groups_are_shown_as_they_are() -> None:
    assert shown_counts({"a": 3, "b": 0, "c": 12}) == Shown({"a": 3, "b": 0, "c": 12}, 15)
    assert shown_counts({}) == Shown({}, 0)


def test_the_threshold_can_be_another() -> None:
    assert LEAST == 3
    assert shown_counts({"a": 3, "b": 4, "c": 12}, least=5).counts["c"] == 12
    assert shown_counts({"a": 3, "b": 12}, least=1).counts == {"a": 3, "b": 12}


@pytest.mark.parametrize("least", [2, 3, 4])
@pytest.mark.parametrize("groups", [1, 2, 3, 4, 5])
def test_no_few_peoples_sum_follows_from_all_that_is_told_at_once(groups: int, least: int) -> None:
    """All tables are gone through: the mean of all, the one of the groups' means, and the parts."""
    for sizes in combinations_with_replacement(range(6), groups):
        for nobodys in (0, 1, 3):
            counts = {**dict(zip("abcde", sizes, strict=False)), "": nobodys}
            answers = {f"{name}{nth}": (name, 0) for name in counts for nth in range(counts[name])}
            told = sums(answers, tellable(counts, least), least, alike=True)
            assert not tells_of_few(told, least), (counts, tellable(counts, least))


histories = st.lists(st.dictionaries(
    st.integers(0, 13), st.tuples(st.sampled_from("aaaabbbbccd"), st.integers(0, 1)), min_size=6),
    min_size=1, max_size=3)


@settings(max_examples=300)
@given(histories)
def test_no_few_peoples_sum_follows_from_what_is_told_at_different_times(
    history: list[dict[int, tuple[str, int]]]
) -> None:
    moments = [{str(each): answer for each, answer in moment.items()} for moment in history]
    known, before = [], None
    for number in range(1, len(moments) + 1):
        kept, told = settled(moments[:number])
        if told and kept is not before:
            known += sums(kept, told, LEAST, alike=False)
        before = kept
    assert not tells_of_few(known, LEAST), known


def test_what_was_told_stays_until_as_many_differ_as_may_be_told_of() -> None:
    first = {f"a{n}": ("a", 5) for n in range(4)} | {f"b{n}": ("b", 2) for n in range(4)}
    one_more = {**first, "a4": ("a", 1)}
    two_more = {**one_more, "a0": ("a", 1)}
    three = {name: answer for name, answer in two_more.items() if name != "a1"}
    for later, kept in ((one_more, first), (two_more, first), (three, three)):
        assert settled([first, later]) == (kept, {"a", "b"})
    # One at a time, and never so that two that were told are a few apart.
    assert settled([first, one_more, two_more, three])[0] is three
    assert settled([first, {**three, "b0": ("b", 1)}])[0] is first


def test_what_nothing_is_told_of_holds_nothing_back() -> None:
    few, many = ({f"a{n}": ("a", 5) for n in range(number)} for number in (2, 3))
    assert settled([few]) == ({}, frozenset())
    assert settled([few, many]) == (many, {"a"})


def sums(
    answers: Mapping[str, tuple[str, int]], told: Collection[str], least: int, *, alike: bool
) -> list[dict[Said, Fraction]]:
    """What is told of one moment: each a sum of what was said, with how much each weighs in it."""
    by_group = defaultdict(list)
    for sheet, (group, number) in answers.items():
        by_group[group].append((sheet, group, number))
    found = [dict.fromkeys(by_group[group], Fraction(1)) for group in told]
    found.append(dict.fromkeys(chain.from_iterable(by_group.values()), Fraction(1)))
    named = [said for group, said in by_group.items() if group]
    counts = {group: len(said) for group, said in by_group.items()}
    if alike and len(named) >= 3 and may_weigh_alike(counts, least):
        found.append({each: Fraction(1, len(said)) for said in named for each in said})
    return found


def tells_of_few(known: list[dict[Said, Fraction]], least: int) -> bool:
    """True where some sum of what fewer than `least` have said follows from the sums `known`.

    What all have said together is the room's own to tell.
    """
    alike = defaultdict(set)  # what weighs the same everywhere cannot be told apart
    for each in {said for row in known for said in row}:
        alike[tuple(row.get(each, Fraction(0)) for row in known)].add(each[0])
    columns = list(alike.items())
    whole = rank([column for column, _ in columns])
    for number in range(1, len(columns)):
        for few in combinations(columns, number):
            if len(set().union(*(who for _, who in few))) < least and rank(
                    [column for column in alike if column not in dict(few)]) < whole:
                return True
    return False


def rank(rows: list[tuple[Fraction, ...]]) -> int:
    """The rank of a matrix, by elimination."""
    left, found = [list(row) for row in rows], 0
    for place in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[place]), None)
        if pivot is None:
            continue
        found += 1
        left.remove(pivot)
        left = [[a - row[place] / pivot[place] * b for a, b in zip(row, pivot, strict=True)]
                for row in left]
    return found
