"""Suggestions with the real model: seen at the desk, said yes or no to, and never on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.accessible import CALM, nothing, violations

from .hall import Hall
from .test_board import Board, card, cluster, laid_out

# Comparing starts a process that reads a model of 91 MB.
COMPARED = 90_000
ILL, ILL_TOO = "Psykisk ohälsa ökar bland unga", "Ökad psykisk ohälsa hos ungdomar"
HOME, HOSPITAL = "Vården flyttar hem till patienten", "Sjukhusen ersätts av vård i hemmet"
CARE = "Hemsjukvård tar över allt fler uppgifter"
RAIL, TRAIN, BUS = "Järnvägen byggs ut", "Tågen går oftare", "Bussar går på el"


@pytest.fixture
def board(hall: Hall) -> Board:
    return laid_out(hall, [ILL, ILL_TOO, HOME, HOSPITAL, CARE, RAIL, TRAIN, BUS])


def compared(desk: Page) -> None:
    """Wait until every card has been compared with the others."""
    expect(desk.locator("#advice")).to_contain_text("efter betydelse", timeout=COMPARED)
    expect(desk.locator("#advice")).not_to_contain_text("jämförs", timeout=COMPARED)


def test_near_duplicates_are_put_together_and_taken_apart_again(board: Board) -> None:
    desk = board.hall.desk()
    compared(desk)
    alike = desk.locator("#alike > li")
    expect(alike).to_contain_text([ILL])
    expect(alike).to_contain_text([ILL_TOO])
    alike.get_by_role("button", name="Lägg ihop").click()
    expect(desk.locator("#loose > li")).to_have_count(7)
    stack = desk.locator("#loose details.under")
    expect(stack.locator("summary")).to_have_text("2 säger samma")
    stack.locator("summary").click()
    stack.get_by_role("button", name="Lägg isär").click()
    expect(desk.locator("#loose > li")).to_have_count(8)


def test_a_no_is_remembered_until_it_is_taken_back(board: Board) -> None:
    desk = board.hall.desk()
    compared(desk)
    desk.locator("#alike > li").get_by_role("button", name="Behåll båda").click()
    expect(desk.locator("#alike > li")).to_have_count(0)
    board.make("Resor", RAIL, TRAIN)  # all is weighed anew
    expect(desk.locator("#loose .belongs").first).to_be_visible(timeout=COMPARED)
    expect(desk.locator("#alike > li")).to_have_count(0)
    for left in (1, 0):
        desk.keyboard.press("Control+z")
        expect(desk.locator("#told li", has_text="(ångrat)")).to_have_count(2 - left)
    expect(desk.locator("#alike > li")).to_have_count(1, timeout=COMPARED)


def test_where_a_card_belongs_is_shown_with_why_and_accepted(board: Board) -> None:
    board.make("Nära vård", HOME, HOSPITAL)
    board.make("Resor", RAIL, TRAIN)
    desk = board.hall.desk()
    compared(desk)
    row = desk.locator("#loose > li").filter(has=card(desk, CARE))
    expect(row.locator(".belongs summary")).to_contain_text("Nära vård")
    row.locator(".belongs summary").click()
    expect(row.locator(".belongs .hint")).to_contain_text("Närmast där:")
    row.get_by_role("button", name="Lägg dit").click()
    expect(cluster(desk, "Nära vård").locator(".bc-pick")).to_have_count(3)
    told = next(a for a in board.hall.room.report()["activities"] if a["id"] == board.activity)
    assert told["results"]["suggestions"]["place"] == {"accepted": 1, "rejected": 0}


def test_a_draft_is_asked_for_and_shown_to_nobody_else(hall: Hall) -> None:
    board = laid_out(hall, [], more=60)
    desk = board.hall.desk()
    phone, wall = board.hall.phone("Maja", "Vinnova"), board.hall.wall()
    compared(desk)
    desk.get_by_role("button", name="Föreslå grupper").click()
    drafts = desk.locator("#inbox > li.machine")
    expect(drafts.first).to_be_visible(timeout=COMPARED)
    before = drafts.count()
    expect(phone.locator("#cl-proposals > li")).to_have_count(0)
    expect(wall.locator("#map > li")).to_have_count(0)
    first = drafts.first.locator("li").count()
    drafts.first.get_by_role("button", name="Skapa").click()
    expect(desk.locator("[data-cluster]")).to_have_count(1)
    expect(desk.locator("[data-cluster] .bc-pick")).to_have_count(first)
    expect(drafts).to_have_count(before - 1)
    desk.keyboard.press("Control+z")
    expect(desk.locator("[data-cluster]")).to_have_count(0)
    expect(drafts).to_have_count(before)
    desk.get_by_role("button", name="Ta bort utkastet").click()
    expect(drafts).to_have_count(0)
    desk.keyboard.press("Control+z")
    expect(drafts).to_have_count(before)
    assert set(board.facts()) == {""}


def test_a_draft_of_what_has_nothing_in_common_says_so(hall: Hall) -> None:
    laid_out(hall, ["Vattnet stiger", "Färre läser böcker", "Kontanter försvinner"])
    desk = hall.desk()
    compared(desk)
    desk.keyboard.press("u")
    expect(desk.locator("#advice")).to_contain_text("inga säkra grupper", timeout=COMPARED)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_board_with_suggestions(board: Board, scheme: str) -> None:
    board.make("Nära vård", HOME, HOSPITAL)
    board.make("", RAIL, TRAIN)
    desk = board.hall.desk(color_scheme=scheme, **CALM)
    compared(desk)
    faults = violations(desk, "suggestions")
    card(desk, CARE).click()
    desk.locator(".belongs summary").first.click()
    faults += violations(desk, "a card chosen, why unfolded")
    for state, opens, dialog in (("move", "m", "targets"), ("make", "g", "make")):
        desk.keyboard.press(opens)
        expect(desk.locator(f"#{dialog}")).to_be_visible()
        faults += violations(desk, state)
        desk.keyboard.press("Escape")
    for name, dialog in (("Tangenter", "board-keys"), ("Nära vård", "cluster")):
        desk.get_by_role("button", name=name, exact=True).click()
        expect(desk.locator(f"#{dialog}")).to_be_visible()
        faults += violations(desk, name)
        desk.keyboard.press("Escape")
    nothing(faults)
