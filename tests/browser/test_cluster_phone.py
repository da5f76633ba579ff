"""The clustering on a phone: a part of the cards, what is chosen stays, and it is answered."""

import re

import pytest
from playwright.sync_api import Page, expect

from .hall import Hall, until
from .serving import Room

SCAN = "scan-2"


@pytest.fixture
def clustering(hall: Hall) -> str:
    """Sixty cards are written and the clustering of them has begun; the item's id."""
    room = hall.room
    room.do("stage.start", activity=SCAN)
    room.fill(60)
    room.do("agenda.add", kind="cluster", title="Klustring", minutes=45, after=SCAN,
            question="Vilka drivkrafter ser vi?", note="")  # fmt: skip
    item = str(next(each["id"] for each in room.report()["activities"]
                    if each["kind"] == "cluster"))
    room.do("stage.start", activity=item)
    return item


def facts(room: Room) -> dict[str, list[dict[str, object]]]:
    return next(each for each in room.report()["activities"] if each["kind"] == "cluster")


def cards(room: Room) -> list[str]:
    return [str(each["id"]) for each in facts(room)["entries"]]


def slice_of(phone: Page) -> list[str]:
    return phone.evaluate("""[...document.querySelectorAll('#cl-loose > li')]
        .filter(row => row.checkVisibility()).map(row => row.id)""")


def pick(phone: Page, count: int) -> list[str]:
    """Check so many of the cards that show; their words."""
    boxes = phone.locator("#cl-loose input:visible")
    said = []
    for place in range(count):
        said.append(str(boxes.nth(place).get_attribute("data-words")))
        boxes.nth(place).check()
    return said


def test_each_phone_has_a_part_and_the_whole_is_within_reach(
    hall: Hall, clustering: str
) -> None:
    phone = hall.phone("Anna", "Vinnova")
    expect(phone.locator("#cl-slice")).to_have_text(re.compile(r"Din del: kort \d+–\d+ av 60"))
    first = slice_of(phone)
    assert 4 <= len(first) <= 8
    phone.reload()
    hall.connected(phone)
    until(lambda: slice_of(phone) == first, phone)
    read = set(first)
    for _ in range(7):
        before = slice_of(phone)
        phone.get_by_role("button", name="Nästa del").click()
        until(lambda before=before: slice_of(phone) != before, phone)  # type: ignore[misc]
        read |= set(slice_of(phone))
    assert len(read) == 60


def test_what_is_chosen_stays_when_the_part_turns_and_when_cards_move(
    hall: Hall, clustering: str
) -> None:
    room = hall.room
    phone = hall.phone("Anna", "Vinnova")
    expect(phone.locator("#cl-loose input:visible").first).to_be_visible()
    (kept,) = pick(phone, 1)
    phone.get_by_role("button", name="Nästa del").click()
    (sorted_,) = pick(phone, 1)
    expect(phone.locator("#cl-tray")).to_contain_text("Du har valt 2 kort")
    seen = slice_of(phone)
    moved = str(phone.locator("#cl-loose input:checked:visible").get_attribute("value"))
    room.do("cluster.make", clustering, name="AI", entries=[moved])
    expect(phone.locator("#cl-left")).to_contain_text(sorted_)
    expect(phone.locator("#cl-tray")).to_contain_text("Du har valt ett kort")
    expect(phone.locator("#cl-chosen")).to_contain_text(kept)
    # Nothing comes in its place under the thumb.
    assert slice_of(phone) == [each for each in seen if each != f"pl-{moved}"]
    phone.get_by_text("Sök bland korten").first.click()
    phone.get_by_placeholder("Ett ord ur kortet").fill("e")
    expect(phone.locator("#cl-left")).to_be_hidden()
    phone.get_by_placeholder("Ett ord ur kortet").fill("")
    phone.reload()
    hall.connected(phone)
    expect(phone.locator("#cl-chosen")).to_contain_text(kept)


def test_a_search_finds_a_card_outside_the_part(hall: Hall, clustering: str) -> None:
    phone = hall.phone("Anna", "Vinnova")
    hidden = phone.locator("#cl-loose > li[hidden]").first
    words = str(hidden.locator("input").get_attribute("data-words"))
    phone.get_by_text("Sök bland korten").first.click()
    phone.get_by_placeholder("Ett ord ur kortet").fill(words)
    expect(phone.locator("#cl-slice")).to_contain_text("bland 60 kort")
    assert len(slice_of(phone)) >= 1
    phone.keyboard.press("Enter")  # sends nothing
    expect(phone.locator("#mine > li")).to_have_count(0)


