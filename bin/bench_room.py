"""Measure the live room: a real server, a crowd as a process of its own, one table.

Figures, not a verdict: nothing here passes or fails.
"""

import argparse
import asyncio
import json
import os
import platform
import queue
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from facilitator.rehearsal.desk import command
from facilitator.rehearsal.door import Door

STARTS_WITHIN = 30.0
MOST_RUNS = 10
AT_MOST = 4_000.0  # an hour's rehearsal and its ends
LATE_CARDS = 1_000
LATE_JOINS = 5
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
ROOT = Path(__file__).resolve().parent.parent
FACILITATOR = [sys.executable, "-m", "facilitator"]


class Server:
    """The server under test in a sessions folder of its own."""

    def __init__(self, sessions: str, command: Sequence[str] = (), **environment: str) -> None:
        """`command` starts another program with the product in it, instead of the usual one."""
        self._log = Path(sessions, "server.log")
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                command or [*FACILITATOR, "serve", "--port", "0", "--sessions", sessions],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=ROOT,
                env=os.environ | environment,
            )
        self._samples: list[tuple[float, float, int]] = []
        self._stopped = threading.Event()
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._sample, daemon=True).start()
        self.url = self._address()

    def used(self, began: float, ended: float) -> tuple[float, float]:
        """CPU in % of a core between two moments (seconds since 1970), and resident MB at the
        end of them."""
        within = [sample for sample in self._samples if began <= sample[0] <= ended]
        if len(within) < 2:
            return float("nan"), float("nan")
        (first, cpu, _), (last, more, pages) = within[0], within[-1]
        return (more - cpu) / (last - first) * 100, pages * PAGE / 1e6

    def stop(self) -> None:
        """Ask it to finish; after ten seconds, make it."""
        self._stopped.set()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _address(self) -> str:
        latest = time.monotonic() + STARTS_WITHIN
        try:
            while (left := latest - time.monotonic()) > 0:
                if found := re.search(r"http://[\w.\[\]:-]+:\d+", self._lines.get(timeout=left)):
                    return found[0]
        except queue.Empty:
            pass
        self.stop()
        raise SystemExit("Servern svarade inte: " + self._log.read_text()[-2000:])

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line)
        self._lines.put("")

    def _sample(self) -> None:
        folder = Path("/proc", str(self.process.pid))
        while not self._stopped.wait(0.25):
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                pages = int((folder / "statm").read_text().split()[1])
            except OSError:
                return
            cpu = (int(fields[11]) + int(fields[12])) / TICKS
            self._samples.append((time.time(), cpu, pages))


class Bench:
    """One room with its scan open, and crowds against it."""

    def __init__(self, folder: str) -> None:
        words = ["--template", "spaning", "--title", "Bench", "--sessions", folder, "--json"]
        workshop = json.loads(said("new", *words))
        self.server = Server(folder)
        self._door = Door(self.server.url, workshop["code"], workshop["desk_key"])
        scan = next(row["id"] for row in workshop["activities"] if row["kind"] == "scan")
        try:
            asked = command(self._door, "stage.start", scan, {"activity": scan})
            if not (answer := asyncio.run(asked)).get("ok"):
                raise SystemExit(f"Spaningen gick inte att starta: {answer}")
        except BaseException:
            self.server.stop()
            raise

    def rehearse(self, people: int, seconds: float, every: float, opening: int = 0) -> Any:
        """Rehearse in a process of its own; its figures, with the server's own use added."""
        words = {"people": people, "seconds": seconds, "every": every, "opening": opening}
        asked = [f"--{name}={value}" for name, value in words.items()]
        asked += [f"--desk-key={self._door.key}", "--json"]
        figures = json.loads(said("rehearse", self._door.url, self._door.code, *asked))
        figures["cpu"], figures["rss"] = self.server.used(figures["began"], figures["ended"])
        return figures


def said(*words: str) -> str:
    """What `facilitator` prints; ends the bench with its sentence when it refuses."""
    done = subprocess.run(
        [*FACILITATOR, *words], capture_output=True, text=True, timeout=AT_MOST, cwd=ROOT
    )
    if done.returncode:
        raise SystemExit(done.stderr.strip())
    return done.stdout


