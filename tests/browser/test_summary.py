"""The summary is written at the desk by keys alone, by two at once, and over a net that comes and
goes; and nobody in the room hears of it before it is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from facilitator.domain.keys import key_hash
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.storage.shelf import Shelf
from tests.accessible import CALM, nothing, violations
from tests.cast import ERIK, KARIN
from tests.report.samples import Day

from .hall import DESK, PHONE, Hall, until
from .serving import Room, Served

WALL = Actor(Role.WALL, "")
PHONES_KEY = "nyckel-person-0"
_codes = count(2)


def secret(actor: Actor) -> str:
    return f"nyckel-{actor.role}-{actor.id}"


@pytest.fixture(scope="module")
def played() -> Day:
    """A short Workshop 1: everything has been written, clustered and judged."""
    day = Day(people=9, cards=36, clusters=5)
    for actor in (KARIN, ERIK, WALL):
        day.story.does(SYSTEM, "key.make", role=actor.role.value, holder=actor.id,
                       hash=key_hash(secret(actor)))  # fmt: skip
    return day


@pytest.fixture
def room(server: Served, played: Day) -> Room:
    """That day as a workshop of its own."""
    code = f"SUMM2{'23456789ABCDEFGHJKMNPQRSTUVWXYZ'[next(_codes)]}"
    first, *rest = played.story.events
    Shelf(server.sessions).create(code, [replace(first, data={**first.data, "code": code}), *rest])
    return Room(server.address, code, secret(KARIN), secret(WALL), {})


def editor(hall: Hall, actor: Actor = KARIN, size: dict[str, int] = DESK) -> Page:
    """The editor's page, with its socket up."""
    page = hall.window(size, **CALM)
    page.goto(f"{hall.room.address}/desk/{hall.room.code}?key={secret(actor)}")
    page.goto(f"{hall.room.address}/desk/{hall.room.code}/summary")
    hall.connected(page)
    return page


def reach(page: Page, wanted: str, key: str = "Tab") -> None:
    """Press `key` until what has the focus is `wanted`."""
    def there() -> bool:
        found: bool = page.evaluate("w => document.activeElement?.matches(w) ?? false", wanted)
        return found

    for _ in range(400):
        if there():
            return
        page.keyboard.press(key)
    raise AssertionError(f"no key leads to {wanted}")


def saved(page: Page) -> None:
    """Everything that was typed stands on the server and on the page."""
    expect(page.locator("#chip")).to_have_text("på")
    until(lambda: page.evaluate(
        "() => [...document.querySelectorAll('form[data-auto]')].every("
        "(f) => f.elements.text.value === f.dataset.stands)"), page)  # fmt: skip


def texts(page: Page) -> list[str]:
    found: list[str] = page.locator(".se-list textarea").evaluate_all("a => a.map(e => e.value)")
    return found


def presses(page: Page, wanted: str, key: str = "Enter") -> None:
    reach(page, wanted)
    page.keyboard.press(key)


