"""A workshop that has been held: everything was answered, shown, summed up, and at its hour."""

import re
from datetime import date, datetime, timedelta
from functools import cache
from itertools import count

import pytest

from facilitator.demonstration.chronicle import Chronicle
from facilitator.demonstration.held import CARRIED, held, hold
from facilitator.domain.editorial import Sentence
from facilitator.domain.fold import fold
from facilitator.domain.roles import Role
from facilitator.domain.stage import Stage
from facilitator.founding import Wish, foundation
from facilitator.importing.carrying import Parcel, parcel_of_workshop
from facilitator.kinds.story.writing import narratives_of
from facilitator.plans import plans
from facilitator.report.anchors import Anchors
from facilitator.report.build import build
from facilitator.report.compose import compose
from facilitator.report.tongue import Tongue
from facilitator.storage.shelf import Shelf
from tests.cast import KINDS

FIRST = date(2026, 5, 12)
PEOPLE = 30
LISTENED = {"talk", "pause"}


def played(name: str, people: int = PEOPLE) -> Chronicle:
    secrets = count()
    began = foundation(KINDS, Wish(name, plans()[name].title, "region-2050", str(FIRST)),
                       "2026-05-01T08:00:00.000+00:00")
    brings = any(each.kind == CARRIED for each in began.workshop.activities.values())
    return held(began, KINDS, FIRST, people, lambda: f"nyckel-{next(secrets)}",
                parcel=came_to(people) if brings else None)


@cache
def came_to(people: int) -> Parcel:
    """What the first workshop hands on to the second."""
    state = played("omvarld", people).state
    return parcel_of_workshop(state, KINDS, "2026-05-01T08:00:00.000+00:00")


@pytest.mark.parametrize("name", sorted(plans()))
def test_every_item_of_a_template_is_played_and_shown(name: str) -> None:
    chronicle = played(name)
    state = chronicle.state
    for each in (state.activities[one] for one in state.agenda):
        assert each.started, each.title
        if each.kind not in LISTENED:
            assert each.stage is Stage.REVEALED, each.title
            assert any(event.activity == each.id and event.name.startswith(f"{each.kind}.")
                       for event in chronicle.events), each.title
    assert state.ended
    assert len(state.present()) == PEOPLE
    assert state.downloads == "room"


def test_a_room_with_fewer_tables_than_texts_writes_them_all() -> None:
    state = played("scenarier", 16).state
    (stories,) = (each for each in state.activities.values() if each.kind == "story")
    assert len(narratives_of(stories).by_id) == 8


@pytest.mark.parametrize("name", ["omvarld", "omvarld-halvdag", "scenarier"])
def test_what_was_found_is_published_with_its_evidence(name: str) -> None:
    published = played(name).state.editing.published()
    assert published
    assert 3 <= len(published.editorial.sentences) <= 7
    assert any(each.evidence for each in published.editorial.sentences)
    assert published.editorial.next_steps


@pytest.mark.parametrize("name", sorted(plans()))
def test_each_item_begins_when_the_day_says_and_ends_near_it(name: str) -> None:
    chronicle = played(name)
    state = chronicle.state
    for day in range(len(state.days)):
        items = [each for each in (state.activities[one] for one in state.agenda)
                 if each.day == day]
        hour, minute = map(int, state.days[day].start.split("."))
        planned = datetime(2026, 5, 12 + day, hour, minute).astimezone()
        for each in items:
            began = datetime.fromisoformat(str(each.started))
            assert abs(began - planned) <= timedelta(minutes=4), (each.title, began, planned)
            planned += timedelta(minutes=each.minutes)
    times = [event.at for event in chronicle.events]
    assert times == sorted(times)


def test_the_same_is_said_every_time() -> None:
    one, other = played("scenarier"), played("scenarier")

    def said(chronicle: Chronicle) -> list[object]:
        return [event.data for event in chronicle.events if event.actor.role is Role.PHONE]

    assert len(said(one)) > PEOPLE
    assert said(one) == said(other)


def test_the_log_is_the_workshop() -> None:
    chronicle = played("omvarld")
    assert fold(chronicle.events, KINDS) == chronicle.state


def test_it_is_a_file_like_any_other(tmp_path) -> None:
    shelf = Shelf(tmp_path)
    made = hold(shelf, KINDS, Wish("spaning", "Spaning", "region-2050", str(FIRST)), FIRST, 12)
    found = shelf.find(made.workshop.code)
    assert found
    assert found.path == made.path


def test_nothing_that_divides_the_room_is_something_to_count_on() -> None:
    counted_on, divided = (
        set(re.findall("”(.+?)”", " ".join(
            each.text for each in published("omvarld") if each.text.startswith(begins))))
        for begins in ("Vi kan räkna med", "Vi är oeniga om"))
    assert counted_on
    assert divided
    assert not counted_on & divided


def published(name: str) -> tuple[Sentence, ...]:
    version = played(name, 90).state.editing.published()
    assert version
    return version.editorial.sentences


def test_evidence_says_how_many_answered_of_that_thing() -> None:
    state = played("omvarld").state
    [matrix] = [each for each in state.activities.values() if each.kind == "matrix"]
    items = matrix.results[-1].numbers["items"]
    report = build(state, KINDS, "2026-05-15T08:00:00.000+00:00", "sv")
    anchors = Anchors.of(compose(report).chapters)
    answered = set()
    for item, numbers in items.items():
        n = min(numbers[each]["n"] for each in ("impact", "uncertainty"))
        answered.add(n)
        told = Tongue("sv").text(anchors.words[f"{matrix.id}.{item}"])
        assert told.endswith(f", n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}")
    assert len(answered) > 1
