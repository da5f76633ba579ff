"""engine.io's pings from timers: a sleeping greenlet for each phone would hold a stack of 16 kB."""

import time
from typing import Any

import gevent
from engineio.packet import PING, Packet
from engineio.socket import Socket


def install(engine: Any) -> None:
    """Let an engine.io server's pings wait as timers; its other tasks start as before."""
    start = engine.start_background_task

    def start_background_task(target: Any, *args: Any, **options: Any) -> Any:
        if getattr(target, "__func__", None) is Socket._send_ping:
            return gevent.spawn_later(engine.ping_interval, _ping, target.__self__)
        return start(target, *args, **options)

    engine.start_background_task = start_background_task


def _ping(session: Any) -> None:
    # What Socket._send_ping does once it has slept.
    if not session.closing and not session.closed:
        session.last_ping = time.time()
        session.send(Packet(PING))
