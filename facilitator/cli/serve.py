"""`facilitator serve`: one process, one sessions folder, until it is told to stop."""

# Before every other import: the sockets and locks of the libraries must be gevent's.
from gevent import monkey

monkey.patch_all()

import os  # noqa: E402

# Before numpy is: its own threads would take the cores that the phones are answered on.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse  # noqa: E402
import gc  # noqa: E402
import logging  # noqa: E402
import signal  # noqa: E402
import socket  # noqa: E402
import sys  # noqa: E402
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402

import gevent  # noqa: E402

from facilitator.app import App, create_app  # noqa: E402
from facilitator.cli import refuse  # noqa: E402
from facilitator.config import BadSetting, read_config  # noqa: E402
from facilitator.kinds import BrokenKind  # noqa: E402
from facilitator.live.transport import Server, serve  # noqa: E402
from facilitator.storage.database import BrokenFile  # noqa: E402
from facilitator.storage.ownership import Owned, own  # noqa: E402

_LAST_WORDS = 0.5
# How long a native thread may keep the interpreter from the event loop, in seconds. A patch is a
# hundred writes, and after each of them the loop may have to ask for it again: at Python's own
# five milliseconds that was half a second, whenever suggestions were reckoned meanwhile.
_TURN = 0.0002


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `serve` takes to its parser."""
    parser.add_argument("--host", default="127.0.0.1",
                        help="adress att lyssna på; 0.0.0.0 för hela nätet (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port, 0 för en ledig (8000)")
    parser.add_argument("--sessions", type=Path, default=Path("sessions"),
                        help="mapp med workshoppar (sessions)")


def run(args: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C; 1 with a sentence when it cannot start."""
    return serve_folder(args.sessions, args.host, args.port, _announce)


def serve_folder(
    sessions: Path, host: str, port: int, announce: Callable[[App, str], None]
) -> int:
    """Own `sessions` and serve it; `announce(app, address)` is called when it answers."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    try:
        sessions.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(sessions, os.W_OK):
            return refuse(f"Mappen {sessions} går inte att skriva i.")
        owner = own(sessions, f"facilitator serve på {host}:{port}")
        app = create_app(read_config(sessions))
    except Owned as owned:
        return refuse(f"Mappen {sessions} används redan av {owned}.")
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
        owner.close()
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


def _announce(app: App, address: str) -> None:
    sys.stdout.write(f"Facilitator svarar på {address}\n")
    if not app.accounts.any():
        sys.stdout.write(f"Första gången: {address}/setup?token={app.setup_token}\n")
    sys.stdout.flush()
