"""What is written without a network is kept, sent in order, once, or given back with the reason."""

from playwright.sync_api import Page, expect

from .hall import Hall, send_card, until
from .serving import Served

SCAN = "scan-2"
FIRST, SECOND, THIRD = "Första kortet", "Andra kortet", "Tredje kortet"


def lose_the_network(hall: Hall, phone: Page) -> None:
    phone.context.set_offline(True)
    expect(phone.locator("#chip")).to_have_text("frånkopplad")
    until(lambda: phone not in hall.watch(phone).connected, phone)


def find_the_network(hall: Hall, phone: Page) -> None:
    phone.context.set_offline(False)
    hall.connected(phone)


def stored(hall: Hall) -> list[str]:
    """The headlines that the server has, in the order they were stored."""
    activity = next(each for each in hall.room.report()["activities"] if each["id"] == SCAN)
    return [entry["headline"] for entry in activity["entries"]]


def scanning_phone(hall: Hall) -> Page:
    hall.room.do("stage.start", activity=SCAN)
    return hall.phone("Anna", "Vinnova")


def test_what_is_written_offline_is_sent_once_and_in_order(hall: Hall) -> None:
    phone = scanning_phone(hall)
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        lose_the_network(hall, phone)
        for headline in (FIRST, SECOND, THIRD):
            send_card(phone, headline)
        rows = phone.locator("#mine > li")
        expect(rows).to_have_count(3)
        expect(rows.locator(".offline").first).to_be_visible()
        assert stored(hall) == []
        find_the_network(hall, phone)
    expect(phone.locator("#mine .saved:visible")).to_have_count(3)
    expect(phone.locator("#mine .unsent")).to_have_count(0)
    expect(phone.locator("#chip")).to_have_text("på")
    assert stored(hall) == [FIRST, SECOND, THIRD]
    phone.reload()
    hall.connected(phone)
    expect(phone.locator("#mine > li")).to_have_count(3)
    assert stored(hall) == [FIRST, SECOND, THIRD]


def test_what_waits_survives_a_closed_page(hall: Hall) -> None:
    phone = scanning_phone(hall)
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        lose_the_network(hall, phone)
        for headline in (FIRST, SECOND):
            send_card(phone, headline)
        expect(phone.locator("#mine > li.unsent")).to_have_count(2)
        until(lambda: waiting_on_device(phone) == 2, phone)
        context = phone.context
        phone.close()
        context.set_offline(False)
        assert stored(hall) == []
        again = context.new_page()
        again.goto(hall.room.phone_url)
        hall.connected(again)
    expect(again.locator("#mine .saved:visible")).to_have_count(2)
    until(lambda: stored(hall) == [FIRST, SECOND], again)
    until(lambda: waiting_on_device(again) == 0, again)


def test_what_is_refused_afterwards_is_given_back_with_the_reason(hall: Hall) -> None:
    phone = scanning_phone(hall)
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        lose_the_network(hall, phone)
        send_card(phone, FIRST)
        hall.room.do("stage.close")
        find_the_network(hall, phone)
    notice = phone.locator(".notice.refused")
    expect(notice.locator("[data-text]")).to_have_text(FIRST)
    expect(notice.locator("[data-why]")).to_have_text(
        "Spaning är låst. Det du skrivit ligger kvar hos dig.")
    expect(phone.locator("#mine > li")).to_have_count(0)
    assert stored(hall) == []


def test_the_chip_counts_what_waits_for_an_answer(hall: Hall, server: Served) -> None:
    phone = scanning_phone(hall)
    with server.frozen():
        send_card(phone, FIRST)
        send_card(phone, SECOND)
        expect(phone.locator("#chip")).to_have_text("väntar (2)")
        expect(phone.locator("#mine .waiting:visible")).to_have_count(2)
    expect(phone.locator("#chip")).to_have_text("på")
    expect(phone.locator("#mine .saved:visible")).to_have_count(2)
    assert stored(hall) == [FIRST, SECOND]


def test_what_others_wrote_meanwhile_is_there_afterwards(hall: Hall) -> None:
    phone = scanning_phone(hall)
    bo = hall.room.join("Bo", "Region Skåne")
    phone.get_by_role("tab", name="Allas").click()
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        lose_the_network(hall, phone)
        hall.room.do("scan.add", SCAN, key=bo, headline=FIRST)
        find_the_network(hall, phone)
    expect(phone.locator("#others > li")).to_contain_text(FIRST)


def waiting_on_device(phone: Page) -> int:
    """How many commands the phone has stored on the device."""
    found: int = phone.evaluate(
        """() => new Promise((answer, fail) => {
            const opening = indexedDB.open("facilitator", 1);
            opening.onerror = fail;
            opening.onsuccess = () => {
                const counting = opening.result.transaction("outbox").objectStore("outbox").count();
                counting.onsuccess = () => { opening.result.close(); answer(counting.result); };
            };
        })""")
    return found


def test_what_was_given_back_is_there_until_it_is_put_away(hall: Hall) -> None:
    phone = scanning_phone(hall)
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        lose_the_network(hall, phone)
        send_card(phone, FIRST)
        send_card(phone, SECOND)
        hall.room.do("stage.close")
        find_the_network(hall, phone)
    given_back = phone.locator(".notice.refused [data-text]")
    expect(given_back).to_have_text([SECOND, FIRST])
    phone.reload()
    expect(given_back).to_have_text([SECOND, FIRST])
    phone.locator(".notice.refused").first.get_by_role("button", name="Stäng").click()
    phone.reload()
    hall.connected(phone)
    expect(given_back).to_have_text([FIRST])


def test_what_a_closed_tab_left_is_sent_by_the_one_that_is_open(hall: Hall) -> None:
    phone = scanning_phone(hall)
    context = phone.context
    other = context.new_page()
    other.goto(hall.room.phone_url)
    hall.connected(other)
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        lose_the_network(hall, other)
        send_card(other, FIRST)
        until(lambda: waiting_on_device(other) == 1, other)
        other.close()
        until(lambda: phone not in hall.watch(phone).connected, phone)
        find_the_network(hall, phone)
    expect(phone.locator("#mine .saved:visible")).to_have_count(1)
    assert stored(hall) == [FIRST]


def test_an_edit_that_changed_nothing_does_not_wait_for_ever(hall: Hall) -> None:
    phone = scanning_phone(hall)
    send_card(phone, FIRST)
    phone.locator("#mine [data-edit]").click()
    phone.get_by_role("button", name="Spara ändringen").click()
    expect(phone.locator("#chip")).to_have_text("på")
    expect(phone.locator("#mine .unsent")).to_have_count(0, timeout=3_000)
