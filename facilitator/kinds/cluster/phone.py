"""What phones see: the clusters as they grow, cards to put together, and where one's own lie."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.domain.card import shown_card
from facilitator.domain.entry import Entry
from facilitator.domain.event import Event
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage

from .board import ALONE, Board, Cluster
from .deck import board_of, own_cards, top_of
from .shown import Shown


def phone(scene: Scene) -> Picture:
    """The same for every phone; which slice of the cards one looks at first, the phone chooses.

    The cards that have a place lie in a lane of their own, each with the name of its place, so
    that one that is moved is one small change to a phone and not two whole clusters.
    """
    shown = Shown.of(scene)
    waiting = tuple(e for e in shown.board.entries.visible() if not e.data["machine"]
                    and e.id not in shown.board.answers)
    return Picture("kinds/cluster/phone.html", {
        "open": scene.activity.stage is Stage.OPEN, "empty": not shown.deck,
    }, (
        Part("cl-counts", "kinds/cluster/counts.html", shown.counts()),
        Lane("cl-loose", "kinds/cluster/phone_card.html", tuple(
            (f"pl-{card}", shown.card(card)) for card in shown.loose)),
        Lane("cl-proposals", "kinds/cluster/phone_proposal.html", tuple(
            (f"pp-{e.id}", proposal(shown, e.id)) for e in waiting)),
        Lane("cl-clusters", "kinds/cluster/phone_cluster.html", (
            *((f"pk-{c.id}", _cluster(shown, c)) for c in shown.in_order()), *_alone(shown))),
        Lane("cl-placed", "kinds/cluster/phone_placed.html", _placed(shown)),
    ))


def mine(scene: Scene, person: str) -> Picture:
    """One's own cards and the cluster each lies in now, one's proposals, and what one is for."""
    shown, board = Shown.of(scene), board_of(scene.activity)
    # First what people look for: those that have got a place.
    own = tuple(sorted(own_cards(scene, person), key=lambda e: e.id not in board.places))
    proposals = board.entries.of(person)[::-1]
    return Picture("", {}, (
        Lane("mine", "kinds/cluster/mine.html", tuple(
            (f"m-{e.id}", {**proposal(shown, e.id), **answer(board, e.id),
                           "hidden": e.hidden, "open": scene.activity.stage is Stage.OPEN})
            for e in proposals)),
        Lane("cl-own", "kinds/cluster/own_card.html", tuple(
            (f"own-{e.id}", _own_card(shown, e)) for e in own)),
        Part("cl-own-count", "kinds/cluster/number.html", {"number": len(own)}),
        Part("cl-for", "kinds/cluster/for.html", {
            "supported": tuple(each for each, voices in board.support.items() if person in voices),
            "made": tuple(e.id for e in proposals)}),
    ))


def touches(board: Board, event: Event) -> Iterable[str]:
    """The entries whose authors see something else after `event`; seen before and after it."""
    data = event.data
    for name in ("entry", "proposal"):
        yield str(data.get(name) or "")
    for name in ("entries", "places", "tops"):
        yield from _stacks(board, data.get(name) or ())  # type: ignore[arg-type]
    yield from _stacks(board, (str(data.get("top") or ""),))
    match event.name:
        case "cluster.renamed" | "cluster.dissolved":
            yield from board.members(str(data["cluster"]))
        case "cluster.taken_back":
            yield from data["answers"]  # type: ignore[misc]
            for each in data["clusters"]:  # type: ignore[attr-defined]
                yield from board.members(str(each))


def _stacks(board: Board, cards: Iterable[str]) -> Iterable[str]:
    """Some cards with all that lie in a stack with any of them: each tells how many they are."""
    tops = {board.tops.get(card, card) for card in cards}
    yield from tops
    yield from (card for card, top in board.tops.items() if top in tops)


def proposal(shown: Shown, entry_id: str) -> dict[str, object]:
    """A proposal in words: its cards' headlines, the cluster and name it speaks of, its support."""
    board, entry = shown.board, shown.board.entries.by_id[entry_id]
    data = entry.data
    held = tuple(c for c in data["entries"] if c in shown.deck)  # type: ignore[attr-defined]
    target = board.clusters.get(board.living(str(data["cluster"])))
    return {
        "id": entry.id, "what": data["what"], "name": data["name"], "why": data["why"],
        "cards": tuple(shown.card(card) for card in held),
        "target": target.name if target else "", "voices": voices(board, entry_id),
        "machine": data["machine"],
    }


def voices(board: Board, entry_id: str) -> int:
    """How many phones are for a proposal: its author and those who support it."""
    return bool(board.entries.by_id[entry_id].author) + len(board.support.get(entry_id, ()))


def answer(board: Board, entry_id: str) -> dict[str, object]:
    """What the desk said to a proposal: "yes", "no" or "" for nothing yet, and why."""
    said = board.answers.get(entry_id)
    return {"answer": "" if said is None else "yes" if said.accepted else "no",
            "reason": said.reason if said else ""}


def _cluster(shown: Shown, cluster: Cluster) -> dict[str, object]:
    """A row without figures: how many lie in it a phone counts by itself, card by card.

    Else every card that is moved would send two whole rows to every phone in the room.
    """
    parent = shown.board.clusters.get(shown.parent(cluster))
    return {"id": cluster.id, "name": cluster.name, "definition": cluster.definition,
            "alone": False, "inside": parent.name if parent else None,
            "parent": parent.id if parent else ""}


def _alone(shown: Shown) -> tuple[tuple[str, dict[str, object]], ...]:
    """Those that stand for themselves come last, as a cluster of their own would."""
    return ((f"pk-{ALONE}", {"id": ALONE, "name": "", "definition": "", "alone": True,
                             "inside": None, "parent": ""}),) if shown.alone else ()


def _placed(shown: Shown) -> tuple[tuple[str, dict[str, object]], ...]:
    """The cards that have a place, in the order they came, whatever place that is.

    `held` counts those under each as well.
    """
    places = {card: place for place, held in (*shown.inside.items(), (ALONE, shown.alone))
              for card in shown.tops(held)}
    return tuple((f"pc-{card}", {**shown.card(card), "place": places[card],
                                 "held": 1 + len(shown.under(card))})
                 for card in shown.deck if card in places)


def _own_card(shown: Shown, entry: Entry) -> dict[str, object]:
    board = shown.board
    top = top_of(board, shown.deck, entry.id)
    same = shown.support(top) if top in shown.deck else 1
    return {**shown_card(shown.scene, entry), "hidden": entry.hidden,
            "where": _where(board, entry.id), "cluster": _cluster_name(board, entry.id),
            "same": same if same > 1 else 0}


def _where(board: Board, card: str) -> str:
    """ "cluster", "alone" or "" for not dealt with yet."""
    place = board.places.get(card, "")
    return "alone" if place == ALONE else "cluster" if place in board.clusters else ""


def _cluster_name(board: Board, card: str) -> str:
    found = board.clusters.get(board.places.get(card, ""))
    return found.name if found else ""
