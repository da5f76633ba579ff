"""A whole Workshop 1 as a story: enough of everything to see what a report looks like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from random import Random

from facilitator.demonstration.players import Players
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.rehearsal.bank import Bank
from tests.cast import CODE, KARIN, KINDS, Story, joins

SEED = 2050
_TITLES = {
    "checkin": "Incheckning", "scan": "EPISTEL: individuell spaning",
    "cluster": "Klustring och namngivning", "dotvote": "Prickröstning",
    "matrix": "Påverkan och osäkerhet", "rating": "Hur bråttom är det?", "wildcard": "Jokrar",
}  # fmt: skip
_JOKERS = ("Elnätet faller i tio dygn", "Golfströmmen vänder", "Ny landsbygdsvåg")


@cache
def workshop_one(people: int = 40, cards: int = 120, clusters: int = 14) -> Story:
    """The day of `people` from up to 24 organisations, everything revealed; do not add to it."""
    return Day(people, cards, clusters).story


class Day:
    """A workshop as it is played: who comes, what they write, how it is clustered and judged."""

    def __init__(
        self, people: int, cards: int, clusters: int, kinds: Sequence[str] = tuple(_TITLES)
    ) -> None:
        """`kinds` are the items of the day, in their order; the first three are always there."""
        self.chance = Random(SEED)
        self.bank = Bank.load(self.chance)
        self.story = Story()
        self.people = [Actor(Role.PHONE, f"person-{nth}") for nth in range(people)]
        self.homes: dict[Actor, str] = {}
        self._found(kinds)
        players = Players(self.story, KINDS, KARIN, self.homes, self.bank, self.chance,
                          own={"wildcard": _JOKERS})
        players.check_in("checkin-1")
        players.scan("scan-2", cards)
        players.cluster("cluster-3", clusters)
        if "dotvote" in kinds:
            players.vote("dotvote-4")
        for kind in ("matrix", "rating", "wildcard"):
            if kind in kinds:
                players.rate(next(a for a in self.story.state.agenda if a.startswith(kind)))

    def _found(self, kinds: Sequence[str]) -> None:
        story = self.story
        story.does(SYSTEM, "workshop.make", code=CODE, title="Workshop 1 Omvärld",
                   naming="organisation", programme="Region 2050", date="2026-05-12",
                   question="Vad förändras i din del av världen till 2050?")  # fmt: skip
        for name in ORGANISATIONS:
            story.does(SYSTEM, "organisation.add", name=name, type="region", places=4)
        story.does(SYSTEM, "workshop.add_day", title="Dag 1", start="9.00")
        for kind in kinds:
            title = _TITLES[kind]
            options = {
                "dotvote": {"dots": 5},
                "rating": {"of": "clusters", "name": "Bråttom", "low": "kan vänta",
                           "high": "nu", "name2": "Rådighet", "low2": "ingen",
                           "high2": "full"},
                "wildcard": {"of": "own"},
            }.get(kind, {})  # fmt: skip
            story.does(SYSTEM, "agenda.add", kind=kind, title=title, minutes=30, options=options,
                       question=f"Vad säger vi om {title.casefold()}?")  # fmt: skip
        for nth, actor in enumerate(self.people):
            home = ORGANISATIONS[nth % len(ORGANISATIONS)]
            self.homes[actor] = home
            joins(story, actor, self.bank.name(), home)


ORGANISATIONS = (
    "Region Blekinge", "Region Dalarna", "Region Gotland", "Region Gävleborg", "Region Halland",
    "Region Jämtland Härjedalen", "Region Jönköpings län", "Region Kalmar län",
    "Region Kronoberg", "Region Norrbotten", "Region Skåne", "Region Värmland",
)  # fmt: skip
