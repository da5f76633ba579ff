"""A scenario cross in the hand: a tap or two sliders, names that are backed, one that is taken."""

import json
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.accessible import CALM, nothing, violations

from .hall import Hall, until
from .test_offline import find_the_network, lose_the_network
from .voting import Vote, fits, newest, own, small_targets

AXES = (("Bosättning", "Samlat", "Spritt"), ("Handel", "Slutna block", "Öppna gränser"))


def crossing(hall: Hall, **options: object) -> Vote:
    """A cross that is open, its axes written by the desk."""
    room = hall.room
    room.do("agenda.add", kind="cross", title="Korset", question="Vilka världar?", minutes=10,
            after="scan-2", note="", day=0, options=options)  # fmt: skip
    vote = Vote(hall, newest(hall, "cross"))
    for which, (name, low, high) in zip(("first", "second"), AXES, strict=True):
        vote.do("set_axis", axis=which, name=name, low=low, high=high)
    vote.open()
    return vote


def tap(phone: Page, which: str, x: float, y: float) -> None:
    """A finger on the cross, -1 to 1 as it is looked at."""
    plane = phone.locator(f"[data-which={which}] [data-tap]")
    plane.scroll_into_view_if_needed()
    box = plane.bounding_box()
    assert box
    phone.mouse.click(box["x"] + box["width"] * (105 + 100 * x) / 210,
                      box["y"] + box["height"] * (105 - 100 * y) / 210)


def points(phone: Page) -> dict[str, Any]:
    found: dict[str, Any] = own(phone, "cx-own")["points"]
    return found


def dot(phone: Page, which: str) -> Any:
    return phone.locator(f"[data-which={which}] [data-point={which}]")


def test_a_tap_is_a_point_and_the_sliders_follow(hall: Hall) -> None:
    crossing(hall)
    phone = hall.phone("Anna")
    tap(phone, "now", 0.5, -0.5)
    until(lambda: "now" in points(phone), phone)
    at = list(points(phone)["now"].values())
    assert at == pytest.approx([0.5, -0.5], abs=0.03)
    slider = phone.get_by_label("Bosättning").first
    assert float(slider.input_value()) == pytest.approx(0.5, abs=0.03)
    expect(slider).to_have_attribute("aria-valuetext", "mot Spritt")
    expect(dot(phone, "now")).to_be_visible()
    assert fits(phone)
    phone.get_by_role("button", name="Ta bort Var är vi i dag?").click()
    until(lambda: points(phone) == {}, phone)
    expect(dot(phone, "now")).to_be_hidden()


def test_the_keyboard_puts_a_point_as_well(hall: Hall) -> None:
    crossing(hall)
    phone = hall.phone("Anna")
    phone.get_by_label("Bosättning").nth(1).focus()
    for _ in range(4):
        phone.keyboard.press("ArrowRight")
    until(lambda: "heading" in points(phone), phone)
    assert list(points(phone)["heading"].values()) == [0.2, 0]
    expect(phone.locator("#cx-said")).to_have_text("Placerad: lite mot Spritt, i mitten.")


def test_a_turned_cross_keeps_every_point_where_its_poles_are(hall: Hall) -> None:
    vote = crossing(hall)
    phone = hall.phone("Anna")
    tap(phone, "now", 0.5, -0.5)
    until(lambda: "now" in points(phone), phone)
    before = points(phone)
    vote.do("flip", axis=f"{vote.activity}-first")
    expect(dot(phone, "now")).to_have_attribute("transform", "translate(-50 50)")
    vote.do("swap")
    # The point lies where it lay: that the axes have changed places is seen by which comes first.
    expect(phone.locator("[data-which=now]").get_by_role("slider").first) \
        .to_have_accessible_name("Handel")
    expect(dot(phone, "now")).to_have_attribute("transform", "translate(-50 50)")
    assert points(phone) == before
    tap(phone, "heading", -1, 1)
    until(lambda: "heading" in points(phone), phone)
    assert points(phone)["heading"] == {f"{vote.activity}-first": -1, f"{vote.activity}-second": -1}


def test_a_point_put_without_network_is_there_when_it_is_back(hall: Hall) -> None:
    crossing(hall)
    phone = hall.phone("Anna")
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        lose_the_network(hall, phone)
        tap(phone, "now", -0.5, 0.5)
        expect(dot(phone, "now")).to_be_visible()
        expect(phone.locator("[data-which=now] .offline")).to_be_visible()
        find_the_network(hall, phone)
    until(lambda: "now" in points(phone), phone)


