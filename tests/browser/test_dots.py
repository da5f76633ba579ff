"""Dot voting: a tap is a dot, never one too many, and it is there whatever the network does."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from .hall import Hall, until
from .serving import Room, Served
from .test_keyboard import NARROW, tab_to
from .test_offline import find_the_network, lose_the_network, waiting_on_device
from .voting import NAMES, Vote, fits, newest, own, small_targets, voting

A, B, C, D = NAMES


def row(phone: Page, name: str) -> Locator:
    return phone.locator("#dv-items > li", has_text=name)


def more(phone: Page, name: str) -> Locator:
    return phone.get_by_role("button", name=f"Lägg en prick på {name}")


def less(phone: Page, name: str) -> Locator:
    return phone.get_by_role("button", name=f"Ta tillbaka en prick från {name}")


def dots(phone: Page, name: str) -> Locator:
    return row(phone, name).locator("[data-here] > i")


def left(phone: Page) -> Locator:
    return phone.locator("#dots-left")


def given(vote: Vote) -> dict[str, float]:
    """Name -> dots of the whole room, once they are shown; only where there are any."""
    return {name: each["dots"] for name, each in vote.counted().items() if each["dots"]}


def order(phone: Page) -> list[str]:
    return phone.locator("#dv-items > li b").all_inner_texts()


def test_a_tap_is_a_dot_and_the_last_dot_is_the_last(hall: Hall) -> None:
    vote = voting(hall, "dotvote", options={"dots": 3, "each": 2})
    phone = hall.phone("Anna", "Vinnova")
    expect(phone.get_by_text("Du har 3 prickar att lägga. Högst 2 på samma.")).to_be_visible()
    expect(left(phone)).to_have_text("3 prickar kvar")
    more(phone, A).click()
    more(phone, A).click()
    expect(dots(phone, A)).to_have_count(2)
    expect(row(phone, A).locator("[data-said]")).to_have_text("2 av dina prickar")
    expect(more(phone, A)).to_have_attribute("aria-disabled", "true")
    expect(more(phone, B)).to_have_attribute("aria-disabled", "false")
    expect(left(phone)).to_have_text("1 prick kvar")
    more(phone, B).click()
    expect(left(phone)).to_have_text("Alla prickar är lagda")
    for name in NAMES:
        expect(more(phone, name)).to_have_attribute("aria-disabled", "true")
    more(phone, C).click(force=True)
    expect(dots(phone, C)).to_have_count(0)
    less(phone, A).click()
    expect(left(phone)).to_have_text("1 prick kvar")
    more(phone, C).click()
    expect(phone.locator("#dots-state .saved")).to_be_visible()
    phone.reload()
    for name, count in ((A, 1), (B, 1), (C, 1), (D, 0)):
        expect(dots(phone, name)).to_have_count(count)
    expect(less(phone, D)).to_have_attribute("aria-disabled", "true")
    assert given(vote) == {A: 1, B: 1, C: 1}


def test_two_phones_of_one_person_share_one_budget(hall: Hall, server: Served) -> None:
    vote = voting(hall, "dotvote", options={"dots": 2})
    key = hall.room.join("Anna", "Vinnova")
    one, two = hall.holder(key), hall.holder(key)
    more(one, A).click()
    expect(dots(two, A)).to_have_count(1)
    with server.frozen():
        more(one, B).click()
        more(two, C).click()
        expect(left(one)).to_have_text("Alla prickar är lagda")
        expect(left(two)).to_have_text("Alla prickar är lagda")
    refused = "Du har inga prickar kvar. Ta tillbaka en först."
    until(lambda: sum(page.locator(".notice.refused", has_text=refused).count()
                      for page in (one, two)) == 1, one)  # fmt: skip
    for page in (one, two):
        expect(page.locator("#dv-items [data-here] > i")).to_have_count(2)
        expect(left(page)).to_have_text("Alla prickar är lagda")
    until(lambda: own(one, "dv-own") == own(two, "dv-own"), one)
    assert sum(given(vote).values()) == 2


def test_taps_without_network_wait_and_arrive_once(hall: Hall) -> None:
    vote = voting(hall, "dotvote", options={"dots": 4})
    phone = hall.phone("Anna", "Vinnova")
    more(phone, A).click()
    expect(phone.locator("#dots-state .saved")).to_be_visible()
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        lose_the_network(hall, phone)
        more(phone, B).click()
        more(phone, B).click()
        less(phone, A).click()
        expect(dots(phone, B)).to_have_count(2)
        expect(dots(phone, A)).to_have_count(0)
        expect(left(phone)).to_have_text("2 prickar kvar")
        expect(phone.locator("#dots-state .offline")).to_be_visible()
        assert own(phone, "dv-own") == {vote.items[A]: 1}
        find_the_network(hall, phone)
    expect(phone.locator("#dots-state .saved")).to_be_visible()
    expect(left(phone)).to_have_text("2 prickar kvar")
    assert own(phone, "dv-own") == {vote.items[B]: 2}
    assert given(vote) == {B: 2}


def test_taps_of_a_closed_page_arrive_once(hall: Hall) -> None:
    vote = voting(hall, "dotvote", options={"dots": 4})
    phone = hall.phone("Anna", "Vinnova")
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        lose_the_network(hall, phone)
        more(phone, C).click()
        more(phone, C).click()
        until(lambda: waiting_on_device(phone) == 2, phone)
        context = phone.context
        phone.close()
        context.set_offline(False)
        again = context.new_page()
        again.goto(hall.room.phone_url)
        hall.connected(again)
    expect(left(again)).to_have_text("2 prickar kvar")
    until(lambda: own(again, "dv-own") == {vote.items[C]: 2}, again)
    until(lambda: waiting_on_device(again) == 0, again)
    expect(dots(again, C)).to_have_count(2)
    assert given(vote) == {C: 2}


def test_taps_that_come_after_the_lock_are_given_back(hall: Hall) -> None:
    vote = voting(hall, "dotvote", options={"dots": 4})
    phone = hall.phone("Anna", "Vinnova")
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        lose_the_network(hall, phone)
        more(phone, A).click()
        vote.turn("close")
        find_the_network(hall, phone)
    expect(phone.locator(".notice.refused [data-why]")).to_contain_text("Valet är låst.")
    vote.turn("reveal")
    expect(phone.get_by_text("Ingen hann rösta, så det finns inget resultat.")).to_be_visible()


def test_each_phone_keeps_an_order_of_its_own(hall: Hall) -> None:
    names = tuple(f"Sak nummer {number}" for number in range(12))
    vote = voting(hall, "dotvote", *names, options={"dots": 3})
    phones = [hall.phone("Anna", "Vinnova"), hall.phone("Bo", "Region Skåne")]
    for phone in phones:
        expect(left(phone)).to_have_text("3 prickar kvar")
    orders = [order(phone) for phone in phones]
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(names)
    more(phones[0], names[5]).click()
    vote.do("change_item", entry=vote.items[names[3]], name="Sak med nytt namn", text="")
    for phone, before in zip(phones, orders, strict=True):
        expect(row(phone, "Sak med nytt namn")).to_be_visible()
        assert order(phone) == ["Sak med nytt namn" if n == names[3] else n for n in before]
    phones[0].reload()
    expect(left(phones[0])).to_have_text("2 prickar kvar")
    assert [n for n in order(phones[0]) if n in names] == [n for n in orders[0] if n != names[3]]


def test_dots_on_what_has_gone_from_the_list_can_be_taken_back(hall: Hall) -> None:
    room = hall.room
    room.do("stage.start", activity="scan-2")
    cards = [room.do("scan.add", "scan-2", headline=f"Kort {n}") for n in range(3)]
    room.do("agenda.add", kind="cluster", title="Klustring", question="", minutes=9,
            after="scan-2", note="", day=0)  # fmt: skip
    cluster = newest(hall, "cluster")
    room.do("stage.start", activity=cluster)
    made = room.do("cluster.make", cluster, name="Klimatet", entries=cards[:2])
    room.do("cluster.make", cluster, name="Byarna", entries=cards[2:])
    vote = voting(hall, "dotvote", "Skrivet vid bordet", after=cluster,
                  options={"of": "clusters", "dots": 3})  # fmt: skip
    phone = hall.phone("Anna", "Vinnova")
    more(phone, "Klimatet").click()
    more(phone, "Klimatet").click()
    more(phone, "Byarna").click()
    expect(phone.locator("#dots-state .saved")).to_be_visible()
    room.do("cluster.dissolve", cluster, cluster=made)
    gone = phone.get_by_text("Några av dina prickar ligger på något som inte längre är med.")
    expect(gone).to_be_visible()
    expect(row(phone, "Klimatet")).to_have_count(0)
    expect(left(phone)).to_have_text("Alla prickar är lagda")
    take = phone.get_by_role("button", name="Ta tillbaka en", exact=True)
    take.click()
    take.click()
    expect(gone).to_be_hidden()
    expect(left(phone)).to_have_text("2 prickar kvar")
    more(phone, "Skrivet vid bordet").click()
    expect(dots(phone, "Skrivet vid bordet")).to_have_count(1)
    until(lambda: own(phone, "dv-own").get(vote.items["Skrivet vid bordet"]) == 1, phone)


def test_who_comes_late_votes_and_everybody_sees_lock_and_reveal(hall: Hall) -> None:
    vote = voting(hall, "dotvote", options={"dots": 2})
    room = hall.room
    room.do("workshop.set_small_group", least=1)
    for name, organisation, item in (
        ("Bo", "Region Skåne", A), ("Cecilia", "Region Dalarna", A), ("Dag", "Boverket", B),
        ("Elin", "Vinnova", A),
    ):  # fmt: skip
        key = room.join(name, organisation)
        vote.do("place", key, entry=vote.items[item])
    late = hall.phone("Eva", "Region Skåne")
    more(late, C).click()
    expect(left(late)).to_have_text("1 prick kvar")
    wall = hall.wall()
    expect(wall.locator(".w-figure")).to_have_text("5")
    expect(wall.get_by_text("här har svarat")).to_be_visible()
    expect(wall.locator("#dv-figure")).to_have_count(0)
    vote.turn("close")
    expect(late.get_by_text("Låst. Nu läser vi tillsammans.")).to_be_visible()
    expect(late.locator("[data-vote]")).to_have_count(0)
    expect(wall.locator("#dv-figure")).to_have_count(0)
    vote.turn("reveal")
    result = late.locator("#dv-result li")
    expect(result).to_have_count(4)
    expect(result.first).to_have_text(re.compile(rf"1\s*{A}, går vidare\s*3"))
    expect(late.get_by_text("5 har röstat. De markerade går vidare.")).to_be_visible()
    expect(late.locator("#dv-ours")).to_contain_text("Region Skåne, 2 har röstat.")
    figure = wall.get_by_role("img", name=re.compile("Prickarna, n = 5"))
    expect(figure).to_be_visible()
    expect(figure.locator("desc")).to_contain_text(f"Flest prickar: {A} 3")
    vote.turn("reopen")
    expect(more(late, D)).to_be_visible()
    expect(dots(late, C)).to_have_count(1)
    expect(late.locator("#dv-result")).to_have_count(0)
    expect(wall.locator("#dv-figure")).to_have_count(0)


def test_a_narrow_phone_with_keys_alone(hall: Hall) -> None:
    vote = voting(
        hall, "dotvote", "Kollektivtrafikupphandlingarnas regionaliseringskonsekvenser",
        "Arbetskraftsinvandring och kompetensförsörjningsstrategier", A, options={"dots": 2})
    phone = hall.phone("Anna", "Vinnova", size=NARROW)
    expect(left(phone)).to_have_text("2 prickar kvar")
    assert fits(phone)
    assert small_targets(phone) == []
    tab_to(phone, more(phone, A))
    phone.keyboard.press("Enter")
    expect(dots(phone, A)).to_have_count(1)
    expect(more(phone, A)).to_be_focused()
    phone.keyboard.press("Space")
    expect(left(phone)).to_have_text("Alla prickar är lagda")
    expect(more(phone, A)).to_be_focused()
    phone.keyboard.press("Enter")
    expect(dots(phone, A)).to_have_count(2)
    tab_to(phone, less(phone, A), "Shift+Tab")
    phone.keyboard.press("Enter")
    expect(left(phone)).to_have_text("1 prick kvar")
    assert fits(phone)
    expect(phone.locator("#dots-state .saved")).to_be_visible()
    assert given(vote) == {A: 1}
    expect(phone.locator("#dv-result li")).to_have_count(3)
    assert fits(phone)


def test_the_desk_sees_how_far_the_room_has_come_and_fills_in(hall: Hall) -> None:
    vote = voting(hall, "dotvote", options={"dots": 2})
    room = hall.room
    desk = hall.desk()
    hall.phone("Anna", "Vinnova")
    bo = room.join("Bo", "Region Skåne")
    progress = desk.locator("#jd-progress")
    expect(progress).to_contain_text("0 av 1 har svarat. 4 saker i listan.")
    for _ in range(2):
        vote.do("place", bo, entry=vote.items[A])
    expect(progress).to_contain_text("1 av 1 har svarat, 1 är klar")
    expect(desk.locator("#dv-figure")).to_have_count(0)
    desk.keyboard.press("n")
    dialog = desk.locator("#jd-fill")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Organisation").select_option("Region Dalarna")
    dialog.get_by_label(B).fill("3")
    dialog.get_by_role("button", name="Spara").click()
    expect(dialog.get_by_role("alert")).to_have_text("Det är 3 prickar, och var och en har 2.")
    dialog.get_by_label(B).fill("2")
    dialog.get_by_role("button", name="Spara").click()
    expect(dialog).to_be_hidden()
    expect(progress).to_contain_text("1 ifylld åt någon")
    proxy = desk.locator("#jd-proxies > li")
    expect(proxy).to_contain_text("Ifyllt åt någon, Region Dalarna")
    proxy.get_by_role("button", name="Ta bort").click()
    expect(proxy).to_have_count(0)
    desk.keyboard.press("Control+z")
    expect(proxy).to_have_count(1)
    assert given(vote) == {A: 2, B: 2}


def test_the_desk_makes_the_list_while_the_room_votes(hall: Hall) -> None:
    vote = voting(hall, "dotvote", options={"dots": 2})
    desk, phone = hall.desk(), hall.phone("Anna", "Vinnova")
    more(phone, A).click()
    expect(phone.locator("#dots-state .saved")).to_be_visible()
    listed = desk.locator("#jd-list > li")
    entry = listed.filter(has_text=A)
    entry.get_by_role("button", name="Ta bort ur listan").click()
    expect(entry).to_have_class("put-away")
    expect(row(phone, A)).to_have_count(0)
    expect(phone.locator("#dots-gone")).to_be_visible()
    desk.keyboard.press("Control+z")
    expect(row(phone, A)).to_be_visible()
    expect(phone.locator("#dots-gone")).to_be_hidden()
    entry.get_by_role("button", name="Ta bort ur listan").click()
    entry.get_by_role("button", name="Ta med").click()
    expect(dots(phone, A)).to_have_count(1)
    desk.get_by_role("button", name="Skriv in i listan").click()
    desk.locator("#jd-add-name").fill("Nytt vid bordet")
    desk.keyboard.press("Enter")
    expect(desk.locator("#jd-add")).to_be_hidden()
    expect(row(phone, "Nytt vid bordet")).to_be_visible()
    listed.filter(has_text="Nytt vid bordet").get_by_role("button", name="Ändra").click()
    expect(desk.locator("#jd-change-name")).to_have_value("Nytt vid bordet")
    desk.locator("#jd-change-name").fill("Omskrivet vid bordet")
    desk.keyboard.press("Enter")
    expect(row(phone, "Omskrivet vid bordet")).to_be_visible()
    assert given(vote) == {A: 1}


def test_who_is_removed_after_the_reveal_makes_the_desk_count_anew(hall: Hall) -> None:
    vote = voting(hall, "dotvote", options={"dots": 2})
    room = hall.room
    room.do("workshop.set_small_group", least=1)
    bo, dag = room.join("Bo", "Region Skåne"), room.join("Dag", "Boverket")
    vote.do("place", bo, entry=vote.items[A])
    vote.do("place", dag, entry=vote.items[B])
    desk, phone = hall.desk(), hall.holder(dag)
    vote.turn("close", "reveal")
    expect(desk.locator("#dv-rows tr")).to_have_count(4)
    recount = desk.get_by_role("button", name="Räkna om")
    expect(recount).to_have_count(0)
    desk.get_by_role("link", name="Deltagare").click()
    desk.get_by_role("button", name="Ta bort Bo").click()
    expect(desk.get_by_role("button", name="Släpp in igen Bo")).to_be_visible()
    desk.goto(f"{room.address}/desk/{room.code}")
    hall.connected(desk)
    expect(desk.locator("#jd-stale")).to_contain_text(
        "Underlaget har ändrats sedan resultatet visades.")
    expect(phone.locator("#dv-result li").first).to_contain_text(A)
    recount.click()
    expect(recount).to_have_count(0)
    expect(desk.locator("#dv-rows tr").first).to_contain_text(B)
    expect(phone.locator("#dv-result li").first).to_contain_text(B)
    expect(phone.locator("#dv-ours td").last).to_have_text("100 %")


def test_the_desk_sees_totals_only_where_the_agenda_says_so(
    server: Served, open_hall: Callable[[Room], Hall]
) -> None:
    hall = open_hall(server.found("Med siffror"))
    vote = voting(hall, "dotvote", options={"dots": 2, "desk": "totals"})
    vote.do("place", hall.room.join("Bo", "Region Skåne"), entry=vote.items[A])
    desk = hall.desk()
    expect(desk.get_by_text("Bara du ser det här.")).to_be_visible()
    expect(desk.locator("#dv-rows tr").first).to_contain_text(A)
