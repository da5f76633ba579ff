"""Whatever is written is shown as it was written, and never does anything."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from facilitator.domain.fields import tidy
from facilitator.kinds.scan.views import NEWEST_ON_PHONE

from .hall import DESK, Hall, until
from .hostile import EIGHTY, PAYLOADS
from .serving import Room, Served

CHECKIN, SCAN = "checkin-1", "scan-2"
LONGEST_WORD = 30
SHOWN = [tidy(payload) for payload in PAYLOADS]
NASTIEST = "</title><img src=x onerror=alert(1)>\"' {{ 7*7 }}"


@pytest.fixture
def hall(server: Served, open_hall: Callable[[Room], Hall]) -> Hall:
    """A workshop with names on its cards, since names are text of people's own too."""
    return open_hall(server.found(NASTIEST, naming="open"))


def texts(locator: Locator) -> list[str]:
    found: list[str] = locator.evaluate_all("all => all.map(each => each.textContent)")
    return found


def holds_only_ours(page: Page) -> bool:
    """True while no element of a payload has come alive."""
    return not page.locator(
        "#stage :is(img, iframe, script, style, base, form form, h1 ~ h1, object, embed, video,"
        " audio, link, meta, [onerror], [onload], [onfocus], [onmouseover], [ontoggle],"
        " [onstart], [onbegin], [href^='javascript'])").count()


def test_there_are_sixty_of_them_and_they_are_all_different() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 60


