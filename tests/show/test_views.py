"""The secrecy wall: what each audience may see, through the templates that people will see."""

from dataclasses import replace

import pytest

from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.scene import Presence
from facilitator.paths import asset
from facilitator.show.canvas import Canvas
from facilitator.show.environment import make_environment
from facilitator.show.events import seen_events
from facilitator.show.language import LANGUAGES
from facilitator.show.views import Look, mine_of, touched, view_of
from facilitator.web.assets import Assets
from tests.cast import (
    ANNA,
    BO,
    CHECKIN,
    KARIN,
    KINDS,
    PAUSE,
    SCAN,
    SECRETS,
    TALK,
    WALL,
    Story,
    everything_in,
    gathered,
)

ASSETS = Assets(asset("static"))
ENVIRONMENTS = {
    language: make_environment([asset("templates")], language, ASSETS.address)
    for language in LANGUAGES
}
ROLES = (Role.PHONE, Role.WALL, Role.DESK)


def look(story: Story, turn: int = 0) -> Look:
    here = Presence({"o1": 1}, frozenset({ANNA.id}), "Region Skåne", ("Karin",))
    return Look(story.now, here, turn, "https://example.org/w/SKANE2", "example.org")


def shown(role: Role, story: Story, language: str = "sv") -> str:
    """Everything one audience gets, as markup."""
    canvas = Canvas(ENVIRONMENTS[language])
    canvas.paint(view_of(role, story.state, KINDS, look(story)))
    return str(canvas.whole())


def own(actor: Actor, story: Story) -> str:
    view = mine_of(story.state, KINDS, actor, look(story))
    canvas = Canvas(ENVIRONMENTS["sv"])
    if view:
        canvas.paint(view)
    return str(canvas.fills())


def lived(activity: str, stage: str, naming: str = "organisation") -> Story:
    """A workshop at that activity and stage, with something in it."""
    story = gathered(naming=naming)
    if stage == "prepared":
        story.does(KARIN, "stage.turn_to", activity=activity)
        return story
    story.does(KARIN, "stage.start", activity=activity)
    if activity == SCAN:
        card = story.card(ANNA, "Vattnet stiger", category="ekologi")
        story.card(BO, "Fler robotar")
        story.does(KARIN, "entry.hide", entry=card, reason="dubblett")
        story.card(KARIN, "Skrivet åt någon")
    if activity == CHECKIN:
        story.does(ANNA, "checkin.answer", word="nyfiken", energy=4, expectation="lära mig")
    for step in {"open": (), "locked": ("close",), "revealed": ("close", "reveal")}[stage]:
        story.does(KARIN, f"stage.{step}")
    return story


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("stage", ["prepared", "open", "locked", "revealed"])
@pytest.mark.parametrize("activity", [CHECKIN, SCAN, TALK, PAUSE])
def test_every_surface_can_be_drawn(activity: str, stage: str, role: Role, language: str) -> None:
    assert shown(role, lived(activity, stage), language)


@pytest.mark.parametrize("role", ROLES)
def test_before_anything_has_begun_there_is_a_picture_too(role: Role, empty_room: Story) -> None:
    assert shown(role, empty_room)


@pytest.mark.parametrize("naming", ["open", "organisation", "anonymous"])
@pytest.mark.parametrize("activity", [CHECKIN, SCAN])
def test_ones_own_part_can_be_drawn(activity: str, naming: str) -> None:
    story = lived(activity, "open", naming)
    assert own(ANNA, story)
    assert own(KARIN, story)


@pytest.mark.parametrize("role", [Role.PHONE, Role.WALL])
@pytest.mark.parametrize("activity", [CHECKIN, SCAN, TALK, PAUSE])
def test_the_facilitators_script_stays_on_the_desk(activity: str, role: Role) -> None:
    story = lived(activity, "open")
    events = seen_events(role, story.state, KINDS, tuple(story.events), look(story))
    assert "Manus för" not in shown(role, story) + everything_in(events)
    assert "Manus för" in shown(Role.DESK, story)