def test_a_name_is_proposed_backed_and_taken(hall: Hall) -> None:
    vote = crossing(hall)
    anna, bo, desk, wall = hall.phone("Anna"), hall.phone("Bo"), hall.desk(), hall.wall()
    anna.locator(".world-choices label").nth(1).click()
    anna.get_by_label("Namn, högst 40 tecken").fill("Magnetstäderna")
    anna.get_by_role("button", name="Föreslå").click()
    expect(anna.locator("#mine")).to_contain_text("Magnetstäderna")
    expect(anna.locator("#cx-names > li")).to_be_hidden()
    bo.get_by_role("button", name="Stöd Magnetstäderna").click()
    expect(bo.get_by_role("button", name="Ta tillbaka stödet Magnetstäderna")).to_be_visible()
    expect(wall.locator("#cx-figure")).to_contain_text("Magnetstäderna")
    desk.get_by_role("button", name="Ta namnet Magnetstäderna").click()
    expect(desk.locator("#cx-worlds")).to_contain_text("Magnetstäderna")
    desk.get_by_role("button", name="Underrubrik Magnetstäderna").click()
    desk.get_by_label("En mening som säger hur världen är").fill("Fyra nav")
    desk.locator("#cx-tagline").get_by_role("button", name="Spara").click()
    expect(wall.locator("#cx-figure")).to_contain_text("Fyra nav")
    told = json.loads(json.dumps(vote.told()))
    assert [world["name"] for world in told["worlds"]] == ["", "Magnetstäderna", "", ""]
    assert told["worlds"][1]["name_from"] == told["entries"][0]["id"]


def test_the_desk_writes_the_axes_where_none_are_chosen(hall: Hall) -> None:
    room = hall.room
    room.do("agenda.add", kind="cross", title="Korset", question="Vilka världar?", minutes=10,
            after="scan-2", note="", day=0)  # fmt: skip
    activity = newest(hall, "cross")
    room.do("stage.start", activity=activity)
    desk, phone = hall.desk(), hall.phone("Anna")
    expect(phone.locator("main")).to_contain_text("Axlarna är inte valda än")
    for words, (name, low, high) in zip(("första axeln", "andra axeln"), AXES, strict=True):
        desk.get_by_role("button", name=f"Skriv {words}").click()
        desk.get_by_label("Vad är osäkert?").fill(name)
        desk.get_by_label("Den ena polen").fill(low)
        desk.get_by_label("Den andra polen").fill(high)
        desk.locator("#cx-axis").get_by_role("button", name="Spara").click()
        expect(desk.locator("#cx-axis")).to_be_hidden()
    expect(desk.locator("#cx-figure")).to_contain_text("Öppna gränser")
    expect(phone.locator("[data-tap]")).to_have_count(2)
    desk.get_by_role("button", name="Placera åt någon utan telefon").click()
    fill = desk.locator("#cx-fill")
    fill.get_by_label("Bosättning").first.select_option(label="Långt mot Spritt")
    fill.get_by_label("Handel").first.select_option(label="I mitten")
    fill.get_by_role("button", name="Spara").click()
    expect(fill).to_be_hidden()
    expect(desk.locator("#cx-progress")).to_contain_text("1 åt någon")
    vote = replace(Vote(hall, activity))
    vote.turn("close", "reveal")
    numbers = vote.told()["results"]["result"]["numbers"]
    assert numbers["now"]["mean"] == [0.9, 0]
    assert numbers["now"]["shares"] == [0.5, 0, 0, 0.5]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(hall: Hall, scheme: Any) -> None:
    vote = crossing(hall)
    phone = hall.phone("Anna", color_scheme=scheme, **CALM)
    desk, wall = hall.desk(color_scheme=scheme, **CALM), hall.wall(color_scheme=scheme, **CALM)
    tap(phone, "now", 0.5, -0.5)
    phone.get_by_label("Namn, högst 40 tecken").fill("Byn")
    phone.get_by_role("button", name="Föreslå").click()
    expect(phone.locator("#mine")).to_contain_text("Byn")
    faults = [each for page in (phone, desk, wall) for each in violations(page, "open")]
    assert small_targets(phone) == []
    for button, dialog in (("Skriv in ett namn", "cx-propose"), ("Ändra", "cx-axis"),
                           ("Placera åt någon utan telefon", "cx-fill"), ("Namnge", "cx-world"),
                           ("Underrubrik", "cx-tagline")):
        desk.locator(".d-scrolls").get_by_role("button", name=button).first.click()
        expect(desk.locator(f"#{dialog}")).to_be_visible()
        faults += violations(desk, dialog)
        desk.keyboard.press("Escape")
    vote.turn("close", "reveal")
    expect(wall.locator("#cx-figure")).to_contain_text("I dag")
    faults += [each for page in (phone, desk, wall) for each in violations(page, "revealed")]
    nothing(faults)
