"""One that floods, lies, bombs or never reads costs its own connection and nobody else anything."""

import asyncio
import contextlib
import http.client
import json
import select
import socket
import time
import zlib
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.live.transport.raw_phone import Polling, Socket, close_all, until

from .checker import Verdict, evidence_of, judge
from .crowd import Crowd
from .frames import frame, hostile_frames
from .phones import p95
from .server import Server, Workshop

pytestmark = pytest.mark.faults
Write = Callable[[str, str, Verdict], None]
FRAMES = 10_000
MEGABYTE = 1 << 20


async def while_others_write(
    workshop: Workshop, seed: int, harm: Callable[[], object], people: int = 30
) -> Crowd:
    """A room that goes on writing while `harm` is done beside it in a thread."""
    crowd = Crowd(workshop.server.url, workshop.code, workshop.scan, seed)
    await crowd.enter(await asyncio.to_thread(workshop.join, people), wall=workshop.wall_key)
    harming = asyncio.ensure_future(asyncio.to_thread(harm))
    while not harming.done():
        await crowd.write(0.5, 20)
    await harming
    await crowd.settle()
    await crowd.agree()
    await crowd.leave()
    return crowd


def played(
    workshop: Workshop, seed: int, harm: Callable[[], object], limit: float, growth: int
) -> tuple[Crowd, Verdict]:
    """The room must not notice: its p95 in seconds, the server's memory in bytes."""
    server = workshop.server
    before = server.rss
    try:
        crowd = asyncio.run(while_others_write(workshop, seed, harm))
    finally:
        close_all()
    verdict = judge(crowd.history, evidence_of(workshop.path, crowd.screens(), workshop.report()))
    assert verdict.findings == []
    assert crowd.p95() <= limit
    assert server.rss - before <= growth
    return crowd, verdict


def is_cut(phone: Socket, within: float = 5.0) -> bool:
    """True when the server has hung up on it, politely or not."""
    phone.wire.settimeout(within)
    try:
        phone.close_code()
    except TimeoutError:
        return False
    return True


def has_hung_up(phone: Socket) -> bool:
    """The same, without reading a byte."""
    poll = select.poll()
    poll.register(phone.wire, select.POLLRDHUP | select.POLLERR | select.POLLHUP)
    return bool(poll.poll(0))


def joined(server: Server, workshop: Workshop, key: str) -> Socket:
    """A raw socket of one who is in."""
    phone = Socket(server.port)
    assert phone.text().startswith("0{")
    phone.say("40" + json.dumps({"code": workshop.code, "key": key}))
    while not phone.text().startswith("40{"):
        pass  # the first picture may come before the answer
    return phone


def test_ten_thousand_hostile_frames(
    server: Server, workshop: Workshop, seed: int, line: Write
) -> None:
    ((_, key),) = workshop.join(1)
    sockets = 0

    def send(each: bytes) -> None:
        """On a socket of its own, since most of these cost the socket."""
        nonlocal sockets
        sockets += 1
        with contextlib.suppress(OSError, AssertionError):
            phone = joined(server, workshop, key) if sockets % 2 else Socket(server.port)
            phone.wire.settimeout(0.02)
            with contextlib.suppress(OSError):
                phone.wire.sendall(each)
                while phone.wire.recv(65536):
                    pass
            phone.close()

    def harm() -> None:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(send, hostile_frames(seed, FRAMES)))

    crowd, verdict = played(workshop, seed, harm, 0.2, 40 * MEGABYTE)
    assert server.process.poll() is None
    assert server.tracebacks() == 0
    line("10,000 hostile frames", f"{sockets} sockets, others' p95 {crowd.p95() * 1000:.0f} ms",
         verdict)  # fmt: skip


def test_f11_bombs_and_pieces_that_never_end(
    server: Server, workshop: Workshop, seed: int, line: Write
) -> None:
    packed = zlib.compress(b"4" * 200 * MEGABYTE, 9)
    piece = frame(b"4" * 4000, final=False)
    harms = {
        "10 MB": frame(b"4" * 10 * MEGABYTE),
        # Compressed, though no extension was agreed on.
        "bomb": bytes([frame(b"")[0] | 0x40]) + frame(packed)[1:],
        "pieces": piece + frame(b"4" * 4000, 0, final=False) * 99,
        "attachments": frame(b'451-["do",{"_placeholder":true,"num":0}]'),
    }  # fmt: skip
    cut: Counter[str] = Counter()

    def harm() -> None:
        for _ in range(20):
            for name, sent in harms.items():
                phone = Socket(server.port, headers="Sec-WebSocket-Extensions: "
                               "permessage-deflate\r\n")  # fmt: skip
                with contextlib.suppress(ConnectionError):  # hung up on in the middle of it
                    phone.wire.sendall(sent)
                cut[name] += is_cut(phone)

    crowd, verdict = played(workshop, seed, harm, 0.2, 30 * MEGABYTE)
    assert cut == dict.fromkeys(harms, 20)
    line("F11 10 MB, deflate bomb, endless pieces",
         f"{cut.total()} cut, others' p95 {crowd.p95() * 1000:.0f} ms", verdict)


