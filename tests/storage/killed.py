"""A program that restores a copy, or disposes, and is killed at its n-th change to the folder."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from facilitator.storage.accounts import Accounts
from facilitator.storage.disposal import Disposal, dispose
from facilitator.storage.installation import INSTALLATION
from facilitator.storage.restoring import restore
from facilitator.storage.shelf import Shelf
from tests.cast import CODE

# Python tells of each of these before it is done (sys.addaudithook).
_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.link", "os.mkdir", "open", "sqlite3.connect"}
LINE = Disposal(CODE, "Omvärld 2050", "2026-05-12T12:00:00.000+00:00", "Karin", "RS 2026/9", 2, 1)


def main(at: int, work: str, source: Path, sessions: Path) -> None:
    changes = 0

    def count(event: str, given: tuple[object, ...]) -> None:
        nonlocal changes
        if event in _CHANGES and str(sessions) in str(given):
            changes += 1
            if changes == at:
                os.kill(os.getpid(), signal.SIGKILL)

    # What comes before the work itself is not counted.
    doing = ready(work, source, sessions)
    sys.addaudithook(count)
    doing()


def ready(work: str, source: Path, sessions: Path) -> Callable[[], object]:
    if work == "restore":
        return lambda: restore(source, sessions, replace=True)
    accounts = Accounts(sessions / INSTALLATION)
    found = Shelf(sessions).find(CODE)
    assert found
    return lambda: dispose(accounts, sessions, found.path, sessions / "backups" / CODE, LINE)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
