"""The views of a workshop's file tell which sheets count, as the shown result does."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from facilitator.judging.sheets import counted, sheet_of, sheets_in
from tests.cast import ANNA, BO, KARIN, Story
from tests.opened import opened

from .judged import AI, CARE, judging, numbers

Change = Callable[[Story, str, str], None]


def nothing(story: Story, activity: str, kind: str) -> None:
    pass


def withdrawn(story: Story, activity: str, kind: str) -> None:
    story.does(KARIN, f"{kind}.withdraw", activity, entry=filled(story, activity))


def restored(story: Story, activity: str, kind: str) -> None:
    withdrawn(story, activity, kind)
    story.does(KARIN, f"{kind}.restore", activity, entry=filled(story, activity))


def hidden(story: Story, activity: str, kind: str) -> None:
    story.does(KARIN, "entry.hide", activity, entry=annas(story, activity), reason="Fel bord")


def shown(story: Story, activity: str, kind: str) -> None:
    hidden(story, activity, kind)
    story.does(KARIN, "entry.show", activity, entry=annas(story, activity))


def removed(story: Story, activity: str, kind: str) -> None:
    story.does(KARIN, "person.remove", person=BO.id)


def readmitted(story: Story, activity: str, kind: str) -> None:
    removed(story, activity, kind)
    story.does(KARIN, "person.readmit", person=BO.id)


def withdrawn_and_removed(story: Story, activity: str, kind: str) -> None:
    for change in (withdrawn, removed):
        change(story, activity, kind)


def shown_but_removed(story: Story, activity: str, kind: str) -> None:
    hidden(story, activity, kind)
    story.does(KARIN, "person.remove", person=ANNA.id)
    story.does(KARIN, "entry.show", activity, entry=annas(story, activity))


def shown_but_withdrawn(story: Story, activity: str, kind: str) -> None:
    sheet = filled(story, activity)
    story.does(KARIN, "entry.hide", activity, entry=sheet, reason="Fel bord")
    withdrawn(story, activity, kind)
    story.does(KARIN, "entry.show", activity, entry=sheet)


# What is done to Anna's two dots, Bo's one and the three that the desk fills in, and what counts.
CHANGES: dict[Change, int] = {
    nothing: 6, withdrawn: 3, restored: 6, hidden: 4, shown: 6, removed: 5, readmitted: 6,
    withdrawn_and_removed: 2, shown_but_removed: 4, shown_but_withdrawn: 3}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_dots_that_count_are_those_of_the_shown_result(
    change: Change, scan: Story, tmp_path: Path
) -> None:
    story, vote = judging(scan, "dotvote", "Prickar")
    for who, item in ((ANNA, AI), (ANNA, CARE), (BO, AI)):
        story.does(who, "dotvote.place", vote, entry=item)
    story.does(KARIN, "dotvote.fill", vote, organisation="o2", dots={AI: 2, CARE: 1})
    change(story, vote, "dotvote")
    found = numbers(story, vote)
    assert found["dots"] == CHANGES[change]
    rows = asked(story, tmp_path, "SELECT entry, dots, counted FROM votes")
    assert sum(dots for _, dots, _ in rows) == 6
    assert {count for *_, count in rows} <= {0, 1}
    for item in (AI, CARE):
        assert sum(dots for entry, dots, count in rows if count and entry == item) == (
            found["items"][item]["dots"])


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_ratings_that_count_are_those_of_the_sheets_that_do(
    change: Change, scan: Story, tmp_path: Path
) -> None:
    story, matrix = judging(scan, "matrix", "Matris")
    for who in (ANNA, BO):
        story.does(who, "matrix.rate", matrix, entry=AI, impact=4, uncertainty=None)
    story.does(KARIN, "matrix.fill", matrix, organisation="o2", impact={AI: 5}, uncertainty={AI: 2})
    change(story, matrix, "matrix")
    rows = asked(story, tmp_path, "SELECT DISTINCT sheet, counted FROM ratings")
    assert {sheet for sheet, _ in rows} == {
        each.id for each in sheets_in(story.activity(matrix))}
    assert {sheet for sheet, count in rows if count} == {
        each.id for each in counted(story.state, story.activity(matrix))}


def test_the_sheet_of_one_who_is_erased_is_nobodys_and_counts(scan: Story, tmp_path: Path) -> None:
    story, vote = judging(scan, "dotvote", "Prickar")
    story.does(ANNA, "dotvote.place", vote, entry=AI)
    story.does(KARIN, "dotvote.fill", vote, organisation="o2", dots={CARE: 1})
    with opened(story, tmp_path) as room:
        room.handle(story.command(KARIN, "person.remove", person=ANNA.id))
        room.handle(story.command(KARIN, "person.erase", person=ANNA.id, words="keep",
                                  decision="dnr 7"))
        kept = len(counted(room.state, room.state.activities[vote]))
    assert kept == 2
    assert rows_of(tmp_path, "SELECT sum(dots) FROM votes WHERE counted") == [(2,)]


def asked(story: Story, folder: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows of `query` in a file that holds what the story has told."""
    with opened(story, folder):
        pass
    return rows_of(folder, query)


def rows_of(folder: Path, query: str) -> list[tuple[Any, ...]]:
    (path,) = folder.glob("omvarld*")
    with closing(sqlite3.connect(path)) as file:
        return file.execute(query).fetchall()


def annas(story: Story, activity: str) -> str:
    sheet = sheet_of(story.activity(activity), ANNA.id)
    assert sheet is not None
    return sheet.id


def filled(story: Story, activity: str) -> str:
    return next(sheet.id for sheet in sheets_in(story.activity(activity)) if sheet.proxy)
