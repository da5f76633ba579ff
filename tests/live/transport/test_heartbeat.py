"""Pings: who answers stays, who does not is gone, and nothing sleeps in between."""

import json
from pathlib import Path

from .conftest import Served
from .raw_phone import TEXT, Polling, Socket, close_all, joined

_HURRIED = (json.dumps(None), "0", "0.3")


def test_who_answers_pings_stays(tmp_path: Path) -> None:
    served = Served(tmp_path, *_HURRIED)
    phone = joined(served.port)
    for _ in range(5):
        assert phone.frame() == (TEXT, b"2")
        phone.say("3")
    assert served.state()["present"] == 1
    close_all()
    assert served.stop() == 0
    assert served.errors() == ""


def test_who_does_not_answer_is_gone(tmp_path: Path) -> None:
    served = Served(tmp_path, *_HURRIED)
    joined(served.port)
    polling = Polling(served.port).join()
    half_way = Polling(served.port).join()
    probing = Socket(served.port, half_way.sid)
    probing.say("2probe")  # and never the "5" that ends an upgrade
    polling.gone = half_way.gone = True
    served.present(0)
    assert probing.close_code() == 1000
    close_all()
    assert served.stop() == 0
    assert served.errors() == ""
