"""The few HTTP calls of a rehearsal, on asyncio's own streams."""

import asyncio
import http.client
import io
import json
import ssl
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

TIMEOUT = 30.0
_LARGEST = 4_000_000


@dataclass(frozen=True)
class Answer:
    """A status and its JSON object, empty when the body was none."""

    status: int
    body: dict[str, Any]


@dataclass(frozen=True)
class Door:
    """The server at `url`, asked about the workshop `code`; OSError or TimeoutError when it is
    not there, http.client.HTTPException when what answers is no web server."""

    url: str
    code: str
    key: str | None = None

    @property
    def websocket(self) -> str:
        """The address of the room's socket."""
        base = "ws" + self.url.rstrip("/").removeprefix("http")
        return base + "/socket.io/?EIO=4&transport=websocket"

    async def organisations(self) -> Answer:
        """Ask which organisations are invited."""
        return await self._ask("GET", f"/api/workshops/{quote(self.code)}/organisations")

    async def join(self, name: str, organisation: str) -> Answer:
        """Join as a participant; the answer carries `person` and `key`."""
        data = {"name": name, "organisation": organisation}
        return await self._ask("POST", f"/w/{quote(self.code)}/join", data)

    async def count(self, activity: str) -> int | None:
        """Ask with the desk key how many entries are stored; None when the answer is unclear."""
        path = f"/api/workshops/{quote(self.code)}/count?activity={quote(activity)}"
        count = (await self._ask("GET", path)).body.get("count")
        return count if isinstance(count, int) else None

    async def _ask(self, method: str, path: str, data: object = None) -> Answer:
        parts = urlsplit(self.url)
        secure = parts.scheme == "https"
        host, port = parts.hostname or "", parts.port or (443 if secure else 80)
        body = b"" if data is None else json.dumps(data).encode()
        lines = [
            f"{method} {parts.path.rstrip('/')}{path} HTTP/1.1",
            f"Host: {parts.netloc}",
            "Accept: application/json",
            "Connection: close",
        ]
        if data is not None:
            lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
        if self.key and method == "GET":
            lines.append(f"Authorization: Bearer {self.key}")
        head = "\r\n".join(lines) + "\r\n\r\n"
        async with asyncio.timeout(TIMEOUT):
            reader, writer = await asyncio.open_connection(
                host, port, ssl=ssl.create_default_context() if secure else None
            )
            try:
                writer.write(head.encode() + body)
                raw = await _until_closed(reader)
            finally:
                writer.close()
        return _read(raw)


async def _until_closed(reader: asyncio.StreamReader) -> bytes:
    raw = bytearray()
    while chunk := await reader.read(65_536):
        raw += chunk
        if len(raw) > _LARGEST:
            raise http.client.HTTPException("för stort svar")
    return bytes(raw)


class _Received:
    """What http.client wants of a socket, so that its parser reads what has already arrived."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def makefile(self, *_: object, **__: object) -> io.BytesIO:
        return io.BytesIO(self._raw)


def _read(raw: bytes) -> Answer:
    response = http.client.HTTPResponse(_Received(raw))  # type: ignore[arg-type]
    response.begin()
    text = response.read()
    try:
        body = json.loads(text)
    except ValueError:
        body = {}
    return Answer(response.status, body if isinstance(body, dict) else {})
