"""A wire between phones and server that loses, doubles, cuts and swallows, frame by frame."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

PASS, DROP, DOUBLE, CUT = "pass", "drop", "double", "cut"


class Wire:
    """A TCP proxy; `fate(text)` says what happens to each text frame from the server."""

    def __init__(self, port: int, fate: Callable[[bytes], str] = lambda text: PASS) -> None:
        self._port = port
        self.fate = fate
        self.swallowing = False
        self.counts = {PASS: 0, DROP: 0, DOUBLE: 0, CUT: 0}
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> str:
        """Listen; the address phones should use."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        if self._server:
            self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connected(self, phone: asyncio.StreamReader, to_phone: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        # Cancelled means that the test is over; asyncio's streams would log it as an error.
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            server, to_server = await asyncio.open_connection("127.0.0.1", self._port)
            up = asyncio.create_task(self._copy(phone, to_server))
            try:
                await self._down(server, to_phone)
            finally:
                up.cancel()
                to_server.close()
                to_phone.close()

    async def _copy(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(65536):
                if not self.swallowing:
                    target.write(data)
                    await target.drain()
            target.close()

    async def _down(self, server: asyncio.StreamReader, to_phone: asyncio.StreamWriter) -> None:
        head = await server.readuntil(b"\r\n\r\n")
        to_phone.write(head)
        if b" 101 " not in head.split(b"\r\n")[0]:
            while data := await server.read(65536):
                to_phone.write(data)
                await to_phone.drain()
            return
        while True:
            frame, text = await _frame(server)
            fate = self.fate(text)
            self.counts[fate] += 1
            if fate == CUT:
                return
            if self.swallowing or fate == DROP:
                continue
            to_phone.write(frame * (2 if fate == DOUBLE else 1))
            await to_phone.drain()


async def _frame(server: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """(the whole frame, its payload): a server's frames are never masked."""
    head = await server.readexactly(2)
    size = head[1] & 0x7F
    more = b""
    if size > 125:
        more = await server.readexactly(2 if size == 126 else 8)
        size = int.from_bytes(more, "big")
    text = await server.readexactly(size)
    return head + more + text, text
