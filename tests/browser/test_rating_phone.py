"""Rating on a phone: one thing a page, a tap an answer, and nothing that was said is lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .hall import Hall, until
from .serving import Room, Served
from .test_keyboard import NARROW, tab_to
from .test_offline import lose_the_network, waiting_on_device
from .voting import NAMES, Vote, fits, newest, own, small_targets, voting

IMPACT, UNCERTAINTY = "impact", "uncertainty"
DONT_KNOW = "Vet ej"
REASON = "Nätet byggs inte ut i tid."


@pytest.fixture
def vote(hall: Hall) -> Vote:
    return voting(hall, "matrix")


def tap(phone: Page, question: str, answer: str) -> None:
    """Tap an answer as a thumb does: on what shows of it."""
    asked(phone, question).locator("label").filter(
        has=phone.get_by_text(answer, exact=True)).click()


def asked(phone: Page, question: str) -> Locator:
    return phone.locator(f"[data-criterion={question}]")


def chosen(phone: Page, question: str) -> str | None:
    """The value that shows as chosen, None for no answer, "" for "vet ej"."""
    found: str | None = asked(phone, question).evaluate(
        "each => each.querySelector('input:checked')?.value ?? null")
    return found


def name(phone: Page) -> str:
    return phone.locator("#rate-name").inner_text()


def begun(phone: Page) -> None:
    """Wait until the first page shows."""
    expect(phone.locator("#rate-name")).not_to_be_empty()


def on(phone: Page) -> None:
    """Go on to the next page, however the button is called."""
    phone.locator("#rate-next").click()


def saved(phone: Page) -> None:
    """Wait until the server has everything."""
    expect(phone.locator("#rate-state .saved")).to_be_visible()
    until(lambda: waiting_on_device(phone) == 0, phone)


def go_through(phone: Page, answers: dict[str, tuple[str, str]]) -> None:
    """Answer the things named, skip the others, up to the overview."""
    while phone.locator("#rate-ask").is_visible():
        for question, answer in zip((IMPACT, UNCERTAINTY), answers.get(name(phone), ()),
                                    strict=False):  # fmt: skip
            tap(phone, question, answer)
        on(phone)


def test_a_tap_is_an_answer_and_a_page_is_a_thing(hall: Hall, vote: Vote) -> None:
    phone = hall.phone("Anna", "Vinnova")
    begun(phone)
    first = name(phone)
    expect(phone.locator("#rate-at")).to_have_text("Nummer 1 av 4")
    expect(phone.locator("#rate-next")).to_have_text("Hoppa över")
    expect(phone.locator("#rate-back")).to_have_attribute("aria-disabled", "true")
    tap(phone, IMPACT, "4")
    expect(phone.locator("#rate-next")).to_have_text("Nästa")
    tap(phone, UNCERTAINTY, DONT_KNOW)
    on(phone)
    expect(phone.locator("#rate-name")).to_be_focused()
    second = name(phone)
    assert second != first
    assert chosen(phone, IMPACT) is None
    tap(phone, IMPACT, "2")
    phone.locator("#rate-back").click()
    assert (chosen(phone, IMPACT), chosen(phone, UNCERTAINTY)) == ("4", "")
    tap(phone, IMPACT, "5")
    for _ in range(3):
        on(phone)
    expect(phone.locator("#rate-next")).to_have_text("Klar")
    on(phone)
    expect(phone.locator("#rate-done")).to_have_text("3 saker saknar svar")
    said = phone.locator("#rate-list > li")
    expect(said.filter(has_text=first)).to_have_text(re.compile(r"5 · vet ej$"))
    expect(said.filter(has_text=second)).to_have_text(re.compile(r"2 · inget svar$"))
    nothing = phone.get_by_text("inget svar", exact=True)
    expect(said.filter(has=nothing)).to_have_count(2)
    said.filter(has_text=second).get_by_role("button").click()
    assert name(phone) == second
    tap(phone, UNCERTAINTY, "1")
    saved(phone)
    phone.reload()
    begun(phone)
    expect(phone.locator("#rate-at")).to_have_text("Nummer 3 av 4")
    assert own(phone, "jd-own")["ratings"] == {
        vote.items[first]: {IMPACT: 5, UNCERTAINTY: None},
        vote.items[second]: {IMPACT: 2, UNCERTAINTY: 1}}
    go_through(phone, dict.fromkeys(NAMES, ("3", "3")))
    expect(phone.locator("#rate-done")).to_have_text("Klart. Tack!")
    saved(phone)
    counted = vote.counted()
    assert counted[first][IMPACT]["mean"] == 5
    assert (counted[first][UNCERTAINTY]["n"], counted[first][UNCERTAINTY]["passed"]) == (0, 1)


def test_a_narrow_phone_with_keys_alone(hall: Hall) -> None:
    long = ("Kollektivtrafikupphandlingarnas regionaliseringskonsekvenser",
            "Arbetskraftsinvandring och kompetensförsörjningsstrategier")  # fmt: skip
    vote = voting(hall, "matrix", *long)
    phone = hall.phone("Anna", "Vinnova", size=NARROW)
    begun(phone)
    assert fits(phone)
    assert small_targets(phone) == []
    first = name(phone)
    tab_to(phone, asked(phone, IMPACT).locator("input").first)
    phone.keyboard.press("4")
    assert chosen(phone, IMPACT) == "4"
    phone.keyboard.press("9")
    assert chosen(phone, IMPACT) == "4"
    phone.keyboard.press("ArrowRight")
    assert chosen(phone, IMPACT) == "5"
    phone.keyboard.press("Tab")
    phone.keyboard.press("Space")
    assert chosen(phone, UNCERTAINTY) == "1"
    phone.keyboard.press("ArrowLeft")
    assert chosen(phone, UNCERTAINTY) == ""
    tab_to(phone, phone.locator("#rate-why summary"))
    phone.keyboard.press("Enter")
    tab_to(phone, phone.locator("#rate-reason"))
    phone.keyboard.type("Se 2024 och 5")
    assert chosen(phone, IMPACT) == "5"
    tab_to(phone, phone.locator("#rate-next"))
    phone.keyboard.press("Enter")
    expect(phone.locator("#rate-name")).to_have_text(next(each for each in long if each != first))
    expect(phone.locator("#rate-reason")).to_have_value("")
    assert fits(phone)
    tab_to(phone, phone.locator("#rate-next"))
    phone.keyboard.press("Space")
    expect(phone.locator("#rate-done")).to_be_focused()
    assert fits(phone)
    assert small_targets(phone) == []
    tab_to(phone, phone.locator("#rate-list button", has_text=first))
    phone.keyboard.press("Enter")
    expect(phone.locator("#rate-reason")).to_have_value("Se 2024 och 5")
    saved(phone)
    vote.turn("close", "reveal")
    expect(phone.get_by_text("1 har svarat")).to_be_visible()
    assert fits(phone)


def test_a_reason_is_sent_when_one_leaves_it_and_when_it_is_locked(hall: Hall, vote: Vote) -> None:
    phone = hall.phone("Anna", "Vinnova")
    begun(phone)
    first = name(phone)
    tap(phone, IMPACT, "4")
    phone.locator("#rate-why summary").click()
    phone.locator("#rate-reason").fill(REASON)
    on(phone)
    saved(phone)
    until(lambda: own(phone, "jd-own")["reasons"] == {vote.items[first]: REASON}, phone)
    second = name(phone)
    tap(phone, IMPACT, "1")
    phone.locator("#rate-why summary").click()
    phone.locator("#rate-reason").press_sequentially("Halvskrivet när det låses")
    vote.turn("close")
    expect(phone.get_by_text("Låst. Nu läser vi tillsammans.")).to_be_visible()
    # It came too late, and is not thrown away: one has it back to copy.
    expect(phone.locator(".notice.refused [data-text]")).to_have_text("Halvskrivet när det låses")
    vote.turn("reopen")
    begun(phone)
    go_through(phone, {})
    phone.locator("#rate-list button", has_text=second).click()
    assert chosen(phone, IMPACT) == "1"
    saved(phone)
    vote.turn("close", "reveal")
    told = vote.told()["results"]["reasons"]
    assert [(each["entry"], each["text"]) for each in told] == [(vote.items[first], REASON)]


def test_a_reason_that_one_writes_is_kept_when_the_page_is_closed(hall: Hall, vote: Vote) -> None:
    phone = hall.phone("Anna", "Vinnova")
    begun(phone)
    first = name(phone)
    phone.locator("#rate-why summary").click()
    phone.locator("#rate-reason").press_sequentially(REASON)
    phone.reload()
    until(lambda: own(phone, "jd-own")["reasons"] == {vote.items[first]: REASON}, phone)
    assert name(phone) == first
    expect(phone.locator("#rate-reason")).to_have_value(REASON)


def test_answers_without_network_wait_and_arrive_once(hall: Hall, vote: Vote) -> None:
    phone = hall.phone("Anna", "Vinnova")
    begun(phone)
    first = name(phone)
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        lose_the_network(hall, phone)
        tap(phone, IMPACT, "4")
        tap(phone, UNCERTAINTY, "2")
        tap(phone, IMPACT, "3")
        expect(phone.locator("#rate-state .offline")).to_be_visible()
        on(phone)
        phone.locator("#rate-back").click()
        assert (chosen(phone, IMPACT), chosen(phone, UNCERTAINTY)) == ("3", "2")
        until(lambda: waiting_on_device(phone) == 3, phone)
        context = phone.context
        phone.close()
        context.set_offline(False)
        again = context.new_page()
        again.goto(hall.room.phone_url)
        hall.connected(again)
    wanted = {vote.items[first]: {IMPACT: 3, UNCERTAINTY: 2}}
    until(lambda: own(again, "jd-own")["ratings"] == wanted, again)
    until(lambda: waiting_on_device(again) == 0, again)
    assert vote.counted()[first][IMPACT]["n"] == 1


def test_a_long_list_is_shared_out(hall: Hall) -> None:
    names = tuple(f"Sak nummer {number}" for number in range(7))
    vote = voting(hall, "matrix", *names, options={"share": 3})
    phone = hall.phone("Anna", "Vinnova")
    expect(phone.get_by_text("7 saker ska bedömas av rummet tillsammans. Du får 3 av dem"
                             )).to_be_visible()  # fmt: skip
    read: list[str] = []
    for number, button in enumerate(("Ge mig min del", "Ge mig fler att bedöma",
                                     "Ge mig fler att bedöma")):  # fmt: skip
        phone.get_by_role("button", name=button).click()
        expect(phone.locator("#rate-ask")).to_be_visible()
        while phone.locator("#rate-ask").is_visible():
            if name(phone) not in read:
                read.append(name(phone))
            tap(phone, IMPACT, "3")
            tap(phone, UNCERTAINTY, DONT_KNOW)
            on(phone)
        expect(phone.locator("#rate-list > li")).to_have_count(min(7, 3 * (number + 1)))
    assert sorted(read) == sorted(names)
    expect(phone.get_by_role("button", name="Ge mig fler att bedöma")).to_be_hidden()
    saved(phone)
    assert {each[IMPACT]["n"] for each in vote.counted().values()} == {1}


def test_a_second_round_shows_what_one_said_and_the_wall_where_it_went(hall: Hall) -> None:
    first = voting(hall, "matrix", *NAMES[:3])
    phone, desk, wall = hall.phone("Anna", "Vinnova"), hall.desk(), hall.wall()
    begun(phone)
    go_through(phone, {NAMES[0]: ("5", "1"), NAMES[1]: ("2", "4")})
    saved(phone)
    first.turn("close", "reveal")
    expect(wall.locator("#mx-figure svg").first).to_be_visible()
    expect(wall.locator(".was")).to_have_count(0)
    desk.get_by_role("button", name="Lägg till en andra runda").click()
    until(lambda: newest(hall, "matrix") != first.activity, desk)
    second = Vote(hall, newest(hall, "matrix"), first.items)
    second.open()
    begun(phone)
    while name(phone) != NAMES[0]:
        on(phone)
    expect(phone.locator("#rate-before")).to_have_text(
        "Förra gången sa du: påverkan 5, osäkerhet 1")
    expect(asked(phone, IMPACT).locator("label.was")).to_have_text(re.compile("^5"))
    assert chosen(phone, IMPACT) is None
    go_through(phone, {NAMES[0]: ("2", "4")})
    phone.locator("#rate-list button", has_text=NAMES[2]).click()
    expect(phone.locator("#rate-before")).to_be_hidden()
    expect(phone.locator("label.was")).to_have_count(0)
    saved(phone)
    second.turn("close", "reveal")
    expect(wall.get_by_text("från första rundan")).to_be_visible()
    told = second.told()["results"]["drivers"]
    assert {each["name"]: each["first_round"] for each in told}[NAMES[0]] == [1, 5]


def test_ones_organisation_is_beside_the_room_for_that_one_alone(hall: Hall, vote: Vote) -> None:
    room = hall.room
    room.do("workshop.set_small_group", least=1)
    anna, bo = hall.phone("Anna", "Vinnova"), hall.phone("Bo", "Region Skåne")
    ada = room.join("Ada", "Vinnova")
    vote.do("rate", ada, entry=vote.items[NAMES[0]], impact=5, uncertainty=1)
    for phone, said in ((anna, ("5", "1")), (bo, ("1", "1"))):
        begun(phone)
        go_through(phone, {NAMES[0]: said})
        saved(phone)
    borrowed = hall.phone("Eva", "Vinnova")
    vote.turn("close", "reveal")
    expect(anna.locator("#jd-ours")).to_contain_text("Vinnova, 2 svar. Det här ser bara ni.")
    row = anna.locator("#jd-ours tr", has_text=NAMES[0]).locator("td").first
    expect(row).to_have_text(re.compile(r"5,0\s+rummet 3,7"))
    expect(bo.locator("#jd-ours")).to_contain_text("Region Skåne, 1 svar.")
    assert "Vinnova" not in bo.locator("#jd-ours").inner_text()
    assert "Det här ser bara ni" not in "".join(
        frame for frame in hall.watch(bo).received if "Vinnova, 2" in frame)
    expect(borrowed.get_by_text("Medelvärde, 3 har svarat.")).to_be_visible()
    expect(borrowed.locator("#jd-ours")).to_be_empty()


def test_something_that_leaves_the_list_leaves_the_phone_on_another(hall: Hall, vote: Vote) -> None:
    phone = hall.phone("Anna", "Vinnova")
    begun(phone)
    gone = name(phone)
    tap(phone, IMPACT, "4")
    saved(phone)
    vote.do("leave_out", entry=vote.items[gone])
    expect(phone.locator("#rate-at")).to_have_text("Nummer 1 av 3")
    assert name(phone) != gone
    assert chosen(phone, IMPACT) is None
    vote.do("take_in", entry=vote.items[gone])
    expect(phone.locator("#rate-at")).to_have_text(re.compile("av 4$"))
    assert vote.counted()[gone][IMPACT]["mean"] == 4


def test_the_list_may_come_while_one_waits_for_it(
    server: Served, open_hall: Callable[[Room], Hall]
) -> None:
    hall = open_hall(server.found("Tomt"))
    room = hall.room
    room.do("agenda.add", kind="matrix", title="Valet", question="Vad?", minutes=9, note="",
            after="scan-2", day=0, options={"of": "own"})  # fmt: skip
    vote = Vote(hall, newest(hall, "matrix"))
    vote.open()
    phone = hall.phone("Anna", "Vinnova")
    wall = hall.wall()
    expect(phone.get_by_text("Det finns inget att bedöma än.")).to_be_visible()
    expect(wall.get_by_text("Det finns inget att bedöma än.")).to_be_visible()
    vote.write_in(NAMES[0])
    expect(phone.locator("#rate-name")).to_have_text(NAMES[0])
    tap(phone, IMPACT, "4")
    expect(wall.locator(".w-figure")).to_have_text("1")
    vote.turn("close", "reveal")
    expect(wall.locator("#mx-figure svg").first).to_be_visible()


def test_the_desk_follows_points_and_looks(hall: Hall, vote: Vote) -> None:
    room = hall.room
    for number, organisation in enumerate(("Region Skåne", "Vinnova", "Region Dalarna")):
        key = room.join(f"P{number}", organisation)
        vote.do("rate", key, entry=vote.items[NAMES[0]], impact=5, uncertainty=(1, 5, 5)[number],
                reason=f"Skäl {number}")  # fmt: skip
    desk, wall = hall.desk(), hall.wall()
    expect(desk.locator("#jd-progress")).to_contain_text("har svarat, 0 är klara")
    desk.keyboard.press("n")
    dialog = desk.locator("#jd-fill")
    dialog.get_by_role("button", name="Spara").click()
    expect(dialog.get_by_role("alert")).to_have_text("Fyll i minst en bedömning.")
    dialog.get_by_label(f"Påverkan, {NAMES[1]}").select_option("3")
    dialog.get_by_label(f"Osäkerhet, {NAMES[1]}").select_option("3")
    dialog.get_by_role("button", name="Spara").click()
    expect(desk.locator("#jd-proxies > li")).to_have_count(1)
    vote.turn("close", "reveal")
    talk = desk.locator("#mx-talk > li")
    expect(talk).to_have_count(1)
    expect(talk.locator(".reasons q")).to_have_text(["Skäl 0", "Skäl 1", "Skäl 2"])
    expect(wall.get_by_text("här är vi oeniga")).to_be_visible()
    talk.get_by_role("button", name="Peka på väggen").click()
    expect(wall.locator("#mx-beside")).to_contain_text("Vi talar om")
    expect(talk.get_by_role("button", name="Släpp på väggen")).to_be_focused()
    desk.locator("#look-statistic-median").click()
    expect(desk.locator("#look-statistic-median")).to_have_attribute("aria-pressed", "true")
    expect(wall.locator("#mx-foot")).to_contain_text("Median")
    desk.keyboard.press("Control+z")
    expect(wall.locator("#mx-foot")).to_contain_text("Medelvärde")
    talk.get_by_role("button", name="Dölj Skäl 1").click()
    expect(talk.get_by_role("button", name="Visa igen Skäl 1")).to_be_visible()
    assert "Skäl 1" not in str(vote.told())
