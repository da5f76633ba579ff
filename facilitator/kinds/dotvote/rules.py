"""Dots are placed and taken back, never more than given; a desk fills in for some without phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from facilitator.domain.amounts import Amounts
from facilitator.domain.card import cards_of
from facilitator.domain.command import Command, Rule
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Text
from facilitator.domain.message import message
from facilitator.domain.offering import Item
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS, Role
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Undo, Workshop
from facilitator.judging.listing import Listing, listing
from facilitator.judging.sheets import apply_sheet, begun_for, sheet_of, turned, written_on

from .votes import EMPTY, MOST_DOTS, Votes, dots_on, lying, papers_of, terms, votes_of

PHONES = frozenset({Role.PHONE})
_WHICH = Text(64, required=True)
COMMANDS = (
    Rule("dotvote.place", PHONES, {"entry": _WHICH}, WHILE_OPEN),
    Rule("dotvote.take_back", PHONES, {"entry": Text(64)}, WHILE_OPEN),
    Rule("dotvote.fill", FACILITATORS,
         {"organisation": Text(80), "dots": Amounts(0, MOST_DOTS, 400)}, WHILE_OPEN),
    Rule("dotvote.withdraw", FACILITATORS, {"entry": _WHICH}, WHILE_OPEN),
    Rule("dotvote.restore", FACILITATORS, {"entry": _WHICH}, WHILE_OPEN),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from a dot placed or taken back, or a sheet filled in. Raises `Refused`."""
    listed = listing(workshop, activity)
    match command.name:
        case "dotvote.place":
            return _place(workshop, activity, command, listed)
        case "dotvote.take_back":
            return _take_back(activity, command, listed)
        case "dotvote.fill":
            return _fill(workshop, activity, command, listed)
    return turned(activity, command)


def _place(
    workshop: Workshop, activity: Activity, command: Command, listed: Listing
) -> list[Draft]:
    item = listed.item(command.data["entry"])
    sheet = sheet_of(activity, command.actor.id)
    dots, each = terms(activity, listed)
    # Also those on what is gone from the list: they are taken back before they are placed anew.
    if sum(dots_on(sheet).values()) >= dots:
        raise Refused("no_dots_left", message(
            "Du har inga prickar kvar. Ta tillbaka en först."), field="entry")
    if lying(listed, dots_on(sheet)).get(item.id, 0) >= each:
        raise Refused("too_many_here", message(
            "Här kan du inte lägga fler. Högst {each} på samma."), field="entry",
            details={"each": each})
    _expect_not_own(workshop, activity, command, item)
    sheet_id, before = written_on(workshop, activity, command.actor, command.id, listed.paper())
    return [*_terms_set(activity, dots, each), *before,
            Draft("dotvote.placed", {"entry": sheet_id, "item": item.id})]


def _take_back(activity: Activity, command: Command, listed: Listing) -> list[Draft]:
    """One dot of those that lie there now; with no thing named, one of those on what is gone."""
    sheet = sheet_of(activity, command.actor.id)
    wanted = str(command.data["entry"])
    there = [item for item in dots_on(sheet)
             if item == wanted or listed.living(item) == wanted]
    if sheet is None or not there:
        return []
    return [Draft("dotvote.taken_back", {
        "entry": sheet.id, "item": wanted if wanted in there else there[-1]})]


def _fill(
    workshop: Workshop, activity: Activity, command: Command, listed: Listing
) -> list[Draft]:
    given: Mapping[str, int] = {
        item: n for item, n in command.data["dots"].items() if n}  # type: ignore[attr-defined]
    dots, each = terms(activity, listed)
    for item in given:
        listed.item(item)
    if not given:
        raise Refused("empty", message("Lägg minst en prick."), field="dots")
    if sum(given.values()) > dots:
        raise Refused("no_dots_left", message(
            "Det är {given} prickar, och var och en har {dots}."), field="dots",
            details={"given": sum(given.values()), "dots": dots})
    if max(given.values()) > each:
        raise Refused("too_many_here", message(
            "Här kan du inte lägga fler. Högst {each} på samma."), field="dots",
            details={"each": each})
    return [*_terms_set(activity, dots, each),
            *begun_for(workshop, activity, command.id, command.data["organisation"],
                       listed.paper()),
            Draft("dotvote.filled", {"entry": command.id, "dots": given})]


def _terms_set(activity: Activity, dots: int, each: int) -> list[Draft]:
    """With the first dot it is settled how many everybody has."""
    return [] if votes_of(activity).dots else [Draft("dotvote.terms_set",
                                                     {"dots": dots, "each": each})]


def _expect_not_own(
    workshop: Workshop, activity: Activity, command: Command, item: Item
) -> None:
    if activity.option("own", "allowed") == "allowed" or item.sort != "card":
        return
    card = cards_of(*workshop.before(activity)).get(item.id)
    if card is not None and card.author == command.actor.id:
        raise Refused("own_card", message(
            "Det är ditt eget kort. Här lägger man prickar på andras."), field="entry")


def apply(state: Votes, event: Event) -> Votes:
    """The dots after `event`."""
    data = event.data
    match event.name:
        case "dotvote.terms_set":
            return replace(state, dots=int(str(data["dots"])), each=int(str(data["each"])))
        case "dotvote.placed" | "dotvote.taken_back":
            step = 1 if event.name == "dotvote.placed" else -1
            return _with(state, str(data["entry"]), str(data["item"]), step)
        case "dotvote.filled":
            for item, dots in data["dots"].items():  # type: ignore[attr-defined]
                state = _with(state, str(data["entry"]), str(item), int(dots))
            return state
    shared = apply_sheet(state, event, EMPTY)
    return shared if isinstance(shared, Votes) else state


def _with(state: Votes, sheet_id: str, item: str, step: int) -> Votes:
    """So many dots more on a thing, on the list as it stands now."""
    sheet = state.entries.get(sheet_id)
    dots = {**dots_on(sheet), item: dots_on(sheet).get(item, 0) + step}
    papers = {**papers_of(sheet), item: len(state.papers) - 1} if step > 0 else papers_of(sheet)
    return replace(state, entries=state.entries.change(sheet_id, data={
        "dots": {each: n for each, n in dots.items() if n},
        "papers": {each: n for each, n in papers.items() if dots.get(each)}}))


def undo(activity: Activity, event: Event) -> Undo | None:
    """How a desk takes back a sheet that it filled in."""
    entry = event.data.get("entry")
    match event.name:
        case "dotvote.filled":
            return Undo(event.seq, message("lade prickar åt någon"), {},
                        "dotvote.withdraw", activity.id, {"entry": entry})
        case "dotvote.withdrawn":
            return Undo(event.seq, message("tog bort prickar som lagts åt någon"), {},
                        "dotvote.restore", activity.id, {"entry": entry})
    return None
