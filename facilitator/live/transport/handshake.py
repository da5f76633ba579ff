"""The opening of a websocket (RFC 6455, section 4.2), in WSGI terms."""

from typing import Any

from wsproto.utilities import generate_accept_token

# Where our WSGI handler leaves the way to take over the connection, for upgrade requests only.
TAKE_SOCKET = "facilitator.take_socket"


def is_handshake(environ: dict[str, Any]) -> bool:
    """True for an upgrade request that may be answered with `accept`; one with a body may not."""
    return (
        environ["REQUEST_METHOD"] == "GET"
        and environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13"
        and bool(environ.get("HTTP_SEC_WEBSOCKET_KEY"))
        and environ.get("CONTENT_LENGTH", "0") == "0"
        and "HTTP_TRANSFER_ENCODING" not in environ
    )


def accept(key: str) -> bytes:
    """The answer to a client's Sec-WebSocket-Key; no extension (so no compression) is agreed to."""
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + generate_accept_token(key.encode("latin-1")) + b"\r\n\r\n"
    )
