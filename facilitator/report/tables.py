"""CSV and XLSX: every contribution with its activity, its question and its category."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import datetime

from xlsxwriter import Workbook

from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.show.language import say

from .build import Report, Section
from .defuse import defused, held

_ALWAYS = (("activity", message("Moment")), ("question", message("Fråga")))


def as_csv(report: Report, separator: str = ",") -> bytes:
    """One table of everything, UTF-8 with a byte order mark so that Excel reads å, ä and ö."""
    columns = dict(_ALWAYS)
    rows = []
    for section in report.sections:
        for sheet in section.sheets:
            rows += _rows(report, section, sheet)
            columns |= {key: heading for key, heading in sheet.columns if key not in columns}
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow([say(report.language, heading) for heading in columns.values()])
    writer.writerows([[defused(_cell(row, key)) for key in columns] for row in rows])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(report: Report) -> bytes:
    """One sheet for each table, one for the people; text stays text, whatever it looks like."""
    file = io.BytesIO()
    workbook = Workbook(file, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False,
    })
    workbook.set_properties({"title": report.workshop.title, "comments": report.workshop.code})
    names: set[str] = set()
    people = (("organisation", message("Organisation")), ("registered", message("Platser")),
              ("present", message("På plats")))
    _sheet(workbook, report, _name(say(report.language, message("Deltagare")), names), people,
           report.people())
    for section in report.sections:
        for sheet in section.sheets:
            _sheet(workbook, report, _name(_called(report, sheet), names),
                   (*_ALWAYS, *sheet.columns), _rows(report, section, sheet))
    workbook.close()
    return file.getvalue()


def _rows(report: Report, section: Section, sheet: Sheet) -> list[dict[str, object]]:
    return [{
        "activity": section.activity.title, "question": section.activity.question,
        **{key: say(report.language, str(value)) if key in sheet.spoken else value
           for key, value in row.items()},
    } for row in sheet.rows]


def _sheet(
    workbook: Workbook, report: Report, name: str, columns: tuple[tuple[str, str], ...],
    rows: list[dict[str, object]],
) -> None:
    sheet = workbook.add_worksheet(name)
    headings = [{"header": say(report.language, heading)} for _, heading in columns]
    cells = [[_cell(row, key) for key, _ in columns] for row in rows]
    sheet.add_table(0, 0, max(1, len(cells)), len(columns) - 1, {
        "columns": headings, "data": cells or [[""] * len(columns)],
        "style": "Table Style Light 1", "description": name,
    })
    sheet.freeze_panes(1, 0)
    for place, (key, _) in enumerate(columns):
        longest = max([len(str(row.get(key) or "")) for row in rows] or [0])
        sheet.set_column(place, place, min(60, max(10, longest + 2)))


def _cell(row: Mapping[str, object], key: str) -> object:
    """A cell's value; a time as people read it where the server stands."""
    value = row.get(key)
    if key == "at" and value:
        return datetime.fromisoformat(str(value)).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return "" if value is None else held(value)


def _called(report: Report, sheet: Sheet) -> str:
    return f"{say(report.language, sheet.part)} {sheet.title}" if sheet.part else sheet.title


def _name(wanted: str, taken: set[str]) -> str:
    """A sheet name that Excel accepts: 31 signs at most, none of []:*?/\\, each one different."""
    plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in wanted).strip() or "Blad"
    name, number = plain[:31], 2
    # Excel keeps the name History for itself and will not open a file that uses it.
    while name.casefold() in taken | {"history"}:
        name, number = f"{plain[:27]} {number}", number + 1
    taken.add(name.casefold())
    return name
