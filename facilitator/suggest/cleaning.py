"""What a note is before it is compared: whole signs, one way of writing each, one space between."""

from __future__ import annotations

import re
import unicodedata

# A note is a sentence or two; what comes after this says nothing new and costs time.
LONGEST = 1_000

_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufeff]")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")


def clean(text: str) -> str:
    """`text` in composed form (NFC), without NUL, control signs and lone surrogates, lower case.

    Space of any kind becomes one blank, and at most 1,000 signs are left. The same text in two
    encodings comes out as one; cleaning twice changes nothing.
    """
    return readable(text)[:LONGEST].lower()[:LONGEST].strip()


def readable(text: str) -> str:
    """As `clean`, in its own case and length: what a name of a group is made from."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", _UNFIT.sub("", text))).strip()


def words(cleaned: str) -> list[str]:
    """The words of a cleaned text in order, digits among them."""
    return _WORD.findall(cleaned)
