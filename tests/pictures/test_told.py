"""A picture in every format with its words; and in none before it is shown, hidden or erased."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx import Document
from pdfua import validate
from pptx import Presentation

from facilitator.domain.refused import Refused
from facilitator.importing.bringing import bring
from facilitator.importing.checking import checked
from facilitator.importing.reading import read
from facilitator.report.boxes import BOXES
from facilitator.report.build import build
from facilitator.report.facts import as_json
from facilitator.report.formats import FORMATS
from facilitator.report.printing import Printer
from facilitator.room.room import Room
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, KINDS
from tests.kinds.judged import CEDRIC
from tests.opened import opened
from tests.photos import name_of, ours, picture
from tests.report.printed import Walked

from .held import ALT, BODY, NAMES, OTHER, OTHER_ALT, do, entry_of, pictured, printer, show, written

DRAWN = ("html", "pdf", "docx", "pptx", "bilder")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(written(), tmp_path) as room:
        yield room


@pytest.fixture
def shown(room: Room) -> Printer:
    """Both pictures have been shown."""
    pictured(room)
    show(room)
    return printer(room)


def made(printer: Printer, name: str) -> bytes:
    return printer.copy(FORMATS[name])


def parts(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def holds(body: bytes, what: bytes) -> bool:
    """True where `what` stands in a file, or in a file within it, as it is or as base64."""
    coded = base64.b64encode(what)[4:-4]
    if what in body or (len(coded) > 40 and coded in body):
        return True
    if body.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(body)) as pdf:
            return any(isinstance(each, pikepdf.Stream) and what in bytes(each.read_raw_bytes())
                       for each in pdf.objects)
    return body.startswith(b"PK") and any(holds(each, what) for each in parts(body).values())


def test_every_format_there_is_is_looked_at() -> None:
    assert set(DRAWN) <= set(FORMATS), sorted(FORMATS)


@pytest.mark.parametrize("name", DRAWN)
def test_it_stands_in_the_format_as_it_is(shown: Printer, name: str) -> None:
    body = made(shown, name)
    assert holds(body, BODY)
    assert holds(body, OTHER)


def test_the_page_has_it_in_itself_with_its_words(shown: Printer) -> None:
    page = made(shown, "html").decode()
    assert f'alt="{ALT}"' in page
    assert "data:image/jpeg;base64," in page
    assert f"/picture/{NAMES[ANNA]}" not in page


def test_the_pdf_is_accessible_and_says_it(shown: Printer, tmp_path: Path) -> None:
    body = made(shown, "pdf")
    walked = Walked(body)
    assert {ALT, OTHER_ALT} <= {str(each.get("/Alt", "")) for each in walked.named("Figure")}
    file = tmp_path / "rapport.pdf"
    file.write_bytes(body)
    assert validate(file).findings == ()
    with walked.file.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfuaid:part"]) == ("2", "1")


def test_word_says_it(shown: Printer) -> None:
    document = Document(io.BytesIO(made(shown, "docx")))
    told = [each.get("descr") for each in document.element.body.iter()
            if each.tag.endswith("docPr")]
    assert {ALT, OTHER_ALT} <= set(told)


def test_powerpoint_says_it(shown: Printer) -> None:
    deck = Presentation(io.BytesIO(made(shown, "pptx")))
    told = [shape._element.nvPicPr.cNvPr.get("descr") for slide in deck.slides
            for shape in slide.shapes if shape.shape_type == 13]
    assert told == [ALT, OTHER_ALT]


def test_the_folder_of_pictures_lists_it(shown: Printer) -> None:
    files = parts(made(shown, "bilder"))
    assert BODY in [body for name, body in files.items() if name.endswith(".jpg")]
    assert any(ALT in body.decode("utf-8-sig") for name, body in files.items()
               if name.endswith(".csv"))


def test_the_archive_has_it_as_a_file(shown: Printer) -> None:
    files = parts(BOXES["arkiv"].pack(shown, lambda *_: None))
    assert BODY in files.values()


def test_the_data_name_it_and_hold_it(shown: Printer) -> None:
    told = json.loads(made(shown, "json"))
    assert set(told["pictures"]) == set(NAMES.values())
    assert base64.b64decode(told["pictures"][NAMES[ANNA]]) == BODY
    (facts,) = [each["entries"] for each in told["activities"] if each["kind"] == "story"]
    assert [(each["picture"], each["alt"]) for each in facts] == [
        (NAMES[ANNA], ALT), (NAMES[CEDRIC], OTHER_ALT)]


# What may not be told


def hide_picture(room: Room, texts: dict[Any, str]) -> None:
    show(room)
    do(room, "entry.hide", entry=entry_of(room, texts[CEDRIC]), reason="x")


def hide_text(room: Room, texts: dict[Any, str]) -> None:
    show(room)
    do(room, "entry.hide", entry=texts[CEDRIC], reason="x")


def remove(room: Room, texts: dict[Any, str]) -> None:
    show(room)
    do(room, "story.unpicture", text=texts[CEDRIC])


def replaced(room: Room, texts: dict[Any, str]) -> None:
    body = ours(2)
    do(room, "story.picture", CEDRIC, body, text=texts[CEDRIC], picture=name_of(body), alt="En äng")
    show(room)


def erase(room: Room, texts: dict[Any, str]) -> None:
    show(room)
    do(room, "person.erase", person=CEDRIC.id, words="erase", decision="RS 1")


def not_shown(room: Room, texts: dict[Any, str]) -> None:
    do(room, "stage.close")


@pytest.mark.parametrize("put_away", [hide_picture, hide_text, remove, replaced, erase, not_shown])
def test_what_is_not_to_be_seen_is_in_no_format(
    room: Room, put_away: Callable[[Room, dict[Any, str]], None]
) -> None:
    put_away(room, pictured(room))
    press = printer(room)
    bodies = {name: made(press, name) for name in FORMATS}
    bodies |= {name: BOXES[name].pack(press, lambda *_: None)
               for name in ("film", "organisationer")}
    bodies["film"] = gzip.decompress(bodies["film"])
    for name, body in bodies.items():
        for canary in (OTHER, OTHER_ALT.encode(), NAMES[CEDRIC].encode()):
            assert not holds(body, canary), name
    if put_away is not not_shown:
        assert all(holds(bodies[name], BODY) for name in DRAWN)


# In again


def test_the_file_is_the_workshop_and_the_workshop_the_file(shown: Printer, tmp_path: Path) -> None:
    body = made(shown, "json")
    report = json.loads(body)
    again = checked(read(body), KINDS)
    assert as_json(build(again, KINDS, report["workshop"]["made"], "sv")) == body
    brought = bring(Shelf(tmp_path), KINDS, body, shown.at, "new")
    second = Room(brought.path, KINDS, lambda: shown.at)
    assert second.picture(NAMES[ANNA]) == BODY
    assert json.loads(made(printer(second), "json"))["pictures"] == report["pictures"]
    second.close()


def without(report: dict[str, Any]) -> None:
    del report["pictures"]


def one_less(report: dict[str, Any]) -> None:
    report["pictures"].pop(NAMES[ANNA])


def one_more(report: dict[str, Any]) -> None:
    report["pictures"][name_of(ours(5))] = base64.b64encode(ours(5)).decode()


def another(report: dict[str, Any]) -> None:
    report["pictures"][NAMES[ANNA]] = base64.b64encode(OTHER).decode()


def no_base64(report: dict[str, Any]) -> None:
    report["pictures"][NAMES[ANNA]] = "å"


def no_table(report: dict[str, Any]) -> None:
    report["pictures"] = [1]


def number(report: dict[str, Any]) -> None:
    report["pictures"][NAMES[ANNA]] = 7


@pytest.mark.parametrize("change", [without, one_less, one_more, another, no_base64, no_table,
                                    number])  # fmt: skip
def test_a_file_whose_pictures_are_others_is_refused(
    shown: Printer, change: Callable[[dict[str, Any]], None]
) -> None:
    report = json.loads(made(shown, "json"))
    change(report)
    with pytest.raises(Refused):
        checked(read(json.dumps(report).encode()), KINDS)


@pytest.mark.parametrize("body", [picture(), b"<svg onload=alert(1)>", b"\xff\xd8\xff<script>"])
def test_a_file_that_names_what_is_no_picture_of_ours_is_refused(
    shown: Printer, body: bytes
) -> None:
    """One that is consistent in itself: also then nothing comes in that could be anything else."""
    report = made(shown, "json").decode().replace(NAMES[ANNA], name_of(body)).replace(
        base64.b64encode(BODY).decode(), base64.b64encode(body).decode())
    told = json.loads(report)
    told["pictures"] = dict(sorted(told["pictures"].items()))
    with pytest.raises(Refused):
        read(json.dumps(told).encode())


def test_one_who_is_erased_after_the_import_can_be_found(shown: Printer, tmp_path: Path) -> None:
    """Nobody's name is in an imported workshop: a picture is erased by itself there."""
    brought = bring(Shelf(tmp_path), KINDS, made(shown, "json"), shown.at, "new")
    room = Room(brought.path, KINDS, lambda: shown.at)
    from_before = next(each for each in room.state.activities.values() if each.kind == "story")
    entry = next(each.id for each in from_before.state.entries  # type: ignore[attr-defined]
                 if each.data.get("picture") == NAMES[ANNA])
    do(room, "entry.erase", entry=entry, decision="RS 1")
    assert room.picture(NAMES[ANNA]) is None
    assert BODY[1000:1100] not in brought.path.read_bytes()
    room.close()


def test_the_live_state_holds_no_bytes(room: Room) -> None:
    pictured(room)
    assert room.state.pictures == {}
    assert replace(room.state, pictures={}) == room.state
