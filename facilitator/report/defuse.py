"""Text from the room as a cell: what a spreadsheet would take for a formula is made plain."""

from __future__ import annotations

# Excel and its kin start a formula at these, also in their full-width shapes (CWE-1236).
_STARTS = tuple("=+-@\t\r\0＝＋－＠")


def defused(value: object) -> object:
    """`value` as is, but text that starts like a formula gets a leading apostrophe."""
    if isinstance(value, str) and value.startswith(_STARTS):
        return f"'{value}"
    return value
