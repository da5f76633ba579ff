"""The people of a workshop and its desk: what they do in each method, one after the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from random import Random

from facilitator.demonstration.chronicle import Teller
from facilitator.domain.card import cards_of
from facilitator.domain.chapter import Kinds
from facilitator.domain.contributions import entries_of
from facilitator.domain.roles import Actor
from facilitator.domain.workshop import Activity
from facilitator.judging.kind import Rates
from facilitator.judging.listing import listing
from facilitator.kinds.dotvote.votes import terms
from facilitator.rehearsal.bank import Bank
from facilitator.rehearsal.pen import Person
from facilitator.rehearsal.taste import opinion, wanted

_SAYS_WHY = 0.08
_SUPPORTED = 9


class Players:
    """Who plays: the desk, and people by where they are from.

    `own` are the things that the desk writes into a list that begins empty, by method.
    `unsure` is how often somebody does not know. Chance comes from `chance` alone.
    """

    def __init__(
        self, teller: Teller, kinds: Kinds, desk: Actor, homes: Mapping[Actor, str], bank: Bank,
        chance: Random, *, own: Mapping[str, Sequence[str]] | None = None, unsure: float = 0.0,
    ) -> None:  # fmt: skip
        self.teller = teller
        self.kinds = kinds
        self.desk = desk
        self.homes = homes
        self.people = tuple(homes)
        self.bank = bank
        self.chance = chance
        self.own = own or {}
        self.unsure = unsure

    def check_in(self, activity: str) -> None:
        """Everyone answers."""
        self._start(activity)
        for actor in self.people:
            self.teller.does(actor, "checkin.answer", activity, **self.bank.checkin())
        self._show()

    def scan(self, activity: str, cards: int) -> None:
        """So many cards, some of which somebody else has seen too."""
        self._start(activity)
        made = [self.teller.does(self.chance.choice(self.people), "scan.add", activity,
                                 **self.bank.trend()) for _ in range(cards)]
        entries = entries_of(self._now(activity)).by_id
        for events in made[::_SUPPORTED]:
            card = str(events[0].data["entry"])
            voice = self.chance.choice([p for p in self.people if p.id != entries[card].author])
            self.teller.does(voice, "scan.support", activity, entry=card)
        self._show()

    def cluster(self, activity: str, clusters: int, first: Collection[str] = ()) -> None:
        """The desk makes the largest so many, as somebody in the room reads the cards.

        Those of the names `first` come before others, however few cards they have.
        """
        self._start(activity)
        held: dict[str, list[str]] = {}
        for entry in cards_of(*self.teller.state.before(self._now(activity))).values():
            names = sorted(self.bank.drivers.of(str(entry.data["headline"])),
                           key=lambda name: (name not in first, name))
            if names:
                held.setdefault(names[0], []).append(entry.id)
        biggest = sorted(held.items(), key=lambda row: (
            row[0] not in first, -len(row[1])))[:clusters]
        for name, cards in biggest:
            self.teller.does(self.desk, "cluster.make", activity, name=name, entries=cards,
                             definition=self.bank.drivers.definition(name))
        self._show()

    def vote(self, activity: str) -> None:
        """Everyone places what dots they have on what they want most."""
        self._write_in(activity)
        self._start(activity)
        items = self._listed(activity)
        dots, _ = terms(self._now(activity), listing(self.teller.state, self._now(activity)))
        for actor in self.people:
            person = self._person(actor)
            for item in sorted(items, key=lambda item: -wanted(person, item))[:dots]:
                self.teller.does(actor, "dotvote.place", activity, entry=item)
        self._show()

    def rate(self, activity: str) -> None:
        """Everyone answers every question about every thing; a few say why."""
        self._write_in(activity)
        self._start(activity)
        now, items = self._now(activity), self._listed(activity)
        kind = self.kinds[now.kind]
        if not isinstance(kind, Rates):
            raise TypeError(f"{now.kind} is not rated")
        scale = kind.scale(now)
        middle = (scale.low + scale.high) / 2
        for actor in self.people:
            for item in items:
                given = {each.id: opinion(self._person(actor), item, each.id,
                                          (scale.low, scale.high), self.chance)
                         for each in kind.criteria(now)}
                ends = {name: "low" if value < middle else "high"
                        for name, value in given.items()}
                reasons = self.bank.reasons(ends) if self.chance.random() < _SAYS_WHY else []
                told = {"reason": self.chance.choice(reasons)} if reasons else {}
                answers: dict[str, object] = {
                    name: None if self.unsure and self.chance.random() < self.unsure else value
                    for name, value in given.items()}
                self.teller.does(actor, f"{now.kind}.rate", activity, entry=item, **answers,
                                 **told)
        self._show()

    def listen(self, activity: str) -> None:
        """Nobody has anything to answer."""
        self._start(activity)

    def _person(self, actor: Actor) -> Person:
        return Person(actor.id, self.homes[actor])

    def _write_in(self, activity: str) -> None:
        """Before the item begins the desk writes its list, where nothing comes from before."""
        now = self._now(activity)
        if not self._listed(activity):
            for name in self.own.get(now.kind, ()):
                self.teller.does(self.desk, f"{now.kind}.add_item", activity, name=name)

    def _listed(self, activity: str) -> list[str]:
        return list(listing(self.teller.state, self._now(activity)).ids())

    def _now(self, activity: str) -> Activity:
        return self.teller.state.activities[activity]

    def _start(self, activity: str) -> None:
        self.teller.does(self.desk, "stage.start", activity=activity)

    def _show(self) -> None:
        self.teller.wait(1200)
        self.teller.does(self.desk, "stage.close")
        self.teller.does(self.desk, "stage.reveal")
