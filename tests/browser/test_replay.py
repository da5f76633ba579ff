"""The day once more: on the wall when the desk asks for it, and from a file on one's own disk."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.accessible import nothing, violations

from .hall import DESK, PHONE, WALL, Hall, until
from .serving import Room

CHECKIN, SCAN = "checkin-1", "scan-2"
SIZES = (WALL, {"width": 1280, "height": 720}, {"width": 1024, "height": 768}, PHONE)
PLAYING = ".replay:not([data-waiting]) .r-clock"


@pytest.fixture
def day(room: Room) -> Room:
    """A check-in and a scan that are shown."""
    anna = room.join("Anna", "Vinnova")
    room.do("stage.start", activity=CHECKIN)
    room.do("checkin.answer", CHECKIN, key=anna, word="nyfiken", energy=4)
    for step in ("stage.close", "stage.reveal"):
        room.do(step)
    room.do("stage.start", activity=SCAN)
    room.fill(12)
    for step in ("stage.close", "stage.reveal"):
        room.do(step)
    return room


@pytest.fixture
def file(day: Room, hall: Hall, tmp_path: Path) -> Path:
    """The page that is taken home, as a browser saves it."""
    desk = hall.desk()
    answer = desk.request.get(f"{day.phone_url}/report.repris")
    assert answer.ok
    assert answer.headers["content-type"].startswith("text/html")
    saved = tmp_path / "repris.html"
    saved.write_bytes(answer.body())
    desk.close()
    return saved


def opened(hall: Hall, file: Path, size: dict[str, int] = DESK, **options: str) -> Page:
    page = hall.window(size, **options)
    page.goto(file.as_uri())
    return page


def said(page: Page) -> str:
    return page.locator(".r-says").inner_text()


def test_the_file_plays_by_itself_to_the_end(hall: Hall, file: Path) -> None:
    page = opened(hall, file)
    speed = page.locator(".r-speed")
    speed.click()
    speed.click()
    expect(speed).to_have_text("Fart 4×")
    seen: list[str] = []

    def over() -> bool:
        seen.append(said(page))
        return page.locator(".r-play").inner_text() == "Spela igen"

    until(over, page, 40)
    whole = " ".join(dict.fromkeys(seen))
    assert "Incheckning" in whole
    assert "Spaning" in whole
    expect(page.locator(".r-wall .scan-left")).to_be_visible()
    assert page.locator(".r-wall #came-in b").inner_text() == "12"
    page.locator(".r-play").click()
    until(lambda: "har gått med" in said(page) or "Nu börjar" in said(page), page)


def test_the_keys_go_step_by_step_and_back_again(hall: Hall, file: Path) -> None:
    page = opened(hall, file, reduced_motion="reduce")
    expect(page.locator(".r-play")).to_have_text("Spela")  # nothing moves by itself
    page.keyboard.press("End")
    last = page.locator(".r-wall").inner_html()
    page.keyboard.press("Home")
    first = page.locator(".r-wall").inner_html()
    assert first != last
    steps = int(page.locator(".r-place").get_attribute("max") or 0)
    assert steps > 8
    forward = [page.locator(".r-wall").inner_html()]
    for _ in range(steps):
        page.keyboard.press("ArrowRight")
        forward.append(page.locator(".r-wall").inner_html())
    assert forward[-1] == last
    back = [page.locator(".r-wall").inner_html()]
    for _ in range(steps):
        page.keyboard.press("ArrowLeft")
        back.append(page.locator(".r-wall").inner_html())
    assert back[::-1] == forward
    page.keyboard.press("PageDown")
    assert "Incheckning" in said(page)
    page.keyboard.press("PageDown")
    assert "Spaning" in said(page)
    page.keyboard.press("PageUp")
    assert "Nu börjar det." in said(page)
    page.keyboard.press("Space")
    expect(page.locator(".r-play")).to_have_text("Pausa")
    page.keyboard.press("Space")
    expect(page.locator(".r-play")).to_have_text("Spela")


def test_an_item_is_gone_to_by_its_mark(hall: Hall, file: Path) -> None:
    page = opened(hall, file, reduced_motion="reduce")
    mark = page.get_by_role("button", name="Spaning")
    mark.click()
    assert said(page).startswith("Spaning. Nu börjar det.")
    expect(page.locator(".r-items [aria-current]")).to_have_text("Spaning")
    slider = page.get_by_role("slider", name="Plats i reprisen")
    assert "Spaning. Nu börjar det." in (slider.get_attribute("aria-valuetext") or "")


def plays(wall: Page) -> None:
    """Wait until the film is made, which phones go before, and the wall plays it."""
    expect(wall.locator(PLAYING)).to_be_visible(timeout=60_000)


def films(hall: Hall, wall: Page) -> int:
    """How often the wall has fetched a film."""
    return len([url for url in hall.watch(wall).requests if "/replay?film=" in url])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_the_file(
    hall: Hall, file: Path, size: dict[str, int], scheme: str
) -> None:
    page = opened(hall, file, size, color_scheme=scheme, reduced_motion="reduce")
    faults = []
    for key in ("Home", "PageDown", "End"):
        page.keyboard.press(key)
        faults += violations(page, f"{size['width']} {key}")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    wall, screen = page.locator(".r-wall").bounding_box(), page.locator(".r-screen").bounding_box()
    assert wall
    assert screen
    assert wall["width"] <= screen["width"] + 1
    assert wall["height"] <= screen["height"] + 1
    assert wall["x"] >= screen["x"] - 1
    nothing(faults)


def test_on_paper_stands_how_it_ended(hall: Hall, file: Path) -> None:
    page = opened(hall, file, reduced_motion="reduce")
    page.keyboard.press("Home")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".r-wall .scan-left")).to_be_visible()
    expect(page.locator(".r-controls")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "har gått med" in said(page)


def test_the_desk_puts_it_on_the_wall_and_takes_it_away(day: Room, hall: Hall) -> None:
    desk, wall, phone = hall.desk(), hall.wall(), hall.phone("Bo", "Vinnova")
    before = phone.locator("#stage").inner_html()
    desk.keyboard.press("r")
    plays(wall)
    expect(desk.locator("#do-replay")).to_contain_text("Stoppa repris")
    shown = wall.locator(".r-says").inner_text()
    until(lambda: wall.locator(".r-says").inner_text() != shown, wall)
    assert phone.locator("#stage").inner_html() == before
    desk.keyboard.press("Control+z")
    expect(wall.locator(".scan-left")).to_be_visible()
    expect(wall.locator("[data-replay]")).to_have_count(0)
    desk.keyboard.press("r")
    plays(wall)
    desk.keyboard.press("k")
    expect(wall.locator(".join-code")).to_be_visible()


def test_who_comes_late_is_in_step(day: Room, hall: Hall) -> None:
    first = hall.wall()
    day.do("wall.show", what="replay")
    plays(first)
    until(lambda: "Incheckning" in first.locator(".r-says").inner_text(), first, 20)
    late = hall.wall()
    plays(late)
    together = "() => document.querySelector('.r-says').innerText"
    until(lambda: first.evaluate(together) == late.evaluate(together), late)
    assert "har gått med" not in said(late)


def test_what_is_hidden_meanwhile_leaves_every_frame(day: Room, hall: Hall) -> None:
    wall = hall.wall()
    day.do("wall.show", what="replay")
    plays(wall)
    cards = day.report()["activities"][1]["entries"]
    asked = films(hall, wall)
    day.do("entry.hide", SCAN, entry=cards[0]["id"], reason="x")
    until(lambda: films(hall, wall) > asked, wall)
    plays(wall)
    film = wall.request.get(f"{day.address}/wall/{day.code}/replay")
    assert cards[0]["headline"] not in film.text()
    assert cards[1]["headline"] in film.text()


def test_a_wall_plays_it_after_the_end_too(day: Room, hall: Hall) -> None:
    desk, wall = hall.desk(), hall.wall()
    day.do("workshop.end")
    expect(wall.get_by_text("Tack för i dag.")).to_be_visible()
    expect(desk.get_by_text("Workshopen är avslutad.")).to_be_visible()
    desk.keyboard.press("r")
    plays(wall)
    desk.keyboard.press("r")
    expect(wall.get_by_text("Tack för i dag.")).to_be_visible()


def test_only_a_wall_that_plays_is_told_the_film(day: Room, hall: Hall) -> None:
    wall, phone = hall.wall(), hall.phone("Bo", "Vinnova")
    address = f"{day.address}/wall/{day.code}/replay"
    assert wall.request.get(address).status == 404
    day.do("wall.show", what="replay")
    assert phone.request.get(address).status == 403
    assert wall.request.get(address).ok
