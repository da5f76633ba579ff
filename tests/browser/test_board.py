"""The board of clusters: by hand, by keys, by two at once, and with the room's proposals."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from .hall import DESK, Hall, until

QUESTION = "Vilka drivkrafter ser vi tillsammans?"


@dataclass(frozen=True)
class Board:
    """A room whose cards are being clustered: the item's id, and the cards' ids by headline."""

    hall: Hall
    activity: str
    cards: dict[str, str]

    def do(self, name: str, /, key: str = "", **data: object) -> str:
        return self.hall.room.do(name, self.activity, key=key, **data)

    def make(self, name: str, *headlines: str) -> str:
        """A cluster by the first desk; its id."""
        return self.do("cluster.make", name=name, entries=[self.cards[each] for each in headlines])

    def facts(self) -> dict[str, list[str]]:
        """Cluster name -> headlines, as the report tells it; "" for what lies in none."""
        told = next(a for a in self.hall.room.report()["activities"] if a["id"] == self.activity)
        names = {each["id"]: each["name"] for each in told["clusters"]}
        held: dict[str, list[str]] = {}
        for card in told["entries"]:
            held.setdefault(names.get(card["cluster"], ""), []).append(card["headline"])
        return {name: sorted(rows) for name, rows in held.items()}


def laid_out(hall: Hall, headlines: list[str], more: int = 0) -> Board:
    """The board with these cards and `more` from the bank, all of them still unsorted."""
    room = hall.room
    room.do("agenda.add", kind="cluster", title="Klustring", question=QUESTION, minutes=60,
            after="scan-2", day=0)  # fmt: skip
    room.do("stage.start", activity="scan-2")
    for headline in headlines:
        room.do("scan.add", "scan-2", headline=headline)
    room.fill(more)
    facts = room.report()["activities"]
    activity = next(each["id"] for each in facts if each["kind"] == "cluster")
    cards = {e["headline"]: e["id"] for each in facts if each["kind"] == "scan"
             for e in each["entries"]}  # fmt: skip
    room.do("stage.turn_to", activity=activity)
    room.do("stage.start", activity=activity)
    return Board(hall, activity, cards)


@pytest.fixture
def board(hall: Hall) -> Board:
    return laid_out(hall, ["Vattnet stiger", "Skogen brinner", "Ungdomar flyttar", "Byn åldras",
                           "Elen tryter"])  # fmt: skip


def card(page: Page, headline: str) -> Locator:
    return page.locator(".bc-pick", has_text=headline)


def cluster(page: Page, name: str) -> Locator:
    return page.locator("[data-cluster]", has=page.get_by_role("button", name=name, exact=True))


def drag(page: Page, what: Locator, onto: Locator) -> None:
    """With the mouse, as a hand does: press, move in steps, let go."""
    start, end = what.bounding_box(), onto.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 40, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 60, start["y"] + 20)
    expect(page.locator(".ghost")).to_be_visible()
    page.mouse.move(end["x"] + 50, end["y"] + 20, steps=6)
    expect(onto).to_have_class(re.compile(r"\bover\b"))
    page.mouse.up()


def test_a_card_is_dragged_into_a_cluster_and_every_screen_shows_it(board: Board) -> None:
    board.make("Klimat", "Skogen brinner")
    desk, other, wall = board.hall.desk(), board.hall.desk(), board.hall.wall()
    drag(desk, card(desk, "Vattnet stiger"), cluster(desk, "Klimat"))
    expect(desk.locator(".ghost")).to_have_count(0)
    for page in (desk, other):
        expect(cluster(page, "Klimat").locator(".bc-pick")).to_have_count(2)
        expect(page.locator("#loose .bc-pick")).to_have_count(3)
    expect(wall.locator("#map li", has_text="Klimat").locator("b")).to_have_text("2 kort")
    assert board.facts()["Klimat"] == ["Skogen brinner", "Vattnet stiger"]


def test_many_chosen_cards_go_together(board: Board) -> None:
    board.make("Klimat", "Skogen brinner")
    desk = board.hall.desk()
    card(desk, "Vattnet stiger").click()
    card(desk, "Elen tryter").click(modifiers=["Shift"])
    expect(desk.locator("#chosen-count")).to_have_text("4 kort valda")
    drag(desk, card(desk, "Byn åldras"), cluster(desk, "Klimat"))
    expect(cluster(desk, "Klimat").locator(".bk-head .num")).to_contain_text("5")
    expect(desk.locator("#chosen-count")).to_have_text("Inget kort valt")


def test_a_drag_that_is_given_up_moves_nothing(board: Board) -> None:
    board.make("Klimat", "Skogen brinner")
    desk = board.hall.desk()
    start = card(desk, "Vattnet stiger").bounding_box()
    end = cluster(desk, "Klimat").bounding_box()
    assert start
    assert end
    desk.mouse.move(start["x"] + 20, start["y"] + 8)
    desk.mouse.down()
    desk.mouse.move(end["x"] + 20, end["y"] + 20, steps=4)
    expect(desk.locator(".ghost")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator(".ghost")).to_have_count(0)
    desk.mouse.up()
    expect(desk.locator("#loose .bc-pick")).to_have_count(4)
    assert board.facts()["Klimat"] == ["Skogen brinner"]


def test_a_finger_lifts_by_resting_and_scrolls_by_moving(board: Board) -> None:
    board.make("Klimat", "Skogen brinner")
    desk = board.hall.desk(has_touch=True)
    wire = desk.context.new_cdp_session(desk)
    start = card(desk, "Vattnet stiger").bounding_box()
    end = cluster(desk, "Klimat").bounding_box()
    assert start
    assert end

    def touch(kind: str, *points: tuple[float, float]) -> None:
        wire.send("Input.dispatchTouchEvent", {
            "type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})  # fmt: skip

    touch("touchStart", (start["x"] + 40, start["y"] + 8))
    expect(desk.locator(".ghost")).to_be_visible()
    touch("touchMove", (end["x"] + 60, end["y"] + 30))
    expect(cluster(desk, "Klimat")).to_have_class(re.compile(r"\bover\b"))
    touch("touchEnd")
    expect(cluster(desk, "Klimat").locator(".bc-pick")).to_have_count(2)


def test_thirty_cards_are_clustered_by_keys_alone(hall: Hall) -> None:
    themes = {"Klimat": "Vatten", "Ekonomi": "Pengar", "Folk": "Barn"}
    headlines = [f"{what} {number}" for number in range(10) for what in themes.values()]
    board = laid_out(hall, headlines)
    desk = hall.desk()
    keys = desk.keyboard
    desk.locator("#loose .bc-pick[tabindex='0']").focus()
    for name, what in themes.items():  # the first of each makes its cluster
        while not focused(desk).startswith(what):
            keys.press("ArrowDown")
        keys.press("Space")
        expect(desk.locator("#chosen-count")).to_have_text("1 kort valt")
        keys.press("g")
        keys.type(name)
        keys.press("Enter")
        expect(cluster(desk, name)).to_be_visible()
        desk.locator("#loose .bc-pick[tabindex='0'], #loose .bc-pick").first.focus()
    order = list(themes)
    for left in range(27, 0, -1):
        expect(desk.locator("#loose .bc-pick")).to_have_count(left)
        what = focused(desk).split()[0]
        keys.press("Space")
        for _ in range(1 + [themes[name] for name in order].index(what)):
            keys.press("ArrowRight")
        keys.press("Enter")
    expect(desk.locator("#loose .bc-pick")).to_have_count(0)
    expect(desk.locator("#stage")).to_contain_text("30 kort, 3 kluster")
    until(lambda: "" not in board.facts(), desk)
    for name, what in themes.items():
        assert board.facts()[name] == sorted(f"{what} {number}" for number in range(10))


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.textContent").strip()


def test_two_who_move_the_same_card_end_up_agreeing(board: Board) -> None:
    board.make("Klimat", "Skogen brinner")
    board.make("Folk", "Ungdomar flyttar")
    first, second = board.hall.desk(), board.hall.desk()
    for page, target in ((first, "Klimat"), (second, "Folk")):
        card(page, "Vattnet stiger").click()
        page.keyboard.press("m")
        there = cluster(page, target).get_attribute("data-cluster")
        page.locator("#target-list").select_option(there)
    # Both press before either has seen what the other did.
    for page in (first, second):
        page.evaluate("document.querySelector('#targets button[type=submit]').click()")
    until(lambda: places(first) == places(second) and len(board.facts().get("", [])) == 2, first)
    facts = board.facts()
    assert sum("Vattnet stiger" in rows for rows in facts.values()) == 1
    assert sum(len(rows) for rows in facts.values()) == 5


def places(page: Page) -> list[list[str]]:
    """Each cluster's name and cards as one screen shows them."""
    rows: list[list[str]] = page.locator("[data-cluster]").evaluate_all(
        "all => all.map((each) => [each.dataset.name, ...[...each.querySelectorAll('.bc-pick')]"
        ".map((card) => card.textContent.trim()).sort()])")
    return rows


