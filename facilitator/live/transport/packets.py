"""What a client may send: engine.io packets by their first letters, Socket.IO packets in full."""

import json
from typing import Any

import socketio.packet

# Lifecycle names would run our connect and disconnect handlers. "*" would reach the catch-all
# with the next argument taken for the session id of whoever the sender likes.
RESERVED = frozenset({"connect", "connect_error", "disconnect", "*"})
# The name given to events that nobody may answer; the catch-all handler refuses it.
REFUSED = "?"

_ENGINE_PACKETS = frozenset({"1", "2", "2probe", "3", "5", "6"})
_SOCKET_TYPES = frozenset("01234")  # 5 and 6 are binary

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


class Malformed(Exception):  # noqa: N818 - a fact about a packet
    """The client sent something no honest client sends."""


class StrictJson:
    """The JSON of the wire: compact UTF-8 out; no NaN and no bottomless nesting in."""

    @staticmethod
    def dumps(value: object, **_options: Any) -> str:
        """Compact text that is always encodable; ValueError for NaN."""
        return _mended(_encode(value))

    @staticmethod
    def loads(text: str) -> Any:
        """The value; ValueError for anything that is not plain JSON."""
        try:
            value = json.loads(text, parse_constant=_no_constant)
            # Half an emoji, cut by a length limit in a browser, must not reach disk or a report.
            return json.loads(StrictJson.dumps(value)) if "\\u" in text else value
        except RecursionError:
            raise ValueError("nested too deep") from None


class Packet(socketio.packet.Packet):  # type: ignore[misc]
    """A Socket.IO packet without binary parts, and with nothing but `[name, {...}]` as event."""

    uses_binary_events = False
    data: Any

    def decode(self, encoded_packet: object) -> int:
        """Read a client's packet; Malformed where the connection should be closed."""
        if not isinstance(encoded_packet, str):
            raise Malformed("binary")
        try:
            attachments = super().decode(encoded_packet)
        except ValueError:
            raise Malformed("not a packet") from None
        if attachments:
            raise Malformed("attachments")
        match self.packet_type, self.data:
            case socketio.packet.EVENT, [str() as name, dict()] if name not in RESERVED:
                pass
            case socketio.packet.EVENT, [str(), *_]:
                self.data = [REFUSED, {}]
            case socketio.packet.CONNECT, dict() | None:
                pass
            case (socketio.packet.DISCONNECT, None) | (socketio.packet.ACK, list()):
                pass
            case _:
                raise Malformed("type")
        return 0


def is_engine_packet(text: str) -> bool:
    """True for the packets an engine.io client sends; a message must carry a Socket.IO packet."""
    if text[:1] == "4":
        return text[1:2] in _SOCKET_TYPES
    return text in _ENGINE_PACKETS


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _mended(text: str) -> str:
    if text.isascii():
        return text
    return text.encode("utf-8", "replace").decode()
