"""What a phone answers, kind by kind: a new method in the room is one function more here."""

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.rehearsal import crossing, telling
from facilitator.rehearsal.merged import LIKE, merge
from facilitator.rehearsal.merged import SUPPORT as BACK
from facilitator.rehearsal.pen import Command, Pen
from facilitator.rehearsal.poles import axes
from facilitator.rehearsal.rating import rate
from facilitator.rehearsal.voting import PLACE, TAKE_BACK, dotvote
from facilitator.rehearsal.walking import HINDER, SUPPORT, backcast

# The methods whose phones rate a list: they have the same page.
RATED = ("matrix", "rating", "wildcard")
# All that ask so, with others beside it.
SHEETS = (*RATED, "axes")
# Commands that leave nothing more to be counted where they were sent.
VOICES = frozenset({"axes.support", "cluster.support", crossing.SUPPORT, HINDER, SUPPORT, LIKE,
                    BACK, TAKE_BACK, *(f"{kind}.draw" for kind in SHEETS), *telling.COMMANDS})
# Those that are counted once a person: they are all written on the same sheet.
ON_A_SHEET = frozenset({PLACE, crossing.PLACE, *(f"{kind}.rate" for kind in SHEETS)})
# After so much a person only backs others: the room takes thirty waiting proposals of each.
_MOST_SENT = 40
# A dot or a number is not thought out like a card.
_SOON = 15.0


@dataclass(frozen=True)
class Answer:
    """How a phone answers a kind: the maker of its command, None for nothing to say now, whether
    it answers only once, whether its answers are cards, which an opening can begin with, and
    within how many seconds an answer follows on the one before, however slowly others are."""

    make: Callable[[Pen], Command | None]
    once: bool = False
    cards: bool = False
    within: float = float("inf")


def checkin(pen: Pen) -> Command:
    """One word, an expectation and the energy."""
    return "checkin.answer", pen.bank.checkin()


def scan(pen: Pen) -> Command:
    """A trend; one in three writes the headline alone, as people do."""
    trend = pen.bank.trend()
    if pen.rng.random() < 1 / 3:
        trend.pop("text", None)
        trend.pop("source", None)
    return "scan.add", trend


def elements(pen: Pen) -> Command | None:
    """Something that is so in a world: at a table that has one its own, else any of them."""
    if not pen.seen.worlds:
        return None
    told = pen.bank.element()
    world = {} if pen.own()[1].get("seat") else {"world": pen.rng.choice(sorted(pen.seen.worlds))}
    return ("elements.add", {**told, **world}) if told else None


def cluster(pen: Pen) -> Command | None:
    """Half back what somebody else has proposed; the rest put cards together, a few find a name."""
    ways = [_support, _together, _better_name]
    first = pen.rng.choices(ways, (5, 4, 1))[0]
    for way in (first, *(each for each in ways if each is not first)):
        if command := way(pen):
            return command
    return None


def _support(pen: Pen) -> Command | None:
    others = sorted(pen.seen.proposals - pen.done)
    if not others:
        return None
    chosen = pen.rng.choice(others)
    pen.done.add(chosen)
    return "cluster.support", {"entry": chosen}


def _together(pen: Pen) -> Command | None:
    """Two or three cards that seem to say something about the same; half of them with a name."""
    name, cards = pen.bank.drivers.group(pen.seen.loose, pen.rng)
    if not cards or not _asks(pen, frozenset(cards)):
        return None
    named = name if pen.rng.random() < 1 / 2 else ""
    return "cluster.propose", {"what": "together", "entries": list(cards), "name": named}


def _better_name(pen: Pen) -> Command | None:
    """What most of a cluster's cards are about."""
    if not pen.seen.clusters:
        return None
    chosen = pen.rng.choice(sorted(pen.seen.clusters))
    held = [words for place, words in pen.seen.placed.values() if place == chosen]
    name = pen.bank.drivers.name_of(held)
    if not name or not _asks(pen, (chosen, name)):
        return None
    return "cluster.propose", {"what": "name", "cluster": chosen, "name": name}


def _asks(pen: Pen, about: object) -> bool:
    """Whether this is new to the room, and not yet too much of one person."""
    # Asked twice it would be a voice for the first, and not one more proposal to count.
    if about in pen.seen.asked or len(pen.done) >= _MOST_SENT:
        return False
    pen.seen.asked.add(about)
    return True


# A kind that is not here has nothing to answer: the phone listens.
ANSWERS: dict[str, Answer] = {
    "backcast": Answer(backcast),
    "checkin": Answer(checkin, once=True),
    "scan": Answer(scan, cards=True),
    "cluster": Answer(cluster),
    "elements": Answer(elements),
    "cross": Answer(crossing.cross, within=_SOON),
    "axes": Answer(axes),
    "merge": Answer(merge),
    "dotvote": Answer(dotvote, within=_SOON),
    "story": Answer(telling.story),
    **dict.fromkeys(RATED, Answer(rate, within=_SOON)),
}
