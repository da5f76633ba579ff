"""An element and a world as any audience may see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.domain.card import from_words
from facilitator.domain.entry import Entry
from facilitator.domain.event import Event
from facilitator.domain.scene import Scene
from facilitator.scenarios.forms import TYPES
from facilitator.scenarios.values import World

from .areas import field_of
from .board import board_now, world_named
from .filling import filling_of


def shown_world(world: World) -> dict[str, object]:
    """A world as a template marks it."""
    return {"id": world.id, "place": world.place, "name": world.name, "tagline": world.tagline}


def shown_element(scene: Scene, entry: Entry) -> dict[str, object]:
    """What any audience may see of a visible element. `place` is 0 in a world that is gone."""
    board, data = board_now(scene), entry.data
    known = str(data["world"])
    world = next((each for each in board.worlds if each.id == known), None)
    given = next((each.text for each in board.givens if each.id == data["given"]), "")
    return {
        "id": entry.id, "nr": entry.nr, "text": data["text"],
        "category": field_of(scene.activity, data["category"]),
        "type": TYPES.get(str(data["type"]), ""), "year": data["year"] or "", "given": given,
        "place": world.place if world else 0,
        "world": world.name if world else world_named(scene.workshop, scene.activity, known),
        "group": group_named(scene, str(data["group"])), "at": entry.at,
        "from": from_words(scene, entry), "proxy": entry.proxy, "same": len(entry.supporters),
    }


def group_named(scene: Scene, group: str) -> str:
    """The name of a table, "" where it has none or is there no longer."""
    found = scene.workshop.groups.get(group)
    return found.name if found else ""


def table_number(scene: Scene, group: str) -> int:
    """The number of a table, 0 where there is none."""
    found = scene.workshop.groups.get(group)
    return found.number if found else 0


def places(worlds: Iterable[World]) -> tuple[dict[str, object], ...]:
    """Worlds as a template marks them, in order."""
    return tuple(shown_world(world) for world in worlds)


def shown_event(scene: Scene, event: Event) -> Mapping[str, object] | None:
    """An event without its author; what was said and is said no longer is not in it."""
    filling, data = filling_of(scene.activity), event.data
    entry = filling.entries.by_id.get(str(data.get("entry")))
    if entry is not None and not entry.visible:
        return None
    if event.name.startswith("elements.world_"):
        world = next((each for each in filling.written() if each.id == data["world"]), None)
        return {"world": data["world"], **({
            "place": world.place, "name": world.name, "tagline": world.tagline} if world else {})}
    if event.name.startswith(("elements.gave", "elements.given_")):
        given = next((each for each in filling.givens() if each.id == data["given"]), None)
        return {"given": data["given"], **({"text": given.text} if given else {})}
    shown = {name: value for name, value in data.items()
             if name not in ("author", "proxy", "group")}
    if "organisation" in shown:
        nobody = scene.workshop.naming == "anonymous"
        shown["organisation"] = "" if nobody else scene.workshop.organisation_name(
            str(shown["organisation"]))
    return shown
