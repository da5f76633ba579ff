"""Scales and jokers from phone to wall: a slider by keyboard, a joker of one's own, the bank."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .hall import Hall
from .serving import Room

START = "checkin-1"


def begin(room: Room, kind: str, **options: str) -> str:
    """An item of that kind after the check-in, opened; its id."""
    room.do("agenda.add", kind=kind, title="Bedömning", minutes=15, after=START, note="",
            question="Vad väger tyngst?", options=options)  # fmt: skip
    item = str(next(each["id"] for each in room.report()["activities"] if each["kind"] == kind))
    if kind == "rating":
        for name in ("Buss", "Tåg"):
            room.do("rating.add_item", item, name=name)
    room.do("stage.start", activity=item)
    return item


def answer(phone: Page, number: int, question: int = 0) -> None:
    phone.locator("[data-criterion]").nth(question).locator(
        f".scale label:has([value='{number}'])").click()


def reveal(room: Room) -> None:
    room.do("stage.close")
    room.do("stage.reveal")


def test_a_slider_is_moved_by_keyboard_and_says_what_it_stands_at(hall: Hall) -> None:
    begin(hall.room, "rating", input="slider", scale="10", name="Nytta", low="ingen", high="stor")
    phone = hall.phone("Anna", "Vinnova")
    slider = phone.get_by_role("slider", name="Nytta")
    expect(slider).to_have_attribute("aria-valuetext", "inte besvarat")
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "10, stor")
    phone.get_by_role("button", name="Nästa").click()
    phone.get_by_label("Vet ej").check(force=True)
    phone.get_by_role("button", name="Klar").click()
    expect(phone.get_by_role("heading", name="Klart. Tack!")).to_be_visible()
    expect(phone.locator("#rate-list")).to_contain_text("vet ej")


@pytest.mark.parametrize("scale", ["3", "7", "10"])
def test_every_number_of_a_scale_is_wide_enough_for_a_thumb(hall: Hall, scale: str) -> None:
    begin(hall.room, "rating", scale=scale, name="Nytta", name2="Mod", name3="Kostnad 100 %")
    phone = hall.phone("Anna", "Vinnova")
    expect(phone.locator("#rate-ask")).to_be_visible()
    expect(phone.locator("[data-criterion]")).to_have_count(3)
    sizes = phone.locator(".scale label").evaluate_all(
        "all => all.map(one => [one.offsetWidth, one.offsetHeight])")
    assert len(sizes) == 3 * (int(scale) + 1)
    assert min(min(size) for size in sizes) >= 44


def test_a_joker_of_ones_own_is_rated_by_all_and_stands_on_the_wall(hall: Hall) -> None:
    hall.room.do("workshop.set_small_group", least=1)
    item = begin(hall.room, "wildcard", of="own")
    anna, bo = hall.phone("Anna", "Vinnova"), hall.phone("Bo", "Region Skåne")
    anna.get_by_label("Vad har hänt?").fill("Månen är borta")
    anna.get_by_role("button", name="Lägg till", exact=True).click()
    for phone in (anna, bo):
        expect(phone.locator("#rate-name")).to_have_text("Månen är borta")
        answer(phone, 5)
        answer(phone, 2, 1)
    bo.get_by_label("Vad händer hos oss?").fill("Inget tidvatten i hamnen")
    bo.get_by_role("button", name="Klar").click()
    expect(anna.get_by_role("button", name="Ta tillbaka")).to_be_visible()
    wall = hall.wall()
    expect(wall.locator(".w-figure")).to_have_text("2")
    expect(wall.locator("main")).not_to_contain_text("Månen")
    reveal(hall.room)
    expect(wall.locator("#jr-page")).to_contain_text("Månen är borta")
    expect(wall.locator("#jr-page")).to_contain_text("0,75")
    entry = next(each for each in hall.room.report()["activities"]
                 if each["id"] == item)["entries"][0]["id"]
    hall.room.do("wildcard.point", item, entry=entry)
    expect(wall.locator("#jr-page")).to_contain_text("Inget tidvatten i hamnen")
    expect(bo.locator("#jd-ours")).to_contain_text("Region Skåne")


def test_the_desk_draws_from_the_bank_hides_what_came_and_fills_in(hall: Hall) -> None:
    begin(hall.room, "wildcard", of="own")
    hall.room.do("wildcard.add", key=hall.room.join("Bo", "Region Skåne"), name="Namn på granne")
    desk = hall.desk()
    desk.get_by_role("button", name="Lägg till 3 ur banken").click()
    expect(desk.locator("#jd-list > li")).to_have_count(4)
    desk.locator("#wj-count").click()
    desk.get_by_role("button", name="Dölj Namn på granne").click()
    desk.get_by_role("dialog").get_by_role("button", name="Dölj").click()
    expect(desk.locator("#jd-list > li")).to_have_count(3)
    desk.get_by_role("button", name="Fyll i åt någon").click()
    for select in desk.locator("#jd-fill td select").all():
        select.select_option("4")
    desk.get_by_role("button", name="Spara").click()
    expect(desk.locator("#jd-progress")).to_contain_text("1 ifylld åt någon")
    reveal(hall.room)
    expect(desk.locator("#jr-rows > tr")).to_have_count(3)
    desk.get_by_role("button", name="Peka").first.click()
    expect(desk.locator("#jr-rows .lit")).to_have_count(1)
