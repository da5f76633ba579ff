"""CSV and XLSX: every contribution with its activity, its question and its category."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.show.language import say

from .build import Report, Section
from .defuse import defused, held

ALWAYS = (("activity", message("Moment")), ("question", message("Fråga")))
_COMMA = {";": ","}  # the decimal sign of a table, by what parts its cells; a point is the usual

Column = tuple[str, str]  # key and heading


def as_csv(report: Report, separator: str = ",") -> bytes:
    """One table of everything, UTF-8 with a byte order mark so that Excel reads å, ä and ö.

    What has two headings is two things: a mean of all and that of one organisation.
    """
    columns: dict[Column, None] = dict.fromkeys(ALWAYS)
    rows: list[dict[Column, object]] = []
    for section in report.sections:
        for sheet in section.sheets:
            own = (*ALWAYS, *sheet.columns)
            columns |= dict.fromkeys(own)
            rows += [{column: row.get(column[0]) for column in own}
                     for row in rows_of(report, section, sheet)]
    return _as_text(report, tuple(columns), rows, separator)


def as_csv_of(report: Report, section: Section, sheet: Sheet, separator: str) -> bytes:
    """One of its tables alone."""
    columns = (*ALWAYS, *sheet.columns)
    rows = [{column: row.get(column[0]) for column in columns}
            for row in rows_of(report, section, sheet)]
    return _as_text(report, columns, rows, separator)


def rows_of(report: Report, section: Section, sheet: Sheet) -> list[dict[str, object]]:
    """The rows of a table by its keys, with the activity they are from."""
    return [{
        "activity": section.activity.title, "question": section.activity.question,
        **{key: say(report.language, str(value)) if key in sheet.spoken else value
           for key, value in row.items()},
    } for row in sheet.rows]


def cell_of(key: str, value: object) -> object:
    """A cell's value; a time as people read it where the server stands."""
    if key == "at" and value:
        return datetime.fromisoformat(str(value)).astimezone().replace(
            microsecond=0, tzinfo=None)
    return "" if value is None else held(value)


def _as_text(
    report: Report, columns: tuple[Column, ...], rows: list[dict[Column, object]], separator: str
) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow([defused(say(report.language, heading)) for _, heading in columns])
    writer.writerows([[_plain(cell_of(column[0], row.get(column)), separator)
                       for column in columns] for row in rows])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _plain(cell: object, separator: str) -> object:
    """A cell as a spreadsheet reads it back: a number with the decimal sign that goes with it."""
    if isinstance(cell, float) and separator in _COMMA:
        return str(cell).replace(".", _COMMA[separator])
    return defused(cell)
