"""A road back in a real browser: written, linked, hindered, changed and mended without a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.accessible import CALM, nothing, violations

from .hall import Hall
from .voting import newest

GOAL, BEFORE = "Alla är med", "Nätet är byggt"


@pytest.fixture
def road(hall: Hall) -> str:
    """A road to what the desk has written; the id of its item."""
    room = hall.room
    room.do("agenda.add", kind="backcast", title="Vägen hit", question="Vad måste ha hänt?",
            minutes=10, after="scan-2", note="", day=0, options={"target": "wanted"})  # fmt: skip
    made = newest(hall, "backcast")
    room.do("stage.start", activity=made)
    room.do("backcast.describe", made, text="Alla får plats", was="")
    return made


def mine(phone: Page, words: str) -> Locator:
    """One's own with exactly these words; others speak of it."""
    return phone.locator("#mine > li", has=phone.locator(f"p:text-is('{words}')"))


def test_one_walks_back_on_a_phone_and_the_desk_mends(hall: Hall, road: str) -> None:
    phone = hall.phone("Anna", "Vinnova", **CALM)
    expect(phone.get_by_text("Alla får plats").first).to_be_visible()
    phone.get_by_label("Vad har hänt då?").first.fill(GOAL)
    phone.get_by_role("button", name="Skicka milstolpen").click()
    own = mine(phone, GOAL)
    expect(own.get_by_text("Sparat", exact=True)).to_be_visible()
    expect(phone.locator("#bc-next")).to_contain_text("Du har kommit till 2050")
    own.get_by_role("button", name="Vad krävs före?").click()
    dialog = phone.locator("#bc-before")
    expect(dialog.get_by_label("År")).to_have_value("2040")
    dialog.get_by_label("Vad har hänt då?").fill(BEFORE)
    faults = violations(phone, "what must come before")
    dialog.get_by_role("button", name="Lägg till").click()
    expect(own).to_contain_text(f"Kräver: 2040 {BEFORE}")
    own.get_by_text("Krav, hinder och mer").click()
    own.get_by_role("button", name="Lägg till hinder").click()
    phone.locator("#bc-hinder").get_by_label("Hinder").fill("Pengar saknas")
    phone.get_by_role("button", name="Lägg till hindret").click()
    expect(own).to_contain_text("Pengar saknas")
    before = mine(phone, BEFORE)
    before.get_by_role("button", name="Ändra").click()
    change = phone.locator("#bc-change")
    expect(change.get_by_label("Vad har hänt då?")).to_have_value(BEFORE)
    change.get_by_label("År").select_option("2050")
    change.get_by_role("button", name="Spara").click()
    expect(own).to_contain_text(f"Kräver: 2050 {BEFORE}")
    faults += violations(phone, "mine")
    phone.get_by_role("tab", name="Vägen").click()
    expect(phone.locator("#others > li")).to_have_count(2)
    faults += violations(phone, "everybody's")

    desk = hall.desk(**CALM)
    expect(desk.locator(".bd-warnings")).to_contain_text("kräver något som inte kommer tidigare")
    faults += violations(desk, "desk")
    desk.locator(".bd-warnings").get_by_role("button", name="Ta bort kravet").first.press("Enter")
    expect(desk.get_by_text("kräver något som inte kommer tidigare")).to_have_count(0)
    desk.keyboard.press("Control+z")
    expect(desk.locator(".bd-warnings")).to_contain_text("kräver något som inte kommer tidigare")

    wall = hall.wall(**CALM)
    expect(wall.locator(".road-head")).to_contain_text("Alla får plats")
    expect(wall.locator("#bw-figure")).to_contain_text("Inget mellan")
    faults += violations(wall, "wall")
    nothing(faults)


def test_a_change_of_older_words_is_kept_beside_the_newer(hall: Hall, road: str) -> None:
    phone = hall.phone("Anna", "Vinnova", **CALM)
    phone.get_by_label("Vad har hänt då?").first.fill(GOAL)
    phone.get_by_role("button", name="Skicka milstolpen").click()
    own = mine(phone, GOAL)
    own.get_by_role("button", name="Ändra").click()
    change = phone.locator("#bc-change")
    change.get_by_label("Vad har hänt då?").fill("Mitt eget")
    desk = hall.desk(**CALM)
    desk.locator(".bd-do").get_by_role("button", name="Ändra").click()
    theirs = desk.locator("#bc-change")
    theirs.get_by_label("Vad har hänt då?").fill("Bordets ord")
    theirs.get_by_role("button", name="Spara").click()
    expect(phone.locator("#mine")).to_contain_text("Bordets ord")
    change.get_by_role("button", name="Spara").click()
    expect(change.get_by_role("alert")).to_contain_text("Bordets ord")
    expect(change.get_by_label("Vad har hänt då?")).to_have_value("Mitt eget")
