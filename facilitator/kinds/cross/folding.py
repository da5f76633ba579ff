"""A cross after what has happened: no rules, for what is in the log has happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from facilitator.domain.entry import Entry
from facilitator.domain.erasing import NOBODY
from facilitator.domain.event import Event
from facilitator.judging.pointing import apply_look
from facilitator.judging.sheets import apply_sheet
from facilitator.scenarios.values import Axis

from .state import Cross, Naming

EMPTY: Mapping[str, object] = {"points": {}}


def apply(state: Cross, event: Event) -> Cross:
    """The cross after `event`."""
    data = event.data
    match event.name:
        case "cross.axis_set":
            return _axis_set(state, event)
        case "cross.swapped":
            return replace(state, across={**state.across, str(data["pair"]): str(data["across"])})
        case "cross.flipped":
            axis = frozenset({str(data["axis"])})
            return replace(state, flipped=state.flipped | axis if data["low_ahead"]
                           else state.flipped - axis)
        case "cross.named" | "cross.took" | "cross.taglined" | "cross.proposed":
            return _named(state, event)
        case "cross.placed" | "cross.taken_back" | "cross.filled":
            return _placed(state, event)
        case "cross.supported" | "cross.unsupported":
            return _supported(state, event)
    shared = apply_look(state, event) or apply_sheet(state, event, EMPTY)
    return shared if isinstance(shared, Cross) else state


def _axis_set(state: Cross, event: Event) -> Cross:
    which, name = str(event.data["axis"]), str(event.data["name"])
    others = {key: axis for key, axis in state.written.items() if key != which}
    if not name:
        return replace(state, written=others)
    axis = Axis(f"{event.activity}-{which}", name, str(event.data["low"]), str(event.data["high"]))
    return replace(state, written={**others, which: axis})


def _named(state: Cross, event: Event) -> Cross:
    data, what = event.data, event.name
    world = str(data["world"])
    if what in ("cross.proposed", "cross.taglined"):
        words = "name" if what == "cross.proposed" else "tagline"
        entry = Entry(
            str(data["entry"]), state.entries.made + 1, str(data["author"]),
            str(data["organisation"]), event.at, {words: data[words], "world": world},
            proxy=bool(data["proxy"]))
        state = replace(state, entries=state.entries.add(entry))
        if what == "cross.proposed":
            return state
    now = state.naming.get(world, Naming())
    if what == "cross.taglined":
        now = replace(now, tagline=str(data["entry"]))
    elif what == "cross.took":
        now = replace(now, name="", entry=str(data["entry"]))
    else:
        now = replace(now, name=str(data["name"]), entry="")
    return replace(state, naming={**state.naming, world: now})


def _placed(state: Cross, event: Event) -> Cross:
    """The sheet with its points; what lies between other axes stays as it is."""
    data = event.data
    sheet, pair = state.entries.get(data["entry"]), str(data["pair"])
    every: Mapping[str, Mapping[str, object]] = sheet.data["points"]  # type: ignore[assignment]
    held = dict(every.get(pair, {}))
    if event.name == "cross.filled":
        held |= data["points"]  # type: ignore[call-overload]
    elif event.name == "cross.placed":
        held[str(data["which"])] = data["at"]
    else:
        held.pop(str(data["which"]), None)
    return replace(state, entries=state.entries.change(
        sheet.id, data={"points": {**every, pair: held}}))


def _supported(state: Cross, event: Event) -> Cross:
    """Those who are for a name; the voice of one who was erased went with them."""
    entry = state.entries.get(event.data["entry"])
    others = tuple(each for each in entry.supporters if each != event.actor.id)
    if event.name == "cross.supported" and event.actor != NOBODY:
        others = (*others, event.actor.id)
    return replace(state, entries=state.entries.change(entry.id, supporters=others))
