"""The judge can fail: each invariant is broken once, and named."""

from dataclasses import replace

import pytest

from .checker import Evidence, Row, Seen, judge
from .history import History


def a_day() -> tuple[History, Evidence]:
    """Two people, three cards, everything as it should be."""
    history = History()
    for number, person in enumerate(("anna", "bo", "anna"), start=1):
        history.asked(f"op-{number}", person, f"Kort {number}")
        history.told(f"op-{number}", number)
    rows = [Row(n, "scan.added", {"entry": f"op-{n}", "headline": f"Kort {n}"}, f"op-{n}")
            for n in (1, 2, 3)]  # fmt: skip
    screens = [Seen("vägg", 3), Seen("bord", 3, (1, 2, 3))]
    return history, Evidence(rows, "ok", screens, ["op-1", "op-2", "op-3"])


def findings(history: History, evidence: Evidence) -> set[str]:
    return {finding[:2] for finding in judge(history, evidence).findings}


def test_a_good_day_has_no_findings() -> None:
    assert judge(*a_day()).findings == []


def test_i1_what_was_acknowledged_is_missing() -> None:
    history, evidence = a_day()
    history.asked("op-4", "bo", "Kort 4")
    history.told("op-4", 4)
    verdict = judge(history, evidence)
    assert verdict.lost == 1
    assert findings(history, evidence) == {"I1"}


def test_i1_another_number_than_it_has() -> None:
    history, evidence = a_day()
    history.ops["op-2"].told[:] = [7]
    assert findings(history, evidence) == {"I1"}


def test_i2_stored_twice() -> None:
    history, evidence = a_day()
    twice = Row(4, "scan.added", {"entry": "op-3", "headline": "Kort 3"}, None)
    evidence = replace(evidence, rows=[*evidence.rows, twice], screens=(), report=None)
    verdict = judge(history, evidence)
    assert verdict.doubled == 1
    assert findings(history, evidence) == {"I2"}


def test_i2_two_receipts_that_differ() -> None:
    history, evidence = a_day()
    history.told("op-2", 9)
    assert findings(history, evidence) == {"I2"}


def test_i3_swapped() -> None:
    history, evidence = a_day()
    history.ops["op-1"].told[:], history.ops["op-3"].told[:] = [3], [1]
    rows = [Row(1, "scan.added", {"entry": "op-3"}, "op-3"), evidence.rows[1],
            Row(3, "scan.added", {"entry": "op-1"}, "op-1")]  # fmt: skip
    assert findings(history, replace(evidence, rows=rows)) == {"I3"}


def test_i4_a_gap() -> None:
    history, evidence = a_day()
    rows = [*evidence.rows, Row(5, "stage.closed", {}, None)]
    assert findings(history, replace(evidence, rows=rows, screens=())) == {"I4"}


@pytest.mark.parametrize("screen", [
    Seen("vägg", 2), Seen("bord", 3, (1, 3)), Seen("bord", 3, (1, 3, 2)), Seen("bord", 3, (1, 1)),
])  # fmt: skip
def test_i5_a_screen_that_is_behind_or_wrong(screen: Seen) -> None:
    history, evidence = a_day()
    assert findings(history, replace(evidence, screens=[screen])) == {"I5"}


def test_i6_stored_and_never_asked() -> None:
    history, evidence = a_day()
    del history.ops["op-3"]
    assert "I6" in findings(history, evidence)


def test_i6_asked_and_never_answered() -> None:
    history, evidence = a_day()
    history.asked("op-4", "bo", "Kort 4")
    assert findings(history, evidence) == {"I6"}


def test_i7_more_than_the_budget() -> None:
    history, evidence = a_day()
    more = [Row(n, "checkin.answered", {"entry": f"svar-{n}", "author": "bo"}, None)
            for n in (4, 5)]  # fmt: skip
    evidence = Evidence([*evidence.rows, *more])
    assert findings(history, evidence) == {"I7"}


@pytest.mark.parametrize("report", [["op-1", "op-2"], ["op-1", "op-2", "op-3", "op-4"]])
def test_i8_a_report_that_differs(report: list[str]) -> None:
    history, evidence = a_day()
    assert findings(history, replace(evidence, report=report)) == {"I8"}


def test_i9_a_file_that_is_not_whole() -> None:
    history, evidence = a_day()
    assert findings(history, replace(evidence, integrity="page 3")) == {"I9"}
