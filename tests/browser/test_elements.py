"""Worlds are filled from phones and the desk: the chosen world stays, and nobody overwrites."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from .hall import Hall

START = "checkin-1"


@pytest.fixture
def item(hall: Hall) -> str:
    """Two worlds by hand, open."""
    hall.room.do("agenda.add", kind="elements", title="Scenarioelement", minutes=15, after=START,
                 note="", question="Hur är det här?", options={})  # fmt: skip
    found = str(next(each["id"] for each in hall.room.report()["activities"]
                     if each["kind"] == "elements"))  # fmt: skip
    for name in ("Staden", "Byn"):
        hall.room.do("elements.add_world", found, name=name)
    hall.room.do("stage.start", activity=found)
    return found


def write(phone: Page, words: str) -> None:
    phone.get_by_label("Hur är det i scenariot?").fill(words)
    phone.get_by_role("button", name="Skicka").click()


def world(phone: Page, name: str) -> Locator:
    return phone.locator("#my-world").get_by_label(name)


def test_a_world_is_chosen_once_and_stays_for_the_next_element(hall: Hall, item: str) -> None:
    phone, wall = hall.phone("Anna", "Vinnova"), hall.wall()
    write(phone, "Tystare gator")
    expect(phone.get_by_role("alert")).to_contain_text("Välj vilket scenario")
    expect(phone.get_by_label("Hur är det i scenariot?")).to_have_value("Tystare gator")
    world(phone, "Byn").check()
    phone.locator(".cat-row label").nth(2).click()
    phone.get_by_role("button", name="Skicka").click()
    expect(phone.locator("#mine")).to_contain_text("Tystare gator")
    expect(phone.locator("#mine .unsent")).to_have_count(0)
    expect(world(phone, "Byn")).to_be_checked()
    write(phone, "Fler bussar")
    expect(phone.locator("#mine > li")).to_have_count(2)
    expect(wall.locator("#newest")).to_contain_text("Fler bussar")
    expect(wall.locator("#el-sums")).to_contain_text("2")


def test_an_edit_upon_older_words_is_told_and_saved_again_when_meant(
    hall: Hall, item: str
) -> None:
    phone, desk = hall.phone("Anna", "Vinnova"), hall.desk()
    world(phone, "Staden").check()
    write(phone, "Hyran är hög")
    phone.get_by_role("button", name="Ändra").click()
    desk.locator("#stream").get_by_role("button", name="Ändra").click()
    desk.locator("#el-edit-text").fill("Hyran är halva lönen")
    desk.get_by_role("button", name="Spara ändringen").first.click()
    expect(phone.locator("#mine")).to_contain_text("halva lönen")
    phone.get_by_label("Hur är det i scenariot?").fill("Hyran är låg")
    phone.get_by_role("button", name="Spara ändringen").click()
    expect(phone.get_by_role("alert").first).to_contain_text("Hyran är halva lönen")
    expect(phone.get_by_label("Hur är det i scenariot?")).to_have_value("Hyran är låg")
    phone.get_by_role("button", name="Spara ändringen").click()
    expect(phone.locator("#mine")).to_contain_text("Hyran är låg")
    expect(desk.locator("#stream")).to_contain_text("Hyran är låg")


def test_the_desk_sees_one_world_at_a_time_by_keyboard(hall: Hall, item: str) -> None:
    desk = hall.desk()
    for world, words in (("1 Staden", "Tät"), ("2 Byn", "Gles")):
        desk.get_by_role("button", name="Skriv in åt någon").click()
        desk.locator("#el-proxy-text").fill(words)
        desk.locator("#el-proxy-world").select_option(label=world)
        desk.get_by_role("button", name="Skicka").click()
        expect(desk.locator("#stream")).to_contain_text(words)
        desk.locator("#el-proxy").get_by_role("button", name="Stäng").click()
    desk.locator("#only-all").focus()
    desk.keyboard.press("ArrowRight")
    expect(desk.locator("#sheet-1")).to_be_visible()
    expect(desk.locator("#sheet-1")).to_contain_text("Tät")
    expect(desk.locator("#stream")).to_be_hidden()
    expect(desk.locator("#sheet-1")).not_to_contain_text("Gles")
    # The arrow has turned the choice and not the agenda, and the desk's own keys are still heard.
    desk.keyboard.press("l")
    expect(desk.get_by_text("Stängt för nya element")).to_be_visible()


def test_what_is_marked_given_warns_where_it_lacks(hall: Hall, item: str) -> None:
    phone, desk, wall = hall.phone("Anna", "Vinnova"), hall.desk(), hall.wall()
    world(phone, "Staden").check()
    write(phone, "Fler äldre")
    desk.locator("#stream").get_by_role("button", name="Givet i alla").click()
    desk.locator("#ask-yes").click()
    expect(wall.locator("#el-lacking")).to_contain_text("Saknas i:")
    world(phone, "Byn").check()
    expect(phone.locator("#el-hint-2")).to_be_visible()
    expect(phone.locator("#el-hint-2")).to_contain_text("Fler äldre")
    expect(phone.locator("#el-hint-1")).to_be_hidden()
