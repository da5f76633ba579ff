"""The recount of a vote: plain counting over the raw log, which knows a wrong result when it sees
one, and agrees with the product whatever is voted."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from vote_ledger import (
    Line,
    cast,
    logged,
    means,
    most_held,
    totals,
    wrong_means,
    wrong_totals,
)
from vote_ledger import given as dots_given

from facilitator.domain.refused import Refused
from tests.cast import ANNA, BO, KARIN, KINDS, SYSTEM, Actor, Role, Story, joins, scanning

CEDRIC = Actor(Role.PHONE, "person-cedric")
THINGS = ("a", "b", "c")


def began(sheet: str, person: str, proxy: bool = False) -> Line:
    return Line("began", {"entry": sheet, "author": person, "proxy": proxy}, f"begins-{sheet}")


def placed(sheet: str, item: str, command: str | None = None) -> Line:
    return Line("placed", {"entry": sheet, "item": item}, command)


def taken_back(sheet: str, item: str) -> Line:
    return Line("taken_back", {"entry": sheet, "item": item})


def rated(sheet: str, item: str, **answers: int | None) -> Line:
    return Line("rated", {"entry": sheet, "item": item, "reason": "Så är det", **answers})


def test_dots_are_added_up_over_all_sheets() -> None:
    log = [placed("s1", "a"), placed("s1", "a"), placed("s2", "b"), taken_back("s1", "a"),
           Line("filled", {"entry": "s3", "dots": {"a": 2, "c": 1}})]
    assert totals(log) == {"a": 3, "b": 1, "c": 1}


def test_a_sheet_that_was_taken_back_counts_again_only_when_it_is_put_back() -> None:
    log = [placed("s1", "a"), Line("filled", {"entry": "s2", "dots": {"a": 2}}),
           Line("withdrawn", {"entry": "s2"})]
    assert totals(log) == {"a": 1}
    assert totals([*log, Line("restored", {"entry": "s2"})]) == {"a": 3}


def test_what_a_person_holds_is_told_at_its_highest_and_over_all_their_sheets() -> None:
    log = [began("s1", "anna"), placed("s1", "a"), placed("s1", "b"), taken_back("s1", "a"),
           began("s2", "anna"), placed("s2", "c"), placed("s2", "c"), taken_back("s2", "c"),
           began("s3", "bo"), placed("s3", "a"), began("s4", "", proxy=True)]
    assert most_held(log) == {"anna": (3, 0), "bo": (1, 0)}


def test_a_dot_taken_back_from_where_none_lay_is_seen() -> None:
    log = [began("s1", "anna"), placed("s1", "a"), taken_back("s1", "b"), placed("s1", "b")]
    assert most_held(log)["anna"] == (1, -1)


def test_the_budget_is_what_the_log_says() -> None:
    assert dots_given([Line("terms_set", {"dots": 5, "each": 2})]) == 5
    assert dots_given([]) == 0


def test_only_the_last_word_of_each_is_in_the_mean_and_not_knowing_is_no_number() -> None:
    log = [rated("s1", "a", impact=1, uncertainty=None), rated("s2", "a", impact=2),
           rated("s1", "a", impact=5), rated("s3", "a", impact=None)]
    assert means(log) == {"a": {"impact": (2, 3.5), "uncertainty": (0, None)}}


def test_a_command_that_was_carried_out_twice_is_seen() -> None:
    log = [Line("terms_set", {}, "k1"), placed("s1", "a"), placed("s1", "a", "k2"),
           Line("listed", {}, "k3"), placed("s1", "b"), placed("s1", "b")]
    assert cast(log) == {"k1": 1, "k2": 1, "k3": 2}


@pytest.mark.parametrize(("told", "wrong"), [
    ({"a": 2, "b": 1, "c": 0}, 0), ({"a": 2, "b": 1}, 0), ({"a": 2}, 1), ({"a": 1, "b": 2}, 2),
    ({"a": 2, "b": 1, "c": 1}, 1), ({}, 2),
])
def test_a_result_with_other_dots_than_the_log_is_wrong(told: dict[str, int], wrong: int) -> None:
    log = [placed("s1", "a"), placed("s2", "a"), placed("s1", "b")]
    assert wrong_totals(log, {"items": {each: {"dots": n} for each, n in told.items()}}) == wrong


@pytest.mark.parametrize(("n", "mean", "wrong"), [(2, 3.5, 0), (2, 3.4, 1), (1, 3.5, 1)])
def test_a_result_with_another_mean_or_number_is_wrong(n: int, mean: float, wrong: int) -> None:
    log = [rated("s1", "a", impact=2), rated("s2", "a", impact=5)]
    told = {"a": {"impact": {"n": n, "mean": mean}, "rank": 1},
            "b": {"impact": {"n": 0, "mean": None}}}
    assert wrong_means(log, {"items": told}) == wrong
    assert wrong_means(log, {"items": {}}) == 1


def test_the_log_is_read_from_the_file_in_its_order_and_of_one_activity(tmp_path: Path) -> None:
    path = tmp_path / "w.sqlite"
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("CREATE TABLE events (seq, name, data, activity, command_id)")
        file.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?)", [
            (2, "dotvote.placed", json.dumps({"entry": "s", "item": "b"}), "dotvote-1", None),
            (1, "dotvote.placed", json.dumps({"entry": "s", "item": "a"}), "dotvote-1", "k"),
            (3, "dotvote.placed", json.dumps({"entry": "s", "item": "c"}), "dotvote-2", "l")])
    assert logged(path, "dotvote-1") == [placed("s", "a", "k"), placed("s", "b")]


def judging(kind: str) -> tuple[Story, str]:
    """Three people before a list of three things."""
    story = scanning()
    activity = f"{kind}-5"
    story.does(SYSTEM, "agenda.add", kind=kind, title="Röstning", options={"of": "own"})
    joins(story, CEDRIC, "Cedric", "Region Skåne")
    story.does(KARIN, "stage.start", activity)
    for thing in THINGS:
        story.does(KARIN, f"{kind}.add_item", activity, id=thing, name=thing)
    return story, activity


def lines(story: Story, activity: str) -> list[Line]:
    return [Line(event.name.partition(".")[2], dict(event.data), event.command_id)
            for event in story.events if event.activity == activity]


PEOPLE = some.sampled_from([ANNA, BO, CEDRIC])
DOTS = some.tuples(PEOPLE, some.sampled_from(["dotvote.place", "dotvote.take_back"]),
                   some.sampled_from(THINGS))
STEP = some.none() | some.integers(1, 5)
RATINGS = some.tuples(PEOPLE, some.sampled_from(THINGS), STEP, STEP)


@settings(max_examples=60)
@given(some.lists(DOTS, max_size=30))
def test_dots_recounted_are_the_dots_of_the_result(votes: list[tuple[Actor, str, str]]) -> None:
    story, activity = judging("dotvote")
    for person, name, thing in votes:
        with suppress(Refused):  # no dots left
            story.does(person, name, activity, entry=thing)
    log = lines(story, activity)
    made = KINDS["dotvote"].conclude(story.state, story.activity(activity))
    assert wrong_totals(log, made.numbers if made else {"items": {}}) == 0
    assert all(most <= 3 and fewest == 0 for most, fewest in most_held(log).values())
    assert set(cast(log).values()) <= {0, 1}


@settings(max_examples=60)
@given(some.lists(RATINGS, max_size=30))
def test_means_recounted_are_the_means_of_the_result(
    votes: list[tuple[Actor, str, int | None, int | None]]
) -> None:
    story, activity = judging("matrix")
    for person, thing, impact, uncertainty in votes:
        story.does(person, "matrix.rate", activity, entry=thing, impact=impact,
                   uncertainty=uncertainty)  # fmt: skip
    made = KINDS["matrix"].conclude(story.state, story.activity(activity))
    assert wrong_means(lines(story, activity), made.numbers if made else {"items": {}}) == 0


def test_nothing_is_counted_of_nothing() -> None:
    assert (totals([]), most_held([]), means([]), cast([])) == (Counter(), {}, {}, Counter())
