"""A whole Workshop 2: from another workshop's results to four worlds that are told and taken home.

Over real sockets: a crowd of phones, a desk that orders and places by keys, a wall and one phone.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from facilitator.demonstration.held import hold
from facilitator.founding import Wish
from facilitator.kinds import find_kinds
from facilitator.plans import plans
from facilitator.storage.shelf import Shelf
from tests.accessible import CALM, nothing
from tests.report.links import behind, broken, things_in

from .afternoon import Afternoon, choose
from .crowd import Crowded, crowded
from .hall import Hall, until
from .serving import Room, Served

# A crowd that writes as people do: a browser has half of two cores, and draws every row of theirs.
PEOPLE, TABLES, EVERY = 24, 4, 8.0
EARLIER = date(2026, 5, 12)
LOW, HIGH = "Allt samlas i några få noder", "Allt sprids ut till många orter"
REASON = "Båda kan gå åt båda hållen, och inget län avgör dem själv."
NAMES = ("Navens land", "Byarnas förbund", "Murarnas tid", "Den långa kön")
ELEMENT = "Bussen går en gång i timmen till varje by"
HEADLINE, LEAD = "Sista bussen blev den första", "I går firade byn att linjen är tillbaka."
MILESTONE, BEFORE = "Alla har råd med bussen", "Linjen är betald"


@pytest.fixture
def room(server: Served) -> Room:
    """An afternoon of scenarios in which nothing has happened yet, with a road back at its end."""
    room = server.found("Fyra världar", template="scenarier-halvdag")
    story = next(each for each in room.activities if each.startswith("story"))
    room.do("agenda.add", kind="backcast", title="Vägen dit", minutes=20, after=story, note="",
            question="Vad måste ha hänt innan dess?", day=0)  # fmt: skip
    return room


@pytest.fixture
def results(server: Served, tmp_path: Path) -> Path:
    """What a workshop before it came to: its JSON report, as it is downloaded."""
    plan = "omvarld"
    held = hold(Shelf(server.sessions), find_kinds(), Wish(
        plan, plans()[plan].title, "region-2050", EARLIER.isoformat()), EARLIER, PEOPLE)
    file = tmp_path / "omvarld.json"
    earlier = Room(server.address, held.workshop.code, held.desk_key, held.wall_key, {})
    file.write_text(json.dumps(earlier.report()), encoding="utf-8")
    return file


@pytest.fixture
def crowd(room: Room) -> Iterator[Crowded]:
    with crowded(room, PEOPLE, EVERY) as crowd:
        yield crowd


@pytest.fixture
def afternoon(room: Room, open_hall: Callable[[Room], Hall], crowd: Crowded) -> Afternoon:
    """Everybody is in, and nothing has begun."""
    hall = open_hall(room)
    phone = hall.phone("Anna Andersson", "Region Skåne", **CALM)
    day = Afternoon(hall, hall.desk(**CALM), hall.wall(**CALM), phone)
    day.reaches(day.wall.locator("#here"), PEOPLE + 1)
    return day


def test_from_what_is_known_to_four_worlds_taken_home(
    afternoon: Afternoon, crowd: Crowded, results: Path, server: Served
) -> None:
    day = afternoon
    everybody_checks_in(day)
    results_are_brought(day, results)
    two_axes_are_chosen(day)
    worlds_get_names(day)
    tables_are_formed(day)
    worlds_are_filled(day)
    front_pages_are_told(day)
    the_road_back_is_walked(day)
    told = everything_is_taken_home(day)
    nothing_that_was_acknowledged_is_missing(crowd, day.hall.room, server)
    every_front_page_leads_back_to_cards(told)
    nothing(day.faults)


def everybody_checks_in(day: Afternoon) -> None:
    day.on("Incheckning")
    expect(day.wall.locator("#words li").first).to_be_visible()
    day.show()


def results_are_brought(day: Afternoon, results: Path) -> None:
    """From a file, shown before it is brought; the desk chooses by keys what goes on."""
    day.on("Vad vi redan vet")
    desk = day.desk
    expect(day.wall.locator("main")).to_contain_text("Vilket av det här berör oss mest?")
    choose(desk.get_by_role("link", name="Hämta underlag"))
    desk.get_by_label("JSON-fil").set_input_files(results)
    choose(desk.get_by_role("button", name="Visa vad som finns i filen"))
    expect(desk.locator("main")).to_contain_text("Inget är hämtat än.", timeout=30_000)
    choose(desk.get_by_role("button", name="Hämta", exact=True))
    drivers = desk.locator("#cd-drivers > li")
    expect(drivers.first).to_be_visible(timeout=30_000)
    day.hall.connected(desk)
    on = drivers.locator("button[aria-pressed=true]").count()
    choose(drivers.locator("button.tick[aria-pressed=false]").first)
    expect(drivers.locator("button.tick[aria-pressed=true]")).to_have_count(on + 1)
    day.show()
    first = drivers.locator("p b").first.inner_text()
    expect(day.phone.locator("#cp-drivers > li").first).to_contain_text(first)
    expect(day.wall.locator("#cw-source")).to_contain_text("Ur Workshop 1")
    day.look("brought")


def two_axes_are_chosen(day: Afternoon) -> None:
    """Poles of the room, one of them of the one phone; the pair of the desk, with its reason."""
    day.on("Två axlar")
    desk, phone = day.desk, day.phone
    uncertainty = phone.get_by_label("Osäkerhet")
    uncertainty.select_option(index=1)
    name = uncertainty.locator("option:checked").inner_text()
    phone.get_by_label("Antingen blir det så här").fill(LOW)
    phone.get_by_label("eller så här", exact=True).fill(HIGH)
    phone.get_by_role("button", name="Skicka").click()
    expect(phone.locator("#mine > li")).to_contain_text(HIGH)
    day.grows(desk.locator("#ax-items .ax-poles > li"), 8)
    expect(day.wall.locator("#ax-page")).to_contain_text(re.compile("eller|[–↔]|poler", re.I))
    choose(desk.get_by_role("button", name=f"Ta som axel {LOW}"))
    expect(phone.locator("#mine .ax-flag")).to_have_text("Axel")
    others = desk.locator("#ax-items > li").filter(has_not_text=LOW)
    choose(others.get_by_role("button", name="Ta som axel").first)
    expect(desk.locator("#ax-axes > li")).to_have_count(2)
    day.look("poles")
    choose(desk.get_by_role("button", name="Paren", exact=True))
    day.reaches(day.wall.locator(".w-figure"), PEOPLE // 2)
    for question, step in enumerate((1, 4, 3, 4, 5)):
        phone.locator("[data-criterion]").nth(question).locator(
            f".scale input[value='{step}']").press("Space")
    day.look("pairs")
    day.reaches(day.wall.locator(".w-figure"), PEOPLE + 1)
    day.show()
    choose(desk.locator("#ax-rows").get_by_role("button", name="Välj"))
    desk.get_by_label("Varför just de två?").fill(REASON)
    desk.keyboard.press("Tab")
    choose(desk.get_by_role("button", name="Välj paret"))
    for page in (desk.locator("#ax-choice"), day.wall.locator(".ax-chosen"),
                 phone.locator("#jd-result")):
        expect(page).to_contain_text(REASON)
    expect(day.wall.locator(".ax-chosen")).to_contain_text(name)
    day.look("axes")


def worlds_get_names(day: Afternoon) -> None:
    """Points by the arrows, a cross that is turned, a name that the room has proposed."""
    day.on("Scenariokorset")
    desk, phone, wall = day.desk, day.phone, day.wall
    slider = phone.locator("[data-which=now] input[type=range]").first
    slider.focus()
    for _ in range(6):
        phone.keyboard.press("ArrowRight")
    expect(phone.locator("#cx-said")).to_contain_text("Placerad:")
    phone.locator(".world-choices label").first.click()
    phone.get_by_label("Namn, högst 40 tecken").fill(NAMES[0])
    phone.get_by_role("button", name="Föreslå").click()
    expect(phone.locator("#mine")).to_contain_text(NAMES[0])
    day.reaches(desk.locator("#cx-progress"), PEOPLE + 1)
    day.grows(desk.locator("#cx-names > li"), 4)
    choose(desk.get_by_role("button", name=f"Ta namnet {NAMES[0]}"))
    expect(desk.locator("#cx-worlds")).to_contain_text(NAMES[0])
    for name in NAMES[1:]:
        choose(desk.locator("#cx-worlds").get_by_role("button", name="Namnge").first)
        desk.locator("#cx-world-name").fill(name)
        desk.keyboard.press("Enter")
        expect(desk.locator("#cx-worlds")).to_contain_text(name)
        expect(desk.locator("#cx-world")).to_be_hidden()
    day.look("cross")
    choose(desk.locator("#cx-swap"))
    expect(wall.locator("#cx-figure")).to_contain_text(NAMES[0])
    desk.keyboard.press("Control+z")
    expect(wall.locator("#cx-figure")).not_to_contain_text("I dag")
    day.show()
    choose(desk.get_by_role("button", name="Punkterna"))
    expect(wall.locator("#cx-figure")).to_contain_text("I dag")
    expect(wall.locator("#cx-foot")).to_contain_text("inget om vad som är sannolikt")
    expect(phone.locator("#cx-result")).to_be_visible()
    day.look("cross shown")


def tables_are_formed(day: Afternoon) -> None:
    """In the pause; the one phone leads its table."""
    day.press("ArrowRight")
    desk = day.desk
    expect(desk.locator(".agenda li[aria-current=step]")).to_contain_text("Paus")
    desk.goto(f"{day.hall.room.address}/desk/{day.hall.room.code}/groups")
    day.hall.connected(desk)
    desk.get_by_label("Räkna efter").select_option("number")
    desk.get_by_label("Antal", exact=True).fill(str(TABLES))
    choose(desk.get_by_role("button", name="Visa hur det blir"))
    expect(desk.locator("#foreseen")).to_contain_text(f"{TABLES} bord")
    choose(desk.get_by_role("button", name="Forma så"))
    expect(desk.locator(".gr-grid .gr-table")).to_have_count(TABLES)
    expect(day.phone.locator("#seat")).to_contain_text("Bord ")
    anna = desk.get_by_role("radio", name="Anna Andersson")
    anna.focus()
    desk.keyboard.press("Space")
    choose(desk.get_by_role("button", name="Utse till reseledare"))
    expect(day.phone.locator("#seat")).to_contain_text("Du är reseledare")
    choose(desk.get_by_role("button", name="Visa borden på väggen"))
    expect(day.wall.get_by_role("heading", name="Hitta ditt bord")).to_be_visible()
    back = desk.get_by_role("button", name="Momentet på väggen")
    expect(back).to_be_visible()
    day.hall.connected(desk)
    day.look("tables")
    choose(back)
    expect(desk.get_by_role("button", name="Visa borden på väggen")).to_be_visible()
    desk.goto(day.hall.room.desk_url)
    day.hall.connected(desk)


def worlds_are_filled(day: Afternoon) -> None:
    """Each table its world; what is said of one is not said of the next."""
    day.on("Världarnas innehåll")
    desk, phone, wall = day.desk, day.phone, day.wall
    choose(desk.locator("#el-fold-tables summary"))
    choose(desk.get_by_role("button", name="Fördela borden"))
    choose(desk.locator("#ask-yes"))
    expect(desk.locator("#el-tables [aria-pressed=true]")).to_have_count(TABLES)
    mine = str(phone.locator("#my-world input:checked").get_attribute("data-words"))
    phone.get_by_label("Hur är det i scenariot?").fill(ELEMENT)
    phone.locator(".cat-row input").nth(1).press("Space")
    phone.get_by_role("button", name="Skicka").click()
    expect(phone.locator("#mine")).to_contain_text(ELEMENT)
    expect(phone.locator("#mine .unsent")).to_have_count(0)
    expect(desk.locator("#stream")).to_contain_text(ELEMENT)
    desk.locator("#only-all").focus()
    for _ in range(int(str(phone.locator("#my-world input:checked").get_attribute("data-place")))):
        desk.keyboard.press("ArrowRight")
    expect(desk.locator(".el-sheet:visible")).to_contain_text(ELEMENT)
    day.reaches(desk.locator("#el-counts"), 40)
    expect(wall.locator(".el-cover")).to_contain_text(mine)
    day.look("elements")
    day.show()
    expect(wall.locator("#el-page")).to_contain_text(NAMES[0])
    day.look("elements shown")


def front_pages_are_told(day: Afternoon) -> None:
    """A host takes the pen of her table, another suggests, and the room reads what was written."""
    day.on("Förstasidan")
    desk, phone, wall = day.desk, day.phone, day.wall
    take = phone.get_by_role("button", name="Ta över pennan")
    expect(take.or_(phone.get_by_text("Ingen har pennan")).first).to_be_visible(timeout=30_000)
    take.or_(phone.get_by_role("button", name="Ta pennan")).first.press("Enter")
    expect(phone.get_by_text("Du har pennan")).to_be_visible()
    phone.locator("textarea[data-field=headline]").fill(HEADLINE)
    phone.locator("textarea[data-field=lead]").fill(LEAD)
    expect(phone.locator("[data-save-state]")).to_contain_text("Sparat")
    expect(wall.locator("body")).not_to_contain_text(HEADLINE)
    suggestion = phone.locator(".st-suggestion").first
    expect(suggestion).to_be_visible(timeout=30_000)
    suggestion.get_by_role("button", name="Lägg till").press("Enter")
    texts = desk.locator("#st-desk > li")
    day.grows(texts, TABLES)
    until(lambda: all("0 ord" not in each for each in texts.locator(".st-row").all_inner_texts()),
          desk, 60)
    for place in range(TABLES):
        text = texts.nth(place)
        choose(text.locator(".st-more > summary"))
        choose(text.get_by_role("button", name=NAMES[place]))
        expect(text.locator(".st-row")).to_contain_text(NAMES[place])
        text.locator(".st-more > summary").press("Enter")
    last = texts.nth(TABLES - 1)
    choose(last.get_by_role("button", name="Upp"))
    expect(texts.nth(TABLES - 2)).to_contain_text(NAMES[TABLES - 1])
    day.look("stories")
    day.show()
    mine = texts.filter(has_text=HEADLINE)
    choose(mine.get_by_role("button", name="Peka"))
    expect(wall.locator(".st-figure")).to_contain_text("Sista")
    expect(phone.get_by_role("button", name="Gilla").first).to_be_visible()
    day.look("stories shown")


def the_road_back_is_walked(day: Afternoon) -> None:
    """One writes a milestone and what must come before it; the desk takes a requirement away."""
    day.on("Vägen dit")
    desk, phone, wall = day.desk, day.phone, day.wall
    phone.get_by_label("Vad har hänt då?").first.fill(MILESTONE)
    phone.get_by_role("button", name="Skicka milstolpen").press("Enter")
    own = phone.locator("#mine > li").first
    expect(own).to_contain_text(MILESTONE)
    expect(own.get_by_text("Sparat", exact=True)).to_be_visible()
    own.get_by_role("button", name="Vad krävs före?").press("Enter")
    before = phone.locator("#bc-before")
    before.get_by_label("Vad har hänt då?").fill(BEFORE)
    before.get_by_role("button", name="Lägg till").press("Enter")
    # Others may have required more of it meanwhile.
    required = own.locator(".bc-about", has_text=re.compile(f"Kräver:.*2040 {BEFORE}"))
    expect(required).to_have_count(1)
    day.reaches(desk.locator("#bd-counts"), 20)
    choose(desk.get_by_role("button", name=f"Ta bort kravet {MILESTONE} → {BEFORE}"))
    expect(required).to_have_count(0)
    desk.keyboard.press("Control+z")
    expect(required).to_have_count(1)
    day.look("roads")
    day.show()
    expect(wall.locator("body")).to_contain_text(re.compile("Läs från höger|Första steget"))
    day.look("roads shown")


def everything_is_taken_home(day: Afternoon) -> dict[str, Any]:
    """The desk publishes and lets the room in; the phone takes the data home."""
    for title in ("Vad betyder det hos oss?", "Utcheckning"):
        day.press("ArrowRight")
        expect(day.desk.locator(".agenda li[aria-current=step]")).to_contain_text(title)
    expect(day.desk.locator(".agenda li[aria-current=step]")).to_contain_text("Öppen")
    day.reaches(day.desk.locator(".agenda li[aria-current=step] small"), PEOPLE)
    day.show()
    desk, phone, room = day.desk, day.phone, day.hall.room
    desk.goto(f"{room.address}/desk/{room.code}/summary")
    day.hall.connected(desk)
    choose(desk.locator("#take-1"))
    expect(desk.locator(".se-list > li")).to_have_count(1)
    desk.locator("#note").fill("Till alla")
    desk.keyboard.press("Enter")
    expect(desk.locator("#sum-state")).to_contain_text("Version 1 gäller.")
    room.do("workshop.open_downloads", to="room")
    phone.goto(f"{room.phone_url}/report")
    with phone.expect_download(timeout=60_000) as downloading:
        choose(phone.locator("a[data-ware=json]"))
    told: dict[str, Any] = json.loads(Path(downloading.value.path()).read_bytes())
    return told


def nothing_that_was_acknowledged_is_missing(
    crowd: Crowded, room: Room, server: Served
) -> None:
    told = crowd.leave()
    assert told["joined"] == PEOPLE
    assert (told["unanswered"], told["duplicates"], told["order_broken"]) == (0, 0, 0)
    file = next(each for each in server.sessions.glob("*.db")
                if each.stem.endswith(room.code.lower()))
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as log:
        kept = {row[0] for row in log.execute("SELECT command_id FROM events")}
    assert len(told["acknowledged"]) > PEOPLE * 8
    # Whoever begins what a neighbour at the table has just begun adds nothing to it.
    missing = {name for each, name in told["acknowledged"].items() if each not in kept}
    assert missing <= {"story.begin"}


def every_front_page_leads_back_to_cards(told: dict[str, Any]) -> None:
    things = things_in(told["activities"])
    assert broken(things) == []
    pages = [each for each in things.values() if each.get("form") == "frontpage"]
    assert len(pages) == TABLES
    for page in pages:
        cards = [each for each in behind(things, page) if each.get("organisation")]
        assert len({each["id"] for each in cards}) >= 3, page
        assert len({each["organisation"] for each in cards}) >= 3, page
