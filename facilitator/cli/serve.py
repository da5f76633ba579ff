"""`facilitator serve`: one process, one sessions folder, until it is told to stop."""

# Before every other import: the sockets and locks of the libraries must be gevent's.
from gevent import monkey

monkey.patch_all()

import os  # noqa: E402

# Before numpy is: its own threads would take the cores that the phones are answered on.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse  # noqa: E402
import gc  # noqa: E402
import importlib  # noqa: E402
import logging  # noqa: E402
import sys  # noqa: E402
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import TYPE_CHECKING  # noqa: E402

from facilitator.cli import refuse  # noqa: E402
from facilitator.storage.ownership import Owned, own  # noqa: E402

if TYPE_CHECKING:
    from facilitator.app import App


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
    sessions: Path, host: str, port: int, announce: "Callable[[App, str], None]"
) -> int:
    """Own `sessions` and serve it; `announce(app, address)` is called when it answers."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    try:
        sessions.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(sessions, os.W_OK):
            return refuse(f"Mappen {sessions} går inte att skriva i.")
        owner = own(sessions, f"facilitator serve på {host}:{port}")
    except Owned as owned:
        return refuse(f"Mappen {sessions} används redan av {owned}.")
    except OSError as error:
        return refuse(f"Mappen {sessions} går inte att använda: {error}.")
    # What is made while the server starts stays; looked through for garbage again and again while
    # it grows, it took a tenth of the start. Once it answers it is looked through as usual.
    gc.disable()
    try:
        # Read only now: whoever starts a second server is told at once that the folder is taken.
        serving = importlib.import_module("facilitator.cli.serving")
        status: int = serving.serve_owned(sessions, host, port, announce)
        return status
    finally:
        gc.enable()
        owner.close()


def _announce(app: "App", address: str) -> None:
    sys.stdout.write(f"Facilitator svarar på {address}\n")
    if not app.accounts.any():
        sys.stdout.write(f"Första gången: {address}/setup?token={app.setup_token}\n")
    sys.stdout.flush()
