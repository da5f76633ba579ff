"""The judge: a history against the file, the screens and the report (reliability.md §3, I1–I9)."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .history import History

# Events that every person may cause so many of; a budget of dots joins here.
BUDGETS = {"checkin.answered": 1}


@dataclass(frozen=True, slots=True)
class Row:
    """One event as it stands in the file; `actor` as "phone:" and a person."""

    seq: int
    actor: str
    name: str
    data: Mapping[str, Any]
    command_id: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A screen: its name and the number it stands at; `told`, of programs, as (number, entry)."""

    name: str
    seq: int
    told: tuple[tuple[int, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is compared with the history. `report` holds (entry, words), None to leave it out."""

    rows: Sequence[Row]
    integrity: str = "ok"
    screens: Sequence[Seen] = ()
    report: Sequence[tuple[str, str]] | None = None


@dataclass(slots=True)
class Verdict:
    """What was found wrong, each beginning with the invariant's name."""

    findings: list[str] = field(default_factory=list)
    lost: int = 0
    doubled: int = 0


def evidence_of(path: Path, screens: Sequence[Seen] = (), report: Any = None) -> Evidence:
    """Read the file as another program would, and the report if there is one."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    rows = [Row(seq, actor, name, json.loads(data), command_id)
            for seq, actor, name, data, command_id in connection.execute(
                "SELECT seq, actor, name, data, command_id FROM events ORDER BY seq")]
    (integrity,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    connection.close()
    told = None if report is None else [
        (entry["id"], entry["headline"])
        for activity in report["activities"] for entry in activity["entries"]]
    return Evidence(rows, integrity, screens, told)


def judge(history: History, evidence: Evidence) -> Verdict:
    """Every invariant; an empty list of findings is a clean history."""
    verdict = Verdict()
    rows = evidence.rows
    by_command = Counter(row.command_id for row in rows if row.command_id)
    cards = {str(row.data["entry"]): row for row in rows if _is_card(row)}
    added = Counter(str(row.data["entry"]) for row in rows if _is_card(row))
    seq_of = {row.command_id: row.seq for row in rows if row.command_id}
    _stored(history, seq_of, verdict)
    _once(history, by_command, added, verdict)
    _as_written(history, cards, verdict)
    _ordered(history, seq_of, verdict)
    _after_what_was_known(history, verdict)
    if [row.seq for row in rows] != list(range(1, len(rows) + 1)):
        verdict.findings.append("I4: the numbers of the log have a gap")
    _screens(evidence, verdict)
    _nobody_invented(history, rows, verdict)
    _budgets(rows, verdict)
    if evidence.report is not None and sorted(evidence.report) != sorted(_shown(rows)):
        verdict.findings.append("I8: the report and the file differ")
    if evidence.integrity != "ok":
        verdict.findings.append(f"I9: {evidence.integrity}")
    return verdict


def _stored(history: History, seq_of: Mapping[str | None, int], verdict: Verdict) -> None:
    for op in history.acknowledged:
        if op.id not in seq_of:
            verdict.lost += 1
            verdict.findings.append(f"I1: {op.words} was acknowledged and is not stored")
        elif seq_of[op.id] not in op.told:
            verdict.findings.append(f"I1: {op.words} was told another number than it has")


def _as_written(history: History, cards: Mapping[str, Row], verdict: Verdict) -> None:
    for op in history.ops.values():
        card = cards.get(op.id)
        if card is None:
            continue
        if card.data["headline"] != op.words:
            verdict.findings.append(f"I1: {op.words} is stored as {card.data['headline']}")
        if card.actor != f"phone:{op.person}":
            verdict.findings.append(f"I1: {op.words} of {op.person} is stored as {card.actor}'s")


def _once(
    history: History, by_command: Counter[str | None], added: Counter[str], verdict: Verdict
) -> None:
    for op in history.ops.values():
        if max(by_command[op.id], added[op.id]) > 1:
            verdict.doubled += 1
            verdict.findings.append(f"I2: {op.words} is stored more than once")
        if len(set(op.told)) > 1:
            verdict.findings.append(f"I2: {op.words} was told different numbers {set(op.told)}")


def _ordered(history: History, seq_of: Mapping[str | None, int], verdict: Verdict) -> None:
    last: dict[str, int] = {}
    for op in history.ops.values():
        seq = seq_of.get(op.id)
        if seq is not None:
            if seq < last.get(op.person, 0):
                verdict.findings.append(f"I3: {op.words} stands before what was sent earlier")
            last[op.person] = seq


def _after_what_was_known(history: History, verdict: Verdict) -> None:
    """What was asked once another had its receipt stands after it, whoever asked."""
    receipts = sorted(history.acknowledged, key=lambda op: op.told_at or 0.0)
    known, highest = 0, 0
    for op in sorted(history.acknowledged, key=lambda op: op.asked_at):
        while known < len(receipts) and (receipts[known].told_at or 0.0) < op.asked_at:
            highest = max(highest, receipts[known].told[0])
            known += 1
        if op.told[0] < highest:
            verdict.findings.append(f"I3: {op.words} stands before what was known already")


def _screens(evidence: Evidence, verdict: Verdict) -> None:
    last = evidence.rows[-1].seq if evidence.rows else 0
    for screen in evidence.screens:
        if screen.seq != last:
            verdict.findings.append(f"I5: {screen.name} stands at {screen.seq}, the log at {last}")
        if screen.told is not None:
            wanted = [(row.seq, row.data["entry"]) for row in evidence.rows if _is_card(row)]
            numbers = {seq for seq, _ in wanted}
            if [each for each in screen.told if each[0] in numbers] != wanted:
                verdict.findings.append(f"I5: {screen.name} was not told the log in order")


def _nobody_invented(history: History, rows: Sequence[Row], verdict: Verdict) -> None:
    for row in rows:
        if _is_card(row) and row.data["entry"] not in history.ops:
            verdict.findings.append(f"I6: {row.data.get('headline')} was stored and never asked")
    stored = {row.command_id for row in rows}
    for op in history.ops.values():
        if op.refused and op.id in stored:
            verdict.findings.append(f"I6: {op.words} was refused and is stored")
    for op in history.unanswered:
        verdict.findings.append(f"I6: {op.words} never had an answer")


def _budgets(rows: Iterable[Row], verdict: Verdict) -> None:
    spent = Counter((row.name, str(row.data.get("author"))) for row in rows
                    if row.name in BUDGETS and row.data.get("author"))
    for (name, person), count in spent.items():
        if count > BUDGETS[name]:
            verdict.findings.append(f"I7: {person} has {count} of {name}")


def _shown(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """(entry, words) of what the report holds, recounted from the log."""
    shown: dict[str, str] = {}
    for row in rows:
        entry = str(row.data.get("entry", ""))
        if not entry:
            continue
        if _is_card(row) or row.name.endswith((".answered", ".edited", ".changed")):
            shown[entry] = str(row.data.get("headline", row.data.get("word")))
        elif row.name.endswith(".withdrawn"):
            shown.pop(entry, None)
    return list(shown.items())


def _is_card(row: Row) -> bool:
    return row.name.endswith(".added") and "entry" in row.data