def test_a_proposal_is_made_supported_and_answered(hall: Hall, clustering: str) -> None:
    room = hall.room
    anna, bo = hall.phone("Anna", "Vinnova"), hall.phone("Bo", "Region Skåne")
    expect(anna.get_by_role("button", name="Föreslå att de hör ihop")).to_be_hidden()
    one = pick(anna, 1)
    anna.get_by_role("button", name="Föreslå att de hör ihop").click()
    expect(anna.locator("#cl-together [data-error]")).to_have_text(
        "Välj minst två kort som hör ihop.")
    more = pick(anna, 2)
    anna.get_by_label("Namn, om du har ett").fill("AI i arbetslivet")
    anna.get_by_role("button", name="Föreslå att de hör ihop").click()
    expect(anna.locator("#mine")).to_contain_text("Hör ihop: AI i arbetslivet")
    expect(anna.locator("#cl-loose input:checked")).to_have_count(0)
    expect(anna.locator("#cl-tray")).to_be_hidden()
    asked = bo.locator("#cl-proposals > li")
    expect(asked).to_contain_text(one[0])
    assert more
    asked.get_by_role("button", name="Stöd").click()
    expect(asked).to_contain_text("2 röster")
    asked.get_by_role("button", name="Ta tillbaka stödet").click()
    expect(asked).to_contain_text("1 röst")
    asked.get_by_role("button", name="Stöd").click()
    expect(asked).to_contain_text("2 röster")
    expect(anna.locator("#cl-proposals > li")).to_be_hidden()  # it stands among one's own
    expect(anna.get_by_role("heading", name="Rummets förslag")).to_be_hidden()
    proposal = facts(room)["results"]["proposals"][0]  # type: ignore[call-overload]
    assert proposal["supported_by"] == 2
    room.do("cluster.accept", clustering, entry=proposal["id"])
    expect(anna.locator("#mine")).to_contain_text("Processledaren sade ja")
    expect(bo.locator("#cl-proposals > li")).to_have_count(0)


def test_a_better_name_is_proposed_and_the_cards_of_a_cluster_are_seen(
    hall: Hall, clustering: str
) -> None:
    room = hall.room
    first, second, third, *_ = cards(room)
    made = room.do("cluster.make", clustering, name="Teknik, 100 % ny", entries=[first, second])
    phone = hall.phone("Anna", "Vinnova")
    row = phone.locator(f"#pk-{made}")
    row.locator("summary").click()
    expect(row.locator("[data-cards] > li")).to_have_count(2)
    room.do("cluster.move", clustering, cluster=made, entries=[third])
    expect(row.locator("[data-cards] > li")).to_have_count(3)
    row.get_by_role("button", name="Föreslå ett namn").click()
    expect(phone.locator("#cl-naming")).to_contain_text("Teknik, 100 % ny")
    phone.get_by_role("button", name="Föreslå namnet").click()
    expect(phone.locator("#cl-naming [data-error]")).to_have_text("Skriv ett namn först.")
    phone.get_by_label("Ditt förslag").fill("AI i arbetslivet")
    phone.keyboard.press("Enter")
    expect(phone.locator("#cl-naming")).to_be_hidden()
    expect(phone.locator("#mine")).to_contain_text("Teknik, 100 % ny → AI i arbetslivet")
    room.do("cluster.accept", clustering, entry=facts(room)["results"]["proposals"][0]["id"])  # type: ignore[call-overload]
    expect(row.locator("summary")).to_contain_text("AI i arbetslivet")


def test_one_follows_ones_own_card(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity=SCAN)
    phone = hall.phone("Anna", "Vinnova")
    phone.locator("#headline").fill("Skogen byts mot solceller")
    phone.get_by_role("button", name="Skicka").click()
    expect(phone.locator("#mine .saved:visible")).to_have_count(1)
    room.do("agenda.add", kind="cluster", title="Klustring", minutes=45, after=SCAN,
            question="Vilka drivkrafter ser vi?", note="")  # fmt: skip
    item = str(next(each["id"] for each in room.report()["activities"]
                    if each["kind"] == "cluster"))
    room.do("stage.start", activity=item)
    own = phone.locator("#cl-own > li")
    expect(own).to_contain_text("Inte sorterat än")
    (card,) = cards(room)
    one = room.do("cluster.make", item, name="Skog", entries=[card])
    expect(own).to_contain_text("Ditt kort ligger nu i Skog")
    phone.locator(f"#pk-{one} summary").click()
    expect(phone.locator(f"#pk-{one} [data-cards] > li")).to_contain_text("ditt kort")
    expect(phone.locator(f"#pk-{one} [data-number]")).to_have_text("1")
    other = room.do("cluster.make", item, name="Energi", entries=[])
    room.do("cluster.merge", item, clusters=[one], into=other)
    expect(own).to_contain_text("Ditt kort ligger nu i Energi")
    room.do("cluster.move", item, entries=[card], cluster="alone")
    expect(own).to_contain_text("Ditt kort står för sig")
    room.do("stage.close")
    expect(phone.locator("#cl-together")).to_have_count(0)
    expect(own).to_contain_text("Ditt kort står för sig")


