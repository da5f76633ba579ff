"""One workshop day in one run: two phones, a wall and a desk, from the first link to the last."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from .hall import DESK, Hall, fill_in, send_card, until
from .serving import Room, Served


@dataclass
class Day:
    """The windows of the day, as they stay open from scene to scene."""

    hall: Hall
    desk: Page
    wall: Page
    anna: Page
    bo: Page

    def press(self, key: str) -> None:
        """A shortcut at the desk, as soon as its button can be pressed."""
        shortcut = key.replace("Control", "ctrl")
        can = f'[data-shortcut="{shortcut}"]:not([aria-disabled="true"])'
        expect(self.desk.locator(can)).to_have_count(1)
        self.desk.bring_to_front()
        self.desk.keyboard.press(key)

    def row(self, words: str) -> Locator:
        """A contribution in the desk's stream."""
        return self.desk.locator("#stream > li").filter(has_text=words)

    def own(self, phone: Page, words: str) -> Locator:
        """One's own contribution on a phone."""
        return phone.locator("#mine > li").filter(has_text=words)


@pytest.fixture
def day(server: Served, open_hall: Callable[[Room], Hall]) -> Day:
    hall = open_hall(server.found("Omvärld 2050", naming="organisation"))
    return Day(
        hall, hall.desk(), hall.wall(), hall.window(),
        hall.window(color_scheme="dark"),
    )  # fmt: skip


def test_one_workshop_day(day: Day) -> None:
    the_desk_opens_by_its_link_once(day)
    people_come_in_by_the_code(day)
    they_check_in(day)
    they_scan(day)
    the_desk_moderates(day)
    a_card_is_written_for_somebody_without_a_phone(day)
    locking_keeps_what_was_half_written(day)
    the_clock_is_seen_everywhere(day)
    the_same_person_comes_back(day)
    the_desk_is_handed_over(day)
    somebody_is_shown_out_and_let_in_again(day)


def the_desk_opens_by_its_link_once(day: Day) -> None:
    room = day.hall.room
    assert day.desk.url == f"{room.address}/desk/{room.code}"
    assert room.desk_key not in day.desk.content()
    cookie = next(c for c in day.desk.context.cookies() if c["name"] == f"desk_{room.code}")
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    day.desk.reload()
    day.hall.connected(day.desk)
    expect(day.desk.get_by_role("heading", name="Allt är redo.")).to_be_visible()


def people_come_in_by_the_code(day: Day) -> None:
    room = day.hall.room
    code = f"{room.code[:3]} {room.code[3:]}"
    wall = day.wall
    expect(wall.locator(".join-code")).to_have_text(code)
    expect(wall.locator(".join-how .qr svg")).to_be_visible()
    box = wall.locator(".join-how .qr").bounding_box()
    assert box
    assert box["width"] >= 500
    skane = wall.locator("#join-orgs li").filter(has_text="Region Skåne")
    expect(skane.locator(".seats i")).to_have_count(5)
    expect(skane.locator(".seats i.on")).to_have_count(0)
    for phone, name, organisation in (
        (day.anna, "Anna Andersson", "Region Skåne"), (day.bo, "Bo Berg", "Vinnova"),
    ):  # fmt: skip
        phone.goto(room.address)
        phone.get_by_label("Kod").fill(code.lower())
        phone.get_by_role("button", name="Gå med").click()
        day.hall.come_in(phone, name, organisation)
        expect(phone.get_by_text("Vi har inte börjat än.")).to_be_visible()
    expect(skane.locator(".seats i.on")).to_have_count(1)
    expect(day.desk.locator("#desk-people")).to_contain_text("2 av")
    at_desk = day.desk.locator("#desk-people li").filter(has_text="Region Skåne")
    expect(at_desk.locator(".seats i.on")).to_have_count(1)


