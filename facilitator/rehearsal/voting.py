"""How a phone votes: it puts its dots on what it likes, and sometimes it thinks again."""

from collections import Counter

from facilitator.rehearsal.pen import Command, Pen
from facilitator.rehearsal.taste import wanted

PLACE, TAKE_BACK = "dotvote.place", "dotvote.take_back"
_THINKS_AGAIN = 0.12
_MOST_REGRETS = 3


def dotvote(pen: Pen) -> Command | None:
    """A dot on something, or one taken back; None when all are placed, or one is on its way."""
    listed = pen.seen.listed
    if pen.waits or not listed.dots:
        return None
    lies = _lies(pen)
    if _regrets(pen, lies):
        return TAKE_BACK, {"entry": pen.rng.choice(sorted(lies))}
    free = [item for item in listed.items if lies[item] < listed.each]
    if lies.total() >= listed.dots or not free:
        return None
    weights = [wanted(pen.person, item) for item in free]
    return PLACE, {"entry": pen.rng.choices(free, weights)[0]}


def _lies(pen: Pen) -> Counter[str]:
    """Thing -> how many of one's dots lie there, also those on what is gone from the list."""
    steps = {PLACE: 1, TAKE_BACK: -1}
    lies: Counter[str] = Counter()
    for said in pen.said:
        lies[said.data["entry"]] += steps[said.name]
    return +lies


def _regrets(pen: Pen, lies: Counter[str]) -> bool:
    """Never of the last one: who has voted is counted as one who has."""
    taken = sum(said.name == TAKE_BACK for said in pen.said)
    return lies.total() > 1 and taken < _MOST_REGRETS and pen.rng.random() < _THINKS_AGAIN
