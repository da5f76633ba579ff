"""The server dies, freezes, loses its wires: what was acknowledged is there, once, in order."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from .checker import Verdict, evidence_of, judge
from .crowd import Crowd
from .phones import p95, until
from .proxy import CUT, DOUBLE, DROP, PASS, Wire
from .server import Server, Workshop

pytestmark = pytest.mark.faults
PEOPLE, PACE = 60, 30.0
Write = Callable[[str, str, Verdict], None]


def checked(crowd: Crowd, workshop: Workshop) -> Verdict:
    """The verdict over file, screens and report; it must be clean."""
    verdict = judge(crowd.history,
                    evidence_of(workshop.path, crowd.screens(), workshop.report()))
    assert verdict.findings == []
    assert crowd.history.acknowledged
    return verdict


async def entered(
    workshop: Workshop, seed: int, people: int = PEOPLE, url: str = "", draw: int = 0
) -> Crowd:
    crowd = Crowd(url or workshop.server.url, workshop.code, workshop.scan, seed)
    joined = await asyncio.to_thread(workshop.join, people)
    await crowd.enter(joined, draw, wall=workshop.wall_key, desk=workshop.desk_key)
    return crowd


def test_f1_killed_five_times_under_load(
    server: Server, workshop: Workshop, seed: int, line: Write
) -> None:
    async def play() -> tuple[Crowd, float]:
        crowd = await entered(workshop, seed)
        writing = asyncio.create_task(crowd.write(32, PACE))
        slowest = 0.0
        for _ in range(5):
            await asyncio.sleep(crowd.chance.uniform(4, 6))
            server.kill()
            slowest = max(slowest, await asyncio.to_thread(server.start))
        await writing
        await crowd.settle()
        await crowd.show_the_same()
        return crowd, slowest

    crowd, slowest = asyncio.run(_and_leave(play()))
    verdict = checked(crowd, workshop)
    line("F1 kill -9 five times",
         f"{PEOPLE} phones, {len(crowd.history.ops)} cards, up in {slowest:.1f} s", verdict)
    assert slowest <= 3


async def _and_leave(play) -> tuple[Crowd, float]:
    crowd, figure = await play
    await crowd.leave()
    return crowd, figure


def test_f3_the_acknowledgement_is_cut_on_the_wire(
    workshop: Workshop, seed: int, line: Write
) -> None:
    async def play() -> tuple[Crowd, float]:
        chance = Random(seed)

        def fate(text: bytes) -> str:
            return CUT if text.startswith(b"43") and chance.random() < 0.25 else PASS

        wire = Wire(workshop.server.port, fate)
        crowd = await entered(workshop, seed, 20, await wire.open())
        for number in range(200):
            crowd.phones[number % 20].write(workshop.scan, f"Kort {number}")
        await crowd.settle(90)
        wire.fate = lambda text: PASS
        await until(lambda: all(p.seated for p in crowd.everyone), 15)
        await crowd.show_the_same()
        await crowd.leave()
        await wire.close()
        return crowd, wire.counts[CUT]

    crowd, cuts = asyncio.run(play())
    verdict = checked(crowd, workshop)
    assert cuts >= 40
    line("F3 acknowledgement cut", f"20 phones, 200 cards, {cuts:.0f} cuts", verdict)


def test_f6_broadcasts_are_lost_and_doubled(
    workshop: Workshop, seed: int, line: Write
) -> None:
    async def play() -> tuple[Crowd, float]:
        chance = Random(seed)

        def fate(text: bytes) -> str:
            if not text.startswith((b'42["patch', b'42["mine', b'42["beat')):
                return PASS
            drawn = chance.random()
            return DROP if drawn < 0.1 else DOUBLE if drawn < 0.2 else PASS

        wire = Wire(workshop.server.port)
        crowd = await entered(workshop, seed, PEOPLE, await wire.open(), draw=4)
        wire.fate = fate
        await crowd.write(20, 10)
        await crowd.settle()
        wire.fate = lambda text: PASS
        took = await crowd.show_the_same(3)
        await crowd.leave()
        await wire.close()
        assert wire.counts[DROP] > 100
        return crowd, took

    crowd, took = asyncio.run(play())
    verdict = checked(crowd, workshop)
    line("F6 broadcasts 10 % lost, 10 % doubled",
         f"{PEOPLE} phones, agreed after {took:.1f} s", verdict)  # fmt: skip


def test_f15_the_server_stands_still_for_eight_seconds(
    server: Server, workshop: Workshop, seed: int, line: Write
) -> None:
    async def play() -> tuple[Crowd, float]:
        crowd = await entered(workshop, seed)
        writing = asyncio.create_task(crowd.write(14, PACE))
        await asyncio.sleep(3)
        server.freeze()
        await asyncio.sleep(8)
        server.thaw()
        await writing
        await crowd.settle()
        await crowd.show_the_same()
        return crowd, 0.0

    crowd, _ = asyncio.run(_and_leave(play()))
    verdict = checked(crowd, workshop)
    line("F15 SIGSTOP 8 s", f"{PEOPLE} phones, {len(crowd.history.ops)} cards", verdict)


def test_f16_the_clock_jumps_an_hour_there_and_back(
    sessions: Path, seed: int, line: Write
) -> None:
    server = Server(sessions, program=("tests.faults.mutated", "clock_that_jumps"))
    try:
        workshop = Workshop(server)
        workshop.open_scan()

        async def play() -> tuple[Crowd, float]:
            crowd = await entered(workshop, seed, 20)
            await crowd.write(4, PACE)
            await crowd.settle()
            await crowd.agree()
            return crowd, 0.0

        crowd, _ = asyncio.run(_and_leave(play()))
        verdict = checked(crowd, workshop)
        line("F16 clock jumps an hour", f"20 phones, {len(crowd.history.ops)} cards", verdict)
    finally:
        server.kill()
        server.forget()


def test_f9_and_f10_three_hundred_from_one_address(
    server: Server, workshop: Workshop, seed: int, line: Write
) -> None:
    people = 300

    async def play() -> tuple[Crowd, float]:
        began = time.monotonic()
        crowd = await entered(workshop, seed, people)  # a 429 would be an error here
        assert time.monotonic() - began <= 20
        assert p95(workshop.joined_in) < 2
        assert p95([phone.entered_in for phone in crowd.phones]) < 2
        await crowd.write(3, PACE)
        await crowd.settle()
        server.kill()
        await asyncio.to_thread(server.start)
        back = time.monotonic()
        await until(lambda: all(p.seated and p.connects > 1 for p in crowd.phones), 15)
        took = time.monotonic() - back
        await crowd.write(3, PACE)
        await crowd.settle()
        await crowd.show_the_same()
        return crowd, took

    crowd, took = asyncio.run(_and_leave(play()))
    verdict = checked(crowd, workshop)
    slowest = max(p95(workshop.joined_in), p95([phone.entered_in for phone in crowd.phones]))
    line("F9, F10 one address, and back after a kill",
         f"{people}, p95 in {slowest:.1f} s, all back {took:.1f} s", verdict)  # fmt: skip