def test_one_undoes_ones_own_and_not_what_another_did_since(board: Board) -> None:
    board.make("Klimat", "Skogen brinner")
    board.make("Folk", "Ungdomar flyttar")
    anna, erik = facilitator(board, "Anna"), facilitator(board, "Erik")
    for headline in ("Vattnet stiger", "Elen tryter"):
        card(anna, headline).click()
    drag(anna, card(anna, "Elen tryter"), cluster(anna, "Klimat"))
    expect(cluster(erik, "Klimat").locator(".bc-pick")).to_have_count(3)
    drag(erik, card(erik, "Vattnet stiger"), cluster(erik, "Folk"))
    expect(cluster(anna, "Folk").locator(".bc-pick")).to_have_count(2)
    anna.keyboard.press("Control+z")
    expect(anna.locator("#loose .bc-pick")).to_have_text(["Byn åldras", "Elen tryter"])
    for page in (anna, erik):
        expect(cluster(page, "Folk").locator(".bc-pick")).to_have_count(2)
        expect(cluster(page, "Klimat").locator(".bc-pick")).to_have_count(1)
    expect(anna.locator("#told li").first).to_contain_text("Anna")
    expect(anna.locator("#told li").first).to_contain_text("ångrade:")
    expect(anna.locator("#told li.put-away")).to_contain_text("(ångrat)")
    anna.keyboard.press("Control+y")
    expect(cluster(anna, "Klimat").locator(".bc-pick")).to_have_count(2)
    expect(anna.locator("#told li").first).to_contain_text("gjorde om:")
    expect(anna.locator("#told li.put-away")).to_have_count(0)
    assert board.facts()["Folk"] == ["Ungdomar flyttar", "Vattnet stiger"]


