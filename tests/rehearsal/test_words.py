"""The words and plans that ship with the product keep to the rules the rooms are built for."""

import csv
import re
import tomllib
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from facilitator.kinds import find_kinds
from facilitator.kinds.axes.wishes import sounds_like_a_wish
from facilitator.kinds.elements.numbers import has_number
from facilitator.rehearsal.together import Drivers
from facilitator.scenarios.forms import TYPES as TYPES_OF_ELEMENT

FACILITATOR = Path(__file__).parents[2] / "facilitator"
PLANS = ["omvarld", "omvarld-halvdag", "scenarier", "spaning"]
CATEGORIES = {"ekonomi", "politik", "institutioner", "socialt", "teknologi", "ekologi", "lag"}
JUDGE = {"dotvote", "matrix", "rating", "wildcard"}
TYPES = {"megatrend", "trend", "svag_signal", "joker", "drivkraft", "osakerhet"}
HORIZONS = {"nu", "2030", "2040", "2050"}
METROPOLITAN = ["Region Skåne", "Stockholms läns landsting RUFS", "Västra Götalandsregionen"]
REGIONS = [
    "Region Blekinge",
    "Region Dalarna",
    "Region Gotland",
    "Region Gävleborg",
    "Region Halland",
    "Region Jämtland Härjedalen",
    "Region Jönköpings län",
    "Region Kronoberg",
    "Region Norrbotten",
    "Region Uppsala",
    "Region Värmland",
    "Region Västerbotten",
    "Region Västernorrland",
    "Region Västmanland",
    "Region Örebro län",
    "Region Östergötland",
    "Regionförbundet Kalmar",
    "Regionförbundet Sörmland",
]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one shipped TSV, every row as wide as its header."""
    with (FACILITATOR / "rehearsal" / name).open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE))
    assert all(None not in row and None not in row.values() for row in read)
    return read


def plan(name: str) -> dict[str, Any]:
    """One shipped plan or programme."""
    return tomllib.loads((FACILITATOR / "plans" / f"{name}.toml").read_text(encoding="utf-8"))


def share(values: list[str], value: str) -> float:
    """How large a part of the values, 0 to 1, equals the value."""
    return values.count(value) / len(values)


def activities(name: str) -> list[dict[str, Any]]:
    """All activities of one plan, in order."""
    return [activity for day in plan(name)["days"] for activity in day["activities"]]


def test_trends_are_enough_and_none_is_the_same_to_the_letter() -> None:
    headlines = [row["headline"] for row in rows("trends.tsv")]
    assert len(headlines) >= 260
    assert len(set(headlines)) == len(headlines)


def test_every_trend_is_one_a_phone_could_have_sent() -> None:
    for row in rows("trends.tsv"):
        assert list(row) == ["headline", "category", "type", "horizon", "text", "source"]
        assert 1 <= len(row["headline"]) <= 80, row
        assert len(row["text"]) <= 400, row
        assert row["category"] in CATEGORIES | {""}, row
        assert row["type"] in TYPES | {""}, row
        assert row["horizon"] in HORIZONS | {""}, row
        assert all(value == value.strip() and '"' not in value for value in row.values()), row


def test_no_trend_carries_an_address() -> None:
    assert not [row for row in rows("trends.tsv") if re.search(r"https?:|www\.|@", str(row))]


@pytest.mark.parametrize(
    ("column", "empty"),
    [("category", 0.10), ("type", 0.60), ("horizon", 0.50), ("text", 0.75), ("source", 0.90)],
)
def test_as_much_is_left_empty_as_in_a_real_room(column: str, empty: float) -> None:
    values = [row[column] for row in rows("trends.tsv")]
    assert share(values, "") == pytest.approx(empty, abs=0.03)


def test_categories_are_uneven_as_in_a_real_room() -> None:
    values = [row["category"] for row in rows("trends.tsv")]
    order = [name for name, _ in Counter(filter(None, values)).most_common()]
    assert set(order) == CATEGORIES
    assert set(order[:2]) == {"socialt", "teknologi"}
    assert order[-2:] == ["institutioner", "lag"]
    assert share(values, "institutioner") == pytest.approx(0.05, abs=0.01)
    assert share(values, "lag") == pytest.approx(0.04, abs=0.01)


def test_some_trends_nearly_say_what_another_says() -> None:
    headlines = [row["headline"].casefold() for row in rows("trends.tsv")]
    near = set()
    for one, other in combinations(headlines, 2):
        match = SequenceMatcher(None, one, other, autojunk=False)
        if match.real_quick_ratio() > 0.7 and match.quick_ratio() > 0.7 and match.ratio() > 0.7:
            near.add(other)
    # Likeness of letters finds the closest only: the rest say the same in other words.
    assert 0.05 <= len(near) / len(headlines) <= 0.15


def test_drivers_are_names_that_a_cluster_may_have() -> None:
    drivers = rows("drivers.tsv")
    assert 15 <= len(drivers) <= 30
    assert len({row["name"] for row in drivers}) == len(drivers)
    assert all(list(row) == ["name", "words", "definition"] for row in drivers)
    assert all(re.match("Från .+ till .+[^.]$", row["definition"]) for row in drivers)
    assert all(len(row["definition"]) <= 200 for row in drivers)
    assert all(1 <= len(row["name"]) <= 60 and row["words"] == row["words"].casefold()
               for row in drivers)


def test_every_driver_is_about_some_of_the_trends() -> None:
    drivers = Drivers(rows("drivers.tsv"))
    held = Counter(name for row in rows("trends.tsv") for name in drivers.of(row["headline"]))
    assert set(held) == {row["name"] for row in rows("drivers.tsv")}
    assert min(held.values()) >= 3


def test_reasons_are_short_and_there_are_some_for_each_end_of_a_scale() -> None:
    reasons = rows("reasons.tsv")
    assert len({row["reason"] for row in reasons}) == len(reasons) >= 40
    assert all(list(row) == ["criterion", "end", "reason"] for row in reasons)
    assert all(1 <= len(row["reason"]) <= 200 for row in reasons)
    ends = Counter((row["criterion"], row["end"]) for row in reasons)
    assert set(ends) == {(name, end) for name in ("impact", "uncertainty")
                         for end in ("low", "high")}  # fmt: skip
    assert min(ends.values()) >= 9


def test_poles_are_two_for_each_driver_and_none_sounds_like_a_wish() -> None:
    poles = rows("poles.tsv")
    assert {row["driver"] for row in poles} == {row["name"] for row in rows("drivers.tsv")}
    assert min(Counter(row["driver"] for row in poles).values()) >= 2
    for row in poles:
        assert list(row) == ["driver", "low", "high", "definition", "indicator"]
        assert max(len(row["low"]), len(row["high"])) <= 80, row
        assert (len(row["definition"]) <= 300, len(row["indicator"]) <= 200) == (True, True), row
        assert not sounds_like_a_wish(row["low"], row["high"]), row


def test_elements_are_many_and_such_as_a_phone_could_have_sent() -> None:
    elements = rows("elements.tsv")
    assert len({row["text"] for row in elements}) == len(elements) >= 40
    for row in elements:
        assert list(row) == ["text", "category", "type", "year"]
        assert 1 <= len(row["text"]) <= 120, row
        assert row["type"] in {*TYPES_OF_ELEMENT, ""}, row
        assert row["year"] == "" or 2025 <= int(row["year"]) <= 2100, row
        assert row["type"] != "figure" or has_number(row["text"]), row
    counts = Counter(row["category"] for row in elements)
    assert set(counts) == CATEGORIES
    assert min(counts.values()) >= 4


def test_checkins_keep_within_their_fields() -> None:
    checkins = rows("checkins.tsv")
    assert len(checkins) == 150
    for row in checkins:
        assert list(row) == ["word", "expectation", "energy"]
        assert 1 <= len(row["word"]) <= 30, row
        assert len(row["word"].split()) == 1, row
        assert len(row["expectation"]) <= 140, row
        assert row["energy"] in {"1", "2", "3", "4", "5"}, row


def test_checkin_words_come_back_and_energy_is_mostly_middling() -> None:
    checkins = rows("checkins.tsv")
    words = Counter(row["word"] for row in checkins)
    energies = [row["energy"] for row in checkins]
    assert words["nyfiken"] >= 10
    assert sum(times >= 3 for times in words.values()) >= 8
    assert share(energies, "3") + share(energies, "4") > 0.6
    assert share([row["expectation"] for row in checkins], "") == pytest.approx(1 / 3, abs=0.02)


def test_names_are_a_first_name_and_one_initial() -> None:
    names = [row["name"] for row in rows("names.tsv")]
    assert len(names) == len(set(names)) == 120
    assert all(re.fullmatch(r"[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ]", name) for name in names)


def test_programme_names_every_organisation_in_swedish_order() -> None:
    programme = plan("region-2050")
    assert (programme["name"], programme["title"]) == ("region-2050", "Region 2050")
    assert programme["horizon"] == 2050
    assert [(o["name"], o["type"], o["places"]) for o in programme["organisations"]] == [
        *((name, "region", 3) for name in REGIONS),
        *((name, "storstadsregion", 5) for name in METROPOLITAN),
        ("Sveriges Kommuner och Landsting", "myndighet", 5),
        ("Tillväxtverket", "myndighet", 5),
        ("Vinnova", "myndighet", 5),
        ("Reglabs partner och speciellt inbjudna", "partner", 20),
        ("Reglabs styrelse", "styrelse", 0),
    ]
    assert len(REGIONS + METROPOLITAN) == 21


def test_programme_claims_nothing_about_where_a_region_stands() -> None:
    for organisation in plan("region-2050")["organisations"]:
        assert set(organisation) == {"name", "type", "places"}


@pytest.mark.parametrize(
    ("name", "starts", "minutes"),
    [
        ("omvarld", ["13.00", "8.30", "9.00"], [210, 375, 180]),
        ("omvarld-halvdag", ["13.00"], [210]),
        ("scenarier", ["13.00", "8.30", "9.00"], [210, 390, 180]),
        ("spaning", ["9.00"], [60]),
    ],
)
def test_days_start_and_last_as_planned(name: str, starts: list[str], minutes: list[int]) -> None:
    days = plan(name)["days"]
    assert [day["start"] for day in days] == starts
    assert [sum(activity["minutes"] for activity in day["activities"]) for day in days] == minutes


def test_workshop_one_has_every_item_at_its_length() -> None:
    days = plan("omvarld")["days"]
    assert [[activity["minutes"] for activity in day["activities"]] for day in days] == [
        [15, 15, 15, 40, 15, 30, 45, 20, 15],
        [10, 40, 45, 15, 60, 60, 10, 45, 30, 15, 35, 10],
        [60, 40, 15, 40, 15, 10],
    ]
    kinds = Counter(activity["kind"] for activity in activities("omvarld"))
    assert kinds == {"talk": 11, "checkin": 5, "scan": 3, "cluster": 1, "dotvote": 1,
                     "matrix": 1, "pause": 5}


def test_the_hour_is_checkin_scan_talk_checkout() -> None:
    assert [(a["kind"], a["minutes"]) for a in activities("spaning")] == [
        ("checkin", 10),
        ("scan", 30),
        ("talk", 15),
        ("checkin", 5),
    ]


@pytest.mark.parametrize("name", PLANS)
def test_every_plan_can_be_read_from_the_wall_and_run_from_the_desk(name: str) -> None:
    read = plan(name)
    assert read["name"] == name
    assert all(read[field].strip() for field in ("title", "summary", "question"))
    for activity in activities(name):
        assert set(activity) - {"options"} == {"kind", "title", "minutes", "question", "note"}
        assert activity["kind"] in find_kinds()
        assert len(activity["title"]) <= 40, activity
        assert len(activity["question"]) <= 90, activity
        assert 1 <= len(re.findall(r"[.!?](?= |$)", activity["note"])) <= 3, activity


@pytest.mark.parametrize("name", PLANS)
def test_every_day_ends_by_checking_out(name: str) -> None:
    for day in plan(name)["days"]:
        *before, last = day["activities"]
        assert (last["kind"], last["options"]) == ("checkin", {"mode": "out"})
        assert not [each for each in before if each.get("options", {}).get("mode") == "out"]


def test_a_list_that_nothing_comes_before_is_written_by_the_desk() -> None:
    for name in PLANS:
        listed = [each for each in activities(name) if each["kind"] in JUDGE]
        made = [each["kind"] for each in activities(name)].index
        for each in listed:
            own = each.get("options", {}).get("of") == "own"
            assert own == (each["kind"] == "wildcard" and name == "scenarier"), each
            comes_from = made("carried" if name == "scenarier" else "cluster")
            assert own or comes_from < activities(name).index(each)


def test_workshop_two_takes_the_minutes_of_the_programme() -> None:
    days = [[each["minutes"] for each in day["activities"]] for day in plan("scenarier")["days"]]
    # What came of the first workshop, and judging it anew, are the programme's thirty minutes.
    assert days == [[15, 45, 40, 15, 10, 20, 50, 15], [45, 30, 15, 75, 60, 75, 15, 65, 10],
                    [75, 15, 45, 25, 20]]  # fmt: skip
