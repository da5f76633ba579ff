"""Taking the report home: pressed, followed with a bar, and there; for thumbs, keys and ears."""

import io
import re
import signal
import subprocess
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from tests.accessible import CALM, nothing, violations

from .hall import DESK, PHONE, Hall, until
from .serving import Served, served

SCAN = "scan-2"
SMALL = {"width": 320, "height": 640}
# What stands beside the bar, from now on.
_HEAR = """() => {
    window.heard = [];
    new MutationObserver(() => heard.push(
        document.querySelector(".press-line p")?.textContent ?? ""
    )).observe(document.querySelector(".take"),
               { subtree: true, childList: true, characterData: true });
}"""


@pytest.fixture
def written(hall: Hall) -> Hall:
    """A scan with cards, and a report that is open to those in the room until far ahead."""
    hall.room.do("stage.start", activity=SCAN)
    hall.room.fill(12)
    hall.room.do("workshop.open_downloads", to="room", until="2099-12-31")
    return hall


def take_home(hall: Hall, size: dict[str, int] = PHONE) -> Page:
    """A participant's page of downloads, with its script: before that the links are mere links."""
    page = hall.holder(hall.room.join("Anna", "Region Skåne"), size=size)
    page.locator("#take-home a").click()
    expect(page.get_by_role("heading", name="Ladda ner")).to_be_visible()
    page.wait_for_load_state()
    return page


def pressed(page: Page, link: str) -> Download:
    """Press the link of that name and wait for its file."""
    with page.expect_download(timeout=60_000) as downloading:
        page.locator(link).click()
    return downloading.value


@pytest.mark.parametrize("size", [PHONE, SMALL, DESK], ids=["phone", "small", "desk"])
def test_a_press_is_followed_by_words_and_a_file(written: Hall, size: dict[str, int]) -> None:
    page = take_home(written, size)
    page.evaluate(_HEAR)
    file = pressed(page, "a.now[data-ware]")
    assert Path(file.path()).read_bytes()[:2] in (b"%P", b"PK")  # PDF or Word, whichever is first
    code = written.room.code
    assert code in file.suggested_filename
    assert file.suggested_filename.startswith("Omvärld 2050")
    expect(page.locator(".press-line p")).to_contain_text("klar, ")
    expect(page.locator("a.now .take-size")).to_have_text(re.compile(r"^\d+ kB$"))
    words = page.evaluate("heard")
    assert any(each.startswith(("väntar", "görs", "gör ")) for each in words), words
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_keys_and_ears_are_enough(written: Hall) -> None:
    page = take_home(written, DESK)
    page.locator("a[data-ware=csv][data-separator=';']").focus()
    with page.expect_download(timeout=60_000) as downloading:
        page.keyboard.press("Enter")
    assert ";" in Path(downloading.value.path()).read_text("utf-8-sig").splitlines()[0]
    said = page.get_by_role("status")
    expect(said).to_contain_text("klar, ")
    expect(page.locator("a[data-ware=csv][data-separator=';']")).to_be_focused()


def test_the_desk_packs_all_organisations_and_sees_which_comes_now(written: Hall) -> None:
    for number in range(12):
        written.room.join(f"P{number}", f"Organisation {number}")
    desk = written.window(DESK)
    desk.goto(written.room.desk_url)
    desk.goto(f"{written.room.phone_url}/report")
    desk.evaluate(_HEAR)
    file = pressed(desk, "a[data-ware=organisationer]")
    with zipfile.ZipFile(io.BytesIO(Path(file.path()).read_bytes())) as packed:
        names = packed.namelist()
    assert "LÄS-MIG.txt" in names
    assert any(name.startswith("Region Skåne") for name in names)
    words = desk.evaluate("heard")
    assert any(re.match(r"gör \d+ av \d+: \w", each) for each in words), words
    assert desk.locator("[data-ware=organisationer]").count() == 1


def test_a_job_is_cancelled_with_a_key_and_the_place_is_found_again(written: Hall) -> None:
    desk = written.window(DESK)
    desk.goto(written.room.desk_url)
    desk.goto(f"{written.room.phone_url}/report")
    link = desk.locator("a[data-ware=organisationer]")
    link.click()
    cancel = desk.get_by_role("button", name="Avbryt")
    expect(cancel).to_be_visible()
    cancel.press("Enter")
    expect(cancel).to_be_hidden()
    expect(link).to_be_focused()


def test_without_a_script_the_link_waits_for_its_file(written: Hall) -> None:
    page = written.window(PHONE, java_script_enabled=False)
    key = written.room.join("Bo", "Vinnova")
    page.context.add_cookies([{"name": f"phone_{written.room.code}", "value": key,
                               "url": written.room.address}])  # fmt: skip
    page.goto(f"{written.room.phone_url}/report")
    assert Path(pressed(page, "a[data-ware=xlsx]").path()).read_bytes()[:2] == b"PK"


