"""`facilitator carry` and `new --from`: a workshop begins with what another came to."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.workshop import Workshop
from facilitator.founding import Wish, foundation, takes_parcels
from facilitator.kinds.carried.held import carried_of
from facilitator.plans import Plan, plans
from facilitator.storage.shelf import Shelf
from tests.cast import CODE, KINDS, scanning
from tests.kinds.parcels import parcel
from tests.kinds.test_carried import rated

from .conftest import Run

Refused = Callable[..., str]
NOW = "2026-05-12T18:00:00.000+00:00"


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    (tmp_path / "first").mkdir()
    Shelf(tmp_path / "first").create(f"dag-{CODE.lower()}", rated().events)
    return tmp_path


def with_item(plan: Plan) -> Plan:
    """The template with an item that takes what came before as its second."""
    first = plan.days[0]
    item = {"kind": "carried", "title": "Underlag", "minutes": 10}
    day = {**first, "activities": [*first["activities"][:1], item, *first["activities"][1:]]}
    return replace(plan, days=(day, *plan.days[1:]))


@pytest.fixture
def template() -> str:
    """The name of a template that takes what came before."""
    return "scenarier"


def test_it_tells_what_would_come_along_by_code_and_by_report(run: Run, sessions: Path) -> None:
    done = run("carry", CODE, "--sessions", "first")
    assert "3 saker, 6 kort" in done.stdout
    assert "AI  prioritet 0,75" in done.stdout
    report = sessions / "rapport.json"
    run("report", CODE, "--format", "json", "--sessions", "first", "--output", report)
    told = json.loads(run("carry", report, "--sessions", "first", "--json").stdout)
    assert [each["name"] for each in told["drivers"]] == ["AI", "Elen", "Vården"]


def test_what_is_not_there_is_one_sentence(refused: Refused, sessions: Path) -> None:
    assert "ingen workshop NIX" in refused("carry", "NIX", "--sessions", "first")
    other = sessions / "annat.json"
    other.write_text("{}")
    assert "ingen JSON-rapport" in refused("carry", other, "--sessions", "first")


def test_a_template_that_takes_nothing_says_so(refused: Refused, sessions: Path) -> None:
    del sessions
    assert "inget moment som tar emot underlag" in refused(
        "new", "--template", "spaning", "--title", "Ny", "--from", CODE, "--sessions", "first")


def begun(template: str) -> Workshop:
    return foundation(KINDS, Wish(template, "Ny", parcel=parcel()), NOW).workshop


def test_a_workshop_is_founded_with_what_came_before(template: str) -> None:
    workshop = begun(template)
    (item,) = (each for each in workshop.activities.values() if each.kind == "carried")
    assert [each.name for each in carried_of(item).drivers] == [
        "Makten flyttar", "Vattnet stiger", "Arbetet ändras"]
    plain = foundation(KINDS, Wish(template, "Ny"), NOW).workshop
    assert carried_of(plain.activities[item.id]).now is None


def test_which_templates_take_it_follows_from_their_items(template: str) -> None:
    del template
    plan = plans()["spaning"]
    assert not takes_parcels(plan, KINDS)
    assert takes_parcels(with_item(plan), KINDS)


def test_an_empty_workshop_has_nothing_to_hand_on(refused: Refused, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    Shelf(tmp_path / "tom").create("tom", scanning().events)
    assert "inget att ta med" in refused("carry", CODE, "--sessions", "tom")
