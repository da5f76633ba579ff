"""A phone on raw sockets: engine.io over polling and over a websocket, byte for byte."""

import contextlib
import http.client
import json
import os
import socket
import time

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
KEY = "dGhlIHNhbXBsZSBub25jZQ=="
OPENED: list["Socket | Polling"] = []  # closed after each test
ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="  # for that key, RFC 6455 section 1.3


def client_frame(payload: bytes, opcode: int = TEXT, *, final: bool = True) -> bytes:
    """A masked frame, as clients must send them."""
    mask = os.urandom(4)
    size = len(payload)
    if size < 126:
        length = bytes((0x80 | size,))
    elif size < 1 << 16:
        length = bytes((0x80 | 126,)) + size.to_bytes(2, "big")
    else:
        length = bytes((0x80 | 127,)) + size.to_bytes(8, "big")
    masked = bytes(b ^ mask[i % 4] for i, b in enumerate(payload))
    return bytes(((0x80 if final else 0) | opcode,)) + length + mask + masked


class Socket:
    """One websocket connection to the test server."""

    def __init__(
        self,
        port: int,
        sid: str | None = None,
        *,
        origin: str | None = None,
        receive_buffer: int | None = None,
        headers: str = "",
        early: bytes = b"",
    ) -> None:
        self.wire = socket.socket()
        if receive_buffer:
            self.wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.wire.settimeout(10)
        self.wire.connect(("127.0.0.1", port))
        query = f"EIO=4&transport=websocket{f'&sid={sid}' if sid else ''}"
        self.wire.sendall(
            f"GET /socket.io/?{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
            f"Sec-WebSocket-Key: {KEY}\r\nSec-WebSocket-Version: 13\r\n"
            f"{f'Origin: {origin}' + chr(13) + chr(10) if origin else ''}{headers}\r\n".encode()
            + early
        )
        self.read = self.wire.makefile("rb")
        OPENED.append(self)
        self.status = int(self.read.readline().split()[1])
        self.headers = http.client.parse_headers(self.read)

    def frame(self) -> tuple[int, bytes]:
        """The next frame's opcode and payload; (0, b"") when the server has hung up."""
        head = self.read.read(2)
        if len(head) < 2:
            return 0, b""
        assert head[0] & 0x70 == 0, "no extension was agreed on"
        assert not head[1] & 0x80, "a server never masks"
        size = head[1]
        if size == 126:
            size = int.from_bytes(self.read.read(2), "big")
        elif size == 127:
            size = int.from_bytes(self.read.read(8), "big")
        return head[0] & 0x0F, self.read.read(size)

    def text(self) -> str:
        """The next message, with pings answered on the way."""
        while True:
            opcode, payload = self.frame()
            assert opcode == TEXT, (opcode, payload)
            if payload != b"2":
                return payload.decode()
            self.say("3")

    def event(self) -> list:
        """The next Socket.IO event or answer, as [name or ack id, content]."""
        text = self.text()
        if text == "6":
            return self.event()
        if text.startswith("42"):
            return json.loads(text[2:])
        assert text.startswith("43"), text
        start = text.index("[")
        return [int(text[2:start]), json.loads(text[start:])[0]]

    def say(self, text: str) -> None:
        self.wire.sendall(client_frame(text.encode()))

    def ask(self, name: str, data: object, number: int = 1) -> None:
        self.say(f"42{number}{json.dumps([name, data])}")

    def close_code(self) -> int:
        """Read on until the server's close frame, and its code; 0 when it just hung up."""
        with contextlib.suppress(ConnectionError):
            while True:
                opcode, payload = self.frame()
                if opcode == CLOSE:
                    return int.from_bytes(payload[:2], "big")
                if opcode == 0:
                    return 0
        return 0

    def close(self) -> None:
        self.read.close()
        self.wire.close()


def joined(port: int, **options: object) -> Socket:
    """A websocket-only phone that has connected to the namespace."""
    phone = Socket(port, **options)
    assert phone.status == 101
    assert phone.text().startswith("0{")
    phone.say("40")
    assert phone.text().startswith("40{")
    return phone


class Polling:
    """One engine.io session over long polling, on one kept-alive connection."""

    def __init__(self, port: int) -> None:
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.port = port
        self.sid = ""
        self.gone = False  # upgraded, or closed by the server
        OPENED.append(self)
        opened = json.loads(self.get()[0][1:])
        self.sid = opened["sid"]
        self.upgrades = opened["upgrades"]

    def get(self) -> list[str]:
        """One poll: the packets that were waiting or came."""
        self.http.request("GET", self.path)
        answer = self.http.getresponse()
        body = answer.read().decode()
        assert answer.status == 200, (answer.status, body)
        return body.split("\x1e")

    def post(self, body: str) -> int:
        self.http.request("POST", self.path, body.encode())
        answer = self.http.getresponse()
        answer.read()
        return answer.status

    @property
    def path(self) -> str:
        return f"/socket.io/?EIO=4&transport=polling{f'&sid={self.sid}' if self.sid else ''}"

    def join(self) -> "Polling":
        assert self.post("40") == 200
        assert any(p.startswith("40{") for p in self.get())
        return self

    def close(self) -> None:
        if not self.gone:
            self.post("1")
        self.http.close()


def http_json(port: int, method: str, path: str, body: object = None) -> dict:
    """One HTTP request to the test program's own pages."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    content = json.dumps(body) if body is not None else None
    link.request(method, path, content, {"Content-Type": "application/json"})
    answer = link.getresponse()
    text = answer.read()
    link.close()
    assert answer.status == 200, (answer.status, text)
    return json.loads(text)


def close_all() -> None:
    """Hang up everything that a test opened."""
    while OPENED:
        OPENED.pop().close()


def until(true, seconds: float = 10.0):
    """Wait for a condition and return its value; fail when it never comes true."""
    end = time.monotonic() + seconds
    while not (value := true()):
        assert time.monotonic() < end, "never happened"
        time.sleep(0.01)
    return value