@pytest.mark.parametrize("role", ROLES)
def test_no_key_nor_its_hash_is_on_any_screen(role: Role) -> None:
    story = lived(SCAN, "open")
    events = seen_events(role, story.state, KINDS, tuple(story.events), look(story))
    everything = shown(role, story) + everything_in(events)
    assert not [hashed for hashed in story.state.keys if hashed.removeprefix("code:") in everything]
    assert not [secret for secret in SECRETS.values() if secret in everything]


@pytest.mark.parametrize("role", [Role.PHONE, Role.WALL])
def test_who_is_in_the_room_is_not_told_to_the_room(role: Role) -> None:
    story = lived(SCAN, "open")
    events = seen_events(role, story.state, KINDS, tuple(story.events), look(story))
    assert not [e for e in events if str(e["name"]).startswith(("person.", "key.", "undo."))]
    assert ANNA.id not in shown(role, story) + everything_in(events)


def test_a_hidden_card_is_on_the_desk_with_its_reason_and_nowhere_else() -> None:
    story = lived(SCAN, "open")
    assert "Vattnet stiger" in shown(Role.DESK, story)
    assert "dubblett" in shown(Role.DESK, story)
    assert "Vattnet stiger" not in shown(Role.PHONE, story) + shown(Role.WALL, story)
    assert "Vattnet stiger" in own(ANNA, story)
    assert "Vattnet stiger" not in own(BO, story)


@pytest.mark.parametrize("role", ROLES)
def test_what_people_write_is_text_on_every_screen(role: Role, scan: Story) -> None:
    scan.card(ANNA, '<img src=x onerror="1">', text="<script>1</script>", source="javascript:1")
    markup = shown(role, scan) + own(ANNA, scan)
    assert "<img src=x" not in markup
    assert "<script>1" not in markup
    assert 'href="javascript:' not in markup


def test_an_agenda_of_a_missing_method_can_still_be_shown(scan: Story) -> None:
    without = {name: kind for name, kind in KINDS.items() if name != "scan"}
    for role in ROLES:
        canvas = Canvas(ENVIRONMENTS["sv"])
        canvas.paint(view_of(role, scan.state, without, look(scan)))
        assert canvas.stage()


def test_the_wall_shows_how_to_join_when_the_desk_says_so(scan: Story) -> None:
    scan.does(KARIN, "wall.show", what="join")
    assert "<svg" in shown(Role.WALL, scan)
    assert "example.org" in shown(Role.WALL, scan)


def test_those_whose_own_part_changes_are_told(scan: Story) -> None:
    before = scan.state
    card = scan.card(ANNA, "Vattnet stiger")
    hidden = scan.does(KARIN, "entry.hide", entry=card)
    assert touched(before, scan.state, scan.kinds, tuple(hidden)) == {ANNA.id}


def test_nobody_sees_anything_as_the_system(scan: Story) -> None:
    with pytest.raises(ValueError, match="system"):
        view_of(SYSTEM.role, scan.state, KINDS, look(scan))
    assert mine_of(scan.state, KINDS, WALL, look(scan)) is None


def test_a_day_that_begins_at_no_time_can_still_be_shown(scan: Story) -> None:
    """Files from before start had to be a time of day."""
    day = replace(scan.state.days[0], start="9:xx")
    scan.state = replace(scan.state, days=(day,))
    assert "Spaning" in shown(Role.DESK, scan)


@pytest.mark.parametrize("role", [Role.PHONE, Role.WALL])
def test_what_was_edited_away_is_not_told_to_one_who_asks_afterwards(
    role: Role, scan: Story
) -> None:
    entry = scan.card(ANNA, "bortredigerad-kanarie")
    scan.does(ANNA, "scan.edit", entry=entry, headline="Rättat")
    seen = str(seen_events(role, scan.state, KINDS, tuple(scan.events), look(scan)))
    assert "bortredigerad-kanarie" not in seen
    assert "Rättat" in seen
