"""The board of clusters: by hand, by keys, by two at once, and with the room's proposals."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from .hall import PHONE, Hall, until
from .serving import Room, Served

QUESTION = "Vilka drivkrafter ser vi tillsammans?"


@dataclass(frozen=True)
class Board:
    """A room whose cards are being clustered: the item's id, and the cards' ids by headline."""

    hall: Hall
    activity: str
    cards: dict[str, str]

    def do(self, name: str, /, key: str = "", **data: object) -> str:
        return self.hall.room.do(name, self.activity, key=key, **data)

    def make(self, name: str, *headlines: str) -> str:
        """A cluster by the first desk; its id."""
        return self.do("cluster.make", name=name, entries=[self.cards[each] for each in headlines])

    def facts(self) -> dict[str, list[str]]:
        """Cluster name -> headlines, as the report tells it; "" for what lies in none."""
        told = next(a for a in self.hall.room.report()["activities"] if a["id"] == self.activity)
        names = {each["id"]: each["name"] for each in told["clusters"]}
        held: dict[str, list[str]] = {}
        for card in told["entries"]:
            held.setdefault(names.get(card["cluster"], ""), []).append(card["headline"])
        return {name: sorted(rows) for name, rows in held.items()}


def laid_out(hall: Hall, headlines: list[str]) -> Board:
    """The board with these cards, all of them still unsorted."""
    room = hall.room
    room.do("agenda.add", kind="cluster", title="Klustring", question=QUESTION, minutes=60,
            after="scan-2", day=0)  # fmt: skip
    room.do("stage.start", activity="scan-2")
    for headline in headlines:
        room.do("scan.add", "scan-2", headline=headline)
    facts = room.report()["activities"]
    activity = next(each["id"] for each in facts if each["kind"] == "cluster")
    cards = {e["headline"]: e["id"] for each in facts if each["kind"] == "scan"
             for e in each["entries"]}  # fmt: skip
    room.do("stage.turn_to", activity=activity)
    room.do("stage.start", activity=activity)
    return Board(hall, activity, cards)


@pytest.fixture
def board(hall: Hall) -> Board:
    return laid_out(hall, ["Vattnet stiger", "Skogen brinner", "Ungdomar flyttar", "Byn åldras",
                           "Elen tryter"])  # fmt: skip


def card(page: Page, headline: str) -> Locator:
    return page.locator(".bc-pick", has_text=headline)


def cluster(page: Page, name: str) -> Locator:
    return page.locator("[data-cluster]", has=page.get_by_role("button", name=name, exact=True))


def drag(page: Page, what: Locator, onto: Locator) -> None:
    """With the mouse, as a hand does: press, move in steps, let go."""
    start, end = what.bounding_box(), onto.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 40, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 60, start["y"] + 20)
    expect(page.locator(".ghost")).to_be_visible()
    page.mouse.move(end["x"] + 50, end["y"] + 20, steps=6)
    expect(onto).to_have_class(lambda_class("over"))
    page.mouse.up()


def lambda_class(name: str):  # type: ignore[no-untyped-def]
    import re

    return re.compile(rf"\b{name}\b")
