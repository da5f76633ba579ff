"""The ways in: websocket only, and polling first as browsers may do it."""

import http.client
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from .conftest import Served
from .raw_phone import ACCEPT, CLOSE, Polling, Socket, client_frame, http_json, joined, until


def upgraded(polling: Polling) -> tuple[Socket, list[str]]:
    """Go over to a websocket the way socket.io-client does; also what polling still brought."""
    heard: list[str] = []
    waiting = threading.Thread(target=lambda: heard.extend(polling.get()))
    waiting.start()
    phone = Socket(polling.port, polling.sid)
    assert phone.status == 101
    phone.say("2probe")
    assert phone.text() == "3probe"
    waiting.join(10)  # the client pauses polling: the pending poll must be ended by the server
    assert not waiting.is_alive()
    phone.say("5")
    polling.gone = True
    return phone, heard


def test_websocket_only(served: Served) -> None:
    phone = joined(served.port)
    assert phone.headers["Sec-WebSocket-Accept"] == ACCEPT
    phone.ask("do", {"word": "hållbar"})
    assert phone.event() == [1, {"ok": True, "data": {"word": "hållbar"}}]


def test_polling_only(served: Served) -> None:
    polling = Polling(served.port).join()
    assert polling.upgrades == ["websocket"]
    assert polling.post('427["do",{"n":1}]') == 200
    assert polling.get() == ['437[{"ok":true,"data":{"n":1}}]']


def test_polling_then_websocket(served: Served) -> None:
    polling = Polling(served.port).join()
    phone, heard = upgraded(polling)
    assert heard == ["6"]
    phone.ask("do", {"n": 1})
    assert phone.event() == [1, {"ok": True, "data": {"n": 1}}]
    assert served.fan(1, 1) == 1
    assert phone.event() == ["patch", {"seq": 1, "html": ""}]


def test_a_failed_probe_leaves_polling_as_it_was(served: Served) -> None:
    polling = Polling(served.port).join()
    phone = Socket(served.port, polling.sid)
    phone.say("3")
    assert phone.close_code() == 1000
    served.fan(1, 1)
    assert polling.get() == ['42["patch",{"seq":1,"html":""}]']


def test_a_second_upgrade_beside_the_first_is_refused(served: Served) -> None:
    polling = Polling(served.port).join()
    first = Socket(served.port, polling.sid)
    first.say("2probe")
    assert first.text() == "3probe"
    assert Socket(served.port, polling.sid).status == 400
    first.say("5")
    polling.gone = True
    first.ask("do", {})
    assert first.event()[0] == 1


def test_three_hundred_upgrade_under_load_without_a_loss(served: Served) -> None:
    """Everyone upgrades while patches stream; each must see every number once and in order."""
    phones = 300
    done = threading.Event()
    sent = 0

    def stream() -> None:
        nonlocal sent
        while not done.is_set():
            served.fan(sent + 1, 5, pause=0.005)
            sent += 5

    with ThreadPoolExecutor(60) as pool:
        polls = list(pool.map(lambda _: Polling(served.port).join(), range(phones)))
        streaming = threading.Thread(target=stream)
        streaming.start()
        until(lambda: sent)
        ways = list(pool.map(upgraded, polls))
        during = sent
        done.set()
        streaming.join()
        assert during >= 10, "patches must come while they upgrade"
        served.fan(sent + 1, 1)

        def numbers(way: tuple[Socket, list[str]]) -> list[int]:
            phone, heard = way
            seen = [int(p.split(":")[1].split(",")[0]) for p in heard if p.startswith("42")]
            while not seen or seen[-1] < sent + 1:
                seen.append(phone.event()[1]["seq"])
            return seen

        for seen in pool.map(numbers, ways):
            assert seen == list(range(1, sent + 2))
    assert served.state()["present"] == phones


def test_compression_is_not_agreed_to(served: Served) -> None:
    offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
    phone = joined(served.port, headers=offer)
    assert "Sec-WebSocket-Extensions" not in phone.headers


def test_small_answers_do_not_wait_for_company(served: Served) -> None:
    joined(served.port)
    assert served.state()["no_delay"] is True


def test_nothing_follows_the_close_frame(served: Served) -> None:
    phone = joined(served.port)
    phone.wire.sendall(client_frame((1000).to_bytes(2, "big"), CLOSE))
    assert phone.frame() == (CLOSE, (1000).to_bytes(2, "big"))
    assert phone.read.read() == b""


def test_frames_sent_before_the_handshake_is_answered_are_not_lost(served: Served) -> None:
    phone = Socket(served.port, early=client_frame(b"40"))
    assert phone.text().startswith("0{")
    assert phone.text().startswith("40{")


@pytest.mark.parametrize("how", ["close frame", "hang up", "engine close"])
def test_who_leaves_is_gone_at_once(served: Served, how: str) -> None:
    before = served.state()["disconnects"]
    phone = joined(served.port)
    match how:
        case "close frame":
            phone.wire.sendall(client_frame(b"\x03\xe8", CLOSE))
        case "hang up":
            phone.close()
        case "engine close":
            phone.say("1")
    served.present(0)
    assert served.state()["disconnects"] == before + 1


@pytest.mark.parametrize(
    "wrong",
    [
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Connection: keep-alive, Upgrade",
    ],
)
def test_half_a_handshake_is_refused_and_leaves_nothing_behind(served: Served, wrong: str) -> None:
    lines = {
        "Upgrade: websocket",
        "Connection: keep-alive, Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    } - {wrong}
    link = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    link.request(
        "GET", "/socket.io/?EIO=4&transport=websocket", headers=dict(x.split(": ") for x in lines)
    )
    assert link.getresponse().status == 400
    link.close()
    served.present(0)
    if wrong.startswith("Connection"):
        assert "Invalid websocket upgrade" in served.errors()


def test_pages_still_answer_while_phones_are_in(served: Served) -> None:
    for _ in range(5):
        joined(served.port)
    assert until(lambda: http_json(served.port, "GET", "/state")["present"] == 5)
