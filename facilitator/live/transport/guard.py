"""Choke points around engine.io: a bad packet or an overfull queue costs its own connection."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs

from engineio.payload import Payload

from facilitator.live.transport.frames import POLICY
from facilitator.live.transport.halfway import Halfway
from facilitator.live.transport.packets import Malformed, is_engine_packet
from facilitator.live.transport.rate import within_rate

# Packets that may wait for a client on long polling (a websocket has its own limit, in bytes).
QUEUE_LIMIT = 256
# engine.io's 16 is less than a phone that comes back with what was written offline may send.
_PACKETS_PER_POST = 64

Environ = dict[str, Any]


def install(server: Any) -> None:
    """Put the guard around a python-socketio server, before its first request."""
    engine = server.eio
    Payload.max_decode_packets = _PACKETS_PER_POST
    halfway = Halfway(server, kick)

    def on_connect(engine_sid: str, environ: Environ) -> None:
        server._handle_eio_connect(engine_sid, environ)
        halfway.opened(engine_sid)

    engine.on("connect", on_connect)
    server.manager.disconnect = _watching_who_leaves(server, halfway)
    engine.on("message", _closing_on_malformed(engine, server._handle_eio_message))
    engine.handle_request = _checked_request(engine, engine.handle_request)
    engine.send_packet = _bounded_send(engine, engine.send_packet)


def kick(session: Any) -> None:
    """Close one engine.io session now, without waiting for its client."""
    websocket = getattr(session, "websocket", None)
    if websocket is not None:
        websocket.close(POLICY)
    session.close(wait=False, abort=True)


def _watching_who_leaves(server: Any, halfway: Halfway) -> Callable[..., object]:
    """One that has left, or was sent away, and keeps its connection is at the door again."""
    leave = server.manager.disconnect

    def disconnect(sid: str, namespace: str, **options: Any) -> object:
        engine_sid = server.manager.eio_sid_from_sid(sid, namespace)
        left = leave(sid, namespace, **options)
        session = server.eio.sockets.get(engine_sid)
        if session is not None and not session.closing and not session.closed:
            halfway.opened(engine_sid)
        return left

    return disconnect


def _closing_on_malformed(
    engine: Any, handle: Callable[[str, object], None]
) -> Callable[[str, object], None]:
    def on_message(engine_sid: str, data: object) -> None:
        try:
            if not data:
                raise Malformed("empty")
            handle(engine_sid, data)
        except Malformed:
            if session := engine.sockets.get(engine_sid):
                kick(session)

    return on_message


def _bounded_send(engine: Any, send: Callable[[str, Any], None]) -> Callable[[str, Any], None]:
    def send_packet(engine_sid: str, packet: Any) -> None:
        session = engine.sockets.get(engine_sid)
        waiting = 0 if session is None or session.upgraded else session.queue.qsize()
        if waiting >= QUEUE_LIMIT and not session.closed:
            kick(session)
            return
        send(engine_sid, packet)

    return send_packet


def _checked_request(
    engine: Any, handle: Callable[[Environ, Any], Iterable[bytes]]
) -> Callable[[Environ, Any], Iterable[bytes]]:
    def handle_request(environ: Environ, start_response: Any) -> Iterable[bytes]:
        query = parse_qs(environ.get("QUERY_STRING", ""))
        if "j" in query:  # JSONP is a script any page can load, past the check of origins
            return _bad_request(start_response)
        if environ["REQUEST_METHOD"] == "POST":
            engine_sid = query.get("sid", [""])[0]
            body = _packets(environ, engine.max_http_buffer_size)
            session = engine.sockets.get(engine_sid)
            # Only of those there are: made up ones must not crowd the real out of the count.
            if body is None or (session and not within_rate(engine_sid, body.count(b"\x1e") + 1)):
                if session:
                    kick(session)
                return _bad_request(start_response)
            environ["wsgi.input"] = BytesIO(body)
        elif "upgrade" not in environ.get("HTTP_CONNECTION", "").lower():
            # Half a handshake makes engine.io answer with raw packet objects.
            environ.pop("HTTP_UPGRADE", None)
        return handle(environ, start_response)

    return handle_request


def _packets(environ: Environ, limit: int) -> bytes | None:
    """The body of a POST if it is small enough and all of it engine.io packets."""
    try:
        length = int(environ.get("CONTENT_LENGTH", "0"))
        if not 0 < length <= limit:
            return None
        body: bytes = environ["wsgi.input"].read(length)
        packets = body.decode().split("\x1e")
    except (ValueError, OSError):
        return None
    good = len(packets) <= _PACKETS_PER_POST and all(map(is_engine_packet, packets))
    return body if good else None


def _bad_request(start_response: Any) -> Iterable[bytes]:
    start_response("400 Bad Request", [("Content-Length", "0"), ("Connection", "close")])
    return [b""]
