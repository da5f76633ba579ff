"""The room's hand in it: what phones propose, and what the desk says to that.

A proposal is an entry of the activity: it is hidden, withdrawn and erased like any contribution.
What a machine proposes is one too, by nobody, and never seen on a phone.
"""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import organisation_of
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft
from facilitator.domain.fields import Choice, Text
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, FACILITATORS, Actor, Role
from facilitator.domain.rows import Ids
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Workshop

from . import said, support
from .board import Board
from .deck import board_of, every_card, free, seen, top_of
from .rules import DEFINITION, NAME, cluster, expect_room, no_such_card, with_stacks

MOST_TOGETHER = 40
MOST_OPEN_EACH = 30
# What a proposal asks for: a new cluster, a card's place, a name, or a stack of the same thing.
TOGETHER, PLACE, NAMING, STACK = "together", "place", "name", "stack"
_PROPOSAL = Text(64, required=True)
COMMANDS = (
    Rule("cluster.propose", EVERYONE, {
        "what": Choice((TOGETHER, PLACE, NAMING, STACK)), "entries": Ids(MOST_TOGETHER),
        "cluster": Text(64), "name": NAME, "why": Text(200)}, WHILE_OPEN),
    Rule("cluster.support", frozenset({Role.PHONE}), {"entry": _PROPOSAL}, WHILE_OPEN),
    Rule("cluster.unsupport", frozenset({Role.PHONE}), {"entry": _PROPOSAL}, WHILE_OPEN),
    Rule("cluster.withdraw", EVERYONE, {"entry": _PROPOSAL}, WHILE_OPEN),
    Rule("cluster.accept", FACILITATORS, {"entry": _PROPOSAL, "name": NAME,
                                          "definition": DEFINITION},
         may_be_left_out=frozenset({"name", "definition"})),
    Rule("cluster.reject", FACILITATORS, {"entry": _PROPOSAL, "reason": Text(120)}),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from a proposal or an answer to one. Raises `Refused`."""
    if command.name == "cluster.propose":
        return _propose(workshop, activity, command)
    if command.name in ("cluster.support", "cluster.unsupport"):
        return support.decide(workshop, activity, command)
    board = board_of(activity)
    entry = board.entries.get(command.data["entry"])
    if command.name == "cluster.withdraw":
        return _withdraw(board, entry, command.actor)
    if entry.id in board.answers:
        return []
    if entry.withdrawn:
        raise Refused("withdrawn", message("Bidraget är redan tillbakataget."))
    if command.name == "cluster.reject":
        return [Draft("cluster.rejected", {"entry": entry.id, "reason": command.data["reason"],
                                           **_said(entry, yes=False)})]
    if entry.hidden is not None:
        raise Refused("hidden", message("Förslaget är dolt. Visa det igen först."))
    return _accept(workshop, activity, command)


def taken(board: Board, wanted: str) -> bool:
    """True for an id that a proposal or a cluster has: a phone knows some of those to come."""
    return wanted in board.entries.by_id or wanted in board.clusters


def _withdraw(board: Board, entry: Entry, actor: Actor) -> list[Draft]:
    if actor.role is Role.PHONE and entry.data["machine"]:
        board.entries.get("")  # refused as what never was
    board.entries.own(entry.id, actor)
    if entry.id in board.answers:
        raise Refused("answered", message("Förslaget är redan besvarat."))
    return [] if entry.withdrawn else [Draft("cluster.withdrawn", {"entry": entry.id})]


def _propose(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    board, data, actor = board_of(activity), command.data, command.actor
    what, name = data["what"] or TOGETHER, str(data["name"])
    deck = every_card(workshop, activity)
    cards = data["entries"] if isinstance(data["entries"], tuple) else ()
    if taken(board, command.id):
        raise Refused("taken", message("Förslaget kunde inte tas emot. Gör det en gång till."))
    if not all(seen(deck, card) for card in cards):
        raise no_such_card()
    target = cluster(board, data["cluster"]).id if data["cluster"] else ""
    if what in (TOGETHER, STACK) and len(cards) < 2:
        raise Refused("too_few", message("Välj minst två kort som hör ihop."), field="entries")
    if what == PLACE and not (cards and target):
        raise Refused("too_few", message("Välj kort och kluster."), field="entries")
    if what == NAMING and not (name and target):
        raise Refused("empty", message("Skriv ett namn först."), field="name")
    if actor.role is Role.PHONE and _open_of(board, actor) >= MOST_OPEN_EACH:
        raise Refused("too_many", message("Du har {most} förslag som väntar på svar. Ta tillbaka "
                                          "ett först."), details={"most": MOST_OPEN_EACH})
    machine, phone = actor.role is Role.SYSTEM, actor.role is Role.PHONE
    among = board.open_drafts() if machine else support.open_to_room(board)
    alike = _alike(board, among, (what, frozenset(cards), target, name.casefold()))
    if alike:  # a second one of the same is a voice for the first
        return support.supported(workshop, activity, board.entries.by_id[alike], actor)
    return [Draft("cluster.proposed", {
        "entry": command.id, "author": actor.id if phone else "",
        "organisation": organisation_of(workshop, actor) if phone else "",
        "machine": machine, "what": what, "entries": list(cards),
        "cluster": target, "name": name, "why": data["why"]})]


def _accept(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What it does to the board: one event, which names the proposal, so that one undo does."""
    board = board_of(activity)
    entry = board.entries.by_id[str(command.data["entry"])]
    data, proposal = entry.data, {"proposal": entry.id, **_said(entry, yes=True)}
    name = str(command.data.get("name", data["name"]))
    deck = every_card(workshop, activity)
    # What is said yes to is what is on the screen.
    cards = tuple(card for card in _cards(data["entries"]) if seen(deck, card))
    if data["entries"] and len(cards) < (2 if data["what"] == STACK else 1):
        raise Refused("stale", message("Förslaget gäller inte längre: korten är borta."))
    if data["machine"]:
        # What somebody has placed since it was drawn up stays where it is.
        cards = free(board, deck, cards)
        if not cards:
            raise Refused("stale", message("Förslaget gäller inte längre: korten är placerade."))
    match data["what"]:
        case "together":
            expect_room(board, 1)
            return [Draft("cluster.made", {
                "cluster": command.id, "name": name,
                "definition": command.data.get("definition", ""), "parent": "",
                "origin": [entry.id], "entries": with_stacks(board, cards), **proposal})]
        case "stack":
            top = top_of(board, deck, cards[0])
            return [Draft("cluster.stacked", {
                "entries": [c for c in with_stacks(board, cards) if c != top], "top": top,
                "cluster": board.places.get(top, ""), **proposal})]
    target = cluster(board, data["cluster"])
    if data["what"] == NAMING:
        return [Draft("cluster.renamed", {
            "cluster": target.id, "name": name, "definition": target.definition, **proposal})]
    return [Draft("cluster.moved", {
        "entries": with_stacks(board, cards), "cluster": target.id, **proposal})]


def _said(entry: Entry, *, yes: bool) -> dict[str, object]:
    """What is remembered of a machine's proposal."""
    return {"said": {said.key(said.DRAFT, entry.id): yes}} if entry.data["machine"] else {}


def _alike(board: Board, among: Iterable[str], wanted: tuple[object, ...]) -> str:
    for each in among:
        data = board.entries.by_id[each].data
        if wanted == (data["what"], frozenset(_cards(data["entries"])), data["cluster"],
                      str(data["name"]).casefold()):
            return each
    return ""


def _open_of(board: Board, actor: Actor) -> int:
    return sum(each not in board.answers for each in (e.id for e in board.entries.of(actor.id)))


def _cards(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()
