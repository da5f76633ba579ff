"""Whether a text has a number in it, in digits or in words."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"\d|\b(noll|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|trettio|fyrtio|femtio|"
    r"hundra|tusen)|\b(hälft|halv|dubbl|dubbelt|fördubbl|tredubbl|tredjedel|fjärdedel|kvart|"
    r"tiondel|varannan|vartannat|var tredje|var fjärde|var femte|var tionde|"
    r"ing[ea]n?\b|inget\b|alla\b|inga\b)|procent|miljon|miljard", re.IGNORECASE)


def has_number(text: str) -> bool:
    """True where it says how much, how many or how large a part."""
    return _NUMBER.search(text) is not None
