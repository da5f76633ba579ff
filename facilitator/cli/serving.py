"""A folder of ours, served: everything is read in, the doors open, until it is told to stop."""

from __future__ import annotations

import gc
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import gevent

from facilitator.app import App, create_app
from facilitator.cli import refuse
from facilitator.config import BadSetting, read_config
from facilitator.kinds import BrokenKind
from facilitator.live.transport import Server, serve
from facilitator.storage.database import BrokenFile

_LAST_WORDS = 0.5
# How long a native thread may keep the interpreter from the event loop, in seconds. A patch is a
# hundred writes, and after each of them the loop may have to ask for it again: at Python's own
# five milliseconds that was half a second, whenever suggestions were reckoned meanwhile.
_TURN = 0.0002


def serve_owned(
    sessions: Path, host: str, port: int, announce: Callable[[App, str], None]
) -> int:
    """Serve `sessions`, which the process owns; `announce(app, address)` is called when it answers.

    1 with a sentence when it cannot start.
    """
    try:
        app = create_app(read_config(sessions))
    except (BadSetting, BrokenKind) as error:
        return refuse(str(error))
    except (OSError, BrokenFile) as error:
        return refuse(f"Mappen {sessions} går inte att använda: {error}.")
    try:
        serve(app.flask, app.socketio, host, port,
              lambda server: _ready(app, server, host, announce))
    except OverflowError:
        return refuse(f"Port {port} finns inte. Välj en mellan 0 och 65535.")
    except OSError as error:
        return refuse(f"Port {port} på {host} går inte att öppna: {_said(error)}.")
    finally:
        app.close()
    return 0


def _said(error: OSError) -> str:
    """What the system says, without the address that libraries add to it."""
    return str(error.strerror or error).partition(":")[0]


def _ready(app: App, server: Server, host: str, announce: Callable[[App, str], None]) -> None:
    def stop() -> None:
        gevent.spawn(server.stop, _LAST_WORDS)

    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, stop)
    sys.setswitchinterval(_TURN)
    # What was made at the start stays to the end. Looked through for garbage with the rest of it,
    # it kept every phone waiting for a tenth of a second, in the middle of a busy board.
    gc.collect()
    gc.freeze()
    gc.enable()
    own_host = _reachable(host)
    address = f"http://{own_host}:{server.server_port}"
    app.base = app.base or address
    announce(app, address)


def _reachable(host: str) -> str:
    """A host that a phone on the same network can reach, when we listen on every address."""
    if host not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: this only asks which of our addresses faces outwards.
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()