def they_check_in(day: Day) -> None:
    for phone in (day.anna, day.bo):
        phone.evaluate("window.stillHere = true")
    day.press("s")
    for phone, word, energy in ((day.anna, "nyfiken", "4"), (day.bo, "Nyfiken", "2")):
        expect(phone.get_by_role("heading", name="Vilket ord beskriver dig")).to_be_visible()
        assert phone.evaluate("window.stillHere")
        phone.get_by_label("Ett ord").fill(word)
        phone.locator(".scale label").filter(has_text=energy).click()
        phone.get_by_role("button", name="Skicka").click()
        expect(day.own(phone, word).locator(".saved")).to_be_visible()
    words = day.wall.locator("#words li")
    expect(words).to_have_text(re.compile(r"nyfiken\s*2", re.IGNORECASE))
    assert "Energi" not in day.wall.content()
    assert "energi" not in day.hall.watch(day.wall).frames().casefold()
    day.press("l")
    expect(day.anna.get_by_text("Låst.")).to_be_visible()
    assert "Energi" not in day.wall.content()
    day.press("v")
    expect(day.wall.get_by_role("heading", name="Energi")).to_be_visible()
    expect(day.wall.locator(".bars progress").nth(3)).to_have_attribute("value", "1")


def they_scan(day: Day) -> None:
    day.press("ArrowRight")
    anna, bo, wall = day.anna, day.bo, day.wall
    expect(anna.locator("#headline")).to_be_visible()
    anna.locator(".cat-row label.el").click()
    send_card(anna, "Grundvattnet sjunker")
    expect(day.own(anna, "Grundvattnet sjunker").locator(".saved")).to_be_visible()
    expect(wall.locator("#newest")).to_contain_text("Grundvattnet sjunker")
    expect(wall.locator("#newest")).to_contain_text("Region Skåne")
    expect(wall.locator("#scan-el .w-num")).to_have_text("1")
    bo.get_by_role("tab", name="Allas").click()
    expect(bo.locator("#others")).to_contain_text("Grundvattnet sjunker")
    expect(bo.locator("#others-count")).to_have_text("1")

    day.own(anna, "Grundvattnet").get_by_role("button", name="Ändra").click()
    anna.locator("#headline").fill("Grundvattnet sinar")
    anna.get_by_role("button", name="Spara ändringen").click()
    expect(wall.locator("#newest")).to_contain_text("Grundvattnet sinar")
    expect(bo.locator("#others")).to_contain_text("Grundvattnet sinar")

    send_card(anna, "Ett kort för mycket")
    expect(wall.locator("#scan-no .w-num")).to_have_text("1")
    day.own(anna, "Ett kort för mycket").get_by_role("button", name="Ta tillbaka").click()
    anna.locator("#ask-yes").click()
    expect(day.own(anna, "Ett kort för mycket")).to_have_count(0)
    expect(wall.locator("#newest > li")).to_have_count(1)
    expect(bo.locator("#others > li")).to_have_count(1)


def the_desk_moderates(day: Day) -> None:
    send_card(day.anna, "Något om en namngiven person")
    expect(day.bo.locator("#others > li")).to_have_count(2)
    day.row("namngiven").get_by_role("button", name="Dölj").click()
    day.desk.get_by_label("Skäl").fill("Personuppgift")
    day.desk.locator("#hide button[type=submit]").click()
    expect(day.desk.locator("#hide")).to_be_hidden()
    expect(day.wall.locator("#newest")).not_to_contain_text("namngiven")
    expect(day.bo.locator("#others > li")).to_have_count(1)
    expect(day.own(day.anna, "namngiven")).to_contain_text("Skäl: Personuppgift")
    expect(day.row("namngiven")).to_contain_text("Dolt: Personuppgift")
    expect(day.desk.locator("#do-undo")).to_contain_text("dolde ”Något om en namngiven person”")
    day.press("Control+z")
    expect(day.bo.locator("#others > li")).to_have_count(2)
    expect(day.wall.locator("#newest")).to_contain_text("namngiven")
    expect(day.own(day.anna, "namngiven").locator(".saved")).to_have_text("Sparat")


def a_card_is_written_for_somebody_without_a_phone(day: Day) -> None:
    day.press("n")
    form = day.desk.locator("#proxy form")
    form.get_by_label("Vad förändras?").fill("Byskolan stänger")
    form.get_by_label("Organisation").select_option("Region Gotland")
    form.get_by_role("button", name="Skicka").click()
    expect(day.row("Byskolan stänger")).to_contain_text("Region Gotland, inskrivet åt någon")
    form.get_by_role("button", name="Stäng").click()
    expect(day.wall.locator("#newest")).to_contain_text("Byskolan stänger")


