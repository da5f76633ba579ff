"""The bank of things people write: dealt in random order, and again with a small difference."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from facilitator.rehearsal.together import Drivers

_FOLDER = Path(__file__).parent
# What is added the second, third and fourth time round; later rounds get a number. A reader of
# the wall should see that it is not the very same card.
_AGAIN = ("", " även här", " också hos oss", " i hela länet")
LONGEST_HEADLINE = 80
LONGEST_ELEMENT = 120


class Bank:
    """Trends, check-in answers and names, each dealt without repeats until it runs out.

    `drivers` is how people see what belongs together.

    ValueError when one of the three is empty.
    """

    def __init__(
        self,
        trends: Sequence[dict[str, str]],
        checkins: Sequence[dict[str, str]],
        names: Sequence[str],
        rng: Random,
        drivers: Sequence[dict[str, str]] = (),
        reasons: Sequence[dict[str, str]] = (),
        elements: Sequence[dict[str, str]] = (),
        poles: Sequence[dict[str, str]] = (),
    ) -> None:
        if not (trends and checkins and names):
            raise ValueError("the bank is empty")
        self._trends = _deal(len(trends), rng)
        self._checkins = _deal(len(checkins), rng)
        self._names = _deal(len(names), rng)
        self._rows = trends, checkins, names
        self.drivers = Drivers(drivers)
        self._reasons = tuple(reasons)
        self._elements = _deal(len(elements), rng)
        self._elements_rows = elements
        self._poles = tuple(poles)

    @classmethod
    def load(cls, rng: Random, folder: Path = _FOLDER) -> "Bank":
        """Read the .tsv files of `folder`; OSError when one is missing."""
        names = [row["name"] for row in _rows(folder / "names.tsv")]
        return cls(_rows(folder / "trends.tsv"), _rows(folder / "checkins.tsv"), names, rng,
                   _rows(folder / "drivers.tsv"), _rows(folder / "reasons.tsv"),
                   _rows(folder / "elements.tsv"), _rows(folder / "poles.tsv"))

    def trend(self) -> dict[str, str]:
        """Deal a trend: headline, category, type, horizon, text, source; only what is filled in."""
        turn, place = next(self._trends)
        row = {name: value for name, value in self._rows[0][place].items() if value}
        return row | {"headline": _varied(row["headline"], turn, LONGEST_HEADLINE)}

    def checkin(self) -> dict[str, object]:
        """Deal a check-in answer: word, expectation, energy (a whole number)."""
        _, place = next(self._checkins)
        row = self._rows[1][place]
        return {
            "word": row["word"],
            "expectation": row["expectation"],
            "energy": int(row["energy"]),
        }

    def reasons(self, said: Mapping[str, str]) -> list[str]:
        """What people may write beside some answers: question -> "low" or "high" on its scale."""
        return [row["reason"] for row in self._reasons if said.get(row["criterion"]) == row["end"]]

    def element(self) -> dict[str, object]:
        """Deal something that is so in a world: text, category, type, year; what is filled in.

        {} where the bank has none.
        """
        if not self._elements_rows:
            return {}
        turn, place = next(self._elements)
        row = {name: value for name, value in self._elements_rows[place].items() if value}
        told = row | {"text": _varied(row["text"], turn, LONGEST_ELEMENT)}
        return told | ({"year": int(row["year"])} if "year" in row else {})
    def poles(self, uncertainty: str) -> list[dict[str, str]]:
        """The pairs of poles that people may write to an uncertainty of that name.

        Those of a driver of the same name, else of one that its words are about, else all.
        """
        about = {uncertainty} if any(row["driver"] == uncertainty for row in self._poles) \
            else self.drivers.of(uncertainty)
        fitting = [row for row in self._poles if row["driver"] in about]
        return [{name: row[name] for name in ("low", "high", "definition", "indicator")}
                for row in fitting or self._poles]

    def name(self) -> str:
        """Deal a person's name."""
        turn, place = next(self._names)
        return self._rows[2][place] + (f" {turn + 1}" if turn else "")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _deal(count: int, rng: Random) -> Iterator[tuple[int, int]]:
    """Yield (round, row) for ever, every row once a round, each round in its own order."""
    turn = 0
    while True:
        for place in rng.sample(range(count), count):
            yield turn, place
        turn += 1


def _varied(text: str, turn: int, longest: int) -> str:
    added = _AGAIN[turn] if turn < len(_AGAIN) else f" ({turn + 1})"
    return text[: longest - len(added)].rstrip() + added
