"""The web server: gevent's pywsgi carrying Flask-SocketIO over our own websocket."""

import logging
from collections.abc import Callable
from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO
from gevent.pywsgi import WSGIServer

from facilitator.domain.message import message
from facilitator.live.transport import guard, heartbeat
from facilitator.live.transport.frames import GOING_AWAY
from facilitator.live.transport.handler import Handler
from facilitator.live.transport.packets import Packet, StrictJson
from facilitator.live.transport.websocket import MESSAGE_LIMIT, WebSocket

UNKNOWN_EVENT: dict[str, object] = {
    "ok": False,
    "code": "unknown",
    "why": message("Servern känner inte igen det som skickades. Ladda om sidan."),
    "field": None,
}
INTERNAL_ERROR: dict[str, object] = {
    "ok": False,
    "code": "internal",
    "why": message("Något gick fel hos oss. Det är inte sparat, försök igen."),
    "field": None,
}

_PATH = "/socket.io/"

_log = logging.getLogger(__name__)


def _nowhere() -> tuple[str, int]:
    return "", 404


def make_socketio(
    app: Flask, *, origins: list[str] | str | None, say: Callable[[str], str] = str
) -> SocketIO:
    """Flask-SocketIO with our websocket, limits and packet rules.

    `origins` are further pages that may connect, as "https://host", beside the host the request
    itself was sent to (without trust in forwarded headers). `say` puts a
    sentence in the language of the request being answered.
    """
    socketio = SocketIO(
        app,
        async_mode="gevent",
        async_handlers=False,  # else two taps of one phone may swap places
        cors_allowed_origins=_origin_check(origins),
        max_http_buffer_size=MESSAGE_LIMIT,
        ping_interval=10,
        ping_timeout=15,
        manage_session=False,
        serializer=Packet,
        json=StrictJson,
        logger=False,
        engineio_logger=False,
    )
    # Flask sees each event as a request to this path. Were it not one of its own, each would end in
    # an error inside, a ring of sixty objects, and those are what a full collection stops for.
    app.add_url_rule(_PATH, "socket", _nowhere, methods=["GET"], websocket=True)
    app.add_url_rule(_PATH, "polling", _nowhere, methods=["GET", "POST"])
    # Private to engine.io, hence the pinned versions and the tests of every way in.
    # A copy: the dictionary is the driver module's own, shared by every server of the process.
    engine = socketio.server.eio
    engine._async = {**engine._async, "websocket": WebSocket}
    guard.install(socketio.server)
    heartbeat.install(engine)

    def refuse_unknown(*_arguments: object) -> dict[str, object]:
        return _spoken(UNKNOWN_EVENT, say)

    def report(error: Exception) -> dict[str, object] | bool:
        event = getattr(request, "event", {}).get("message")
        _log.error("The handler of %s failed", event, exc_info=error)
        # Any answer but False from the connect handler lets the client in.
        return False if event == "connect" else _spoken(INTERNAL_ERROR, say)

    socketio.on_event("*", refuse_unknown)
    socketio.on_error_default(report)
    return socketio


def serve(
    app: Flask,
    socketio: SocketIO,
    host: str,
    port: int,
    on_ready: Callable[["Server"], None] | None = None,
    *,
    backlog: int = 2048,
) -> None:
    """Serve until `Server.stop` is called; OSError when the address cannot be had.

    `on_ready` is called once connections are accepted; `server.server_port` is the port (also
    when 0 asked for any free one). The process must be monkey patched already.
    """
    server = Server((host, port), app, socketio, backlog)
    server.start()
    if on_ready is not None:
        on_ready(server)
    server.serve_forever()


class Server(WSGIServer):
    """pywsgi that says goodbye to its websockets when it stops."""

    def __init__(
        self, address: tuple[str, int], app: Flask, socketio: SocketIO, backlog: int
    ) -> None:
        # Errors stay on stderr: Flask's logger writes through the same stream.
        super().__init__(address, app, backlog=backlog, log=None, handler_class=Handler)
        self._engine = socketio.server.eio

    def stop(self, timeout: float | None = None) -> None:
        """Stop accepting and close every websocket as "going away"; `serve` then returns."""
        for session in tuple(self._engine.sockets.values()):
            websocket = getattr(session, "websocket", None)
            if websocket is not None:
                websocket.close(GOING_AWAY)
        super().stop(timeout)


def _origin_check(
    origins: list[str] | str | None,
) -> Callable[[str | None, dict[str, Any]], bool]:
    """May a page of that origin connect? The host it asked always may, and those named.

    A desk on the server itself and phones by the public address are both at home.
    """
    named = [origins] if isinstance(origins, str) else origins or []
    allowed = {origin.lower() for origin in named}

    def may_connect(origin: str | None, environ: dict[str, Any]) -> bool:
        own = f"{environ.get('wsgi.url_scheme')}://{environ.get('HTTP_HOST')}"
        return origin is not None and origin.lower() in {own.lower(), *allowed}

    return may_connect


def _spoken(answer: dict[str, object], say: Callable[[str], str]) -> dict[str, object]:
    return {**answer, "why": say(str(answer["why"]))}
