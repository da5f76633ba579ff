"""The websocket that engine.io is given: text both ways, limits on both, no compression."""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import gevent
from gevent.socket import socket as GeventSocket  # noqa: N812 - it is a class
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, TextMessage

from facilitator.live.transport import frames
from facilitator.live.transport.handshake import TAKE_SOCKET, accept, is_handshake
from facilitator.live.transport.outlet import Outlet
from facilitator.live.transport.packets import is_engine_packet
from facilitator.live.transport.rate import within_rate

MESSAGE_LIMIT = 16 * 1024

# Small enough that a full read says "there is more", and the greenlet lets the others in.
_READ_SIZE = 4096
_READS_AT_CLOSE = 256

_log = logging.getLogger(__name__)


class WebSocket:
    """One connection as engine.io's driver wants it: a WSGI app with wait, send and close."""

    def __init__(self, handler: Callable[["WebSocket"], object], server: Any) -> None:
        self._handler = handler
        # engine.io hands over a bound method; its owner is the session this connection belongs to.
        self._session: Any = getattr(handler, "__self__", None)
        self._silence_limit = float(server.ping_interval + server.ping_timeout)
        self._limit = min(MESSAGE_LIMIT, int(server.max_http_buffer_size))
        self._socket: GeventSocket
        self._outlet: Outlet
        self._incoming: Iterator[str]

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer the handshake and stay until the connection has ended."""
        take_socket = environ.pop(TAKE_SOCKET, None)
        if take_socket is None or not is_handshake(environ) or self._session.upgrading:
            return self._refuse(start_response)
        self._socket, early = take_socket()
        self._socket.settimeout(self._silence_limit)
        self._incoming = self._messages(early)
        self._outlet = Outlet(self._socket)
        self._session.websocket = self
        try:
            self._outlet.write(accept(environ["HTTP_SEC_WEBSOCKET_KEY"]))
            self._handler(self)
        except Exception:  # noqa: BLE001 - the door: the session must not stay counted
            _log.exception("A websocket ended in an error")
            self._session.close(wait=False, abort=True)
        finally:
            self.close()
            self._discard()
            self._outlet.release()
            if self._session.websocket is self:
                self._session.websocket = None  # a cycle for the collector
        # Not a list: engine.io would take one for packets and answer with an HTTP response.
        return ()

    @property
    def closed(self) -> bool:
        """True when no more frames are taken."""
        return self._outlet.closed

    def wait(self) -> str | None:
        """The next message; None when the connection has ended or broke a rule."""
        return next(self._incoming, None)

    def send(self, message: str) -> None:
        """Send or queue one text message without waiting; OSError when the connection is closed."""
        if not self._outlet.write(frames.text_frame(message)):
            raise OSError("the websocket is closed")

    def write(self, frame: bytes) -> bool:
        """Send or queue a ready-made frame without waiting; False when the connection is closed."""
        return self._outlet.write(frame)

    def close(self, code: int = frames.NORMAL) -> None:
        """Say goodbye with this code; whoever waits for messages is woken within a second."""
        self._outlet.end(frames.close_frame(code))

    def _messages(self, early: bytes) -> Iterator[str]:
        wire = Connection(ConnectionType.SERVER)
        parts: list[str] = []
        size = 0
        data = early
        while True:
            wire.receive_data(data)
            for event in wire.events():
                if self.closed:  # by us, while the last message was handled: hear no more
                    return None
                match event:
                    case TextMessage():
                        size += len(event.data.encode())
                        if size > self._limit:
                            return self.close(frames.TOO_BIG)
                        if event.data:
                            parts.append(event.data)
                        if event.message_finished:
                            message = "".join(parts)
                            parts, size = [], 0
                            if not is_engine_packet(message) or not within_rate(self._session.sid):
                                return self.close(frames.POLICY)
                            yield message
                    case Ping():
                        self._outlet.write(frames.frame(frames.PONG, event.payload))
                    case BytesMessage():
                        return self.close(frames.UNSUPPORTED)
                    case CloseConnection():
                        return self.close(event.code)
            if len(data) == _READ_SIZE:
                gevent.sleep(0)
            data = self._read()
            if not data:
                return None

    def _read(self) -> bytes:
        try:
            return self._socket.recv(_READ_SIZE)
        except OSError:  # reset, closed by us, or silent for too long
            return b""

    def _discard(self) -> None:
        # Closing with unread bytes would reset the connection, and the close frame with its code
        # might never be read. The outlet's timer ends this for one who keeps the line open.
        for _ in range(_READS_AT_CLOSE):
            if not self._read():
                return
            gevent.sleep(0)

    def _refuse(self, start_response: Any) -> Iterable[bytes]:
        if not self._session.connected:
            self._session.close(wait=False, abort=True)
        start_response("400 Bad Request", [("Content-Length", "0"), ("Connection", "close")])
        return ()
