"""A small program over the transport, run as a process of its own by the tests."""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import resource  # noqa: E402
import signal  # noqa: E402
import sys  # noqa: E402
from socket import IPPROTO_TCP, TCP_NODELAY  # noqa: E402

import gevent  # noqa: E402
from flask import Flask, request  # noqa: E402

from facilitator.live.transport import (  # noqa: E402
    Fanout,
    Server,
    halfway,
    make_socketio,
    serve,
)

if len(sys.argv) > 4:
    halfway.PATIENCE = float(sys.argv[4])
app = Flask("served")
origins = json.loads(sys.argv[1]) if len(sys.argv) > 1 else None
socketio = make_socketio(app, origins=origins)
if len(sys.argv) > 3:
    # Seconds between pings, and to answer one.
    socketio.server.eio.ping_interval = socketio.server.eio.ping_timeout = float(sys.argv[3])
fanout = Fanout(socketio.server)
seen = {"connects": 0, "disconnects": 0}
present: set[str] = set()


@socketio.on("connect")
def joined(auth):
    if auth and auth.get("break"):
        raise RuntimeError("boom")
    seen["connects"] += 1
    present.add(request.sid)


@socketio.on("disconnect")
def left(_reason):
    seen["disconnects"] += 1
    present.discard(request.sid)


@socketio.on("do")
def do(data):
    return {"ok": True, "data": data}


@socketio.on("boom")
def boom(_data):
    raise RuntimeError("boom")


@socketio.on("ask")
def ask(data):
    """An answer of ours, an ordinary emit and a fan-out, in this order."""
    socketio.emit("ordinary", {"of": data["n"]}, to=request.sid)
    fanout.emit("patch", {"of": data["n"]}, [request.sid])
    return {"ok": True}


@app.get("/state")
def state():
    engine = socketio.server.eio
    wires = [w for s in engine.sockets.values() if (w := getattr(s, "websocket", None))]
    return {
        **seen,
        "present": len(present),
        "sessions": sum(not s.closed for s in engine.sockets.values()),
        "backlogs": sorted(w._outlet.backlog for w in wires),
        "queued": max((s.queue.qsize() for s in engine.sockets.values()), default=0),
        "no_delay": all(
            w._socket.getsockopt(IPPROTO_TCP, TCP_NODELAY) for w in wires if not w.closed
        ),
        "peak_kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }


@app.post("/fan")
def fan():
    """Send patches number `first` … `first + count - 1` of `size` characters to all present."""
    order = request.get_json()
    sent = 0
    for n in range(order["first"], order["first"] + order["count"]):
        payload = {"seq": n, "html": "å" * order.get("size", 0)}
        sent += fanout.emit("patch", payload, present)
        gevent.sleep(order.get("pause", 0))
    return {"sent": sent}


@app.post("/torn")
def torn():
    return {"sent": fanout.emit("patch", {"seq": 1, "html": "\ud83d"}, present)}


def ready(server: Server) -> None:
    gevent.signal_handler(signal.SIGTERM, server.stop)
    print(server.server_port, flush=True)  # noqa: T201 - the test reads it


port = int(sys.argv[2]) if len(sys.argv) > 2 else 0
serve(app, socketio, "127.0.0.1", port, ready)
