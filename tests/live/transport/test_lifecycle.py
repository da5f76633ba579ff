"""Events by name: what nobody may send, what nobody answers, and what breaks."""

import pytest

from .conftest import Served
from .raw_phone import Socket, joined


@pytest.mark.parametrize(
    "event",
    [
        '["disconnect"]', '["disconnect",{}]', '["connect"]', '["connect",{}]',
        '["connect_error",{}]', '["*",{}]', '["*","SID",{}]', '["__disconnect_final",{}]',
        '["no.such.event",{}]', '["",{}]', '["?",{}]',
        '["do"]', '["do",[]]', '["do",1]', '["do",null]', '["do",{},{}]',
    ],
)  # fmt: skip
def test_what_is_not_ours_gets_a_refusal_and_changes_nothing(served: Served, event: str) -> None:
    joined(served.port)
    phone = joined(served.port)
    before = served.state()
    phone.say(f"421{event}")
    [number, answer] = phone.event()
    assert number == 1
    assert answer["ok"] is False
    assert answer["code"] == "unknown"
    assert answer["why"]
    after = served.state()
    for figure in ("present", "connects", "disconnects"):
        assert after[figure] == before[figure]
    phone.ask("do", {})
    assert phone.event()[0] == 1


def test_the_catch_all_cannot_be_made_to_answer_for_somebody_else(served: Served) -> None:
    phone = joined(served.port)
    phone.say('421["*","somebody-else",{}]')
    assert phone.event()[1]["code"] == "unknown"


def test_a_handler_that_breaks_is_answered_and_logged(served: Served) -> None:
    phone = joined(served.port)
    phone.ask("boom", {})
    assert phone.event()[1]["code"] == "internal"
    phone.ask("do", {})
    assert phone.event()[1]["ok"] is True
    assert "RuntimeError: boom" in served.errors()


def test_a_connect_handler_that_breaks_lets_nobody_in(served: Served) -> None:
    joined(served.port)
    served.present(1)
    stranger = Socket(served.port)
    assert stranger.text().startswith("0{")
    stranger.say('40{"break":1}')
    assert stranger.text().startswith("44")
    assert served.state()["present"] == 1
    assert "RuntimeError: boom" in served.errors()


def test_a_refused_namespace_does_not_hurt(served: Served) -> None:
    phone = joined(served.port)
    phone.say("40/admin,")
    assert phone.text().startswith("44/admin,")
    phone.ask("do", {})
    assert phone.event()[0] == 1
