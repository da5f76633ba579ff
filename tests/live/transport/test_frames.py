"""Server frames, against a parser that is not ours."""

import pytest
from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection, TextMessage

from facilitator.live.transport import Message
from facilitator.live.transport.frames import close_frame, text_frame


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65535, 65536, 200_000])
def test_text_of_any_length_is_read_as_it_was(size: int) -> None:
    client = Connection(ConnectionType.CLIENT)
    client.receive_data(text_frame("x" * size))
    [event] = client.events()
    assert isinstance(event, TextMessage)
    assert event.data == "x" * size


@pytest.mark.parametrize(("code", "sent"), [(1009, 1009), (1005, 1000), (1006, 1000)])
def test_codes_that_may_not_travel_become_a_normal_close(code: int, sent: int) -> None:
    client = Connection(ConnectionType.CLIENT)
    client.receive_data(close_frame(code))
    [event] = client.events()
    assert isinstance(event, CloseConnection)
    assert event.code == sent


def test_a_message_is_compact_and_keeps_swedish_letters() -> None:
    message = Message.of("patch", {"seq": 1, "html": "åäö"})
    assert message.packet.encode() == '42["patch",{"seq":1,"html":"åäö"}]'
    assert message.frame[2:] == message.packet.encode().encode()


def test_what_is_no_json_is_never_sent() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        Message.of("patch", {"x": float("nan")})
