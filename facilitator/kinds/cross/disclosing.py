"""A cross as it may be told: its axes, how it lies, what the worlds are called and could be."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.entry import Entry
from facilitator.domain.told import Authors, Told, voices
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.disclosing import told_answers
from facilitator.scenarios.values import Crossing

from .corners import pair_of
from .options import proposals_shown, votes_shown
from .state import Naming, cross_of, crossing_of

_NOBODYS = {"author": "", "organisation": "", "proxy": False}


def disclose(workshop: Workshop, activity: Activity, authors: Authors) -> Iterator[Told]:
    """What the report tells of the pair that is chosen now; no point and no sheet."""
    cross, crossing = cross_of(activity), crossing_of(workshop, activity)
    if crossing:
        yield from _axes(workshop, activity, crossing)
    for entry in told_proposals(workshop, activity):
        yield from _proposed(workshop, activity, entry, authors)
    for world in cross.worlds(workshop, activity):
        yield from _named(workshop, activity, world.id)
    yield from told_answers(activity, cross.placed())


def _axes(workshop: Workshop, activity: Activity, crossing: Crossing) -> Iterator[Told]:
    """Those that were written here, and how the cross lies."""
    cross, pair = cross_of(activity), pair_of(crossing)
    if cross.crossing(workshop, activity):
        for which, axis in sorted(cross.written.items()):
            yield Told("cross.axis_set", {
                "axis": which, "name": axis.name, "low": axis.low, "high": axis.high})
    if pair in cross.across:
        yield Told("cross.swapped", {"pair": pair, "across": cross.across[pair]})
    for axis in crossing.axes():
        if axis.id in cross.flipped:
            yield Told("cross.flipped", {"axis": axis.id, "low_ahead": True})


def told_proposals(workshop: Workshop, activity: Activity) -> tuple[Entry, ...]:
    """The names that may be told: those the room has seen, or that a world of now has got.

    World by world; those for worlds between other axes last.
    """
    cross, shown = cross_of(activity), proposals_shown(activity)
    worlds = cross.worlds(workshop, activity)
    got = {cross.name_from(world.id) for world in worlds}
    places = {world.id: world.place for world in worlds}
    return tuple(sorted(
        (entry for entry in cross.open_proposals() if shown or entry.id in got),
        key=lambda entry: places.get(str(entry.data["world"]), len(places) + 1)))


def _proposed(
    workshop: Workshop, activity: Activity, entry: Entry, authors: Authors
) -> Iterator[Told]:
    anonymous = workshop.naming == "anonymous"
    yield Told("cross.proposed", {
        "entry": entry.id, "world": str(entry.data["world"]), "name": str(entry.data["name"]),
        "author": authors.get(entry.author, ""), "proxy": entry.proxy,
        "organisation": "" if anonymous else entry.organisation})
    if votes_shown(activity):
        yield from voices("cross.supported", entry, len(entry.supporters))


def _named(workshop: Workshop, activity: Activity, world: str) -> Iterator[Told]:
    cross = cross_of(activity)
    naming, name = cross.naming.get(world, Naming()), cross.name_of(world)
    told = {entry.id for entry in told_proposals(workshop, activity)}
    if naming.entry in told:
        yield Told("cross.took", {"entry": naming.entry, "world": world})
    elif name:
        yield Told("cross.named", {"world": world, "name": name})
    if tagline := cross.tagline_of(world):
        # Whoever wrote it, it is the world's now.
        yield Told("cross.taglined", {"entry": naming.tagline, "world": world,
                                      "tagline": tagline, **_NOBODYS})
