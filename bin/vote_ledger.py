"""What the raw log of a vote says: every total and every person's dots, reckoned anew.

Plain SQL and counting, and nothing of the product's: it is what the product is held against.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

_CAST = ("placed", "taken_back", "rated")


@dataclass(frozen=True, slots=True)
class Line:
    """One event of one activity; `what` is its name without the method's.

    `command` is on the first event of a command, None on those that follow from it too.
    """

    what: str
    data: dict[str, Any]
    command: str | None = None


def logged(path: Path, activity: str) -> list[Line]:
    """The events of an activity in a workshop's file, in the order of the log."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        rows = file.execute("SELECT name, data, command_id FROM events "
                            "WHERE activity = ? ORDER BY seq", (activity,)).fetchall()
    return [Line(name.partition(".")[2], json.loads(data), command)
            for name, data, command in rows]


def totals(log: Iterable[Line]) -> Counter[str]:
    """Thing -> all dots on it at the end, of every sheet that was not taken back."""
    sheets: dict[str, Counter[str]] = {}
    out: set[str] = set()
    for line in log:
        sheet = line.data.get("entry", "")
        lies = sheets.setdefault(sheet, Counter())
        match line.what:
            case "placed":
                lies[line.data["item"]] += 1
            case "taken_back":
                lies[line.data["item"]] -= 1
            case "filled":
                lies.update(line.data["dots"])
            case "withdrawn":
                out.add(sheet)
            case "restored":
                out.discard(sheet)
    return +sum((lies for sheet, lies in sheets.items() if sheet not in out), Counter())


def most_held(log: Iterable[Line]) -> dict[str, tuple[int, int]]:
    """Person -> (the most dots out at any time in the log's order, the fewest on one thing).

    By person and not by sheet: with two sheets somebody would have two budgets. The fewest is
    below 0 where a dot was taken back that did not lie there.
    """
    whose: dict[str, str] = {}
    lies: dict[str, Counter[str]] = {}
    held: dict[str, tuple[int, int]] = {}
    for line in log:
        if line.what == "began" and not line.data["proxy"]:
            whose[line.data["entry"]] = line.data["author"]
        if line.what in ("placed", "taken_back"):
            person = whose[line.data["entry"]]
            own = lies.setdefault(person, Counter())
            own[line.data["item"]] += 1 if line.what == "placed" else -1
            most, fewest = held.get(person, (0, 0))
            held[person] = max(most, own.total()), min(fewest, *own.values())
    return held


def given(log: Iterable[Line]) -> int:
    """How many dots each was given, as the log tells it; 0 before the first dot."""
    return next((int(line.data["dots"]) for line in log if line.what == "terms_set"), 0)


def means(log: Iterable[Line]) -> dict[str, dict[str, tuple[int, float | None]]]:
    """Thing -> question -> (how many gave a number, their mean); each person's last word."""
    said: dict[tuple[str, str], dict[str, int | None]] = {}
    for line in log:
        if line.what == "rated":
            answers = {name: value for name, value in line.data.items()
                       if name not in ("entry", "item", "reason")}
            said.setdefault((line.data["item"], line.data["entry"]), {}).update(answers)
    numbers: dict[str, dict[str, list[int]]] = {}
    for (item, _), answers in said.items():
        for name, value in answers.items():
            row = numbers.setdefault(item, {}).setdefault(name, [])
            row += [] if value is None else [value]
    return {item: {name: (len(row), float(Fraction(sum(row), len(row))) if row else None)
                   for name, row in by_name.items()}
            for item, by_name in numbers.items()}


def cast(log: Iterable[Line]) -> Counter[str]:
    """Command -> how often something was cast by it: once, or it was counted twice."""
    found: Counter[str] = Counter()
    command = ""
    for line in log:
        command = line.command or command
        found[command] += line.what in _CAST
    return found


def wrong_totals(log: list[Line], numbers: Mapping[str, Any]) -> int:
    """How many things a result of dots tells other dots of than the log has, or leaves out."""
    counted = totals(log)
    told = {item: row["dots"] for item, row in numbers["items"].items() if "dots" in row}
    return sum(told.get(item, 0) != counted[item] for item in told.keys() | counted.keys())


def wrong_means(log: list[Line], numbers: Mapping[str, Any]) -> int:
    """How many answers a result of ratings tells another number or mean of than the log has."""
    told = {(item, name): (row["n"], row["mean"])
            for item, rows in numbers["items"].items() for name, row in rows.items()
            if isinstance(row, dict) and "mean" in row}
    reckoned = {(item, name): row
                for item, rows in means(log).items() for name, row in rows.items()}
    nothing = (0, None)
    return sum(told.get(each, nothing) != reckoned.get(each, nothing)
               for each in told.keys() | reckoned.keys())
