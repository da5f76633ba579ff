"""Voting and rating for everyone: axe finds nothing, and what is drawn is also said in words."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.accessible import CALM, nothing, violations

from .hall import Hall, until
from .test_dots import less, more
from .test_rating_phone import IMPACT, UNCERTAINTY, begun, go_through, name, on, saved, tap
from .voting import NAMES, Vote, newest, voting

SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
# Everything that is said by itself, as it is said.
_LISTEN = """() => {
    window.said = [];
    const heard = (each) => each.closest?.("[role=status], [role=alert], [aria-live]");
    new MutationObserver((changes) => {
        for (const { target } of changes) {
            const live = heard(target.nodeType === 1 ? target : target.parentElement);
            if (live?.textContent.trim()) window.said.push(live.textContent.trim());
        }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


@SCHEMES
def test_a_phone_that_votes(hall: Hall, scheme: str) -> None:
    hall.room.do("workshop.set_small_group", least=1)
    vote = voting(hall, "dotvote", options={"dots": 2})
    phone = hall.phone("Anna", "Vinnova", color_scheme=scheme, **CALM)
    faults = violations(phone, "open")
    more(phone, NAMES[0]).click()
    expect(less(phone, NAMES[0])).to_have_attribute("aria-disabled", "false")
    more(phone, NAMES[1]).click()
    expect(phone.locator("#dots-state .saved")).to_be_visible()
    faults += violations(phone, "every dot placed")
    vote.do("leave_out", entry=vote.items[NAMES[0]])
    expect(phone.locator("#dots-gone")).to_be_visible()
    faults += violations(phone, "a dot on what has gone")
    vote.turn("close")
    expect(phone.get_by_text("Låst.").first).to_be_visible()
    faults += violations(phone, "locked")
    vote.turn("reveal")
    result = phone.get_by_role("list").filter(has_text=NAMES[1]).get_by_role("listitem")
    expect(result.filter(has_text=NAMES[1])).to_have_text(re.compile("går vidare"))
    expect(phone.locator("#dv-ours table")).to_be_visible()
    faults += violations(phone, "revealed")
    nothing(faults)


@SCHEMES
def test_a_phone_that_rates(hall: Hall, scheme: str) -> None:
    vote = voting(hall, "matrix", *NAMES[:2])
    phone = hall.phone("Anna", "Vinnova", color_scheme=scheme, **CALM)
    begun(phone)
    first = name(phone)
    faults = violations(phone, "first page")
    tap(phone, IMPACT, "4")
    tap(phone, UNCERTAINTY, "Vet ej")
    phone.locator("#rate-why summary").click()
    faults += violations(phone, "answered, writing why")
    on(phone)
    on(phone)
    faults += violations(phone, "overview")
    saved(phone)
    vote.turn("close")
    expect(phone.get_by_text("Låst.").first).to_be_visible()
    faults += violations(phone, "locked")
    bo = hall.room.join("Bo", "Region Skåne")
    vote.turn("reopen")
    vote.do("rate", bo, entry=vote.items[first], impact=5, uncertainty=5)
    vote.turn("close", "reveal")
    expect(phone.get_by_role("heading", name="Kritisk osäkerhet")).to_be_visible()
    expect(phone.get_by_role("listitem").filter(has_text=first).first).to_be_visible()
    faults += violations(phone, "revealed")
    again = second_round(vote)
    begun(phone)
    go_through(phone, {})
    phone.locator("#rate-list button", has_text=first).click()
    expect(phone.locator("#rate-before")).to_be_visible()
    faults += violations(phone, "second round")
    again.turn("close", "reveal")
    expect(phone.get_by_text("Ingen hann svara")).to_be_visible()
    faults += violations(phone, "revealed, and nobody had answered")
    nothing(faults)


@SCHEMES
def test_a_phone_with_a_long_list_and_with_none(hall: Hall, scheme: str) -> None:
    phone = hall.phone("Anna", "Vinnova", color_scheme=scheme, **CALM)
    long = voting(hall, "matrix", options={"share": 3})
    expect(phone.locator("#rate-draw")).to_be_visible()
    faults = violations(phone, "before one's share")
    for item in long.items.values():
        long.do("leave_out", entry=item)
    expect(phone.get_by_text("Det finns inget att bedöma än.")).to_be_visible()
    faults += violations(phone, "nothing to rate")
    nothing(faults)


@SCHEMES
def test_the_wall_and_the_desk_of_a_matrix(hall: Hall, scheme: str) -> None:
    vote = voting(hall, "matrix", opened=False)
    room = hall.room
    wall = hall.wall(query=f"&theme={scheme}", **CALM)
    desk = hall.desk(color_scheme=scheme, **CALM)
    vote.open()
    expect(wall.get_by_text("har svarat").first).to_be_visible()
    expect(desk.locator("#jd-list > li")).to_have_count(4)
    faults = violations(wall, "hidden") + violations(desk, "open")
    faults += dialogs(desk)
    for number, organisation in enumerate(("Region Skåne", "Vinnova", "Region Dalarna")):
        vote.do("rate", room.join(f"P{number}", organisation), entry=vote.items[NAMES[0]],
                impact=5, uncertainty=(1, 5, 5)[number], reason=f"Skäl {number}")  # fmt: skip
    vote.do("fill", organisation="", impact={vote.items[NAMES[1]]: 2},
            uncertainty={vote.items[NAMES[1]]: 2})  # fmt: skip
    vote.do("leave_out", entry=vote.items[NAMES[2]])
    expect(desk.locator("#jd-proxies > li")).to_have_count(1)
    vote.turn("close")
    expect(desk.get_by_text("Skriv in i listan").first).to_be_visible()
    faults += violations(desk, "locked")
    vote.turn("reveal")
    figure = wall.get_by_role("img", name=re.compile("^Påverkan mot osäkerhet, 3 drivkrafter"))
    expect(figure).to_be_visible()
    expect(figure.locator("desc")).to_have_text(re.compile(f"Kritiska osäkerheter: {NAMES[0]}"))
    expect(desk.locator("#mx-rows tr")).to_have_count(3)
    faults += violations(wall, "result") + violations(desk, "revealed")
    vote.do("point", entry=vote.items[NAMES[0]])
    expect(wall.locator("#mx-beside")).to_contain_text("Vi talar om")
    histogram = wall.get_by_role("img", name=re.compile("^Osäkerhet, n = 3"))
    expect(histogram.locator("desc")).to_have_text(
        "1 svarade 1, 0 svarade 2, 0 svarade 3, 0 svarade 4, 2 svarade 5")
    faults += violations(wall, "pointed") + violations(desk, "pointed")
    nothing(faults)


@SCHEMES
def test_the_wall_and_the_desk_of_a_dot_vote(hall: Hall, scheme: str) -> None:
    vote = voting(hall, "dotvote", options={"dots": 3})
    wall = hall.wall(query=f"&theme={scheme}", **CALM)
    desk = hall.desk(color_scheme=scheme, **CALM)
    faults = violations(wall, "hidden") + dialogs(desk)
    vote.do("fill", organisation="", dots={vote.items[NAMES[0]]: 2, vote.items[NAMES[1]]: 1})
    vote.turn("close", "reveal")
    expect(desk.locator("#dv-rows tr")).to_have_count(4)
    expect(desk.get_by_role("table", name="Prickarna")).to_be_visible()
    expect(wall.locator("#dv-figure svg")).to_be_visible()
    faults += violations(wall, "result") + violations(desk, "revealed")
    vote.turn("reopen")
    expect(desk.locator("#jd-proxies > li")).to_have_count(1)
    desk.locator("#jd-proxies").get_by_role("button", name="Ta bort").click()
    expect(desk.locator("#jd-proxies > li")).to_have_count(0)
    vote.turn("close", "reveal")
    until(lambda: wall.locator("#stage").get_attribute("data-stage") == "revealed", wall)
    faults += violations(wall, "opened and shown again") + violations(desk, "shown again")
    nothing(faults)


def test_what_is_said_by_itself_is_little(hall: Hall) -> None:
    vote = voting(hall, "dotvote", options={"dots": 3})
    phone = hall.phone("Anna", "Vinnova")
    expect(phone.locator("#dots-left")).to_have_text("3 prickar kvar")
    phone.evaluate(_LISTEN)
    more(phone, NAMES[0]).click()
    expect(phone.locator("#dots-state .saved")).to_be_visible()
    until(lambda: "2 prickar kvar" in phone.evaluate("said"), phone)
    # Others who vote are nothing that this person needs to hear of.
    key = hall.room.join("Bo", "Region Skåne")
    vote.do("place", key, entry=vote.items[NAMES[1]])
    vote.do("change_item", entry=vote.items[NAMES[2]], name="Ett annat namn", text="")
    expect(phone.get_by_text("Ett annat namn", exact=True)).to_be_visible()
    heard = [each for each in phone.evaluate("said") if "prick" in each]
    assert heard == ["2 prickar kvar"]


def dialogs(desk: Page) -> list[str]:
    """The faults of each dialog that the desk opens over a list."""
    faults = []
    desk.keyboard.press("n")
    expect(desk.locator("#jd-fill")).to_be_visible()
    faults += violations(desk, "filling in")
    desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Skriv in i listan").click()
    expect(desk.locator("#jd-add")).to_be_visible()
    faults += violations(desk, "writing in")
    desk.keyboard.press("Escape")
    desk.locator("#jd-list").get_by_role("button", name="Ändra").first.click()
    expect(desk.locator("#jd-change")).to_be_visible()
    faults += violations(desk, "changing")
    desk.keyboard.press("Escape")
    return faults


def second_round(vote: Vote) -> Vote:
    """The same list once more, opened."""
    room = vote.hall.room
    room.do("agenda.add", kind=vote.kind, title="Andra rundan", question="Och nu?", minutes=9,
            note="", after=vote.activity, day=0, options={"again": vote.activity})  # fmt: skip
    again = Vote(vote.hall, newest(vote.hall, vote.kind), vote.items)
    again.open()
    return again
