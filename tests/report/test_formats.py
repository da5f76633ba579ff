"""What people take home: complete, honest about what was hidden, and harmless to open."""

import csv
import io
import json
from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook

from facilitator.paths import asset
from facilitator.report.build import Report, build, build_part
from facilitator.report.defuse import defused
from facilitator.report.formats import FORMATS, Press
from facilitator.report.reel import Reel
from facilitator.report.workbook import sheet_name
from facilitator.show.environment import make_environment
from facilitator.web.assets import Assets
from tests.cast import ANNA, BO, CHECKIN, KARIN, KINDS, SCAN, SKANE, Story, gathered

from .reading import everything_in
from .samples import workshop_one

CANARIES = ("dold-kanarie", "skäl-kanarie", "tagen-kanarie", "ändrad-kanarie", "manus-kanarie")
FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "＝1", "=cmd|' /C calc'!A0", "{=1+1}",
            "\t=1", "=HYPERLINK(\"http://x\")", "http://example.org", "0123"]  # fmt: skip
# A deck has the pictures of a report and a folder nothing else; a replay shows a page of what there
# is and names nobody. The others hold every word.
WHOLE = sorted(FORMATS.keys() - {"pptx", "bilder", "repris"})
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
    press = Press(PRESS.environment, PRESS.css, separator, reel_of(story))
    return FORMATS[name].write(report(story), press)


def reel_of(story: Story) -> Reel:
    return Reel(tuple(story.events), KINDS, asset("static"))


def rows(story: Story, separator: str = ",") -> list[dict[str, str]]:
    text = written(story, "csv", separator).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def cells(story: Story) -> list:
    """Every cell of every sheet."""
    book = load_workbook(io.BytesIO(written(story, "xlsx")))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


def text_of(story: Story, name: str) -> str:
    """The text itself where a file is text, else all that stands anywhere in it."""
    body = written(story, name)
    return body.decode() if name in ("html", "csv", "json", "repris") else everything_in(body)


@pytest.mark.parametrize("canary", CANARIES)
@pytest.mark.parametrize("name", FORMATS)
def test_what_is_hidden_withdrawn_or_the_desks_own_is_in_no_format(name: str, canary: str) -> None:
    assert canary not in text_of(day(), name)


@pytest.mark.parametrize("name", WHOLE)
def test_what_stands_on_the_wall_is_in_every_format(name: str) -> None:
    told = text_of(day(), name)
    assert all(words in told for words in ("Vattnet stiger", "Ändrat kort", "nyfiken"))


@pytest.mark.parametrize("naming", ["open", "organisation", "anonymous"])
@pytest.mark.parametrize("name", FORMATS)
def test_people_are_named_only_where_the_naming_is_open(name: str, naming: str) -> None:
    told = text_of(day(naming), name)
    assert ("Anna" in told) == (naming == "open" and name in WHOLE)
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


def book_of(story: Story) -> Workbook:
    return load_workbook(io.BytesIO(written(story, "xlsx")))


def test_xlsx_has_a_sheet_that_tells_of_the_others_one_for_the_people_and_one_a_table() -> None:
    book = book_of(day())
    assert book.sheetnames == ["Innehåll", "Deltagare", "Incheckning", "Spaning"]
    assert [row[0] for row in book["Innehåll"].iter_rows(min_row=2, values_only=True)] \
        == ["Deltagare", "Incheckning", "Spaning"]
    assert {row[3] for row in book["Innehåll"].iter_rows(min_row=3, values_only=True)} == {1, 2}


def test_an_empty_table_has_no_sheet_and_is_told_of() -> None:
    story = day()
    story.does(KARIN, "agenda.add", kind="scan", title="Tomt moment")
    book = book_of(story)
    assert "Tomt moment" not in book.sheetnames
    assert ("Tomt, så det har inget eget blad", "Tomt moment", "Omvärldsspaning", 0) \
        in list(book["Innehåll"].iter_rows(values_only=True))
    assert all(sheet.max_row > 1 for sheet in book)


