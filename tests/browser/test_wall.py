"""The wall at twenty metres: large enough, whole, calm, and turning its pages by itself."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from .hall import WALL, Hall, until
from .hostile import EIGHTY
from .measuring import faults_of
from .serving import Room, Served, served

CHECKIN, SCAN = "checkin-1", "scan-2"
SIZES = (WALL, {"width": 1280, "height": 720}, {"width": 1024, "height": 768})
TURNS_EVERY = 1

def still(hall: Hall) -> tuple[Page, ...]:
    """Walls of each size that do not fade things in, so that what is measured is there."""
    return tuple(hall.wall(size, reduced_motion="reduce") for size in SIZES)


def test_the_join_state_reads_well_with_every_organisation(hall: Hall) -> None:
    faults: list[str] = []
    walls = still(hall)
    for organisation in ("Region Skåne", "Vinnova", EIGHTY):
        hall.room.join("", organisation)
    for wall in walls:
        expect(wall.locator("#join-orgs li").first).to_be_visible()
        faults += faults_of(wall)
    assert not faults, "\n".join(faults)


def test_without_a_programme_code_and_qr_fill_the_wall(
    server: Served, open_hall: Callable[[Room], Hall]
) -> None:
    hall = open_hall(server.found("Kort möte", programme=""))
    for wall in still(hall):
        assert not faults_of(wall)
        size = wall.viewport_size
        box = wall.locator(".join-how .qr").bounding_box()
        assert size
        assert box
        assert box["height"] > size["height"] * 0.5
        assert box["width"] * 2 < size["width"]


def test_the_scan_reads_well_from_the_first_card_to_the_four_hundredth(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    walls = still(hall)
    faults: list[str] = []
    written = 0
    for cards in (5, 60, 186, 400):
        room.fill(cards - written, seed=cards)
        written = cards
        for wall in walls:
            expect(wall.locator("#came-in b")).to_have_text(str(cards))
            faults += faults_of(wall, f"{cards} cards")
    for stage in ("stage.close", "stage.reveal"):
        room.do(stage)
        for wall in walls:
            expect(wall.locator("#newest")).to_have_count(0)
            faults += faults_of(wall, stage)
    assert not faults, "\n".join(faults)


def test_the_longest_cards_fit_whole(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    anna = room.join("Anna", EIGHTY)
    walls = still(hall)
    long = "Kommunernas investeringar i vattenförsörjning skjuts upp när räntorna stiger nu"
    faults: list[str] = []
    for number in range(12):
        text = EIGHTY if number % 4 == 3 else f"{long} {number}"[:80]
        room.do("scan.add", SCAN, key=anna, headline=text, category="ekologi")
        if number not in (4, 11):
            continue
        for wall in walls:
            expect(wall.locator("#came-in b")).to_have_text(str(number + 1))
            faults += faults_of(wall, f"{number + 1} cards")
    room.do("stage.close")
    for wall in walls:
        expect(wall.locator("#newest")).to_have_count(0)
        faults += faults_of(wall, "locked")
    assert not faults, "\n".join(faults)


def test_the_check_in_reads_well_with_many_words(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=CHECKIN)
    faults: list[str] = []
    words = ["förväntansfull", "nyfiken", "trött", "x" * 30, "samarbetsintresserad"]
    for number in range(60):
        word = words[number % 5] if number < 30 else f"ord nummer {number}"
        room.do("checkin.answer", CHECKIN, key=room.join(f"P{number}"), word=word,
                energy=number % 5 + 1)  # fmt: skip
    walls = still(hall)
    for stage in ("stage.close", "stage.reveal"):
        for wall in walls:
            expect(wall.locator("#words li").first).to_be_visible()
            faults += faults_of(wall)
        room.do(stage)
    for wall in walls:
        expect(wall.locator(".bars")).to_be_visible()
        faults += faults_of(wall, "revealed")
    assert not faults, "\n".join(faults)


def test_talk_and_pause_read_well(hall: Hall) -> None:
    room = hall.room
    faults: list[str] = []
    walls = still(hall)
    for kind in ("talk", "pause"):
        room.do("agenda.add", kind=kind, title="Bordssamtal", minutes=10, after="talk-3",
                question=("Vilka förändringar betyder mest för oss? " * 5)[:200])  # fmt: skip
    for activity in ("talk-5", "pause-6"):
        room.do("stage.start", activity=activity)
        for wall in walls:
            expect(wall.locator(".w-poster")).to_be_visible()
            until(lambda wall=wall: "Bordssamtal" in wall.title(), wall)
            faults += faults_of(wall, activity)
    assert not faults, "\n".join(faults)


def test_a_new_card_moves_only_where_motion_is_welcome(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    anna = room.join("Anna", "Vinnova")
    lively, calm = hall.wall(), hall.wall(reduced_motion="reduce")
    for wall in (lively, calm):
        wall.evaluate("""() => {
            window.begun = 0;
            document.addEventListener("animationstart", () => { window.begun += 1; });
        }""")
    room.do("scan.add", SCAN, key=anna, headline="Ett kort")
    for wall in (lively, calm):
        expect(wall.locator("#newest > li")).to_have_count(1)
    until(lambda: lively.evaluate("window.begun"), lively)
    assert calm.evaluate("document.getAnimations().length + window.begun") == 0


@pytest.fixture
def turning(
    tmp_path_factory: pytest.TempPathFactory, open_hall: Callable[[Room], Hall]
) -> Iterator[Hall]:
    """A server that turns the wall's pages often."""
    with served(tmp_path_factory.mktemp("turning"),
                FACILITATOR_PAGE_SECONDS=str(TURNS_EVERY)) as server:  # fmt: skip
        hall = open_hall(server.found())
        yield hall
        hall.close()


def test_pages_turn_by_themselves_and_the_newest_lane_stands(turning: Hall) -> None:
    hall = turning
    room = hall.room
    room.do("stage.start", activity=SCAN)
    room.fill(30)
    wall = hall.wall(reduced_motion="reduce")
    wall.evaluate("""() => {
        window.moved = 0;
        const lane = document.getElementById("newest");
        lane.dataset.marked = "yes";
        new MutationObserver(() => { window.moved += 1; }).observe(lane, { childList: true });
    }""")
    newest = wall.locator("#newest > li > p").all_inner_texts()
    seen = set()

    def five_pages() -> bool:
        seen.add(wall.locator("#page").inner_text())
        return len(seen) >= 5

    until(five_pages, wall)
    assert wall.locator("#newest > li > p").all_inner_texts() == newest
    assert wall.locator("#newest").get_attribute("data-marked") == "yes"
    assert wall.evaluate("window.moved") == 0


def test_a_wall_that_was_closed_shows_the_same_when_it_opens_again(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    room.fill(20)
    wall = hall.wall()
    counts = wall.locator(".w-num").all_inner_texts()
    wall.goto(f"{room.address}/wall/{room.code}?theme=light")
    hall.connected(wall)
    assert wall.locator(".w-num").all_inner_texts() == counts
    expect(wall.locator("html")).to_have_attribute("data-theme", "light")
