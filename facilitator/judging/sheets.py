"""Sheets: what each person has answered to a list, and the list as it stood when they did.

A sheet is an entry of its activity, one for each person, so that it is erased, hidden and handed
out as any contribution; what is on it is the method's own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from facilitator.domain.command import Command
from facilitator.domain.contributions import entries_of, organisation_named, organisation_of
from facilitator.domain.entry import Entries, Entry
from facilitator.domain.event import Draft, Event
from facilitator.domain.message import message
from facilitator.domain.offering import Item
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.domain.told import whole
from facilitator.domain.workshop import Activity, Workshop

from .before import NEAREST, cards_before, first_round

Paper = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Judging:
    """The state of a method that asks each person to judge a list.

    `papers` are the list as it stood, thing -> its cards, each time something was cast on it after
    it had changed. `own` are things that a desk wrote into the list, `left_out` those it took out.
    `look` is how the desk wants the result shown, `pointed` the thing it points at on the wall,
    `hidden` reasons that are not shown, (sheet, thing) -> why. `before` is how many had answered
    when the workshop was imported, without their sheets.
    """

    entries: Entries = field(default_factory=Entries)
    papers: tuple[Paper, ...] = ()
    own: Mapping[str, Item] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    look: Mapping[str, str] = field(default_factory=dict)
    pointed: str = ""
    hidden: Mapping[tuple[str, str], str] = field(default_factory=dict)
    before: int = 0

    @property
    def usual(self) -> str:
        """What the list is of where the agenda does not say."""
        return NEAREST

    def fits(self, card: Entry) -> bool:
        """True for a card that belongs in the list, where it is one of cards."""
        return True

    def shows(self, workshop: Workshop, activity: Activity) -> frozenset[str]:
        """The cards of items before that it puts before the room, ids."""
        again = first_round(workshop, activity)
        if again:
            return judging_of(again).shows(workshop, again) - self.left_out
        of = activity.option("of", self.usual)
        cards = cards_before(workshop, activity, of, self.fits)
        return frozenset(card.id for card in cards) - self.left_out

    def is_sheet(self, entry: Entry) -> bool:
        """True for what somebody has answered; a method may hold other entries beside it."""
        return True

    def things(self) -> tuple[Item, ...]:
        """What people have put into the list themselves, in the order it came."""
        return ()

    def put_away(self) -> frozenset[str]:
        """Those of them that are hidden or taken back: they stand in no list and no result."""
        return frozenset()


def judging_of(activity: Activity) -> Judging:
    """The state of an activity that judges; an empty one where it does not."""
    return activity.state if isinstance(activity.state, Judging) else Judging()


def sheets_in(activity: Activity) -> tuple[Entry, ...]:
    """Every sheet, also those that are hidden or taken back, oldest first."""
    judging = judging_of(activity)
    return tuple(entry for entry in judging.entries if judging.is_sheet(entry))


def sheet_of(activity: Activity, person: str) -> Entry | None:
    """One person's sheet, or None."""
    judging = judging_of(activity)
    own = [entry for entry in judging.entries.of(person) if judging.is_sheet(entry)]
    return own[-1] if own else None


def counted(workshop: Workshop, activity: Activity) -> tuple[Entry, ...]:
    """The sheets that count: not hidden, not taken back, and not of somebody who was removed.

    One who joined twice and was removed once is then counted once.
    """
    return tuple(sheet for sheet in sheets_in(activity)
                 if sheet.visible and not _is_removed(workshop, sheet.author))


def written_on(
    workshop: Workshop, activity: Activity, actor: Actor, fresh: str, listed: Paper
) -> tuple[str, list[Draft]]:
    """The id of the person's sheet, and what must be told before something is written on it.

    `fresh` is the id of a sheet that has to be begun, `listed` the list as it stands. One who has
    said since that they come from elsewhere has the sheet go with them.
    """
    kind = activity.kind
    drafts = listing_told(activity, listed)
    sheet = sheet_of(activity, actor.id)
    if sheet:
        home = organisation_of(workshop, actor)
        moved = [] if sheet.organisation == home else [
            Draft(f"{kind}.came_from", {"entry": sheet.id, "organisation": home})]
        return sheet.id, [*drafts, *moved]
    return fresh, [*drafts, Draft(f"{kind}.began", {
        "entry": fresh, "author": actor.id, "organisation": organisation_of(workshop, actor),
        "proxy": False})]


def begun_for(
    workshop: Workshop, activity: Activity, fresh: str, organisation: object, listed: Paper
) -> list[Draft]:
    """What begins a sheet that a desk fills in for somebody without a phone."""
    return [*listing_told(activity, listed), Draft(f"{activity.kind}.began", {
        "entry": fresh, "author": "", "proxy": True,
        "organisation": organisation_named(workshop, organisation)})]


def listing_told(activity: Activity, listed: Paper) -> list[Draft]:
    """The event that tells how the list stands, where it is not as it was last told."""
    papers = judging_of(activity).papers
    if papers and papers[-1] == listed:
        return []
    return [Draft(f"{activity.kind}.listed", {
        "items": {item: list(cards) for item, cards in listed.items()}})]


def turned(activity: Activity, command: Command) -> list[Draft]:
    """What follows from a desk's `withdraw` or `restore` of a sheet that it filled in for somebody.

    Raises `Refused` for any other sheet.
    """
    sheet = entries_of(activity).get(command.data["entry"])
    if command.actor.role is Role.PHONE or not sheet.proxy or sheet not in sheets_in(activity):
        raise Refused("not_yours", message("Det är någon annans svar."), field="entry")
    back = command.name.endswith(".withdraw")
    return [] if sheet.withdrawn == back else [
        Draft(f"{activity.kind}.{'withdrawn' if back else 'restored'}", {"entry": sheet.id})]


def turnout(sheets: Collection[Entry]) -> dict[str, object]:
    """Whose sheets were counted, in numbers: as every result tells them."""
    return {"sheets": len(sheets), "proxies": sum(sheet.proxy for sheet in sheets),
            "organisations": len({sheet.organisation for sheet in sheets} - {""}),
            "without_organisation": sum(not sheet.organisation for sheet in sheets)}


def apply_sheet(state: Judging, event: Event, empty: Mapping[str, object]) -> Judging | None:
    """The state after an event that every judging method has; None for one that is its own.

    `empty` is what a sheet holds that has just been begun.
    """
    data = event.data
    match event.name.partition(".")[2]:
        case "listed":
            paper = {str(item): tuple(cards) for item, cards in
                     data["items"].items()}  # type: ignore[attr-defined]
            return replace(state, papers=(*state.papers, paper))
        case "began":
            entry = Entry(str(data["entry"]), state.entries.made + 1, str(data["author"]),
                          str(data["organisation"]), event.at, dict(empty),
                          proxy=bool(data["proxy"]))
            return replace(state, entries=state.entries.add(entry))
        case "came_from":
            return replace(state, entries=state.entries.change(
                str(data["entry"]), organisation=str(data["organisation"])))
        case "counted":
            return replace(state, before=whole(data["sheets"]) or 0)
        case "withdrawn" | "restored" as what:
            return replace(state, entries=state.entries.change(
                str(data["entry"]), withdrawn=what == "withdrawn"))
    return None


def _is_removed(workshop: Workshop, author: str) -> bool:
    person = workshop.people.get(author)
    return person is not None and person.removed
