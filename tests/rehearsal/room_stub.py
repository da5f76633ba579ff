"""A room that speaks the wire over real sockets and can be told to fail in a chosen way."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Ping, Request, TextMessage


class Peer:
    """One connected socket."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self.ws = WSConnection(ConnectionType.SERVER)
        self.writer = writer
        self.held: str | None = None

    def say(self, text: str) -> None:
        if not self.writer.is_closing():
            self.writer.write(self.ws.send(TextMessage(data=text)))

    def event(self, name: str, data: object) -> None:
        self.say("42" + json.dumps([name, data], separators=(",", ":")))


@dataclass
class RoomStub:
    """`faults` says what goes wrong with which command, counted from 1 as they arrive:

    drop: stored, no answer. swap: answered after the next. repeat: answered with the number of
    the one before. refuse. wait: not stored, to be sent again in 50 ms. cut: stored, then the
    socket is closed. slow: answered 0.2 s late. gap: the patch claims to follow one nobody has
    seen. mute: the socket gets no more patches.

    `html` is on the phones. Of answers on a sheet `counts_people` are counted, not commands.
    """

    code: str = "ABCD"
    kind: str = "scan"
    stage: str = "open"
    faults: dict[int, str] = field(default_factory=dict)
    organisations: list[dict[str, object]] = field(default_factory=list)
    forgets: int = 0
    html: str = "<main></main>"
    counts_people: bool = False
    url: str = ""
    seq: int = 5
    commands: int = 0
    pongs: int = 0
    joined: list[dict[str, str]] = field(default_factory=list)
    connects: list[dict[str, object]] = field(default_factory=list)
    stored: dict[str, int] = field(default_factory=dict)
    received: list[dict[str, object]] = field(default_factory=list)
    per_activity: Counter[str] = field(default_factory=Counter)
    owners: set[str] = field(default_factory=set)
    peers: list[Peer] = field(default_factory=list)
    visits: dict[asyncio.Task[None], asyncio.StreamWriter] = field(default_factory=dict)

    def move_on(self, kind: str) -> None:
        """The desk starts the next activity."""
        self.kind = kind
        self._patch([self._whole()])

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visit = asyncio.current_task()
        assert visit
        self.visits[visit] = writer
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            if b"upgrade: websocket" in head.lower():
                await self._talk(Peer(writer), head, reader)
            else:
                await self._http(head.decode(), reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
            del self.visits[visit]

    async def leave_nobody(self) -> None:
        """Cut every connection and wait until each is gone."""
        for writer in self.visits.values():
            writer.transport.abort()
        if self.visits:
            await asyncio.wait(self.visits)

    async def _http(
        self, head: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        _, path, _ = head.split(" ", 2)
        status, body = 404, {"code": "unknown_code"}
        if path == f"/w/{self.code}/join":
            size = int(head.lower().split("content-length:")[1].split("\r\n")[0])
            self.joined.append(json.loads(await reader.readexactly(size)))
            status, body = 200, {"person": f"p{len(self.joined)}", "key": f"k{len(self.joined)}"}
        elif path == f"/api/workshops/{self.code}/organisations":
            status, body = 200, {"organisations": self.organisations}
        elif path.startswith(f"/api/workshops/{self.code}/count?activity="):
            activity = path.partition("=")[2]
            count = self.per_activity[activity]
            status, body = 200, {"count": max(0, count - self.forgets)}
        text = json.dumps(body).encode()
        writer.write(b"HTTP/1.1 %d x\r\nContent-Length: %d\r\n\r\n" % (status, len(text)) + text)
        await writer.drain()

    async def _talk(self, peer: Peer, head: bytes, reader: asyncio.StreamReader) -> None:
        self._take(peer, head)
        try:
            while not peer.writer.is_closing() and (data := await reader.read(65_536)):
                self._take(peer, data)
        finally:
            if peer in self.peers:
                self.peers.remove(peer)

    def _take(self, peer: Peer, data: bytes) -> None:
        peer.ws.receive_data(data)
        for event in peer.ws.events():
            match event:
                case Request():
                    peer.writer.write(peer.ws.send(AcceptConnection()))
                    peer.say('0{"sid":"s","upgrades":[],"pingInterval":25000,"pingTimeout":20000}')
                    peer.say("2")
                case TextMessage(data=text):
                    self._hear(peer, text)
                case Ping():
                    peer.writer.write(peer.ws.send(event.response()))
                case CloseConnection():
                    peer.writer.close()

    def _hear(self, peer: Peer, text: str) -> None:
        if text == "3":
            self.pongs += 1
        elif text.startswith("40"):
            self.connects.append(json.loads(text[2:]))
            peer.say('40{"sid":"s"}')
            self.peers.append(peer)
            self._picture(peer)
        elif text.startswith('42["catch_up"'):
            self._picture(peer)
        elif text.startswith("42"):
            number, _, rest = text[2:].partition("[")
            self._do(peer, number, json.loads("[" + rest)[1])

    def _do(self, peer: Peer, number: str, command: dict[str, str]) -> None:
        self.commands += 1
        self.received.append(command)
        fault = self.faults.get(self.commands, "")
        if fault == "refuse":
            self._ack(
                peer, number, {"ok": False, "code": "closed", "why": "Stängd.", "field": None}
            )
            return
        if fault == "wait":
            self._ack(peer, number, {"ok": False, "code": "slow", "why": "Vänta.", "field": None,
                                     "retry_ms": 50})  # fmt: skip
            return
        if fault == "repeat":
            self._ack(peer, number, {"ok": True, "seq": self.seq})
            return
        is_new = command["id"] not in self.stored
        if is_new:
            self.stored[command["id"]] = self.seq + 1
            owner = command["id"].rpartition("-")[0]
            if not (self.counts_people and owner in self.owners):
                self.per_activity[command["activity"]] += 1
            self.owners.add(owner)
        answer = {"ok": True, "seq": self.stored[command["id"]]}
        match fault:
            case "drop":
                pass
            case "swap":
                peer.held = f"43{number}" + json.dumps([answer])
            case "cut":
                peer.writer.close()
            case "slow":
                asyncio.get_running_loop().call_later(0.2, self._ack, peer, number, answer)
            case _:
                self._ack(peer, number, answer)
        if is_new:
            if fault == "mute":
                self.peers.remove(peer)
            self._patch([["put", "lane", command["id"], "<li>x</li>", None]], gap=fault == "gap")

    def _ack(self, peer: Peer, number: str, answer: dict[str, object]) -> None:
        peer.say(f"43{number}" + json.dumps([answer]))
        if peer.held:
            peer.say(peer.held)
            peer.held = None

    def _patch(self, ops: list[object], *, gap: bool = False) -> None:
        self.seq += 1
        start = self.seq - 1 + (1 if gap else 0)
        seq = self.seq + (1 if gap else 0)
        for peer in self.peers:
            peer.event("patch", {"seq": seq, "from": start, "ops": ops})

    def _picture(self, peer: Peer) -> None:
        peer.event("patch", {"seq": self.seq, "from": None, "ops": [self._whole()]})

    def _whole(self) -> list[object]:
        about = {"activity": f"a-{self.kind}", "kind": self.kind, "stage": self.stage, "title": "T"}
        return ["whole", self.html, about]


@asynccontextmanager
async def serving(stub: RoomStub) -> AsyncIterator[RoomStub]:
    """Let the stub answer on a port of its own."""
    server = await asyncio.start_server(stub.serve, "127.0.0.1", 0)
    stub.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        try:
            yield stub
        finally:
            await stub.leave_nobody()
