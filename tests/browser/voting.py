"""Rooms that judge a list which the desk has written: dots and ratings, by hand and by program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Page

from .hall import Hall

NAMES = ("Elen tryter", "Byn åldras", "Skogen brinner", "Vattnet stiger")


@dataclass(frozen=True)
class Vote:
    """An item that judges: its id, and the ids of what is judged by name."""

    hall: Hall
    activity: str
    items: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return self.activity.partition("-")[0]

    def do(self, what: str, key: str = "", /, **data: object) -> str:
        """A command of the method, at the desk unless a person's key is given; its id."""
        return self.hall.room.do(f"{self.kind}.{what}", self.activity, key=key, **data)

    def write_in(self, *names: str) -> None:
        """The desk writes things into the list."""
        for name in names:
            self.items[name] = self.do("add_item", name=name, text="")

    def open(self) -> None:
        self.hall.room.do("stage.start", activity=self.activity)

    def turn(self, *stages: str) -> None:
        """The desk goes on: "close", "reveal", "reopen"."""
        for stage in stages:
            self.hall.room.do(f"stage.{stage}")

    def told(self) -> dict[str, Any]:
        """What the download tells a program of this item."""
        found: dict[str, Any] = next(each for each in self.hall.room.report()["activities"]
                                     if each["id"] == self.activity)
        return found

    def counted(self) -> dict[str, Any]:
        """The numbers by name, once the desk has locked and shown them."""
        self.turn("close", "reveal")
        numbers = self.told()["results"]["result"]["numbers"]["items"]
        return {name: numbers[item] for name, item in self.items.items() if item in numbers}


def voting(
    hall: Hall, kind: str, *names: str, options: Mapping[str, object] | None = None,
    after: str = "scan-2", opened: bool = True,
) -> Vote:
    """An item of that method with a list of its own, opened unless told otherwise."""
    room = hall.room
    room.do("agenda.add", kind=kind, title="Valet", question="Vad är viktigast?", minutes=10,
            after=after, note="", day=0, options={"of": "own", **(options or {})})  # fmt: skip
    vote = Vote(hall, newest(hall, kind))
    vote.write_in(*(names or NAMES))
    if opened:
        vote.open()
    return vote


def newest(hall: Hall, kind: str) -> str:
    """The id of the item of that method which was added last."""
    room = hall.room
    with urlopen(f"{room.address}/api/workshops/{room.code}/activities") as answer:
        told = json.load(answer)["activities"]
    made = [str(each["id"]) for each in told if each["kind"] == kind]
    return max(made, key=lambda each: int(each.rpartition("-")[2]))


def own(page: Page, part: str) -> dict[str, Any]:
    """What the server has drawn of one's own answers in `part`."""
    told = page.locator(f"#{part} [data-own]").get_attribute("data-own")
    found: dict[str, Any] = json.loads(told or "{}")
    return found


def fits(page: Page) -> bool:
    """True while nothing has to be scrolled sideways."""
    found: bool = page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    return found


def small_targets(page: Page, least: int = 44) -> list[list[object]]:
    """What can be tapped and is less than `least` px high or wide."""
    found: list[list[object]] = page.locator(
        "main button:visible, main summary:visible, main label:has(input):visible"
    ).evaluate_all(
        """(all, least) => all.filter((each) => !each.closest("dialog, header, #me"))
            .map((each) => [each.textContent.trim().slice(0, 30),
                each.getBoundingClientRect().width, each.getBoundingClientRect().height])
            .filter(([, width, height]) => width < least || height < least)""", least)
    return found
