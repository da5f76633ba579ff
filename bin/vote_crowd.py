"""Everybody who votes at once, over real sockets: some send all twice, some hold two phones.

They come in as around a board of clusters, and the clusters are what they judge.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import Any

from board_crowd import Crowd, Side, until

from facilitator.rehearsal.ledger import Acknowledged
from facilitator.rehearsal.listed import Listed
from facilitator.rehearsal.pen import Person
from facilitator.rehearsal.phone import Phone
from facilitator.rehearsal.seen import Seen
from facilitator.rehearsal.taste import opinion, wanted

CARDS, CLUSTERS, RATED = 24, 20, 10
DOES_NOT_KNOW = 1 / 12
# Of ten people one sends everything twice, another holds two phones, and two change their minds.
OF_TEN, TWICE, TWO_PHONES, REGRETS = 10, 5, 0, (2, 7)
STARTED = "stage.start"

Step = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Voter:
    """A person with their phones; each of two phones does all of it, at the same time."""

    person: Person
    phones: tuple[Phone, ...]
    sends_twice: bool
    regrets: bool


class Voters(Crowd):
    """One workshop whose clusters are voted on or rated, by `kind`."""

    def __init__(self, url: str, workshop: dict[str, Any], kind: str, seed: int) -> None:
        super().__init__(url, workshop, seed)
        self.kind = kind
        # The next item of the agenda: they are numbered as they are made.
        self.vote = f"{kind}-{len(workshop['activities']) + 1}"
        self.voters: list[Voter] = []
        self.listed = Listed()

    async def begin(self, people: int) -> None:
        """Everybody comes in, a scan and its clusters are made, and the vote is opened."""
        await self.gather(people, desks=1)
        for number in range(TWO_PHONES, people, OF_TEN):
            await self._enter(self.phones, self.came[number][0])
        firsts, seconds = self.phones.people[:people], iter(self.phones.people[people:])
        self.voters = [
            Voter(Person(str(number), self.came[number][1]),
                  (first, next(seconds)) if number % OF_TEN == TWO_PHONES else (first,),
                  number % OF_TEN == TWICE, number % OF_TEN in REGRETS)
            for number, first in enumerate(firsts)]
        await self._cluster()
        await self._do("agenda.add", None, kind=self.kind, title="Omröstning", minutes=10)
        await self._do(STARTED, self.vote)
        await self._read()

    async def cast(self, seconds: float) -> list[Acknowledged]:
        """Each votes within so many seconds; what was let through."""
        began = asyncio.get_running_loop().time()
        for voter in self.voters:
            steps = self._steps(voter)
            moments = sorted(began + self._rng.uniform(0, seconds) for _ in steps)
            for when, step in zip(moments, steps, strict=True):
                for phone, said in zip(voter.phones, (step, self._otherwise(step)), strict=False):
                    asyncio.get_running_loop().call_at(when, self._say, voter, phone, said)
        await asyncio.sleep(seconds)
        await self._answered(self.phones)
        said = [each for each in self.phones.ledger.acknowledged if each.paced]
        await self._shown(said)
        return said

    async def show(self) -> None:
        """The desk locks the vote and shows the result."""
        await self._do("stage.close", self.vote)
        await self._do("stage.reveal", self.vote)

    def acknowledged(self) -> list[str]:
        """The ids of the commands that were let through, as the phones were told."""
        return [said.id for phone in self.phones.people for said in phone.outbox.said(self.vote)]

    def refused(self) -> Counter[str]:
        """How many the phones were refused, by reason."""
        return self.phones.ledger.refused

    def surplus(self) -> int:
        """How many dots those with two phones ask for above what they have."""
        return sum((len(voter.phones) - 1) * self.listed.dots for voter in self.voters)

    async def _cluster(self) -> None:
        """As few cards as a quick scan has, each cluster with one or two of them."""
        writers = self.phones.people
        self.cards = [self._send(writers[number % len(writers)], "scan.add", self._kinds["scan"],
                                 self._bank.trend()) for number in range(CARDS)]
        await self._answered(self.phones)
        await self._do(STARTED, self.board)
        for number in range(CLUSTERS):
            self._send(self.desks.people[0], "cluster.make", self.board, {
                "name": f"Drivkraft {number + 1}", "definition": "Från det ena till det andra",
                "entries": self.cards[number::CLUSTERS]})
        await self._answered(self.desks)

    async def _read(self) -> None:
        """What stands on the phones now, as one that comes late is sent it."""
        seen = Seen()
        late = Phone(0, self.came[0][0], self._venue(Side(), seen.read), self._rng)
        late.scout = True
        await late.enter()
        await until(lambda: len(seen.listed.items) == CLUSTERS)
        late.leave()
        await late.left()
        self.listed = seen.listed
        if not self.listed.items:
            raise SystemExit("Det finns ingen lista att rösta om.")

    def _steps(self, voter: Voter) -> list[Step]:
        items = list(self.listed.items)
        if self.kind != "dotvote":
            return [(f"{self.kind}.rate", {"entry": item, **self._answers(voter, item)})
                    for item in self._rng.sample(items, min(RATED, len(items)))]
        weights = [wanted(voter.person, item) for item in items]
        *placed, another = self._rng.choices(items, weights, k=self.listed.dots + 1)
        steps: list[Step] = [("dotvote.place", {"entry": item}) for item in placed]
        # With all dots out, so that the budget is at its edge both before and after.
        regrets: list[Step] = [("dotvote.take_back", {"entry": placed[0]}),
                               ("dotvote.place", {"entry": another})]
        return [*steps, *regrets] if voter.regrets else steps

    def _answers(self, voter: Voter, item: str) -> dict[str, int | None]:
        return {name: None if self._rng.random() < DOES_NOT_KNOW
                else opinion(voter.person, item, name, scale, self._rng)
                for name, scale in self.listed.criteria.items()}

    def _otherwise(self, step: Step) -> Step:
        """What the second phone says: rated alike there would be nothing for it to change."""
        name, data = step
        scales = self.listed.criteria
        return name, {field: value if field not in scales
                      else (value or 0) % scales[field][1] + 1 for field, value in data.items()}

    def _say(self, voter: Voter, phone: Phone, step: Step) -> None:
        name, data = step
        self._send(phone, name, self.vote, data, paced=True)
        if voter.sends_twice:
            phone.insist(0)
