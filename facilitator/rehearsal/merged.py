"""How a phone takes part when drafts are merged: likes, what belongs together, what is missing."""

import csv
from functools import cache
from pathlib import Path

from facilitator.rehearsal.pen import Command, Pen

LIKE, SUPPORT = "merge.like", "merge.support"
_NAMES = ("", "", "Allt är nät", "De långa avstånden", "Hemma i regionen", "Byn som växte")
# A person reads twelve drafts and then has said it.
_MOST_LIKES, _MOST_SAID = 3, 4


def merge(pen: Pen) -> Command | None:
    """Half like a draft or back a proposal; the rest say what belongs together or is missing."""
    if pen.waits:
        return None
    ways = [_like, _support, _together, _missing]
    first = pen.rng.choices(ways, (4, 3, 1, 2))[0]
    for way in (first, *(each for each in ways if each is not first)):
        if command := way(pen):
            return command
    return None


def _like(pen: Pen) -> Command | None:
    """One that is like one's own, and not one's own."""
    seq, told = pen.own()
    if seq < 0 or len(_sent(pen, LIKE)) >= _MOST_LIKES:
        return None
    theirs = {*_ids(told.get("own")), *_ids(told.get("on")), *_sent(pen, LIKE)}
    left = [draft for draft in pen.seen.merged.drafts if draft not in theirs]
    return (LIKE, {"text": pen.rng.choice(left)}) if left else None


def _support(pen: Pen) -> Command | None:
    seq, told = pen.own()
    known = {*_ids(told.get("own")), *_ids(told.get("on")), *_sent(pen, SUPPORT)}
    left = [entry for entry in pen.seen.merged.proposals if entry not in known]
    return (SUPPORT, {"entry": pen.rng.choice(left)}) if left and seq >= 0 else None


def _together(pen: Pen) -> Command | None:
    drafts = list(pen.seen.merged.drafts)
    if len(drafts) < 2 or _has_said_enough(pen):
        return None
    chosen = sorted(pen.rng.sample(drafts, min(len(drafts), pen.rng.choice((2, 2, 3)))))
    name = pen.rng.choice(_NAMES)
    # Proposed twice it would be a voice for the first.
    if (about := (tuple(chosen), name)) in pen.seen.asked:
        return None
    pen.seen.asked.add(about)
    return "merge.propose", {"texts": chosen, "name": name}


def _missing(pen: Pen) -> Command | None:
    worlds = list(pen.seen.merged.worlds)
    if not worlds or _has_said_enough(pen):
        return None
    return "merge.say", {"world": pen.rng.choice(worlds), "words": pen.rng.choice(_bank())}


def _has_said_enough(pen: Pen) -> bool:
    seq, told = pen.own()
    return seq < 0 or int(told.get("sent") or 0) >= _MOST_SAID


def _sent(pen: Pen, name: str) -> list[str]:
    return [str(said.data.get("text") or said.data.get("entry")) for said in pen.said
            if said.name == name]


def _ids(given: object) -> list[str]:
    return [str(each) for each in given] if isinstance(given, list) else []


@cache
def _bank() -> tuple[str, ...]:
    with (Path(__file__).parent / "missing.tsv").open(encoding="utf-8", newline="") as lines:
        return tuple(row["words"] for row in csv.DictReader(lines, dialect="excel-tab"))
