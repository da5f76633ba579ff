"""No text of the room is ever a formula, in whatever program and with whatever separator."""

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from facilitator.domain.fields import tidy
from facilitator.domain.fold import fold
from facilitator.report.build import build
from facilitator.report.defuse import defused
from facilitator.report.tables import as_csv
from facilitator.report.workbook import as_xlsx
from tests.cast import ANNA, KINDS, SCAN, scanning

PAYLOADS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(0,1)", "=cmd|'/C calc'!A0", "-2+3+cmd|'x'!A0",
    "@SUM(1+9)*cmd|'x'!A0", "=IMPORTXML(0)", "=WEBSERVICE(0)", "＝1+1", "＋1", "－1", "＠SUM(1)",
    " =1+1", "  @x", "x;=1+1", "x;@SUM(1)", "x; =1+1", 'x"=1+1', 'x";=1+1', "'=1+1", "==1", "=-1",
    "=+1", "--1", "++1", "x,=1+1", "=\u00a01", "=1\u200b+1", "=A1:A9", "=INDIRECT(0)", "=EXEC(0)",
    "=CALL(0)", "=REGISTER(0)", "=DDE(0)", "=MSEXCEL|'x'!0", "=1;=2", "a;-1", "b;+1",
)  # fmt: skip
STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@pytest.fixture(scope="module")
def files() -> tuple[bytes, ...]:
    """(CSV, CSV with semicolons, XLSX) of a scan in which everybody writes formulas everywhere."""
    story = scanning(naming="open")
    story.does(ANNA, "person.change", name="=1+1", organisation="@SUM(1)")
    for payload in PAYLOADS:
        story.card(ANNA, payload, text=payload, source=payload)
    report = build(story.state, KINDS, story.now, "sv")
    assert len(set(PAYLOADS)) == 40
    assert story.activity(SCAN)
    return as_csv(report), as_csv(report, ";"), as_xlsx(report)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("written", [0, 1])
def test_no_cell_of_the_csv_begins_like_a_formula(
    written: int, separator: str, files: tuple[bytes, ...]
) -> None:
    """Also when it is opened with another separator than it was written with."""
    text = files[written].decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=separator) for cell in row]
    assert len(cells) > len(PAYLOADS)
    assert [cell for cell in cells if cell.lstrip(' "').startswith(STARTS)] == []


def test_no_cell_of_the_workbook_is_a_formula(files: tuple[bytes, ...]) -> None:
    book = load_workbook(io.BytesIO(files[2]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    written = {cell.value for cell in cells}
    assert {tidy(payload) for payload in PAYLOADS} <= written


@pytest.mark.parametrize("text", [
    "Kallare, -2 grader", "Skåne + Blekinge", "e-post: a@b.se", "1 = 1", "25–30 %", "", "vanligt",
])  # fmt: skip
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


def test_what_only_looks_like_one_stays_readable() -> None:
    assert defused("-2 grader") == "'-2 grader"
    assert defused(7) == 7


def test_signs_that_no_office_file_can_hold_are_shown_and_do_not_end_the_export() -> None:
    """A log from before text was cleaned of them, or that somebody else has written in."""
    story = scanning()
    (event,) = story.does(ANNA, "scan.add", headline="x")
    old = replace(event, data={**event.data, "headline": "före\x01\x0b\ufffeefter",
                               "text": "a\tb\nc"})  # fmt: skip
    state = fold([*story.events[:-1], old], KINDS)
    report = build(state, KINDS, story.now, "sv")
    assert "före���efter" in as_csv(report).decode()
    book = load_workbook(io.BytesIO(as_xlsx(report)))
    values = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "före���efter" in values
    assert "a\tb\nc" in values
