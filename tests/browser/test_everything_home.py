"""The demonstration's Workshop 1 and 2: every format is taken home.

Each file is pressed for in a browser, by a participant and at the desk, and read back: it holds
what the room thought, and nothing that the editor had not let out.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from facilitator.demonstration.held import held
from facilitator.domain.roles import Actor, Role
from facilitator.founding import Wish, foundation
from facilitator.kinds import find_kinds
from facilitator.plans import plans, programmes
from facilitator.report.formats import FORMATS, Takers
from facilitator.storage.shelf import Shelf
from tests.report.reading import words_in

from .hall import DESK, PHONE, Hall
from .serving import Room, served

FIRST = date(2026, 5, 12)
PEOPLE = 90
PERSON_KEY = "nyckel-person-0"
BEGINS = {
    "docx": b"PK", "pdf": b"%PDF", "pptx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf",
    "html": b"<!doctype", "bilder": b"PK", "json": b"{", "repris": b"<!doctype",
}  # fmt: skip


@pytest.fixture(params=["omvarld", "scenarier"])
def hall(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Hall]:
    """The demonstration's Workshop 1 or 2 as it was held, with a draft that is not let out."""
    kinds, secrets = find_kinds(), count()
    began = foundation(kinds, Wish(request.param, plans()[request.param].title, "region-2050",
                                   str(FIRST)), f"{FIRST}T06:00:00.000+00:00")
    chronicle = held(began, kinds, FIRST, PEOPLE, lambda: f"nyckel-person-{next(secrets)}")
    chronicle.does(Actor(Role.DESK, ""), "summary.add", text="utkast-kanarie")
    Shelf(tmp_path).create("dagen", chronicle.events)
    with served(tmp_path) as server:
        hall = Hall(browser, Room(server.address, began.workshop.code, began.desk_key, "", {}))
        yield hall
        hall.close()


def links(page: Page) -> dict[str, str]:
    """The file that each link asks for, by the format's name and separator."""
    found: list[tuple[str, str]] = page.evaluate(
        "[...document.querySelectorAll('a[data-ware]')].map("
        "each => [each.dataset.ware + each.dataset.separator + each.dataset.organisation,"
        " each.getAttribute('href')])")
    return dict(found)


def taken(page: Page, code: str, name: str, href: str, called: set[str]) -> bytes:
    with page.expect_download(timeout=60_000) as downloading:
        page.locator(f'a[data-ware][href="{href}"]').click()
    body = Path(downloading.value.path()).read_bytes()
    assert code in downloading.value.suggested_filename, name
    assert downloading.value.suggested_filename not in called
    called.add(downloading.value.suggested_filename)
    return body


def test_a_participant_takes_every_format_home(hall: Hall) -> None:
    page = hall.holder(PERSON_KEY, size=PHONE)
    page.goto(f"{hall.room.phone_url}/report")
    expect(page.get_by_role("heading", name="Ladda ner")).to_be_visible()
    published = page.locator(".find .rows b").first.inner_text()
    files = links(page)
    offered = {form.name for form in FORMATS.values() if form.takers is Takers.READERS}
    assert offered <= {name.rstrip(",;") for name in files}
    assert set(BEGINS) >= offered
    called: set[str] = set()
    for name, href in files.items():
        body = taken(page, hall.room.code, name, href, called)
        ware = next((each for each in BEGINS if name.startswith(each)), "pdf")
        assert body.startswith(BEGINS[ware]), name
        words = words_in(body)
        assert "utkast-kanarie" not in words
        if ware in ("docx", "pdf", "pptx", "html") and "o1" not in name:
            assert published in words, name
        if ware == "json":
            assert json.loads(body)["summary"]["sentences"][0]["text"] == published


def test_the_desk_takes_every_organisations_part_in_one(hall: Hall) -> None:
    page = hall.window(DESK)
    page.goto(f"{hall.room.desk_url}")
    page.goto(f"{hall.room.phone_url}/report")
    files = links(page)
    body = taken(page, hall.room.code, "organisationer", files["organisationer"], set())
    with zipfile.ZipFile(io.BytesIO(body)) as box:
        parts = [name for name in box.namelist() if name.endswith(".pdf")]
        came = [each["name"] for each in programmes()["region-2050"].organisations
                if each["places"]]
        assert len(parts) == len(came) >= 24
        assert "Region Halland" in words_in(box.read(
            next(name for name in parts if "Halland" in name)))
