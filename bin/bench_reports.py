"""Measure reports: each file by a process of its own, and phones while they are made.

Figures, not a verdict: nothing here passes or fails. The workshop is a made one: 500 cards in 20
clusters, a matrix of 60 drivers rated by 96 people from 24 organisations. A process is the
pressroom's own child, from its start to its last byte, but at the usual priority.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import Request, urlopen

from bench_room import Bench, comma, load, one_run, versions
from report_workshop import CARDS, CLUSTERS, DRIVERS, ORGANISATIONS, make

from facilitator.pressroom.orders import Copy, Order
from facilitator.report.boxes import wares
from facilitator.report.formats import Takers

MOST_RUNS = 10
WIDTHS = (16, 9, 18, 9, 11)
# The child as the pressroom starts it, and what it took of a processor when it has ended. Nothing
# else may run in it: where a thread does, a box makes its files in the same process (`apart.py`).
_TIMED = """
import resource, runpy, sys
sys.argv = ["press"]
try:
    runpy.run_module("facilitator.cli.press", run_name="__main__")
except SystemExit:
    pass
own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
sys.stderr.write(str(own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime))
"""
_EVERY = 0.02  # s between two looks at its memory


@dataclass(frozen=True)
class Made:
    """One start of the child: seconds in all and of a processor, the most memory, the file."""

    seconds: float
    processor: float
    megabytes: float
    size: int


def main() -> None:
    args = parsed()
    print(f"Dator: {os.cpu_count()} kärnor, belastning före {load()}")
    print("Versioner: " + ", ".join(versions()))
    print(f"{CARDS} kort, {CLUSTERS} kluster, matris med {DRIVERS} drivkrafter, "
          f"{ORGANISATIONS} organisationer; median av {args.runs} körningar av hela processen\n")
    print(line("fil", "sekunder", "längsta/processor", "MB minne", "storlek kB"))
    with tempfile.TemporaryDirectory() as folder:
        workshop = make(Path(folder))
        for ware in args.wares:
            print(row(ware, [press(workshop, ware) for _ in range(args.runs)]), flush=True)
    print(f"\nBelastning mellan {load()}")
    print(beside(args))
    print(f"Belastning efter {load()}")


def press(workshop: Path, ware: str) -> Made:
    """One file by one process."""
    order = Order("", workshop, "sv", (Copy(ware),)).line(workshop.parent)
    began = time.monotonic()
    child = subprocess.Popen([sys.executable, "-c", _TIMED], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    with ThreadPoolExecutor(1) as beside_it:
        most = beside_it.submit(_most, child)
        answers, told = child.communicate(order)
    seconds = time.monotonic() - began
    return Made(seconds, float(told.split()[-1]), most.result() * 1024 / 1e6, _size(answers))


def _most(child: "subprocess.Popen[bytes]") -> int:
    """The most kB that a process and all below it have held at a time, to its end."""
    most = 0
    while child.poll() is None:
        most = max(most, sum(map(_held, _family(child.pid))))
        time.sleep(_EVERY)
    return most


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for each in children:
            yield from _family(int(each))


def _held(pid: int) -> int:
    """kB of a process, what it shares with others counted once among them; 0 for one that ended."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in rows if row.startswith("Pss:")), 0)


def _size(answers: bytes) -> int:
    """The file's bytes, from the answer that stands before them."""
    at = 0
    while True:
        end = answers.index(b"\n", at)
        told = json.loads(answers[at:end])
        if "bytes" in told:
            return int(told["bytes"])
        if "why" in told:
            raise SystemExit(told["why"])
        at = end + 1


def beside(args: argparse.Namespace) -> str:
    """Phones that write while reports are made one after another, and the same without."""
    alone = [one_run(args.people, args.seconds, args.every) for _ in range(args.phone_runs)]
    busy = [one_beside(args) for _ in range(args.phone_runs)]
    made = sum(len(times) for _, times in busy)
    return (
        f"{args.people} telefoner i {args.seconds:g} s, {args.phone_runs} körningar, till kvitto "
        f"p50 / p95 / p99 ms: ensamma {three(alone)}; medan {made} rapporter görs en efter en "
        f"{three([run for run, _ in busy])}; förlorat {sum(run['lost'] for run, _ in busy)}; "
        f"en rapport tog då {comma(median(each for _, times in busy for each in times))} s"
    )


def one_beside(args: argparse.Namespace) -> tuple[Any, list[float]]:
    """One rehearsal on a fresh server, with somebody who downloads all the time."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder)
        made: list[float] = []
        over = threading.Event()
        door = bench._door
        downloads = threading.Thread(
            target=_download, args=(door.url, door.code, door.key, args.beside, made, over))
        try:
            bench.rehearse(args.people, 0, args.every, opening=args.opening)
            downloads.start()
            run = bench.rehearse(args.people, args.seconds, args.every)
        finally:
            over.set()
            bench.server.stop()
        downloads.join()
        return run, made


def _download(
    url: str, code: str, key: str, kinds: list[str], made: list[float], over: threading.Event
) -> None:
    """One file after another until it is over; seconds each."""
    while not over.is_set():
        for name in kinds:
            began = time.monotonic()
            asked = Request(f"{url}/w/{code}/report.{name}",
                            headers={"Authorization": f"Bearer {key}"})  # fmt: skip
            try:
                with urlopen(asked, timeout=120) as answer:
                    answer.read()
            except OSError:
                return  # the server was stopped
            made.append(time.monotonic() - began)


def three(runs: list[Any]) -> str:
    return " / ".join(comma(median(run["ack_ms"][share] for run in runs))
                      for share in ("p50", "p95", "p99"))


def row(ware: str, runs: list[Made]) -> str:
    return line(
        ware, comma(median(run.seconds for run in runs), 2),
        f"{comma(max(run.seconds for run in runs), 2)} / "
        f"{comma(median(run.processor for run in runs), 2)}",
        comma(median(run.megabytes for run in runs), 0),
        comma(median(run.size for run in runs) / 1000, 0))


def line(*cells: object) -> str:
    return "  ".join(f"{cell!s:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench reports", description=__doc__)
    known = list(wares())
    parser.add_argument("--wares", type=lambda text: text.split(","), default=known,
                        help=f"vad som görs ({','.join(known)})")
    parser.add_argument("--runs", type=int, default=5, choices=range(1, MOST_RUNS + 1))
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--every", type=float, default=10.0)
    parser.add_argument("--opening", type=int, default=500, help="kort på tavlan innan (500)")
    parser.add_argument("--phone-runs", type=int, default=3, choices=range(1, MOST_RUNS + 1))
    parser.add_argument("--beside", type=lambda text: text.split(","),
                        default=[name for name, ware in wares().items()
                                 if ware.takers is not Takers.NOBODY and name != "arkiv"],
                        help="vad som hämtas medan telefonerna skriver")
    return parser.parse_args()


if __name__ == "__main__":
    main()
