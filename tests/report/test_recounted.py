"""What JSON and Excel say of votes and ratings, reckoned anew by others' libraries alone."""

from __future__ import annotations

import io
import json
import random
from itertools import chain, repeat
from math import log2
from typing import Any

import numpy as np
import pytest
from openpyxl import load_workbook
from scipy import stats

from facilitator.domain.roles import SYSTEM, Actor, Role
from tests.cast import KARIN, Story, joins, scanning
from tests.kinds.judged import NAMES, judging, numbers

from .test_formats import written

CLOSE = 1e-9
# What a spreadsheet keeps of a number.
KEPT = 1e-12


@pytest.fixture(scope="module")
def story() -> Story:
    """Forty people from five organisations, some from none, vote and rate three drivers."""
    chance = random.Random(2050)
    story = scanning()
    for name in ("Region Halland", "Region Gotland", "Boverket"):
        story.does(SYSTEM, "organisation.add", name=name)
    # Else the means of organisations where few have answered would not be told.
    story.does(KARIN, "workshop.set_small_group", least=1)
    people = [Actor(Role.PHONE, f"person-{place}") for place in range(40)]
    homes = ["Region Skåne", "Vinnova", "Region Halland", "Region Gotland", "Boverket", ""]
    for person in people:
        joins(story, person, person.id, chance.choice(homes))
    story, vote = judging(story, "dotvote", "Prickröstning", dots=4)
    items = [name.lower() for name in NAMES]
    for person in people:
        for _ in range(chance.randint(0, 4)):
            story.does(person, "dotvote.place", vote, entry=chance.choice(items))
    story.does(KARIN, "dotvote.fill", vote, organisation="o1", dots={items[0]: 3})
    numbers(story, vote)
    story, matrix = judging(story, "matrix", "Matris", of="clusters")
    for person in people:
        for item in chance.sample(items, chance.randint(0, 3)):
            story.does(person, "matrix.rate", matrix, entry=item,
                       impact=chance.choice([None, 1, 2, 3, 4, 5]),
                       uncertainty=chance.choice([None, 1, 1, 5, 5]))  # fmt: skip
    numbers(story, matrix)
    return story


def result(story: Story, kind: str) -> dict[str, Any]:
    told = json.loads(written(story, "json"))
    found: dict[str, Any] = next(a for a in told["activities"] if a["kind"] == kind)["results"]
    return found


def ratings(counts: list[int], low: int) -> list[int]:
    return list(chain.from_iterable(map(repeat, range(low, low + len(counts)), counts)))


def reckoned(counts: list[int], low: int = 1, high: int = 5) -> dict[str, float]:
    """Every number of one question of one driver, from how many gave each answer."""
    values = np.array(ratings(counts, low), dtype=float)
    q1, median, q3 = np.quantile(values, [0.25, 0.5, 0.75])
    mean = values.mean()
    return {
        "n": len(values), "mean": mean, "median": median, "q1": q1, "q3": q3, "iqr": q3 - q1,
        "s": values.std(ddof=1), "disagreement": values.std() / ((high - low) / 2),
        "consensus": 1 + sum(log2(1 - abs(x - mean) / (high - low)) for x in values) / len(values),
    }  # fmt: skip


def test_the_matrix_of_the_json_follows_from_its_counts(story: Story) -> None:
    told = result(story, "matrix")
    items = told["result"]["numbers"]["items"]
    scores, fair = {}, {}
    for item, answers in items.items():
        for question in ("impact", "uncertainty"):
            found = answers[question]
            for name, value in reckoned(found["counts"]).items():
                assert found[name] == pytest.approx(value, abs=CLOSE), (item, question, name)
            assert found["fair_mean"] == pytest.approx(np.mean(found["organisation_means"]))
            assert found["split"] == (found["disagreement"] >= 0.5 or found["iqr"] >= 2)
        impact, uncertainty = answers["impact"], answers["uncertainty"]
        scores[item] = (impact["mean"] - 1) / 4 * (uncertainty["mean"] - 1) / 4
        fair[item] = (impact["fair_mean"] - 1) / 4 * (uncertainty["fair_mean"] - 1) / 4
        assert answers["priority"] == pytest.approx(scores[item], abs=CLOSE)
        assert answers["fair_priority"] == pytest.approx(fair[item], abs=CLOSE)
    for name, given in (("rank", scores), ("fair_rank", fair)):
        ranks = stats.rankdata([-round(value, 9) for value in given.values()], method="min")
        assert [items[item][name] for item in given] == list(ranks)


