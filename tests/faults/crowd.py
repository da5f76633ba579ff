"""A room full of phones with those who watch it, and the one history they write."""

from __future__ import annotations

import asyncio
from random import Random

from .checker import Seen
from .history import History
from .phones import Phone, p95, until
from .pictures import picture

_BACK = 15.0  # seconds; a phone may wait half of that before it tries again


class Crowd:
    """Many phones, a wall and a desk that watch, one history."""

    def __init__(self, url: str, code: str, scan: str, seed: int) -> None:
        self.url, self.code, self.scan = url, code, scan
        self.history = History()
        self.phones: list[Phone] = []
        self.watchers: dict[str, Phone] = {}
        self.pages: dict[Phone, str] = {}
        self.chance = Random(seed)

    async def enter(
        self, people: list[tuple[str, str]], draw: int = 0, **watchers: str
    ) -> None:
        """Phones for (person, key), and programs that watch by the keys in `watchers`.

        So many of the phones, and then a wall too, `draw` what they are sent.
        """
        self.phones = [Phone(self.url, self.code, key, self.history, person)
                       for person, key in people]
        self.watchers = {name: Phone(self.url, self.code, key, self.history, name, form="events")
                         for name, key in watchers.items()}
        self.pages = dict.fromkeys(self.phones[:draw], "phone")
        if draw and "wall" in watchers:
            self.pages[self._page(watchers["wall"])] = "wall"
        for page in self.pages:
            page.draws = True
        await asyncio.gather(*(each.enter() for each in self.everyone))

    @property
    def everyone(self) -> list[Phone]:
        return list(dict.fromkeys([*self.phones, *self.watchers.values(), *self.pages]))

    def _page(self, key: str) -> Phone:
        return Phone(self.url, self.code, key, self.history, "page")

    async def write(self, seconds: float, per_second: float) -> None:
        """Somebody writes a card so many times a second."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + seconds
        number = 0
        while loop.time() < ends:
            number += 1
            self.chance.choice(self.phones).write(self.scan, f"Kort {len(self.history.ops)}")
            await asyncio.sleep(self.chance.expovariate(per_second))

    async def settle(self, within: float = 30.0) -> None:
        """Wait until every command has its answer."""
        await until(lambda: not any(phone.waiting for phone in self.phones), within)

    async def agree(self, within: float = 3.0) -> float:
        """Wait until every screen stands at the last number; the seconds it took."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        last = max((max(op.told) for op in self.history.acknowledged), default=0)
        await until(lambda: all((each.seq or 0) >= last for each in self.everyone), within)
        return loop.time() - began

    async def show_the_same(self, within: float = 3.0) -> float:
        """As `agree` once everyone is back, and every screen shows what a beat from then on tells
        of, one's own part as well; what was drawn is what one is sent who comes only now."""
        loop = asyncio.get_running_loop()
        await until(lambda: all(each.seated for each in self.everyone), _BACK)
        began = loop.time()
        await self.agree(within)
        await until(lambda: all(each.shows_what_it_should(began) for each in self.everyone), within)
        took = loop.time() - began
        assert took <= within
        for page, audience in self.pages.items():
            late = self._page(page.key)
            late.draws = True
            await late.enter()
            await until(lambda p=page, n=late, a=audience: picture(p, a) == picture(n, a), 3.0)
            await late.leave()
        return took

    def screens(self) -> list[Seen]:
        return [each.seen(f"screen {number}") for number, each in enumerate(self.everyone)]

    def p95(self) -> float:
        """Seconds to the acknowledgement that 95 of 100 had."""
        return p95(each for phone in self.phones for each in phone.latencies)

    async def leave(self) -> None:
        await asyncio.gather(*(each.leave() for each in self.everyone))
