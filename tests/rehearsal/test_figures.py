"""Percentiles, the tracking of every screen, and the table."""

import json
import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitator.rehearsal.figures import figures_of, percentile, spread
from facilitator.rehearsal.ledger import Acknowledged, Ledger
from facilitator.rehearsal.plan import RehearsalPlan
from facilitator.rehearsal.screens import Screens
from facilitator.rehearsal.table import decimal, table

PLAN = RehearsalPlan("http://127.0.0.1", "ABCD", people=2, seconds=10)


def test_percentiles_interpolate_between_neighbours():
    assert percentile([4, 1, 3, 2], 0.5) == 2.5
    assert percentile([10, 20], 0.95) == 19.5
    assert percentile([7], 0.99) == 7
    assert percentile([], 0.5) is None


@given(some.lists(some.floats(0, 1e6), min_size=2))
def test_percentiles_agree_with_the_standard_library(values):
    ours = [percentile(values, share) for share in (0.5, 0.95, 0.99)]
    theirs = statistics.quantiles(values, n=100, method="inclusive")

    for mine, its in zip(ours, (theirs[49], theirs[94], theirs[98]), strict=True):
        assert math.isclose(mine, its, rel_tol=1e-9, abs_tol=1e-9)


def test_every_screen_waits_for_the_last_one():
    screens = Screens()
    screens.shows(None, 1, 0.0)
    screens.shows(None, 1, 0.0)

    screens.shows(1, 2, 1.0)
    assert screens.all_reached(2) is None
    screens.shows(1, 3, 1.5)
    assert screens.all_reached(2) == 1.5
    assert screens.all_reached(3) is None
    screens.shows(2, 3, 2.0)
    assert screens.all_reached(3) == 2.0


def test_a_phone_that_left_is_not_waited_for():
    screens = Screens()
    screens.shows(None, 1, 0.0)
    screens.shows(None, 4, 0.5)

    screens.leaves(1, 3.0)

    assert screens.all_reached(4) == 3.0


def test_a_late_phone_with_an_old_picture_takes_nothing_back():
    screens = Screens()
    screens.shows(None, 5, 1.0)

    screens.shows(None, 3, 2.0)
    screens.shows(3, 6, 3.0)
    screens.shows(5, 6, 4.0)

    assert screens.all_reached(5) == 1.0
    assert screens.all_reached(6) == 4.0


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger(joined=2, joined_in=0.5, pictures=[(0.004, 1200), (0.0065, 1200)], sent=3)
    ledger.refused["closed"] = 1
    ledger.accept("a", Acknowledged(2, 0.0, 0.010, paced=True))
    ledger.accept("a", Acknowledged(3, 0.0, 0.5, paced=False))
    ledger.began, ledger.ended, ledger.own_cpu = 100.0, 110.0, 0.5
    return ledger


def test_only_paced_cards_are_timed(ledger):
    screens = Screens()
    screens.shows(None, 2, 0.025)

    figures = figures_of(PLAN, ledger, screens)

    assert figures.ack_ms == spread([10.0])
    assert figures.screen_ms == spread([25.0])
    assert figures.unseen == 0
    assert figures.cpu_percent == 5.0


def test_unanswered_is_lost_unless_interrupted(ledger):
    ledger.unanswered = 2
    assert figures_of(PLAN, ledger, Screens()).lost == 2

    ledger.interrupted = True
    figures = figures_of(PLAN, ledger, Screens())
    assert (figures.lost, figures.unanswered) == (0, 2)


def test_the_table_is_swedish(ledger):
    text = table(figures_of(PLAN, ledger, Screens()))

    assert "2 av 2 på 0,50 s" in text
    assert "5,2 / 6,4 / 6,5 ms (p50 / p95 / p99), 1\u00a0200 byte" in text
    assert "1 (closed 1)" in text
    assert "–; 1 nådde inte alla" in text
    assert decimal(None, 1) == "–"


def test_the_json_is_plain(ledger):
    ledger.stored = {"a": (3, 2)}

    body = json.loads(json.dumps(figures_of(PLAN, ledger, Screens()).as_json()))

    assert body["ack_ms"] == {"n": 1, "p50": 10.0, "p95": 10.0, "p99": 10.0}
    assert body["screen_ms"]["p95"] is None
    assert body["missing"] == 1
