"""What an archive wants to know of a workshop's records, for machines and for people.

In Swedish whatever the reader's language: it is the archive that reads it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitator import __version__
from facilitator.domain.held_on import held_on
from facilitator.show.language import long_date

from .printing import Printer

_FATES = {"keep": "bevaras", "dispose": "gallras", "": "inte angivet"}
# Our fields' names, and what an archive calls them.
_FIELDS = {
    "reference": "diarienummer", "creator": "arkivbildare", "date": "datum",
    "record_type": "handlingstyp", "responsible": "ansvarig", "decision": "gallringsbeslut",
    "note": "anmärkning",
}


def metadata(printer: Printer, files: Sequence[str]) -> dict[str, object]:
    """What is told, by the archive's own names; `files` are the package's."""
    workshop, filing = printer.workshop, printer.workshop.filing
    return {
        **{swedish: filing.get(ours, "") for ours, swedish in _FIELDS.items()},
        "bevarande": _FATES[filing.get("fate", "")],
        "titel": workshop.title, "kod": workshop.code, "program": workshop.programme,
        "fråga": workshop.question, "workshopens_datum": held_on(workshop),
        "avslutad": workshop.ended or "",
        "deltagare": len(workshop.present()),
        "organisationer": [each.name for each in workshop.named_organisations()],
        "händelser_i_loggen": workshop.seq,
        "paketet_gjort": printer.at, "programvara": f"Facilitator {__version__}",
        "teckenkodning": "UTF-8", "filer": list(files),
    }


def as_text(told: Mapping[str, object]) -> str:
    """The same as lines that anybody can read."""
    return "".join(f"{_named(name)}: {_plain(value)}\r\n" for name, value in told.items())


def readme(printer: Printer) -> str:
    """What the package is, and how it is checked."""
    workshop = printer.workshop
    return "\r\n".join((
        f"Arkivpaket för {workshop.title} ({workshop.code})",
        f"Gjort {long_date(printer.at, 'sv')}.",
        "",
        "metadata.txt     uppgifter om handlingarna; samma i metadata.json för program",
        f"{workshop.code}.*         sammanställningen, en fil för varje format",
        "bilder/          varje bild som SVG och PNG, med sina värden",
        "tabeller/        varje tabell som CSV: UTF-8, semikolon, decimalkomma, rubriker överst",
        "SHA256SUMS       kontrollsummor för alla andra filer",
        "",
        "Kontrollera att inget har ändrats: packa upp, öppna mappen i en terminal och skriv",
        "    sha256sum -c SHA256SUMS",
        "(macOS: shasum -a 256 -c SHA256SUMS).",
        "",
        "Det som var dolt, tillbakataget eller anonymt i workshopen finns inte här heller.",
        "",
    ))


def _named(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "".join(f"\r\n  {each}" for each in value) or "inga"
    return str(value).replace("\n", "\r\n  ") or "inte angivet"
