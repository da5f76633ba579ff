"""The pen on real phones: saved by itself, handed over whole, never written over."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.accessible import CALM, nothing, violations

from .hall import Hall, until

SHOWN = "Havet kom närmare i går"


def telling(hall: Hall) -> str:
    """A story is open in which everybody may join a text; its id."""
    hall.room.do("agenda.add", kind="story", title="Berättelser", minutes=30,
                 question="Vad står det på förstasidan?", options={"forms": "frontpage"})
    activity = str(hall.room.report()["activities"][-1]["id"])
    hall.room.do("stage.start", activity=activity)
    return activity


def field(page: Page, name: str) -> Any:
    return page.locator(f"textarea[data-field={name}]")


def begun(hall: Hall) -> Page:
    phone = hall.phone("Anna", "Vinnova")
    phone.get_by_role("button", name="Börja skriva").click()
    expect(phone.get_by_text("Du har pennan")).to_be_visible()
    return phone


def joined(hall: Hall) -> Page:
    other = hall.phone("Bo", "Vinnova")
    other.get_by_role("button", name="Gå med i text 1").click()
    expect(other.get_by_role("button", name="Ta över pennan")).to_be_visible()
    return other


@pytest.fixture
def pair(hall: Hall) -> tuple[Page, Page]:
    """Anna has the pen of a text, and Bo has joined it."""
    telling(hall)
    return begun(hall), joined(hall)


def test_it_is_saved_while_one_writes_and_others_read_it(pair: tuple[Page, Page]) -> None:
    anna, bo = pair
    field(anna, "lead").press_sequentially(SHOWN, delay=60)
    # What has been saved meanwhile has never moved the caret or taken a letter.
    expect(field(anna, "lead")).to_have_value(SHOWN)
    expect(anna.locator("[data-save-state]")).to_contain_text("Sparat")
    expect(bo.locator("#st-mine")).to_contain_text(SHOWN)
    expect(field(anna, "lead")).to_be_focused()


def test_a_reload_shows_what_was_saved_and_what_was_not(
    hall: Hall, pair: tuple[Page, Page]
) -> None:
    anna, _ = pair
    field(anna, "lead").fill("Sparat")
    expect(anna.locator("[data-save-state]")).to_contain_text("Sparat")
    until(lambda: anna.evaluate("Object.keys(localStorage).every((k) => !k.startsWith('story:'))"),
          anna)
    field(anna, "headline").fill("Inte sparat än")
    anna.reload()
    hall.connected(anna)
    expect(field(anna, "lead")).to_have_value("Sparat")
    expect(field(anna, "headline")).to_have_value("Inte sparat än")


def test_a_pen_that_is_left_is_taken_with_the_text(pair: tuple[Page, Page]) -> None:
    anna, bo = pair
    field(anna, "lead").fill(SHOWN)
    anna.get_by_role("button", name="Lämna pennan").click()
    bo.get_by_role("button", name="Ta pennan").click()
    expect(field(bo, "lead")).to_have_value(SHOWN)
    expect(anna.get_by_text("har pennan")).to_be_visible()


def test_what_is_written_offline_after_the_pen_went_becomes_a_suggestion(
    hall: Hall, pair: tuple[Page, Page]
) -> None:
    anna, bo = pair
    field(anna, "lead").fill("Annas första")
    expect(bo.locator("#st-mine")).to_contain_text("Annas första")
    with hall.watch(anna).excusing("ERR_INTERNET_DISCONNECTED"):
        anna.context.set_offline(True)
        expect(anna.locator("#chip")).to_have_text("frånkopplad")
        field(anna, "lead").fill("Annas andra, utan nät")
        expect(anna.locator("[data-save-state]")).to_contain_text("Ligger kvar i telefonen")
        text = bo.locator(".st-joinable").first.get_attribute("data-text")
        activity = hall.room.report()["activities"][-1]["id"]
        hall.room.do("story.give_pen", activity, text=text, person="")
        bo.get_by_role("button", name="Ta pennan").click()
        field(bo, "lead").fill("Bos egen")
        expect(bo.locator("[data-save-state]")).to_contain_text("Sparat")
        anna.context.set_offline(False)
        hall.connected(anna)
    suggestion = bo.locator(".st-suggestion")
    expect(suggestion).to_contain_text("Annas andra, utan nät")
    expect(field(bo, "lead")).to_have_value("Bos egen")
    suggestion.get_by_role("button", name="Byt ut").click()
    expect(field(bo, "lead")).to_have_value("Annas andra, utan nät")


def test_one_suggests_and_the_other_takes_it_in(pair: tuple[Page, Page]) -> None:
    anna, bo = pair
    field(anna, "headline").fill("Havet")
    bo.get_by_text("Föreslå något").click()
    bo.get_by_label("Var i texten?").select_option("headline")
    bo.get_by_label("Ditt förslag").fill("kom i går")
    bo.get_by_role("button", name="Föreslå", exact=True).click()
    anna.get_by_role("button", name="Lägg till kom i går").click()
    expect(field(anna, "headline")).to_have_value("Havet kom i går")


def test_afterwards_everybody_reads_and_likes(hall: Hall, pair: tuple[Page, Page]) -> None:
    anna, bo = pair
    field(anna, "headline").fill(SHOWN)
    expect(bo.locator("#st-mine")).to_contain_text(SHOWN)
    wall = hall.wall()
    expect(wall.locator(".st-rows")).to_contain_text("5 ord")
    expect(wall.locator("body")).not_to_contain_text(SHOWN)
    hall.room.do("stage.close")
    hall.room.do("stage.reveal")
    expect(wall.locator(".st-figure")).to_contain_text("Havet")
    like = bo.get_by_role("button", name="Gilla")
    like.click()
    expect(bo.get_by_role("button", name="Du gillar den")).to_be_visible()
    bo.get_by_role("button", name="Du gillar den").click()
    expect(like).to_be_visible()


def test_the_desk_mends_a_word_by_keys_before_it_shows(
    hall: Hall, pair: tuple[Page, Page]
) -> None:
    anna, bo = pair
    field(anna, "headline").fill("Haved kom")
    expect(bo.locator("#st-mine")).to_contain_text("Haved kom")
    desk = hall.desk(**CALM)
    desk.locator(".st-more > summary").press("Enter")
    desk.get_by_role("button", name="Ta pennan vid skrivbordet").press("Enter")
    expect(anna.get_by_text("Processledaren har pennan")).to_be_visible()
    hall.room.do("stage.close")
    expect(desk.locator("#do-close")).to_have_attribute("aria-disabled", "true")
    desk.get_by_role("button", name="Ändra Huvudrubrik").press("Enter")
    words = desk.get_by_label("Så står det")
    expect(words).to_have_value("Haved kom")
    expect(words).to_be_focused()
    nothing(violations(desk, "the desk writes"))
    words.fill("Havet kom")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator("#st-desk")).to_contain_text("Havet kom")
    desk.get_by_role("button", name="Lägg den fri").press("Enter")
    expect(desk.get_by_text("Processledaren har pennan")).to_have_count(0)
    hall.room.do("stage.reveal")
    expect(bo.locator(".st-text")).to_contain_text("Havet kom")
