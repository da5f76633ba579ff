"""Measure the board of clusters: three desks move cards while phones and a wall look on.

Figures, not a verdict: nothing here passes or fails. The first table's times are at the sockets;
what a browser has to do for a drag is traced in Chromium below it.
"""

import argparse
import asyncio
import json
import os
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Coroutine, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench_room import Server, comma, load, said, versions
from board_crowd import Crowd
from board_drag import Drag, dragged

from facilitator.rehearsal.figures import percentile

MOST_RUNS, MOST_SECONDS = 10, 300.0
A_SECOND = 10.0
SETTLED = 5.0
DRAG_SECONDS, FEW_PHONES = 5.0, 10
SERVER = (sys.executable, str(Path(__file__).with_name("board_server.py")))
WIDTHS = (16, 22, 22, 22, 22, 15, 13, 13, 5, 6, 5, 6, 6, 5, 6)


@dataclass(frozen=True)
class Run:
    """What one run showed: times in ms, and what must not happen. `stop` is the event loop's
    longest, `ours` the longest without what it waited for a processor, `work` its own alone."""

    receipt: list[float]
    desks: list[float]
    wall: list[float]
    phones: list[float]
    stop: float
    ours: float
    work: float
    faults: Counter[str]
    cpu: float
    rss: float


def main() -> None:
    args = parsed()
    print(f"Dator: {os.cpu_count()} kärnor, belastning före {load()}")
    print("Versioner: " + ", ".join(versions()))
    print(f"{args.cards} kort, {args.clusters} kluster, {args.desks} bord som flyttar "
          f"{A_SECOND:g} kort i sekunden, {args.people} telefoner och en vägg; median av "
          f"{args.runs} körningar om {args.seconds:g} s; p50 / p95 / max i ms\n")
    print(line("förslag", "till kvitto", "till varje bord", "till väggen", "till varje telefon",
               "längsta stopp", "utan kö", "eget", "förl.", "dubbl.", "fel", "nek.", "omtag",
               "CPU %", "RSS MB"))  # fmt: skip
    for suggesting in args.suggestions:
        runs = [one_run(args, suggesting) for _ in range(args.runs)]
        print(row(suggesting, runs), flush=True)
    if args.drag:
        drag(args)
    print(f"Belastning efter {load()}")


def one_run(args: argparse.Namespace, suggesting: str) -> Run:
    """A fresh server and workshop for each run, so that no run carries another's moves."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = founded(folder)
        watched = Path(folder, "watch.tsv")
        server = board_server(folder, watched, suggesting)
        try:
            crowd = Crowd(server.url, workshop, args.seed)
            times, began, ended, faults, drawn = asyncio.run(moved(crowd, args))
        finally:
            server.stop()
        cpu, rss = server.used(began, ended)
        late = stops(watched, began, ended)
        faults += compared(Path(folder, workshop["file"]), workshop["code"], folder, crowd, drawn)
        longest = [max(each) for each in zip((0.0, 0.0, 0.0), *late, strict=True)]
        return Run(*times, *longest, faults, cpu, rss)


def founded(folder: str) -> Any:
    """A workshop with a scan and a clustering after it; what `facilitator new` tells of it."""
    words = ["--template", "omvarld-halvdag", "--title", "Bench", "--sessions", folder, "--json"]
    return json.loads(said("new", *words))


def board_server(folder: str, watched: Path, suggesting: str) -> Server:
    return Server(folder, [*SERVER, folder, str(watched)], FACILITATOR_SUGGESTIONS=suggesting)


async def moved(crowd: Crowd, args: argparse.Namespace) -> Any:
    """Fill the board and move cards; (times, began, ended, faults, the cards of a late picture)."""
    await crowd.gather(args.people, args.desks)
    await crowd.fill(args.cards, args.clusters)
    # A hundred phones have come in within two seconds; tidying up after that is none of the moves'.
    await asyncio.sleep(SETTLED)
    began = time.time()
    moves = await crowd.move(args.seconds, A_SECOND)
    ended = time.time()
    receipt = [(move.answered - move.sent) * 1000 for move in moves]
    sides = [side.times(moves) for side in (crowd.desks, crowd.wall, crowd.phones)]
    drawn = await crowd.picture()
    faults = crowd.faults()
    faults["nådde inte fram"] = sum(len(moves) - len(side) for side in sides)
    await crowd.leave()
    return [receipt, *sides], began, ended, faults, drawn


def stops(watched: Path, began: float, ended: float) -> list[tuple[float, float, float]]:
    """The event loop's latenesses between two moments, ms: in all, without the wait for a
    processor, and its own work alone."""
    ahead = time.time() - time.monotonic()
    told = watched.read_text().splitlines()
    rows = [[float(cell) for cell in each.split("\t")] for each in told]
    return [(late * 1000, (late - queue) * 1000, own * 1000) for at, late, own, queue in rows
            if began <= at + ahead <= ended]


def compared(
    path: Path, code: str, folder: str, crowd: Crowd, drawn: Sequence[str]
) -> Counter[str]:
    """What was acknowledged against the log, the report and a desk's picture, card by card."""
    found: Counter[str] = Counter()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        logged = [each for (each,) in file.execute(
            "SELECT command_id FROM events WHERE name = 'cluster.moved' ORDER BY seq")]
    found["förlorade"] += len(crowd.sent.keys() - set(logged))
    lies = crowd.began | dict(crowd.sent[each] for each in logged if each in crowd.sent)
    reported = report(code, folder)
    found["fel plats"] += sum(place != reported.get(card) for card, place in lies.items())
    for card in crowd.cards:
        found["förlorade"] += (card not in reported) + (card not in drawn)
        found["dubbla"] += max(0, drawn.count(card) - 1)
    return found


