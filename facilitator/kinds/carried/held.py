"""What has been brought along, and what of it goes on: values, and what they hand to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from facilitator.domain.entry import Entries, Entry
from facilitator.domain.message import message
from facilitator.domain.offering import Cast, Followed, Item, Sentence
from facilitator.domain.workshop import Activity, Workshop

from .parcel import CRITICAL

GO_ON = 12
CARD = "card"


@dataclass(frozen=True, slots=True)
class Source:
    """The workshop that it is from. `date` is its day, or first/last; `digest` of its report."""

    code: str
    title: str
    date: str
    programme: str
    naming: str
    seq: int
    made: str
    digest: str


@dataclass(frozen=True, slots=True)
class Driver:
    """A thing as it stood there; the numbers are means, None for what nobody was asked.

    `field` is a key of `parcel.FIELDS`, "" for none; `result` the id that it is cited by there.
    """

    id: str
    name: str
    text: str
    sort: str
    cards: tuple[str, ...]
    impact: float | None
    uncertainty: float | None
    n: float | None
    priority: float | None
    rank: float | None
    dots: float | None
    field: str
    split: bool
    result: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster there, also one within another."""

    id: str
    name: str
    text: str
    parent: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A result there that drivers cite. `low` and `high` are the ends of its scale, the cuts what
    counted as high; None where it has no such.
    """

    id: str
    at: str
    title: str
    formula: str
    sheets: float | None
    low: float | None = None
    high: float | None = None
    cut_impact: float | None = None
    cut_uncertainty: float | None = None


@dataclass(frozen=True, slots=True)
class Bringing:
    """All that came at once. `merged`: a cluster that was gone there -> the one it went into."""

    at: str
    source: Source
    drivers: tuple[Driver, ...]
    clusters: tuple[Cluster, ...] = ()
    results: tuple[Result, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    cards: frozenset[str] = frozenset()

    def usual(self) -> frozenset[str]:
        """What goes on while nobody has said otherwise: the critical uncertainties.

        Where there are none the first that were rated, or that got dots, or else the first.
        """
        critical = [each for each in self.drivers if each.field == CRITICAL]
        rated = [each for each in self.drivers if each.rank is not None]
        dotted = [each for each in self.drivers if each.dots]
        first = (rated or dotted or list(self.drivers))[:GO_ON]
        return frozenset(each.id for each in critical or first)


@dataclass(frozen=True, slots=True)
class Carried:
    """What is so. `entries` are the cards, hidden and erased here as any contribution.

    `bringings` are all there have been, the last one counts unless it is `forgotten`. `ticks` are
    what the desk has said of a thing, True for going on. `known` are names from before an import.
    """

    entries: Entries = field(default_factory=Entries)
    bringings: tuple[Bringing, ...] = ()
    forgotten: bool = False
    ticks: Mapping[str, bool] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)

    @property
    def now(self) -> Bringing | None:
        """What has been brought and stands; None for nothing."""
        return self.bringings[-1] if self.bringings and not self.forgotten else None

    @property
    def drivers(self) -> tuple[Driver, ...]:
        """What stands, in its order. One that is a card itself has its words, or is put away."""
        named = (self._named(each) for each in self.now.drivers) if self.now else ()
        return tuple(each for each in named if each)

    def driver(self, item: str) -> Driver | None:
        return next((each for each in self.drivers if each.id == item), None)

    def goes_on(self) -> frozenset[str]:
        """The things that later items get."""
        if self.now is None:
            return frozenset()
        usual = self.now.usual()
        return frozenset(each.id for each in self.drivers
                         if self.ticks.get(each.id, each.id in usual))

    def cards(self, driver: Driver | Cluster) -> tuple[Entry, ...]:
        """The cards behind a thing that everyone may see."""
        found = (self.entries.by_id.get(card) for card in driver.cards)
        return tuple(entry for entry in found if entry and entry.visible)

    def offered(self, workshop: Workshop, activity: Activity) -> tuple[Item, ...]:
        """What goes on, the most important first."""
        del workshop, activity
        on = self.goes_on()
        return tuple(
            Item(each.id, each.name, each.text, each.sort, tuple(e.id for e in self.cards(each)))
            for each in self.drivers if each.id in on)

    def called(self, item: str) -> str:
        """What a thing is called, or was when it was last brought."""
        card = self.entries.by_id.get(item)
        if card:
            return str(card.data["words"]) if card.visible else ""
        told = (each.name for each in self._ever() if each.id == item)
        return next(told, self.known.get(item, ""))

    def living(self, item: str) -> str:
        """The thing itself while it is here, or the one it went into there; "" for neither."""
        here, seen = {each.id for each in self.drivers}, set[str]()
        merged = self.now.merged if self.now else {}
        while item not in here and item in merged and item not in seen:
            seen.add(item)
            item = merged[item]
        return item if item in here else ""

    def followed(self, cast: Iterable[Cast]) -> Followed:
        """Where what was cast lies: with the thing, what it went into, or the cards it had."""
        items: dict[str, Fraction] = {}
        cards: dict[str, Fraction] = {}
        left, changes = Fraction(0), list[Sentence]()
        for each in cast:
            went, number = self.living(each.item), Fraction(each.number)
            if went:
                items[went] = items.get(went, Fraction(0)) + number
            elif each.cards:
                for card in each.cards:
                    share = number / len(each.cards)
                    cards[card] = cards.get(card, Fraction(0)) + share
            else:
                left += number
            changes += self._changes(each, went)
        return Followed(items, cards, left, tuple(changes))

    def priorities(self, workshop: Workshop, activity: Activity) -> Mapping[str, float]:
        """Thing -> P as it was reckoned there, 0 to 1."""
        del workshop, activity
        return {each.id: float(each.priority) for each in self.drivers
                if each.priority is not None}

    def _named(self, driver: Driver) -> Driver | None:
        if driver.sort != CARD:
            return driver
        card = self.entries.by_id.get(driver.id)
        return replace(driver, name=str(card.data["words"]), text=str(card.data["text"])) \
            if card and card.visible else None

    def _ever(self) -> Iterator[Driver | Cluster]:
        for bringing in reversed(self.bringings):
            yield from bringing.drivers
            yield from bringing.clusters

    def _changes(self, each: Cast, went: str) -> Iterator[Sentence]:
        old, name = each.name or "–", self.called(went) or "–"
        if not went:
            yield message("”{name}” är inte längre med i underlaget"), {"name": old}
        elif went != each.item:
            yield message("”{name}” ligger nu i ”{into}”"), {"name": old, "into": name}
        elif each.name and name != old:
            yield message("”{old}” heter nu ”{name}”"), {"old": old, "name": name}


def carried_of(activity: Activity) -> Carried:
    """The state of an activity; an empty one where it is of another method."""
    return activity.state if isinstance(activity.state, Carried) else Carried()
