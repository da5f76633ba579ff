"""A workshop is put back to an earlier copy while a phone is away: numbers begin to repeat."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .hall import DESK, Hall, until
from .serving import Room, Served
from .test_offline import SCAN, find_the_network, lose_the_network

HEALED_WITHIN = 3_000  # milliseconds of contact
SHOWN, LOST, NEW = "Före kopian", "Efter kopian", "Efter återgången"


def test_who_was_away_shows_nothing_of_what_was_gone_back_from(hall: Hall, server: Served) -> None:
    hall.room.do("stage.start", activity=SCAN)
    bo = hall.room.join("Bo", "Region Skåne")
    write = writing(hall.room, bo)
    copies = copies_page(hall, server)
    phone, other = hall.phone("Anna", "Vinnova"), hall.phone("Cecilia", "Region Skåne")
    phone.get_by_role("tab", name="Allas").click()
    write(SHOWN)
    copies.get_by_role("button", name="Gör en kopia nu").click()
    expect(copies.locator(".shelf li")).to_have_count(1)
    for number in range(3):
        write(f"{LOST} {number}")
    expect(phone.locator("#others > li")).to_have_count(4)
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        lose_the_network(hall, phone)
        before = len(hall.watch(other).sockets)
        copies.locator(".shelf summary").first.click()
        copies.get_by_role("button", name="Ja, gå tillbaka").click()
        until(lambda: len(hall.watch(other).sockets) > before
              and other in hall.watch(other).connected, other)  # fmt: skip
        for number in range(5):
            write(f"{NEW} {number}")
            # A patch of its own for each number, so that one leads on from where the phone stands.
            expect(other.locator("#others-count")).to_have_text(str(number + 2))
        find_the_network(hall, phone)
    expect(phone.locator("#others")).not_to_contain_text(LOST, timeout=HEALED_WITHIN)
    expect(phone.locator("#others > li")).to_have_count(6)


def writing(room: Room, key: str) -> Callable[[str], None]:
    """Cards of that person."""

    def write(headline: str) -> None:
        room.do("scan.add", SCAN, key=key, headline=headline)

    return write


def copies_page(hall: Hall, server: Served) -> Page:
    """The page of copies, for one who is logged in."""
    page = hall.window(DESK)
    page.goto(server.setup_url)
    page.get_by_label("Användarnamn").fill("Karin")
    page.get_by_label("Lösenord").fill("ett långt lösenord")
    page.get_by_role("button", name="Skapa kontot").click()
    page.goto(f"{hall.room.address}/desk/{hall.room.code}/backups")
    return page
