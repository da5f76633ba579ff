"""What one connection may send, and that breaking it costs that connection only."""

import contextlib
import json
import re
import time

import pytest

from facilitator.live.transport import halfway
from facilitator.live.transport.rate import MESSAGES

from .conftest import Served
from .raw_phone import BINARY, PING, PONG, TEXT, Polling, client_frame, joined, until

LIMIT = 16 * 1024


def message_of(size: int) -> bytes:
    """A well-formed question of exactly so many bytes, with letters of two bytes in it."""
    empty = '421["do",{"t":"å"}]'.encode()
    return '421["do",{"t":"å'.encode() + b"x" * (size - len(empty)) + b'"}]'


def test_a_message_at_the_limit_is_answered(served: Served) -> None:
    phone = joined(served.port)
    phone.wire.sendall(client_frame(message_of(LIMIT)))
    assert phone.event()[0] == 1


@pytest.mark.parametrize("size", [LIMIT + 1, 10_000_000])
def test_a_message_over_the_limit_closes_with_1009(served: Served, size: int) -> None:
    other, phone = joined(served.port), joined(served.port)
    base = served.state()["peak_kb"]
    frame = client_frame(message_of(LIMIT + 1))
    if size > LIMIT + 1:  # one frame that says it is huge, with as much as a sender gets rid of
        frame = b"\x81\xff" + size.to_bytes(8, "big") + b"\0\0\0\0" + b"4" * (LIMIT + 1)
    phone.wire.sendall(frame)
    assert phone.close_code() == 1009
    assert phone.read.read() == b""
    served.present(1)
    assert served.state()["peak_kb"] - base < 5_000
    other.ask("do", {})
    assert other.event()[0] == 1


def test_fragments_count_together(served: Served) -> None:
    phone = joined(served.port)
    part = b"4" + b"2" * 5999
    phone.wire.sendall(client_frame(part, final=False))
    phone.wire.sendall(client_frame(part, 0, final=False) + client_frame(part, 0, final=False))
    assert phone.close_code() == 1009


def test_fragments_are_joined_and_pings_between_them_answered(served: Served) -> None:
    phone = joined(served.port)
    whole = '421["do",{"t":"åäö"}]'.encode()
    for i, byte in enumerate(whole):  # splits the letters too
        last = i == len(whole) - 1
        phone.wire.sendall(client_frame(bytes((byte,)), TEXT if i == 0 else 0, final=last))
        if i == 10:
            phone.wire.sendall(client_frame(b"there?", PING))
            assert phone.frame() == (PONG, b"there?")
    assert phone.event() == [1, {"ok": True, "data": {"t": "åäö"}}]


def test_a_frame_byte_by_byte(served: Served) -> None:
    phone = joined(served.port)
    for byte in client_frame('421["do",{"t":"åäö"}]'.encode()):
        phone.wire.sendall(bytes((byte,)))
    assert phone.event() == [1, {"ok": True, "data": {"t": "åäö"}}]


def test_many_frames_in_one_segment(served: Served) -> None:
    phone = joined(served.port)
    asked = [f'42{n}["do",{{"n":{n}}}]' for n in range(1, 56)]
    phone.wire.sendall(b"".join(client_frame(text.encode()) for text in asked))
    assert [phone.event()[0] for _ in asked] == list(range(1, 56))


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (client_frame(b"\x04\x01", BINARY), 1003),
        (b"\x81\x02" + b"40", 1002),  # not masked
        (b"\xc1\x82\0\0\0\0" + b"40", 1002),  # compressed, though nobody agreed to it
        (b"\x83\x80\0\0\0\0", 1002),  # an opcode that does not exist
        (client_frame(b"x", 0), 1002),  # goes on with nothing
        (client_frame(b"4\xff\xfe"), 1007),  # not UTF-8
        (client_frame(b"x" * 126, PING), 1002),
    ],
    ids=["binary", "unmasked", "compressed", "opcode", "continuation", "utf-8", "long ping"],
)
def test_a_bad_frame_closes_that_connection_only(served: Served, frame: bytes, code: int) -> None:
    other, phone = joined(served.port), joined(served.port)
    phone.wire.sendall(frame)
    assert phone.close_code() == code
    served.present(1)
    other.ask("do", {})
    assert other.event()[0] == 1


MALFORMED = {
    "empty": "", "letter": "x", "open": "0", "base64": "bAAAA", "message without packet": "4",
    "engine json": '4{"a":1}', "engine depth": "4" + "[" * 9000, "pong depth": "3" + "[" * 9000,
    "socket json": "42[", "depth": "42" + "[" * 9000, "not a list": "42{}", "no name": "42[]",
    "name a list": '42[["do"],{}]', "name a number": "42[1,{}]", "NaN": '42["do",{"x":NaN}]',
    "digits": '42["do",{"x":' + "9" * 5000 + "}]", "binary event": '451-["do",{}]',
    "binary ack": "461-1[]", "attachments": '421-["do",{}]', "connect error": "44{}",
    "type 9": "49[]", "id": "42" + "1" * 200 + '["do",{}]', "connect with a list": "40[1]",
}  # fmt: skip


