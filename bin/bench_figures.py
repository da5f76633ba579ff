"""Measure how long a scatter takes to lay out, and how many names find no room.

Figures, not a verdict: nothing here passes or fails.
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench_room import comma, load  # noqa: E402

from facilitator.figures.scatter import Point, scatter  # noqa: E402
from facilitator.figures.shapes import Figure, Line  # noqa: E402
from tests.figures.samples import FRAME, alike, clumped, spread  # noqa: E402

SHAPES: dict[str, Callable[[int], tuple[Point, ...]]] = {
    "utspridda": spread, "klumpade": clumped, "lika": alike}


def main() -> None:
    args = parsed()
    print(f"Dator: {os.cpu_count()} kärnor, belastning före {load()}; "
          f"Python {platform.python_version()}")
    print(f"Median av {args.runs} körningar, längsta inom parentes\n")
    print(line("punkter", "hur", "ms", "namn dolda", "namn med streck"))
    for count in args.points:
        for how, make in SHAPES.items():
            print(row(count, how, make(count), args.runs), flush=True)
    print(f"\nBelastning efter {load()}")


def row(count: int, how: str, points: tuple[Point, ...], runs: int) -> str:
    scatter(points, FRAME)  # the widths of the names are known from now on, as in a running room
    took: list[float] = []
    figure = Figure(0, 0, ())
    for _ in range(runs):
        began = time.perf_counter()
        figure = scatter(points, FRAME)
        took.append((time.perf_counter() - began) * 1000)
    led = sum(isinstance(shape, Line) and shape.look == "leader" for shape in figure.shapes)
    return line(count, how, f"{comma(median(took))} ({comma(max(took))})", len(figure.key), led)


def line(*cells: object) -> str:
    widths = (8, 10, 16, 11, 16)
    return "  ".join(f"{cell!s:>{width}}" for cell, width in zip(cells, widths, strict=True))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench figures", description=__doc__)
    parser.add_argument("--points", type=counts, default=[16, 25, 40, 60, 100])
    parser.add_argument("--runs", type=int, default=7)
    return parser.parse_args()


def counts(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


if __name__ == "__main__":
    main()
