"""What a desk does to the scenarios: make, name, lay drafts under, join, dissolve, take back."""

from __future__ import annotations

from facilitator.domain.command import Command, Rule
from facilitator.domain.event import Draft
from facilitator.domain.fields import Text, Whole
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS
from facilitator.domain.rows import Ids
from facilitator.domain.workshop import Activity, Workshop

from .board import Merging, board_of
from .drafts import pile
from .steps import find_step, first_free, returning
from .values import Scenario

# Beyond any merging: a guard, where more than five are only warned of.
MOST_SCENARIOS = 20
NAME, TAGLINE = Text(60), Text(120)
WORLD = Text(64, required=True)
# No stage: texts are polished after the room has gone home.
COMMANDS = (
    Rule("merge.make", FACILITATORS, {"name": NAME, "texts": Ids(100), "proposal": Text(64)}),
    Rule("merge.name", FACILITATORS, {"world": WORLD, "name": NAME}),
    Rule("merge.tagline", FACILITATORS, {"world": WORLD, "tagline": TAGLINE}),
    Rule("merge.put", FACILITATORS, {"text": Text(64, required=True), "world": Text(64)}),
    Rule("merge.dissolve", FACILITATORS, {"world": WORLD}),
    Rule("merge.join", FACILITATORS, {"world": WORLD, "into": WORLD}),
    Rule("merge.take_back", FACILITATORS, {"step": Whole(1, 10**9, required=True)}),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from a desk's hand on the scenarios. Raises `Refused`."""
    board, data = board_of(activity), command.data
    match command.name:
        case "merge.make":
            return _make(workshop, activity, command)
        case "merge.name" | "merge.tagline":
            return _name(scenario(board, data["world"]), command)
        case "merge.put":
            return _put(workshop, activity, str(data["text"]), str(data["world"]))
        case "merge.dissolve":
            return [Draft("merge.dissolved", {"world": scenario(board, data["world"]).id})]
        case "merge.join":
            gone, into = scenario(board, data["world"]), scenario(board, data["into"], "into")
            return [] if gone.id == into.id else [
                Draft("merge.joined", {"world": gone.id, "into": into.id})]
        case "merge.take_back":
            step = find_step(board, data["step"])
            # One from very long ago is let go of, so that the next can be taken back.
            return [Draft("merge.taken_back", {
                "step": step.seq, "parts": [list(key) for key in returning(board, step)]})] \
                if step else []
    raise NotImplementedError(command.name)


def scenario(board: Merging, wanted: object, field: str = "world") -> Scenario:
    """The scenario with that id, or the one that it went into. Raises `Refused`."""
    found = board.scenario(str(wanted))
    if found is None:
        raise Refused("no_such_scenario", message(
            "Scenariot finns inte längre. Utkasten och styckena är kvar."), field=field)
    return found


def _make(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    board, data = board_of(activity), command.data
    if command.id in board.scenarios:
        raise Refused("taken", message("Scenariot kunde inte göras. Gör det en gång till."))
    living = board.living()
    if len(living) >= MOST_SCENARIOS:
        raise Refused("too_many", message("Det finns redan {most} scenarier. Slå ihop några "
                                          "först."), details={"most": MOST_SCENARIOS})
    drafts, wanted = pile(workshop, activity), data["texts"]
    texts = [drafts.draft(text).id for text in wanted]  # type: ignore[attr-defined]
    proposal = str(data["proposal"])
    if proposal and "texts" not in board.entries.get(proposal).data:
        board.entries.get("")  # refused as what never was
    return [Draft("merge.made", {
        "world": command.id, "name": data["name"], "texts": texts, "proposal": proposal,
        "place": first_free({each.place for each in living})})]


def _name(found: Scenario, command: Command) -> list[Draft]:
    naming = command.name == "merge.name"
    words = str(command.data["name" if naming else "tagline"])
    before = found.name if naming else found.tagline
    return [] if words == before.words else [
        Draft("merge.named" if naming else "merge.tagged", {"world": found.id, "words": words})]


def _put(workshop: Workshop, activity: Activity, text: str, world: str) -> list[Draft]:
    board = board_of(activity)
    text = pile(workshop, activity).draft(text).id
    target = scenario(board, world).id if world else ""
    return [] if board.where(text) == target else [
        Draft("merge.put", {"text": text, "world": target})]
