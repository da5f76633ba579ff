"""Texts in the reader's language, and a count of the signs that a format could not show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from facilitator.domain.wording import Counted, Date, Number, Own, Piece, Said, Text
from facilitator.show.language import fixed, long_date, number, say, say_counted

MISSING = "\N{REPLACEMENT CHARACTER}"
# No document holds these: controls, noncharacters, lone surrogates, private use; and what turns
# the direction of the text around it, which would make a sentence read as something else.
_UNSHOWN = re.compile(
    "[\0-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff0-\ufffb"
    "\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e001f\U000f0000-\U0010ffff]")

_OTHER_WAY = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")  # Hebrew, Arabic and others
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


@dataclass(slots=True)
class Tongue:
    """Speaks `language` and replaces, visibly, what cannot be shown; `replaced` counts it.

    `cannot` says of people's own words which signs the format has no picture of, none by itself.
    """

    language: str
    cannot: Callable[[str], frozenset[str]] = lambda words: frozenset()  # noqa: ARG005
    replaced: Counter[str] = field(default_factory=Counter)
    isolates: bool = False

    def text(self, text: Text) -> str:
        """`text` as one string."""
        return "".join(self._piece(piece) for piece in text)

    def words(self, words: str) -> str:
        """People's own words, with what cannot be shown as a visible sign.

        Where it `isolates`, what is read from right to left keeps to itself: numbers and commas
        beside it stay there.
        """
        lost = {*_UNSHOWN.findall(words), *self.cannot(words)}
        for sign in lost:
            self.replaced[sign] += words.count(sign)
            words = words.replace(sign, MISSING)
        return f"{_ISOLATE}{words}{_END}" if self.isolates and _OTHER_WAY.search(words) else words

    def say(self, sentence: str, **details: object) -> str:
        """A sentence of the catalogue."""
        return say(self.language, sentence, details)

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Own(words):
                return self.words(words)
            case Said(sentence, details):
                return say(self.language, sentence, self._details(details))
            case Counted(one, many, n, details):
                spoken = say_counted(self.language, one, many, n)
                return spoken.format_map({"n": number(n, self.language), **self._details(details)})
            case Number(value, decimals, percent):
                return self._number(value, decimals, percent)
            case Date(iso):
                return long_date(iso, self.language)

    def _details(self, details: tuple[tuple[str, object], ...]) -> dict[str, object]:
        return {name: self._detail(value) for name, value in details}

    def _detail(self, value: object) -> object:
        if isinstance(value, tuple):
            return self.text(value)
        if isinstance(value, Own | Said | Counted | Number | Date):
            return self._piece(value)
        if isinstance(value, str):
            return self.words(value)
        return number(value, self.language) if isinstance(value, int | float) else value

    def _number(self, value: float | None, decimals: int | None, percent: bool) -> str:
        shown = None if value is None else value * 100 if percent else value
        told = number(shown, self.language) if decimals is None \
            else fixed(shown, self.language, decimals)
        return f"{told}\N{NO-BREAK SPACE}%" if percent and value is not None else told
