"""What files are called: readable, and safe on every system they may be put on."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

_LONGEST = 80
# A name has at most 255 bytes where most files lie, and a code and a number stand beside it.
_MOST_BYTES = 200
_FORBIDDEN = '/\\:*?"<>|'
# Windows opens a device for these, whatever stands after the dot.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt")
                                          for n in range(1, 10))}  # fmt: skip


def safe_name(words: str, otherwise: str) -> str:
    """`words` as a part of a file's name, at most 80 signs; `otherwise` where nothing is left."""
    plain = "".join(_safe(sign) for sign in unicodedata.normalize("NFC", words))
    short = " ".join(plain.split())[:_LONGEST].encode()[:_MOST_BYTES].decode(errors="ignore")
    name = short.strip(" .-")
    return otherwise if not name or name.casefold() in _DEVICES else name


def different(name: str, taken: Collection[str]) -> str:
    """`name`, or it with a number, so that no file system takes it for one of `taken`."""
    folded = {each.casefold() for each in taken}
    found, number = name, 2
    while found.casefold() in folded:
        found, number = f"{name} {number}", number + 1
    return found


def _safe(sign: str) -> str:
    if sign in _FORBIDDEN:
        return "-"
    return " " if unicodedata.category(sign)[0] in "CZ" else sign
