"""The desk: where it is from, what goes on, what lies behind, and what is new since last time."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.entry import Entry
from facilitator.domain.message import message
from facilitator.domain.offering import Sentence
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene

from .held import Carried, Driver, carried_of
from .parcel import CRITICAL
from .picture import drawn
from .shown import shown_cards, shown_driver, shown_source

_NAMED = 8


def desk(scene: Scene) -> Picture:
    """Every thing that came, also what does not go on, with the cards behind it."""
    state = carried_of(scene.activity)
    on = state.goes_on()
    figure = drawn(scene)
    return Picture("kinds/carried/desk.html", {"brought": state.now is not None}, (
        Part("cd-source", "kinds/carried/desk_source.html", {
            **(shown_source(state.now) if state.now else {}), "on": len(on),
            "all": len(state.drivers), "cards": len(state.entries.visible()),
            "results": state.now.results if state.now else (),
            "critical": any(each.field == CRITICAL for each in state.drivers),
            "rated": any(each.rank is not None or each.dots for each in state.drivers),
            "forgotten": state.bringings[-1].source.title
            if state.forgotten and state.bringings else "",
            "changes": tuple(changes(state))}),
        Part("cd-figure", "kinds/carried/figure.html", {
            "figure": figure, "id": scene.activity.id,
            "critical": tuple(each.name for each in state.drivers if each.field == CRITICAL)}),
        Lane("cd-drivers", "kinds/carried/desk_driver.html", tuple(
            (f"cd-{each.id}", {**shown_driver(state, each, place, on),
                               "behind": shown_cards(_behind(state, each))})
            for place, each in enumerate(state.drivers, start=1)))))


def changes(state: Carried) -> Iterator[Sentence]:
    """What another bringing made of the one before it, in words."""
    if state.now is None or len(state.bringings) < 2:
        return
    before, now = state.bringings[-2], state.now
    if before.source.code != now.source.code:
        yield message("Underlaget ur {title} har ersatts."), {"title": before.source.title}
        return
    was = {each.id: each.name for each in before.drivers if each.name}
    here = {each.id: each.name for each in now.drivers if each.name}
    gone = [name for item, name in was.items() if item not in here]
    new = [name for item, name in here.items() if item not in was]
    if gone:
        yield message("Finns inte längre där: {names}."), {"names": _listed(gone)}
    if new:
        yield message("Nytt sedan förra hämtningen: {names}."), {"names": _listed(new)}
    for item, name in here.items():
        if item in was and was[item] != name:
            yield message("”{old}” heter nu ”{name}”."), {"old": was[item], "name": name}


def _listed(names: list[str]) -> str:
    more = f" (+{len(names) - _NAMED})" if len(names) > _NAMED else ""
    return ", ".join(f"”{name}”" for name in names[:_NAMED]) + more


def _behind(state: Carried, each: Driver) -> list[Entry]:
    """Its cards, also those that have been hidden here."""
    found = (state.entries.by_id.get(card) for card in each.cards)
    return [entry for entry in found if entry and not entry.withdrawn]