def test_a_summary_is_written_and_published_by_keys_alone(hall: Hall) -> None:
    page = editor(hall)
    sentences = page.locator(".se-list > li")
    first_finding = page.locator(".se-findings p").first.inner_text()
    for number in (1, 2):
        presses(page, "#take-1")
        expect(sentences).to_have_count(number)
    assert first_finding.endswith(texts(page)[0])
    reach(page, "#new-text", "Shift+Tab")
    page.keyboard.type("Vi möts igen i maj.")
    page.keyboard.press("Enter")
    expect(sentences).to_have_count(3)
    one, two, three = (str(each) for each in page.locator("[data-sentence]").evaluate_all(
        "a => a.map(e => e.dataset.sentence)"))  # fmt: skip

    reach(page, f"#t-{one}", "Shift+Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("Elen avgör var jobben hamnar.")
    expect(page.locator(f"#f-{one} [data-saved]")).to_have_text("Sparat.")
    saved(page)
    presses(page, f"#p-{one}-mal")
    expect(page.locator(f"#p-{one}-mal")).to_have_attribute("aria-pressed", "true")

    presses(page, f"#find-{one}")
    expect(page.locator("#found li").first).to_be_visible()
    page.keyboard.type("Energi i rummet")
    expect(page.locator("#found li")).to_have_count(1)
    presses(page, "#found button")
    expect(page.locator("#found button")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(page.locator(f"#find-{one}")).to_be_focused()
    expect(page.locator(f"#s-{one} .se-evidence li").filter(has_text="Energi i")).to_have_count(1)

    presses(page, f"#up-{two}")
    until(lambda: texts(page)[1] == "Elen avgör var jobben hamnar.", page)
    expect(page.locator(f"#up-{two}")).to_be_focused()
    presses(page, f"#lift-{three}")
    expect(page.locator("[data-here]:not([hidden])").first).to_be_focused()
    page.keyboard.press("Enter")
    until(lambda: texts(page)[0] == "Vi möts igen i maj.", page)

    presses(page, "#find-quotes")
    expect(page.locator("#found li").first).to_be_visible()
    presses(page, "#found button")
    expect(page.locator("#found button[aria-pressed=true]")).to_have_count(1)
    page.keyboard.press("Escape")
    presses(page, "#pic-matrix-5-picture", "Space")
    expect(page.locator("#sum-preview .glance svg")).to_have_count(1)
    presses(page, "#cup-open")
    expect(page.locator("#cup-open")).to_be_focused()
    presses(page, "#in-dotvote-4", "Space")
    expect(page.locator("#in-dotvote-4")).not_to_be_checked()
    reach(page, "#t-next")
    page.keyboard.type("Läs rapporten.\nVi ses i maj.")
    expect(page.locator("#f-next [data-saved]")).to_have_text("Sparat.")
    reach(page, "#note")
    page.keyboard.type("Till gruppen")
    page.keyboard.press("Enter")
    expect(page.locator(".se-versions > li")).to_have_count(1)
    expect(page.locator(".se-versions")).to_contain_text("3 meningar tillagda")
    expect(page.locator("#sum-state")).to_contain_text("Version 1 gäller.")
    as_a_participant_reads_it(hall)


def as_a_participant_reads_it(hall: Hall) -> None:
    room = hall.room
    room.do("workshop.open_downloads", to="room")
    phone = hall.window(PHONE)
    phone.context.add_cookies([{"name": f"phone_{room.code}", "value": PHONES_KEY,
                                "url": room.address}])  # fmt: skip
    told = phone.context.request.get(f"{room.phone_url}/report.html?version=draft").text()
    phone.set_content(told)
    said = phone.locator("#summary li b").all_inner_texts()
    assert said[0] == "Vi möts igen i maj."
    assert said[2] == "Elen avgör var jobben hamnar."
    third = phone.locator("#summary li").nth(2)
    expect(third).to_contain_text("Till RUS: Mål")
    expect(third.get_by_role("link", name="Energi i rummet")).to_have_count(1)
    expect(phone.locator(".glance figure")).to_have_count(1)
    expect(phone.locator(".picked li")).to_have_count(1)
    chapters = phone.locator(".contents a").all_inner_texts()
    assert chapters.index("Där vi tycker olika") < chapters.index("Osäkerheter")
    expect(phone.locator("#dotvote-4")).to_have_count(0)
    expect(phone.locator("#next")).to_contain_text("Vi ses i maj.")


def test_what_is_typed_survives_a_reload_and_a_lost_net(hall: Hall) -> None:
    one = hall.room.do("summary.add", text="Som det var.")
    page = editor(hall)
    page.locator(f"#t-{one}").press("End")
    page.keyboard.type(" Mer.")
    page.reload()  # before it has been sent
    saved(page)
    assert texts(page) == ["Som det var. Mer."]
    hall.connected(page)
    with hall.watch(page).excusing("ERR_INTERNET_DISCONNECTED", "failed", "WebSocket"):
        page.context.set_offline(True)
        page.locator(f"#t-{one}").press("End")
        page.keyboard.type(" Och mer.")
        expect(page.locator(f"#f-{one} [data-saved]")).to_contain_text("Kvar på den här datorn")
        page.locator("#new-text").fill("Halvfärdig mening")
        page.close()
    again = page.context.new_page()
    again.context.set_offline(False)
    again.goto(f"{hall.room.address}/desk/{hall.room.code}/summary")
    saved(again)
    until(lambda: texts(again) == ["Som det var. Mer. Och mer."], again)
    expect(again.locator("#new-text")).to_have_value("Halvfärdig mening")


@pytest.mark.parametrize(("choice", "stands"), [
    ("Spara min ändå", "Karins ord."), ("Ta den andras", "Eriks ord."),
])  # fmt: skip
def test_two_who_write_at_once_write_over_nothing(hall: Hall, choice: str, stands: str) -> None:
    one = hall.room.do("summary.add", text="Som det var.")
    page = editor(hall)
    with hall.watch(page).excusing("ERR_INTERNET_DISCONNECTED", "failed", "WebSocket"):
        page.context.set_offline(True)
        page.locator(f"#t-{one}").fill("Karins ord.")
        expect(page.locator(f"#f-{one} [data-saved]")).to_contain_text("Kvar på den här datorn")
        hall.room.do("summary.edit", key=secret(ERIK), sentence=one, was="Som det var.",
                     text="Eriks ord.")  # fmt: skip
        page.context.set_offline(False)
    stale = page.locator(f"#f-{one} [data-stale]")
    expect(stale).to_be_visible()
    expect(stale.locator("q")).to_have_text("Eriks ord.")
    assert texts(page) == ["Karins ord."]
    nothing(violations(page, "two at once"))
    stale.get_by_role("button", name=choice).press("Enter")
    until(lambda: page.locator(f"#f-{one}").get_attribute("data-stands") == stands, page)
    saved(page)
    expect(stale).to_be_hidden()


def test_what_was_typed_in_a_removed_sentence_is_handed_back(hall: Hall) -> None:
    one = hall.room.do("summary.add", text="Som det var.")
    page = editor(hall)
    with hall.watch(page).excusing("ERR_INTERNET_DISCONNECTED", "failed", "WebSocket"):
        page.context.set_offline(True)
        page.locator(f"#t-{one}").fill("Karins ord.")
        expect(page.locator(f"#f-{one} [data-saved]")).to_contain_text("Kvar på den här datorn")
        hall.room.do("summary.remove", key=secret(ERIK), sentence=one)
        page.context.set_offline(False)
    expect(page.locator(".notice q")).to_have_text("Karins ord.")
    expect(page.locator(".se-list > li")).to_have_count(0)


def test_one_sees_where_another_writes_and_what_came_of_it(hall: Hall) -> None:
    one = hall.room.do("summary.add", text="Som det var.")
    karin, erik = editor(hall), editor(hall, ERIK)
    erik.locator(f"#t-{one}").focus()
    expect(karin.locator(f"#f-{one} [data-hand]")).to_have_text("Erik skriver här")
    erik.keyboard.type("!")
    until(lambda: texts(karin) != ["Som det var."], karin)
    karin.locator("#new-text").fill("Medan jag skriver")
    erik.locator("#new-text").fill("Eriks mening")
    erik.locator("#new-text").press("Enter")
    until(lambda: "Eriks mening" in texts(karin), karin)
    expect(karin.locator("#new-text")).to_have_value("Medan jag skriver")


def test_undo_is_one_key_away(hall: Hall) -> None:
    page = editor(hall)
    presses(page, "#take-1")
    expect(page.locator(".se-list > li")).to_have_count(1)
    expect(page.locator("#do-undo")).to_contain_text("lade till")
    reach(page, "#conclusions + p ~ * button, .se-list button")
    page.keyboard.press("Control+z")
    expect(page.locator(".se-list > li")).to_have_count(0)
    page.keyboard.press("Control+y")
    expect(page.locator(".se-list > li")).to_have_count(1)


SIZES = {"phone": PHONE, "desk": DESK, "wide": {"width": 1920, "height": 1080}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_everyone_can_use_it(hall: Hall, size: str, scheme: str) -> None:
    room = hall.room
    one = room.do("summary.add", text="Elen avgör.", place="mal", evidence=["scan-2-fields", "x"])
    room.do("summary.pick", list="pictures", what="matrix-5-picture")
    room.do("summary.publish", note="Första")
    room.do("summary.leave_out", what="dotvote-4")
    page = editor(hall, size=SIZES[size])
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    faults = violations(page, f"{size} {scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(f"#find-{one}").press("Enter")
    expect(page.locator("#found li").first).to_be_visible()
    faults += violations(page, f"{size} {scheme} finding")
    page.goto(f"{room.address}/desk/{room.code}/summary/versions/1")
    faults += violations(page, f"{size} {scheme} version 1")
    nothing(faults)


def test_an_empty_workshop_says_so(server: Served, open_hall: Callable[[Room], Hall]) -> None:
    hall = open_hall(server.found())
    page = hall.desk(**CALM)
    page.get_by_role("link", name="Sammanställning").click()
    expect(page.get_by_text("Inget i workshopen har något att berätta än.")).to_be_visible()
    nothing(violations(page, "empty"))
    page.locator("#note").fill("Tom")
    page.locator("#note").press("Enter")
    expect(page.locator(".se-publish [data-error]")).to_contain_text("inget att publicera")
    expect(page.locator("#note")).to_have_value("Tom")


def test_two_editors_do_not_publish_over_each_other(hall: Hall) -> None:
    hall.room.do("summary.add", text="Elen avgör.")
    erik = editor(hall, ERIK)
    nothing_new = {"seq": 10**9, "parts": {}}  # what Karin does has not come
    erik.route("**/summary/parts*", lambda route: route.fulfill(json=nothing_new))
    hall.room.do("summary.publish", note="Karins version")
    hall.room.do("summary.add", text="Vattnet stiger.")
    erik.locator("#note").fill("Eriks version")
    erik.locator("#note").press("Enter")
    refusal = erik.locator(".se-publish [data-error]")
    expect(refusal).to_contain_text("Version 1 publicerades innan du hann: ”Karins version”.")
    expect(erik.locator("#note")).to_have_value("Eriks version")
    erik.unroute("**/summary/parts*")
    erik.reload()
    expect(erik.locator(".se-versions")).to_contain_text("Karins version")
    expect(erik.locator("#note")).to_have_value("Eriks version")
    erik.locator("#note").press("Enter")
    expect(erik.locator(".se-versions")).to_contain_text("Eriks version")


def test_nobody_in_the_room_hears_of_a_draft(hall: Hall) -> None:
    room = hall.room
    room.do("workshop.open_downloads", to="everyone")
    phone, wall = hall.holder(PHONES_KEY), hall.wall()
    page = editor(hall)
    page.locator("#new-text").fill("kanarie i utkastet")
    page.locator("#new-text").press("Enter")
    expect(page.locator(".se-list > li")).to_have_count(1)
    page.locator("#t-next").fill("kanarie i nästa steg")
    saved(page)
    # Comes after the draft on every socket.
    room.do("agenda.change", activity="wildcard-7", title="Nytt namn", question="Nytt namn?")
    for each in (phone, wall):
        until(lambda each=each: "Nytt namn" in hall.watch(each).frames(), each)
        assert "kanarie" not in hall.watch(each).frames() + each.content()
    expect(phone.locator("body")).not_to_contain_text("kanarie")
    phone.goto(f"{room.phone_url}/report")
    assert "kanarie" not in phone.content()
    assert "kanarie" not in phone.context.request.get(f"{room.phone_url}/report.html").text()