def test_what_is_proposed_offline_waits_and_is_sent_once(hall: Hall, clustering: str) -> None:
    phone = hall.phone("Anna", "Vinnova")
    expect(phone.locator("#cl-loose input:visible").first).to_be_visible()
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        phone.context.set_offline(True)
        expect(phone.locator("#chip")).to_have_text("frånkopplad")
        until(lambda: phone not in hall.watch(phone).connected, phone)
        words = pick(phone, 2)
        phone.get_by_role("button", name="Föreslå att de hör ihop").click()
        waiting = phone.locator("#mine > li.unsent")
        expect(waiting).to_contain_text("Hör ihop")
        expect(waiting).to_contain_text(words[0])
        expect(waiting.locator(".offline")).to_be_visible()
        phone.context.set_offline(False)
        hall.connected(phone)
    expect(phone.locator("#mine .saved:visible")).to_have_count(1)
    expect(phone.locator("#mine .unsent")).to_have_count(0)
    assert len(facts(hall.room)["results"]["proposals"]) == 1  # type: ignore[call-overload]


def test_the_button_is_in_reach_as_soon_as_a_card_is_chosen(
    hall: Hall, clustering: str
) -> None:
    phone = hall.stranger(size={"width": 320, "height": 640})
    hall.come_in(phone, "Anna", "Vinnova")
    send = phone.get_by_role("button", name="Föreslå att de hör ihop")
    phone.locator("#cl-loose input:visible").first.scroll_into_view_if_needed()
    pick(phone, 3)
    phone.evaluate("document.querySelector('#cl-loose').scrollIntoView()")
    box = send.bounding_box()
    assert box
    assert 640 - 100 <= box["y"] + box["height"] <= 640
    assert phone.evaluate("document.querySelector('.dock').offsetHeight") <= 0.55 * 640
    send.click()
    expect(phone.locator("#mine > li")).to_have_count(1)
    expect(phone.locator(".sent")).to_have_text("Sparat.")
    expect(send).to_be_hidden()


def test_a_part_that_is_all_sorted_is_followed_by_the_next(hall: Hall, clustering: str) -> None:
    phone = hall.phone("Anna", "Vinnova")
    expect(phone.locator("#cl-loose input:visible").first).to_be_visible()
    seen = slice_of(phone)
    hall.room.do("cluster.make", clustering, name="AI",
                 entries=[each.removeprefix("pl-") for each in seen])
    until(lambda: slice_of(phone) and not set(slice_of(phone)) & set(seen), phone)


def test_a_search_finds_what_is_sorted_and_says_where_it_lies(
    hall: Hall, clustering: str
) -> None:
    room = hall.room
    first, second, *_ = facts(room)["entries"]
    room.do("cluster.make", clustering, name="Skog och mark", entries=[first["id"]])
    room.do("cluster.move", clustering, entries=[second["id"]], cluster="alone")
    phone = hall.phone("Anna", "Vinnova")
    expect(phone.locator("#cl-clusters")).to_contain_text("Skog och mark")
    phone.get_by_text("Sök bland korten").first.click()
    field = phone.get_by_placeholder("Ett ord ur kortet")
    field.fill(str(first["headline"]))
    expect(phone.locator("#cl-hits")).to_contain_text("Ligger i Skog och mark")
    field.fill(str(second["headline"]))
    expect(phone.locator("#cl-hits")).to_contain_text("Står för sig")
    field.fill("")
    expect(phone.locator("#cl-hits > li")).to_have_count(0)


def test_a_parent_tells_all_of_its_cards_and_how_many_lie_inside(
    hall: Hall, clustering: str
) -> None:
    room = hall.room
    one, two, three, *_ = cards(room)
    outer = room.do("cluster.make", clustering, name="Vården", entries=[one])
    inner = room.do("cluster.make", clustering, name="Nära vård", entries=[two, three])
    room.do("cluster.nest", clustering, cluster=inner, parent=outer)
    phone = hall.phone("Anna", "Vinnova")
    expect(phone.locator(f"#pk-{outer} [data-number]")).to_have_text("3")
    expect(phone.locator(f"#pk-{outer} [data-within]")).to_have_text("varav 2 i delkluster")
    room.do("cluster.move", clustering, entries=[two], cluster="alone")
    expect(phone.locator(f"#pk-{outer} [data-number]")).to_have_text("2")
    expect(phone.locator(f"#pk-{inner} [data-number]")).to_have_text("1")
    room.do("stage.close")
    expect(phone.locator("#cl-together")).to_have_count(0)
    assert phone.locator("#stage h2:visible").first.inner_text().startswith("Kluster")


def test_who_sorts_for_a_table_says_so_and_the_device_remembers(
    hall: Hall, clustering: str
) -> None:
    tablet = hall.stranger(size={"width": 820, "height": 1180})
    hall.come_in(tablet, "Bord 4", "Vinnova")
    expect(tablet.locator("#cl-slice")).to_contain_text("Din del")
    assert len(slice_of(tablet)) <= 8
    tablet.get_by_role("switch", name="Sortera för ett bord").check()
    expect(tablet.locator("#cl-slice")).to_contain_text("Bordets del")
    assert 12 <= len(slice_of(tablet)) <= 24
    tablet.reload()
    hall.connected(tablet)
    expect(tablet.locator("#cl-slice")).to_contain_text("Bordets del")
    expect(tablet.get_by_role("switch")).to_be_checked()
    assert tablet.evaluate("""new Set([...document.querySelectorAll('#cl-loose > li')]
        .filter(r => r.checkVisibility()).map(r => Math.round(r.offsetLeft))).size""") == 2
