"""Who writes what somebody has written already is told, with the real model, and may back it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from facilitator.suggest.meaning import Meaning, NoMeaning
from tests.accessible import nothing, violations

from .hall import Hall, until
from .serving import Served, served

SCAN = "scan-2"
BOS, OURS = "AI tar över handläggningen i kommunerna", "AI tar över handläggningen i kommuner"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    try:
        Meaning()
    except NoMeaning as error:
        pytest.skip(str(error))
    with served(tmp_path_factory.mktemp("sessions")) as running:
        yield running


@pytest.fixture
def phone(hall: Hall) -> Page:
    hall.room.do("stage.start", activity=SCAN)
    hall.room.do("scan.add", SCAN, key=hall.room.join("Bo", "Vinnova"), headline=BOS)
    return hall.phone("Anna", "Vinnova")


def hinted(phone: Page, text: str = OURS) -> None:
    """Write until the hint comes: the first time the model is being loaded meanwhile."""
    box = phone.locator(".alike")

    def there() -> bool:
        phone.locator("#headline").fill("")
        phone.locator("#headline").fill(text)
        phone.wait_for_timeout(1500)
        return bool(box.locator("li").count())

    until(there, phone, 30)


def supported(hall: Hall) -> list[int]:
    activity = next(each for each in hall.room.report()["activities"] if each["id"] == SCAN)
    return [entry["supported_by"] for entry in activity["entries"]]


def test_a_card_is_backed_instead(hall: Hall, phone: Page) -> None:
    hinted(phone)
    box = phone.locator(".alike")
    expect(box.locator("[role=status]")).to_have_text("Liknar ett annat kort. Säger det samma sak?")
    expect(box.locator("li p")).to_have_text(BOS)
    box.get_by_role("button", name="Stöd i stället").press("Enter")
    expect(phone.locator("#headline")).to_have_value("")
    expect(box.locator("[role=status]")).to_have_text(f"Du stöder ”{BOS}”.")
    expect(box.locator("li")).to_have_count(0)
    until(lambda: supported(hall) == [1], phone)
    expect(phone.locator("#supported > li")).to_contain_text(BOS)
    phone.get_by_role("tab", name="Allas").click()
    expect(phone.locator("#others .same")).to_contain_text("+1")
    phone.get_by_role("tab", name="Mina").click()
    phone.locator("#supported").get_by_role("button", name="Ta tillbaka").click()
    expect(phone.locator("#supported > li")).to_have_count(0)
    until(lambda: supported(hall) == [0], phone)


def test_axe_finds_nothing_in_a_hint(phone: Page) -> None:
    hinted(phone)
    faults = violations(phone, "a hint")
    phone.locator(".alike").get_by_role("button", name="Stöd i stället").click()
    expect(phone.locator("#supported > li")).to_have_count(1)
    nothing(faults + violations(phone, "a card that is backed"))


def test_one_may_write_anyway(hall: Hall, phone: Page) -> None:
    hinted(phone)
    box = phone.locator(".alike")
    box.get_by_role("button", name="Skriv ändå").click()
    expect(box.locator("li")).to_have_count(0)
    expect(phone.locator("#headline")).to_be_focused()
    phone.locator("#headline").press_sequentially(" nu")
    phone.wait_for_timeout(1500)  # that nothing comes can only be waited for
    expect(box.locator("li")).to_have_count(0)
    phone.get_by_role("button", name="Skicka").click()
    expect(phone.locator("#mine > li")).to_have_count(1)
    until(lambda: supported(hall) == [0, 0], phone)


def test_sending_is_never_in_the_way_of_a_hint(phone: Page) -> None:
    hinted(phone)
    phone.get_by_role("button", name="Skicka").click()
    expect(phone.locator("#mine > li .saved:visible")).to_have_count(1)
    expect(phone.locator(".alike li")).to_have_count(0)


def test_without_a_network_there_is_no_hint_and_no_complaint(hall: Hall, phone: Page) -> None:
    hinted(phone)
    with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
        phone.context.set_offline(True)
        expect(phone.locator("#chip")).to_have_text("frånkopplad")
        phone.locator("#headline").fill("Något helt annat än det som stod")
        phone.wait_for_timeout(1000)  # that nothing comes can only be waited for
        expect(phone.locator(".alike li")).to_have_count(0)
        phone.context.set_offline(False)
        hall.connected(phone)


def test_ones_own_and_hidden_cards_are_no_hint(hall: Hall, phone: Page) -> None:
    hinted(phone)
    bos = hall.room.report()["activities"]
    entry = next(each for each in bos if each["id"] == SCAN)["entries"][0]["id"]
    hall.room.do("entry.hide", SCAN, entry=entry, reason="fel")
    phone.locator("#headline").fill(f"{OURS} i dag")
    expect(phone.locator(".alike li")).to_have_count(0)
