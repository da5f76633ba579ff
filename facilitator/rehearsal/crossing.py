"""How a phone answers a scenario cross: two points, then names of its own or for others'."""

import csv
from functools import cache
from pathlib import Path

from facilitator.rehearsal.pen import Command, Pen
from facilitator.rehearsal.taste import wanted

PLACE, SUPPORT = "cross.place", "cross.support"
# Where a room mostly puts itself, on the axis that lies down and on the other, and how far apart.
_MIDDLES = {"now": (-0.2, 0.1), "heading": (0.3, -0.15)}
_APART, _INVENTS = 0.35, 0.4
_MOST_OWN, _MOST_VOICES = 3, 5


def cross(pen: Pen) -> Command | None:
    """What is left to say; None when all of it is said, or something is on its way."""
    if pen.waits:
        return None
    placed = {said.data.get("which") for said in pen.said}
    left = [which for which in pen.seen.crossed.asked if which not in placed]
    if left and pen.seen.crossed.across:
        return _place(pen, left[0])
    ways = [_propose, _support] if pen.rng.random() < _INVENTS else [_support, _propose]
    for way in ways:
        if command := way(pen):
            return command
    return None


def _place(pen: Pen, which: str) -> Command:
    x, y = (max(-1.0, min(1.0, round(pen.rng.gauss(middle, _APART), 2)))
            for middle in _MIDDLES.get(which, (0.0, 0.0)))
    return PLACE, {"which": which, "x": x, "y": y, "across": pen.seen.crossed.across}


def _propose(pen: Pen) -> Command | None:
    """A name that nobody has proposed for that world."""
    worlds = pen.seen.crossed.worlds
    if not worlds or sum(each.startswith("world:") for each in pen.done) >= _MOST_OWN:
        return None
    world = pen.rng.choice(worlds)
    free = [name for name in world_names() if (world, name) not in pen.seen.asked]
    if not free:
        return None
    name = pen.rng.choice(free)
    pen.seen.asked.add((world, name))
    pen.done.add(f"world:{world}:{name}")
    return "cross.propose", {"world": world, "name": name}


def _support(pen: Pen) -> Command | None:
    """A voice for a name that is another's and has not got one's own yet."""
    voiced = {said.data["entry"] for said in pen.said if said.name == SUPPORT}
    if not pen.seen.crossed.names or len(voiced) >= _MOST_VOICES:
        return None
    _, own = pen.own()
    others = sorted(pen.seen.crossed.names - voiced - set(own.get("made", ())))
    if not others:
        return None
    weights = [wanted(pen.person, each) for each in others]
    return SUPPORT, {"entry": pen.rng.choices(others, weights)[0]}


@cache
def world_names() -> tuple[str, ...]:
    """What people may call a world."""
    path = Path(__file__).parent / "world_names.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(row["name"] for row in csv.DictReader(lines, delimiter="\t"))
