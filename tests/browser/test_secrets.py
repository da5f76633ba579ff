"""What a phone or the wall must not know is nowhere in it: page, storage or socket."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .hall import Hall
from .serving import Room, Served

CHECKIN, SCAN = "checkin-1", "scan-2"
ANNA, NOTE, CARD = "Anna Hemligsson", "Manus för processledaren", "Grundvattnet sinar i öster"


def everything(hall: Hall, page: Page) -> str:
    """All that the page and its scripts can read, and all that has come to it."""
    readable: str = page.evaluate(
        "JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}, location.href])")
    # The address with the key is what the wall was opened by; it is gone at once.
    return "\n".join((page.content(), readable, hall.watch(page).frames()))


def windows(hall: Hall) -> tuple[Page, Page]:
    """Bo's phone and the wall."""
    return hall.phone("Bo", "Vinnova"), hall.wall()


def test_keys_names_and_script_stay_where_they_belong(hall: Hall) -> None:
    room = hall.room
    for activity in (CHECKIN, SCAN):
        change(room, activity, note=NOTE)
    anna = room.join(ANNA, "Region Skåne")
    pages = windows(hall)
    for name, key, data in (
        ("stage.start", "", {"activity": CHECKIN}),
        ("checkin.answer", anna, {"word": "glad", "expectation": "svar", "energy": 4}),
        ("stage.close", "", {}), ("stage.reveal", "", {}),
        ("stage.start", "", {"activity": SCAN}),
        ("scan.add", anna, {"headline": CARD}),
        ("stage.close", "", {}), ("stage.reveal", "", {}),
    ):  # fmt: skip
        room.do(name, key=key, **data)
    for page in pages:
        expect(page.get_by_text(CARD)).to_have_count(1)
        known = everything(hall, page)
        assert CARD in known
        for secret in (room.desk_key, room.wall_key, anna, ANNA, "Hemligsson", NOTE):
            assert secret not in known
        page.reload()
        hall.connected(page)
        assert ANNA not in everything(hall, page)


def test_the_desk_key_is_not_readable_at_the_desk_either(hall: Hall) -> None:
    desk = hall.desk()
    assert hall.room.desk_key not in everything(hall, desk)


def test_hidden_cards_are_nowhere_also_when_they_are_edited(hall: Hall) -> None:
    room = hall.room
    anna = room.join(ANNA, "Region Skåne")
    room.do("stage.start", activity=SCAN)
    entry = added(room, anna, CARD)
    room.do("entry.hide", SCAN, entry=entry, reason="Skälet är hemligt")
    pages = windows(hall)
    room.do("scan.edit", SCAN, key=anna, entry=entry, headline="Ändrat men fortfarande dolt")
    added(room, anna, "Ett synligt kort")
    for page in pages:
        expect(page.get_by_text("Ett synligt kort")).to_have_count(1)
        known = everything(hall, page)
        for secret in (CARD, "fortfarande dolt", "Skälet är hemligt", entry):
            assert secret not in known


def test_withdrawn_cards_are_nowhere(hall: Hall) -> None:
    room = hall.room
    anna = room.join(ANNA, "Region Skåne")
    room.do("stage.start", activity=SCAN)
    entry = added(room, anna, CARD)
    room.do("scan.withdraw", SCAN, key=anna, entry=entry)
    for page in windows(hall):
        assert CARD not in everything(hall, page)


def test_cards_for_nobodys_eyes_are_in_no_frame_before_the_reveal(hall: Hall) -> None:
    room = hall.room
    change(room, SCAN, options={"others": "never", "wall": "on_reveal"})
    anna = room.join(ANNA, "Region Skåne")
    room.do("stage.start", activity=SCAN)
    early = added(room, anna, "Skrivet före")
    phone, wall = windows(hall)
    added(room, anna, CARD)
    room.do("scan.edit", SCAN, key=anna, entry=early, headline="Ändrat före")
    expect(wall.locator(".w-figure")).to_have_text("2")
    room.do("stage.close")
    expect(phone.get_by_text("Låst.").first).to_be_visible()
    for page in (phone, wall):
        known = everything(hall, page)
        for secret in (CARD, "Skrivet före", "Ändrat före"):
            assert secret not in known
    room.do("stage.reveal")
    expect(wall.get_by_text(CARD)).to_be_visible()
    expect(phone.get_by_text("Klart.").first).to_be_visible()
    assert CARD not in everything(hall, phone)


def test_words_kept_for_the_reveal_are_in_no_frame_before_it(hall: Hall) -> None:
    room = hall.room
    change(room, CHECKIN, options={"wall": "on_reveal"})
    anna = room.join(ANNA, "Region Skåne")
    room.do("stage.start", activity=CHECKIN)
    phone, wall = windows(hall)
    room.do("checkin.answer", CHECKIN, key=anna, word="förväntansfull", expectation="kaffe")
    expect(wall.locator(".w-figure")).to_have_text("1")
    for page in (phone, wall):
        assert "förväntansfull" not in everything(hall, page)
    room.do("stage.close")
    room.do("stage.reveal")
    expect(wall.locator("#words")).to_contain_text("förväntansfull")
    assert "kaffe" not in everything(hall, wall)
    assert "förväntansfull" not in everything(hall, phone)


def test_an_anonymous_workshop_tells_neither_name_nor_organisation(
    server: Served, open_hall: Callable[[Room], Hall]
) -> None:
    hall = open_hall(server.found("Anonymt", naming="anonymous"))
    room = hall.room
    anna = room.join(ANNA, "Region Skåne")
    room.do("stage.start", activity=SCAN)
    phone = hall.stranger()
    expect(phone.get_by_label("Namn")).to_have_count(0)
    hall.come_in(phone, "", "Vinnova")
    wall = hall.wall()
    added(room, anna, CARD)
    for page in (phone, wall):
        expect(page.get_by_text(CARD)).to_have_count(1)
        assert ANNA not in everything(hall, page)
        assert "Skåne" not in hall.watch(page).frames()


def change(room: Room, activity: str, **changes: object) -> None:
    """Change an item of the agenda, keeping its title and its question."""
    room.do("agenda.change", activity=activity, title=room.activities[activity],
            question="Vad förändras?", **changes)  # fmt: skip


def added(room: Room, key: str, headline: str) -> str:
    """A new card; its id."""
    return room.do("scan.add", SCAN, key=key, headline=headline)
