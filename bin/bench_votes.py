"""Measure a vote: everybody puts out their dots, or rates, within a short while.

Figures, not a verdict: nothing here passes or fails. Of ten people one sends everything twice and
another holds two phones that ask for everything at the same time, twice what one may have. What
came of it is reckoned anew from the raw log and held against what the room was shown.
"""

import argparse
import asyncio
import json
import os
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench_room import Server, comma, load, said, versions
from vote_crowd import CLUSTERS, Voters
from vote_ledger import Line, cast, given, logged, most_held, wrong_means, wrong_totals

from facilitator.rehearsal.figures import percentile
from facilitator.rehearsal.sockets import allow_sockets

MOST_RUNS, MOST_SECONDS = 10, 300.0
SECONDS = {"dotvote": 20.0, "matrix": 60.0}
SETTLED = 5.0
EXTRA = 50  # sockets beside a phone each: second phones are counted apart
WIDTHS = (8, 7, 9, 24, 15, 14, 14, 11, 8, 7, 9, 7, 8, 5, 5, 6)
FAULTS = ("förlorat", "dubbelt", "för många", "fel tal", "fel nek.", "omtag")


@dataclass(frozen=True)
class Run:
    """What one run showed: times in ms, what must not happen, and what was refused as it should."""

    sockets: int
    receipt: list[float]
    phones: list[float]
    wall: list[float]
    desk: list[float]
    surplus: int
    faults: Counter[str]
    cpu: float
    rss: float


def main() -> None:
    args = parsed()
    print(f"Dator: {os.cpu_count()} kärnor, belastning före {load()}")
    print("Versioner: " + ", ".join(versions()))
    print(f"{args.kind}: {args.people} personer röstar på {CLUSTERS} kluster inom "
          f"{args.seconds:g} s, var tionde skickar allt två gånger, var tionde har två telefoner; "
          f"en vägg och ett bord; median av {args.runs} körningar; ms\n")
    print(line("personer", "sockets", "bekräftat", "till kvitto 50/95/99/max", "telefoner 50/95",
               "väggen 50/95", "bordet 50/95", "över budget", *FAULTS, "CPU %", "RSS MB"))
    print(row(args.people, [one_run(args) for _ in range(args.runs)]), flush=True)
    print(f"\nBelastning efter {load()}")


def one_run(args: argparse.Namespace) -> Run:
    """A fresh server and workshop for each run, so that no run carries another's votes."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = json.loads(said(
            "new", "--template", "omvarld-halvdag", "--programme", "region-2050", "--title",
            "Bench", "--sessions", folder, "--json"))
        server = Server(folder)
        try:
            crowd = Voters(server.url, workshop, args.kind, args.seed)
            times, faults, began, ended = asyncio.run(voted(crowd, args))
            cpu, rss = server.used(began, ended)
        finally:
            server.stop()
        log = logged(Path(folder, workshop["file"]), crowd.vote)
        faults += compared(crowd, log, shown(folder, workshop["code"], crowd.vote))
        return Run(len(crowd.phones.people), *times, crowd.refused()["no_dots_left"], faults,
                   cpu, rss)


async def voted(crowd: Voters, args: argparse.Namespace) -> Any:
    """Everybody votes and the result is shown; (times, faults, when it began and ended)."""
    await crowd.begin(args.people)
    # Hundreds have come in within seconds; tidying up after that is none of the vote's.
    await asyncio.sleep(SETTLED)
    began = time.time()
    votes = await crowd.cast(args.seconds)
    ended = time.time()
    receipt = [(vote.answered - vote.sent) * 1000 for vote in votes]
    sides = [side.times(votes) for side in (crowd.phones, crowd.wall, crowd.desks)]
    at_fault = crowd.faults()
    faults = Counter({"förlorat": at_fault["obesvarade"], "dubbelt": at_fault["dubbla svar"],
                      "omtag": at_fault["omtag"]})
    await crowd.show()
    await crowd.leave()
    return [receipt, *sides], faults, began, ended


def shown(folder: str, code: str, vote: str) -> Any:
    """The numbers of the result as the JSON report tells them."""
    path = Path(folder, "report.json")
    said("report", code, "--format", "json", "--output", str(path), "--sessions", folder)
    activities = json.loads(path.read_text())["activities"]
    result = next(each for each in activities if each["id"] == vote)["results"]["result"]
    return result["numbers"] if result else {"items": {}}


def compared(crowd: Voters, log: list[Line], numbers: Any) -> Counter[str]:
    """What was acknowledged against the log, and the log against what was shown."""
    found: Counter[str] = Counter()
    by_command = cast(log)
    found["förlorat"] += sum(not by_command[each] for each in crowd.acknowledged())
    found["dubbelt"] += sum(times > 1 for times in by_command.values())
    found["fel tal"] += wrong_means(log, numbers) + wrong_totals(log, numbers)
    dots = given(log)
    found["för många"] += sum(most > dots or fewest < 0
                              for most, fewest in most_held(log).values())
    refused = crowd.refused()
    surplus = refused["no_dots_left"]
    found["fel nek."] += abs(surplus - crowd.surplus()) + refused.total() - surplus
    return found


def row(people: int, runs: list[Run]) -> str:
    # Faults are added up, not averaged away.
    faults = sum((run.faults for run in runs), Counter())
    return line(
        people, runs[0].sockets, round(median(len(run.receipt) for run in runs)),
        shares([run.receipt for run in runs], 0.5, 0.95, 0.99, 1.0),
        *(shares([getattr(run, side) for run in runs], 0.5, 0.95)
          for side in ("phones", "wall", "desk")),
        round(median(run.surplus for run in runs)), *(faults[name] for name in FAULTS),
        comma(median(run.cpu for run in runs), 0), comma(median(run.rss for run in runs), 0))


def shares(runs: list[list[float]], *of: float) -> str:
    """The percentiles, each the median of the runs'."""
    return " / ".join(comma(median(percentile(times, share) or 0.0 for times in runs), 0)
                      for share in of)


def line(*cells: object) -> str:
    return "  ".join(f"{cell!s:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench votes", description=__doc__)
    parser.add_argument("--kind", choices=SECONDS, default="dotvote")
    parser.add_argument("--people", type=int, default=500, choices=range(1, 1001), metavar="N")
    parser.add_argument("--seconds", type=seconds, help="20 for dots, 60 for ratings")
    parser.add_argument("--runs", type=int, default=3, choices=range(1, MOST_RUNS + 1), metavar="N")
    parser.add_argument("--seed", type=int, default=2050)
    args = parser.parse_args()
    args.seconds = args.seconds or SECONDS[args.kind]
    allow_sockets(args.people * 2 + EXTRA)
    return args


def seconds(text: str) -> float:
    value = float(text)
    if not 1 <= value <= MOST_SECONDS:
        raise ValueError
    return value


if __name__ == "__main__":
    main()
