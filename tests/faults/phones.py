"""Phones of a crowd that write down what they ask and are told, and follow the room as pages do."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections import Counter, deque
from collections.abc import Iterable
from random import Random
from typing import Any

from picows import WSError, WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from .checker import Seen
from .history import History

_AGAIN = {"busy", "not_saved", "slow", "internal"}
_PATIENCE = 8.0


class Phone(WSListener):
    """One socket with an outbox: one command in flight, resent until it has a final answer."""

    def __init__(
        self, url: str, code: str, key: str, history: History, person: str = "",
        chance: Random | None = None, form: str = "",
    ) -> None:
        """`form` "events" for a program that is told events, "" for a page."""
        self._url = "ws" + url.removeprefix("http") + "/socket.io/?EIO=4&transport=websocket"
        self._auth = {"code": code, "key": key, **({"form": form} if form else {})}
        self.key = key
        self.person = person
        self._history = history
        self._chance = chance or Random(person)
        self._transport: WSTransport | None = None
        self._outbox: deque[dict[str, Any]] = deque()
        self._number = 0
        self._sent_at = 0.0
        self._seated = asyncio.Event()
        self._stopped = False
        self._hash: str | None = None
        self._own = ""
        self._beat: dict[str, Any] = {}
        self._beat_at = 0.0
        self.ops: list[list[Any]] = []
        self.seq: int | None = None
        self.told: list[tuple[int, str]] = []
        self.put_off: Counter[str] = Counter()
        self.in_flight = 1
        self.draws = False
        self.latencies: list[float] = []
        self.connects = 0
        self.entered_in = 0.0

    # What a test does with it

    async def enter(self) -> None:
        """Start, and wait until the server has let it in."""
        began = time.monotonic()
        self._life = asyncio.create_task(self._live())
        await asyncio.wait_for(self._seated.wait(), 30)
        self.entered_in = time.monotonic() - began

    def write(self, activity: str, words: str) -> str:
        """Queue a card; its id."""
        op_id = secrets.token_hex(16)
        self._history.asked(op_id, self.person, words, asyncio.get_running_loop().time())
        self._outbox.append({"id": op_id, "name": "scan.add", "activity": activity,
                             "data": {"headline": words}, "sent": False})
        self._push()
        return op_id

    @property
    def waiting(self) -> int:
        """Commands without a final answer."""
        return len(self._outbox)

    @property
    def seated(self) -> bool:
        return self._seated.is_set()

    def seen(self, name: str) -> Seen:
        told = tuple(self.told) if "form" in self._auth else None
        return Seen(name, self.seq or 0, told)

    async def leave(self) -> None:
        self._stopped = True
        if self._transport:
            self._transport.disconnect()
        self._life.cancel()
        await asyncio.gather(self._life, return_exceptions=True)

    # Its life

    async def _live(self) -> None:
        tries = 0
        while not self._stopped:
            try:
                transport, _ = await ws_connect(lambda: self, self._url)
                tries = 0
                await self._watch(transport)
            except (OSError, WSError, TimeoutError):
                tries += 1
            self._seated.clear()
            self._transport = None
            # As the page does it: a jitter, so that a room does not come back in one blow.
            await asyncio.sleep(min(5.0, 0.5 * 2 ** min(tries, 3)) * (0.5 + self._chance.random()))

    async def _watch(self, transport: WSTransport) -> None:
        gone = asyncio.ensure_future(transport.wait_disconnected())
        while not gone.done():
            await asyncio.wait([gone], timeout=0.5)
            if self._outbox and asyncio.get_running_loop().time() - self._sent_at > _PATIENCE:
                for command in self._outbox:
                    command["sent"] = False
                self._push()

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        for command in self._outbox:
            command["sent"] = False

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type != WSMsgType.TEXT:
            return
        text = frame.get_payload_as_utf8_text()
        if text == "2":
            transport.send(WSMsgType.TEXT, b"3")
        elif text.startswith("42"):
            self._event(*json.loads(text[2:]))
        elif text.startswith("43"):
            number, _, answer = text[2:].partition("[")
            self._answer(int(number), json.loads("[" + answer)[0])
        elif text.startswith("40"):
            self.connects += 1
            self._seated.set()
            self._push()
        elif text.startswith("0"):
            self._send("40" + json.dumps({**self._auth, "seq": self.seq}))

    def _event(self, name: str, told: dict[str, Any]) -> None:
        if name == "patch":
            if told["from"] is None or told["from"] == self.seq:
                self.seq, self._hash = told["seq"], told.get("hash")
                self._draw(told["from"] is None, told.get("ops", []))
                seen = [(event["seq"], str(event["data"].get("entry", "")))
                        for event in told.get("events", ())]
                self.told = seen if told["from"] is None else self.told + seen
            elif self.seq is None or self.seq < told["seq"]:
                self._catch_up(self.seq)
        elif name == "mine":
            self._own = told["hash"]
        elif name == "beat":
            self._beat, self._beat_at = told, asyncio.get_running_loop().time()
            if self.seq is None or told["seq"] > self.seq:
                self._catch_up(self.seq)
            elif told.get("hash") not in (None, self._hash):
                self._catch_up(None)
            elif told.get("own") not in (None, "", self._own):
                self._catch_up(self.seq)

    def _draw(self, anew: bool, ops: list[list[Any]]) -> None:
        """Keep what leads to the picture on this screen, one's own part left out."""
        self.ops = [*([] if anew else self.ops), *ops] if self.draws else []

    def shows_what_it_should(self, since: float) -> bool:
        """True when the last beat, heard after `since`, was of this number and what is shown."""
        beat = self._beat
        return self._beat_at > since and beat["seq"] == self.seq \
            and beat.get("hash") in (None, self._hash) \
            and beat.get("own") in (None, "", self._own)

    def _catch_up(self, seq: int | None) -> None:
        self._send("42" + json.dumps(["catch_up", {"seq": seq}]))

    def _answer(self, number: int, answer: dict[str, Any]) -> None:
        command = next((c for c in self._outbox if c.get("number") == number), None)
        if command is None:
            return
        loop = asyncio.get_running_loop()
        if answer["ok"]:
            self._history.told(command["id"], answer["seq"], loop.time())
            self.latencies.append(loop.time() - command["at"])
            self._outbox.remove(command)
        elif answer["code"] in _AGAIN:
            self.put_off[answer["code"]] += 1
            command["sent"] = False
            loop.call_later(answer.get("retry_ms", 500) / 1000, self._push)
            return
        else:
            self._history.refused(command["id"], answer["code"])
            self._outbox.remove(command)
        self._push()

    def _push(self) -> None:
        if not self._transport or not self._seated.is_set():
            return
        loop = asyncio.get_running_loop()
        for command in list(self._outbox)[: self.in_flight]:
            if not command["sent"]:
                self._number += 1
                command |= {"sent": True, "number": self._number, "at": loop.time()}
                self._sent_at = loop.time()
                asked = {name: command[name] for name in ("id", "name", "activity", "data")}
                self._send(f"42{self._number}" + json.dumps(["do", asked]))

    def _send(self, text: str) -> None:
        if self._transport:
            self._transport.send(WSMsgType.TEXT, text.encode())


def p95(seconds: Iterable[float]) -> float:
    """What 95 of 100 had; 0 for none."""
    ordered = sorted(seconds)
    return ordered[int(len(ordered) * 0.95)] if ordered else 0.0


async def until(holds: Any, within: float) -> None:
    """Wait for a condition; AssertionError when it does not come true in time."""
    loop = asyncio.get_running_loop()
    latest = loop.time() + within
    while not holds():
        assert loop.time() < latest, "never came true"
        await asyncio.sleep(0.02)
