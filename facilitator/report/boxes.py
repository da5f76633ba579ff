"""Files that hold files: each organisation's part, and the archive's package."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from facilitator.domain.message import message

from .archive import archive
from .build import digest
from .formats import FORMATS, Format, Takers
from .parts import organisations
from .printing import Printer, Progress
from .replay.page import as_film


@dataclass(frozen=True, slots=True)
class Box:
    """One ZIP that can be asked for as a format is."""

    name: str
    label: str
    words: str
    takers: Takers
    pack: Callable[[Printer, Progress], bytes]
    mime: str = "application/zip"
    extension: str = "zip"
    separated: bool = False


ARCHIVE = "arkiv"
DIGESTS = "digests"
FILM = "film"


def digests(printer: Printer, progress: Progress) -> bytes:
    """What each organisation's part is told as now, by its id: what a contact approves. JSON."""
    homes = printer.workshop.named_organisations()
    told = {}
    for done, home in enumerate(homes):
        progress(done, len(homes), home.name)
        told[home.id] = digest(printer.report(home.id))
    return json.dumps(told).encode()


def film(printer: Printer, progress: Progress) -> bytes:
    """What a wall plays. JSON, packed by gzip."""
    del progress
    return as_film(printer.report(), printer.press.environment, printer.press.reel)


BOXES: Mapping[str, Box] = {box.name: box for box in (
    Box("organisationer", message("Alla organisationers delar"),
        message("En fil för varje organisation, packade tillsammans."), Takers.DESK,
        organisations),
    Box(ARCHIVE, message("Arkivpaketet"),
        message("Alla format med uppgifter om handlingarna och kontrollsummor."),
        Takers.ACCOUNTS, archive),
    Box(FILM, "", "", Takers.NOBODY, film, "application/json", "json"),
    Box(DIGESTS, "", "", Takers.NOBODY, digests, "application/json", "json"),
)}


def wares() -> Mapping[str, Format | Box]:
    """Everything that can be asked for, by name."""
    return {**FORMATS, **BOXES}
