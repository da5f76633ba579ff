"""What the desk arranges: which table fills which world, what is given in all, its own worlds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.domain.command import Command, Rule
from facilitator.domain.event import Draft
from facilitator.domain.fields import Text
from facilitator.domain.group import Group
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS
from facilitator.domain.rows import Rows
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.handed import worlds_before
from facilitator.scenarios.values import World

from .filling import filling_of, worlds_of

MOST_WORLDS = 5
MOST_GIVEN = 20
_GIVEN = {"given": Text(64, required=True)}
_WORLD = {"world": Text(64, required=True)}
_NAMED = {"name": Text(60, required=True), "tagline": Text(120)}
COMMANDS = (
    Rule("elements.assign", FACILITATORS, {"group": Text(64, required=True), "world": Text(64)}),
    Rule("elements.spread", FACILITATORS),
    Rule("elements.seat", FACILITATORS, {"seats": Rows(60, 2)}),
    Rule("elements.give", FACILITATORS, {"text": Text(120, required=True), "item": Text(64)}),
    Rule("elements.mark_given", FACILITATORS, {"entry": Text(64, required=True)}),
    Rule("elements.reword_given", FACILITATORS, {**_GIVEN, "text": Text(120, required=True)}),
    Rule("elements.take_given", FACILITATORS, _GIVEN),
    Rule("elements.return_given", FACILITATORS, _GIVEN),
    Rule("elements.add_world", FACILITATORS, _NAMED),
    Rule("elements.rename_world", FACILITATORS, {**_WORLD, **_NAMED}),
    Rule("elements.take_world", FACILITATORS, _WORLD),
    Rule("elements.return_world", FACILITATORS, _WORLD),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from a command of the desk. Raises `Refused`."""
    match command.name:
        case "elements.assign" | "elements.spread" | "elements.seat":
            return _seated(workshop, activity, command)
        case "elements.give":
            return _gave(activity, command, str(command.data["text"]))
        case "elements.mark_given":
            return _marked(activity, command)
        case "elements.reword_given" | "elements.take_given" | "elements.return_given":
            return _given(activity, command)
    return _world(workshop, activity, command)


def spread(groups: Iterable[Group], worlds: Iterable[World]) -> dict[str, str]:
    """Group -> world: neighbours fill the same one, and no two worlds differ by more than one."""
    tables = sorted(groups, key=lambda group: group.number)
    places = tuple(worlds)
    return {group.id: places[nth * len(places) // len(tables)].id if len(tables) > len(places)
            else places[nth].id for nth, group in enumerate(tables)}


def _seated(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    worlds, data = worlds_of(workshop, activity), command.data
    if command.name == "elements.spread":
        if not worlds or not workshop.groups:
            raise Refused("nothing_to_spread", message(
                "Det behövs både bord och scenarier för att fördela."))
        wanted = spread(workshop.groups.values(), worlds)
    elif command.name == "elements.assign":
        wanted = {str(data["group"]): str(data["world"])}
    else:
        rows: Iterable[tuple[str, ...]] = data["seats"]  # type: ignore[assignment]
        wanted = {row[0]: row[1] if len(row) > 1 else "" for row in rows}
    # Rows come from a step that is taken back, which may lead by worlds taken away after it.
    away = filling_of(activity).away if command.name == "elements.seat" else frozenset()
    there = away | {each.id for each in worlds}
    for group, world in wanted.items():
        if group not in workshop.groups:
            raise Refused("no_such_group", message("Det bordet finns inte längre."), field="group")
        if world and world not in there:
            raise Refused("no_such_world", message(
                "Det scenariot finns inte längre. Välj ett av dem som visas."), field="world")
    held = filling_of(activity).seats
    changed = {group: world for group, world in wanted.items() if held.get(group, "") != world}
    return [Draft("elements.seated", {"seats": changed})] if changed else []


def _gave(activity: Activity, command: Command, text: str, entry: str = "") -> list[Draft]:
    filling = filling_of(activity)
    standing = filling.givens()
    if any(each.text.casefold() == text.casefold() for each in standing):
        raise Refused("known", message("Det står redan bland det givna."), field="text")
    if len(standing) >= MOST_GIVEN:
        raise Refused("full", message("Det finns redan {most} givna förutsättningar."),
                      details={"most": MOST_GIVEN})
    item = str(command.data.get("item") or "")
    return [Draft("elements.gave", {
        "given": command.id, "text": text, "item": item, "entry": entry})]


def _marked(activity: Activity, command: Command) -> list[Draft]:
    """An element becomes what must hold in all, and the first instance of it."""
    entry = filling_of(activity).entries.get(command.data["entry"])
    if not entry.visible:
        raise Refused("withdrawn", message("Bidraget är redan tillbakataget."))
    if any(entry.data["given"] == each.id for each in filling_of(activity).givens()):
        raise Refused("known", message("Det står redan bland det givna."), field="entry")
    return _gave(activity, command, str(entry.data["text"]), entry.id)


def _given(activity: Activity, command: Command) -> list[Draft]:
    known = filling_of(activity).conditions.get(str(command.data["given"]))
    if known is None:
        raise Refused("no_such_given", message(
            "Den givna förutsättningen finns inte längre."), field="given")
    match command.name:
        case "elements.take_given":
            return [] if known.away else [Draft("elements.given_taken", {"given": known.id})]
        case "elements.return_given":
            return [Draft("elements.given_returned", {"given": known.id})] if known.away else []
    if known.entry:
        raise Refused("an_element", message(
            "Det givna har elementets ord. Ändra elementet i stället."), field="text")
    text = command.data["text"]
    return [] if text == known.text else [
        Draft("elements.given_reworded", {"given": known.id, "text": text})]


def _world(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    filling, data = filling_of(activity), command.data
    if worlds_before(workshop, activity):
        raise Refused("made_before", message(
            "Scenarierna kommer från ett tidigare moment och ändras där."), field="name")
    standing = filling.written()
    full = Refused("full", message("Fler än {most} scenarier går inte att hålla isär."),
                   details={"most": MOST_WORLDS})
    named = {name: data[name] for name in _NAMED if name in data}
    if command.name == "elements.add_world":
        if len(standing) >= MOST_WORLDS:
            raise full
        return [Draft("elements.world_added", {
            "world": command.id, "place": _free(standing), **named})]
    world = filling.own.get(str(data["world"]))
    if world is None:
        raise Refused("no_such_world", message(
            "Det scenariot finns inte längre. Välj ett av dem som visas."), field="world")
    there = world.id not in filling.away
    match command.name:
        case "elements.take_world":
            return [Draft("elements.world_taken", {"world": world.id})] if there else []
        case "elements.return_world":
            if not there and world.place in {each.place for each in standing}:
                raise full
            return [] if there else [Draft("elements.world_returned", {"world": world.id})]
    same = named == {"name": world.name, "tagline": world.tagline}
    return [] if same else [Draft("elements.world_renamed", {"world": world.id, **named})]


def _free(standing: Iterable[World]) -> int:
    """The lowest place that no world has."""
    taken = {world.place for world in standing}
    return next(place for place in range(1, MOST_WORLDS + 1) if place not in taken)


def seats_before(activity: Activity, changed: Mapping[str, object]) -> list[list[str]]:
    """How the tables that a change was about sat before it, as rows of a command."""
    held = filling_of(activity).seats
    return [[group, *([held[group]] if group in held else [])] for group in changed]