def locking_keeps_what_was_half_written(day: Day) -> None:
    day.bo.locator("#headline").fill("Halvt skrivet om skogen")
    day.press("l")
    expect(day.bo.locator("#headline")).to_have_count(0)
    kept = day.bo.locator(".notice.kept")
    expect(kept).to_contain_text("Halvt skrivet om skogen")
    day.press("o")
    expect(day.bo.locator("#headline")).to_have_value("Halvt skrivet om skogen")
    expect(kept).to_have_count(0)
    day.bo.get_by_role("button", name="Skicka").click()
    expect(day.wall.locator("#newest")).to_contain_text("Halvt skrivet om skogen")


def the_clock_is_seen_everywhere(day: Day) -> None:
    clocks = [page.locator("[data-clock]").first for page in (day.desk, day.wall)]
    before = [seconds_of(clock) for clock in clocks]
    day.press("p")
    for clock in clocks:
        expect(clock).to_have_class(re.compile("still"))
    day.press("+")
    for clock, left in zip(clocks, before, strict=True):
        until(lambda clock=clock, left=left: seconds_of(clock) > left + 30, day.desk)
    day.press("p")
    for clock in clocks:
        expect(clock).not_to_have_class(re.compile("still"))


def the_same_person_comes_back(day: Day) -> None:
    anna, room = day.anna, day.hall.room
    anna.reload()
    day.hall.connected(anna)
    expect(day.own(anna, "Grundvattnet sinar")).to_be_visible()
    anna.locator("#me summary").click()
    personal = anna.locator(".me-code dd").inner_text()

    # Cookies gone and the same name again: a new person, asked once, never stopped.
    anna.context.clear_cookies()
    anna.goto(room.phone_url)
    fill_in(anna, "Anna Andersson", "Region Skåne")
    anna.get_by_role("button", name="Gå med").click()
    expect(anna.get_by_text("Det finns redan någon med det namnet.")).to_be_visible()
    anna.get_by_role("button", name="Nej, jag är ny").click()
    day.hall.connected(anna)
    expect(anna.locator("#headline")).to_be_visible()
    expect(day.own(anna, "Grundvattnet sinar")).to_have_count(0)

    # And once more with the personal code: the same person with her cards.
    anna.context.clear_cookies()
    anna.goto(room.phone_url)
    fill_in(anna, "Anna Andersson", "Region Skåne")
    anna.get_by_role("button", name="Gå med").click()
    anna.get_by_label("Personlig kod").fill(personal.lower())
    anna.get_by_role("button", name="Ja, det är jag").click()
    day.hall.connected(anna)
    expect(day.own(anna, "Grundvattnet sinar")).to_be_visible()


def the_desk_is_handed_over(day: Day) -> None:
    room = day.hall.room
    day.desk.get_by_role("link", name="Lämna över").click()
    day.desk.get_by_label("Vem ska ha bordet?").fill("Erik")
    day.desk.get_by_role("button", name="Gör en länk till bordet").click()
    link = day.desk.locator("code.link").inner_text()
    second = day.hall.window(DESK)
    second.goto(link)
    day.hall.connected(second)
    assert second.url == f"{room.address}/desk/{room.code}"
    expect(second.locator("#stream > li").filter(has_text="Grundvattnet sinar")).to_be_visible()
    expect(second.locator("#do-undo")).to_have_count(0)
    with day.hall.watch(second).excusing("status of 403"):
        day.desk.get_by_role("button", name="Stäng länken Erik").click()
        until(lambda: second not in day.hall.watch(second).connected, second, seconds=1)
        expect(second.get_by_role("heading", name="Länken gäller inte längre")).to_be_visible()
    day.desk.goto(f"{room.address}/desk/{room.code}")
    day.hall.connected(day.desk)


def somebody_is_shown_out_and_let_in_again(day: Day) -> None:
    day.desk.get_by_role("link", name="Deltagare").click()
    bo = day.desk.locator(".persons li").filter(has_text="Bo Berg")
    with day.hall.watch(day.bo).excusing("status of 403"):
        bo.get_by_role("button", name="Ta bort").click()
        expect(day.bo.get_by_text("Du är inte längre med i workshopen.")).to_be_visible()
    bo.get_by_role("button", name="Släpp in igen").click()
    expect(bo.get_by_role("button", name="Ta bort")).to_be_visible()
    day.bo.get_by_role("link", name="Försök igen").click()
    day.hall.connected(day.bo)
    expect(day.own(day.bo, "Halvt skrivet om skogen")).to_be_visible()


def seconds_of(clock: Locator) -> int:
    minutes, seconds = clock.inner_text().split(":")
    return int(minutes) * 60 + int(seconds)
