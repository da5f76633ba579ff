"""Draws every figure with the product's own template and styles, to be looked at.

    python -m tests.figures.gallery FOLDER [part of a name]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from facilitator.figures.bars import Bar, bars, pages
from facilitator.figures.bars import Frame as BarFrame
from facilitator.figures.cross import named, placed
from facilitator.figures.day import leaves
from facilitator.figures.day_spread import spreads
from facilitator.figures.exhibit import SETTINGS, exhibit
from facilitator.figures.histogram import histogram
from facilitator.figures.scatter import scatter
from facilitator.figures.shapes import Figure
from facilitator.paths import asset
from facilitator.show.environment import make_environment
from facilitator.web.assets import Assets

from ..front.browser import Shown, browser
from ..front.stages import ASSETS
from .samples import (
    BARS,
    CLOSE_CLOUDS,
    CLOUDS,
    FRAME,
    LONG_POLES,
    LONG_WORLDS,
    POLES,
    WORLDS,
    alike,
    clumped,
    long_votes,
    matrix,
    name_of,
    second_round,
    spread,
    votes,
)
from .told import DAYS, THINGS

SCREENS = ((1920, 1080, "light"), (1920, 1080, "dark"), (1280, 720, "light"))
_WALLS = replace(BARS, width=1776, height=712)  # as wide and high as a dot vote's
_WALL = """<!doctype html><html lang="sv" data-surface="wall" data-theme="dark">
<meta charset="utf-8"><title>Figur</title><link rel="stylesheet" href="{css}">
<body><div class="wall"><header class="w-head"><div><p>Påverkan och osäkerhet</p>
<h1>Vad vet vi, och vad är helt öppet?</h1></div></header>
<main class="w-body"><figure class="matrix">{svg}</figure>
<section class="talk">{key}</section></main>
<footer class="w-foot"><span><b>87 av 92</b> har bedömt</span></footer></div></body></html>"""
_SHEET = """<!doctype html><html lang="sv" data-surface="desk" data-theme="light">
<meta charset="utf-8"><title>Figur</title><link rel="stylesheet" href="{css}">
<body><main class="sum num"><section>
<h2>Påverkan och osäkerhet</h2>{svg}{key}</section></main></body></html>"""


def figures() -> dict[str, Callable[[], Figure]]:
    """Every figure by name."""
    return {
        "matrix": lambda: scatter(matrix(), FRAME),
        "matrix-all": lambda: scatter(clumped(14, 3, 0.9), replace(FRAME, spread="all")),
        "second-round": lambda: scatter(second_round(), FRAME),
        "spread-25": lambda: scatter(spread(25), FRAME),
        "spread-60": lambda: scatter(spread(60), FRAME),
        "clumped-25": lambda: scatter(clumped(25), FRAME),
        "clumped-60": lambda: scatter(clumped(60), FRAME),
        "alike-6": lambda: scatter(alike(6), FRAME),
        "alike-60": lambda: scatter(alike(60), FRAME),
        "one": lambda: scatter(matrix()[7:8], FRAME),
        "none": lambda: scatter((), FRAME),
        "ten-steps": lambda: scatter(
            tuple(replace(p, x=(p.x or 0) * 2, y=(p.y or 0) * 2, across=None, along=None)
                  for p in matrix()),
            replace(FRAME, high=10, cut_x=6.2, cut_y=5.5, width=1100, zone="bottom_left")),
        "bars-8": lambda: bars(votes(8), replace(BARS, cut=3)),
        "bars-24": lambda: bars(
            pages(votes(24), replace(BARS, height=726))[0], replace(BARS, most=0.15)),
        "bars-40": lambda: bars(votes(40), BARS),
        "bars-long": lambda: bars(
            pages(long_votes(16), _WALLS)[0], replace(_WALLS, most=0.15, cut=3)),
        "bars-plain": lambda: bars(
            tuple(Bar(f"b{n}", name_of(n), 0.3 - n / 50) for n in range(5)), BarFrame("andel")),
        "worlds": lambda: named(WORLDS, POLES, "Vad heter världen?"),
        "worlds-long": lambda: named(LONG_WORLDS, LONG_POLES, "Vad heter världen?"),
        "points": lambda: placed(WORLDS, POLES, CLOUDS),
        "points-long": lambda: placed(LONG_WORLDS, LONG_POLES, CLOUDS[:1]),
        "points-close": lambda: placed(WORLDS, POLES, CLOSE_CLOUDS),
        **{f"day-{name}": partial(_first_leaf, name) for name in ("usual", "full", "two")},
        **{f"day-wall-{name}": partial(_last_spread, name)
           for name in ("usual", "full", "two", "only-evening", "compound")},
        **{f"thing-{name}": partial(exhibit, THINGS[name], 1200) for name in ("usual", "full")},
        **{f"thing-wall-{name}": partial(exhibit, THINGS[name], 1776, SETTINGS[-1])
           for name in ("usual", "full", "compound", "only-name")},
        "histogram": lambda: histogram((3, 15, 8, 8, 53)),
        "histogram-ten": lambda: histogram((0, 4, 9, 5, 2, 1, 0, 6, 8, 3)),
    }


def _first_leaf(name: str) -> Figure:
    return leaves(DAYS[name], 1200, 1500)[0].figure


def _last_spread(name: str) -> Figure:
    return spreads(DAYS[name], (1510, 1640, 1776), 712 / 1776)[-1]


def draw(folder: Path, wanted: str = "") -> None:
    """One PNG a figure and screen in `folder`, and one on paper."""
    folder.mkdir(parents=True, exist_ok=True)
    with browser() as look:
        for name, make in figures().items():
            if wanted not in name:
                continue
            figure = make()
            for width, height, theme in SCREENS:
                shown = Shown(look, wall_of(name, figure), width, height, theme)
                shown.page.screenshot(path=folder / f"{name}-{width}-{theme}.png")
                shown.close()
            shown = Shown(look, sheet_of(name, figure), 760, 1000)
            shown.page.emulate_media(media="print")
            shown.page.screenshot(path=folder / f"{name}-print.png", full_page=True)
            shown.close()


def wall_of(name: str, figure: Figure) -> str:
    return _page(_WALL, "wall.css", name, figure)


def sheet_of(name: str, figure: Figure) -> str:
    return _page(_SHEET, "report.css", name, figure)


def svg_of(name: str, figure: Figure, language: str = "sv") -> str:
    """The figure as the product's template draws it."""
    environment = make_environment([asset("templates")], language, Assets(asset("static")).address)
    return environment.get_template("figures/figure.svg").render(
        figure=figure, figure_id=name, figure_title=name, figure_alt=f"{name} i ord")


def _page(frame: str, css: str, name: str, figure: Figure) -> str:
    environment = make_environment([asset("templates")], "sv", ASSETS.address)
    key = environment.get_template("figures/key.html").render(key=figure.key)
    return frame.format(css=ASSETS.address(css), svg=svg_of(name, figure), key=key)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), *sys.argv[2:3])
