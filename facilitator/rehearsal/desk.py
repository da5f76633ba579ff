"""A desk for scripts: one command over the room's socket, and its answer."""

import asyncio
import secrets
from typing import Any

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from facilitator.rehearsal import wire
from facilitator.rehearsal.door import TIMEOUT, Door


class _Desk(WSListener):
    def __init__(self, door: Door, command: dict[str, Any]) -> None:
        self._door, self._command = door, command
        loop = asyncio.get_running_loop()
        self.answer: asyncio.Future[dict[str, Any]] = loop.create_future()

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        text = frame.get_payload_as_bytes()
        if frame.msg_type != WSMsgType.TEXT or self.answer.done():
            return
        if acknowledged := wire.acknowledgement(text):
            self.answer.set_result(acknowledged[1])
        elif text.startswith(wire.ACCEPTED):
            transport.send(WSMsgType.TEXT, wire.do_frame(1, self._command))
        elif text.startswith(wire.REFUSED):
            self.answer.set_result({"ok": False, "code": "key"})
        elif text.startswith(wire.OPEN):
            asked = wire.connect_frame(self._door.code, self._door.key or "", None)
            transport.send(WSMsgType.TEXT, asked)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        if not self.answer.done():
            self.answer.set_exception(ConnectionResetError())


async def command(
    door: Door, name: str, activity: str | None, data: dict[str, Any]
) -> dict[str, Any]:
    """Do `name` as the owner of the door's key; the acknowledgement.

    OSError, WSError or TimeoutError when no answer comes.
    """
    asked = {"id": secrets.token_hex(16), "name": name, "activity": activity, "data": data}
    desk = _Desk(door, asked)
    transport, _ = await ws_connect(lambda: desk, door.websocket)
    try:
        async with asyncio.timeout(TIMEOUT):
            return await desk.answer
    finally:
        transport.disconnect()
        await transport.wait_disconnected()
