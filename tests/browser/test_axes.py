"""Axes from phone to wall: poles are written, taken, tested in pairs, and two are chosen."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .hall import Hall
from .serving import Room

START = "checkin-1"
NAMES = ("Elen", "Vården")


def begin(room: Room) -> str:
    """A rating of two things that is shown, and after it the axes, opened; their id."""
    room.do("agenda.add", kind="matrix", title="Matris", minutes=15, after=START, note="",
            question="Vad väger tyngst?", options={"of": "own"})  # fmt: skip
    matrix = _item(room, "matrix")
    for name in NAMES:
        room.do("matrix.add_item", matrix, name=name)
    room.do("stage.start", activity=matrix)
    room.do("agenda.add", kind="axes", title="Axlar", minutes=45, after=matrix, note="",
            question="Vilka ändar finns det?", options={"of": "nearest"})  # fmt: skip
    things = next(each for each in room.report()["activities"] if each["id"] == matrix)["entries"]
    room.do("matrix.fill", impact={each["id"]: 4 for each in things},
            uncertainty={each["id"]: 5 for each in things})  # fmt: skip
    for step in ("close", "reveal"):
        room.do(f"stage.{step}")
    room.do("stage.start", activity=_item(room, "axes"))
    return _item(room, "axes")


def _item(room: Room, kind: str) -> str:
    return str(next(each["id"] for each in room.report()["activities"] if each["kind"] == kind))


def write(phone: Page, item: str, low: str, high: str) -> None:
    phone.get_by_label("Osäkerhet").select_option(label=item)
    phone.get_by_label("Antingen blir det så här").fill(low)
    phone.get_by_label("eller så här", exact=True).fill(high)
    phone.get_by_role("button", name="Skicka").click()


def answer(phone: Page, *numbers: int) -> None:
    for place, number in enumerate(numbers):
        phone.locator("[data-criterion]").nth(place).locator(
            f".scale label:has([value='{number}'])").click()


def test_from_two_poles_to_a_chosen_pair(hall: Hall) -> None:
    begin(hall.room)
    anna, bo = hall.phone("Anna", "Vinnova"), hall.phone("Bo", "Region Skåne")
    expect(anna.locator(".ax-others")).to_be_hidden()
    write(anna, "Elen", "Billig och ojämn", "Dyr och jämn")
    expect(anna.locator("#mine > li")).to_have_count(1)
    write(bo, "Vården", "Bättre vård hemma", "Vård på sjukhus")
    expect(bo.locator("#mine .ax-wish")).to_contain_text("Bättre")
    expect(anna.locator(".ax-others")).to_contain_text("Vård på sjukhus")
    anna.get_by_role("button", name="Stöd Bättre vård hemma").click()
    expect(anna.locator("#ax-supported")).to_contain_text("Du stöder")
    wall, desk = hall.wall(), hall.desk()
    expect(wall.locator("#ax-page")).to_contain_text("Dyr och jämn")
    for words in ("Billig", "Bättre"):
        desk.get_by_role("button", name=f"Ta som axel {words}").click()
    expect(desk.locator("#ax-axes > li")).to_have_count(2)
    expect(anna.locator("#mine .ax-flag")).to_have_text("Axel")
    desk.get_by_role("button", name="Paren", exact=True).click()
    expect(wall.locator(".w-figure")).to_have_text("0")
    for phone in (anna, bo):
        expect(phone.locator("#rate-ask legend").first).to_contain_text("blir av")
        answer(phone, 1, 4, 4, 3, 5)
    expect(wall.locator(".w-figure")).to_have_text("2")
    anna.get_by_role("button", name="Klar").click()
    expect(anna.locator("#rate-list")).to_contain_text("1 · 4 · 4 · 3 · 5")
    hall.room.do("stage.close")
    hall.room.do("stage.reveal")
    expect(desk.locator("#ax-rows")).to_contain_text("0,50")
    desk.get_by_role("button", name="Välj Elen × Vården").or_(
        desk.get_by_role("button", name="Välj Vården × Elen")).click()
    dialog = desk.get_by_role("dialog", name="Välj axlar till scenariokorset")
    dialog.get_by_role("button", name="Välj paret").click()
    expect(dialog.get_by_role("alert")).to_contain_text("skriv varför")
    dialog.get_by_label("Varför just de två?").fill("De avgörs inte av oss")
    dialog.get_by_role("button", name="Välj paret").click()
    expect(desk.locator("#ax-choice")).to_contain_text("De avgörs inte av oss")
    expect(wall.locator(".ax-chosen")).to_contain_text("De avgörs inte av oss")
    expect(bo.locator("#jd-result")).to_contain_text("De avgörs inte av oss")


def test_ones_own_poles_are_changed_and_taken_back(hall: Hall) -> None:
    begin(hall.room)
    phone = hall.phone("Anna", "Vinnova")
    write(phone, "Elen", "Fel", "Andra")
    phone.get_by_role("button", name="Ändra Fel").click()
    phone.get_by_label("Antingen blir det så här").fill("Rätt")
    phone.get_by_role("button", name="Spara ändringen").click()
    expect(phone.locator("#mine > li")).to_contain_text("Rätt")
    phone.get_by_role("button", name="Ta tillbaka Rätt").click()
    phone.locator("#ask-yes").click()
    expect(phone.locator("#mine > li")).to_have_count(0)


def test_the_desk_writes_an_axis_and_fills_in_for_somebody(hall: Hall) -> None:
    begin(hall.room)
    desk = hall.desk()
    for name in ("Ett", "Två"):
        desk.get_by_role("button", name="Skriv in en egen axel").click()
        dialog = desk.get_by_role("dialog", name="Skriv in en egen axel")
        dialog.get_by_label("Namn på axeln").fill(name)
        dialog.get_by_label("Ena polen").fill(f"{name} låg")
        dialog.get_by_label("Andra polen").fill(f"{name} hög")
        dialog.get_by_role("button", name="Spara").click()
        expect(desk.locator("#ax-axes")).to_contain_text(f"{name} låg")
    desk.get_by_role("button", name="Fyll i åt någon").click()
    for select in desk.locator("#ax-fill .ax-fill-row select").all():
        select.select_option("2")
    desk.locator("#ax-fill").get_by_role("button", name="Spara").click()
    expect(desk.locator("#ax-sum")).to_contain_text("1 ifylld åt någon")
    desk.locator("#ax-axes").get_by_role("button", name="Ändra Ett").click()
    dialog = desk.get_by_role("dialog", name="Ändra polerna")
    dialog.get_by_label("Ena polen").fill("Ett annat")
    dialog.get_by_role("button", name="Spara").click()
    expect(desk.locator("#ax-axes")).to_contain_text("Ett annat")
