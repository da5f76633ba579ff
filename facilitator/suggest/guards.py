"""What makes two notes that look alike say different things, in Swedish and English.

A meaning model and a spelling both find "fler" and "färre" alike. Here words decide: when two
texts differ by a number, a negation, a place or a direction they are never called duplicates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from .cleaning import clean, readable, words
from .lexicon import directions, negations, numbers, places

_NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d)[.,\u00a0 ](?=\d{3}(?!\d))")
_DOUBLED = re.compile(r"([^\W\d]+?)dubbl")
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


@dataclass(frozen=True, slots=True)
class Said:
    """What one text says of numbers, negations, places, names and directions."""

    words: frozenset[str]
    numbers: tuple[str, ...]
    negations: int
    places: frozenset[str]
    names: frozenset[str]
    ways: frozenset[tuple[str, str]]


def difference(one: str, other: str) -> Difference | None:
    """The first thing by which two notes, as they were written, say different things; else None."""
    first, second = said(one), said(other)
    if first.numbers != second.numbers:
        return Difference.NUMBER
    if first.negations != second.negations or _turned(first.words, second.words):
        return Difference.NEGATION
    if _elsewhere(first.places, second.places) or _other_names(first, second):
        return Difference.PLACE
    if _opposed(first.ways, second.ways):
        return Difference.DIRECTION
    return None


@lru_cache(maxsize=32_768)
def differ(one: str, other: str) -> bool:
    """Whether two notes say different things: of a board that is renewed, asked again and again."""
    return difference(one, other) is not None


@lru_cache(maxsize=8_192)
def said(text: str) -> Said:
    """What a note, as it was written, says of what makes a difference."""
    cleaned = clean(text)
    there = words(cleaned)
    return Said(frozenset(there), _numbers(cleaned, there), _negations(cleaned),
                frozenset(filter(None, map(_place, there))), _names(text), _ways(there))


def _numbers(cleaned: str, there: list[str]) -> tuple[str, ...]:
    """Numbers in digits or words; 3 000, 3.000, 3,000 and 3000 are one, as are tre and 3."""
    known = numbers()
    digits = [_value(found) for found in _NUMBER.findall(_THOUSANDS.sub("", cleaned))]
    told = [known.get(word) or _times(word, known) for word in there]
    return tuple(sorted([*digits, *filter(None, told)]))


def _value(found: str) -> str:
    plain = "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else "." for sign in found)
    return plain.lstrip("0") or "0"


def _times(word: str, known: Mapping[str, str]) -> str:
    """The number in "fördubblats" (2) or "tiodubblas" (10); "" where there is none."""
    times = _DOUBLED.match(word)
    return ("2" if times[1] == "för" else known.get(times[1], "")) if times else ""


def _negations(cleaned: str) -> int:
    there = words(_NOT_REALLY.sub(" ", cleaned))
    found = sum(
        word in negations() or any(part in word for part in _SHORTAGES) for word in there)
    return found + len(_CONTRACTED.findall(cleaned))


def _turned(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether one says "omöjligt" where the other says "möjligt"."""
    return any(
        len(word) >= _NEAR and prefix + word in theirs and word not in theirs
        for ours, theirs in ((first, second), (second, first))
        for word in ours - theirs for prefix in _UN)


def _elsewhere(first: frozenset[str], second: frozenset[str]) -> bool:
    if not (first and second):
        # In a Swedish workshop "i Sverige" adds nothing to a note that names no place.
        first, second = first - {_HOME}, second - {_HOME}
    return first != second


def _place(word: str) -> str:
    known = places()
    for form in (word, word.removesuffix("s")):
        if form in known:
            return known[form]
    for end in range(len(word) - 1, _PLACE_BEGINS - 1, -1):
        if word[:end] in known:
            return known[word[:end]]  # "Stockholmsregionen"
    return ""


def _other_names(first: Said, second: Said) -> bool:
    """Whether each names something, with a capital inside the sentence, that the other does not."""
    return all(
        any(not any(word[:_NEAR] == name[:_NEAR] for word in theirs.words) for name in ours.names)
        for ours, theirs in ((first, second), (second, first)))


def _names(text: str) -> frozenset[str]:
    return frozenset(word.lower().removesuffix("s") for word in words(readable(text))[1:]
                     if word[0].isupper() and not word.isupper())


def _opposed(first: frozenset[tuple[str, str]], second: frozenset[tuple[str, str]]) -> bool:
    """Whether every word on an axis points one way here and the other way there, or one does at
    the side of the same word ("färre unga, fler gamla" and "fler unga, färre gamla")."""
    ours, theirs = {way for way, _ in first}, {way for way, _ in second}
    for axis in {way[:-1] for way in ours | theirs}:
        here, there = ({way for way in ways if way[:-1] == axis} for ways in (ours, theirs))
        if here and there and not here & there:
            return True
    turned = {(way[:-1] + "+-"[way.endswith("+")], near) for way, near in second if near}
    return bool((first - second) & turned)


def _ways(there: list[str]) -> frozenset[tuple[str, str]]:
    """Directions, each with the beginning of the word that comes after."""
    whole, begun = directions()
    found = set()
    for word, after in pairwise([*there, ""]):
        ways = set(whole.get(word, ()))
        for end in range(3, len(word) + 1):
            ways |= begun.get(word[:end], frozenset())
        found |= {(way, after[:_NEAR]) for way in ways}
    return frozenset(found)
