"""Every format there is: its name, its words, who may take it, and who writes it.

The first one is what most people want. A writer is imported when it is first needed: whoever asks
for a table does not wait for the libraries of the others, and the server never loads them at all.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jinja2 import Environment

from facilitator.domain.message import message

from .build import Report
from .compose import compose
from .reel import Reel
from .tongue import Tongue


class Takers(StrEnum):
    """Who may take a file: whom the workshop says, the desk, or those with an account.

    What is for nobody is asked for by pages of ours alone.
    """

    READERS = "readers"
    DESK = "desk"
    ACCOUNTS = "accounts"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Press:
    """What the writers need beside the report itself.

    `separator` is for CSV, `reel` for the replay, None where there is no log.
    """

    environment: Environment
    css: str
    separator: str = ","
    reel: Reel | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One format of the report. `ending` is its file's, where that is not its name.

    `separated` true: it is written with the separator that is asked for. `drawn` false: it needs
    rows alone, so nothing has to be told or drawn for it. `parted` false: there is none of one
    organisation's part.
    """

    name: str
    mime: str
    label: str
    words: str
    write: Callable[[Report, Press], bytes]
    ending: str = ""
    takers: Takers = Takers.READERS
    separated: bool = False
    drawn: bool = True
    parted: bool = True

    @property
    def extension(self) -> str:
        """What its file's name ends with, without the dot."""
        return self.ending or self.name


def later(module: str, name: str, *of_press: str) -> Callable[[Report, Press], bytes]:
    """The writer `name` of a module of this floor, told the report and these of the press."""
    def write(report: Report, press: Press) -> bytes:
        found = importlib.import_module(f"facilitator.report.{module}")
        body: bytes = getattr(found, name)(report, *(getattr(press, each) for each in of_press))
        return body

    return write


def printed(module: str, name: str, *of_press: str) -> Callable[[Report, Press], bytes]:
    """As `later`, for a writer of documents: told the document and how to speak."""
    def write(report: Report, press: Press) -> bytes:
        found = importlib.import_module(f"facilitator.report.{module}")
        body: bytes = getattr(found, name)(
            compose(report), Tongue(report.language), *(getattr(press, each) for each in of_press))
        return body

    return write


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: Mapping[str, Format] = {form.name: form for form in (
    Format("docx", f"{_OFFICE}.wordprocessingml.document", message("Word, att redigera"),
           message("Hela rapporten, att klippa ur till den egna strategin."),
           printed("docx", "as_docx")),
    Format("pdf", "application/pdf", message("Hela rapporten"),
           message("Att läsa, skriva ut och spara. Tillgänglig och för arkiv."),
           printed("pdf", "as_pdf")),
    Format("pptx", f"{_OFFICE}.presentationml.presentation", message("Bildspel"),
           message("En bild per sida, att visa för den egna ledningen."),
           printed("pptx", "as_pptx")),
    Format("xlsx", f"{_OFFICE}.spreadsheetml.sheet", message("Excel"),
           message("Alla bidrag och bedömningar, ett blad för varje slag."),
           later("workbook", "as_xlsx"), drawn=False),
    Format("csv", "text/csv; charset=utf-8", message("Tabell"),
           message("Alla bidrag i en tabell, med moment och fråga."),
           later("tables", "as_csv", "separator"), separated=True, drawn=False),
    Format("html", "text/html; charset=utf-8", message("Webbsida"),
           message("Hela rapporten i en fil, också utan nät."),
           printed("page", "as_html", "environment", "css")),
    Format("bilder", "application/zip", message("Bilderna"),
           message("Varje bild som SVG och PNG, med värdena bredvid."),
           printed("picture_book", "as_pictures"), ending="zip"),
    Format("json", "application/json", message("Data"),
           message("För arkiv och program. Går att läsa in igen."),
           later("facts", "as_json"), drawn=False),
    Format("repris", "text/html; charset=utf-8", message("Repris"),
           message("Hela dagen på två minuter, som den syntes på väggen."),
           later("replay.page", "as_replay", "environment", "reel"), ending="html", drawn=False,
           parted=False),
)}
