"""The rules of a road: order, circles, gaps and first steps, each against what it says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.scenarios.road import (
    Fault,
    Gap,
    Step,
    backwards,
    checked,
    cycles,
    first_steps,
    gaps,
    links,
    order_faults,
)

IDS = "abcdef"
ROADS = st.lists(st.builds(
    Step, st.just(""), st.integers(2020, 2055),
    st.lists(st.sampled_from([*IDS, "gone"]), unique=True, max_size=4).map(tuple),
), max_size=len(IDS)).map(lambda steps: [
    Step(IDS[nth], step.year, step.requires) for nth, step in enumerate(steps)])  # fmt: skip


def test_a_requirement_must_be_earlier() -> None:
    steps = [Step("goal", 2040, ("early", "late", "same")), Step("early", 2030),
             Step("late", 2045), Step("same", 2040)]  # fmt: skip
    assert order_faults(steps) == (Fault("goal", "late"), Fault("goal", "same"))


def test_what_is_required_and_is_gone_is_nothing() -> None:
    assert not order_faults([Step("goal", 2040, ("gone",))])
    assert not cycles([Step("goal", 2040, ("gone",))])


def test_a_circle_is_told_once_from_the_step_that_came_first() -> None:
    steps = [Step("c", 2030, ("a",)), Step("a", 2031, ("b",)), Step("b", 2032, ("c",))]
    assert cycles(steps) == (("c", "a", "b"),)


def test_two_circles_that_share_a_step_are_two() -> None:
    steps = [Step("a", 2030, ("b", "c")), Step("b", 2031, ("a",)), Step("c", 2032, ("a",))]
    assert cycles(steps) == (("a", "b"), ("a", "c"))


def test_no_circle_among_steps_that_only_lead_on() -> None:
    assert not cycles([Step("a", 2040, ("b", "c")), Step("b", 2035, ("c",)), Step("c", 2030)])


@pytest.mark.parametrize(("years", "found"), [
    ([], [(2026, 2050)]), ([2036, 2046], []), ([2037], [(2026, 2037), (2037, 2050)]),
    ([2031, 2043], [(2031, 2043)]), ([2050], [(2026, 2050)]), ([1999, 2070], [(2026, 2050)]),
])  # fmt: skip
def test_more_than_ten_years_without_a_milestone_is_a_gap(
    years: list[int], found: list[tuple[int, int]]
) -> None:
    assert gaps(years, 2026, 2050) == tuple(Gap(*pair) for pair in found)


def test_a_goal_that_has_passed_has_no_gap() -> None:
    assert gaps([2030], 2060, 2030) == ()


def test_the_first_steps_are_within_three_years() -> None:
    steps = [Step("far", 2030), Step("third", 2029), Step("now", 2026)]
    assert [step.id for step in first_steps(steps, 2026)] == ["now", "third"]


def test_it_is_read_from_the_wanted_year_back() -> None:
    steps = [Step("a", 2030), Step("b", 2050), Step("c", 2030)]
    assert [step.id for step in backwards(steps)] == ["b", "a", "c"]


@given(ROADS)
def test_every_link_in_a_circle_is_in_one_that_is_told(steps: list[Step]) -> None:
    told = cycles(steps)
    within = {pair for circle in told for pair in pairwise((*circle, circle[0]))}
    onward = {step.id: {needs.id for one, needs in links(steps) if one.id == step.id}
              for step in steps}
    for step, needs in links(steps):
        reached, waiting = set[str](), [needs.id]
        while waiting:
            here = waiting.pop()
            if here not in reached:
                reached.add(here)
                waiting += onward[here]
        assert ((step.id, needs.id) in within) == (step.id in reached)


@given(ROADS)
def test_a_circle_is_told_once_and_always_has_a_fault_of_order(steps: list[Step]) -> None:
    told = cycles(steps)
    assert len({frozenset(pairwise((*circle, circle[0]))) for circle in told}) == len(told)
    faults = {(fault.step, fault.needs) for fault in order_faults(steps)}
    assert all(faults & set(pairwise((*circle, circle[0]))) for circle in told)


@given(ROADS)
def test_between_a_gap_s_ends_nothing_happens(steps: list[Step]) -> None:
    for gap in checked(steps, 2026, 2050).gaps:
        assert gap.before - gap.after > 10
        assert not [step for step in steps if gap.after < step.year < gap.before]
