"""Each organisation's own part, all of them in one ZIP."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from facilitator.domain.contributions import told_entries
from facilitator.domain.message import message
from facilitator.domain.workshop import Organisation, Workshop
from facilitator.show.language import long_date, say

from .apart import made_apart
from .formats import FORMATS, Format
from .naming import different, safe_name
from .printing import Printer, Progress
from .zipping import Zip

README = "LÄS-MIG.txt"
_GIVEN = ("pdf", "html")


def part_format() -> Format:
    """The format in which an organisation is given its part."""
    return FORMATS[next(name for name in _GIVEN if name in FORMATS)]


def organisations(printer: Printer, progress: Progress) -> bytes:
    """A ZIP with a file for each organisation that has something to tell, and who has not."""
    return organisations_in(part_format(), printer, progress)


def organisations_in(form: Format, printer: Printer, progress: Progress) -> bytes:
    """The same in `form`."""
    named = printer.workshop.named_organisations()
    silent: list[str] = []
    taken: list[str] = []
    with Zip(printer.at) as box:
        for done, organisation in enumerate(named):
            progress(done, len(named), organisation.name)
            if not _tells(printer.workshop, organisation.id):
                silent.append(organisation.name)
                continue
            taken.append(_called(organisation, taken))
            box.put(f"{taken[-1]} {printer.workshop.code}.{form.extension}",
                    made_apart(partial(printer.copy, form, organisation.id)))
        box.put(README, _readme(printer, len(taken), silent).encode())
        return box.done()


def _called(organisation: Organisation, taken: Sequence[str]) -> str:
    return different(safe_name(organisation.name, organisation.id), taken)


def _tells(workshop: Workshop, organisation: str) -> bool:
    """False for an organisation from which nobody is here and nothing has come.

    What is the room's by now is in every part, and gives none of them something to tell.
    """
    return any(person.organisation == organisation for person in workshop.present()) or any(
        entry.organisation == organisation for activity in workshop.activities.values()
        for entry in told_entries(workshop, activity))


def _readme(printer: Printer, count: int, silent: Sequence[str]) -> str:
    workshop, language = printer.workshop, printer.language
    lines = [
        say(language, message("{title}, {code}"),
            {"title": workshop.title, "code": workshop.code}),
        say(language, message("Organisationernas delar, gjorda {date}. Antal filer: {count}."),
            {"date": long_date(printer.at, language), "count": count}),
    ]
    if silent:
        lines += ["", say(language, message(
            "De här har inget att berätta än, ingen därifrån är med och inget har kommit in:")),
            *(f"- {name}" for name in silent)]
    return "\r\n".join((*lines, ""))
