"""With one promise broken the judge must find it, else it proves nothing."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from .checker import Verdict, evidence_of, judge
from .crowd import Crowd
from .phones import until
from .proxy import CUT, DROP, PASS, Wire
from .server import Server, Workshop

pytestmark = pytest.mark.faults
PEOPLE = 10


@pytest.fixture
def broken(request: pytest.FixtureRequest, sessions: Path) -> Iterator[Server]:
    running = Server(sessions, program=("tests.faults.mutated", request.param))
    yield running
    running.kill()
    running.forget()


async def killed_after_a_receipt(server: Server, workshop: Workshop, seed: int) -> Crowd:
    crowd = Crowd(server.url, workshop.code, workshop.scan, seed)
    await crowd.enter(workshop.join(PEOPLE))
    writing = asyncio.create_task(crowd.write(3, 40))
    await until(lambda: len(crowd.history.acknowledged) >= 30, 10)
    server.kill()
    writing.cancel()
    await crowd.leave()
    return crowd


@pytest.mark.parametrize("broken", ["acknowledge_before_commit"], indirect=True)
def test_acknowledging_before_the_commit_is_found(broken: Server, seed: int) -> None:
    workshop = Workshop(broken)
    workshop.open_scan()
    crowd = asyncio.run(killed_after_a_receipt(broken, workshop, seed))
    verdict = judge(crowd.history, evidence_of(workshop.path))
    assert verdict.lost > 0
    assert any(finding.startswith("I1") for finding in verdict.findings)


async def every_third_ack_cut(server: Server, workshop: Workshop, seed: int) -> Crowd:
    acks = 0

    def fate(text: bytes) -> str:
        nonlocal acks
        acks += text.startswith(b"43")
        return CUT if text.startswith(b"43") and acks % 3 == 0 else PASS

    wire = Wire(server.port, fate)
    crowd = Crowd(await wire.open(), workshop.code, workshop.scan, seed)
    await crowd.enter(workshop.join(PEOPLE))
    await crowd.write(2, 20)
    await crowd.settle()
    await crowd.leave()
    await wire.close()
    return crowd


@pytest.mark.parametrize("broken", ["no_unique_id"], indirect=True)
def test_doing_a_command_twice_is_found(broken: Server, seed: int) -> None:
    workshop = Workshop(broken)
    workshop.open_scan()
    crowd = asyncio.run(every_third_ack_cut(broken, workshop, seed))
    verdict = judge(crowd.history, evidence_of(workshop.path))
    assert verdict.doubled > 0


async def many_at_once(server: Server, workshop: Workshop, seed: int) -> Verdict:
    crowd = Crowd(server.url, workshop.code, workshop.scan, seed)
    await crowd.enter(workshop.join(PEOPLE))
    for phone in crowd.phones:
        phone.in_flight = 20  # an honest phone has one; this is what shows the order of handlers
        for number in range(20):
            phone.write(workshop.scan, f"{phone.person} {number}")
    await crowd.settle()
    await crowd.leave()
    return judge(crowd.history, evidence_of(workshop.path))


@pytest.mark.parametrize(("broken", "found"), [
    ("slow_handlers", False), ("parallel_handlers", True),
], indirect=["broken"])  # fmt: skip
def test_handlers_side_by_side_are_found(broken: Server, found: bool, seed: int) -> None:
    workshop = Workshop(broken)
    workshop.open_scan()
    verdict = asyncio.run(many_at_once(broken, workshop, seed))
    assert any(finding.startswith("I3") for finding in verdict.findings) == found


async def last_patch_lost(server: Server, workshop: Workshop, seed: int) -> bool:
    """True when the screens are whole within three seconds of a last card whose patch was lost."""
    wire = Wire(server.port)
    crowd = Crowd(await wire.open(), workshop.code, workshop.scan, seed)
    await crowd.enter(workshop.join(PEOPLE))
    wire.fate = lambda text: DROP if text.startswith(b'42["patch') else PASS
    crowd.phones[0].write(workshop.scan, "Det sista kortet")
    await crowd.settle()
    await until(lambda: wire.counts[DROP] >= PEOPLE, 5)
    wire.fate = lambda text: PASS
    try:
        await crowd.agree(3)
    except AssertionError:
        return False
    finally:
        await crowd.leave()
        await wire.close()
    return True


@pytest.mark.parametrize(("broken", "heals"), [
    ("as_it_is", True), ("no_heartbeat", False),
], indirect=["broken"])  # fmt: skip
def test_without_a_heartbeat_a_lost_last_patch_is_never_noticed(
    broken: Server, heals: bool, seed: int
) -> None:
    workshop = Workshop(broken)
    workshop.open_scan()
    assert asyncio.run(last_patch_lost(broken, workshop, seed)) == heals
