"""What a facilitator does to the board: make, move, name, merge, split, dissolve, stack."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.domain.command import Command, Rule
from facilitator.domain.event import Draft
from facilitator.domain.fields import Choice, Text, Whole
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS
from facilitator.domain.rows import Ids
from facilitator.domain.workshop import Activity, Workshop

from .board import ALONE, Board, Cluster
from .deck import board_of, every_card, top_of
from .steps import find_step
from .taking_back import taken_back

MOST_CARDS = 1000
MOST_CLUSTERS = 200
NAME = Text(60)
DEFINITION = Text(200)
_CLUSTER = Text(64, required=True)
_CARDS = Ids(MOST_CARDS, required=True)
# No stage: a cluster can be changed after a vote as well, and what was cast follows the cards.
COMMANDS = (
    Rule("cluster.make", FACILITATORS,
         {"name": NAME, "entries": Ids(MOST_CARDS), "definition": DEFINITION, "parent": Text(64)}),
    Rule("cluster.move", FACILITATORS, {"entries": _CARDS, "cluster": Text(64)}),
    Rule("cluster.rename", FACILITATORS,
         {"cluster": _CLUSTER, "name": NAME, "definition": DEFINITION},
         may_be_left_out=frozenset({"name", "definition"})),
    Rule("cluster.merge", FACILITATORS, {"clusters": Ids(20, required=True), "into": _CLUSTER}),
    Rule("cluster.dissolve", FACILITATORS, {"cluster": _CLUSTER}),
    Rule("cluster.nest", FACILITATORS, {"cluster": _CLUSTER, "parent": Text(64)}),
    Rule("cluster.stack", FACILITATORS, {"entries": _CARDS, "top": Text(64, required=True)}),
    Rule("cluster.unstack", FACILITATORS, {"entries": _CARDS}),
    Rule("cluster.spotlight", FACILITATORS, {"cluster": Text(64)}),
    Rule("cluster.freeze", FACILITATORS, {"wall": Choice(("still", "live"), required=True)}),
    Rule("cluster.take_back", FACILITATORS, {"step": Whole(1, 10**9, required=True)}),
    Rule("cluster.undo", FACILITATORS, after_end=True, same_as="undo.last"),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from a facilitator's hand on the board. Raises `Refused`."""
    board, data = board_of(activity), command.data
    match command.name:
        case "cluster.make":
            return _make(workshop, activity, command)
        case "cluster.move":
            cards = _known(workshop, activity, _ids(data["entries"]))
            return _moved(board, cards, _target(board, str(data["cluster"])))
        case "cluster.rename":
            return _rename(board, command)
        case "cluster.merge":
            return _merge(board, _ids(data["clusters"]), cluster(board, data["into"]))
        case "cluster.dissolve":
            gone = cluster(board, data["cluster"])
            return [Draft("cluster.dissolved", {
                "cluster": gone.id, "name": gone.name, "entries": list(board.members(gone.id))})]
        case "cluster.nest":
            return _nest(board, cluster(board, data["cluster"]), str(data["parent"]))
        case "cluster.stack":
            return _stack(workshop, activity, _ids(data["entries"]), str(data["top"]))
        case "cluster.unstack":
            lying = [card for card in _ids(data["entries"]) if card in board.tops]
            return [Draft("cluster.unstacked", {"entries": lying})] if lying else []
        case "cluster.spotlight":
            shown = cluster(board, data["cluster"]).id if data["cluster"] else ""
            return [] if shown == board.spotlight else [
                Draft("cluster.spotlighted", {"cluster": shown})]
        case "cluster.freeze":
            still = data["wall"] == "still"
            return [] if still == (board.still is not None) else [
                Draft("cluster.frozen" if still else "cluster.thawed")]
        case "cluster.take_back":
            step = find_step(board, data["step"])
            # One from very long ago is let go of, so that the next can be taken back.
            return [Draft("cluster.taken_back", taken_back(board, step))] if step else []
    raise NotImplementedError(command.name)


def cluster(board: Board, wanted: object) -> Cluster:
    """The cluster with that id, or the one that it was merged into. Raises `Refused`."""
    found = board.clusters.get(board.living(str(wanted)))
    if found is None:
        raise Refused("no_such_cluster", message("Klustret finns inte längre. Korten är kvar."),
                      field="cluster")
    return found


