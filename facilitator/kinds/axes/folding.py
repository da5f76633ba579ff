"""What happened to axes, folded: poles, what the desk decided, and the answers to the pairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from facilitator.domain.entry import Entry
from facilitator.domain.erasing import NOBODY
from facilitator.domain.event import Event
from facilitator.judging.ratings import apply_rating
from facilitator.judging.sheets import Judging

from .state import POLES, Axial, Choice


def apply(state: Axial, event: Event) -> Judging:
    """The state after `event`."""
    data: Mapping[str, object] = event.data
    which = str(data.get("entry"))
    match event.name:
        case "axes.written":
            return replace(state, entries=state.entries.add(_poles(state, event)))
        case "axes.added":
            return replace(state, entries=state.entries.add(_poles(state, event)),
                           taken=(*state.taken, which))
        case "axes.edited":
            held = state.entries.get(which).data
            words = {name: data.get(name, held[name]) for name in POLES}
            return replace(state, entries=state.entries.change(which, data=words, edited=True))
        case "axes.supported" | "axes.unsupported":
            return replace(state, entries=state.entries.change(
                which, supporters=_supporters(state.entries.get(which), event)))
        case "axes.ticked" | "axes.unticked":
            ticks = {**state.ticks, str(data["item"]): event.name == "axes.ticked"}
            return replace(state, ticks=ticks)
        case "axes.asked":
            return replace(state, asking=str(data["what"]))
        case "axes.taken":
            return replace(state, taken=_taken(state, which))
        case "axes.left":
            return replace(state, taken=tuple(each for each in state.taken if each != which))
        case "axes.chosen":
            choice = Choice(str(data["first"]), str(data["second"]), str(data["reason"]))
            others = tuple(each for each in state.choices if each != choice)
            return replace(state, chosen=choice, choices=(*others, choice))
        case "axes.unchosen":
            return replace(state, chosen=None)
    return apply_rating(state, event) or state


def _poles(state: Axial, event: Event) -> Entry:
    data = event.data
    return Entry(str(data["entry"]), state.entries.made + 1, str(data["author"]),
                 str(data["organisation"]), event.at, {name: str(data[name]) for name in POLES},
                 proxy=bool(data["proxy"]))


def _taken(state: Axial, which: str) -> tuple[str, ...]:
    """With one more, in the place of the one of the same uncertainty where there is any."""
    item = state.entries.get(which).data["item"]
    same = {each for each in state.taken
            if item and state.entries.get(each).data["item"] == item}
    place = next((nth for nth, each in enumerate(state.taken) if each in same), len(state.taken))
    before = tuple(each for each in state.taken[:place] if each not in same)
    after = tuple(each for each in state.taken[place:] if each not in same)
    return (*before, which, *after)


def _supporters(entry: Entry, event: Event) -> tuple[str, ...]:
    """Those who want the same; the voice of one who was erased went with them."""
    others = tuple(each for each in entry.supporters if each != event.actor.id)
    if event.name == "axes.unsupported" or event.actor == NOBODY:
        return others
    return (*others, event.actor.id)
