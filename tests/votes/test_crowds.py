"""A crowd votes over real sockets, some sending all twice and some with two phones at once:
what was acknowledged is on disk, what was shown is what the log says, nobody had too many dots."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from board_crowd import until
from vote_crowd import OF_TEN, Voters
from vote_ledger import cast, given, logged, most_held, wrong_means, wrong_totals

from tests.faults.server import Server, Workshop

PEOPLE, SECONDS = 60, 4.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path)
    yield running
    assert running.stop() == 0
    assert running.tracebacks() == 0, running.log.read_text()[-3000:]
    running.forget()


async def nothing_happens(crowd: Voters) -> None:
    del crowd


def voted(
    server: Server, kind: str, meanwhile: Callable[[Voters], Awaitable[None]] = nothing_happens,
    twice: int = 5 * PEOPLE // OF_TEN,
) -> None:
    """Everybody votes, `twice` or more of it twice, the desk shows the result, and all of it is
    held against the log."""
    workshop = Workshop(server, template="omvarld-halvdag")
    crowd = Voters(server.url, workshop.told, kind, seed=2050)
    asyncio.run(whole(crowd, meanwhile))
    log = logged(workshop.path, crowd.vote)
    by_command, said = cast(log), crowd.acknowledged()
    assert len(said) == len(set(said)) >= 5 * PEOPLE
    assert crowd.phones.ledger.resent >= twice
    assert [each for each in said if not by_command[each]] == []
    assert [each for each, times in by_command.items() if times > 1] == []
    shown = next(each for each in workshop.report()["activities"] if each["id"] == crowd.vote)
    numbers = shown["results"]["result"]["numbers"]
    assert len(numbers["items"]) == len(crowd.listed.items) == 20
    assert (wrong_totals(log, numbers), wrong_means(log, numbers)) == (0, 0)
    held = most_held(log).values()
    assert all(most == given(log) == 5 and fewest == 0 for most, fewest in held)
    assert len(held) == (PEOPLE if kind == "dotvote" else 0)
    assert crowd.refused() == ({"no_dots_left": crowd.surplus()} if kind == "dotvote" else {})


async def whole(crowd: Voters, meanwhile: Callable[[Voters], Awaitable[None]]) -> None:
    await crowd.begin(PEOPLE)
    await asyncio.gather(crowd.cast(SECONDS), meanwhile(crowd))
    assert not any(phone.outbox for phone in crowd.phones.people)
    assert crowd.phones.ledger.duplicates == 0
    await crowd.show()
    await crowd.leave()


@pytest.mark.parametrize("kind", ["dotvote", "matrix"])
def test_what_a_crowd_was_told_is_what_the_log_and_the_result_say(
    server: Server, kind: str
) -> None:
    voted(server, kind)


@pytest.mark.faults
@pytest.mark.parametrize("kind", ["dotvote", "matrix"])
def test_it_is_so_when_the_server_dies_in_the_middle_of_it(server: Server, kind: str) -> None:
    async def dies(crowd: Voters) -> None:
        await until(lambda: len(crowd.acknowledged()) > 2 * PEOPLE)
        server.kill()
        await asyncio.to_thread(server.start)

    voted(server, kind, dies, twice=1)  # what was on its way twice when it died is told once
