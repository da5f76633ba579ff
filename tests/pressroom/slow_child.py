"""A child that makes what it is told by its order, when it is told to; a real process.

Its folder (the order's `sessions`) is how a test speaks with it. It notes its start in `started`
and that it runs in `running`, then waits while `hold` is there. What a ware is called says what
comes of it: "crash", "hang", "refuse", "noise" and "large" are what they say.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def main() -> int:
    order = json.loads(sys.stdin.readline())
    folder = Path(order["sessions"])
    with (folder / "started").open("a") as started:
        started.write(f"{os.getpid()}\n")
    alone = folder / "running"
    if alone.exists() and is_alive(int(alone.read_text())):
        (folder / "two-at-once").touch()
    note = folder / f"running.{os.getpid()}"
    note.write_text(str(os.getpid()))
    note.replace(alone)  # whole or not at all: this one may be killed at any time
    try:
        for number, copy in enumerate(order["copies"]):
            make(folder, number, len(order["copies"]), copy["ware"], Path(order["file"]))
    finally:
        alone.unlink(missing_ok=True)
    return 0


def make(folder: Path, number: int, of: int, ware: str, file: Path) -> None:
    tell(done=number, of=of, what=ware)
    matter = file.read_bytes() if file.exists() else b""
    while (folder / "hold").exists():
        time.sleep(0.005)
    match ware:
        case "crash":
            os._exit(3)
        case "hang":
            time.sleep(600)
        case "noise":
            sys.stdout.write("inte JSON\n")
        case "refuse":
            tell(why="Det finns ingen sådan.")
    body = b"x" * 1000 if ware == "large" else ware.encode() + b":" + matter
    tell(bytes=len(body))
    sys.stdout.flush()
    sys.stdout.buffer.write(body)
    sys.stdout.buffer.flush()


def is_alive(process: int) -> bool:
    """False for one that was ended before it could take its note away."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def tell(**told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
