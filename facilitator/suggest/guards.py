"""What makes two notes that look alike say different things, in Swedish and English.

A meaning model and a spelling both find "fler" and "färre" alike. Here words decide: when two
texts differ by a number, a negation, a place or a direction they are never called duplicates.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from enum import StrEnum

from .cleaning import clean, readable, words
from .lexicon import directions, negations, numbers, places

_NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d)[.,\u00a0 ](?=\d{3}(?!\d))")
_CONTRACTED = re.compile(r"(?:n['’]t|\bcannot)\b")
_NOT_REALLY = re.compile(r"\b(?:inte (?:minst|bara|enbart|endast)|not (?:only|least))\b")
# "Kompetensbrist" says the same as "saknas": a shortage is a negation wherever it stands.
_SHORTAGES = ("brist", "shortage")
_UN = ("o", "icke", "un", "in", "im", "non")
_HOME = "Sverige"
_NEAR = 4
_PLACE_BEGINS = 6


class Difference(StrEnum):
    """By what two texts differ that look alike."""

    NUMBER = "number"
    NEGATION = "negation"
    PLACE = "place"
    DIRECTION = "direction"


def difference(one: str, other: str) -> Difference | None:
    """The first thing by which two notes, as they were written, say different things; else None."""
    first, second = clean(one), clean(other)
    if _numbers(first) != _numbers(second):
        return Difference.NUMBER
    if _negations(first) != _negations(second) or _turned(first, second):
        return Difference.NEGATION
    if _elsewhere(first, second) or _other_names(one, other):
        return Difference.PLACE
    if _opposed(first, second):
        return Difference.DIRECTION
    return None


def _numbers(cleaned: str) -> Counter[str]:
    """Numbers in digits or words; 3 000, 3.000, 3,000 and 3000 are one, as are tre and 3."""
    known = numbers()
    digits = [_value(found) for found in _NUMBER.findall(_THOUSANDS.sub("", cleaned))]
    return Counter([*digits, *(known[word] for word in words(cleaned) if word in known)])


def _value(found: str) -> str:
    plain = "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else "." for sign in found)
    return plain.lstrip("0") or "0"


def _negations(cleaned: str) -> int:
    said = words(_NOT_REALLY.sub(" ", cleaned))
    found = sum(
        word in negations() or any(part in word for part in _SHORTAGES) for word in said)
    return found + len(_CONTRACTED.findall(cleaned))


def _turned(one: str, other: str) -> bool:
    """Whether one says "omöjligt" where the other says "möjligt"."""
    first, second = set(words(one)), set(words(other))
    return any(
        len(word) > _NEAR and prefix + word in theirs and word not in theirs
        for ours, theirs in ((first, second), (second, first))
        for word in ours for prefix in _UN)


def _elsewhere(one: str, other: str) -> bool:
    first, second = _places(one), _places(other)
    if not (first and second):
        # In a Swedish workshop "i Sverige" adds nothing to a note that names no place.
        first, second = first - {_HOME}, second - {_HOME}
    return first != second


def _places(cleaned: str) -> frozenset[str]:
    return frozenset(name for name in map(_place, words(cleaned)) if name)


def _place(word: str) -> str:
    known = places()
    for form in (word, word.removesuffix("s")):
        if form in known:
            return known[form]
    for end in range(len(word) - 1, _PLACE_BEGINS - 1, -1):
        if word[:end] in known:
            return known[word[:end]]  # "Stockholmsregionen"
    return ""


def _other_names(one: str, other: str) -> bool:
    """Whether each names something, with a capital inside the sentence, that the other does not."""
    return bool(_unshared(one, other) and _unshared(other, one))


def _unshared(text: str, other: str) -> set[str]:
    theirs = words(clean(other))
    names = {word.lower().removesuffix("s") for word in words(readable(text))[1:]
             if word[0].isupper() and not word.isupper()}
    return {name for name in names
            if not any(word[:_NEAR] == name[:_NEAR] for word in theirs)}


def _opposed(one: str, other: str) -> bool:
    """Whether every word on an axis points one way here and the other way there, or one does at
    the side of the same word ("färre unga, fler gamla" and "fler unga, färre gamla")."""
    first, second = _pointing(one), _pointing(other)
    ours, theirs = {way for way, _ in first}, {way for way, _ in second}
    for axis in {way[:-1] for way in ours | theirs}:
        here, there = ({way for way in ways if way[:-1] == axis} for ways in (ours, theirs))
        if here and there and not here & there:
            return True
    turned = {(way[:-1] + "+-"[way.endswith("+")], near) for way, near in second if near}
    return bool((first - second) & turned)


def _pointing(cleaned: str) -> set[tuple[str, str]]:
    """Directions, each with the beginning of the word that comes after."""
    whole, begun = directions()
    said = words(cleaned)
    found = set()
    for word, after in zip(said, [*said[1:], ""], strict=True):
        ways = set(whole.get(word, ()))
        for end in range(3, len(word) + 1):
            ways |= begun.get(word[:end], frozenset())
        found |= {(way, after[:_NEAR]) for way in ways}
    return found