def report(code: str, folder: str) -> dict[str, str]:
    """card -> the cluster it lies in, "alone" or "", as the JSON report tells it."""
    path = Path(folder, "report.json")
    said("report", code, "--format", "json", "--output", str(path), "--sessions", folder)
    activities = json.loads(path.read_text())["activities"]
    board = next(each for each in activities if each["kind"] == "cluster")
    return {card["id"]: card["cluster"] or ("alone" if card["alone"] else "")
            for card in board["entries"]}


def row(suggesting: str, runs: list[Run]) -> str:
    # Faults are added up, not averaged away.
    faults = sum((run.faults for run in runs), Counter())
    return line(
        {"off": "inga", "words": "ordlikhet", "on": "betydelse"}[suggesting],
        *(three([getattr(run, name) for run in runs])
          for name in ("receipt", "desks", "wall", "phones")),
        *(spread([getattr(run, name) for run in runs]) for name in ("stop", "ours", "work")),
        faults["förlorade"] + faults["obesvarade"] + faults["nådde inte fram"],
        faults["dubbla"] + faults["dubbla svar"], faults["fel plats"], faults["nekade"],
        faults["omtag"], comma(median(run.cpu for run in runs), 0),
        comma(median(run.rss for run in runs), 0))


def three(runs: list[list[float]]) -> str:
    """p50 / p95 / max, each the median of the runs'."""
    return " / ".join(comma(median(percentile(times, share) or 0.0 for times in runs))
                      for share in (0.5, 0.95, 1.0))


def spread(values: list[float]) -> str:
    """The median of the runs and the worst of them."""
    return f"{comma(median(values))} ({comma(max(values))})"


def line(*cells: object) -> str:
    return "  ".join(f"{cell!s:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench board", description=__doc__)
    parser.add_argument("--cards", type=int, default=500, choices=range(10, 1001), metavar="N")
    parser.add_argument("--clusters", type=int, default=25, choices=range(1, 101), metavar="N")
    parser.add_argument("--desks", type=int, default=3, choices=range(1, 7), metavar="N")
    parser.add_argument("--people", type=int, default=100, choices=range(10, 501), metavar="N")
    parser.add_argument("--seconds", type=seconds, default=20.0)
    parser.add_argument("--runs", type=int, default=3, choices=range(1, MOST_RUNS + 1), metavar="N")
    parser.add_argument("--seed", type=int, default=2050)
    parser.add_argument("--suggestions", nargs="+", choices=("off", "words", "on"),
                        default=["off", "on"])
    parser.add_argument("--no-drag", dest="drag", action="store_false")
    return parser.parse_args()


def seconds(text: str) -> float:
    value = float(text)
    if not 1 <= value <= MOST_SECONDS:
        raise ValueError
    return value


def drag(args: argparse.Namespace) -> None:
    """A card is dragged in Chromium: over a board that is still, then while other desks move."""
    print(f"\nI Chromium: ett kort dras {DRAG_SECONDS:g} s över bordet med {args.cards} kort; "
          "ms per bildruta, p50 / p95 / max; median av körningarna")
    print(drag_line("tavlan", "skript", "layout och stil", "bilder/s", "pekarens steg", "landade"))
    for moving in (False, True):
        drags = [one_drag(args, moving) for _ in range(args.runs)]
        shown = [drag.frames for drag in drags]
        print(drag_line(
            f"{A_SECOND:g} kort/s" if moving else "still",
            three([each.script for each in shown]), three([each.layout for each in shown]),
            comma(median(each.a_second for each in shown)),
            round(median(each.moves for each in drags)),
            f"{sum(each.arrived for each in drags)} av {len(drags)}"), flush=True)


def one_drag(args: argparse.Namespace, moving: bool) -> Drag:
    with tempfile.TemporaryDirectory() as folder:
        workshop = founded(folder)
        server = board_server(folder, Path(folder, "watch.tsv"), "off")
        loop = asyncio.new_event_loop()
        aside = threading.Thread(target=loop.run_forever)
        aside.start()

        def do(work: Coroutine[Any, Any, Any]) -> Any:
            return asyncio.run_coroutine_threadsafe(work, loop)

        crowd = Crowd(server.url, workshop, args.seed)
        try:
            do(crowd.gather(FEW_PHONES, args.desks)).result()
            do(crowd.fill(args.cards, args.clusters)).result()
            address = f"{server.url}{workshop['desk_path']}?key={workshop['desk_key']}"
            return dragged(address, DRAG_SECONDS, lambda: do(
                crowd.move(DRAG_SECONDS, A_SECOND)) if moving else None)
        finally:
            do(crowd.leave()).result()
            loop.call_soon_threadsafe(loop.stop)
            aside.join()
            server.stop()


def drag_line(*cells: object) -> str:
    return "  ".join(f"{cell!s:>{width}}" for cell, width in
                     zip(cells, (12, 20, 20, 9, 17, 8), strict=True))


if __name__ == "__main__":
    main()
