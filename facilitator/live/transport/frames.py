"""The few websocket frames a server writes (RFC 6455, section 5): unmasked and never compressed."""

TEXT = 0x1
CLOSE = 0x8
PONG = 0xA

GOING_AWAY = 1001
UNSUPPORTED = 1003
POLICY = 1008
TOO_BIG = 1009
NORMAL = 1000

_FINAL = 0x80


def frame(opcode: int, payload: bytes) -> bytes:
    """One whole frame, ready for the socket."""
    size = len(payload)
    if size < 126:
        return bytes((_FINAL | opcode, size)) + payload
    if size < 1 << 16:
        return bytes((_FINAL | opcode, 126)) + size.to_bytes(2, "big") + payload
    return bytes((_FINAL | opcode, 127)) + size.to_bytes(8, "big") + payload


def text_frame(text: str) -> bytes:
    """A text frame; half a character (a lone surrogate) becomes a question mark."""
    # Browsers close the connection on text that is not UTF-8, and a broadcast would close them all.
    return frame(TEXT, text.encode("utf-8", "replace"))


def close_frame(code: int) -> bytes:
    """A close frame; a code that may not travel (1005, 1006, 1015) is sent as 1000."""
    sendable = NORMAL if code in (1005, 1006, 1015) else code
    return frame(CLOSE, sendable.to_bytes(2, "big"))
