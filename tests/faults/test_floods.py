"""One that floods, lies, bombs or never reads costs its own connection and nobody else anything."""

import asyncio
import contextlib
import json
import socket
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.live.transport.raw_phone import Polling, Socket, close_all

from .checker import Verdict, evidence_of, judge
from .crowd import Crowd
from .frames import frame, hostile_frames
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

    def harm() -> None:
        for _ in range(20):
            with contextlib.suppress(OSError, AssertionError):
                big = Socket(server.port)
                big.wire.sendall(frame(b"4" * 10 * MEGABYTE))
            with contextlib.suppress(OSError, AssertionError):
                # Compressed, though no extension was agreed on.
                bomb = Socket(server.port, headers="Sec-WebSocket-Extensions: "
                              "permessage-deflate\r\n")  # fmt: skip
                bomb.wire.sendall(bytes([frame(b"")[0] | 0x40]) + frame(packed)[1:])
            with contextlib.suppress(OSError, AssertionError):
                pieces = Socket(server.port)
                for _ in range(100):
                    pieces.wire.sendall(frame(b"4" * 4000, 1 if not _ else 0, final=False))
            with contextlib.suppress(OSError, AssertionError):
                attachments = Socket(server.port)
                attachments.wire.sendall(frame(b'451-["do",{"_placeholder":true,"num":0}]'))

    crowd, verdict = played(workshop, seed, harm, 0.2, 30 * MEGABYTE)
    line("F11 10 MB, deflate bomb, endless pieces",
         f"80 sockets, others' p95 {crowd.p95() * 1000:.0f} ms", verdict)


def test_f12_phones_that_never_read(
    server: Server, workshop: Workshop, seed: int, line: Write
) -> None:
    people = workshop.join(10)

    def harm() -> None:
        stalled = []
        for _, key in people:
            phone = Socket(server.port, receive_buffer=4096)
            phone.text()
            phone.say("40" + json.dumps({"code": workshop.code, "key": key}))
            stalled.append(phone)
        for number in range(150):
            workshop.do("agenda.change", activity=workshop.scan, title=f"Titel {number}",
                        question="vad " * 45, note="")
        assert len(stalled) == 10

    crowd, verdict = played(workshop, seed, harm, 0.3, 30 * MEGABYTE)
    line("F12 ten that never read", f"others' p95 {crowd.p95() * 1000:.0f} ms", verdict)


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
                with contextlib.suppress(OSError, ValueError):
                    cut.append(flooder.close_code())
                flooder.close()

    crowd, verdict = played(workshop, seed, harm, 0.3, 60 * MEGABYTE)
    assert set(cut) <= {1008, 0}
    assert len(cut) >= 10
    line("F13 1,000 messages a second from three",
         f"{len(cut)} cut, others' p95 {crowd.p95() * 1000:.0f} ms", verdict)


def test_f14_a_thousand_handshakes_that_go_no_further(
    server: Server, workshop: Workshop, seed: int, line: Write
) -> None:
    def harm() -> None:
        for _ in range(500):
            with contextlib.suppress(OSError, AssertionError):
                Polling(server.port).gone = True
            with contextlib.suppress(OSError):
                half = socket.create_connection(("127.0.0.1", server.port), 5)
                half.sendall(b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\n")
                half.close()

    crowd, verdict = played(workshop, seed, harm, 0.3, 50 * MEGABYTE)
    line("F14 1,000 handshakes half done", f"others' p95 {crowd.p95() * 1000:.0f} ms", verdict)