def facilitator(board: Board, name: str) -> Page:
    """A desk of its own for somebody, by a link as the page for handing over makes it."""
    desk = board.hall.desk()
    desk.goto(f"{board.hall.room.address}/desk/{board.hall.room.code}/keys")
    desk.get_by_label("Vem ska ha bordet?").fill(name)
    desk.get_by_role("button", name="Gör en länk till bordet").click()
    link = desk.locator("code.link").inner_text()
    page = board.hall.window(DESK)
    page.goto(link)
    board.hall.connected(page)
    return page


def test_what_one_holds_the_other_sees_and_only_while_it_is_held(board: Board) -> None:
    anna, erik = facilitator(board, "Anna"), facilitator(board, "Erik")
    card(anna, "Byn åldras").click()
    held = erik.locator("[data-hand]")
    expect(held).to_have_attribute("data-hand", "Anna")
    expect(held).to_contain_text("Byn åldras")
    expect(anna.locator("[data-hand]")).to_have_count(0)
    anna.close()
    expect(held).to_have_count(0)


def test_what_the_room_proposes_is_accepted_or_not(board: Board) -> None:
    phone = board.hall.phone("Maja", "Vinnova")
    key = board.hall.room.join("Nils", "Boverket")
    desk = board.hall.desk()
    ids = [board.cards[each] for each in ("Vattnet stiger", "Skogen brinner")]
    board.do("cluster.propose", key, what="together", entries=ids, name="Klimat")
    board.do("cluster.propose", key, what="together",
             entries=[ids[0], board.cards["Elen tryter"]])  # fmt: skip
    expect(desk.locator("#inbox > li")).to_have_count(2)
    phone.locator("#cl-proposals li", has_text="Klimat").get_by_role("button", name="Stöd").click()
    first = desk.locator("#inbox > li").filter(has_text="Nytt kluster: Klimat")
    expect(first).to_contain_text("2 röster")
    first.get_by_role("button", name="Skapa").click()
    expect(cluster(desk, "Klimat").locator(".bc-pick")).to_have_count(2)
    desk.locator("#inbox > li").get_by_role("button", name="Nej").click()
    expect(desk.locator("#inbox > li")).to_have_count(0)
    desk.keyboard.press("Control+z")
    expect(desk.locator("#inbox > li")).to_have_count(1)
    desk.keyboard.press("Control+z")
    expect(desk.locator("#inbox > li")).to_have_count(2)
    expect(cluster(desk, "Klimat")).to_have_count(0)