def expect_room(board: Board, more: int) -> None:
    """Raises `Refused` where so many more clusters would be too many."""
    if more and len(board.clusters) + more > MOST_CLUSTERS:
        raise Refused("too_many", message("Det finns redan {most} kluster. Slå ihop några först."),
                      details={"most": MOST_CLUSTERS})


def _make(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    board, data = board_of(activity), command.data
    expect_room(board, 1)
    cards = _known(workshop, activity, _ids(data["entries"]))
    return [Draft("cluster.made", {
        "cluster": command.id, "name": data["name"], "definition": data["definition"],
        "parent": _parent(board, str(data["parent"])), "origin": _left_by(board, cards),
        "entries": with_stacks(board, cards)})]


def _rename(board: Board, command: Command) -> list[Draft]:
    found = cluster(board, command.data["cluster"])
    name = command.data.get("name", found.name)
    definition = command.data.get("definition", found.definition)
    if (name, definition) == (found.name, found.definition):
        return []
    return [Draft("cluster.renamed", {
        "cluster": found.id, "name": name, "definition": definition})]


def _moved(board: Board, cards: tuple[str, ...], target: str) -> list[Draft]:
    moving = [card for card in with_stacks(board, cards)
              if board.places.get(card, "") != target]
    return [Draft("cluster.moved", {"entries": moving, "cluster": target})] if moving else []


def _merge(board: Board, clusters: tuple[str, ...], into: Cluster) -> list[Draft]:
    gone = [each for each in dict.fromkeys(cluster(board, each).id for each in clusters)
            if each != into.id]
    if into.parent in gone:
        raise Refused("inside", message("Ett kluster kan inte slås ihop med ett som ligger i det. "
                                        "Lyft ut det först."), field="into")
    if not gone:
        return []
    return [Draft("cluster.merged", {
        "clusters": gone, "into": into.id, "names": [board.clusters[each].name for each in gone],
        "entries": [card for each in gone for card in board.members(each)]})]


def _nest(board: Board, found: Cluster, parent: str) -> list[Draft]:
    parent = _parent(board, parent)
    if parent == found.parent:
        return []
    if parent and (parent == found.id or board.children(found.id)):
        raise Refused("too_deep", message("Kluster kan ligga i varandra i en nivå, inte fler."),
                      field="parent")
    return [Draft("cluster.nested", {"cluster": found.id, "parent": parent})]


def _stack(
    workshop: Workshop, activity: Activity, given: tuple[str, ...], top: str
) -> list[Draft]:
    board, deck = board_of(activity), every_card(workshop, activity)
    # What lies under another is stacked under that one; a stack has one top, which is seen.
    top = top_of(board, deck, top)
    cards = _known(workshop, activity, (top, *given))
    if not deck[top].visible:
        raise no_such_card()
    lying = [card for card in with_stacks(board, cards) if card != top and
             board.tops.get(card) != top]
    if not lying:
        return []
    return [Draft("cluster.stacked", {"entries": lying, "top": top,
                                      "cluster": board.places.get(top, "")})]


def _target(board: Board, wanted: str) -> str:
    """A cluster's id, `ALONE`, or "" for back among the unplaced."""
    return wanted if wanted in ("", ALONE) else cluster(board, wanted).id


def _parent(board: Board, wanted: str) -> str:
    if not wanted:
        return ""
    found = cluster(board, wanted)
    if found.parent:
        raise Refused("too_deep", message("Kluster kan ligga i varandra i en nivå, inte fler."),
                      field="parent")
    return found.id


def _left_by(board: Board, cards: Iterable[str]) -> list[str]:
    """The clusters that the cards of a new one come from: what it was split from."""
    left = dict.fromkeys(board.places.get(card, "") for card in cards)
    return [each for each in left if each in board.clusters]


def _known(workshop: Workshop, activity: Activity, given: Iterable[str]) -> tuple[str, ...]:
    deck, given = every_card(workshop, activity), tuple(given)
    for card in given:
        if card not in deck:
            raise no_such_card()
    return given


def no_such_card() -> Refused:
    """The answer to a card that is on no board, or that may not be seen."""
    return Refused("no_such_entry", message("Kortet finns inte på den här tavlan."),
                   field="entries")


def with_stacks(board: Board, cards: Iterable[str]) -> list[str]:
    """The cards and what lies under them: a stack stays together wherever it is moved."""
    return list(dict.fromkeys(each for card in cards for each in (card, *board.stacked(card))))


def _ids(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()