def test_f12_phones_that_never_read(
    server: Server, workshop: Workshop, seed: int, line: Write
) -> None:
    people = workshop.join(10)
    cut = []

    def harm() -> None:
        stalled = []
        for _, key in people:
            phone = Socket(server.port, receive_buffer=4096)
            phone.text()
            phone.say("40" + json.dumps({"code": workshop.code, "key": key}))
            stalled.append(phone)
        latest = time.monotonic() + 20
        while time.monotonic() < latest and not all(map(has_hung_up, stalled)):
            workshop.do("agenda.change", activity=workshop.scan, title=f"Titel {len(changes)}",
                        question="vad " * 45, note="")
            changes.append(time.monotonic())
        cut.extend(map(has_hung_up, stalled))

    changes: list[float] = []
    crowd, verdict = played(workshop, seed, harm, 0.3, 30 * MEGABYTE)
    assert cut == [True] * len(people)
    line("F12 ten that never read",
         f"{sum(cut)} cut in {changes[-1] - changes[0]:.0f} s, others' p95 "
         f"{crowd.p95() * 1000:.0f} ms", verdict)  # fmt: skip


def test_f13_a_thousand_messages_a_second_from_three(
    server: Server, workshop: Workshop, seed: int, line: Write
) -> None:
    people = workshop.join(3)
    cut = []

    def harm() -> None:
        for _ in range(5):
            for _, key in people:
                flooder = joined(server, workshop, key)
                asked = json.dumps(["catch_up", {"seq": None}])
                with contextlib.suppress(OSError):
                    flooder.wire.sendall(frame(f"42{asked}".encode()) * 1000)
                cut.append(flooder.close_code())  # TimeoutError for one that is not cut
                flooder.close()

    crowd, verdict = played(workshop, seed, harm, 0.3, 30 * MEGABYTE)
    assert set(cut) <= {1008, 0}
    assert len(cut) == 15
    line("F13 1,000 messages a second from three",
         f"{len(cut)} cut, others' p95 {crowd.p95() * 1000:.0f} ms", verdict)


def test_f14_a_thousand_handshakes_that_go_no_further(
    server: Server, workshop: Workshop, seed: int, line: Write
) -> None:
    """They stay open, and fifty more people come in beside them; then they are let go."""
    polling: list[Polling] = []
    half: list[socket.socket] = []

    def harm() -> None:
        for _ in range(500):
            with contextlib.suppress(OSError, AssertionError):
                polling.append(Polling(server.port))
                polling[-1].gone = True  # it says no goodbye
            half.append(socket.create_connection(("127.0.0.1", server.port), 5))
            half[-1].sendall(b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\n")

    async def fifty_more() -> float:
        late = Crowd(server.url, workshop.code, workshop.scan, seed)
        await late.enter(await asyncio.to_thread(workshop.join, 50))
        await late.leave()
        return p95([*workshop.joined_in[-50:], *(phone.entered_in for phone in late.phones)])

    def and_fifty_come() -> None:
        harm()
        came.append(asyncio.run(fifty_more()))

    came: list[float] = []
    crowd, verdict = played(workshop, seed, and_fifty_come, 0.3, 50 * MEGABYTE)
    for each in half:
        each.close()
    assert came[0] < 2
    let_go = time.monotonic()
    assert until(lambda: not any(map(is_open, polling)), 15)
    line("F14 1,000 handshakes half done",
         f"{len(polling) + len(half)}, gone in {time.monotonic() - let_go:.0f} s, others' p95 "
         f"{crowd.p95() * 1000:.0f} ms", verdict)  # fmt: skip


def is_open(session: Polling) -> bool:
    """True while the server knows it: an unknown session is a bad request."""
    link = http.client.HTTPConnection("127.0.0.1", session.port, timeout=5)
    link.request("POST", session.path, b"3")
    status = link.getresponse().status
    link.close()
    return status == 200
