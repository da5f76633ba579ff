"""Numbers in all formats agree with each other to the digit shown: each file is read back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from facilitator.report.build import build
from facilitator.report.formats import FORMATS
from facilitator.show.language import fixed
from tests.cast import KINDS

from .reading import words_in
from .samples import workshop_one
from .test_formats import PRESS

PRINTED = ("html", "pdf", "docx")


@cache
def body(name: str) -> bytes:
    story = workshop_one()
    return FORMATS[name].write(build(story.state, KINDS, story.now, "sv"), PRESS)


@cache
def words(name: str) -> str:
    return words_in(body(name))


def results(kind: str) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """(the numbers by thing, what each is called), as the JSON has them."""
    told = json.loads(body("json"))
    [activity] = [each for each in told["activities"] if each["kind"] == kind]
    names = {each["id"]: each["headline"] for each in activity["entries"]}
    return activity["results"]["result"]["numbers"]["items"], names


def said(value: float, decimals: int) -> str:
    return fixed(value, "sv", decimals)


@pytest.mark.parametrize("name", PRINTED)
def test_every_driver_of_the_matrix(name: str) -> None:
    items, _ = results("matrix")
    assert items
    for each in items.values():
        impact, uncertainty = each["impact"], each["uncertainty"]
        row = " ".join((
            said(impact["mean"], 2), said(uncertainty["mean"], 2),
            str(min(impact["n"], uncertainty["n"])),
            str(max(impact["passed"], uncertainty["passed"])), said(each["priority"], 2),
            said(max(impact["disagreement"], uncertainty["disagreement"]), 2)))
        assert row in words(name)


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("kind", ["matrix", "rating", "wildcard"])
def test_every_number_of_the_spread(name: str, kind: str) -> None:
    items, _ = results(kind)
    found = [answers for each in items.values() for answers in each.values()
             if isinstance(answers, dict)]
    assert found
    for each in found:
        row = " ".join((
            str(each["n"]), str(each["passed"]), said(each["mean"], 2), said(each["median"], 1),
            f"{said(each['q1'], 2)}–{said(each['q3'], 2)}", said(each["s"], 2),
            said(each["disagreement"], 2), said(each["consensus"], 2)))
        assert row in words(name)


@pytest.mark.parametrize("name", PRINTED)
def test_every_share_of_the_dots(name: str) -> None:
    items, _ = results("dotvote")
    assert items
    for each in items.values():
        row = (f"{each['dots']:g} {each['voters']} {said(each['share'] * 100, 1)} % "
               f"{said(each['fair_share'] * 100, 1)} %")
        assert row in words(name)


@pytest.mark.parametrize("kind", ["matrix", "rating", "wildcard"])
def test_tables_have_the_same_means(kind: str) -> None:
    items, names = results(kind)
    means = {(names[item], said(answers["mean"], 2)) for item, each in items.items()
             for answers in each.values() if isinstance(answers, dict)}
    assert means <= in_csv()
    assert means <= in_xlsx()


def in_csv() -> set[tuple[str, str]]:
    rows = csv.DictReader(io.StringIO(body("csv").decode("utf-8-sig"), newline=""))
    return {(row["Sak"], said(float(row["Medelvärde"]), 2)) for row in rows if row["Medelvärde"]}


def in_xlsx() -> set[tuple[str, str]]:
    found = set()
    for sheet in load_workbook(io.BytesIO(body("xlsx"))):
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        if "Medelvärde" in rows[0]:
            item, mean = rows[0].index("Sak"), rows[0].index("Medelvärde")
            found |= {(str(row[item]), said(float(str(row[mean])), 2)) for row in rows[1:]
                      if row[mean] not in (None, "")}
    return found


def test_the_charts_of_the_deck_hold_the_same_numbers() -> None:
    charts = [shape.chart for slide in Presentation(io.BytesIO(body("pptx"))).slides
              for shape in slide.shapes if shape.has_chart]
    held = {round(value, 6) for chart in charts for series in chart.plots[0].series
            for value in series.values if value is not None}
    dots, _ = results("dotvote")
    assert {round(each["share"], 6) for each in dots.values()} <= held
    for kind in ("rating", "wildcard"):
        items, _ = results(kind)
        assert {round(answers["mean"], 6) for each in items.values()
                for answers in each.values() if isinstance(answers, dict)} <= held


@pytest.mark.parametrize("value", [4.325, 1.925, 0.125, 3.55, 0.5, 2.675])
def test_a_half_is_rounded_as_an_office_program_does(value: float) -> None:
    as_there = str(Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP))
    assert fixed(value, "sv", 2) == as_there.replace(".", ",")


@pytest.mark.parametrize("kind", ["rating", "wildcard"])
def test_a_ranking_says_where_the_room_is_divided(kind: str) -> None:
    items, names = results(kind)
    answers = {names[item]: [each for each in found.values() if isinstance(each, dict)]
               for item, found in items.items()}
    divided = {name for name, each in answers.items() if any(one["split"] for one in each)}
    assert 0 < len(divided) < len(answers) or kind == "wildcard"
    for name in PRINTED:
        for each in answers.values():
            assert f"{said(max(one['disagreement'] for one in each), 2)} " in words(name)
    charts = [shape.chart for slide in Presentation(io.BytesIO(body("pptx"))).slides
              for shape in slide.shapes if shape.has_chart]
    shown = {str(each) for chart in charts for each in chart.plots[0].categories}
    assert {name for name in answers if f"≠ {name}" in shown} == divided
    assert not divided or "≠ oenighet" in words("pptx")


def test_people_and_cards_are_counted_alike() -> None:
    told = json.loads(body("json"))
    people = sum(row["present"] for row in told["people"]["by_organisation"])
    [scan] = [each for each in told["activities"] if each["kind"] == "scan"]
    for name in PRINTED:
        assert f"{people} deltagare från 12 organisationer" in words(name)
        assert f"{len(scan['entries'])} kort kom in" in words(name)
