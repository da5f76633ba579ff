"""How a phone walks back from the wanted year, one step before the other."""

import csv
from functools import cache
from pathlib import Path

from facilitator.rehearsal.pen import Command, Pen

_FOLDER = Path(__file__).parent
ADD, HINDER, SUPPORT = "backcast.add", "backcast.hinder", "backcast.support"
# After so much a person only listens.
_MOST = 10
_STEP = "step "
_GOES_ON = 0.75  # before one's own earliest, not anywhere


def backcast(pen: Pen) -> Command | None:
    """Mostly a milestone; of each six one is asked for by another's, one is an obstacle."""
    if not pen.seen.walked.years or len(_steps(pen)) >= _MOST:
        return None
    ways = [_milestone, _before, _hinder, _support]
    first = pen.rng.choices(ways, (7, 2, 2, 1))[0]
    for way in (first, *(each for each in ways if each is not first)):
        if command := way(pen):
            pen.done.add(f"{_STEP}{len(_steps(pen))} {command[1].get('year', '')}")
            return command
    return None


def _steps(pen: Pen) -> list[str]:
    """What it has said here, as it has noted it: the number and the year of each."""
    return [mark for mark in pen.done if mark.startswith(_STEP)]


def _milestone(pen: Pen) -> Command | None:
    """One on the road that the person keeps to, mostly before all that they have said."""
    walked = pen.seen.walked
    own = [int(year) for mark in _steps(pen) if (year := mark.rpartition(" ")[2])]
    end = min(own) if own and pen.rng.random() < _GOES_ON else walked.years[-1] + 1
    words = _words(pen, walked.years[0], end) or _words(pen, walked.years[0], walked.years[-1] + 1)
    if words is None:
        return None
    road = {"road": _road(pen)} if walked.roads else {}
    return ADD, {**road, **words}


def _before(pen: Pen) -> Command | None:
    """What must have happened before something that stands there."""
    walked = pen.seen.walked
    later = sorted(each for each, year in walked.milestones.items() if year > walked.years[0])
    if not later:
        return None
    chosen = pen.rng.choice(later)
    words = _words(pen, walked.years[0], walked.milestones[chosen])
    return (ADD, {**words, "leads_to": chosen}) if words else None


def _hinder(pen: Pen) -> Command | None:
    standing = sorted(pen.seen.walked.milestones)
    if not standing:
        return None
    text = pen.rng.choice(_rows("obstacles.tsv"))["text"]
    return HINDER, {"milestone": pen.rng.choice(standing), "text": text}


def _support(pen: Pen) -> Command | None:
    """One's own are not to be backed, nor anything twice."""
    others = sorted(pen.seen.walked.milestones.keys() - pen.done)
    if not others:
        return None
    chosen = pen.rng.choice(others)
    pen.done.add(chosen)
    return SUPPORT, {"entry": chosen}


def _words(pen: Pen, first: int, end: int) -> dict[str, object] | None:
    """A milestone of the bank from `first` on and before `end`; half say who and how."""
    rows = [row for row in _rows("milestones.tsv") if first <= int(row["year"]) < end]
    if not rows:
        return None
    row = pen.rng.choice(rows)
    words: dict[str, object] = {"text": row["text"], "year": int(row["year"])}
    if pen.rng.random() < 1 / 2:
        words |= {name: row[name] for name in ("actor", "medel") if row[name]}
        words["confidence"] = pen.rng.randint(1, 3)
    return words


def _road(pen: Pen) -> str:
    """Always the same for one person, as one sits at one table."""
    roads = pen.seen.walked.roads
    return roads[sum(map(ord, pen.person.who)) % len(roads)]


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
