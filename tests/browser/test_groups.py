"""Groups, watched: formed at the desk, found on the wall, chosen on phones, seen by both desks."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.accessible import nothing, violations

from .hall import DESK, Hall


def groups_page(hall: Hall) -> Page:
    page = hall.desk()
    page.goto(f"{hall.room.address}/desk/{hall.room.code}/groups")
    hall.connected(page)
    return page


def test_from_the_desk_to_the_wall_and_the_phones(hall: Hall) -> None:
    room = hall.room
    anna = hall.phone("Anna Andersson", "Region Skåne")
    for place in range(7):
        room.join(f"Gäst {place}", "Vinnova" if place % 2 else "Region Skåne")
    page, other = groups_page(hall), groups_page(hall)
    page.get_by_label("Antal", exact=True).fill("4")
    page.get_by_role("button", name="Visa hur det blir").click()
    expect(page.locator("#foreseen")).to_contain_text("2 bord")
    page.get_by_role("button", name="Forma så").click()
    expect(page.locator(".gr-grid .gr-table")).to_have_count(2)
    expect(anna.locator("#seat")).to_contain_text("Bord ")
    # The other desk sees it without asking.
    expect(other.locator(".gr-grid .gr-table")).to_have_count(2)

    # By keys alone: choose somebody, move them, make them host.
    own = page.get_by_role("radio", name="Anna Andersson")
    own.focus()
    page.keyboard.press("Space")
    here = page.locator(".gr-table:not(:has(input:checked)) .gr-here").first
    here.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#table-*")
    page.get_by_role("radio", name="Anna Andersson").check()
    nothing(violations(page, "groups with one chosen"))
    page.get_by_role("button", name="Utse till reseledare").click()
    expect(anna.locator("#seat")).to_contain_text("Du är reseledare")
    page.get_by_role("button", name="Visa borden på väggen").click()
    wall = hall.wall()
    expect(wall.get_by_role("heading", name="Hitta ditt bord")).to_be_visible()
    expect(wall.locator(".find-tables > li")).to_have_count(2)
    # Nobody's name where only organisations are shown.
    expect(wall.locator("#seats")).not_to_contain_text("Anna")

    nothing(violations(wall, "tables on the wall"))
    nothing(violations(anna, "a phone with its table"))

    late = hall.phone("Bo Bengtsson", "Vinnova")
    nothing(violations(late, "a phone without a table"))
    late.get_by_role("button", name="Sätt dig vid bord").click()
    expect(late.locator("#seat .seat-line")).to_be_visible()
    page.get_by_role("button", name="Lös upp bordsplaceringen").click()
    expect(anna.locator("#seat")).to_be_empty()
    page.get_by_role("button", name="Ångra: löste upp bordsplaceringen").click()
    expect(anna.locator("#seat")).to_contain_text("Du är reseledare")


def test_at_free_tables_one_chooses_and_changes(hall: Hall) -> None:
    phone = hall.phone("Anna", "Region Skåne")
    hall.room.do("group.form", way="code", number=3)
    phone.get_by_role("button", name="Bord 2").click()
    expect(phone.locator(".seat-line")).to_have_text("Bord 2")
    phone.get_by_text("Byt bord").click()
    phone.get_by_role("button", name="Bord 3").click()
    expect(phone.locator(".seat-line")).to_have_text("Bord 3")
    phone.reload()
    hall.connected(phone)
    expect(phone.locator(".seat-line")).to_have_text("Bord 3")


def test_what_one_is_writing_is_not_drawn_over(hall: Hall) -> None:
    hall.room.join("Anna", "Region Skåne")
    hall.room.do("group.form", way="mix", number=1)
    page = groups_page(hall)
    page.get_by_text("Ändra", exact=False).first.click()
    name = page.get_by_label("Namn eller tema")
    name.fill("Norrs")
    hall.room.do("group.add", name="Fönstret")
    page.wait_for_timeout(2500)
    expect(name).to_have_value("Norrs")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bord 1 · Norrs")).to_be_visible()
    expect(page.get_by_role("heading", name="Bord 2 · Fönstret")).to_be_visible()
    assert page.viewport_size == DESK
