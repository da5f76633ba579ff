"""Which signs the shipped fonts have: what none of them has cannot be set, and must be told."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from .press import FONTS

# Each is set in the first of these families that has all of it; the order is the template's.
FAMILIES = ("Source Sans 3", "Noto Sans Arabic", "Noto Emoji")
_ZWJ, _KEYCAP = "\u200d", "\u20e3"


def cannot(words: str) -> frozenset[str]:
    """The signs of `words` that no shipped font can show.

    A letter and the marks on it are set in one font, so a mark that is in another one than its
    letter cannot be shown either.
    """
    plain, *others = _families()
    signs = {sign for sign in words if not _is_silent(sign)}
    if signs <= plain and not any(map(unicodedata.combining, signs)):
        return frozenset()
    lost = {sign for sign in signs if not any(sign in family for family in (plain, *others))}
    for cluster in _clusters(words):
        kept = [sign for sign in cluster if sign not in lost and not _is_silent(sign)]
        if not any(family.issuperset(kept) for family in (plain, *others)):
            lost.update(kept[1:])
    return frozenset(lost)


def is_plain(words: str) -> bool:
    """Whether each sign is a letter of its own in the first family: no marks, joiners, other fonts.

    The setter of type takes no others within a drawing.
    """
    signs = set(words) - {"\n"}
    return signs <= _families()[0] and not any(
        map(unicodedata.combining, signs)) and not any(map(_is_silent, signs))


def _is_silent(sign: str) -> bool:
    """Signs that have no picture of their own in any font: ends of lines, joiners, selectors."""
    return (sign in "\n\t\r\u00ad\u200b\u200c\u2060\ufeff\u2028\u2029" or sign == _ZWJ
            or "\ufe00" <= sign <= "\ufe0f" or "\U000e0020" <= sign <= "\U000e01ef")


def _clusters(words: str) -> Iterator[str]:
    """`words` cut before each sign that begins anew: what must be set in one font together."""
    starts = [at for at, sign in enumerate(words) if not at or not _goes_on(words[at - 1], sign)]
    return (words[start:end] for start, end in pairwise([*starts, len(words)]))


def _goes_on(before: str, sign: str) -> bool:
    return (unicodedata.category(sign) in ("Mn", "Me", "Mc") or before == _ZWJ
            or _is_silent(sign) or "\U0001f3fb" <= sign <= "\U0001f3ff" or sign == _KEYCAP)


@cache
def _families() -> tuple[frozenset[str], ...]:
    """The signs of each family that all its files have."""
    families = []
    for name in FAMILIES:
        files = sorted(FONTS.glob(f"{name.replace(' ', '')}_*.ttf"))
        families.append(frozenset.intersection(*(frozenset(_signs(f.read_bytes())) for f in files)))
    return tuple(families)


def _signs(font: bytes) -> Iterator[str]:
    """The characters of a TrueType file, from its table `cmap`, in the formats 4 and 12."""
    table = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, table + 2)
    offsets = {struct.unpack_from(">HHI", font, table + 4 + 8 * nth)[2] for nth in range(count)}
    for offset in offsets:
        (form,) = struct.unpack_from(">H", font, table + offset)
        if form == 12:
            yield from _grouped(font, table + offset)
        elif form == 4:
            yield from _segmented(font, table + offset)


def _table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for nth in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * nth)
        if tag == name:
            return int(offset)
    raise ValueError(f"the font has no table {name!r}")


def _grouped(font: bytes, at: int) -> Iterator[str]:
    (count,) = struct.unpack_from(">I", font, at + 12)
    for first, last, _ in struct.iter_unpack(">III", font[at + 16:at + 16 + 12 * count]):
        yield from map(chr, range(first, last + 1))


def _segmented(font: bytes, at: int) -> Iterator[str]:
    (doubled,) = struct.unpack_from(">H", font, at + 6)
    row = f">{doubled // 2}H"
    ends, starts = (struct.unpack_from(row, font, at + 14 + skipped)
                    for skipped in (0, doubled + 2))
    for first, last in zip(starts, ends, strict=True):
        yield from (chr(code) for code in range(first, last + 1) if code != 0xFFFF)
