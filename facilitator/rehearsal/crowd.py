"""The crowd: everybody joins, the scout tells what is on, and what was seen becomes figures."""

import asyncio
import http.client
import secrets
import time
from collections.abc import Callable, Iterator

from picows import WSError

from facilitator.rehearsal import wire
from facilitator.rehearsal.bank import Bank
from facilitator.rehearsal.door import Door
from facilitator.rehearsal.figures import Figures, figures_of
from facilitator.rehearsal.invited import Invited, JoinRefused
from facilitator.rehearsal.ledger import Ledger
from facilitator.rehearsal.pen import Person
from facilitator.rehearsal.phone import Phone, Venue
from facilitator.rehearsal.plan import RehearsalPlan, RehearsalRefused
from facilitator.rehearsal.screens import Screens
from facilitator.rehearsal.seen import Seen
from facilitator.rehearsal.sockets import allow_sockets
from facilitator.rehearsal.stocktaking import Stocktaking
from facilitator.rehearsal.writing import Writing, seeded

_AT_THE_DOOR = 50
_OPENING_AT_MOST = 120.0
_LAST_PATCH = 3.0
_LEAVING = 1.0
_UNKNOWN = {"404", "410", "unknown_code", "expired"}

__all__ = ["RehearsalPlan", "RehearsalRefused", "rehearse"]


async def rehearse(plan: RehearsalPlan, bank: Bank | None = None) -> Figures:
    """Run the rehearsal and return its figures; RehearsalRefused when it cannot start.

    A cancelled rehearsal stops at once and returns what it has seen so far.
    """
    allow_sockets(plan.people)
    return await Crowd(plan, bank or Bank.load(seeded(plan.seed))).run()


class Crowd:
    """All phones of one rehearsal."""

    def __init__(
        self, plan: RehearsalPlan, bank: Bank, ledger: Ledger | None = None
    ) -> None:
        """`ledger` for whoever wants to read it afterwards."""
        self._plan, self._bank = plan, bank
        self._ledger, self._screens = ledger or Ledger(), Screens()
        self._phones: list[Phone] = []
        self._seen = Seen()
        self._writing = Writing(plan, bank, self._phones, self._seen)
        self._door = Door(plan.url, plan.code, plan.desk_key)
        self._stock = Stocktaking(self._door)
        self._turning: set[asyncio.Task[None]] = set()
        self._venue = Venue(
            address=self._door.websocket,
            code=plan.code,
            run=secrets.token_hex(8),
            ledger=self._ledger,
            screens=self._screens,
            heard=self._heard,
            answered=self._writing.open_on,
            thrown_out=self._thrown_out,
        )

    async def run(self) -> Figures:
        """Join, write, wait for what is out, compare with what is stored."""
        try:
            await self._join()
            await self._write()
            await self._drain()
            self._ledger.stored = await self._stock.added(self._ledger.per_activity)
        except asyncio.CancelledError:
            self._ledger.interrupted = True
        finally:
            await self._close()
        return figures_of(self._plan, self._ledger, self._screens)

    async def _join(self) -> None:
        invited = await Invited.ask(self._door)
        began = time.monotonic()
        numbers = iter(range(self._plan.people))
        # The first is the scout: it also finds out whether there is anything to join.
        await self._enter(next(numbers), invited)
        if not self._phones:
            raise RehearsalRefused(self._why_nobody())
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(_AT_THE_DOOR):
                    group.create_task(self._enter_all(numbers, invited))
        finally:
            self._ledger.joined_in = time.monotonic() - began

    async def _enter_all(self, numbers: Iterator[int], invited: Invited) -> None:
        for number in numbers:
            await self._enter(number, invited)

    async def _enter(self, number: int, invited: Invited) -> None:
        refused = self._ledger.joins_refused
        try:
            key, organisation = await invited.join(self._bank.name())
            phone = Phone(number, key, self._venue, seeded(self._plan.seed + number / 10_000))
            phone.scout = not self._phones
            phone.person = Person(str(number), organisation)
            if await phone.enter():
                self._phones.append(phone)
                self._ledger.joined += 1
            else:
                refused["key"] += 1
        except TimeoutError:
            refused["picture"] += 1
        except (OSError, WSError, http.client.HTTPException):
            refused["unreachable"] += 1
        except JoinRefused as reason:
            refused[reason.code] += 1

    def _why_nobody(self) -> str:
        reason = next(iter(self._ledger.joins_refused), "")
        if reason in _UNKNOWN:
            return f"Ingen workshop har koden {self._plan.code} på {self._plan.url}."
        return f"Ingen telefon kom in på {self._plan.url} ({reason})."

    async def _write(self) -> None:
        while self._turning:
            await asyncio.wait(self._turning)
        if self._writing.open():
            await self._until(self._writing.is_opened, _OPENING_AT_MOST)
        loop = asyncio.get_running_loop()
        ends = loop.time() + self._plan.seconds
        self._ledger.began, self._ledger.own_cpu = time.time(), -time.process_time()
        self._writing.begin(ends)
        await self._until(lambda: loop.time() >= ends, self._plan.seconds)
        self._stop_writing()

    def _stop_writing(self) -> None:
        self._writing.stop()
        if self._ledger.began and not self._ledger.ended:
            self._ledger.ended = time.time()
            self._ledger.own_cpu += time.process_time()

    async def _drain(self) -> None:
        await self._until(self._all_answered, self._plan.drain)
        last = max((entry.seq for entry in self._ledger.acknowledged), default=-1)
        await self._until(lambda: self._screens.all_reached(last) is not None, _LAST_PATCH)

    def _all_answered(self) -> bool:
        return not any(phone.outbox for phone in self._phones)

    async def _until(self, done: Callable[[], bool], at_most: float) -> None:
        """Wait, while whoever has waited too long for an answer sends again."""
        loop = asyncio.get_running_loop()
        latest = loop.time() + at_most
        while not done() and (left := latest - loop.time()) > 0:
            await asyncio.sleep(min(0.05, left))
            for phone in self._phones:
                if phone.outbox:
                    phone.insist(self._plan.patience)

    def _heard(self, patch: bytes) -> None:
        self._seen.read(patch)
        said, current = wire.current_in(patch)
        if said:
            task = asyncio.get_running_loop().create_task(self._turn_to(current))
            self._turning.add(task)
            task.add_done_callback(self._turning.discard)

    async def _turn_to(self, current: wire.Current | None) -> None:
        if current:
            self._writing.turn_to(None)  # nobody writes until it is known what was there before
            await self._stock.before(current.activity)
        self._writing.turn_to(current)

    def _thrown_out(self, phone: Phone) -> None:
        staying = next((other for other in self._phones if not other.is_gone), None)
        if phone.scout and staying:
            staying.scout = True

    async def _close(self) -> None:
        self._stop_writing()
        self._ledger.unanswered = sum(len(phone.outbox) for phone in self._phones)
        for phone in self._phones:
            phone.leave()
        leaving = [asyncio.ensure_future(phone.left()) for phone in self._phones]
        if leaving:
            _, slow = await asyncio.wait(leaving, timeout=_LEAVING)
            for task in slow:
                task.cancel()
