"""What a desk did, in words: for undo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from facilitator.domain.event import Event
from facilitator.domain.message import message

from .steps import find_step

if TYPE_CHECKING:
    from .board import Merging

Told = tuple[str, Mapping[str, object]]
_OF_A_PARAGRAPH = {
    "merge.edited": message("ändrade ett stycke i {name}"),
    "merge.fused": message("slog ihop två stycken i {name}"),
    "merge.cut": message("delade ett stycke i {name}"),
    "merge.dropped": message("tog bort ett stycke ur {name}"),
    "merge.moved": message("flyttade ett stycke i {name}"),
    "merge.restored": message("tog tillbaka ett stycke till {name}"),
}


def sentence_of(board: Merging, event: Event) -> Told:
    """Seen from before it: a catalogue sentence and its details."""
    data = event.data
    name = {"name": _quoted(board, data.get("world"))}
    match event.name:
        case "merge.made" if data["name"]:
            return message("gjorde scenariot ”{name}”"), {"name": data["name"]}
        case "merge.made":
            return message("gjorde ett scenario"), {}
        case "merge.named":
            return message("döpte om {old} till ”{name}”"), {
                "old": name["name"], "name": data["words"]}
        case "merge.tagged":
            return message("skrev undertiteln till {name}"), name
        case "merge.put" if not data["world"]:
            return message("lade tillbaka ett utkast bland de lösa"), {}
        case "merge.put":
            return message("lade ett utkast under {name}"), name
        case "merge.dissolved":
            return message("löste upp {name}"), name
        case "merge.joined":
            return message("slog ihop {name} med {into}"), {
                **name, "into": _quoted(board, data["into"])}
        case "merge.taken" if len(data["paragraphs"]) > 1:  # type: ignore[arg-type]
            return message("tog in {n} stycken i {name}"), {
                **name, "n": len(data["paragraphs"])}  # type: ignore[arg-type]
        case "merge.taken":
            return message("tog in ett stycke i {name}"), name
        case "merge.written":
            return message("skrev ett stycke i {name}"), name
        case "merge.taken_back":
            step = find_step(board, data["step"])
            return (step.sentence, step.details) if step else ("", {})
    held = board.paragraphs[str(data["paragraph"])]
    return _OF_A_PARAGRAPH[event.name], {
        "name": _quoted(board, data.get("world") or held.place.world)}


def _quoted(board: Merging, world: object) -> str:
    """Its name; of one without the word and number that are the same in every language."""
    found = board.scenarios.get(str(world))
    if found and found.name.words:
        return f"”{found.name.words}”"
    return f"scenario {found.place}" if found else "–"
