"""A method from outside that does not say how it is told: left out, and said to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facilitator.domain.refused import Refused
from facilitator.importing.bringing import bring
from facilitator.kinds import find_kinds
from facilitator.report.build import build
from facilitator.report.facts import as_json
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, KARIN, SCAN, gathered
from tests.kinds.test_third_method import FOLDER, WEATHER

from .day import MADE, read_in

KINDS = find_kinds([FOLDER / "kinds"])


@pytest.fixture
def body() -> bytes:
    story = gathered(KINDS)
    story.does(KARIN, "stage.start", activity=SCAN)
    story.card(ANNA, "Vattnet stiger")
    story.does(KARIN, "agenda.add", kind="weather", title="Väder", question="Hur känns det?")
    story.does(KARIN, "stage.start", activity=WEATHER)
    story.does(ANNA, "weather.feel", sky="sun")
    return as_json(build(story.state, KINDS, MADE, "sv"))


def test_what_it_holds_is_left_out_and_said_to_be(body: bytes, tmp_path: Path) -> None:
    assert json.loads(body)["log"]["left_out"] == [WEATHER]
    brought = bring(Shelf(tmp_path), KINDS, body, MADE)
    assert brought.left_out == ("Väder",)
    now = json.loads(as_json(build(brought.workshop, KINDS, MADE, "sv")))
    then = json.loads(body)
    assert now["activities"][-1]["results"] == {"sun": 0, "rain": 0}
    assert now["activities"][:-1] == then["activities"][:-1]


def test_where_it_is_not_installed_the_rest_is_read_in(body: bytes, tmp_path: Path) -> None:
    brought = read_in(body, tmp_path)
    assert brought.workshop.activities[WEATHER].title == "Väder"
    assert brought.workshop.activities[WEATHER].started


def test_nobody_else_may_be_said_to_be_left_out(body: bytes, tmp_path: Path) -> None:
    report = json.loads(body)
    scan = next(each for each in report["activities"] if each["id"] == SCAN)
    scan["entries"][0]["headline"] = "Annat"
    report["log"]["left_out"].append(SCAN)
    with pytest.raises(Refused):
        bring(Shelf(tmp_path), KINDS, json.dumps(report).encode(), MADE)
