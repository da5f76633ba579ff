"""How a name is written at its dot: on one line, on two, or cut where it is longer than both."""

from __future__ import annotations

import re
import unicodedata

from .shapes import TEXT
from .widths import Weight, width

# A longer name is cut on the picture: it stands whole in the table beside it.
LONGEST = 40  # characters
WIDEST = 360  # px a line
_WORTH_TWO = 150  # px from which two lines save more room than they take
_LEAST_PART = 4  # letters on each side of a broken word
_UNFIT = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u200b\u202a-\u202e\u2066-\u2069]")
_SOFT = "\u00ad"
_VOWELS = frozenset("aeiouyåäöéü")
# After an s these go on with it, as in "först" and "försk-", or it is no joint at all.
_NO_START = _VOWELS | set("kpt")

Lines = tuple[str, ...]


def ways(name: str, weight: Weight) -> tuple[Lines, ...]:
    """The ways to write `name`, the best one first; none has more than two lines.

    No line is wider than 360 px at 28 px text. More than 40 characters are cut with "…".
    """
    text = written(name)
    whole = width(text.replace(_SOFT, ""), TEXT, weight)
    if whole < _WORTH_TWO:
        return ((text.replace(_SOFT, ""),),)
    two = _in_two(text, weight)
    if whole > WIDEST:
        return (two,)
    return ((text.replace(_SOFT, ""),), two) if len(two) > 1 else (two,)


def written(name: str) -> str:
    """`name` as `cleaned`, at most 40 characters."""
    text = cleaned(name)
    if len(text.replace(_SOFT, "")) <= LONGEST:
        return text
    text = text.replace(_SOFT, "")
    begun, _, last = text[:LONGEST].rpartition(" ")
    kept = begun if len(begun) > LONGEST * 0.7 else begun + " " + last[:-1] if begun else last[:-1]
    return kept.rstrip(" ,.;:–-") + "…"


def cleaned(name: str) -> str:
    """`name` without control signs and signs that turn the direction."""
    return " ".join(_UNFIT.sub("", unicodedata.normalize("NFC", name)).split())


def plain(name: str) -> str:
    """`name` as `cleaned`, on one line and so without soft hyphens."""
    return cleaned(name).replace(_SOFT, "")


def within(name: str, room: float, weight: Weight) -> Lines:
    """`name` on one line of `room` px at 28 px text, else on two; what is longer is cut.

    It is cut in its middle, so that names that begin alike are told apart by their ends.
    """
    text, whole = cleaned(name), plain(name)
    if width(whole, TEXT, weight) <= room:
        return (whole,)
    spaces = [_at(text, at, "") for at, sign in enumerate(text) if sign == " "]
    joints = [_at(text, at, "-") for at in joints_of(text)]
    anywhere = [(whole[:at], whole[at:]) for at in range(1, len(whole))]
    for offered in (spaces, joints, anywhere):
        fitting = [two for two in offered if _widest(two, weight) <= room]
        if fitting:
            return min(fitting, key=lambda two: _widest(two, weight))
    begun = [first for first, _ in (*spaces, *joints) if width(first, TEXT, weight) <= room]
    return (max(begun, key=len, default=shortened(whole, room, weight)),
            _ending(whole, room, weight))


def _ending(text: str, room: float, weight: Weight) -> str:
    """"…" and as much of the end of `text` as `room` px hold."""
    kept = text
    while kept and width("…" + kept, TEXT, weight) > room:
        kept = kept[1:]
    return "…" + kept.lstrip()


def shortened(text: str, room: float, weight: Weight, size: int = TEXT) -> str:
    """`text`, or as much of it with "…" as `room` px hold."""
    if width(text, size, weight) <= room:
        return text
    kept = text
    while kept and width(kept + "…", size, weight) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _in_two(text: str, weight: Weight) -> Lines:
    """The two lines whose wider one is narrowest; a word is broken where no space will do."""
    def wider(lines: tuple[str, str]) -> float:
        return _widest(lines, weight)

    spaces = [_at(text, at, "") for at, sign in enumerate(text) if sign == " "]
    joints = [_at(text, at, "-") for at in joints_of(text)]
    best = min(spaces, key=wider, default=None)
    if best is None or _SOFT in text or wider(best) > WIDEST:
        best = min((*spaces, *joints), key=wider, default=None)
    if best is None:
        return (shortened(text.replace(_SOFT, ""), WIDEST, weight),)
    return tuple(shortened(line, WIDEST, weight) for line in best)


def _widest(lines: tuple[str, str], weight: Weight) -> float:
    return max(width(line, TEXT, weight) for line in lines)


def _at(text: str, at: int, mark: str) -> tuple[str, str]:
    first, second = text[:at].rstrip(), text[at:].lstrip(" " + _SOFT)
    return first.replace(_SOFT, "") + mark, second.replace(_SOFT, "")


def joints_of(text: str) -> list[int]:
    """Where a word may be broken: at its soft hyphens, else where a syllable begins.

    Swedish takes one consonant along to the next line; an s after a consonant mostly ends the
    first part of a compound, and such a joint goes before any other.
    """
    if _SOFT in text:
        return [at for at, sign in enumerate(text) if sign == _SOFT]
    low = text.lower()
    inner = [at for at in range(_LEAST_PART, len(text) - _LEAST_PART + 1)
             if all(sign.isalpha() for sign in text[at - _LEAST_PART:at + _LEAST_PART])]
    bound = [at for at in inner if low[at - 1] == "s" and low[at - 2] not in _VOWELS
             and low[at] not in _NO_START and len(text) // 4 < at < len(text) * 3 // 4]
    single = [at for at in inner if low[at] not in _VOWELS and low[at + 1] in _VOWELS]
    return bound or single or inner
