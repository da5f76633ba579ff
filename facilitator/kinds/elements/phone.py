"""What a phone sees: the form with its own world first, what lacks there, and everybody's."""

from __future__ import annotations

from facilitator.domain.entry import Entry
from facilitator.domain.grouped import group_of
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.roles import Actor, Role
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.scenarios.forms import TYPES
from facilitator.scenarios.values import World

from .areas import fields_of
from .board import Board, board_now
from .filling import SAID, filling_of
from .rules import FIRST, LAST, version
from .shown import places, shown_element, shown_world, table_number

NEWEST = 60


def phone(scene: Scene) -> Picture:
    """The form, where it is full and where it is empty, and the newest elements of all."""
    board = board_now(scene)
    newest = board.elements[::-1][:NEWEST]
    return Picture("kinds/elements/phone.html", {
        "categories": fields_of(scene.activity), "types": TYPES, "years": (FIRST, LAST),
        "worlds": places(board.worlds),
    }, (
        Part("el-given", "kinds/elements/given_choices.html", {"givens": board.givens}),
        *(Part(f"el-hint-{world.place}", "kinds/elements/hint.html", _hint(board, world))
          for world in board.worlds),
        Part("others-count", "kinds/elements/count.html", {"count": len(board.elements)}),
        Lane("others", "kinds/elements/other.html",
             tuple((f"c-{e.id}", shown_element(scene, e)) for e in newest)),
        Part("others-more", "kinds/elements/others_more.html",
             {"older": max(0, len(board.elements) - NEWEST), "all": len(board.elements)}),
    ))


def mine(scene: Scene, person: str) -> Picture:
    """One's own world, one's own elements, and those of the table that one leads."""
    board, is_open = board_now(scene), scene.activity.stage is Stage.OPEN
    own = filling_of(scene.activity).entries.of(person)[::-1]
    led = _led(scene, person)
    return Picture("", {}, (
        Part("my-world", "kinds/elements/my_world.html", _my_world(scene, board, person, own)),
        Part("mine-count", "kinds/elements/count.html", {"count": len(own)}),
        Lane("mine", "kinds/elements/mine.html", tuple(
            (f"m-{e.id}", {**_own(scene, e), "open": is_open, "hidden": e.hidden})
            for e in own)),
        Lane("led", "kinds/elements/led.html", tuple(
            (f"l-{e.id}", {**_own(scene, e), "open": is_open}) for e in led)),
        Lane("supported", "kinds/elements/supported.html", tuple(
            (f"s-{e.id}", {**shown_element(scene, e), "open": is_open})
            for e in board.elements[::-1] if person and person in e.supporters)),
    ))


def seat_of(scene: Scene, person: str) -> tuple[int, World | None]:
    """The number of somebody's table, 0 for none, and the world that it fills."""
    group = group_of(scene.workshop, Actor(Role.PHONE, person)) if person else None
    seat = filling_of(scene.activity).seats.get(group.id) if group else None
    world = next((each for each in board_now(scene).worlds if each.id == seat), None)
    return (group.number if group else 0), world


def _my_world(
    scene: Scene, board: Board, person: str, own: tuple[Entry, ...]
) -> dict[str, object]:
    """The table's world, or the one that was written in last, and all to choose from."""
    number, seat = seat_of(scene, person)
    there = {world.id: world for world in board.worlds}
    last = next((there[str(e.data["world"])] for e in own if e.data["world"] in there), None)
    chosen = seat or last
    group = group_of(scene.workshop, Actor(Role.PHONE, person)) if person else None
    return {
        "table": number, "table_name": group.name if group else "",
        "seat": shown_world(seat) if seat else None,
        "chosen": chosen.id if chosen else "", "worlds": places(board.worlds),
        "host": bool(group and person and group.host == person),
    }


def _hint(board: Board, world: World) -> dict[str, object]:
    """Advice for one who writes in a world: never a stop."""
    full = board.coverage.full_worlds()
    room = min(board.worlds, key=lambda each: board.coverage.of_world(each.id)) if full else None
    return {
        "world": shown_world(world), "empty": board.holes(world), "full": board.full(world),
        "all_full": world.id in full, "room": shown_world(room) if room else None,
        "lacking": tuple(each.given.text for each in board.lacking() if world in each.worlds),
    }


def _led(scene: Scene, person: str) -> tuple[Entry, ...]:
    """What others at the table of a host have written; nothing for one who leads none."""
    group = group_of(scene.workshop, Actor(Role.PHONE, person)) if person else None
    if group is None or group.host != person:
        return ()
    return tuple(e for e in filling_of(scene.activity).living()
                 if e.data["group"] == group.id and e.author != person)[::-1]


def _own(scene: Scene, entry: Entry) -> dict[str, object]:
    """An element with what its form is filled with."""
    data = entry.data
    return {**shown_element(scene, entry), "table": table_number(scene, str(data["group"])),
            "fields": {**{name: data[name] for name in SAID}, "year": data["year"] or "",
                       "world": data["world"], "was": version(data)}}