def test_the_net_goes_and_comes_back(written: Hall) -> None:
    page = take_home(written)
    with written.watch(page).excusing("ERR_FAILED", "ERR_INTERNET_DISCONNECTED", "Failed to fetch"):
        page.route("**/press/*", lambda route: route.abort())
        page.locator("a.now[data-ware]").click()
        expect(page.locator(".press-line p")).to_contain_text("Ingen kontakt med servern")
        with page.expect_download(timeout=60_000):
            page.unroute("**/press/*")
    expect(page.locator(".press-line p")).to_contain_text("klar, ")


def test_when_the_day_has_passed_it_says_so(written: Hall) -> None:
    page = take_home(written)
    written.room.do("workshop.open_downloads", to="room", until="2026-01-31")
    with written.watch(page).excusing("403"):
        page.locator("a.now[data-ware]").click()
        expect(page.locator(".press-line p")).to_contain_text("öppen till och med 31 januari 2026")
        faults = violations(page, "closed under one's hands")
        page.reload()
    expect(page.get_by_text("Den var öppen till och med 31 januari 2026")).to_be_visible()
    nothing(faults + violations(page, "over"))


def test_the_desk_opens_it_until_a_day(written: Hall) -> None:
    desk = written.desk()
    desk.get_by_role("button", name="Inställningar").click()
    settings = desk.locator("#settings")
    settings.get_by_label("Alla som har koden").check()
    settings.get_by_label("Till och med").fill("2098-05-04")
    settings.get_by_role("button", name="Spara valet").first.click()
    phone = written.holder(written.room.join("Eva"))
    expect(phone.locator("#take-home")).to_contain_text("till och med 4 maj 2098")
    stranger = written.window()
    stranger.goto(f"{written.room.phone_url}/report")
    expect(stranger.get_by_text("Sidan är öppen till och med 4 maj 2098")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_pages(written: Hall, scheme: str) -> None:
    phone = written.holder(written.room.join("Anna"), color_scheme=scheme, **CALM)
    phone.goto(f"{written.room.phone_url}/report")
    faults = violations(phone, "phone")
    phone.route("**/press/*", lambda route: route.fulfill(json={
        "stand": "working", "done": 6, "of": 24, "words": "gör 7 av 24: Region Halland"}))
    phone.locator("a.now[data-ware]").click()
    expect(phone.get_by_role("progressbar")).to_be_visible()
    nothing(faults + violations(phone, "being made"))


def test_a_workshop_is_archived_from_the_desk(
    tmp_path: Path, open_hall: object
) -> None:
    """Log in, end, archive: the package comes, and the usual program accepts its sums."""
    with served(tmp_path / "sessions") as server:
        hall = open_hall(server.found())  # type: ignore[operator]
        archive(hall, server, tmp_path)


def archive(hall: Hall, server: Served, folder: Path) -> None:
    desk = hall.window(DESK, **CALM)
    desk.goto(server.setup_url)
    desk.get_by_label("Användarnamn").fill("karin")
    desk.get_by_label("Lösenord").fill("fyra ord som minns")
    desk.get_by_role("button", name="Skapa kontot").click()
    page = f"{server.address}/desk/{hall.room.code}/arkiv"
    desk.goto(page)
    expect(desk.get_by_text("Avsluta workshopen först")).to_be_visible()
    hall.room.do("stage.start", activity=SCAN)
    hall.room.fill(5)
    hall.room.do("workshop.end")
    desk.goto(page)
    faults = violations(desk, "to archive")
    desk.get_by_label("Diarienummer").fill("RS 2026/114")
    desk.get_by_label("Arkivbildare").fill("Region Skåne")
    desk.get_by_role("button", name="Arkivera").click()
    file = pressed(desk, "a[data-ware=arkiv]")
    nothing(faults + violations(desk, "archived"))
    with zipfile.ZipFile(file.path()) as packed:
        packed.extractall(folder / "arkiv")
    checked = subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], check=False,
                             cwd=folder / "arkiv", capture_output=True)  # fmt: skip
    assert checked.returncode == 0, checked.stderr
    assert "RS 2026/114" in (folder / "arkiv" / "metadata.txt").read_text()
    desk.get_by_role("link", name="Gallra, när arkivet har fått sitt").click()
    expect(desk.get_by_text("paketet är hämtat")).to_be_visible()


def test_the_end_of_the_server_is_the_end_of_the_child(
    tmp_path: Path, open_hall: object
) -> None:
    with served(tmp_path / "sessions") as server:
        room = server.found()
        hall = open_hall(room)  # type: ignore[operator]
        desk = hall.window(DESK)
        desk.goto(room.desk_url)
        with hall.watch(desk).excusing("ERR_CONNECTION", "Failed to fetch", "ERR_EMPTY"):
            desk.goto(f"{room.phone_url}/report")
            desk.locator("a[data-ware=organisationer]").click()
            seen: list[int] = []
            until(lambda: seen.extend(children(server.process)) or seen, desk)
            child = seen[0]
            subprocess.run(["kill", f"-{signal.SIGTERM}", str(server.process)], check=True)
            until(lambda: not Path(f"/proc/{child}").exists(), desk)
            desk.close()


def children(process: int) -> list[int]:
    """The pressroom's children of that process."""
    found = subprocess.run(["pgrep", "-P", str(process), "-f", "cli.press"], check=False,
                           capture_output=True, text=True)  # fmt: skip
    return [int(line) for line in found.stdout.split()]
