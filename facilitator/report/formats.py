"""Every format there is: its name, its words, and who writes it. PDF, DOCX and PPTX join here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jinja2 import Environment

from facilitator.domain.message import message

from .build import Report
from .facts import as_json
from .page import as_html
from .tables import as_csv, as_xlsx


@dataclass(frozen=True, slots=True)
class Press:
    """What the writers need beside the report itself; `separator` is for CSV."""

    environment: Environment
    css: str
    separator: str = ","


@dataclass(frozen=True, slots=True)
class Format:
    """One format of the report."""

    name: str
    mime: str
    label: str
    words: str
    write: Callable[[Report, Press], bytes]


FORMATS: Mapping[str, Format] = {form.name: form for form in (
    Format("html", "text/html; charset=utf-8", message("Hela rapporten"),
           message("En fil att läsa och skriva ut, också utan nät."),
           lambda report, press: as_html(report, press.environment, press.css)),
    Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           message("Excel"), message("Alla bidrag, ett blad per moment."),
           lambda report, _: as_xlsx(report)),
    Format("csv", "text/csv; charset=utf-8", message("Tabell"),
           message("Alla bidrag i en tabell, med moment och fråga."),
           lambda report, press: as_csv(report, press.separator)),
    Format("json", "application/json", message("Data"),
           message("Allt, för arkiv och program."),
           lambda report, _: as_json(report)),
)}
