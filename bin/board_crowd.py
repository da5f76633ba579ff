"""Everybody around a board of clusters, over real sockets: desks that move cards, phones, a wall.

A desk and a wall are the rehearsal's phone with another key: it counts what it is sent.
"""

import asyncio
import re
import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from facilitator.domain.keys import key_hash
from facilitator.rehearsal.bank import Bank
from facilitator.rehearsal.desk import command
from facilitator.rehearsal.door import Door
from facilitator.rehearsal.invited import Invited
from facilitator.rehearsal.ledger import Acknowledged, Ledger
from facilitator.rehearsal.phone import Phone, Venue
from facilitator.rehearsal.screens import Screens

PATIENCE, AT_MOST = 10.0, 120.0
AT_THE_DOOR = 20


@dataclass
class Side:
    """The desks, the wall or the phones: what was sent and how far their screens have come."""

    ledger: Ledger = field(default_factory=Ledger)
    screens: Screens = field(default_factory=Screens)
    people: list[Phone] = field(default_factory=list)

    def times(self, moves: Iterable[Acknowledged]) -> list[float]:
        """From each move until the last of these screens had it, ms; none for one never seen."""
        seen = ((move.sent, self.screens.all_reached(move.seq)) for move in moves)
        return [(there - sent) * 1000 for sent, there in seen if there is not None]