def test_a_sheets_name_is_as_long_as_excel_counts_and_no_sign_is_cut_in_two() -> None:
    taken: set[str] = set()
    names = [sheet_name(title, taken) for title in ("🌊" * 40, "a" + "🌊" * 40, "🌊" * 40)]
    assert len(set(names)) == 3
    assert all(len(name.encode("utf-16-le")) <= 62 for name in names)


def test_sheets_of_the_same_or_an_odd_name_are_kept_apart() -> None:
    taken: set[str] = set()
    names = [sheet_name(title, taken) for title in
             ("Spaning", "SPANING", "A/B: [test]?", "x" * 80, "x" * 80, "History", "'")]
    assert len({name.casefold() for name in names}) == len(names) == 7
    assert all(0 < len(name) <= 31 and name.casefold() != "history" for name in names)


@pytest.mark.parametrize(("wanted", "name"), [
    ("Organisationer Påverkan och osäkerhet", "Organisationer Påverkan"),
    ("Organisationer Hur bråttom är det", "Organisationer Hur bråttom"),
    ("EPISTEL: individuell spaning", "EPISTEL individuell spaning"),
    ("Skäl " + "å" * 40, "Skäl"),
    ("å" * 40, "å" * 31),
])
def test_a_sheets_name_is_cut_between_words(wanted: str, name: str) -> None:
    taken: set[str] = set()
    assert sheet_name(wanted, taken) == name
    assert sheet_name(wanted, taken) == name[:29] + " 2"


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
    reel = replace(reel_of(story), kinds=without)
    for name, form in FORMATS.items():
        assert form.write(told, replace(PRESS, reel=reel)), name


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
    press = Press(environment, "", reel=reel_of(day()))
    assert FORMATS[name].write(report(day(), "en"), press)


def test_one_organisations_part_holds_its_own_cards_and_nobody_elses() -> None:
    story = day()
    facts = json.loads(FORMATS["json"].write(
        build_part(story.state, SKANE, KINDS, story.now, "sv"), PRESS))
    cards = [e for activity in facts["activities"] for e in activity["entries"]
             if e.get("organisation")]
    assert cards
    assert {card["organisation"] for card in cards} == {"Region Skåne"}
    assert [row["organisation"] for row in facts["people"]["by_organisation"]] == ["Region Skåne"]


@pytest.mark.parametrize("name", FORMATS)
def test_what_the_room_has_not_been_shown_is_in_no_format(name: str) -> None:
    story = gathered()
    for activity, title in ((SCAN, "Spaning"), (CHECKIN, "Incheckning")):
        story.does(KARIN, "agenda.change", activity=activity, title=title,
                   options={"wall": "on_reveal"})  # fmt: skip
    story.does(KARIN, "stage.start", activity=CHECKIN)
    story.does(ANNA, "checkin.answer", word="ovisad-kanarie", energy=4)
    story.does(KARIN, "stage.start", activity=SCAN)
    story.card(ANNA, "ovisad-kanarie", category="ekologi")
    assert "ovisad-kanarie" not in everything_in(written(story, name))
    if FORMATS[name].parted:
        part = build_part(story.state, SKANE, KINDS, story.now, "sv")
        assert "ovisad-kanarie" not in everything_in(FORMATS[name].write(part, PRESS))
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    if name in WHOLE and name != "repris":
        assert "ovisad-kanarie" in text_of(story, name)


UNSHOWN = "ovisad-kanarie"
# What begins after an unshown scan -> the words that it puts before the room.
LATER = {
    "talk": ((), {}), "pause": ((), {}), "rating": ((), {}),
    "dotvote own": ((), {"of": "own"}), "matrix clusters": ((), {"of": "clusters"}),
    "wildcard": (("Joker-kanarie",), {}),
    "dotvote": (("Joker-kanarie", UNSHOWN), {}), "cluster": (("Joker-kanarie", UNSHOWN), {}),
}