def test_the_fields_of_the_json_follow_from_its_means(story: Story) -> None:
    told = result(story, "matrix")
    fields = {(True, True): "critical", (True, False): "given", (False, True): "watch",
              (False, False): "background"}  # fmt: skip
    for driver in told["drivers"]:
        high = (driver["impact"] >= 3, driver["uncertainty"] >= 3)
        assert driver["quadrant"] == fields[high]


def test_the_dots_of_the_json_follow_from_the_dots(story: Story) -> None:
    found = result(story, "dotvote")["result"]["numbers"]
    items = found["items"]
    dots = {item: row["dots"] for item, row in items.items()}
    assert found["dots"] == sum(dots.values())
    for item, row in items.items():
        assert row["share"] == pytest.approx(dots[item] / sum(dots.values()), abs=CLOSE)
        assert row["fair_share"] == pytest.approx(np.mean(row["organisation_shares"]), abs=CLOSE)
    ranks = stats.rankdata([-n for n in dots.values()], method="min")
    assert [items[item]["rank"] for item in dots] == list(ranks)
    assert sum(row["fair_share"] for row in items.values()) == pytest.approx(1)


def test_the_dots_are_those_of_the_log(story: Story) -> None:
    """Counted from the raw events by nothing but adding up."""
    kept: dict[str, int] = {}
    for event in story.events:
        if event.name == "dotvote.placed":
            kept[str(event.data["item"])] = kept.get(str(event.data["item"]), 0) + 1
        if event.name == "dotvote.filled":
            for item, dots in event.data["dots"].items():  # type: ignore[attr-defined]
                kept[item] = kept.get(item, 0) + dots
    items = result(story, "dotvote")["result"]["numbers"]["items"]
    assert {item: row["dots"] for item, row in items.items() if row["dots"]} == kept


def table(story: Story, name: str) -> list[dict[str, Any]]:
    book = load_workbook(io.BytesIO(written(story, "xlsx")))
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_ratings_in_excel_follow_from_their_counts_and_are_those_of_the_json(
    story: Story,
) -> None:
    items = result(story, "matrix")["result"]["numbers"]["items"]
    told = result(story, "matrix")["drivers"]
    ids = {driver["name"]: driver["id"] for driver in told}
    fields = {"Påverkan": "impact", "Osäkerhet": "uncertainty"}
    columns = {"n": "n", "Medelvärde": "mean", "Median": "median", "Kvartil 1": "q1",
               "Kvartil 3": "q3", "Kvartilavstånd": "iqr", "Standardavvikelse": "s",
               "Oenighet D": "disagreement", "Samsyn Cns": "consensus"}  # fmt: skip
    rows = table(story, "Matris")
    assert len(rows) == 2 * len(items)
    for row in rows:
        counts = [int(row[str(step)]) for step in range(1, 6)]
        found = items[ids[row["Sak"]]][fields[row["Bedömning"]]]
        for heading, name in columns.items():
            assert row[heading] == pytest.approx(reckoned(counts)[name], abs=CLOSE)
            assert row[heading] == pytest.approx(found[name], abs=KEPT)


def test_the_organisations_in_excel_give_their_common_mean(story: Story) -> None:
    means: dict[tuple[str, str], list[float]] = {}
    for row in table(story, "Organisationer Matris"):
        means.setdefault((row["Sak"], row["Bedömning"]), []).append(
            row["En organisations medelvärde, utan namn"])  # fmt: skip
    for row in table(story, "Matris"):
        assert row["Organisationernas medelvärde"] == pytest.approx(
            np.mean(means[row["Sak"], row["Bedömning"]]), abs=CLOSE)  # fmt: skip


def test_the_dots_in_excel_are_those_of_the_json(story: Story) -> None:
    told = result(story, "dotvote")
    items = told["result"]["numbers"]["items"]
    rows = table(story, "Prickröstning")
    every = sum(row["Prickar"] for row in rows)
    for row in rows:
        found = items[{name: item for item, name in told["names"].items()}[row["Sak"]]]
        assert row["Prickar"] == found["dots"]
        assert row["Andel"] == pytest.approx(row["Prickar"] / every, abs=CLOSE)
        assert row["Andel, organisationer lika"] == pytest.approx(found["fair_share"], abs=KEPT)
