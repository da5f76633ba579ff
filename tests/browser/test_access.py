"""For everyone: axe finds nothing (WCAG 2.1 A and AA) on any page in any state."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.accessible import CALM, nothing, violations

from .hall import DESK, Hall
from .serving import Served

CHECKIN, SCAN = "checkin-1", "scan-2"


def test_start_login_set_up_and_workshops(hall: Hall, server: Served) -> None:
    page = hall.window(DESK, **CALM)
    room = hall.room
    page.goto(room.address)
    faults = violations(page, "start")
    page.goto(f"{room.address}/setup")
    faults += violations(page, "set-up without the link")
    page.goto(server.setup_url)
    faults += violations(page, "set-up")
    page.get_by_label("Användarnamn").fill("karin")
    page.get_by_label("Lösenord").fill("fyra ord som minns")
    page.get_by_role("button", name="Skapa kontot").click()
    expect(page.get_by_role("heading", name="Ny workshop")).to_be_visible()
    faults += violations(page, "workshops")
    page.get_by_role("button", name="Logga ut").click()
    page.goto(f"{room.address}/login")
    faults += violations(page, "log in")
    with hall.watch(page).excusing("status of 40"):
        page.get_by_label("Användarnamn").fill("karin")
        page.get_by_label("Lösenord").fill("fel ord")
        page.get_by_role("button", name="Logga in").click()
        expect(page.get_by_role("alert")).to_be_visible()
        faults += violations(page, "log in refused")
        page.goto(f"{room.address}/?code=222222")
        faults += violations(page, "start with a wrong code")
        page.goto(f"{room.address}/finns-inte")
        faults += violations(page, "error")
    nothing(faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_phone_from_the_door_to_the_reveal(hall: Hall, scheme: str) -> None:
    room = hall.room
    page = hall.stranger(color_scheme=scheme, **CALM)
    faults = violations(page, "door")
    page.get_by_text("Jag har varit med förut").click()
    page.get_by_label("Organisation", exact=True).select_option("Annan organisation")
    faults += violations(page, "door unfolded")
    page.get_by_label("Vilken?").fill("Byalaget")
    hall.come_in(page, "Anna")
    page.locator("#me summary").click()
    faults += violations(page, "waiting")
    room.do("stage.start", activity=CHECKIN)
    expect(page.locator("#word")).to_be_visible()
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator("[data-error]:visible")).to_be_visible()
    faults += violations(page, "check-in")
    room.do("stage.start", activity=SCAN)
    expect(page.locator("#headline")).to_be_visible()
    room.fill(8)
    page.locator("#more summary").click()
    page.locator("#headline").fill("Mitt eget kort")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator("#mine .saved:visible")).to_be_visible()
    page.locator(".cat-row label.te").click()
    faults += violations(page, "scan")
    page.get_by_role("button", name="Ta tillbaka").click()
    faults += violations(page, "asked before taking back")
    page.locator("#ask").get_by_role("button", name="Avbryt").click()
    page.get_by_role("button", name="Ändra").click()
    faults += violations(page, "editing")
    page.get_by_role("tab", name="Allas").click()
    faults += violations(page, "everybody's cards")
    room.do("stage.close")
    expect(page.locator("#headline")).to_have_count(0)
    faults += violations(page, "locked with a draft")
    room.do("stage.reveal")
    expect(page.get_by_text("Klart.").first).to_be_visible()
    faults += violations(page, "revealed")
    nothing(faults)


def test_the_door_for_namesakes_and_the_one_shown_out(hall: Hall) -> None:
    hall.room.join("Anna", "Vinnova")
    page = hall.stranger(**CALM)
    page.get_by_label("Namn").fill("Anna")
    page.get_by_label("Organisation", exact=True).select_option("Vinnova")
    page.get_by_role("button", name="Gå med").click()
    faults = violations(page, "namesakes")
    with hall.watch(page).excusing("status of 4"):
        page.get_by_label("Personlig kod").fill("222222")
        page.get_by_role("button", name="Ja, det är jag").click()
        expect(page.get_by_role("alert")).to_be_visible()
        faults += violations(page, "namesakes with a wrong code")
        page.get_by_role("button", name="Nej, jag är ny").click()
        hall.connected(page)
        desk = hall.desk(**CALM)
        desk.get_by_role("link", name="Deltagare").click()
        faults += violations(desk, "people")
        desk.get_by_role("button", name="Ta bort Anna").last.click()
        desk.get_by_role("button", name="Ta bort Anna").click()
        expect(page.get_by_text("Du är inte längre med")).to_be_visible()
        faults += violations(page, "shown out")
        faults += violations(desk, "people removed")
    nothing(faults)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_wall_from_the_code_to_the_reveal(hall: Hall, theme: str) -> None:
    room = hall.room
    wall = hall.wall(query=f"&theme={theme}", **CALM)
    expect(wall.locator("html")).to_have_attribute("data-theme", theme)
    faults = violations(wall, "join")
    room.do("stage.start", activity=CHECKIN)
    for number, word in enumerate(("nyfiken", "trött", "nyfiken")):
        room.do("checkin.answer", CHECKIN, key=room.join(f"P{number}"), word=word, energy=3)
    expect(wall.locator("#words li")).to_have_count(2)
    faults += violations(wall, "check-in")
    room.do("stage.close")
    room.do("stage.reveal")
    expect(wall.locator(".bars")).to_be_visible()
    faults += violations(wall, "check-in revealed")
    room.do("stage.start", activity=SCAN)
    room.fill(40)
    expect(wall.locator("#came-in b")).to_have_text("40")
    faults += violations(wall, "scan")
    room.do("stage.close")
    room.do("stage.reveal")
    expect(wall.locator("#newest")).to_have_count(0)
    faults += violations(wall, "scan revealed")
    nothing(faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_with_every_dialog(hall: Hall, scheme: str) -> None:
    room = hall.room
    desk = hall.desk(color_scheme=scheme, **CALM)
    faults = violations(desk, "before")
    room.do("stage.start", activity=SCAN)
    room.fill(12)
    expect(desk.locator("#stream > li")).to_have_count(12)
    desk.locator("#stream > li").first.get_by_role("button", name="Dölj").click()
    faults += violations(desk, "hiding")
    desk.locator("#hide").get_by_label("Skäl").fill("Dubblett")
    desk.locator("#hide button[type=submit]").click()
    expect(desk.locator("#stream > li").first).to_contain_text("Dolt: Dubblett")
    faults += violations(desk, "scan")
    for state, opens, dialog in (
        ("shortcuts", "?", "shortcuts"), ("for somebody", "n", "proxy"),
    ):  # fmt: skip
        desk.keyboard.press(opens)
        expect(desk.locator(f"#{dialog}")).to_be_visible()
        faults += violations(desk, state)
        desk.keyboard.press("Escape")
    for name, dialog in (
        ("Inställningar", "settings"), ("Spaning", "item"), ("Lägg till moment", "add"),
    ):  # fmt: skip
        desk.get_by_role("button", name=name, exact=name == "Spaning").click()
        expect(desk.locator(f"#{dialog}")).to_be_visible()
        faults += violations(desk, name)
        desk.keyboard.press("Escape")
    room.do("stage.close")
    expect(desk.get_by_text("Stängt för nya kort")).to_be_visible()
    faults += violations(desk, "locked")
    nothing(faults)


def test_handing_over_and_taking_home(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    room.fill(5)
    desk = hall.desk(**CALM)
    desk.goto(f"{room.address}/desk/{room.code}/keys")
    desk.get_by_label("Vem ska ha bordet?").fill("Erik")
    desk.get_by_role("button", name="Gör en länk till bordet").click()
    expect(desk.locator("code.link")).to_be_visible()
    faults = violations(desk, "hand over")
    desk.goto(f"{room.phone_url}/report")
    faults += violations(desk, "download")
    nothing(faults)


def test_the_report_is_readable_by_all(hall: Hall, tmp_path: Path) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    room.fill(20)
    page = hall.window(DESK)
    page.goto(room.desk_url)
    page.goto(f"{room.phone_url}/report")
    with page.expect_download(timeout=60_000) as downloading:
        page.locator("a[href$='report.html']").click()
    file = tmp_path / "rapport.html"
    downloading.value.save_as(file)
    page.goto(file.as_uri())
    nothing(violations(page, "report"))


def test_axe_would_tell(hall: Hall) -> None:
    page = hall.window()
    page.set_content("<main><input><p style='color: #bbb; background: #fff'>Blekt</p></main>")
    told = "\n".join(violations(page, "a bad page"))
    for rule in ("label", "color-contrast", "html-has-lang"):
        assert rule in told