def later(begun: str) -> Story:
    """A check-in and a scan that nobody has been shown, and then something else begins."""
    story = gathered()
    for activity, title in ((SCAN, "Spaning"), (CHECKIN, "Incheckning")):
        story.does(KARIN, "agenda.change", activity=activity, title=title,
                   options={"wall": "on_reveal"})  # fmt: skip
    story.does(KARIN, "stage.start", activity=CHECKIN)
    story.does(ANNA, "checkin.answer", word="ordet-kanarie", energy=4)
    story.does(KARIN, "stage.start", activity=SCAN)
    story.card(ANNA, UNSHOWN, category="ekologi", type="trend")
    story.card(ANNA, "Joker-kanarie", category="ekologi", type="joker")
    kind = begun.partition(" ")[0]
    story.does(KARIN, "agenda.add", kind=kind, title="Sedan", minutes=5, options=LATER[begun][1])
    story.does(KARIN, "stage.start", activity=story.state.agenda[-1])
    return story


@pytest.mark.parametrize("begun", LATER)
@pytest.mark.parametrize("name", FORMATS)
def test_what_is_told_of_an_unshown_item_is_what_a_later_one_has_shown(
    name: str, begun: str
) -> None:
    story = later(begun)
    told = everything_in(written(story, name)) + text_of(story, name)
    if FORMATS[name].parted:
        told += everything_in(FORMATS[name].write(
            build_part(story.state, SKANE, KINDS, story.now, "sv"), PRESS))
    assert "ordet-kanarie" not in told
    for canary in (UNSHOWN, "Joker-kanarie"):
        if canary not in LATER[begun][0]:
            assert canary not in told
        elif name in ("json", "csv", "xlsx", "html"):
            assert canary in told


def test_what_a_report_counts_is_what_it_tells() -> None:
    counted = [section.count for section in report(later("wildcard")).sections][:2]
    assert counted == [0, 1]


@pytest.mark.parametrize("name", WHOLE)
def test_a_sentence_does_not_repeat_what_has_been_hidden_since(name: str) -> None:
    story = gathered()
    story.does(KARIN, "stage.start", activity=SCAN)
    card = story.card(ANNA, "Grannens hund skäller hela natten")
    story.does(KARIN, "summary.add", text="Vi ser att grannens hund skäller hela natten nu.")
    story.does(KARIN, "summary.publish", note="Första")
    story.does(KARIN, "entry.hide", entry=card, reason="")
    report = build(story.state, KINDS, story.now, "sv", story.state.editing.called("published"))
    told = everything_in(FORMATS[name].write(report, PRESS))
    assert "skäller" not in told


PARTED = [name for name, form in FORMATS.items() if form.parted]


@pytest.mark.parametrize("name", PARTED)
def test_nor_in_a_part_what_somebody_from_elsewhere_wrote(name: str) -> None:
    story = gathered()
    story.does(KARIN, "stage.start", activity=SCAN)
    story.card(ANNA, "Ett kort härifrån")
    card = story.card(BO, "Grannens hund skäller hela natten")
    story.does(KARIN, "summary.add", text="Vi ser att grannens hund skäller hela natten nu.",
               evidence=[card])  # fmt: skip
    story.does(KARIN, "summary.publish", note="Första")
    story.does(KARIN, "entry.hide", entry=card, reason="")
    part = build_part(story.state, SKANE, KINDS, story.now, "sv",
                      story.state.editing.called("published"))
    told = everything_in(FORMATS[name].write(part, PRESS))
    assert "skäller" not in told
    assert card not in told


@pytest.mark.parametrize("put_away", ["reason", "sheet"])
@pytest.mark.parametrize("name", ["html", "json"])
def test_a_sentence_does_not_repeat_a_reason_that_has_been_hidden_since(
    name: str, put_away: str
) -> None:
    story = gathered()
    story.does(KARIN, "agenda.add", kind="rating", title="Skalor", minutes=5)
    skalor = story.state.agenda[-1]
    story.does(KARIN, "rating.add_item", skalor, id="buss", name="Buss")
    story.does(KARIN, "stage.start", skalor)
    made = story.does(ANNA, "rating.rate", skalor, entry="buss", first=1,
                      reason="Min granne kör linje fyra full")  # fmt: skip
    sheet = next(event.data["entry"] for event in made if "entry" in event.data)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    story.does(KARIN, "summary.add", text="Någon sa: min granne kör linje fyra full.")
    story.does(KARIN, "summary.publish", note="Första")
    if put_away == "reason":
        story.does(KARIN, "rating.hide_reason", skalor, entry=sheet, item="buss", reason="Namn")
    else:
        story.does(KARIN, "entry.hide", skalor, entry=sheet, reason="Namn")
    report = build(story.state, KINDS, story.now, "sv", story.state.editing.called("published"))
    told = everything_in(FORMATS[name].write(report, PRESS))
    assert "granne" not in told
    assert "[dolt]" in told


