"""`facilitator account`: who has one, a link for somebody new, a link for one who forgot."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime, timedelta
from pathlib import Path

from facilitator.cli import refuse
from facilitator.domain.keys import key_hash
from facilitator.room.access import new_secret
from facilitator.room.clock import now
from facilitator.storage.accounts import Accounts
from facilitator.storage.database import BrokenFile
from facilitator.storage.installation import INSTALLATION

_DAYS = 7


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `account` takes to its parser."""
    parser.add_argument("what", choices=("list", "invite", "reset"),
                        help="lista, bjud in någon ny, eller nytt lösenord för NAMN")
    parser.add_argument("name", nargs="?", default="", metavar="NAMN", help="vems lösenord")
    parser.add_argument("--address", default="", help="serverns adress, för hela länken")
    parser.add_argument("--sessions", type=Path, default=Path("sessions"),
                        help="mapp med workshoppar (sessions)")


def run(args: argparse.Namespace) -> int:
    """List the accounts or print a link; the server may run meanwhile."""
    path = args.sessions / INSTALLATION
    if not path.exists():
        return refuse(f"Det finns inga konton i {args.sessions} än. Starta servern först.")
    try:
        # A second writer beside a running server is right for this file only: it is not a
        # workshop's, its writes are single rows, a held lock is waited for, and without checkpoints
        # of ours SQLite's fault with two who fold the log cannot strike. The server sees the link
        # at its next question; a queue of requests would have to be as durable and as private.
        accounts = Accounts(path, checkpoints=False)
    except BrokenFile as error:
        return refuse(f"Kontofilen kan inte läsas: {error}.")
    try:
        if args.what == "list":
            sys.stdout.write("".join(f"{name}\n" for name in accounts.names()))
            return 0
        known = accounts.password_of(args.name) if args.what == "reset" else ("", "")
        if known is None:
            return refuse(f"Det finns inget konto som heter {args.name}.")
        secret = new_secret()
        ends = datetime.fromisoformat(now()) + timedelta(days=_DAYS)
        accounts.invite(key_hash(secret), known[0], ends.isoformat())
    finally:
        accounts.close()
    sys.stdout.write(f"{args.address.rstrip('/')}/invite/{secret}\n")
    return 0
