"""Text from the room as a cell: what a spreadsheet would take for a formula is made plain."""

from __future__ import annotations

import re

# Excel and its kin start a formula at these, also in their full-width shapes (CWE-1236). Where a
# file is opened with another separator than it was written with, a cell may begin in the middle
# of a text: after a semicolon, a line end or a quotation mark.
_START = re.compile(r"(\A\s*|[;\t\n\r\"]\s*)([=+\-@\0\uff1d\uff0b\uff0d\uff20])")


def defused(value: object) -> object:
    """`value` as is, but where text could begin a cell as a formula an apostrophe is put in."""
    if not isinstance(value, str):
        return value
    plain = _START.sub(r"\1'\2", value)
    return f"'{plain}" if plain[:1] in ("\t", "\r") else plain
