"""Hostile frames from a seed: some broken as bytes, some as packets, some as commands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random

TEXT, BINARY, CLOSE, PING, CONTINUE = 1, 2, 8, 9, 0
_NAMES = ("do", "catch_up", "connect", "disconnect", "connect_error", "*", "", "mine", "patch",
          "__proto__", "do\0", "DO", "beat", "message")  # fmt: skip
_COMMANDS = ("scan.add", "stage.start", "person.join", "undo.last", "key.make", "workshop.make",
             "scan.edit", "x" * 61, "", "scan.add\0", "person.erase", "stage.put_back")  # fmt: skip


def hostile_frames(seed: int, how_many: int) -> Iterator[bytes]:
    """So many masked client frames, each wrong in its own way."""
    chance = Random(seed)
    kinds: tuple[Callable[[Random], bytes], ...] = (_noise, _header, _packet, _event, _command)
    for _ in range(how_many):
        yield chance.choice(kinds)(chance)


def frame(payload: bytes, opcode: int = TEXT, final: bool = True, masked: bool = True) -> bytes:
    size = len(payload)
    bit = 0x80 if masked else 0
    head = bytes([(0x80 if final else 0) | opcode])
    if size < 126:
        head += bytes([bit | size])
    elif size < 1 << 16:
        head += bytes([bit | 126]) + size.to_bytes(2, "big")
    else:
        head += bytes([bit | 127]) + size.to_bytes(8, "big")
    return head + (b"\0\0\0\0" if masked else b"") + payload


def _noise(chance: Random) -> bytes:
    return chance.randbytes(chance.randrange(1, 300))


def _header(chance: Random) -> bytes:
    """Right bytes in a wrong frame: opcodes, lengths, no mask, binary, endless pieces."""
    payload = chance.randbytes(chance.randrange(0, 200))
    return chance.choice((
        frame(payload, BINARY), frame(payload, chance.randrange(16)),
        frame(payload, masked=False), frame(payload, CONTINUE),
        frame(b"4" * 70_000), frame(b"x" * 126, PING), frame(payload[:1], CLOSE),
        b"\x81\xff" + (1 << 62).to_bytes(8, "big") + b"\0\0\0\0", frame(payload, final=False),
    ))


def _packet(chance: Random) -> bytes:
    """Frames of text that are no packets of engine.io or Socket.IO."""
    return frame(chance.choice((
        "", "x", "4", "4" + "[" * 9000, "42", "42[", "42{}", "42[]", "49[]", "451-[\"do\",{}]",
        "461-1[]", "42" + "9" * 400 + "[\"do\",{}]", "0{}", "5", "6" * 50, "44{}", "40[1]",
        "42[\"do\",{\"x\":NaN}]", "42[\"do\",{\"x\":" + "9" * 5000 + "}]", "b4AAAA", "41", "\0",
        "42/admin,[\"do\",{}]", "40/admin,", "42[\"do\"," + "[" * 5000 + "]" * 5000 + "]",
    )).encode())


def _event(chance: Random) -> bytes:
    data = chance.choice(({}, [], None, 0, "x", {"seq": -1}, {"seq": 1 << 70}, {"seq": "1"},
                          {"seq": [1]}, {"id": "x" * 100}))  # fmt: skip
    number = chance.choice(("", "0", "1", str(chance.randrange(10**9))))
    return frame(f"42{number}{json.dumps([chance.choice(_NAMES), data])}".encode())


def _command(chance: Random) -> bytes:
    """Commands with wrong types, sizes, signs and wishes."""
    value = chance.choice((
        None, 0, -1, 1.5, True, [], {}, "x" * 9000, "\ud800", "\u202e\u0000\u2028", "=1+1",
        "<script>", "å" * 81, "../../etc/passwd", "'; DROP TABLE events; --", {"a": {"b": {}}},
    ))
    fields = ("headline", "text", "entry", "activity", "person", "hash", "__class__", "seq")
    data = dict.fromkeys(chance.sample(fields, 3), value)
    asked = {"id": chance.choice((value, f"{chance.getrandbits(128):032x}", "kort", "x" * 65)),
             "name": chance.choice((*_COMMANDS, value)),
             "activity": chance.choice((value, "scan-2", "finns-inte", None)),
             "data": chance.choice((data, value, None))}  # fmt: skip
    return frame(f"42{chance.randrange(100)}{json.dumps(['do', asked])}".encode())