@pytest.mark.parametrize("text", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_packet_closes_that_connection_quietly(served: Served, text: str) -> None:
    other, phone = joined(served.port), joined(served.port)
    phone.say(text)
    assert phone.close_code() == 1008
    served.present(1)
    other.ask("do", {})
    assert other.event()[0] == 1


@pytest.mark.parametrize(
    "body", [*MALFORMED.values(), "3\x1ex", "\x1e".join("3" * 65), "4" * (LIMIT + 1)]
)
def test_a_malformed_post_closes_that_session_quietly(served: Served, body: str) -> None:
    joined(served.port)
    polling = Polling(served.port).join()
    assert polling.post(body) in (200, 400)
    served.present(1)
    polling.gone = True
    # engine.io says once that a session is unknown
    assert re.fullmatch(r"(Invalid session .*\n)?", served.errors())


def test_a_full_post_of_a_phone_that_comes_back_is_taken(served: Served) -> None:
    polling = Polling(served.port).join()
    packets = [f'42{n}["do",{{"n":{n}}}]' for n in range(50)]
    assert polling.post("\x1e".join(packets)) == 200
    heard: list[str] = []
    while len(heard) < 50:
        heard += polling.get()
    assert heard == [f'43{n}[{{"ok":true,"data":{{"n":{n}}}}}]' for n in range(50)]


def test_half_a_character_is_mended_on_its_way_in(served: Served) -> None:
    phone = joined(served.port)
    phone.ask("do", {"t": "\ud83d!"})  # as JSON.stringify writes it after a cut
    assert phone.event() == [1, {"ok": True, "data": {"t": "?!"}}]
    phone.ask("do", {"t": "\U0001f600"})
    assert json.dumps(phone.event()[1]["data"]) == '{"t": "\\ud83d\\ude00"}'


def test_a_flood_costs_its_own_connection_and_starves_nobody(served: Served) -> None:
    phone, flooder = joined(served.port), joined(served.port)
    with contextlib.suppress(OSError):
        flooder.wire.sendall(client_frame(b"3") * 20_000)
    phone.ask("do", {})
    assert phone.event()[0] == 1
    with contextlib.suppress(ConnectionError):
        assert flooder.close_code() in (0, 1008)
    served.present(1)


def test_a_phone_that_sends_what_a_person_can_is_never_closed(served: Served) -> None:
    phone = joined(served.port)
    for n in range(55):
        phone.ask("do", {"n": n}, number=n)
        assert phone.event()[0] == n


def test_a_flood_of_posts_costs_its_own_session(served: Served) -> None:
    joined(served.port)
    polling = Polling(served.port).join()
    began, answers = time.monotonic(), []
    while 400 not in answers and len(answers) < 500:
        answers.append(polling.post("3"))
    assert answers[0] == 200
    assert answers[-1] == 400
    # No more were let through than may be, however slowly they came.
    refilled = MESSAGES.per_second * (time.monotonic() - began)
    assert len(answers) - 1 <= MESSAGES.burst + refilled
    polling.gone = True
    served.present(1)
    assert re.fullmatch(r"(Invalid session .*\n)?", served.errors())


def test_who_opens_and_asks_for_nothing_is_let_go(impatient: Served) -> None:
    idle = [Polling(impatient.port) for _ in range(20)]
    for each in idle:
        each.gone = True
    phone = joined(impatient.port)
    impatient.present(1)
    phone.ask("do", {})
    assert phone.event()[0] == 1


def test_who_leaves_the_room_and_keeps_the_line_is_let_go(impatient: Served) -> None:
    phone, polling = joined(impatient.port), Polling(impatient.port).join()
    staying, idle = joined(impatient.port), Polling(impatient.port)
    idle.gone = polling.gone = True
    impatient.present(3)  # the idle one is gone, and with it the time that all had to come in
    phone.say("41")
    assert polling.post("41") == 200
    assert phone.close_code() == 1008
    impatient.present(1)
    staying.ask("do", {})
    assert staying.event()[0] == 1


def test_who_comes_back_on_the_same_line_stays(impatient: Served) -> None:
    phone = joined(impatient.port)
    phone.say("41")
    phone.say("40")
    assert phone.text().startswith("40{")
    until(lambda: phone.ask("do", {}) or phone.event()[0] == 1)
    other = Polling(impatient.port)  # it is let go, and so the time of the first is up too
    other.gone = True
    impatient.present(1)
    phone.ask("do", {})
    assert phone.event()[0] == 1


def test_only_so_many_may_wait_at_the_door(impatient: Served) -> None:
    """A thousand handshakes that go no further, and the room comes in all the same."""
    waiting = [Polling(impatient.port) for _ in range(1000)]
    for each in waiting:
        each.gone = True
    assert impatient.state()["sessions"] <= halfway.MOST_WAITING + 1
    phones = [joined(impatient.port) for _ in range(50)]
    impatient.present(50)
    assert len(phones) == 50
