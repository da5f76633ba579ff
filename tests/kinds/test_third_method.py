"""A method in a folder of its own works end to end, and nothing else had to be edited."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.chapter import Kinds
from facilitator.domain.document import Paragraph
from facilitator.domain.roles import Role
from facilitator.domain.scene import Presence
from facilitator.kinds import find_kinds
from facilitator.report.build import build
from facilitator.report.compose import compose
from facilitator.report.facts import as_json
from facilitator.report.tables import as_csv
from facilitator.report.tongue import Tongue
from facilitator.room.room import Room
from facilitator.show.canvas import Canvas
from facilitator.show.environment import make_environment
from facilitator.show.events import seen_events
from facilitator.show.views import Look, view_of
from facilitator.storage.database import open_for_reading
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, BO, KARIN, Story, gathered

FOLDER = Path(__file__).parent / "weather"
WEATHER = "weather-5"


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    return find_kinds([FOLDER / "kinds"])


@pytest.fixture
def story(kinds: Kinds) -> Story:
    """The weather is open; Anna has sun, Bo rain."""
    story = gathered(kinds)
    story.does(KARIN, "agenda.add", kind="weather", title="Väder", question="Hur känns det?")
    story.does(KARIN, "stage.start", activity=WEATHER)
    story.does(ANNA, "weather.feel", sky="sun")
    story.does(BO, "weather.feel", sky="Rain")
    return story


def shown(role: Role, story: Story) -> str:
    """What stands on the stage, through the environment that the product uses."""
    environment = make_environment([FOLDER / "templates"], "sv", str)
    canvas = Canvas(environment)
    view = view_of(role, story.state, story.kinds, look(story))
    frame = next(p for p in view.picture.parts if p.id == "sky") if role is Role.WALL else None
    # The product's own shell has templates of its own; here only the method's are looked at.
    own = type(view)(
        type(view.picture)(view.picture.template, view.picture.data, (frame,) if frame else ()),
        view.context)  # fmt: skip
    canvas.paint(own)
    return canvas.stage()


def look(story: Story) -> Look:
    return Look(story.now, Presence(), 0, "https://example.org/w/X", "example.org")


def test_it_is_found_by_its_folder(kinds: Kinds) -> None:
    assert list(kinds) == [
        "axes", "backcast", "carried", "checkin", "cluster", "cross", "dotvote", "elements",
        "matrix", "merge", "pause", "rating", "scan", "story", "talk", "wildcard", "weather"]


def test_it_is_decided_and_folded(story: Story) -> None:
    assert story.kinds["weather"].count(story.activity(WEATHER)) == 2


def test_its_fields_and_stages_are_checked_like_ours(story: Story) -> None:
    assert story.refuses(ANNA, "weather.feel", sky="snow").field == "sky"
    story.does(KARIN, "stage.close")
    assert story.refuses(ANNA, "weather.feel", sky="sun").code == "closed"


@pytest.mark.parametrize(("role", "words"), [
    (Role.PHONE, "Sol"), (Role.WALL, "<b>1 sol</b> <b>1 regn</b>"),
    (Role.DESK, "2 har känt efter"),
])  # fmt: skip
def test_every_audience_sees_it(role: Role, words: str, story: Story) -> None:
    assert words in shown(role, story)


def test_programs_see_its_events(story: Story) -> None:
    events = seen_events(Role.PHONE, story.state, story.kinds, tuple(story.events), look(story))
    assert [e["data"] for e in events if e["name"] == "weather.felt"] == [
        {"sky": "sun"}, {"sky": "rain"}]  # fmt: skip


def test_it_is_in_the_report(story: Story) -> None:
    report = build(story.state, story.kinds, story.now, "sv")
    facts = json.loads(as_json(report))["activities"][-1]
    assert facts["results"] == {"sun": 1, "rain": 1}
    assert "Väder,Hur känns det?" in as_csv(report).decode()
    [chapter] = [c for c in compose(report).chapters if c.id == "other"]
    [told] = chapter.parts[-1].blocks
    assert isinstance(told, Paragraph)
    assert Tongue("sv").text(told.text) == "Sol 1, regn 1"


@pytest.fixture
def room(story: Story, tmp_path: Path) -> Iterator[Room]:
    """Its file in a real room."""
    path = Shelf(tmp_path).create("weather", story.events)
    room = Room(path, story.kinds, lambda: story.now)
    yield room
    room.close()


def test_it_runs_in_a_room_and_its_view_answers(room: Room, story: Story) -> None:
    room.handle(story.command(ANNA, "weather.feel", sky="sun"))
    connection = open_for_reading(room.path)
    assert connection.execute("SELECT sky FROM weather").fetchall() == [
        ("sun",), ("rain",), ("sun",)]  # fmt: skip
    connection.close()
