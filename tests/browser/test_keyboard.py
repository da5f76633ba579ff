"""Without a mouse, on a narrow phone, with large letters: everything can still be done."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .hall import PHONE, Hall

CHECKIN, SCAN = "checkin-1", "scan-2"
NARROW = {"width": 320, "height": 568}
_FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until `wanted` has the focus, and see that the focus can be seen."""
    for _ in range(60):
        if wanted.evaluate("each => each === document.activeElement"):
            ring = wanted.evaluate(
                """each => [each, each.nextElementSibling, each.parentElement].some(
                    (one) => one && getComputedStyle(one).outlineStyle !== "none")""")
            assert ring, f"{wanted} does not show that it has the focus"
            return
        page.keyboard.press(key)
    raise AssertionError(f"{wanted} cannot be reached by {key}")


def test_a_participant_needs_no_mouse(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    page = hall.window()
    page.goto(room.address)
    tab_to(page, page.get_by_label("Kod"))
    page.keyboard.type(room.code)
    page.keyboard.press("Enter")
    expect(page.locator("#join-form")).to_be_visible()
    tab_to(page, page.get_by_label("Namn"))
    page.keyboard.type("Anna")
    tab_to(page, page.get_by_label("Organisation", exact=True))
    page.keyboard.type("Vinnova")
    tab_to(page, page.get_by_role("button", name="Gå med"))
    page.keyboard.press("Enter")
    hall.connected(page)
    expect(page.locator("#me summary")).to_contain_text("Anna")
    tab_to(page, page.locator("#headline"))
    page.keyboard.type("Grundvattnet sinar")
    tab_to(page, page.locator(".cat-row input").first)
    page.keyboard.press("Space")
    expect(page.locator("[data-chosen=category]")).to_have_text("Ekonomi")
    tab_to(page, page.get_by_role("button", name="Skicka"))
    page.keyboard.press("Space")
    row = page.locator("#mine > li").filter(has_text="Grundvattnet sinar")
    expect(row.locator(".saved")).to_be_visible()
    expect(page.locator("#headline")).to_be_focused()
    page.keyboard.type("Ännu ett kort")
    page.keyboard.press("Enter")
    expect(page.locator("#mine .saved:visible")).to_have_count(2)
    tab_to(page, row.get_by_role("button", name="Ta tillbaka"))
    page.keyboard.press("Enter")
    expect(page.locator("#ask")).to_be_visible()
    tab_to(page, page.locator("#ask-yes"))
    page.keyboard.press("Enter")
    expect(row).to_have_count(0)


def test_tabs_turn_by_arrows(hall: Hall) -> None:
    hall.room.do("stage.start", activity=SCAN)
    page = hall.phone("Anna", "Vinnova")
    tab_to(page, page.locator("#tab-mine"))
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-others")).to_be_focused()
    expect(page.locator("#panel-others")).to_be_visible()
    expect(page.locator("#panel-mine")).to_be_hidden()


def test_a_card_is_hidden_and_shown_again_by_keys_alone(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    room.fill(3)
    desk = hall.desk()
    row = desk.locator("#stream > li").nth(1)
    words = row.locator("p").first.inner_text()
    tab_to(desk, row.get_by_role("button", name="Dölj"))
    desk.keyboard.press("Enter")
    expect(desk.locator("#hide [data-fill=words]")).to_have_text(words)
    expect(desk.get_by_label("Skäl")).to_be_focused()
    desk.keyboard.type("Dubblett")
    desk.keyboard.press("Enter")
    expect(row).to_contain_text("Dolt: Dubblett")
    expect(row.get_by_role("button", name="Visa igen")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(row).not_to_contain_text("Dolt")


def test_shortcuts_rest_while_one_types_and_can_be_turned_off(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    desk = hall.desk()
    desk.keyboard.press("n")
    desk.locator("#proxy-headline").fill("")
    desk.keyboard.type("lvsop")
    expect(desk.locator("#proxy-headline")).to_have_value("lvsop")
    desk.keyboard.press("Escape")
    expect(desk.locator("#proxy")).to_be_hidden()
    expect(desk.locator("#proxy-headline")).not_to_be_focused()
    desk.keyboard.press("?")
    desk.get_by_label("Stäng av kortkommandon").check()
    desk.keyboard.press("Escape")
    desk.keyboard.press("l")
    desk.keyboard.press("n")
    expect(desk.locator("#proxy")).to_be_hidden()
    expect(desk.locator("#stage")).to_have_attribute("data-stage", "open")


@pytest.mark.parametrize(
    ("size", "letters"), [(NARROW, "100%"), (PHONE, "200%")], ids=["320 px", "200 %"])
def test_the_phone_never_scrolls_sideways(
    hall: Hall, size: dict[str, int], letters: str
) -> None:
    room = hall.room
    page = hall.window(size)
    wide: list[str] = []

    def measure(state: str) -> None:
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", letters)
        if not page.evaluate(_FITS):
            wide.append(state)

    page.goto(room.address)
    measure("start")
    page.goto(room.phone_url)
    measure("door")
    page.get_by_label("Organisation", exact=True).select_option("Annan organisation")
    page.get_by_label("Vilken?").fill("Landsbygdsutvecklingsberedningen i mellersta Norrland")
    hall.come_in(page, "Anna-Karin Landsbygdsutvecklingsberedning")
    page.locator("#me summary").click()
    measure("waiting")
    room.do("stage.start", activity=CHECKIN)
    page.locator("#word").fill("samarbetsintresserad")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator("#mine .saved:visible")).to_be_visible()
    measure("check-in")
    room.do("stage.start", activity=SCAN)
    expect(page.locator("#headline")).to_be_visible()
    tops = page.locator(".cat-row label").evaluate_all("all => all.map((one) => one.offsetTop)")
    assert letters != "100%" or len(set(tops)) == 1, "the seven signs stand on one line"
    page.locator("#more summary").click()
    page.locator("#headline").fill("Vattenförsörjningsinvesteringar skjuts upp")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator("#mine .saved:visible")).to_be_visible()
    measure("scan")
    page.get_by_role("button", name="Ändra").click()
    measure("editing")
    room.fill(5)
    page.get_by_role("tab", name="Allas").click()
    measure("everybody's cards")
    room.do("stage.close")
    expect(page.locator("#headline")).to_have_count(0)
    measure("locked")
    room.do("stage.reveal")
    expect(page.get_by_text("Klart.").first).to_be_visible()
    measure("revealed")
    room.do("stage.next")
    expect(page.get_by_text("Telefonen får vila.")).to_be_visible()
    measure("talk")
    assert wide == []


def test_no_field_is_so_small_that_a_phone_zooms(hall: Hall) -> None:
    hall.room.do("stage.start", activity=SCAN)
    page = hall.phone("Anna", "Vinnova")
    page.locator("#more summary").click()
    sizes = page.locator("input:not([type=radio]), textarea, select").evaluate_all(
        "all => all.map((each) => parseFloat(getComputedStyle(each).fontSize))")
    assert min(sizes) >= 16
    heights = page.locator("button:visible, summary:visible, .cat-row label").evaluate_all(
        "all => all.map((each) => [each.getBoundingClientRect().height, each.textContent.trim()])")
    assert [each for each in heights if each[0] < 44] == []
    assert page.get_by_role("button", name="Skicka").bounding_box()["height"] >= 48