def test_cards_are_words_on_phone_wall_and_desk(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    anna = room.join("Anna", "Vinnova")
    wall, desk = hall.wall(), hall.desk()
    writer, reader = hall.holder(anna), hall.phone("Bo", "Vinnova")
    for payload, shown in zip(PAYLOADS, SHOWN, strict=True):
        room.do("scan.add", SCAN, key=anna, headline=payload, text=payload, source=payload)
        expect(wall.locator("#newest > li > p").first).to_have_text(shown, use_inner_text=False)
    newest_first = SHOWN[::-1]
    for page, place in (
        (writer, "#mine > li > p"), (reader, "#others > li > p"),
        (desk, "#stream > li > div > p:first-child"),
    ):  # fmt: skip
        rows = page.locator(place)
        most = NEWEST_ON_PHONE if page is reader else len(SHOWN)
        expect(rows).to_have_count(most)
        assert texts(rows) == newest_first[:most]
        assert holds_only_ours(page)
    assert holds_only_ours(wall)
    # The same from the server's first picture, and in the form that edits a card.
    writer.reload()
    hall.connected(writer)
    expect(writer.locator("#mine > li")).to_have_count(len(SHOWN))
    assert texts(writer.locator("#mine > li > p")) == newest_first
    for place in (0, 3, len(SHOWN) - 2):
        writer.locator("#mine > li").nth(place).get_by_role("button", name="Ändra").click()
        expect(writer.locator("#headline")).to_have_value(newest_first[place])
        writer.get_by_role("button", name="Avbryt").click()
    desk.locator("#stream > li").first.get_by_role("button", name="Dölj").click()
    expect(desk.locator("#hide [data-fill=words]")).to_have_text(newest_first[0])


def test_names_and_organisations_are_words(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    for number, payload in enumerate(PAYLOADS):
        key = room.join(payload, f"{payload} {number}")
        room.do("scan.add", SCAN, key=key, headline=f"Kort {number}")
    desk, reader, wall = hall.desk(), hall.stranger(), hall.wall()
    expect(reader.locator("#organisation")).to_contain_text(SHOWN[0])
    hall.come_in(reader, EIGHTY[:60], "Vinnova")
    rows = texts(desk.locator("#stream .by"))
    for number, shown in enumerate(SHOWN[::-1]):
        assert rows[number].startswith(
            f"{shown}, {tidy(f'{shown} {len(SHOWN) - 1 - number}')}, ")  # fmt: skip
    assert [t for t in texts(reader.locator("#others .soft")) if SHOWN[-1] in t]
    expect(wall.locator("#newest")).to_contain_text(SHOWN[-1])
    for page in (desk, reader, wall):
        assert holds_only_ours(page)
    desk.get_by_role("link", name="Deltagare").click()
    names = texts(desk.locator(".persons b"))
    assert set(SHOWN) <= set(names)


def test_what_is_typed_at_the_door_is_words(hall: Hall) -> None:
    phone = hall.stranger()
    phone.get_by_label("Namn").fill(NASTIEST)
    phone.get_by_label("Organisation", exact=True).select_option("Annan organisation")
    phone.get_by_label("Vilken?").fill(NASTIEST)
    phone.get_by_role("button", name="Gå med").click()
    hall.connected(phone)
    expect(phone.locator("#me summary")).to_contain_text(NASTIEST)
    wall = hall.wall()
    expect(wall.locator("#join-orgs")).to_contain_text(NASTIEST)
    double = hall.stranger()
    double.get_by_label("Namn").fill(NASTIEST)
    double.get_by_label("Organisation", exact=True).select_option(NASTIEST)
    double.get_by_role("button", name="Gå med").click()
    double.get_by_role("button", name="Nej, jag är ny").click()
    hall.connected(double)
    expect(double.locator("#me summary")).to_contain_text(NASTIEST)


def test_words_of_the_check_in_are_words(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=CHECKIN)
    words = [shown for shown in SHOWN if len(shown) <= LONGEST_WORD]
    for number, word in enumerate(words):
        room.do("checkin.answer", CHECKIN, key=room.join(f"P{number}"), word=word,
                expectation=word)  # fmt: skip
    desk, wall = hall.desk(), hall.wall()
    assert texts(desk.locator("#stream > li > div > p:first-child")) == words[::-1]
    on_the_wall = set(texts(wall.locator("#words li span")))
    assert on_the_wall
    assert on_the_wall <= set(words)
    assert holds_only_ours(wall)
    assert holds_only_ours(desk)


def test_titles_are_words(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    phone, wall, desk = hall.phone("Anna", "Vinnova"), hall.wall(), hall.desk()
    for payload, shown in zip(PAYLOADS, SHOWN, strict=True):
        room.do("agenda.change", activity=SCAN, title=payload, question=payload, note=payload)
        until(lambda shown=shown: texts(wall.locator(".w-head p")) == [shown], wall)
        until(lambda shown=shown: texts(wall.locator(".w-head h1")) == [shown], wall)
        until(lambda shown=shown: texts(phone.locator(".ph-kind")) == [shown], phone)
        until(lambda shown=shown: texts(desk.locator("#script p")) == [shown], desk)
        until(lambda shown=shown: shown in texts(desk.locator("#agenda .row-button")), desk)
        assert phone.title() == " ".join(shown.split())
    for page in (phone, wall, desk):
        assert holds_only_ours(page)
        page.reload()
        hall.connected(page)
        assert NASTIEST in page.title()
    expect(phone.locator(".ph-name")).to_have_text(NASTIEST)


def test_the_report_shows_words(hall: Hall, tmp_path: Path) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    for number, payload in enumerate(PAYLOADS):
        key = room.join(payload, f"{payload} {number}")
        room.do("scan.add", SCAN, key=key, headline=payload, text=payload, source=payload)
    page = hall.window(DESK)
    page.goto(room.desk_url)
    page.goto(f"{room.phone_url}/report")
    expect(page.get_by_role("heading", level=1)).to_contain_text(NASTIEST)
    link = page.locator("a[href$='report.html']")
    with page.expect_download(timeout=60_000) as downloading:
        link.click()
    file = tmp_path / "rapport.html"
    downloading.value.save_as(file)
    page.goto(file.as_uri())
    # What is read from right to left keeps to itself, by signs that nobody sees.
    assert [each.strip("\u2068\u2069") for each in texts(page.locator(".card-list li b"))] == SHOWN
    assert not page.locator("img, iframe, script, base, svg[onload]").count()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NASTIEST)


def test_a_long_compound_breaks_within_every_screen(hall: Hall) -> None:
    room = hall.room
    room.do("agenda.change", activity=SCAN, title=EIGHTY, question=EIGHTY * 2)
    room.do("stage.start", activity=SCAN)
    anna = room.join(EIGHTY[:60], EIGHTY)
    room.do("scan.add", SCAN, key=anna, headline=EIGHTY, text=EIGHTY, source=EIGHTY)
    for page in (hall.holder(anna), hall.phone("Bo", "Vinnova"), hall.wall(), hall.desk()):
        expect(page.get_by_text(EIGHTY).first).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
