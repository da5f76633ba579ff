"""What people take home: complete, honest about what was hidden, and harmless to open."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from facilitator.paths import asset
from facilitator.report.build import Report, build
from facilitator.report.defuse import defused
from facilitator.report.formats import FORMATS, Press
from facilitator.report.part import part_of
from facilitator.show.environment import make_environment
from facilitator.web.assets import Assets
from tests.cast import ANNA, BO, CHECKIN, KARIN, KINDS, SCAN, Story, gathered

CANARIES = ("dold-kanarie", "skäl-kanarie", "tagen-kanarie", "ändrad-kanarie", "manus-kanarie")
FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "＝1", "=cmd|' /C calc'!A0", "{=1+1}",
            "\t=1", "=HYPERLINK(\"http://x\")", "http://example.org", "0123"]  # fmt: skip
ASSETS = Assets(asset("static"))
PRESS = Press(make_environment([asset("templates")], "sv", ASSETS.address), "")


def day(naming: str = "organisation") -> Story:
    """A day with a check-in and a scan, where some of it is gone."""
    story = gathered(naming=naming)
    story.does(KARIN, "agenda.change", activity=SCAN, title="Spaning", question="Vad förändras?",
               note="manus-kanarie")  # fmt: skip
    story.does(KARIN, "stage.start", activity=CHECKIN)
    story.does(ANNA, "checkin.answer", word="nyfiken", expectation="Att förstå", energy=4)
    hidden = story.does(BO, "checkin.answer", word="dold-kanarie")[0].data["entry"]
    story.does(KARIN, "entry.hide", entry=hidden, reason="skäl-kanarie")
    story.does(KARIN, "stage.start", activity=SCAN)
    story.card(ANNA, "Vattnet stiger", text="Rad ett\nrad två; med tecken", category="ekologi",
               type="trend", horizon="2050", source="SMHI")  # fmt: skip
    edited = story.card(BO, "ändrad-kanarie")
    story.does(BO, "scan.edit", entry=edited, headline="Ändrat kort")
    story.does(BO, "scan.withdraw", entry=story.card(BO, "tagen-kanarie"))
    hidden = story.card(ANNA, "dold-kanarie")
    story.does(KARIN, "entry.hide", entry=hidden, reason="skäl-kanarie")
    return story


def report(story: Story, language: str = "sv") -> Report:
    return build(story.state, KINDS, story.now, language)


def written(story: Story, name: str, separator: str = ",") -> bytes:
    press = Press(PRESS.environment, PRESS.css, separator)
    return FORMATS[name].write(report(story), press)


def rows(story: Story, separator: str = ",") -> list[dict[str, str]]:
    text = written(story, "csv", separator).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def cells(story: Story) -> list:
    """Every cell of every sheet."""
    book = load_workbook(io.BytesIO(written(story, "xlsx")))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


def text_of(story: Story, name: str) -> str:
    if name == "xlsx":
        return " ".join(str(cell.value) for cell in cells(story))
    return written(story, name).decode()


@pytest.mark.parametrize("canary", CANARIES)
@pytest.mark.parametrize("name", FORMATS)
def test_what_is_hidden_withdrawn_or_the_desks_own_is_in_no_format(name: str, canary: str) -> None:
    assert canary not in text_of(day(), name)


@pytest.mark.parametrize("name", FORMATS)
def test_what_stands_on_the_wall_is_in_every_format(name: str) -> None:
    told = text_of(day(), name)
    assert all(words in told for words in ("Vattnet stiger", "Ändrat kort", "nyfiken"))


@pytest.mark.parametrize("naming", ["open", "organisation", "anonymous"])
@pytest.mark.parametrize("name", FORMATS)
def test_people_are_named_only_where_the_naming_is_open(name: str, naming: str) -> None:
    told = text_of(day(naming), name)
    assert ("Anna" in told) == (naming == "open")
    assert ANNA.id not in told


def test_csv_begins_with_a_byte_order_mark() -> None:
    assert written(day(), "csv").startswith(b"\xef\xbb\xbfMoment,")


@pytest.mark.parametrize("separator", [",", ";"])
def test_csv_is_read_back_whatever_its_separator(separator: str) -> None:
    (card,) = [row for row in rows(day(), separator) if row["Rubrik"] == "Vattnet stiger"]
    assert card["Beskrivning"] == "Rad ett\nrad två; med tecken"
    assert (card["Moment"], card["Fråga"]) == ("Spaning", "Vad förändras?")
    assert (card["Område"], card["Typ"], card["Källa"]) == ("Ekologi", "Trend", "SMHI")


def test_csv_has_one_row_a_contribution() -> None:
    assert len(rows(day())) == 3


def test_xlsx_has_a_sheet_for_the_people_and_one_a_table() -> None:
    book = load_workbook(io.BytesIO(written(day(), "xlsx")))
    assert book.sheetnames == ["Deltagare", "Incheckning", "Spaning"]


def test_sheets_of_the_same_or_an_odd_name_are_kept_apart() -> None:
    story = day()
    for title in ("Spaning", "SPANING", "A/B: [test]?", "x" * 80, "History", "'"):
        story.does(KARIN, "agenda.add", kind="scan", title=title)
    names = load_workbook(io.BytesIO(written(story, "xlsx"))).sheetnames
    assert len({name.casefold() for name in names}) == len(names) == 9
    assert all(0 < len(name) <= 31 and name.casefold() != "history" for name in names)


@pytest.mark.parametrize("payload", FORMULAS)
def test_a_formula_in_a_card_is_text_in_xlsx(payload: str, scan: Story) -> None:
    scan.card(ANNA, payload, text=payload, source=payload)
    found = cells(scan)
    assert not [cell for cell in found if cell.data_type == "f" or cell.hyperlink]
    assert payload.strip() in [cell.value for cell in found]


@pytest.mark.parametrize("payload", FORMULAS[:6])
def test_a_formula_in_a_card_is_defused_in_csv(payload: str, scan: Story) -> None:
    scan.card(ANNA, payload)
    assert rows(scan)[0]["Rubrik"] == f"'{payload}"


@pytest.mark.parametrize("value", ["Vattnet stiger", "a=b", "", 7, None, -3])
def test_what_is_no_formula_is_left_alone(value: object) -> None:
    assert defused(value) == value


def test_a_title_that_is_a_formula_is_defused_too() -> None:
    story = day()
    story.does(KARIN, "agenda.change", activity=SCAN, title="=1+1")
    assert "'=1+1" in {row["Moment"] for row in rows(story)}
    assert not [cell for cell in cells(story) if cell.data_type == "f"]


WORKSHOP = {"code", "title", "date", "programme"}
ACTIVITY = {"id", "kind", "title", "state", "entries", "clusters", "results"}
CARD = {"id", "headline", "text", "category", "type", "horizon", "source", "organisation",
        "cluster", "derived_from"}  # fmt: skip


def test_json_has_the_keys_of_the_contract() -> None:
    told = json.loads(written(day(), "json"))
    assert set(told) >= {"workshop", "people", "activities"}
    assert set(told["workshop"]) >= WORKSHOP
    for row in told["people"]["by_organisation"]:
        assert set(row) == {"organisation", "registered", "present"}
    for activity in told["activities"]:
        assert set(activity) >= ACTIVITY
    (scan,) = [a for a in told["activities"] if a["kind"] == "scan"]
    for card in scan["entries"]:
        assert set(card) >= CARD


def test_json_is_enough_to_count_again() -> None:
    told = json.loads(written(day(), "json"))
    (scan,) = [a for a in told["activities"] if a["kind"] == "scan"]
    counts = dict.fromkeys(scan["results"]["by_category"], 0)
    for card in scan["entries"]:
        counts[card["category"] or "none"] += 1
    assert scan["results"]["by_category"] == counts


def test_people_are_counted_by_organisation() -> None:
    told = json.loads(written(day(), "json"))["people"]["by_organisation"]
    assert told == [
        {"organisation": "Region Skåne", "registered": 2, "present": 1},
        {"organisation": "Vinnova", "registered": 1, "present": 1},
    ]  # fmt: skip


def test_a_method_that_is_not_installed_keeps_its_place() -> None:
    story = day()
    without = {name: kind for name, kind in KINDS.items() if name != "scan"}
    told = build(story.state, without, story.now, "sv")
    assert [section.activity.id for section in told.sections] == list(story.state.agenda)
    for name, form in FORMATS.items():
        assert form.write(told, PRESS), name


def test_html_is_one_file_that_fetches_nothing() -> None:
    page = text_of(day(), "html")
    assert not [call for call in ("<script", "<link", " src=\"/", " src=\"http", "@import")
                if call in page]  # fmt: skip


def test_what_people_wrote_is_text_in_html(scan: Story) -> None:
    scan.card(ANNA, "<script>alert(1)</script>", text="<img src=x>")
    page = text_of(scan, "html")
    assert "<script>alert" not in page
    assert "<img src=x>" not in page


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_workshop_has_a_report_too(name: str, empty_room: Story) -> None:
    assert written(empty_room, name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_can_be_written_in_english(name: str) -> None:
    environment = make_environment([asset("templates")], "en", ASSETS.address)
    assert FORMATS[name].write(report(day(), "en"), Press(environment, ""))


def test_one_organisations_part_holds_its_own_cards_and_nobody_elses() -> None:
    part = part_of(day().state, "region skåne")
    assert part is not None
    facts = json.loads(FORMATS["json"].write(build(part, KINDS, "2026-05-12T12:00:00+00:00", "sv"),
                                             PRESS))
    cards = [e for activity in facts["activities"] for e in activity["entries"]
             if e.get("organisation")]
    assert cards
    assert {card["organisation"] for card in cards} == {"Region Skåne"}
    assert [row["organisation"] for row in facts["people"]["by_organisation"]] == ["Region Skåne"]
    assert part_of(day().state, "Region Utopia") is None
