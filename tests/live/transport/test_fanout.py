"""One message to many: in order for each, and nobody pays for a slow one."""

import socket
import time

from .conftest import Served
from .raw_phone import Polling, http_json, joined, until

MEGABYTE = 1 << 20


def test_polling_and_websocket_get_the_same_in_order(served: Served) -> None:
    phone, polling = joined(served.port), Polling(served.port).join()
    assert served.fan(1, 100) == 200
    expected = [f'42["patch",{{"seq":{n},"html":""}}]' for n in range(1, 101)]
    assert [phone.text() for _ in range(100)] == expected
    heard: list[str] = []
    while len(heard) < 100:
        heard += polling.get()
    assert heard == expected


def test_a_patch_never_overtakes_what_was_emitted_before_it(served: Served) -> None:
    phone = joined(served.port)
    for n in range(50):
        phone.ask("ask", {"n": n}, number=n)
    for n in range(50):
        assert phone.event() == ["ordinary", {"of": n}]
        assert phone.event() == ["patch", {"of": n}]
        assert phone.event() == [n, {"ok": True}]


def test_a_slow_phone_gets_every_byte_as_it_was(served: Served) -> None:
    phone = joined(served.port, receive_buffer=8192)
    big = 2 * MEGABYTE  # the picture itself may be larger than the backlog
    served.fan(1, 1, size=big)
    served.fan(2, 50, size=1000)
    assert served.state()["backlogs"] != [0]
    assert phone.event() == ["patch", {"seq": 1, "html": "å" * big}]
    for n in range(2, 52):
        assert phone.event() == ["patch", {"seq": n, "html": "å" * 1000}]
    until(lambda: served.state()["backlogs"] == [0])


def test_who_stops_reading_is_dropped_and_nobody_else_notices(served: Served) -> None:
    stalled = [joined(served.port, receive_buffer=8192) for _ in range(5)]
    reader = joined(served.port)
    base = served.state()["peak_kb"]
    slowest = 0.0
    for n in range(1, 41):
        served.fan(n, 1, size=MEGABYTE // 8)
        assert reader.event()[1]["seq"] == n
        started = time.monotonic()
        reader.ask("do", {})
        reader.event()
        slowest = max(slowest, time.monotonic() - started)
        assert all(backlog <= MEGABYTE for backlog in served.state()["backlogs"])
    served.present(1)
    assert slowest < 1.0
    assert served.state()["peak_kb"] - base < 30_000
    for phone in stalled:
        phone.wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, MEGABYTE)
        assert phone.close_code() == 0  # cut, not closed


def test_who_asks_for_polls_but_never_polls_is_closed(served: Served) -> None:
    silent, phone = Polling(served.port).join(), joined(served.port)
    served.fan(1, 300)
    silent.gone = True
    served.present(1)
    assert [phone.event()[1]["seq"] for _ in range(300)] == list(range(1, 301))


def test_half_a_character_does_not_empty_the_room(served: Served) -> None:
    phone = joined(served.port)
    http_json(served.port, "POST", "/torn")
    assert phone.event() == ["patch", {"seq": 1, "html": "?"}]