def test_a_cluster_is_named_merged_and_lifted_out_again(board: Board) -> None:
    board.make("", "Skogen brinner")
    board.make("Vatten", "Vattnet stiger")
    desk = board.hall.desk()
    desk.get_by_role("button", name="Utan namn än").click()
    desk.locator("#rename-name").fill("100 % skog {nu}")
    desk.locator("#rename-definition").fill("Från tillgång till brandrisk")
    desk.get_by_role("button", name="Spara").click()
    expect(cluster(desk, "100 % skog {nu}")).to_contain_text("Från tillgång till brandrisk")
    desk.get_by_role("button", name="100 % skog {nu}", exact=True).click()
    desk.locator("#nest-in").select_option(label="Vatten (1)")
    desk.get_by_role("button", name="Lägg i").click()
    expect(desk.locator("[data-parent]")).to_contain_text("100 % skog {nu}")
    desk.get_by_role("button", name="100 % skog {nu}", exact=True).click()
    desk.locator("#merge-into").select_option(label="Vatten (2)")
    desk.get_by_role("button", name="Slå ihop", exact=True).click()
    expect(desk.locator("[data-cluster]")).to_have_count(1)
    expect(cluster(desk, "Vatten").locator(".bc-pick")).to_have_count(2)
    desk.keyboard.press("Control+z")
    expect(desk.locator("[data-cluster]")).to_have_count(2)


def test_search_and_filters_find_what_is_folded_away(hall: Hall) -> None:
    board = laid_out(hall, [f"Kort {number}" for number in range(8)] + ["Grundvatten sinar"])
    board.make("Allt", "Grundvatten sinar", *(f"Kort {number}" for number in range(8)))
    desk = hall.desk()
    expect(card(desk, "Grundvatten sinar")).to_be_hidden()
    desk.keyboard.press("f")
    desk.keyboard.type("grundv")
    expect(card(desk, "Grundvatten sinar")).to_be_visible()
    expect(desk.locator("#board-found")).to_have_text("1 kort visas")
    desk.get_by_role("button", name="Visa alla").click()
    expect(card(desk, "Grundvatten sinar")).to_be_hidden()
    cluster(desk, "Allt").get_by_role("button", name="+ 6 till").click()
    expect(card(desk, "Grundvatten sinar")).to_be_visible()
