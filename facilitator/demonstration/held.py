"""A workshop that has been held: its agenda played to the end, with a summary that is published."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from facilitator.demonstration.chronicle import Chronicle
from facilitator.demonstration.corners import rows
from facilitator.demonstration.players import Players
from facilitator.demonstration.scenarists import Scenarists
from facilitator.demonstration.summing import sum_up
from facilitator.domain.chapter import Kinds
from facilitator.domain.fields import minutes_of_day
from facilitator.domain.keys import key_hash
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.workshop import Activity
from facilitator.founding import Foundation, Founded, Wish, codes_on, filed, foundation
from facilitator.importing.carrying import Parcel, parcel_of_workshop
from facilitator.plans import plans
from facilitator.rehearsal.bank import Bank
from facilitator.rehearsal.invited import seats
from facilitator.room.access import new_secret
from facilitator.storage.shelf import Shelf

SEED = 2050
CARRIED = "carried"
# What comes before a workshop that begins with another's results, and how long before.
_EARLIER, _BETWEEN = "omvarld", timedelta(days=182)
_UNSURE = 1 / 12
_CARDS_EACH = 3
_CLUSTERS = 15
_DRIVERS = 12
# What of the cards is left for later comes in the next scan, but for so much.
_IN_THE_FIRST = 0.6
# Minutes that an item ends before or after what was planned, at most.
_EARLY, _LATE = 2, 3
_DOORS_OPEN = timedelta(minutes=10)
# When a day begins whose plan does not say: nine o'clock.
_UNSAID = 9 * 60


def hold(
    shelf: Shelf, kinds: Kinds, wish: Wish, first: date, people: int, *,
    secret: Callable[[], str] = new_secret, until: str = "",
) -> Founded:
    """A workshop in a file of the shelf's folder, as if it had been held from the day `first` on.

    One that begins with what another came to has that other beside it, held half a year before.
    `until` as in `held`. Raises `Refused`, OSError.
    """
    made = foundation(kinds, wish, _midnight(first), codes_on(shelf))
    parcel = None
    if any(each.kind == CARRIED for each in made.workshop.activities.values()):
        before = first - _BETWEEN
        earlier = Wish(_EARLIER, plans()[_EARLIER].title, wish.programme, before.isoformat())
        came_to = hold(shelf, kinds, earlier, before, people).workshop
        parcel = parcel_of_workshop(came_to, kinds, _midnight(first))
    chronicle = held(made, kinds, first, people, secret, parcel=parcel, until=until)
    return filed(shelf, wish, first.isoformat(), replace(
        made, workshop=chronicle.state, events=tuple(chronicle.events)))


def held(
    foundation: Foundation, kinds: Kinds, first: date, people: int, secret: Callable[[], str], *,
    parcel: Parcel | None = None, until: str = "",
) -> Chronicle:
    """`foundation` played by so many people from its first day on, one day after the other.

    `secret` makes the keys that they come in with. `parcel` is what another workshop came to, for
    the item that brings it here. `until` is a method: what comes before its first item is
    played, and no more. What is said is the same every time.
    """
    chance = Random(SEED)  # noqa: S311 - a demonstration is the same every time
    bank = Bank.load(chance)
    workshop = foundation.workshop
    desk = Actor(Role.DESK, "")
    chronicle = Chronicle(workshop, foundation.events, kinds,
                          _begins(foundation, first, 0) - _DOORS_OPEN)
    players = Players(chronicle, kinds, desk, _come(chronicle, people, bank, secret), bank,
                      chance, own=_own(bank), unsure=_UNSURE)
    play = _Play(players, people * _CARDS_EACH, parcel)
    for day, _ in enumerate(workshop.days):
        planned = _begins(foundation, first, day)
        for activity in (workshop.activities[each] for each in workshop.agenda):
            if activity.day == day:
                chronicle.wait_until(planned)
                if activity.kind == until:
                    return chronicle
                planned += timedelta(minutes=activity.minutes)
                chronicle.ends = planned + timedelta(minutes=chance.uniform(-_EARLY, _LATE))
                play.item(activity)
                chronicle.wait_until(chronicle.ends)
    chronicle.ends = None
    chronicle.does(desk, "workshop.end")
    sum_up(chronicle, kinds, desk)
    return chronicle


class _Play:
    """Which player plays what, and how many cards are left to write."""

    def __init__(self, players: Players, cards: int, parcel: Parcel | None) -> None:
        self._players = players
        self._scenarists = Scenarists(players)
        self._cards = cards
        self._parcel = parcel
        self._by: Mapping[str, Callable[[str], None]] = {
            "checkin": players.check_in, "scan": self._scan, "cluster": self._cluster,
            "dotvote": players.vote,
            **dict.fromkeys(("matrix", "rating", "wildcard"), players.rate),
            CARRIED: self._carry, "axes": self._scenarists.axes,
            "cross": self._scenarists.cross, "elements": self._scenarists.elements,
            "story": self._scenarists.story, "backcast": self._scenarists.backcast,
        }  # fmt: skip

    def item(self, activity: Activity) -> None:
        self._by.get(activity.kind, self._players.listen)(activity.id)

    def _carry(self, activity: str) -> None:
        if self._parcel is None:
            self._players.listen(activity)
        else:
            self._scenarists.carry(activity, self._parcel)

    def _scan(self, activity: str) -> None:
        now = round(self._cards * _IN_THE_FIRST)
        self._cards -= now
        self._players.scan(activity, now)

    def _cluster(self, activity: str) -> None:
        self._players.cluster(activity, _CLUSTERS, {row["driver"] for row in rows("axes")})


def _midnight(day: date) -> str:
    """The beginning of a day on the clock of the place, ISO 8601 UTC."""
    return datetime.combine(day, time()).astimezone(UTC).isoformat(timespec="milliseconds")


def _begins(foundation: Foundation, first: date, day: int) -> datetime:
    """When a day begins, on the clock of the place."""
    start = minutes_of_day(foundation.workshop.days[day].start) or _UNSAID
    midnight = datetime.combine(first + timedelta(days=day), time())
    return (midnight + timedelta(minutes=start)).astimezone()


def _come(
    chronicle: Chronicle, people: int, bank: Bank, secret: Callable[[], str]
) -> dict[Actor, str]:
    """They come in by the door: who, and from where."""
    organisations = chronicle.state.organisations
    seated = seats([(each.id, each.places) for each in organisations.values()])
    homes: dict[Actor, str] = {}
    for _, organisation in zip(range(people), seated, strict=False):
        home = organisations[organisation].name if organisation else ""
        joined = chronicle.does(SYSTEM, "person.join", name=bank.name(), organisation=home,
                                hash=key_hash(secret()), code_hash="")
        homes[Actor(Role.PHONE, str(joined[-1].data["person"]))] = home
    return homes


def _own(bank: Bank) -> Mapping[str, list[str]]:
    """What the desk writes in where nothing comes from before."""
    found = defaultdict(list, {"matrix": list(bank.drivers.names()[:_DRIVERS])})
    with (Path(__file__).parent / "own.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["kind"]].append(row["name"])
    return found
