"""XLSX: a sheet that tells of the others, one for the people, and one for each table."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from facilitator.domain.editorial import PLACES
from facilitator.domain.message import message
from facilitator.show.language import say

from .build import Report
from .defuse import held
from .tables import ALWAYS, Column, cell_of, rows_of

_SHARE, _TIME = "0.0 %", "yyyy-mm-dd hh:mm:ss"
_FORMS = {0: "0", 1: "0.0", 2: "0.00"}  # by their decimals
_NARROWEST, _WIDEST, _SAME, _BUTTON = 8, 60, 24, 4  # letters; the last for the button that filters
_LONGEST = 31  # letters of a sheet's name, as Excel counts
_PEOPLE = (("organisation", message("Organisation")), ("registered", message("Platser")),
           ("present", message("Deltog")))
_CONCLUSIONS = (("nr", message("Nr")), ("sentence", message("Slutsats")),
                ("place", message("Plats i RUS")))
_CONTENTS = (("sheet", message("Blad")), ("activity", message("Moment")),
             ("part", message("Vad det har")), ("rows", message("Rader")))
_EMPTY = message("Tomt, så det har inget eget blad")


@dataclass(frozen=True, slots=True)
class _Table:
    """What one sheet shows. `activity` and `part` say in the contents what it is from."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, object]]
    shares: frozenset[str] = frozenset()
    decimals: Mapping[str, int] = field(default_factory=dict)
    activity: str = ""
    part: str = ""


def as_xlsx(report: Report) -> bytes:
    """The tables as a file; text stays text, whatever it looks like."""
    file = io.BytesIO()
    workbook = Workbook(file, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False,
    })
    workbook.set_properties({"title": report.workshop.title, "comments": report.workshop.code})
    book = _Book(workbook, report.language)
    tables = list(_tables(report))
    names: set[str] = set()
    contents = sheet_name(say(report.language, message("Innehåll")), names)
    called = [sheet_name(table.name, names) if table.rows else "" for table in tables]
    book.write(_Table(contents, _CONTENTS, [{
        "sheet": name or say(report.language, _EMPTY), "activity": table.activity,
        "part": table.part, "rows": len(table.rows),
    } for name, table in zip(called, tables, strict=True)]), contents)
    for name, table in zip(called, tables, strict=True):
        if name:
            book.write(table, name)
    workbook.close()
    return file.getvalue()


def _tables(report: Report) -> Iterator[_Table]:
    yield _Table(say(report.language, message("Deltagare")), _PEOPLE, report.people(),
                 part=say(report.language, message("Organisationer")))
    if report.editorial.sentences and not report.organisation:
        yield _Table(say(report.language, message("Slutsatser")), _CONCLUSIONS, [{
            "nr": nth, "sentence": each.text,
            "place": say(report.language, PLACES[each.place]) if each.place else "",
        } for nth, each in enumerate(report.editorial.sentences, 1)],
            part=say(report.language, message("Sammanfattningen")))
    for section in report.sections:
        for sheet in section.sheets:
            part = say(report.language, sheet.part) if sheet.part else ""
            yield _Table(f"{part} {sheet.title}", (*ALWAYS, *sheet.columns),
                         rows_of(report, section, sheet), sheet.shares, sheet.decimals,
                         sheet.title, part or say(report.language, section.kind_title))


class _Book:
    """Writes sheets; a look is made once for all of them."""

    def __init__(self, workbook: Workbook, language: str) -> None:
        self.workbook, self.language = workbook, language
        self._looks: dict[tuple[str, bool], Any] = {}

    def write(self, table: _Table, name: str) -> None:
        """A sheet of that name: its head stays when it is rolled, and its columns have room."""
        sheet = self.workbook.add_worksheet(name)
        heads = _different([str(held(say(self.language, heading)))
                            for _, heading in table.columns])
        cells = [[cell_of(key, row.get(key)) for key, _ in table.columns] for row in table.rows]
        columns = [[row[place] for row in cells] for place in range(len(heads))]
        headings = []
        for place, (head, column, told) in enumerate(
                zip(heads, table.columns, columns, strict=True)):
            form = _form(column[0], told, table)
            # What is the same in every row may be cut: it must not make each of them higher.
            is_same = column in ALWAYS
            wide = _SAME if is_same else _WIDEST
            longest = _long(told, form)
            room = min(wide, max(_NARROWEST, longest + 2, len(head) + _BUTTON))
            sheet.set_column(place, place, room)
            wraps = longest + 2 > wide and not is_same
            headings.append({"header": head, "format": self._look(form, wraps)})
        sheet.add_table(0, 0, max(1, len(cells)), len(heads) - 1, {
            "columns": headings, "data": cells or [[""] * len(heads)],
            "style": "Table Style Light 1", "description": name})
        sheet.freeze_panes(1, 0)

    def _look(self, form: str, wraps: bool) -> Any:
        key = form, wraps
        if key not in self._looks:
            self._looks[key] = self.workbook.add_format({
                "valign": "top", **({"num_format": form} if form else {}),
                **({"text_wrap": True} if wraps else {})})
        return self._looks[key]


def _form(key: str, told: Sequence[object], table: _Table) -> str:
    """How a column's values are shown, "" for as they are; a cell holds all its digits anyway."""
    if key in table.shares:
        return _SHARE
    if key in table.decimals:
        return _FORMS[table.decimals[key]]
    if any(isinstance(value, datetime) for value in told):
        return _TIME
    return _FORMS[2] if any(isinstance(value, float) and not value.is_integer()
                            for value in told) else ""


def _long(told: Sequence[object], form: str) -> int:
    """Letters of the longest value as it is shown."""
    if form:
        return len(_TIME) if form == _TIME else len("100.0 %")
    return max((len(str(value)) for value in told), default=0)


def _different(heads: Sequence[str]) -> list[str]:
    """Headings of which no two are alike: a table in Excel has room for none such."""
    found: list[str] = []
    for head in heads:
        name, number = head, 2
        while name.casefold() in {each.casefold() for each in found}:
            name, number = f"{head} {number}", number + 1
        found.append(name)
    return found


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A sheet name that Excel accepts: 31 at most, none of []:*?/\\, each one different."""
    plain = " ".join("".join(
        " " if sign in "[]:*?/\\'" else sign for sign in wanted).split()) or "Blad"
    name, number = _cut(plain, _LONGEST), 2
    # Excel keeps the name History for itself and will not open a file that uses it.
    while name.casefold() in taken | {"history"}:
        end = f" {number}"
        name, number = _cut(plain, _LONGEST - len(end)) + end, number + 1
    taken.add(name.casefold())
    return name


def _cut(words: str, most: int) -> str:
    """`words`, or as many of them as `most` letters hold, and no small one last.

    Excel counts an emoji as two; one stays whole, and a word that is longer is cut where it must.
    """
    cut = words.encode("utf-16-le")[:2 * most].decode("utf-16-le", "ignore")
    if cut == words:
        return words
    kept = cut if words[len(cut)] == " " else cut.rpartition(" ")[0] or cut
    while " " in kept and len(kept.rpartition(" ")[2]) <= 3:
        kept = kept.rpartition(" ")[0]
    return kept.rstrip(" ,.;:–-")
