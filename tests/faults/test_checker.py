"""The judge can fail: each invariant is broken once, and named."""

from dataclasses import replace

import pytest

from .checker import Evidence, Row, Seen, judge
from .history import History

PEOPLE = ("anna", "bo", "anna")


def card(seq: int, entry: int, person: str, words: str = "", command: bool = True) -> Row:
    return Row(seq, f"phone:{person}", "scan.added",
               {"entry": f"op-{entry}", "headline": words or f"Kort {entry}"},
               f"op-{entry}" if command else None)  # fmt: skip


def a_day() -> tuple[History, Evidence]:
    """Two people, three cards, each asked when the one before had its receipt."""
    history = History()
    for number, person in enumerate(PEOPLE, start=1):
        history.asked(f"op-{number}", person, f"Kort {number}", number)
        history.told(f"op-{number}", number, number + 0.5)
    rows = [card(n, n, person) for n, person in enumerate(PEOPLE, start=1)]
    told = tuple((n, f"op-{n}") for n in (1, 2, 3))
    screens = [Seen("vägg", 3), Seen("bord", 3, told)]
    return history, Evidence(rows, "ok", screens, [(f"op-{n}", f"Kort {n}") for n in (1, 2, 3)])


def findings(history: History, evidence: Evidence) -> set[str]:
    return {finding[:2] for finding in judge(history, evidence).findings}


def test_a_good_day_has_no_findings() -> None:
    assert judge(*a_day()).findings == []


def test_i1_what_was_acknowledged_is_missing() -> None:
    history, evidence = a_day()
    history.asked("op-4", "bo", "Kort 4", 4.0)
    history.told("op-4", 4, 4.5)
    verdict = judge(history, evidence)
    assert verdict.lost == 1
    assert findings(history, evidence) == {"I1"}


def test_i1_another_number_than_it_has() -> None:
    history, evidence = a_day()
    history.ops["op-3"].told[:] = [7]
    assert findings(history, evidence) == {"I1"}


def test_i1_other_words_than_were_written() -> None:
    history, evidence = a_day()
    rows = [*evidence.rows[:2], card(3, 3, "anna", "Något annat")]
    assert findings(history, replace(evidence, rows=rows, report=None)) == {"I1"}


def test_i1_stored_as_somebody_elses() -> None:
    history, evidence = a_day()
    rows = [*evidence.rows[:2], card(3, 3, "bo")]
    assert findings(history, replace(evidence, rows=rows)) == {"I1"}


def test_i2_stored_twice() -> None:
    history, evidence = a_day()
    twice = card(4, 3, "anna", command=False)
    evidence = replace(evidence, rows=[*evidence.rows, twice], screens=(), report=None)
    verdict = judge(history, evidence)
    assert verdict.doubled == 1
    assert findings(history, evidence) == {"I2"}


def test_i2_two_receipts_that_differ() -> None:
    history, evidence = a_day()
    history.told("op-2", 9, 9.0)
    assert findings(history, evidence) == {"I2"}


def test_i3_swapped() -> None:
    history, evidence = a_day()
    history.ops["op-1"].told[:], history.ops["op-3"].told[:] = [3], [1]
    for op in history.ops.values():  # all three at once: only each phone's own order is known
        op.asked_at, op.told_at = 1.0, 2.0
    rows = [card(1, 3, "anna"), evidence.rows[1], card(3, 1, "anna")]
    assert findings(history, replace(evidence, rows=rows, screens=())) == {"I3"}


def test_i3_before_what_was_known_when_it_was_asked() -> None:
    history, evidence = a_day()
    history.ops["op-1"].told[:], history.ops["op-2"].told[:] = [2], [1]
    rows = [card(1, 2, "bo"), card(2, 1, "anna"), evidence.rows[2]]
    assert findings(history, replace(evidence, rows=rows, screens=())) == {"I3"}


def test_at_the_same_time_either_may_stand_first() -> None:
    history, evidence = a_day()
    history.ops["op-1"].told[:], history.ops["op-2"].told[:] = [2], [1]
    history.ops["op-2"].asked_at = history.ops["op-1"].asked_at
    rows = [card(1, 2, "bo"), card(2, 1, "anna"), evidence.rows[2]]
    assert findings(history, replace(evidence, rows=rows, screens=())) == set()


def test_i4_a_gap() -> None:
    history, evidence = a_day()
    rows = [*evidence.rows, Row(5, "desk", "stage.closed", {}, None)]
    assert findings(history, replace(evidence, rows=rows, screens=())) == {"I4"}


def told_to_the_desk(*numbers: int) -> Seen:
    return Seen("bord", 3, tuple((n, f"op-{n}") for n in numbers))


@pytest.mark.parametrize("screen", [
    Seen("vägg", 2),
    told_to_the_desk(1, 3), told_to_the_desk(1, 3, 2), told_to_the_desk(1, 1, 2, 3),
    Seen("bord", 3, ((1, "op-1"), (2, "op-1"), (3, "op-3"))),
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
    history.asked("op-4", "bo", "Kort 4", 4.0)
    assert findings(history, evidence) == {"I6"}


def test_i6_refused_and_stored_all_the_same() -> None:
    history, evidence = a_day()
    history.ops["op-3"].told.clear()
    history.refused("op-3", "closed")
    assert findings(history, evidence) == {"I6"}


def test_i7_more_than_the_budget() -> None:
    history, evidence = a_day()
    more = [Row(n, "phone:bo", "checkin.answered", {"entry": f"svar-{n}", "author": "bo"}, None)
            for n in (4, 5)]  # fmt: skip
    evidence = Evidence([*evidence.rows, *more])
    assert findings(history, evidence) == {"I7"}


@pytest.mark.parametrize("entries", [
    {1: "Kort 1", 2: "Kort 2"}, {1: "Kort 1", 2: "Kort 2", 3: "Kort 3", 4: "Kort 4"},
    {1: "Kort 1", 2: "Kort 2", 3: "Något annat"},
])  # fmt: skip
def test_i8_a_report_that_differs(entries: dict[int, str]) -> None:
    history, evidence = a_day()
    report = [(f"op-{n}", words) for n, words in entries.items()]
    assert findings(history, replace(evidence, report=report)) == {"I8"}


def test_the_report_holds_what_was_edited_and_not_what_was_taken_back() -> None:
    history, evidence = a_day()
    rows = [*evidence.rows,
            Row(4, "phone:bo", "scan.edited", {"entry": "op-2", "headline": "Rättat"}, None),
            Row(5, "phone:anna", "scan.withdrawn", {"entry": "op-3"}, None),
            Row(6, "desk", "agenda.changed", {"activity": "scan-2"}, None)]  # fmt: skip
    told = Evidence(rows, report=[("op-1", "Kort 1"), ("op-2", "Rättat")])
    assert findings(history, told) == set()


def test_i9_a_file_that_is_not_whole() -> None:
    history, evidence = a_day()
    assert findings(history, replace(evidence, integrity="page 3")) == {"I9"}
