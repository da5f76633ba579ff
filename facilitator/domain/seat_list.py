"""A list of who sits where, as somebody pasted it: "namn; grupp", one on each line.

A line is believed only where it can mean one person; every other is told, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .message import message
from .seating import Table
from .seats import MOST_TABLES, NAME
from .workshop import Person, Workshop

MOST_SIGNS = 40_000
_BETWEEN = re.compile(r"\s*;\s*")
_NUMBER = re.compile(r"(?:bord|grupp|table|group)?\s*([1-9][0-9]?)", re.IGNORECASE)
NO_GROUP = message("Raden säger inte vilken grupp. Skriv namn; grupp.")
NOBODY = message("Ingen i workshopen heter så.")
MANY = message("Flera heter så. Skriv namn; organisation; grupp.")
TWICE = message("Personen står på en rad tidigare.")
TOO_LONG = message("Gruppens namn är för långt.")
TOO_MANY = message("Det är fler grupper än det finns plats för.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not followed: its number from 1, its words and a sentence why."""

    number: int
    words: str
    why: str


@dataclass(slots=True)
class Listed:
    """`tables` by number as the list seats them, and the lines that could not be followed."""

    tables: dict[int, Table] = field(default_factory=dict)
    strange: list[Line] = field(default_factory=list)

    @property
    def people(self) -> int:
        """How many get a place."""
        return sum(len(members) for _, members in self.tables.values())


def listed(workshop: Workshop, text: str) -> Listed:
    """What the list says of those who are here."""
    told = Listed()
    numbers: dict[str, int] = {
        group.name.casefold(): group.number for group in workshop.groups.values() if group.name}
    taken: set[str] = set()
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    # A table that is called by its number keeps it, also where another stands before it.
    reserved = {number for _, line in lines if (number := _number(_cells(line)[-1]))}
    for at, line in lines:
        if not line:
            continue
        person, group, why = _read(workshop, line)
        if not why and person in taken:
            why = TWICE
        number = 0 if why else _numbered(group, numbers, reserved | told.tables.keys())
        if number > MOST_TABLES:
            why = TOO_MANY
        if why:
            told.strange.append(Line(at, line, why))
            continue
        taken.add(person)
        name, members = told.tables.get(number, ("" if _number(group) else group, ()))
        told.tables[number] = (name, (*members, person))
    return told


def as_lines(rows: Iterable[Iterable[str]]) -> str:
    """The rows of a table as a list that can be read on the page and mended there."""
    cells = ([cell.strip() for cell in row] for row in rows)
    return "\n".join("; ".join(cell for cell in row if cell) for row in cells)


def _read(workshop: Workshop, line: str) -> tuple[str, str, str]:
    """(whom the line means, its group, why it means nobody: "" where it does)."""
    name, *between, group = _cells(line)
    if not group:
        return "", "", NO_GROUP
    if len(group) > NAME.limit:
        return "", "", TOO_LONG
    found = list(_called(workshop, name, between[0] if between else ""))
    if len(found) != 1:
        return "", "", MANY if found else NOBODY
    return found[0].id, group, ""


def _cells(line: str) -> list[str]:
    """Name, perhaps organisation, and group; the last comma parts what no semicolon does."""
    if ";" in line or "," not in line:
        return _BETWEEN.split(line) if ";" in line else [line, ""]
    return [cell.strip() for cell in line.rsplit(",", 1)]


def _called(workshop: Workshop, name: str, organisation: str) -> Iterator[Person]:
    wanted, home = _plain(name), _plain(organisation)
    for person in workshop.present():
        theirs = _plain(workshop.organisation_name(person.organisation))
        if wanted and _plain(person.name) == wanted and home in ("", theirs):
            yield person


def _numbered(group: str, numbers: dict[str, int], taken: Iterable[int]) -> int:
    """The group's number: as it says, as it is known, else the first that nobody has."""
    own = _number(group)
    if own:
        return own
    known = numbers.get(group.casefold())
    if known is None:
        busy = {*taken, *numbers.values()}
        known = next(number for number in range(1, len(busy) + 2) if number not in busy)
        numbers[group.casefold()] = known
    return known


def _number(group: str) -> int:
    found = _NUMBER.fullmatch(group.strip())
    return int(found[1]) if found else 0


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
