"""pywsgi's side of one HTTP connection: no delays, no endless silence, a way out to websocket."""

import errno
import logging
import socket as native
from typing import Any

from gevent.pywsgi import WSGIHandler, WSGIServer
from gevent.socket import socket as GeventSocket  # noqa: N812 - it is a class

from facilitator.live.transport.handshake import TAKE_SOCKET

# An idle connection between requests, or a request that comes in drop by drop, seconds.
_REQUEST_PATIENCE = 75.0
_BAD_REQUEST = (
    "400",
    b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
)

_log = logging.getLogger(__name__)


class Handler(WSGIHandler):
    """One HTTP connection, which a websocket may take over."""

    # Said by a network that went away; not worth a traceback.
    ignored_socket_errors = (
        *WSGIHandler.ignored_socket_errors,
        errno.ETIMEDOUT,
        errno.EHOSTUNREACH,
    )

    def __init__(self, sock: GeventSocket, address: Any, server: WSGIServer) -> None:
        if sock.family in (native.AF_INET, native.AF_INET6):
            # Nagle's wait for company costs a small answer about 40 ms.
            sock.setsockopt(native.IPPROTO_TCP, native.TCP_NODELAY, 1)
        super().__init__(sock, address, server)

    def read_requestline(self) -> str:
        """The request line, from one who has not fallen silent."""
        self.socket.settimeout(_REQUEST_PATIENCE)
        return super().read_requestline()

    def get_environ(self) -> dict[str, Any]:
        """The WSGI environment, with the way to take over the connection if an upgrade is asked."""
        self.socket.settimeout(None)
        environ: dict[str, Any] = super().get_environ()
        if environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            environ[TAKE_SOCKET] = self._take_socket
        return environ

    def _take_socket(self) -> tuple[GeventSocket, bytes]:
        """The connection and what was already read of it; pywsgi writes nothing more to it."""
        if self.environ:
            self.environ.pop(TAKE_SOCKET, None)  # a bound method of ours: a cycle for the collector
        self.close_connection = True
        self.socket.settimeout(0.0)
        early: bytes = self.rfile.read1()
        self.rfile.close()
        return self.socket, early

    def _handle_client_error(self, ex: Exception) -> tuple[str, bytes]:
        # pywsgi would print these, with a traceback for some: clients that do not speak HTTP.
        _log.debug("Bad request: %s", ex)
        return _BAD_REQUEST
