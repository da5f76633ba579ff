"""The server itself: who may connect from where, ports, and how it stops."""

import http.client
import json
import socket
from pathlib import Path

import pytest

from .conftest import Served
from .raw_phone import joined

# Own is http://127.0.0.1:PORT; each of these is one thing away from it.
EVIL = [
    "https://evil.example", "null", "http://127.0.0.1:PORT.evil.example",
    "http://evil-127.0.0.1:PORT", "http://127.0.0.1:PORT@evil.example", "http://127.0.0.1",
    "http://127.0.0.1:1", "https://127.0.0.1:PORT", "http://localhost:PORT", "file://",
    "http://127.0.0.1:PORT/", "http://127.0.0.1:PORT http://evil.example", "http://0x7f.1:PORT",
]  # fmt: skip
FORGED = ("X-Forwarded-Host", "X-Forwarded-Server", "X-Original-Host", "X-Host")


def handshake(port: int, transport: str, headers: dict[str, str], extra: str = "") -> int:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    if transport == "websocket":
        headers = {
            **headers, "Upgrade": "websocket", "Connection": "Upgrade",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version": "13",
        }  # fmt: skip
    link.request("GET", f"/socket.io/?EIO=4&transport={transport}{extra}", headers=headers)
    answer = link.getresponse()
    if answer.status == 400:
        assert b'"sid"' not in answer.read()  # not a word of a session
    link.close()
    return answer.status


@pytest.mark.parametrize("transport", ["polling", "websocket"])
@pytest.mark.parametrize("origin", ["http://127.0.0.1:PORT", "HTTP://127.0.0.1:PORT", None])
def test_our_own_pages_and_programs_get_in(
    served: Served, origin: str | None, transport: str
) -> None:
    headers = {"Origin": origin.replace("PORT", str(served.port))} if origin else {}
    good = 200 if transport == "polling" else 101
    assert handshake(served.port, transport, headers) == good


@pytest.mark.parametrize("transport", ["polling", "websocket"])
@pytest.mark.parametrize("evil", EVIL)
def test_another_site_never_gets_in(served: Served, evil: str, transport: str) -> None:
    origin = evil.replace("PORT", str(served.port))
    claims = [{}, *({name: origin.split("//")[-1]} for name in FORGED),
              {"X-Forwarded-Host": origin.split("//")[-1], "X-Forwarded-Proto": "https"}]
    for claim in claims:
        assert handshake(served.port, transport, {"Origin": origin, **claim}) == 400
    assert served.state()["sessions"] == 0
    assert "Traceback" not in served.errors()  # engine.io says once that an origin is not ours


def test_jsonp_is_refused(served: Served) -> None:
    assert handshake(served.port, "polling", {}, "&j=0") == 400


def test_named_origins_and_the_servers_own_get_in_and_no_others(tmp_path: Path) -> None:
    served = Served(tmp_path, json.dumps(["https://workshop.example"]))
    assert handshake(served.port, "websocket", {"Origin": "https://workshop.example"}) == 101
    own = f"http://127.0.0.1:{served.port}"
    assert handshake(served.port, "websocket", {"Origin": own}) == 101
    for evil in ("https://evil.example", "https://workshop.example.evil", "null"):
        assert handshake(served.port, "websocket", {"Origin": evil}) == 400
    assert served.stop() == 0


def test_a_taken_port_is_an_os_error(served: Served, tmp_path: Path) -> None:
    second = Served(tmp_path, json.dumps(None), str(served.port))
    assert second.port == 0
    assert second.process.wait(10) == 1
    assert "OSError: [Errno 98] Address already in use" in second.errors()
    second.stop()


def test_stopping_says_going_away(tmp_path: Path) -> None:
    served = Served(tmp_path, json.dumps(None))
    phone = joined(served.port)
    assert served.stop() == 0
    assert phone.close_code() == 1001
    assert served.errors() == ""


@pytest.mark.parametrize(
    "garbage", [b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9\r\n\r\n"]
)
def test_who_does_not_speak_http_is_turned_away_quietly(served: Served, garbage: bytes) -> None:
    with socket.create_connection(("127.0.0.1", served.port), 10) as wire:
        wire.sendall(garbage)
        assert b" 400 " in wire.recv(1000)
