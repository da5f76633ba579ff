"""The few frames a phone reads and writes; a patch's numbers are read without parsing its JSON."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

# The hot path: one of these for every phone and patch. It only looks at the first bytes, so what
# a patch weighs costs nothing here.
_NUMBERS = re.compile(rb'42\["patch",\s?\{"seq":\s?(\d+),\s?"from":\s?(null|\d+)')
_PATCH = b'42["patch",'
_ACK = re.compile(rb"43(\d+)(\[.*\])", re.DOTALL)

_OWN = re.compile(r'data-own="([^"]*)"')

MINE = b'42["mine",'
PING, PONG, OPEN, ACCEPTED, REFUSED = b"2", b"3", b"0", b"40", b"44"
DISCONNECTED = (b"1", b"41")


@dataclass(frozen=True)
class Current:
    """The activity that is on now: its id, its kind and its stage."""

    activity: str
    kind: str
    stage: str

    @property
    def is_open(self) -> bool:
        """True while the room may answer."""
        return self.stage == "open"


def patch_numbers(payload: bytes | memoryview) -> tuple[int, int | None] | None:
    """Read (seq, from) of a patch, from = None for a whole picture; None when it is no patch."""
    if found := _NUMBERS.match(payload):
        start = found[2]
        return int(found[1]), None if start == b"null" else int(start)
    if bytes(payload[: len(_PATCH)]) != _PATCH:
        return None
    body = json.loads(bytes(payload[2:]))[1]  # another order of the keys: slow, but right
    return int(body["seq"]), body["from"]


def current_in(payload: bytes) -> tuple[bool, Current | None]:
    """Read what a patch says is on now: (it says so, the activity or None when nothing is on)."""
    if b'"whole"' not in payload:
        return False, None
    said, current = False, None
    for op in json.loads(payload[2:])[1].get("ops", []):
        if op[0] == "whole":
            said, about = True, op[2]
            current = (
                Current(about["activity"], about.get("kind") or "", about.get("stage") or "")
                if about.get("activity")
                else None
            )
    return said, current


def own_in(payload: bytes, latest: bytes = b"") -> tuple[int, dict[str, Any]]:
    """Read one's own part: (the number it is of, what it says); (-1, {}) where there is none.

    `latest` is what was told last, where that left the rest of it as it was.
    """
    if not payload.startswith(MINE):
        return -1, {}
    told = json.loads(payload[2:])[1]
    said = (_OWN.search(str(part)) for op in told.get("ops", ()) for part in op)
    own: object = next((json.loads(unescape(found[1])) for found in said if found), {})
    seq = json.loads(latest[2:])[1]["seq"] if latest else told["seq"]
    return int(seq), own if isinstance(own, dict) else {}


def tells_own(payload: bytes) -> bool:
    """True where one's own part says what one has answered, and not only how a row looks."""
    return b"data-own=" in payload


def acknowledgement(payload: bytes) -> tuple[int, dict[str, Any]] | None:
    """Read (number, answer) of an acknowledgement; None when it is something else."""
    found = _ACK.fullmatch(payload)
    if not found:
        return None
    answer = json.loads(found[2])
    return int(found[1]), answer[0] if answer and isinstance(answer[0], dict) else {}


def told_to_wait(answer: Mapping[str, Any]) -> float:
    """After how many milliseconds the same command is worth sending again; 0 for a last word."""
    asked = answer.get("retry_ms")
    return float(asked) if not answer.get("ok") and isinstance(asked, int | float) else 0.0


def connect_frame(code: str, key: str, seq: int | None) -> bytes:
    """Ask to be let in as the owner of `key`, having seen `seq`."""
    return b"40" + _json({"code": code, "key": key, "seq": seq})


def do_frame(number: int, command: Mapping[str, Any]) -> bytes:
    """Send a command, to be acknowledged under `number`."""
    return b"42%d" % number + _json(["do", command])


def catch_up_frame(seq: int) -> bytes:
    """Ask for what was missed after `seq`."""
    return b"42" + _json(["catch_up", {"seq": seq}])


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
