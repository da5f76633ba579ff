"""The cross as a drawing, and what it says in words: the same for wall, desk and report."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.domain.entry import Entry
from facilitator.domain.message import message
from facilitator.domain.wording import Own, Text, figure_of, joined, own, said
from facilitator.domain.workshop import Activity
from facilitator.figures.cross import Cloud, Poles, named, placed
from facilitator.figures.cross import Corner as Drawn
from facilitator.figures.shapes import Figure
from facilitator.scenarios.values import Crossing, World

from .corners import View, corners, view_of
from .options import HEADING, NOW, proposals_shown, votes_shown, year_of
from .proposals import voices
from .standing import Spread, Standing
from .state import cross_of

UNNAMED = message("Vad heter världen?")
LABELS = {NOW: message("I dag"), HEADING: message("Mot {year}")}
SHARES = {NOW: message("I dag {share} %"), HEADING: message("Mot {year}: {share} %")}
ON_A_PAGE = 4  # proposals in a corner of the wall


def seen_of(activity: Activity, crossing: Crossing) -> View:
    """The cross as the desk wants it looked at."""
    cross = cross_of(activity)
    return view_of(crossing, cross.across, cross.flipped)


def poles_of(view: View) -> Poles:
    left, right, top, bottom = view.poles
    return Poles(view.across.name, view.up.name, left, right, top, bottom)


def ranked(activity: Activity, world: str) -> tuple[Entry, ...]:
    """The proposals for a world: the most wanted first where votes are shown, else as they came."""
    found = cross_of(activity).open_proposals(world)
    return tuple(sorted(found, key=lambda entry: -voices(entry))) if votes_shown(
        activity) else found


def pages_in(activity: Activity, worlds: Sequence[World]) -> int:
    """How many pages of proposals the wall has: as many as the world with the most."""
    most = max((len(ranked(activity, world.id)) for world in worlds if not world.name), default=0)
    return max(1, -(-most // ON_A_PAGE))


def drawn_worlds(
    activity: Activity, crossing: Crossing, worlds: Sequence[World], page: int = 0
) -> Figure:
    """What the worlds are called; where one has no name yet a page of what is proposed."""
    view = seen_of(activity, crossing)
    by_world = {corner.world: corner for corner in corners(activity.id, crossing)}
    return named(tuple(
        Drawn(view.where(by_world[world.id]), world.place, world.name, world.tagline,
              () if world.name else _proposed(activity, world, page))
        for world in worlds), poles_of(view), UNNAMED)


def _proposed(activity: Activity, world: World, page: int) -> tuple[str, ...]:
    """The lines of one page; a world with fewer begins again from its first."""
    found = ranked(activity, world.id) if proposals_shown(activity) else ()
    pages = [found[at:at + ON_A_PAGE] for at in range(0, len(found), ON_A_PAGE)]
    if not pages:
        return ()
    shown = votes_shown(activity)
    return tuple(f"{entry.data['name']} · {voices(entry)}" if shown else str(entry.data["name"])
                 for entry in pages[page % len(pages)])


def drawn_points(
    activity: Activity, crossing: Crossing, worlds: Sequence[World], stands: Standing
) -> Figure:
    """Where the room put its points."""
    view, year = seen_of(activity, crossing), (("year", str(year_of(activity))),)
    by_world = {corner.world: corner for corner in corners(activity.id, crossing)}
    axes = crossing.axes()

    def seen(spot: tuple[float, float]) -> tuple[float, float]:
        return view.seen(dict(zip((axis.id for axis in axes), spot, strict=True)))

    asked = stands.asked()
    clouds = tuple(_cloud(stands.spreads[which], which, year, seen) for which in asked)
    return placed(tuple(
        Drawn(view.where(by_world[world.id]), world.place, world.name, told=tuple(
            (SHARES[which], (("share", round(
                100 * stands.spreads[which].shares[world.place - 1])), *year))
            for which in asked)) for world in worlds), poles_of(view), clouds)


def _cloud(
    spread: Spread, which: str, year: tuple[tuple[str, object], ...],
    seen: Callable[[tuple[float, float]], tuple[float, float]],
) -> Cloud:
    middle = [seen(spot) for spot in (spread.mean, spread.q1, spread.q3) if spot]
    mean, one, other = middle
    # Seen the other way round the third quartile is the first.
    low = (min(one[0], other[0]), min(one[1], other[1]))
    high = (max(one[0], other[0]), max(one[1], other[1]))
    return Cloud("here" if which == NOW else "there", (LABELS[which], year),
                 tuple(sorted(map(seen, spread.points))), mean, low, high)


def worlds_in_words(crossing: Crossing, worlds: Sequence[World]) -> Text:
    """Each world with its poles, its name and its tagline: for who hears the drawing."""
    return joined([_world_in_words(crossing, world) for world in worlds], " ")


def _world_in_words(crossing: Crossing, world: World) -> Text:
    called = own(world.name) or said(message("utan namn än"))
    line = (*said(message("Värld {place}, där {first} möter {second}: "), place=world.place,
                  first=own(_pole(crossing, world, 0)), second=own(_pole(crossing, world, 1))),
            *called)
    return (*line, *((Own(" – "), Own(world.tagline)) if world.tagline else ()), Own("."))


def pole_words(crossing: Crossing, world: World) -> tuple[str, str]:
    """The poles of a world, in the order of the axes."""
    return _pole(crossing, world, 0), _pole(crossing, world, 1)


def _pole(crossing: Crossing, world: World, nth: int) -> str:
    axis = crossing.axes()[nth]
    return next((axis.pole(stand.side) for stand in world.stands if stand.axis == axis.id), "")


def points_in_words(worlds: Sequence[World], stands: Standing, year: int) -> Text:
    """How the room placed its points: no word of how likely anything is."""
    told = []
    for which in stands.asked():
        spread = stands.spreads[which]
        shares = joined([(
            *(own(world.name) or said(message("värld {place}"), place=world.place)), Own(" "),
            *figure_of(round(100 * spread.shares[world.place - 1])), Own(" %"))
            for world in worlds])
        told.append(said(
            message("Så placerade rummet oss i dag (n = {n}): {shares}.") if which == NOW else
            message("Så placerade rummet vart vi är på väg mot {year} (n = {n}): {shares}."),
            n=spread.n, shares=shares, year=str(year)))
    return joined(told, " ")