def main() -> None:
    args = parsed()
    print(f"Dator: {os.cpu_count()} kärnor, belastning före {load()}")
    print("Versioner: " + ", ".join(versions()))
    print(
        f"Median av {args.runs} körningar om {args.seconds:g} s, en gång var {args.every:g} s; "
        "p50 / p95 / p99 i ms\n"
    )
    print(line("telefoner", "skickat", "till kvitto", "på varje skärm", "förl.", "dubbl.",
               "ordn.", "avv.", "lagrat", "alla inne", "CPU %", "RSS MB", "publik %"))  # fmt: skip
    for people in args.people:
        runs = [one_run(people, args.seconds, args.every) for _ in range(args.runs)]
        print(row(people, runs), flush=True)
    print("\n" + late(args.people[0]))
    print(f"Belastning efter {load()}")


def one_run(people: int, seconds: float, every: float) -> Any:
    """A fresh server and workshop for each run, so that no run carries the cards of another."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder)
        try:
            return bench.rehearse(people, seconds, every)
        finally:
            bench.server.stop()


def late(people: int) -> str:
    """The first picture of a phone that joins when there are many cards already."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder)
        try:
            filled = bench.rehearse(people, 0, 10, opening=LATE_CARDS)
            joins = [bench.rehearse(1, 0, 10) for _ in range(LATE_JOINS)]
        finally:
            bench.server.stop()
    pictures = [join["picture_ms"]["p50"] for join in joins]
    whole = [join["join_seconds"] * 1000 for join in joins]
    size = joins[0]["picture_bytes"]
    return (
        f"Sen telefon, {filled['acknowledged']} kort på tavlan: första bilden "
        f"{comma(median(pictures))} ms efter uppkopplingen (högst {comma(max(pictures))}), "
        f"{comma(median(whole))} ms efter att den bad att få vara med, {size} byte"
    )


def row(people: int, runs: list[Any]) -> str:
    def middle(*path: str) -> float:
        return median(value_at(run, path) for run in runs)

    def three(name: str) -> str:
        return " / ".join(comma(middle(name, share)) for share in ("p50", "p95", "p99"))

    # Faults are added up, not averaged away.
    faults = [sum(run[name] for run in runs) for name in ("lost", "duplicates", "order_broken")]
    refused = sum(sum(run["refused"].values()) for run in runs)
    stored = "saknas " + str(sum(run["missing"] for run in runs))
    if not any(run["missing"] for run in runs):
        stored = "allt" if all(known(run) for run in runs) else "okänt"
    joined = f"{min(run['joined'] for run in runs)} {comma(middle('join_seconds'), 2)} s"
    return line(
        people, round(middle("sent")), three("ack_ms"), three("screen_ms"), *faults, refused,
        stored, joined, comma(middle("cpu"), 0), comma(middle("rss"), 0),
        comma(middle("cpu_percent"), 0),
    )  # fmt: skip


def known(run: Any) -> bool:
    return bool(run["stored"]) and all(row["stored"] is not None for row in run["stored"].values())


def value_at(run: Any, path: tuple[str, ...]) -> float:
    for name in path:
        run = run[name]
    return float("nan") if run is None else float(run)


def line(*cells: object) -> str:
    widths = (9, 8, 20, 20, 5, 6, 5, 4, 8, 12, 5, 6, 8)
    return "  ".join(f"{cell!s:>{width}}" for cell, width in zip(cells, widths, strict=True))


def comma(value: float, places: int = 1) -> str:
    return "–" if value != value else f"{value:.{places}f}".replace(".", ",")


def load() -> str:
    return " ".join(comma(value, 2) for value in os.getloadavg())


def versions() -> list[str]:
    packages = ("flask-socketio", "python-socketio", "gevent", "wsproto", "picows")
    return [
        f"Python {platform.python_version()}",
        *(f"{name} {version(name)}" for name in packages),
    ]


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench room", description=__doc__)
    parser.add_argument("--people", type=crowds, default=[100, 300, 500, 1000])
    parser.add_argument("--every", type=float, default=10.0)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--runs", type=int, default=3, choices=range(1, MOST_RUNS + 1))
    return parser.parse_args()


def crowds(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


if __name__ == "__main__":
    main()
