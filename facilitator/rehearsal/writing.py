"""Who writes what and when: an opening burst if one is asked for, then each at an even pace."""

import asyncio
from functools import partial
from random import Random

from facilitator.rehearsal import wire
from facilitator.rehearsal.answers import ANSWERS, Answer
from facilitator.rehearsal.bank import Bank
from facilitator.rehearsal.pen import Pen
from facilitator.rehearsal.phone import Phone
from facilitator.rehearsal.plan import RehearsalPlan
from facilitator.rehearsal.seen import Seen

_JITTER = 0.1  # of the time between two answers


class Writing:
    """The crowd's pens: what is on now, and whose turn it is."""

    def __init__(self, plan: RehearsalPlan, bank: Bank, phones: list[Phone], seen: Seen) -> None:
        self._plan, self._bank, self._phones, self._seen = plan, bank, phones, seen
        self._current: wire.Current | None = None
        self._opening_left = plan.opening
        self._ends: float | None = None  # on the loop's clock; None while nobody may write
        self._every = 0.0  # seconds between a phone's answers; 0 before the paced writing
        self._turns: dict[Phone, asyncio.TimerHandle] = {}

    def turn_to(self, current: wire.Current | None) -> None:
        """The desk has moved on (None: nothing is on)."""
        self._current = current
        if self._ends is not None:
            self.open()
        if self._every and current and self._every != self._pace():
            self._share_out()

    def open(self) -> bool:
        """Share out the opening's cards and send the first of each phone; False when there are
        none, or what is on now takes no cards."""
        self._ends = self._ends or float("inf")
        asked = self._asked()
        if not self._opening_left or not asked or not asked[1].cards:
            return False
        each, more = divmod(self._opening_left, len(self._phones))
        self._opening_left = 0
        for number, phone in enumerate(self._phones):
            phone.opening_left = each + (number < more)
            self.open_on(phone)
        return True

    def open_on(self, phone: Phone) -> None:
        """Send the phone's next card of the opening; it had the answer to the one before."""
        if phone.opening_left and self._ends is not None:
            phone.opening_left -= 1
            self._answer(phone, paced=False)

    def is_opened(self) -> bool:
        """True when every card of the opening has had its answer."""
        return not any(phone.opening_left or phone.outbox for phone in self._phones)

    def begin(self, ends: float) -> None:
        """Let every phone write at its own time until `ends` on the loop's clock, spread evenly
        over the time between two answers."""
        self._ends = ends
        self._share_out()

    def stop(self) -> None:
        """Nobody writes any more."""
        self._ends, self._every = None, 0.0

    def _share_out(self) -> None:
        """Give every phone its turn anew, at the pace of what is on now."""
        self._every = self._pace()
        began = asyncio.get_running_loop().time()
        for number, phone in enumerate(self._phones):
            if phone in self._turns:
                self._turns[phone].cancel()
            first = began + number / len(self._phones) * self._every
            self._await_turn(phone, first, first)

    def _pace(self) -> float:
        asked = self._asked()
        return min(self._plan.every, asked[1].within) if asked else self._plan.every

    def _await_turn(self, phone: Phone, when: float, due: float) -> None:
        loop = asyncio.get_running_loop()
        self._turns[phone] = loop.call_at(when, self._turn_of, phone, due)

    def _turn_of(self, phone: Phone, due: float) -> None:
        if self._ends is None or due >= self._ends:
            return
        self._answer(phone, paced=True)
        following = due + self._every
        jitter = phone.rng.uniform(-_JITTER, _JITTER) * self._every
        self._await_turn(phone, min(following + jitter, self._ends), following)

    def _answer(self, phone: Phone, *, paced: bool) -> None:
        asked = self._asked()
        if not asked or phone.is_gone:
            return
        activity, answer = asked
        if answer.once and activity in phone.done:
            return
        phone.done.add(activity)
        said = answer.make(Pen(
            phone.rng, self._bank, self._seen, phone.done, phone.person,
            phone.outbox.said(activity), partial(wire.own_in, phone.own, phone.told),
            bool(phone.outbox)))
        if said:
            name, data = said
            phone.done.add(phone.send(name, activity, data, paced=paced))

    def _asked(self) -> tuple[str, Answer] | None:
        current = self._current
        answer = ANSWERS.get(current.kind) if current and current.is_open else None
        return (current.activity, answer) if current and answer else None


def seeded(seed: float) -> Random:
    """A repeatable source of chance: a rehearsal wants the same crowd again, not secrets."""
    return Random(seed)  # noqa: S311
