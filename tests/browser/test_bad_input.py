"""Whatever is typed, a sentence answers, and what was typed is still there."""

from playwright.sync_api import Page, expect

from .hall import DESK, Hall, send_card, until

SCAN = "scan-2"
TOO_LONG = "Ett långt stycke klistrat ur en rapport. " * 250


def paste(page: Page, selector: str, text: str) -> None:
    """Put `text` in a field as a script or an old browser would, past its maxlength."""
    page.locator(selector).evaluate(
        """(field, text) => {
            field.removeAttribute("maxlength");
            field.value = text;
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }""", text)  # fmt: skip


def test_a_card_of_ten_thousand_signs_is_refused_and_kept(hall: Hall) -> None:
    hall.room.do("stage.start", activity=SCAN)
    phone = hall.phone("Anna", "Vinnova")
    text = TOO_LONG[:10_000]
    paste(phone, "#headline", text)
    phone.get_by_role("button", name="Skicka").click()
    error = phone.locator("[data-error]:visible")
    expect(error).to_contain_text("får vara högst 80")
    expect(phone.locator("#headline")).to_have_value(text)
    expect(phone.locator("#headline")).to_have_attribute("aria-invalid", "true")
    expect(phone.locator("#mine > li")).to_have_count(0)
    phone.reload()
    hall.connected(phone)
    expect(phone.locator("#headline")).to_have_value(text)
    send_card(phone, "Kortare")
    expect(phone.locator("#mine .saved:visible")).to_have_count(1)


def test_a_long_word_is_refused_and_kept(hall: Hall) -> None:
    hall.room.do("stage.start", activity="checkin-1")
    phone = hall.phone("Anna", "Vinnova")
    paste(phone, "#word", "x" * 10_000)
    phone.get_by_role("button", name="Skicka").click()
    expect(phone.locator("[data-error]:visible")).to_contain_text("får vara högst 30")
    expect(phone.locator("#word")).to_have_value("x" * 10_000)


def test_nothing_sent_is_a_sentence_beside_the_field(hall: Hall) -> None:
    hall.room.do("stage.start", activity=SCAN)
    phone = hall.phone("Anna", "Vinnova")
    for nothing in ("", "   ", "\n\n"):
        send_card(phone, nothing)
        expect(phone.locator("[data-error]:visible")).to_have_text(
            "Skriv vad som förändras först.")  # fmt: skip
        expect(phone.locator("#headline")).to_be_focused()
    assert not [frame for frame in hall.watch(phone).sent if "scan.add" in frame]


def test_an_empty_answer_to_the_check_in_is_a_sentence(hall: Hall) -> None:
    hall.room.do("stage.start", activity="checkin-1")
    phone = hall.phone("Anna", "Vinnova")
    phone.get_by_role("button", name="Skicka").click()
    expect(phone.locator("[data-error]:visible")).to_have_text(
        "Skriv ett ord eller välj en siffra först.")  # fmt: skip


def test_an_unknown_category_is_refused_and_the_card_given_back(hall: Hall) -> None:
    hall.room.do("stage.start", activity=SCAN)
    phone = hall.phone("Anna", "Vinnova")
    phone.locator(".cat-row input").first.evaluate("radio => { radio.value = 'astrologi'; }")
    phone.locator(".cat-row label").first.click()
    send_card(phone, "Stjärnorna har flyttat sig")
    expect(phone.locator("[data-error]:visible")).to_have_text(
        "Det valet finns inte. Välj ett av dem som visas.")  # fmt: skip
    expect(phone.locator("#headline")).to_have_value("Stjärnorna har flyttat sig")


def test_what_reaches_a_closed_activity_is_given_back(hall: Hall) -> None:
    hall.room.do("stage.start", activity=SCAN)
    phone = hall.phone("Anna", "Vinnova")
    hall.room.do("stage.close")
    expect(phone.get_by_text("Låst.", exact=False).first).to_be_visible()
    # A page that has not heard of the lock: its form is still there.
    phone.evaluate("""() => {
        const form = document.createElement("form");
        form.dataset.do = "scan.add";
        const field = document.createElement("textarea");
        field.name = "headline";
        field.value = "För sent ute";
        form.append(field);
        document.getElementById("stage").append(form);
        form.requestSubmit();
        form.remove();
    }""")
    notice = phone.locator(".notice.refused")
    expect(notice.locator("[data-why]")).to_contain_text("Spaning är låst.")
    expect(notice.locator("[data-text]")).to_have_text("För sent ute")
    notice.get_by_role("button", name="Stäng").click()
    expect(notice).to_have_count(0)


def test_a_wrong_code_says_where_to_look(hall: Hall) -> None:
    page = hall.window()
    with hall.watch(page).excusing("status of 404"):
        page.goto(hall.room.address)
        page.get_by_label("Kod").fill("222 222")
        page.get_by_role("button", name="Gå med").click()
        expect(page.get_by_role("alert")).to_have_text(
            "Ingen workshop har den koden. Se efter på väggen och skriv den igen.")  # fmt: skip
        expect(page.get_by_label("Kod")).to_have_value("222222")
        page.goto(f"{hall.room.address}/w/222222")
        expect(page.get_by_role("heading", name="Koden finns inte")).to_be_visible()


def test_a_wrong_key_opens_neither_desk_nor_wall(hall: Hall) -> None:
    page = hall.window(DESK)
    room = hall.room
    with hall.watch(page).excusing("status of 403"):
        for address in (
            f"/desk/{room.code}?key=fel", f"/desk/{room.code}?key={room.wall_key}",
            f"/wall/{room.code}?key={room.desk_key}", f"/desk/{room.code}", f"/wall/{room.code}",
        ):  # fmt: skip
            page.goto(room.address + address)
            expect(page.get_by_role("heading")).to_have_text("Länken gäller inte längre")
            expect(page.get_by_text("Be processledaren om en ny länk")).to_be_visible()
    assert not hall.watch(page).sockets


def test_a_wrong_personal_code_is_no_dead_end(hall: Hall) -> None:
    hall.room.join("Anna", "Vinnova")
    page = hall.stranger()
    page.get_by_label("Namn").fill("Anna")
    page.get_by_label("Organisation", exact=True).select_option("Vinnova")
    page.get_by_role("button", name="Gå med").click()
    with hall.watch(page).excusing("status of 409"):
        page.get_by_label("Personlig kod").fill("222222")
        page.get_by_role("button", name="Ja, det är jag").click()
        expect(page.get_by_role("alert")).to_contain_text("Den personliga koden stämmer inte.")
    page.get_by_role("button", name="Nej, jag är ny").click()
    hall.connected(page)
    expect(page.locator("#me summary")).to_contain_text("Anna")


def test_a_double_tap_is_one_card(hall: Hall) -> None:
    hall.room.do("stage.start", activity=SCAN)
    phone = hall.phone("Anna", "Vinnova")
    phone.locator("#headline").fill("En gång räcker")
    phone.get_by_role("button", name="Skicka").dblclick()
    expect(phone.locator("#mine .saved:visible")).to_have_count(1)
    until(lambda: len([f for f in hall.watch(phone).sent if "scan.add" in f]) == 1, phone)
