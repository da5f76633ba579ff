"""Swedish by default; one link turns this browser to English, pages and patches alike."""

from playwright.sync_api import Page, expect

from .hall import Hall

SCAN = "scan-2"


def language(page: Page) -> str | None:
    return page.locator("html").get_attribute("lang")


def chosen(page: Page) -> str:
    """The language in the cookie, "" for none."""
    return next((c["value"] for c in page.context.cookies() if c["name"] == "lang"), "")


def test_swedish_is_what_everybody_meets(hall: Hall) -> None:
    page = hall.stranger()
    assert language(page) == "sv"
    assert chosen(page) == ""


def test_english_is_chosen_once_and_stays(hall: Hall) -> None:
    page = hall.stranger()
    page.get_by_role("link", name="In English").click()
    assert language(page) == "en"
    assert page.url == hall.room.phone_url
    assert chosen(page) == "en"
    page.goto(hall.room.address)
    assert language(page) == "en"
    page.get_by_role("link", name="På svenska").click()
    assert language(page) == "sv"
    assert chosen(page) == "sv"


def test_the_socket_speaks_the_language_of_the_page(hall: Hall) -> None:
    room = hall.room
    key = room.join("Anna", "Vinnova")
    english, swedish = hall.holder(key), hall.phone("Bo", "Vinnova")
    english.goto(f"{room.phone_url}?lang=en")
    hall.connected(english)
    assert '"lang":"en"' in "".join(hall.watch(english).sent)
    assert '"lang":"sv"' in "".join(hall.watch(swedish).sent)
    room.do("stage.start", activity=SCAN)
    room.do("scan.add", SCAN, key=key, headline="Ett kort")
    for page in (english, swedish):
        expect(page.get_by_text("Ett kort", exact=True).first).to_be_attached()
    assert language(english) == "en"
    assert language(swedish) == "sv"
    english.goto(f"{room.phone_url}?lang=sv")
    hall.connected(english)
    assert language(english) == "sv"
    expect(english.get_by_role("button", name="Skicka")).to_be_visible()


def test_wall_and_desk_turn_too_and_keep_their_place(hall: Hall) -> None:
    for page in (hall.wall(), hall.desk()):
        address = page.url
        page.goto(f"{address}?lang=en")
        hall.connected(page)
        assert page.url == address
        assert language(page) == "en"
        assert '"lang":"en"' in "".join(hall.watch(page).sent)
