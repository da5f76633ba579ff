"""A file of a stranger: read whole or refused in a sentence, and then nothing is left of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from facilitator.domain.refused import Refused
from facilitator.importing import reading
from facilitator.importing.checking import checked
from facilitator.importing.reading import read
from facilitator.report.facts import FORM
from facilitator.storage.shelf import Shelf
from tests.cast import CODE, KINDS

from .day import day, read_in, told

Change = Callable[[dict[str, Any]], object]


@cache
def report() -> bytes:
    return told(day())


def written(change: Change) -> bytes:
    changed = json.loads(report())
    change(changed)
    return json.dumps(changed).encode()


def events(report: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = report["log"]["events"]
    return found


def event(report: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in events(report) if each["name"] == name)


def refusal(body: bytes, folder: Path, code: str = "") -> Refused:
    with pytest.raises(Refused) as refused:
        read_in(body, folder, code)
    assert list(folder.iterdir()) == []
    assert refused.value.sentence().endswith(".")
    return refused.value


@pytest.mark.parametrize(("body", "code"), [
    (b"", "not_json"), (b"\xff\xfe\x00", "not_json"), (b"{", "not_json"),
    (b"[" * 100_000, "not_json"), (b'{"a": ' * 50_000, "not_json"),
    (b"[1, 2]", "another_file"), (b'"text"', "another_file"), (b"null", "another_file"),
    (b'{"name": "left-pad", "version": "1.0.0"}', "another_file"),
    (b'{"workshop": {"code": "\\ud800"}, "activities": []}', "not_json"),
    (b'{"workshop": {}, "activities": [], "n": ' + b"9" * 5000 + b"}", "not_json"),
    (b'{"workshop": {}, "activities": [], "n": NaN}', "broken"),
    (b'{"workshop": {}, "activities": []}', "no_log"),
    (b'{"workshop": {}, "activities": [], "log": []}', "broken"),
    (b'{"workshop": {}, "activities": [], "log": {"events": {}}}', "broken"),
])
def test_what_is_no_report_is_refused_in_a_sentence(body: bytes, code: str, tmp_path: Path) -> None:
    assert refusal(body, tmp_path).code == code


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST", 100)
    assert refusal(b" " * 101, tmp_path).code == "too_large"


def test_a_report_of_a_newer_version_says_so(tmp_path: Path) -> None:
    body = written(lambda report: report["log"].update(form=FORM + 1))
    assert refusal(body, tmp_path).code == "newer"


def summarised(report: dict[str, Any], **changes: object) -> None:
    """The first conclusion otherwise, alike in the log and in the report."""
    in_log, told = event(report, "summary.added")["data"], report["summary"]["sentences"][0]
    for name, value in changes.items():
        for row in (in_log, told):
            if name in row:
                row[name] = value


CHANGES: dict[str, Change] = {
    "a card's words in the log": lambda r: event(r, "scan.added")["data"].update(headline="Annat"),
    "a card's words in the report": lambda r: r["activities"][1]["entries"][0].update(text="Mer"),
    "a result": lambda r: event(r, "result.made")["data"]["numbers"].update(sheets=99),
    "an event less": lambda r: events(r).pop(-5),
    "an event twice": lambda r: events(r).insert(9, events(r)[8]),
    "two events that changed places": lambda r: events(r).insert(4, events(r).pop(9)),
    "an event nobody knows": lambda r: events(r).append(
        {"at": events(r)[0]["at"], "name": "worm.ran", "data": {}}),
    "a key of one's own": lambda r: events(r).insert(3, {
        "at": events(r)[0]["at"], "name": "key.made",
        "data": {"role": "desk", "holder": "", "hash": "a" * 64}}),
    "another field of the state": lambda r: events(r)[0]["data"].update(keys={"a": 1}),
    "a title that is a list": lambda r: events(r)[0]["data"].update(title=["a"]),
    "a method that is a list": lambda r: event(r, "agenda.added")["data"].update(kind=[]),
    "a code that is a path": lambda r: (events(r)[0]["data"].update(code="../../etc"),
                                        r["workshop"].update(code="../../etc")),
    "a voice that is somebody's": lambda r: event(r, "scan.supported").update(voice="person-1"),
    "an event with no time": lambda r: events(r)[5].update(at="snart"),
    "an event with a strange field": lambda r: events(r)[5].update(seq=1),
    "an event that is none": lambda r: events(r).append(7),  # type: ignore[arg-type]
    "a number beyond reason": lambda r: event(r, "organisation.added")["data"].update(
        places=10**13),
    "a text beyond reason": lambda r: events(r)[0]["data"].update(question="x" * 30_000),
    "a nest beyond reason": lambda r: event(r, "agenda.added")["data"].update(
        options=json.loads("[" * 40 + "]" * 40)),
    "a card in another cluster": lambda r: event(r, "cluster.laid")["data"]["places"].update(
        {"kort-0": "alone"}),
    "a board in another order": lambda r: event(r, "cluster.laid")["data"].update(places=dict(
        reversed(event(r, "cluster.laid")["data"]["places"].items()))),
    "more that the report tells": lambda r: r["workshop"].update(note="hej"),
    "a person more": lambda r: r["people"]["by_organisation"][0].update(present=40),
    "an activity less": lambda r: r["activities"].pop(),
    "a place in no strategy": lambda r: summarised(r, place="zz"),
    "a conclusion of control signs": lambda r: summarised(r, text="a\x00b"),
    "a conclusion without end": lambda r: summarised(r, text="x" * 19_000),
    "evidence without end": lambda r: summarised(r, evidence=[f"e{n}" for n in range(500)]),
    "a conclusion whose id is markup": lambda r: summarised(r, id="\"><b>", sentence="\"><b>"),
    "a summary with a number below none": lambda r: (
        event(r, "summary.published")["data"].update(version=-1), r["summary"].update(version=-1)),
    "true for one": lambda r: event(r, "workshop.small_group_set")["data"].update(least=True),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_report_is_refused(change: Change, tmp_path: Path) -> None:
    assert refusal(written(change), tmp_path).code in ("broken", "bad_code")


def test_unchanged_but_laid_out_by_another_program_it_is_read(tmp_path: Path) -> None:
    assert read_in(written(lambda report: None), tmp_path).workshop.code == CODE


@settings(max_examples=150, deadline=None)
@given(some.data())
def test_whatever_is_put_in_place_of_a_value_nothing_falls_over(data: some.DataObject) -> None:
    changed = json.loads(report())
    values = some.one_of(some.none(), some.booleans(), some.integers(), some.floats(), some.text(),
                         some.just([]), some.just({}), some.just({"a": [1]}))  # fmt: skip
    held: Any = data.draw(some.sampled_from(events(changed)))
    while True:
        name = data.draw(some.sampled_from(sorted(held))) if isinstance(held, dict) else \
            data.draw(some.integers(0, len(held) - 1))  # fmt: skip
        if not isinstance(held[name], dict | list) or not held[name] or data.draw(some.booleans()):
            break
        held = held[name]
    held[name] = data.draw(values)
    body = json.dumps(changed).encode(errors="replace")
    with suppress(Refused):
        checked(read(body), KINDS)


def test_a_code_that_is_taken_is_refused_and_another_is_not(tmp_path: Path) -> None:
    body = told(day())
    first = read_in(body, tmp_path)
    with pytest.raises(Refused) as refused:
        read_in(body, tmp_path)
    assert refused.value.code == "taken"
    assert read_in(body, tmp_path, "new").workshop.code != CODE
    assert read_in(body, tmp_path, " abc 234 ").workshop.code == "ABC234"
    assert len(list(tmp_path.iterdir())) == 3
    assert first.path.exists()


def test_a_damaged_file_of_that_code_is_not_written_over(tmp_path: Path) -> None:
    body = told(day())
    path = read_in(body, tmp_path).path
    path.write_bytes(b"SQLite format 3\0" + b"\1" * 5000)
    with pytest.raises(Refused) as refused:
        read_in(body, tmp_path)
    assert refused.value.code == "taken"
    assert path.read_bytes().endswith(b"\1")


def test_what_could_not_come_with_it_is_said(tmp_path: Path) -> None:
    brought = read_in(told(day()), tmp_path)
    assert (brought.left_out, brought.unshown) == ((), ("Omigen",))


def test_it_has_a_desk_key_and_a_wall_key_of_its_own_and_no_other(tmp_path: Path) -> None:
    brought = read_in(told(day()), tmp_path)
    assert {key.role.value for key in brought.workshop.keys.values()} == {"desk", "wall"}
    assert brought.desk_key.encode() not in brought.path.read_bytes()
    assert Shelf(tmp_path).find(CODE)
