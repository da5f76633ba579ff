"""One event to many: encoded once, framed once, written straight to each websocket."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket

from facilitator.live.transport.frames import text_frame
from facilitator.live.transport.packets import StrictJson

_NAMESPACE = "/"
_EVENT = "2"  # Socket.IO's packet type, before the JSON


@dataclass(frozen=True, slots=True)
class Message:
    """An event made ready once, to be sent any number of times (a cached first picture, say)."""

    frame: bytes
    packet: Any

    @classmethod
    def of(cls, event: str, payload: object) -> "Message":
        """Encode and frame; ValueError or TypeError when the payload is not JSON."""
        text = _EVENT + StrictJson.dumps([event, payload])
        return cls(text_frame(f"{MESSAGE}{text}"), EnginePacket(MESSAGE, text))


class Fanout:
    """Sends to the clients of one python-socketio server; never waits for any of them.

    Each client gets its messages in the order they were sent here, also across the upgrade from
    polling to websocket, and in order with what python-socketio itself sends it. Call it from
    greenlets of the server's thread only.
    """

    def __init__(self, server: Any) -> None:
        self._server = server

    def emit(self, event: str, payload: object, sids: Iterable[str]) -> int:
        """Send an event to these Socket.IO sids; the number of clients it was sent to."""
        return self.send(Message.of(event, payload), sids)

    def send(self, message: Message, sids: Iterable[str]) -> int:
        """Send a message made ready before; the number of clients it was sent to."""
        engine_sid_of = self._server.manager.eio_sid_from_sid
        # A copy: a client found dead on the way is disconnected, and its handler may change sids.
        return sum([self._deliver(message, engine_sid_of(sid, _NAMESPACE)) for sid in tuple(sids)])

    def _deliver(self, message: Message, engine_sid: str | None) -> bool:
        session = self._server.eio.sockets.get(engine_sid)
        if session is None or session.closed:
            return False
        # While anything waits in engine.io's queue (polling, an upgrade under way, an answer not
        # yet written), a frame written directly would overtake it. Its writer empties the queue
        # into the websocket without a pause in between, so an empty queue means nothing is ahead.
        if session.upgraded and session.queue.empty():
            websocket = getattr(session, "websocket", None)
            return websocket is not None and bool(websocket.write(message.frame))
        self._server.eio.send_packet(engine_sid, message.packet)
        return not session.closed
