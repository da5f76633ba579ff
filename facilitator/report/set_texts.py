"""Texts as they are set: in the reader's language, with what no font has as a visible sign."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from facilitator.domain.wording import Number, Text

from .coverage import cannot
from .tongue import MISSING, Tongue

SHOWN = "\N{WHITE SQUARE}"  # no shipped font has the sign that stands for a missing one


@dataclass(frozen=True, slots=True)
class Lost:
    """A sign that could not be shown: its code point, its name and how many times it stood."""

    code: str
    name: str
    times: int


class Speaker:
    """Speaks for the setter of type; `tongue` counts what could not be shown, and may isolate."""

    def __init__(self, language: str, isolates: bool = False) -> None:
        self.tongue = Tongue(language, cannot, isolates=isolates)

    def text(self, text: Text) -> str:
        """`text` as one string."""
        return _set(self.tongue.text(text))

    def words(self, words: str) -> str:
        """People's own words."""
        return _set(self.tongue.words(words))

    def line(self, words: str) -> str:
        """People's own words on one line."""
        return " ".join(self.words(words).split())

    def say(self, sentence: str, **details: object) -> str:
        """A sentence of the catalogue."""
        return _set(self.tongue.say(sentence, **details))

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return self.tongue.text((Number(value),))

    def lost(self) -> tuple[Lost, ...]:
        """What could not be shown, by code point."""
        return lost_of(self.tongue.replaced)


def lost_of(replaced: Counter[str]) -> tuple[Lost, ...]:
    """Signs and how many times, as a reader can look them up."""
    return tuple(Lost(f"U+{ord(sign):04X}", unicodedata.name(sign, "") or _unnamed(sign), times)
                 for sign, times in sorted(replaced.items()) if times)


def _unnamed(sign: str) -> str:
    return {"Cc": "CONTROL", "Co": "PRIVATE USE", "Cs": "SURROGATE"}.get(
        unicodedata.category(sign), "NONCHARACTER")


def _set(words: str) -> str:
    """A tab has no width in type, and a line may end in three ways."""
    return (words.replace(MISSING, SHOWN).replace("\t", " ").replace("\r\n", "\n")
            .replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n"))