def test_a_sheet_shows_shares_as_per_cent_and_means_with_two_decimals() -> None:
    story = workshop_one()
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].write(report(story), PRESS)))
    forms = {cell.value: book["Prickröstning"].cell(2, cell.column).number_format
             for cell in book["Prickröstning"][1]}
    assert (forms["Andel"], forms["Prickar"]) == ("0.0 %", "General")
    told = {cell.value: cell.column for cell in book["Påverkan och osäkerhet"][1]}
    means = [book["Påverkan och osäkerhet"].cell(row, told["Medelvärde"]) for row in range(2, 9)]
    assert {cell.number_format for cell in means} == {"0.00"}
    assert any(cell.value != round(cell.value, 2) for cell in means), "every digit is there still"
    medians = [book["Påverkan och osäkerhet"].cell(row, told["Median"]) for row in range(2, 9)]
    assert {cell.number_format for cell in medians} == {"0.0"}


def test_a_time_is_a_time_and_no_text() -> None:
    sheet = load_workbook(io.BytesIO(written(day(), "xlsx")))["Spaning"]
    [column] = [cell.column for cell in sheet[1] if cell.value == "Tid"]
    times = [sheet.cell(row, column) for row in range(2, sheet.max_row + 1)]
    assert all(isinstance(cell.value, datetime) and cell.is_date for cell in times)
    told = [row["Tid"] for row in rows(day()) if row["Tid"]]
    assert told == [str(cell.value) for cell in times]


def test_what_the_writer_of_a_reason_gave_stands_in_a_column_for_each_question() -> None:
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].write(report(workshop_one()), PRESS)))
    head, *found = book["Skäl Påverkan och osäkerhet"].iter_rows(values_only=True)
    assert head[2:] == ("Sak", "Motivering", "Påverkan", "Osäkerhet")
    assert found
    assert all(isinstance(value, int) for row in found for value in row[4:])


def test_a_table_with_semicolons_has_the_decimal_sign_of_a_swedish_excel() -> None:
    points, commas = (FORMATS["csv"].write(report(workshop_one()), replace(
        PRESS, separator=separator)).decode() for separator in ",;")
    [mean] = {row["Medelvärde"] for row in csv.DictReader(io.StringIO(points[1:]))
              if row["Sak"] == "Elnätet faller i tio dygn" and row["Bedömning"] == "Påverkan"
              and row["Medelvärde"]}
    [same] = {row["Medelvärde"] for row in csv.DictReader(io.StringIO(commas[1:]), delimiter=";")
              if row["Sak"] == "Elnätet faller i tio dygn" and row["Bedömning"] == "Påverkan"
              and row["Medelvärde"]}
    assert (mean, same) == ("4.325", "4,325")


def test_what_has_another_heading_has_another_column_in_the_one_table() -> None:
    told = csv.DictReader(io.StringIO(FORMATS["csv"].write(
        report(workshop_one()), PRESS).decode("utf-8-sig")))
    alone = "En organisations medelvärde, utan namn"
    assert {bool(row["Medelvärde"]) for row in told if row[alone]} == {False}


def test_a_sheet_s_headings_have_room_and_its_name_no_doubled_space() -> None:
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].write(report(workshop_one()), PRESS)))
    sheet = book["EPISTEL individuell spaning"]
    wide = {}
    for each in sheet.column_dimensions.values():
        wide |= dict.fromkeys(range(each.min, each.max + 1), each.width)
    assert all(wide[cell.column] > len(cell.value) for cell in sheet[1])
