"""JSON is a workshop, and the workshop is the same JSON: whatever has happened in it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import load_workbook

from facilitator.domain.fold import fold
from facilitator.importing.checking import checked
from facilitator.importing.reading import read
from facilitator.report.build import build
from facilitator.report.compose import compose
from facilitator.report.facts import as_json
from facilitator.report.formats import FORMATS
from facilitator.room.room import Room
from facilitator.storage.database import open_for_reading
from facilitator.storage.log import Log
from tests.cast import ANNA, CODE, KARIN, KINDS, SCAN, SYSTEM, Story, founded, joins, scanning
from tests.golden.make import HERE
from tests.report.test_formats import PRESS

from .anything import anything
from .day import MADE, day, read_in, told

NAMINGS = ("organisation", "open", "anonymous")


def parts(workshop: object, language: str = "sv") -> list[tuple[object, ...]]:
    """All that any format is made of."""
    report = build(workshop, KINDS, MADE, language)  # type: ignore[arg-type]
    return [(s.activity.id, s.telling, s.sheets, s.facts, s.count, s.answered)
            for s in report.sections]


@given(some.integers(0, 10**6), some.sampled_from(NAMINGS))
@settings(max_examples=12, deadline=None)
def test_whatever_happened_is_told_the_same(seed: int, naming: str) -> None:
    story = anything(seed, 700, naming)
    body = told(story)
    imported = checked(read(body), KINDS)
    assert as_json(build(imported, KINDS, MADE, "sv")) == body
    assert parts(imported) == parts(story.state)


@pytest.mark.parametrize("naming", NAMINGS)
def test_a_whole_day_is_the_same_to_the_byte(naming: str, tmp_path: Path) -> None:
    body = told(day(naming))
    brought = read_in(body, tmp_path)
    assert as_json(build(brought.workshop, KINDS, MADE, "sv")) == body
    again = read_in(body, tmp_path, "new")
    assert as_json(build(again.workshop, KINDS, MADE, "sv")) == body.replace(
        CODE.encode(), again.workshop.code.encode())


@pytest.mark.parametrize("golden", sorted(HERE.glob("*.db")), ids=lambda path: path.stem)
def test_every_released_log_can_be_given_away_and_read_in(golden: Path, tmp_path: Path) -> None:
    connection = open_for_reading(golden)
    workshop = fold(Log(connection).read(), KINDS)
    connection.close()
    body = as_json(build(workshop, KINDS, MADE, "sv"))
    brought = read_in(body, tmp_path)
    assert as_json(build(brought.workshop, KINDS, MADE, "sv")) == body
    assert parts(brought.workshop) == parts(workshop)


def test_every_printed_format_is_made_of_the_same(tmp_path: Path) -> None:
    story = day()
    imported = read_in(told(story), tmp_path).workshop
    then, now = (compose(build(each, KINDS, MADE, "sv")) for each in (story.state, imported))
    assert now == then


@pytest.mark.parametrize("name", ["html", "csv"])
def test_a_page_and_a_table_say_the_same(name: str, tmp_path: Path) -> None:
    story = day()
    imported = read_in(told(story), tmp_path).workshop
    then, now = (FORMATS[name].write(
        build(each, KINDS, MADE, "sv", each.editing.called("published")), PRESS)
        for each in (story.state, imported))  # fmt: skip
    assert now == then


def test_excel_says_the_same(tmp_path: Path) -> None:
    story = day()
    imported = read_in(told(story), tmp_path).workshop
    then, now = ([[[cell.value for cell in row] for row in sheet] for sheet in load_workbook(
        io.BytesIO(FORMATS["xlsx"].write(build(each, KINDS, MADE, "sv"), PRESS)))]
        for each in (story.state, imported))  # fmt: skip
    assert now == then


def test_what_was_read_in_is_a_workshop_like_any_other(tmp_path: Path) -> None:
    brought = read_in(told(day()), tmp_path)
    room = Room(brought.path, KINDS, lambda: MADE)
    assert room.state == brought.workshop
    assert room.state.seq == len(room.events_after(0))
    room.close()
    later = Story()
    later.state = brought.workshop
    joins(later, ANNA, "Anna", "Vinnova")
    later.does(KARIN, "agenda.add", kind="scan", title="Mer", minutes=5)
    assert later.state.agenda[-1] not in brought.workshop.activities
    later.does(KARIN, "stage.start", activity=later.state.agenda[-1])
    later.card(ANNA, "Ett nytt kort")
    later.does(KARIN, "stage.close")
    assert json.loads(told(later))["workshop"]["seq"] > json.loads(told(day()))["workshop"]["seq"]
    again = checked(read(told(later)), KINDS)
    assert parts(again) == parts(later.state)


def test_an_empty_workshop_comes_back_empty(tmp_path: Path) -> None:
    body = told(founded())
    assert as_json(build(read_in(body, tmp_path).workshop, KINDS, MADE, "sv")) == body


def test_a_result_is_not_counted_anew_of_answers_that_are_not_here(tmp_path: Path) -> None:
    story = Story()
    story.state = read_in(told(day()), tmp_path).workshop
    shown = [a for a in story.state.activities.values() if a.results]
    assert len(shown) == 6
    for activity in shown:
        story.does(KARIN, "stage.turn_to", activity=activity.id)
        assert story.does(KARIN, "result.recount", activity=activity.id) == []
        story.does(KARIN, "stage.reopen")
        story.does(KARIN, "stage.close")
        story.does(KARIN, "stage.reveal")
        assert story.activity(activity.id).results == activity.results


def test_how_many_have_answered_is_not_told_before_the_result_is(tmp_path: Path) -> None:
    imported = read_in(told(day()), tmp_path).workshop
    for workshop in (day().state, imported):
        (hidden,) = (s for s in build(workshop, KINDS, MADE, "sv").sections
                     if s.activity.title == "Omigen")  # fmt: skip
        assert hidden.answered is None
        assert hidden.count == 1


def test_the_summary_that_stands_is_published_again_and_its_number_goes_on(tmp_path: Path) -> None:
    then = day().state.editing.published()
    story = Story()
    story.state = read_in(told(day()), tmp_path).workshop
    now = story.state.editing.published()
    assert then
    assert now
    assert (now.nr, now.at, now.note, now.by) == (2, then.at, "", "")
    assert compose(build(story.state, KINDS, MADE, "sv", now.editorial)) == compose(
        build(day().state, KINDS, MADE, "sv", then.editorial))
    story.does(KARIN, "summary.add", text="Ännu en")
    story.does(KARIN, "summary.publish", note="Efteråt")
    assert [each.nr for each in story.state.editing.versions] == [2, 3]


def test_a_list_tells_nothing_of_a_card_that_the_room_may_not_see_any_more(
    tmp_path: Path
) -> None:
    story = scanning(wall="on_reveal")
    card = story.does(ANNA, "scan.add", SCAN, headline="Dolt kort", text="", category="politik",
                      type="trend", horizon="2030", source="")[0].data["entry"]  # fmt: skip
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    story.does(SYSTEM, "agenda.add", kind="matrix", title="Bedömning", minutes=10,
               options={"of": "cards"})  # fmt: skip
    story.does(KARIN, "stage.start", activity=story.state.agenda[-1])
    story.does(KARIN, "matrix.leave_out", story.state.agenda[-1], entry=card)
    assert b"matrix.left_out" in told(story)
    story.does(KARIN, "stage.turn_to", activity=SCAN)
    story.does(KARIN, "stage.reopen")
    story.does(KARIN, "stage.close")
    body = told(story)
    assert b"matrix.left_out" not in body
    assert told_again(body, tmp_path) == body


def told_again(body: bytes, folder: Path) -> bytes:
    return as_json(build(read_in(body, folder).workshop, KINDS, MADE, "sv"))