class Crowd:
    """One workshop with its board, and those who look at it."""

    def __init__(self, url: str, workshop: dict[str, Any], seed: int) -> None:
        self._door = Door(url, workshop["code"], workshop["desk_key"])
        self._wall_key = workshop["wall_key"]
        self._kinds = {row["kind"]: row["id"] for row in reversed(workshop["activities"])}
        self._rng = Random(seed)
        self._bank = Bank.load(self._rng)
        self.desks, self.wall, self.phones = Side(), Side(), Side()
        self.sent: dict[str, tuple[str, str]] = {}  # move -> (card, where to)
        self.began: dict[str, str] = {}  # card -> where it lay before the moves
        self.lies: dict[str, str] = {}
        self.came: list[tuple[str, str]] = []  # (key, organisation) of each person
        self.cards: list[str] = []
        self.clusters: list[str] = []

    @property
    def board(self) -> str:
        """The id of the clustering."""
        return str(self._kinds["cluster"])

    async def gather(self, phones: int, desks: int) -> None:
        """Everybody comes in while the scan is on."""
        await self._do("stage.start", self._kinds["scan"])
        invited = await Invited.ask(self._door)
        for first in range(0, phones, AT_THE_DOOR):
            some = range(first, min(phones, first + AT_THE_DOOR))
            came = await asyncio.gather(*(invited.join(self._bank.name()) for _ in some))
            self.came += came
            await asyncio.gather(*(self._enter(self.phones, key) for key, _ in came))
        await self._enter(self.wall, self._wall_key)
        for number in range(desks):
            secret = secrets.token_urlsafe(16)
            await self._do("key.make", None, role="desk", holder=f"Processledare {number + 1}",
                           hash=key_hash(secret))
            await self._enter(self.desks, secret)

    async def fill(self, cards: int, clusters: int) -> None:
        """The phones write the cards; the desk opens the board and makes the clusters, and three
        cards of four are put in one."""
        asked = [self._send(self.phones.people[number % len(self.phones.people)], "scan.add",
                            self._kinds["scan"], self._bank.trend()) for number in range(cards)]
        await self._answered(self.phones)
        await self._do("stage.start", self.board)
        desk = self.desks.people[0]
        self.cards = asked
        for number in range(clusters):
            first, end = number * cards // clusters, (4 * number + 3) * cards // (4 * clusters)
            made = self._send(desk, "cluster.make", self.board, {
                "name": f"Drivkraft {number + 1}", "definition": "Från det ena till det andra",
                "entries": asked[first:end]})
            self.clusters.append(made)
            self.lies |= dict.fromkeys(asked[first:end], made)
        await self._answered(self.desks)
        self.began = dict(self.lies)

    async def move(self, seconds: float, a_second: float) -> list[Acknowledged]:
        """Every desk moves a card in turn, `a_second` in total; the moves that were let through.

        The suggestions still read the cards then, and a draft of all that are loose is asked for.
        """
        self._send(self.desks.people[0], "cluster.ask_draft", self.board, {})
        await self._answered(self.desks)
        before = len(self.desks.ledger.acknowledged)
        began, loop = asyncio.get_running_loop().time(), asyncio.get_running_loop()
        for number in range(round(seconds * a_second)):
            await asyncio.sleep(began + number / a_second - loop.time())
            self._move_one(self.desks.people[number % len(self.desks.people)])
        await self._answered(self.desks)
        moves = self.desks.ledger.acknowledged[before:]
        await self._shown(moves)
        return moves

    async def picture(self) -> list[str]:
        """The cards of the whole board as a desk that comes late is sent it."""
        late = _Late()
        desk = Phone(0, self._door.key or "", self._venue(Side(), late.heard), self._rng)
        desk.scout = True
        await desk.enter()
        desk.leave()
        await desk.left()
        return re.findall(r'data-card=\\?"([\w-]+)', late.said)

    async def leave(self) -> None:
        """Close every socket."""
        everybody = [p for side in (self.desks, self.wall, self.phones) for p in side.people]
        for phone in everybody:
            phone.leave()
        await asyncio.gather(*(phone.left() for phone in everybody))

    def faults(self) -> Counter[str]:
        """What must not happen, counted: no answer, two answers, refusals, gaps, a lost line."""
        found: Counter[str] = Counter()
        for side in (self.desks, self.wall, self.phones):
            ledger = side.ledger
            found["obesvarade"] += sum(len(phone.outbox) for phone in side.people)
            found["dubbla svar"] += ledger.duplicates
            found["nekade"] += sum(ledger.refused.values())
            found["omtag"] += ledger.resyncs + ledger.reconnects
        return found

    def _move_one(self, desk: Phone) -> None:
        card = self._rng.choice(self.cards)
        places = (*self.clusters, "alone", "")
        target = self._rng.choice([each for each in places if each != self.lies.get(card, "")])
        self.lies[card] = target
        asked = self._send(desk, "cluster.move", self.board,
                           {"entries": [card], "cluster": target}, paced=True)
        self.sent[asked] = card, target

    def _send(self, phone: Phone, name: str, activity: str, data: dict[str, Any], *,
              paced: bool = False) -> str:
        """Its command's id, which is the id of what it makes."""
        return phone.send(name, activity, data, paced=paced)

    async def _enter(self, side: Side, key: str) -> None:
        # Before it is let in: of those who come at once none may have another's place.
        phone = Phone(len(side.people), key, self._venue(side, _Late().heard), self._rng)
        side.people.append(phone)
        if not await phone.enter():
            raise SystemExit("En nyckel togs inte emot.")

    def _venue(self, side: Side, heard: Callable[[bytes], None]) -> Venue:
        return Venue(self._door.websocket, self._door.code, secrets.token_hex(8), side.ledger,
                     side.screens, heard, lambda _: None, lambda _: None)

    async def _do(self, name: str, activity: str | None, **data: object) -> None:
        if name == "stage.start":
            data = {"activity": activity}
        answer = await command(self._door, name, activity, data)
        if not answer.get("ok"):
            raise SystemExit(f"{name} gick inte: {answer}")

    async def _shown(self, moves: Iterable[Acknowledged]) -> None:
        """Wait until every screen has the last of them."""
        last = max((move.seq for move in moves), default=0)
        sides = (self.desks, self.wall, self.phones)
        await until(lambda: all(side.screens.all_reached(last) is not None for side in sides))

    async def _answered(self, side: Side) -> None:
        await until(lambda: not any(phone.outbox for phone in side.people))


class _Late:
    """What a screen is sent first."""

    def __init__(self) -> None:
        self.said = ""

    def heard(self, patch: bytes) -> None:
        self.said = self.said or patch.decode()


async def until(done: Callable[[], bool]) -> None:
    latest = time.monotonic() + AT_MOST
    while not done():
        if time.monotonic() > latest:
            return  # what is missing is counted as missing
        await asyncio.sleep(0.02)
