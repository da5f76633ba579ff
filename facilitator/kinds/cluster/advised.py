"""What the desk answers to suggestions: yes to one or to all that was seen, or these not together.

A yes names what it is about, so that it decides on what was on the screen and on nothing that came
after; what somebody has placed since stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from facilitator.domain.command import Command, Rule
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft
from facilitator.domain.fields import Choice, Text
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS
from facilitator.domain.rows import Ids, Rows
from facilitator.domain.workshop import Activity, Workshop

from .board import ALONE, Board
from .deck import board_of, every_card, free, seen, top_of
from .rules import cluster, expect_room, no_such_card, with_stacks
from .said import ALIKE, DRAFT, PLACE, key

_MOST = 1000
_LONGEST = 100
_FEWEST = 2
COMMANDS = (
    # A row is (proposal), (card, card, ...) or (card, cluster), by `which`.
    Rule("cluster.accept_all", FACILITATORS, {
        "which": Choice((DRAFT, ALIKE, PLACE), required=True, also={"places": PLACE}),
        "rows": Rows(_MOST, _LONGEST)}),
    Rule("cluster.keep_apart", FACILITATORS, {
        "what": Choice((ALIKE, PLACE), required=True), "entries": Ids(_LONGEST, required=True),
        "cluster": Text(64)}),
)
_Change = dict[str, object]


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from an answer to suggestions. Raises `Refused`."""
    board, deck = board_of(activity), every_card(workshop, activity)
    if command.name == "cluster.keep_apart":
        return _keep_apart(board, deck, command)
    rows: tuple[tuple[str, ...], ...] = command.data["rows"]  # type: ignore[assignment]
    match command.data["which"]:
        case "draft":
            return _accepted(DRAFT, made=_clusters(board, deck, rows, command.id))
        case "alike":
            return _accepted(ALIKE, stacked=_stacks(board, deck, rows))
    return _accepted(PLACE, moved=_moves(board, deck, rows))


def _accepted(
    which: str, *, made: Mapping[str, _Change] | None = None,
    moved: Mapping[str, _Change] | None = None, stacked: Mapping[str, _Change] | None = None,
) -> list[Draft]:
    """One event for all of it; each change stands by the key of what was said yes to."""
    changes = {**(made or {}), **(moved or {}), **(stacked or {})}
    if not changes:
        raise Refused("stale", message("Förslaget gäller inte längre: korten är placerade."))
    return [Draft("cluster.accepted", {
        "suggested": which, "made": list((made or {}).values()),
        "moved": _by_cluster((moved or {}).values()),
        "stacked": list((stacked or {}).values()),
        "proposals": [each.split(" ")[1] for each in made or {}],
        "entries": list(dict.fromkeys(card for each in changes.values()
                                      for card in each["entries"])),  # type: ignore[attr-defined]
        "said": dict.fromkeys(changes, True)})]


def _clusters(
    board: Board, deck: Mapping[str, Entry], rows: Iterable[tuple[str, ...]], command_id: str
) -> dict[str, _Change]:
    made: dict[str, _Change] = {}
    standing, dealt = set(board.open_drafts()), set[str]()
    for proposal in (row[0] for row in rows if row[0] in standing):
        data = board.entries.by_id[proposal].data
        held = free(board, deck, data["entries"])  # type: ignore[arg-type]
        cards = with_stacks(board, (card for card in held if card not in dealt))
        dealt |= set(cards)
        if len(cards) >= _FEWEST:
            made[key(DRAFT, proposal)] = {
                "cluster": f"{command_id[:56]}-{len(made) + 1}", "name": data["name"],
                "definition": "", "parent": "", "origin": [proposal], "entries": cards}
    expect_room(board, len(made))
    return made


def _stacks(
    board: Board, deck: Mapping[str, Entry], rows: Iterable[tuple[str, ...]]
) -> dict[str, _Change]:
    """Each row under its first card that is placed; what lies elsewhere stays there."""
    stacked: dict[str, _Change] = {}
    dealt = set[str]()
    for row in rows:
        tops = [top for top in dict.fromkeys(top_of(board, deck, card) for card in row)
                if seen(deck, top) and top not in dealt and board.places.get(top) != ALONE]
        top = next((each for each in tops if each in board.places), tops[0] if tops else "")
        lying = [each for each in tops if each != top
                 and board.places.get(each) in (None, board.places.get(top))]
        if lying:
            dealt |= {top, *lying}
            stacked[key(ALIKE, *row)] = {"entries": with_stacks(board, lying), "top": top,
                                         "cluster": board.places.get(top, "")}
    return stacked


def _moves(
    board: Board, deck: Mapping[str, Entry], rows: Iterable[tuple[str, ...]]
) -> dict[str, _Change]:
    moved: dict[str, _Change] = {}
    dealt = set[str]()
    for card, wanted in (row for row in rows if len(row) == 2):
        target = board.living(wanted)
        if target and card not in dealt and free(board, deck, (card,)):
            dealt.add(card)
            moved[key(PLACE, card, wanted)] = {"entries": with_stacks(board, (card,)),
                                               "cluster": target}
    return moved


def _by_cluster(moves: Iterable[_Change]) -> list[_Change]:
    cards: dict[object, list[object]] = {}
    for each in moves:
        cards.setdefault(each["cluster"], []).extend(each["entries"])  # type: ignore[arg-type]
    return [{"entries": held, "cluster": target} for target, held in cards.items()]


def _keep_apart(board: Board, deck: Mapping[str, Entry], command: Command) -> list[Draft]:
    data = command.data
    cards: tuple[str, ...] = data["entries"]  # type: ignore[assignment]
    if any(card not in deck for card in cards):
        raise no_such_card()
    if data["what"] == ALIKE and len(cards) < _FEWEST:
        raise Refused("too_few", message("Välj minst två kort."), field="entries")
    target = cluster(board, data["cluster"]).id if data["what"] == PLACE else ""
    keys = ({key(PLACE, card, target) for card in cards} if target else {key(ALIKE, *cards)})
    said = dict.fromkeys(_unsaid(board, keys), False)
    return [Draft("cluster.kept_apart", {
        "what": data["what"], "entries": list(cards), "cluster": target, "said": said})] if said \
        else []


def _unsaid(board: Board, keys: Iterable[str]) -> Iterator[str]:
    return (each for each in sorted(keys) if board.said.get(each) is not False)
