"""An event of a socket is a request that Flask knows: the error of one it does not is garbage."""

from __future__ import annotations

import pytest
from flask import Flask, request
from werkzeug.test import EnvironBuilder

from facilitator.live.transport import make_socketio


@pytest.mark.parametrize(("method", "headers"), [
    ("GET", {"Upgrade": "websocket", "Connection": "Upgrade"}), ("GET", {}), ("POST", {}),
])
def test_an_event_is_matched(method: str, headers: dict[str, str]) -> None:
    app = Flask(__name__)
    make_socketio(app, origins=None)
    environ = EnvironBuilder("/socket.io/", method=method, headers=headers).get_environ()
    with app.request_context(environ):
        assert request.routing_exception is None
