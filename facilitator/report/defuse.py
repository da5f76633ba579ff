"""Text from the room as a cell: what a spreadsheet would take for a formula is made plain."""

from __future__ import annotations

import re

# Excel and its kin start a formula at these, also in their full-width shapes (CWE-1236). Where a
# file is opened with another separator than it was written with, a cell may begin in the middle
# of a text: after a semicolon, a comma, a line end or a quotation mark. After a comma and a space
# it does not: a program takes that for text, and people write so.
_START = re.compile(r"(\A\s*|[;\t\n\r\"]\s*|,)([=+\-@\0\uff1d\uff0b\uff0d\uff20])")


def defused(value: object) -> object:
    """`value` as is, but where text could begin a cell as a formula an apostrophe is put in."""
    if not isinstance(value, str):
        return value
    plain = _START.sub(r"\1'\2", value)
    return f"'{plain}" if plain[:1] in ("\t", "\r") else plain


# What no XML can hold; text is cleaned of it at the door, but a log may be older than that.
_UNHELD = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def held(value: object) -> object:
    """`value` as is, but signs that an office file cannot hold are shown as �."""
    return _UNHELD.sub("\ufffd", value) if isinstance(value, str) else value
