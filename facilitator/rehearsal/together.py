"""How somebody in the room reads the cards: which belong together, and what that could be called.

By a few words for each driver, as a tired person reads: quick, and not always right.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random

_SHORTEST_STEM = 4


class Drivers:
    """Names of drivers, each with a definition and the beginnings of words that it is about."""

    def __init__(self, rows: Sequence[dict[str, str]]) -> None:
        self._words = {row["name"]: tuple(row["words"].split()) for row in rows}
        self._definitions = {row["name"]: row["definition"] for row in rows}
        self._about: dict[str, frozenset[str]] = {}

    def names(self) -> tuple[str, ...]:
        """Every driver there is."""
        return tuple(self._words)

    def definition(self, name: str) -> str:
        """From what to what a driver leads. KeyError where there is none of that name."""
        return self._definitions[name]

    def of(self, headline: str) -> frozenset[str]:
        """The drivers that a card could belong to."""
        known = self._about.get(headline)
        if known is None:
            words = headline.casefold().replace(",", " ").replace("?", " ").split()
            known = self._about[headline] = frozenset(
                name for name, beginnings in self._words.items()
                if any(_begins(word, beginning) for word in words for beginning in beginnings))
        return known

    def group(self, cards: dict[str, str], rng: Random) -> tuple[str, tuple[str, ...]]:
        """(a name, two or three cards) of one driver; ("", ()) where no two belong together."""
        held: dict[str, list[str]] = {}
        for card, headline in cards.items():
            for name in self.of(headline):
                held.setdefault(name, []).append(card)
        names = [name for name, some in held.items() if len(some) > 1]
        if not names:
            return "", ()
        name = rng.choice(names)
        return name, tuple(rng.sample(held[name], min(len(held[name]), rng.choice((2, 2, 3)))))

    def name_of(self, headlines: Iterable[str]) -> str:
        """What most of some cards are about; "" where fewer than two agree."""
        count = Counter(name for headline in headlines for name in self.of(headline))
        name, number = max(count.items(), key=lambda each: (each[1], each[0]), default=("", 0))
        return name if number > 1 else ""


def _begins(word: str, beginning: str) -> bool:
    """Short ones are whole words: "el" is not how "eller" begins."""
    return word.startswith(beginning) if len(beginning) >= _SHORTEST_STEM else word == beginning
