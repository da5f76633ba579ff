"""One simulated phone: what it shows, what it sends, and how it finds its way back.

On picows rather than a protocol of our own: 500 phones receiving 20 patches of 1.5 kB a second
cost 11 µs a patch against 28 (two shared cores), and the crowd lives beside the server.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from picows import WSCloseCode, WSError, WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from facilitator.rehearsal import wire
from facilitator.rehearsal.ledger import Ledger
from facilitator.rehearsal.outbox import Outbox, Sending
from facilitator.rehearsal.pen import Person
from facilitator.rehearsal.screens import Screens

_HANDSHAKE = 30.0
_FIRST_RETURN, _SLOWEST_RETURN = 0.5, 5.0
_READ_BUFFER = 8 * 1024


@dataclass(frozen=True)
class Venue:
    """What all phones share: where to connect, what to write in, whom to tell.

    `heard` gets each of the scout's patches as bytes, `answered` a phone whose opening card had
    its answer, `thrown_out` a phone whose key was refused; `run` begins this rehearsal's ids.
    """

    address: str
    code: str
    run: str
    ledger: Ledger
    screens: Screens
    heard: Callable[[bytes], None]
    answered: Callable[["Phone"], None]
    thrown_out: Callable[["Phone"], None]


class Phone(WSListener):
    """A person's phone; the `scout` lets the crowd read its patches whole."""

    def __init__(self, number: int, key: str, venue: Venue, rng: Random) -> None:
        self.rng = rng
        self.scout = False
        self.done: set[str] = set()
        self.opening_left = 0
        self.outbox = Outbox(f"{venue.run}-{number}", venue.ledger)
        self.seq: int | None = None
        self.own = b""  # its own part as it was last told whole, not read before somebody asks
        self.told = b""  # and what of it was told last
        self.person = Person(str(number))
        self._key = key
        self._venue = venue
        self._transport: WSTransport | None = None
        self._let_in = self._on_screen = self._asked = self._closed = False
        self._fragments = bytearray()
        self._dialled = 0.0
        self._picture: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._returning: asyncio.Task[None] | None = None

    @property
    def is_gone(self) -> bool:
        """True when it will not come back."""
        return self._closed

    async def enter(self) -> bool:
        """Connect and wait for the first picture; False when the key was refused.

        Raises OSError or WSError when there is no connection, TimeoutError when no picture comes.
        """
        await self._dial()
        try:
            async with asyncio.timeout(_HANDSHAKE):
                return await self._picture
        except TimeoutError:
            self.leave()
            raise

    def send(self, name: str, activity: str, data: dict[str, Any], *, paced: bool) -> str:
        """Send a command, or keep it until the connection is back; the command's id."""
        sending = self.outbox.put(name, activity, data, time.monotonic(), paced=paced)
        if self._let_in:
            self._write_command(sending)
        return str(sending.command["id"])

    def insist(self, patience: float) -> None:
        """Send again what has had no answer for `patience` seconds, under the same id."""
        if self._let_in:
            for sending in self.outbox.unanswered(since=time.monotonic() - patience):
                self._write_command(sending)

    def leave(self) -> None:
        """Close for good."""
        self._closed = True
        if self._returning:
            self._returning.cancel()
        if self._transport:
            self._transport.send_close(WSCloseCode.GOING_AWAY)
            self._transport.disconnect()

    async def left(self) -> None:
        """Wait until the connection is closed."""
        if self._transport:
            await self._transport.wait_disconnected()

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Take the new connection into use."""
        self._transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Read one frame; text in parts is put together first."""
        kind = frame.msg_type
        if kind == WSMsgType.TEXT and frame.fin:
            self._read(frame.get_payload_as_memoryview())
        elif kind in (WSMsgType.TEXT, WSMsgType.CONTINUATION):
            self._fragments += frame.get_payload_as_memoryview()
            if frame.fin:
                whole = bytes(self._fragments)
                self._fragments.clear()
                self._read(whole)
        elif kind == WSMsgType.CLOSE:
            transport.disconnect()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Count the screen out and begin to find the way back."""
        if transport is not self._transport:
            return
        # Our own leaving at the end must not look as if the last screen had caught up.
        if self._on_screen and self.seq is not None and not self._closed:
            self._venue.screens.leaves(self.seq, time.monotonic())
        self._transport = None
        self._let_in = self._on_screen = self._asked = False
        self._fragments.clear()
        if not self._picture.done():
            self._picture.set_exception(ConnectionResetError())
        elif not self._closed:
            self._returning = asyncio.get_running_loop().create_task(self._return())

    async def _dial(self) -> None:
        self._dialled = time.monotonic()
        await ws_connect(
            lambda: self,
            self._venue.address,
            websocket_handshake_timeout=_HANDSHAKE,
            read_buffer_init_size=_READ_BUFFER,
        )

    async def _return(self) -> None:
        wait = _FIRST_RETURN
        while not self._closed:
            await asyncio.sleep(wait * self.rng.uniform(0.5, 1.5))
            wait = min(wait * 2, _SLOWEST_RETURN)
            try:
                await self._dial()
            except (OSError, WSError):
                continue
            self._venue.ledger.reconnects += 1
            return

    def _read(self, payload: bytes | memoryview) -> None:
        if numbers := wire.patch_numbers(payload):
            self._patched(*numbers, len(payload))
            if self.scout:
                self._venue.heard(bytes(payload))
            return
        text = bytes(payload)
        if text == wire.PING:
            self._write(wire.PONG)
        elif acknowledged := wire.acknowledgement(text):
            self._answered(*acknowledged)
        elif text.startswith(wire.MINE):
            self.told = text
            if wire.tells_own(text) or not self.own:
                self.own = text
        elif text.startswith(wire.ACCEPTED):
            self._let_in = True
            for sending in self.outbox.unanswered():
                self._write_command(sending)
        elif text.startswith(wire.REFUSED):
            self._refused()
        elif text.startswith(wire.OPEN):
            self._write(wire.connect_frame(self._venue.code, self._key, self.seq))
        elif text in wire.DISCONNECTED and self._transport:
            self._transport.disconnect()

    def _answered(self, number: int, answer: dict[str, Any]) -> None:
        if milliseconds := wire.told_to_wait(answer):
            asyncio.get_running_loop().call_later(milliseconds / 1000, self._again, number)
            return
        sending = self.outbox.answered(number, answer, time.monotonic())
        if sending and not sending.paced:
            self._venue.answered(self)

    def _again(self, number: int) -> None:
        """Send once more what the server could not take then; nothing of it is lost."""
        sending = self.outbox.waiting(number)
        if sending and self._let_in:
            self._write_command(sending)

    def _patched(self, seq: int, start: int | None, size: int) -> None:
        own = self.seq
        if start is None or own == start:
            self._shows(seq, size)
        elif own is not None and own >= seq:
            if not self._on_screen:  # back, and nothing had been missed
                self._shows(own, size)
        elif not self._asked:
            self._asked = True
            self._venue.ledger.resyncs += 1
            self._write(wire.catch_up_frame(-1 if own is None else own))

    def _shows(self, seq: int, size: int) -> None:
        now = time.monotonic()
        self._venue.screens.shows(self.seq if self._on_screen else None, seq, now)
        self.seq, self._on_screen, self._asked = seq, True, False
        if not self._picture.done():
            self._venue.ledger.pictures.append((now - self._dialled, size))
            self._picture.set_result(True)

    def _refused(self) -> None:
        if self._picture.done():
            self._venue.ledger.thrown_out += 1
            self._venue.thrown_out(self)
        else:
            self._picture.set_result(False)
        self.leave()

    def _write_command(self, sending: Sending) -> None:
        self.outbox.written(sending, time.monotonic())
        self._write(wire.do_frame(sending.number, sending.command))

    def _write(self, payload: bytes) -> None:
        if self._transport:
            self._transport.send(WSMsgType.TEXT, payload)
