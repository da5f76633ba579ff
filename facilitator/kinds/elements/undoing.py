"""How a desk takes back what it did to elements, given conditions, tables and worlds."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.event import Event
from facilitator.domain.message import message
from facilitator.domain.workshop import Activity, Undo, Workshop

from .arranging import seats_before
from .filling import SAID, Filling, filling_of, worlds_of
from .rules import version


def undo(workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
    """The sentence and the command, seen from before `event`; None for what cannot be undone."""
    filling = filling_of(activity)
    there = filling.away | {world.id for world in worlds_of(workshop, activity)}
    found = _of_element(filling, event, there) or _of_arrangement(activity, filling, event)
    if found is None:
        return None
    sentence, details, name, data = found
    return Undo(event.seq, sentence, details, name, activity.id, data)


_Back = tuple[str, Mapping[str, object], str, Mapping[str, object]]


def _of_element(filling: Filling, event: Event, there: frozenset[str]) -> _Back | None:
    data = event.data
    entry = filling.entries.by_id.get(str(data.get("entry")))
    if event.name == "elements.added":
        return (message("skrev in ”{words}”"), {"words": data["text"]}, "elements.withdraw",
                {"entry": data["entry"]})
    if entry is None:
        return None
    words, which = {"words": entry.data["text"]}, {"entry": entry.id}
    match event.name:
        case "elements.edited":
            old = {name: entry.data[name] for name in SAID}
            return (message("ändrade ”{words}”"), words, "elements.edit",
                    {**which, **old, "year": old["year"] or None, "was": version(data)})
        case "elements.moved" if entry.data["world"] in there:
            return (message("flyttade ”{words}”"), words, "elements.move",
                    {**which, "world": entry.data["world"]})
        case "elements.withdrawn":
            return message("tog tillbaka ”{words}”"), words, "elements.restore", which
        case "elements.restored":
            return message("lade tillbaka ”{words}”"), words, "elements.withdraw", which
    return None


def _of_arrangement(activity: Activity, filling: Filling, event: Event) -> _Back | None:
    data = event.data
    given, world = str(data.get("given")), str(data.get("world"))
    held = filling.conditions.get(given)
    about = {"words": held.text if held else data.get("text")}
    was = filling.own.get(world)
    named = {"name": was.name if was else data.get("name")}
    match event.name:
        case "elements.gave":
            return (message("lade ”{words}” till det givna"), about, "elements.take_given",
                    {"given": given})
        case "elements.given_taken":
            return (message("tog bort ”{words}” ur det givna"), about, "elements.return_given",
                    {"given": given})
        case "elements.given_returned":
            return (message("lade ”{words}” till det givna"), about, "elements.take_given",
                    {"given": given})
        case "elements.given_reworded":
            return (message("ändrade ”{words}”"), about, "elements.reword_given",
                    {"given": given, "text": held.text if held else ""})
        case "elements.seated":
            seats: Mapping[str, object] = data["seats"]  # type: ignore[assignment]
            return (message("fördelade borden"), {}, "elements.seat",
                    {"seats": seats_before(activity, seats)})
        case "elements.world_added" | "elements.world_returned":
            return (message("lade till scenariot {name}"), named, "elements.take_world",
                    {"world": world})
        case "elements.world_taken":
            return (message("tog bort scenariot {name}"), named, "elements.return_world",
                    {"world": world})
        case "elements.world_renamed" if was:
            return (message("bytte namn på scenariot {name}"), named, "elements.rename_world",
                    {"world": world, "name": was.name, "tagline": was.tagline})
    return None
