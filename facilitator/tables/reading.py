"""From a file of a stranger to rows of text, or to a sentence that says why not."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.message import message

from .directory import directory_size

LARGEST = 5_000_000
_MOST_MEMBERS, _LARGEST_UNPACKED, _HIGHEST_RATIO = 200, 30_000_000, 100
# What two hundred members need with names of a reasonable length.
_LARGEST_DIRECTORY = 64_000
_PATIENCE = 15.0
_ARCHIVES = (".zip", ".xlsx", ".docx", ".gz", ".bz2", ".xz", ".7z", ".rar", ".jar")
_TOO_MUCH = message(
    "Filen packar upp till mer än servern tar emot. Spara den som CSV och försök igen.")


class NotReadable(Exception):  # noqa: N818 - told as a sentence
    """A file that is not read; the message is a sentence of the catalogue."""


@dataclass(frozen=True, slots=True)
class Table:
    """The first row as headings, the rest as rows of as many cells, all text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_table(path: Path) -> Table:
    """The table in a CSV, TSV, text or XLSX file. Raises `NotReadable`.

    At most 5 MB, 30 MB unpacked, 2,000 rows, 50 columns and 2,000 signs a cell. What parses runs
    in a process of its own with 512 MB and ten seconds of processor time.
    """
    if path.stat().st_size > LARGEST:
        raise NotReadable(message("Filen är större än 5 MB. Dela upp den och försök igen."))
    if zipfile.is_zipfile(path):
        _weigh(path)
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the path is one we chose
            [sys.executable, "-m", "facilitator.tables.child", str(path)], capture_output=True,
            timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        raise NotReadable(message("Filen tog för lång tid att läsa. Spara den som CSV.")) from None
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise NotReadable(_TOO_MUCH) from None
    if "why" in told:
        raise NotReadable(str(told["why"]))
    return Table(tuple(told["columns"]), tuple(map(tuple, told["rows"])))


def _weigh(path: Path) -> None:
    """What a zip file says of itself, before a byte of it is unpacked."""
    size = directory_size(path)
    if size is None or size > _LARGEST_DIRECTORY:
        raise NotReadable(_TOO_MUCH)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise NotReadable(message("Filen är skadad eller ingen Excelfil.")) from error
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if len(members) > _MOST_MEMBERS or unpacked > _LARGEST_UNPACKED or (
            unpacked / packed > _HIGHEST_RATIO):
        raise NotReadable(_TOO_MUCH)
    for member in members:
        link = stat.S_ISLNK(member.external_attr >> 16)
        if link or member.filename.lower().endswith(_ARCHIVES) or member.flag_bits & 1:
            raise NotReadable(message(
                "Filen innehåller andra packade eller låsta filer och läses inte."))
