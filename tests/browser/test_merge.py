"""A merging from phone to wall: by buttons and keys alone, and two editors at one paragraph."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.kinds.merging import METHODS, WORDS

from .hall import Hall
from .serving import Room, Served, served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("sessions"), FACILITATOR_METHODS=str(METHODS)) as running:
        yield running


@pytest.fixture
def merging(room: Room) -> str:
    """Three drafts are there and the merging has begun; its id."""
    for kind in ("drafts", "merge"):
        room.do("agenda.add", kind=kind, title=kind.title(), minutes=30, after="scan-2", note="",
                question="Vilka framtider har vi sett?")
    ids = {each["kind"]: str(each["id"]) for each in room.report()["activities"]}
    room.do("agenda.move", activity=ids["drafts"], after="scan-2")
    for text, (title, _, words) in WORDS.items():
        room.do("drafts.write", ids["drafts"], text=text, title=title, words=words)
    room.do("stage.start", activity=ids["merge"])
    return ids["merge"]


def makes(desk: Page, name: str) -> None:
    desk.keyboard.press("g")
    desk.get_by_label("Namn", exact=False).first.fill(name)
    desk.keyboard.press("Enter")
    expect(desk.locator("#mg-worlds")).to_contain_text(name)


def test_a_scenario_is_made_filled_and_shown_without_a_mouse(hall: Hall, merging: str) -> None:
    desk, phone, wall = hall.desk(), hall.phone("Anna", "Vinnova"), hall.wall()
    expect(desk.locator("#mg-drafts > li")).to_have_count(3)
    makes(desk, "Havet")
    first = desk.locator("#mg-drafts > li").first
    first.get_by_role("button", name="Havet").first.press("Enter")
    expect(wall.locator("#mg-worlds")).to_contain_text("Region Baltica")
    desk.locator("#md-draft-baltic summary").press("Enter")
    desk.get_by_role("button", name="Ta in alla i Havet").press("Enter")
    expect(desk.locator(".mg-paragraphs > li")).to_have_count(2)
    desk.get_by_role("button", name="Ned 1").press("Enter")
    expect(desk.locator(".mg-paragraphs > li").first).to_contain_text("Kommunerna")
    desk.keyboard.press("Control+z")
    expect(desk.locator(".mg-paragraphs > li").first).to_contain_text("hav av el")
    desk.locator(".mg-paragraphs > li").first.locator("summary").press("Enter")
    desk.get_by_role("button", name="Dela", exact=True).press("Enter")
    expect(desk.locator(".mg-paragraphs > li")).to_have_count(3)
    for step in ("close", "reveal"):
        hall.room.do(f"stage.{step}")
    expect(phone.locator("#mg-worlds")).to_contain_text("Kommunerna har slagits ihop")
    expect(wall.locator("#mg-text")).to_contain_text("Färjorna går tysta.")


def test_a_stale_edit_keeps_what_was_typed_and_can_be_saved_knowingly(
    hall: Hall, merging: str
) -> None:
    desk = hall.desk()
    world = hall.room.do("merge.make", merging, name="Havet")
    paragraph = hall.room.do("merge.write", merging, world=world, words="Först.")
    desk.get_by_role("button", name="Ändra 1").click()
    desk.locator("#mg-words").fill("Min text.")
    was = int(str(desk.locator(f"#pg-{paragraph}").get_attribute("data-was")))
    hall.room.do("merge.edit", merging, paragraph=paragraph, words="En annans.", was=was)
    expect(desk.locator(f"#pg-{paragraph}")).to_contain_text("En annans.")
    desk.locator("#mg-edit").get_by_role("button", name="Spara").click()
    expect(desk.locator("#mg-edit [data-error]")).to_contain_text("En annans.")
    expect(desk.locator("#mg-words")).to_have_value("Min text.")
    desk.locator("#mg-edit").get_by_role("button", name="Spara").click()
    expect(desk.locator(f"#pg-{paragraph}")).to_contain_text("Min text.")


def test_a_phone_likes_unlikes_proposes_and_says_what_is_missing(
    hall: Hall, merging: str
) -> None:
    world = hall.room.do("merge.make", merging, name="Havet", texts=["draft-baltic"])
    phone, other, desk = hall.phone("Anna", "Vinnova"), hall.phone("Bo", "Vinnova"), hall.desk()
    like = phone.locator("#like-draft-globase")
    like.click()
    expect(like).to_have_text("Ta tillbaka Globase")
    expect(desk.locator("#md-draft-globase")).to_contain_text("1 säger lik vår")
    like.click()
    expect(like).to_have_text("Lik vår Globase")
    for draft in ("globase", "senior"):
        phone.locator(f"#mg-choose [value='draft-{draft}']").check()
    phone.get_by_label("Namn på scenariot, om du har ett").fill("Alla äldre")
    phone.get_by_role("button", name="Föreslå att de hör ihop").click()
    expect(phone.locator("#mine")).to_contain_text("Alla äldre")
    other.get_by_role("button", name="Stöd Alla äldre").click()
    expect(desk.locator("#mg-inbox")).to_contain_text("2 röster")
    desk.get_by_role("button", name="Gör ett scenario av dem Alla äldre").click()
    expect(phone.locator("#mine")).to_contain_text("Alla äldre")
    expect(phone.locator("#mg-worlds > li")).to_have_count(2)
    phone.locator(f"#wf-{world} > summary").click()
    phone.locator(f"#saying-{world}").fill("Var är barnen?")
    phone.locator(f"#say-{world}").get_by_role("button", name="Skicka").click()
    expect(desk.locator("#mg-said")).to_contain_text("Var är barnen?")
    # On a small phone nothing runs out of the page.
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
